//! What keeps a credit note from being issued against its invoice; asked again in the transaction that issues, so that of
//! two drafts over the same line only one passes.

use super::{Creditable, quantity_like};
use crate::{Draft, Fault, Line, Totals, Vat};

impl Creditable<'_> {
    /// Everything about `note` that does not fit its invoice and the credit notes before it, in the order of the form.
    #[must_use]
    pub fn check(&self, note: &Draft) -> Vec<Fault> {
        let mut faults = Vec::new();
        if note.preceding.as_ref().is_none_or(|preceding| preceding.number != *self.invoice.number()) {
            faults.push(Fault::new("preceding", "BR-55", "Name the invoice that this credits."));
        }
        if note.issue_date.is_some_and(|date| date < self.invoice.issue_date()) {
            let message = "A credit note is not dated before the invoice that it credits: choose a later date.";
            faults.push(Fault::new("issue_date", "before-its-invoice", message));
        }
        if note.customer != self.invoice.customer_id() {
            let message = "A credit note goes to the customer of its invoice.";
            faults.push(Fault::new("customer", "not-its-customer", message));
        }
        if note.currency != self.invoice.currency() {
            faults.push(Fault::new("currency", "not-its-currency", "A credit note is in the currency of its invoice."));
            return faults;
        }
        for (n, line) in note.lines.iter().enumerate() {
            faults.extend(self.check_line(n, line, &note.lines));
        }
        for (list, items) in [("allowances", &note.allowances), ("charges", &note.charges)] {
            let places = items.iter().enumerate().map(|(n, item)| (format!("{list}.{n}.vat"), item.vat));
            faults.extend(places.filter_map(|(path, vat)| self.check_vat(path, vat)));
        }
        if let Ok(totals) = note.totals() {
            faults.extend(self.check_rates(note, &totals));
        }
        faults
    }

    /// A line that says what a line of the invoice says is held to its quantity; any other only to the amounts.
    fn check_line(&self, n: usize, line: &Line, all: &[Line]) -> Option<Fault> {
        if let Some(fault) = self.check_vat(format!("lines.{n}.vat"), line.vat) {
            return Some(fault);
        }
        let invoiced = quantity_like(self.invoice.lines(), line);
        let credited = self.credited_like(line).saturating_add(quantity_like(&all[..=n], line));
        let too_many = !invoiced.is_zero() && credited.abs() > invoiced.abs();
        too_many.then(|| {
            let message = "More of this line would be credited than was invoiced: lower the quantity.";
            Fault::new(format!("lines.{n}.quantity"), "more-than-invoiced", message)
        })
    }

    /// VAT that was never charged is not given back, whether a line, an allowance or a charge says it.
    fn check_vat(&self, path: String, vat: Vat) -> Option<Fault> {
        let message = "The invoice has nothing at this VAT category and rate: use one that it has.";
        (!self.has(vat)).then(|| Fault::new(path, "not-its-vat", message))
    }

    /// The first line (or else charge) of each category and rate that takes more than is left there. What the invoice has
    /// nothing of was named by [`Self::check_vat`].
    fn check_rates(&self, note: &Draft, totals: &Totals) -> Vec<Fault> {
        let line = |vat: Vat| note.lines.iter().position(|line| line.vat == vat).map(|n| format!("lines.{n}.price"));
        let charge =
            |vat: Vat| note.charges.iter().position(|item| item.vat == vat).map(|n| format!("charges.{n}.amount"));
        self.rows_of(totals)
            .into_iter()
            .filter(|(vat, amount)| self.has(*vat) && !self.row_fits(*vat, *amount))
            .map(|(vat, _)| {
                let path = line(vat).or_else(|| charge(vat)).unwrap_or_else(|| "lines".to_owned());
                let message = "This is more than is left to credit of the invoice at this VAT rate.";
                Fault::new(path, "more-than-left", message)
            })
            .collect()
    }
}
