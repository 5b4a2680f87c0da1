//! Back from typed values to text: what a form shows of a document that was issued, credited or copied.

use crate::{
    Allowance, AllowanceText, CustomerId, DocumentAllowance, Draft, DraftText, Exemption, ExemptionText, IssuedInvoice,
    Line, LineText, Origin, Preceding, Supply, Vat, VatText, Withholding, WithholdingText, plain,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What was read, written out again; what could not be read is gone, so keep the typed text for editing.
impl From<&Draft> for DraftText {
    fn from(draft: &Draft) -> Self {
        Self {
            customer: id(draft.customer),
            currency: draft.currency.to_string(),
            type_code: draft.type_code.to_string(),
            preceding: preceding(draft.preceding.as_ref()),
            job: draft.job.map(|id| id.to_string()).unwrap_or_default(),
            based_on: based_on(draft.based_on.as_ref()),
            issue_date: draft.issue_date.map(|date| date.to_string()).unwrap_or_default(),
            due_date: draft.due_date.map(|date| date.to_string()).unwrap_or_default(),
            delivered: draft.delivered.clone(),
            prepaid: amount(draft.prepaid),
            rounding: amount(draft.rounding),
            exemptions: draft.exemptions.iter().map(ExemptionText::from).collect(),
            vat_scheme: draft.scheme.map(|scheme| scheme.code().to_owned()).unwrap_or_default(),
            withholding: draft.withholding.as_ref().map(WithholdingText::from),
            order_reference: draft.order_reference.clone(),
            description: draft.description.clone(),
            notes: draft.notes.clone(),
            terms: draft.terms.clone(),
            prices: draft.prices.to_string(),
            lines: draft.lines.iter().map(LineText::from).collect(),
            allowances: draft.allowances.iter().map(AllowanceText::from).collect(),
            charges: draft.charges.iter().map(AllowanceText::from).collect(),
            ..dates(draft.supply)
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
            job: issued.job().map(|id| id.to_string()).unwrap_or_default(),
            based_on: based_on(issued.based_on().as_ref()),
            issue_date: issued.issue_date().to_string(),
            due_date: issued.due_date().to_string(),
            delivered: issued.delivered().to_owned(),
            prepaid: amount(issued.prepaid()),
            rounding: amount(issued.rounding()),
            exemptions: issued.exemptions().iter().map(ExemptionText::from).collect(),
            vat_scheme: String::new(),
            withholding: issued.withholding().as_ref().map(WithholdingText::from),
            order_reference: issued.order_reference().to_owned(),
            description: issued.description().to_owned(),
            notes: issued.notes().to_owned(),
            terms: issued.terms().to_owned(),
            prices: issued.prices().to_string(),
            lines: issued.lines().iter().map(LineText::from).collect(),
            allowances: issued.allowances().iter().map(AllowanceText::from).collect(),
            charges: issued.charges().iter().map(AllowanceText::from).collect(),
            ..dates(issued.supply())
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
            deducts: line.deducts.as_ref().map(ToString::to_string).unwrap_or_default(),
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

impl From<&Exemption> for ExemptionText {
    fn from(exemption: &Exemption) -> Self {
        let Exemption { category, code, reason } = exemption;
        Self { category: category.to_string(), code: code.clone(), reason: reason.clone() }
    }
}

impl From<&Withholding> for WithholdingText {
    fn from(withholding: &Withholding) -> Self {
        Self { name: withholding.name.clone(), percent: plain(withholding.percent) }
    }
}

/// A form that holds the dates of the supply and nothing else.
fn dates(supply: Supply) -> DraftText {
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    DraftText {
        delivery_date: text(supply.delivery_date),
        period_start: text(supply.period_start),
        period_end: text(supply.period_end),
        tax_point: text(supply.tax_point),
        ..DraftText::default()
    }
}

/// Nothing is left empty, as it is typed.
fn amount(amount: Decimal) -> String {
    if amount.is_zero() { String::new() } else { amount.to_string() }
}

fn preceding(preceding: Option<&Preceding>) -> String {
    preceding.map(|preceding| preceding.number.to_string()).unwrap_or_default()
}

fn based_on(origin: Option<&Origin>) -> String {
    origin.map(|origin| origin.number.to_string()).unwrap_or_default()
}

fn id(customer: Option<CustomerId>) -> String {
    customer.map(|customer| customer.to_string()).unwrap_or_default()
}
