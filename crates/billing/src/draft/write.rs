//! Back from typed values to text: what a form shows of a document that was issued, credited or copied.

use crate::{
    Allowance, AllowanceText, CustomerId, DocumentAllowance, Draft, DraftText, IssuedInvoice, Line, LineText,
    Preceding, Vat, VatText,
};
use rust_decimal::Decimal;

/// What was read, written out again; what could not be read is gone, so keep the typed text for editing.
impl From<&Draft> for DraftText {
    fn from(draft: &Draft) -> Self {
        Self {
            customer: id(draft.customer),
            currency: draft.currency.to_string(),
            type_code: draft.type_code.to_string(),
            preceding: preceding(draft.preceding.as_ref()),
            issue_date: draft.issue_date.map(|date| date.to_string()).unwrap_or_default(),
            due_date: draft.due_date.map(|date| date.to_string()).unwrap_or_default(),
            delivered: draft.delivered.clone(),
            order_reference: draft.order_reference.clone(),
            description: draft.description.clone(),
            notes: draft.notes.clone(),
            terms: draft.terms.clone(),
            prices: "net".to_owned(),
            lines: draft.lines.iter().map(LineText::from).collect(),
            allowances: draft.allowances.iter().map(AllowanceText::from).collect(),
            charges: draft.charges.iter().map(AllowanceText::from).collect(),
        }
    }
}

/// A document as it was frozen, in the shape of a form.
impl From<&IssuedInvoice> for DraftText {
    fn from(issued: &IssuedInvoice) -> Self {
        Self {
            customer: id(issued.customer_id()),
            currency: issued.currency().to_string(),
            type_code: issued.type_code().to_string(),
            preceding: preceding(issued.preceding().as_ref()),
            issue_date: issued.issue_date().to_string(),
            due_date: issued.due_date().to_string(),
            delivered: issued.delivered().to_owned(),
            order_reference: issued.order_reference().to_owned(),
            description: issued.description().to_owned(),
            notes: issued.notes().to_owned(),
            terms: issued.terms().to_owned(),
            prices: "net".to_owned(),
            lines: issued.lines().iter().map(LineText::from).collect(),
            allowances: issued.allowances().iter().map(AllowanceText::from).collect(),
            charges: issued.charges().iter().map(AllowanceText::from).collect(),
        }
    }
}

impl From<&Line> for LineText {
    fn from(line: &Line) -> Self {
        Self {
            name: line.name.clone(),
            description: line.description.clone(),
            quantity: line.quantity.to_string(),
            unit: line.unit.clone(),
            price: line.price.to_string(),
            base_quantity: line.base_quantity.to_string(),
            allowances: line.allowances.iter().map(AllowanceText::from).collect(),
            charges: line.charges.iter().map(AllowanceText::from).collect(),
            vat: VatText::from(line.vat),
        }
    }
}

impl From<&Allowance> for AllowanceText {
    fn from(allowance: &Allowance) -> Self {
        let text = |number: Option<Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            amount: text(allowance.amount),
            percent: text(allowance.percent),
            base: text(allowance.base),
            reason: allowance.reason.clone(),
            vat: None,
        }
    }
}

impl From<&DocumentAllowance> for AllowanceText {
    fn from(item: &DocumentAllowance) -> Self {
        Self { vat: Some(VatText::from(item.vat)), ..Self::from(&item.allowance) }
    }
}

impl From<Vat> for VatText {
    fn from(vat: Vat) -> Self {
        Self { category: vat.category.to_string(), rate: vat.rate.to_string() }
    }
}

fn preceding(preceding: Option<&Preceding>) -> String {
    preceding.map(|preceding| preceding.number.to_string()).unwrap_or_default()
}

fn id(customer: Option<CustomerId>) -> String {
    customer.map(|customer| customer.to_string()).unwrap_or_default()
}
