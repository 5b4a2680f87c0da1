//! Lines of a document: as its rows say them, or one of the whole sum.

use super::amounts::{Amounts, rate_of};
use super::fields::Field;
use super::plan::Draft;
use billing::{ImportedLine, VatCategory, imported_share};
use documents::sheet::SheetRow;
use std::borrow::Cow;

impl Amounts<'_> {
    /// A row as a line of its document.
    pub fn line(
        &self,
        row: &SheetRow,
        derived: Option<i64>,
        draft: &mut Draft,
        zero_vat: &str,
    ) -> Option<ImportedLine<'static>> {
        let reading = self.reading;
        let quantity = reading.number(row, Field::Quantity, &mut draft.faults);
        let price = reading.number(row, Field::Price, &mut draft.faults);
        let discount = reading.number(row, Field::Discount, &mut draft.faults);
        let net = self.minor(row, Field::LineNet, &mut draft.faults);
        if !draft.faults.is_empty() {
            return None;
        }
        let given = self.given(quantity, price, discount);
        let net = match (net, &given) {
            (Some(net), _) => net,
            (None, Some(given)) => given.net,
            (None, None) => {
                let what = "The line has no amount: map its sum, or its price.";
                draft.faults.push(reading.fault(row, Field::LineNet, what));
                return None;
            }
        };
        let (category, rate) = self.vat(row, derived, draft, zero_vat)?;
        let description = reading.text(row, Field::Description).to_owned();
        let unit = reading.text(row, Field::Unit).to_owned();
        Some(match given.and_then(|given| given.exact) {
            Some((quantity, price, discount)) => ImportedLine {
                description: Cow::Owned(description),
                unit: Cow::Owned(unit),
                quantity,
                price,
                discount,
                category,
                rate,
                net,
            },
            // Finer than thousandths or the smallest coin, or without a price: the line is one of its sum, and says so.
            None => {
                let how = self.spelt(row);
                let description = [description, how].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
                whole_line(description.join(" "), category, rate, net)
            }
        })
    }

    /// A row that is a document: its line is one of its net.
    pub fn alone(
        &self,
        row: &SheetRow,
        [net, vat, gross]: [Option<i64>; 3],
        draft: &mut Draft,
        zero_vat: &str,
    ) -> Option<ImportedLine<'static>> {
        let reading = self.reading;
        let stated = reading.number(row, Field::VatRate, &mut draft.faults);
        let vat = vat.or_else(|| gross.zip(net).and_then(|(gross, net)| gross.checked_sub(net)));
        let percent = stated.and_then(|percent| self.basis_points(row, percent, draft));
        let net = net
            .or_else(|| gross.zip(vat).and_then(|(gross, vat)| gross.checked_sub(vat)))
            .or_else(|| gross.zip(percent).and_then(|(gross, rate)| without(gross, rate)));
        let Some(net) = net else {
            if draft.faults.is_empty() {
                let what = "Two of net, VAT and gross must be known, or one and the rate: map these columns.";
                draft.faults.push(reading.fault(row, Field::Gross, what));
            }
            return None;
        };
        let derived = match (percent, vat) {
            (Some(_), _) => None,
            (None, Some(vat)) => Some(rate_of(net, vat)),
            (None, None) => {
                if draft.faults.is_empty() {
                    let what = "Nothing says how much VAT is in it: map VAT, gross, or the rate.";
                    draft.faults.push(reading.fault(row, Field::VatRate, what));
                }
                return None;
            }
        };
        let (category, rate) = self.vat(row, derived, draft, zero_vat)?;
        Some(whole_line(reading.text(row, Field::Description).to_owned(), category, rate, net))
    }
}

fn whole_line(description: String, category: VatCategory, rate: i64, net: i64) -> ImportedLine<'static> {
    let (quantity, price) = if net < 0 { (-1000, net.saturating_neg()) } else { (1000, net) };
    let (description, unit) = (Cow::Owned(description), Cow::Borrowed(""));
    ImportedLine { description, unit, quantity, price, discount: 0, category, rate, net }
}

/// The net of a gross amount, half away from zero.
fn without(gross: i64, rate: i64) -> Option<i64> {
    i64::try_from(imported_share(gross.into(), 10_000, 10_000_i128.checked_add(rate.into())?)?).ok()
}
