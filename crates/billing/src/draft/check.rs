//! What keeps a draft from being issued, in plain words; rules of e-invoicing alone are in `en16931.rs`.

use crate::{
    Allowance, Customer, Draft, Error, Fault, Line, Money, Seller, TypeCode, Vat, decimal, fault::join,
    party::one_line, tax::VatPlace,
};
use rust_decimal::Decimal;

/// More lines than this are a mistake of a program.
const LINES_MAX: usize = 5_000;
/// Longest text of several lines.
const TEXT_CHARS_MAX: usize = 5_000;

impl Draft {
    /// Everything that keeps it from being issued, in the order of the form; empty when it can be.
    #[must_use]
    pub fn check(&self, seller: &Seller, customer: Option<&Customer>) -> Vec<Fault> {
        let mut faults = self.unread.clone();
        faults.extend(seller.check("seller"));
        match customer {
            Some(customer) => faults.extend(customer.check("customer")),
            None => faults.push(Fault::new("customer", "BR-07", "Choose the customer that this is for.")),
        }
        self.check_texts(&mut faults);
        self.check_lines(&mut faults);
        self.check_document_allowances(&mut faults);
        self.check_sums(&mut faults);
        faults.extend(self.supply.check());
        faults.extend(self.withholding.iter().flat_map(|withholding| withholding.check("withholding")));
        if let (Some(issued), Some(due)) = (self.issue_date, self.due_date)
            && due < issued
        {
            faults.push(Fault::new("due_date", "due-before-issue", "The due date must not be before the issue date."));
        }
        if faults.is_empty() {
            match self.totals() {
                Ok(totals) => {
                    faults.extend(self.check_credit(totals.payable));
                    faults.extend(customer.iter().flat_map(|customer| self.check_reasons(&totals, seller, customer)));
                }
                Err(error) => faults.push(Fault::of("lines", &error)),
            }
        }
        faults
    }

    /// What a credit note and a corrected invoice must have by themselves; [`crate::Creditable::check`] holds it to its invoice.
    fn check_credit(&self, payable: Money) -> Option<Fault> {
        if self.type_code == TypeCode::Corrected && self.preceding.is_none() {
            Some(Fault::new("preceding", "BR-55", "Name the invoice that this takes the place of."))
        } else if self.type_code != TypeCode::CreditNote {
            None
        } else if self.preceding.is_none() {
            Some(Fault::new("preceding", "BR-55", "Name the invoice that this credits."))
        } else if payable.minor() <= 0 {
            let message = "A credit note is written with amounts above 0: what it says goes to the customer.";
            Some(Fault::new("lines", "credits-nothing", message))
        } else {
            None
        }
    }

    /// BT-113 and BT-114.
    fn check_sums(&self, faults: &mut Vec<Fault>) {
        for (field, amount) in [("prepaid", self.prepaid), ("rounding", self.rounding)] {
            let amount = Money::exact(amount, self.currency);
            faults.extend(amount.err().map(|error| Fault::of(field, &error)));
        }
        if self.prepaid < Decimal::ZERO {
            let message = "What was paid in advance cannot be below 0.";
            faults.push(Fault::new("prepaid", "below-zero", message));
        }
    }

    fn check_texts(&self, faults: &mut Vec<Fault>) {
        let short = [
            ("order_reference", &self.order_reference),
            ("description", &self.description),
            ("delivered", &self.delivered),
        ];
        faults.extend(short.into_iter().filter_map(|(path, text)| one_line(path.to_owned(), text)));
        faults.extend(several_lines("notes".to_owned(), &self.notes));
        faults.extend(several_lines("terms".to_owned(), &self.terms));
    }

    fn check_lines(&self, faults: &mut Vec<Fault>) {
        match self.lines.len() {
            0 => faults.push(Fault::new("lines", "BR-16", "Add at least one line: what did you deliver?")),
            1..=LINES_MAX => {}
            _ => faults.push(Fault::new(
                "lines",
                "too-many-lines",
                format!("Split this: at most {LINES_MAX} lines fit one document."),
            )),
        }
        for (n, line) in self.lines.iter().enumerate() {
            self.check_line(&format!("lines.{n}"), line, faults);
        }
    }

    fn check_line(&self, path: &str, line: &Line, faults: &mut Vec<Fault>) {
        let at = |field: &str| join(path, field);
        if line.name.trim().is_empty() {
            faults.push(Fault::new(at("name"), "BR-25", "Say what this line is for."));
        }
        faults.extend(one_line(at("name"), &line.name));
        faults.extend(several_lines(at("description"), &line.description));
        let coded = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
        if !(1..=3).contains(&line.unit.len()) || !line.unit.bytes().all(coded) {
            faults.push(Fault::new(at("unit"), "BR-CL-23", "Use a unit code such as HUR (hour), DAY or C62 (one)."));
        }
        if line.price < Decimal::ZERO {
            faults.push(Fault::new(
                at("price"),
                "BR-27",
                "A price cannot be below 0: make the quantity negative instead.",
            ));
        }
        let numbers = [("quantity", line.quantity), ("price", line.price), ("base_quantity", line.base_quantity)];
        faults.extend(numbers.into_iter().filter_map(|(field, number)| out_of_bounds(at(field), number)));
        if line.base_quantity <= Decimal::ZERO {
            let message = "The quantity that a price is for must be above 0.";
            faults.push(Fault::new(at("base_quantity"), "PEPPOL-EN16931-R121", message));
        }
        faults.extend(line.vat.check(VatPlace::Line, &at("vat")));
        faults.extend(self.check_scheme(line.vat, &at("vat")));
        for (list, items) in [("allowances", &line.allowances), ("charges", &line.charges)] {
            for (n, allowance) in items.iter().enumerate() {
                self.check_allowance(&join(path, &format!("{list}.{n}")), allowance, faults);
            }
        }
    }

    fn check_document_allowances(&self, faults: &mut Vec<Fault>) {
        let lists = [
            ("allowances", &self.allowances, VatPlace::DocumentAllowance),
            ("charges", &self.charges, VatPlace::DocumentCharge),
        ];
        for (list, items, place) in lists {
            for (n, item) in items.iter().enumerate() {
                let path = format!("{list}.{n}");
                self.check_allowance(&path, &item.allowance, faults);
                faults.extend(item.vat.check(place, &join(&path, "vat")));
                faults.extend(self.check_scheme(item.vat, &join(&path, "vat")));
            }
        }
    }

    /// Under a small-business scheme VAT that is stated is VAT that is owed: none may slip in.
    fn check_scheme(&self, vat: Vat, path: &str) -> Option<Fault> {
        let charges_vat = self.scheme.is_some() && !vat.rate.is_zero();
        charges_vat.then(|| {
            let message = "Under your small-business scheme no VAT is charged: choose E, or turn the scheme off here.";
            Fault::new(join(path, "category"), "vat-under-scheme", message)
        })
    }

    fn check_allowance(&self, path: &str, allowance: &Allowance, faults: &mut Vec<Fault>) {
        faults.extend(one_line(join(path, "reason"), &allowance.reason));
        if allowance.amount.is_none() && allowance.percent.is_none() {
            faults.push(Fault::new(join(path, "amount"), "number-missing", "Enter an amount or a percentage."));
        }
        let numbers = [("amount", allowance.amount), ("percent", allowance.percent), ("base", allowance.base)];
        for (field, number) in numbers {
            faults.extend(number.and_then(|number| out_of_bounds(join(path, field), number)));
        }
        // An amount may be below 0 (on a line that takes goods back), a percentage has no reason to.
        if allowance.percent.is_some_and(|percent| percent < Decimal::ZERO) {
            let message = "This cannot be below 0: an allowance takes off, a charge adds.";
            faults.push(Fault::new(join(path, "percent"), "below-zero", message));
        }
        if let Some(Err(error)) = allowance.amount.map(|amount| Money::exact(amount, self.currency)) {
            faults.push(Fault::of(join(path, "amount"), &error));
        }
    }
}

/// Text that may hold line breaks and tabs, but nothing else that cannot be seen, and has an end.
fn several_lines(path: String, text: &str) -> Option<Fault> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Some(Fault::new(path, "control-character", "This holds an invisible character: remove it."));
    }
    (text.chars().count() > TEXT_CHARS_MAX)
        .then(|| Fault::new(path, "too-long", format!("This is longer than {TEXT_CHARS_MAX} characters: shorten it.")))
}

/// A number that a program made and no form could have read.
fn out_of_bounds(path: String, number: Decimal) -> Option<Fault> {
    (!decimal::in_bounds(number)).then(|| Fault::of(path, &Error::TooManyDigits))
}
