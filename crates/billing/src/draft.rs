//! A document that may still be edited: it has no number, and may be incomplete.

mod check;
mod read;
mod write;

use crate::{
    Basis, Currency, Customer, CustomerId, DocumentAllowance, Error, Exemption, Fault, InvoiceId, InvoiceNumber,
    IssuedInvoice, Line, Prices, Seller, Supply, Totals, TypeCode, VatScheme, Withholding,
};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Days until due where neither a due date nor other terms are given.
pub const TERMS_DAYS_DEFAULT: u32 = 14;

/// Days for which a quote holds where it does not say.
pub const QUOTE_DAYS_DEFAULT: u32 = 30;

/// The document that this one credits or corrects (BG-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preceding {
    /// BT-25.
    pub number: InvoiceNumber,
    /// BT-26.
    pub issue_date: NaiveDate,
}

/// The paper that a document was made from: an invoice from a quote, a delivery note from an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// BT-3 of that paper.
    pub type_code: TypeCode,
    /// Its number.
    pub number: InvoiceNumber,
    /// When it was issued.
    pub issue_date: NaiveDate,
}

/// A document before it is issued. Made from what was typed by [`Draft::read`], or empty by [`Draft::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Who it is for; None while nobody was chosen.
    pub customer: Option<CustomerId>,
    /// BT-5.
    pub currency: Currency,
    /// BT-3.
    pub type_code: TypeCode,
    /// As wished; the day of issue where there is none.
    pub issue_date: Option<NaiveDate>,
    /// BT-9; issue date plus [`Draft::terms_days`] where there is none.
    pub due_date: Option<NaiveDate>,
    /// Days from issue to due; [`TERMS_DAYS_DEFAULT`] unless set.
    pub terms_days: u32,
    /// Delivered or service period in words, as printed; the dates are in `supply`.
    pub delivered: String,
    /// BG-13, BG-14 and BT-7.
    pub supply: Supply,
    /// BT-13.
    pub order_reference: String,
    /// Subject line over the table.
    pub description: String,
    /// BT-22.
    pub notes: String,
    /// BT-20 as printed; may be empty.
    pub terms: String,
    /// Whether the prices of lines, allowances and charges have VAT inside.
    pub prices: Prices,
    /// BG-25.
    pub lines: Vec<Line>,
    /// BG-20.
    pub allowances: Vec<DocumentAllowance>,
    /// BG-21.
    pub charges: Vec<DocumentAllowance>,
    /// BT-113 in major units.
    pub prepaid: Decimal,
    /// BT-114 in major units.
    pub rounding: Decimal,
    /// Reasons for categories without VAT (BT-120, BT-121), where the proposed ones are not wanted.
    pub exemptions: Vec<Exemption>,
    /// The small-business scheme that it is written under.
    pub scheme: Option<VatScheme>,
    /// What the customer keeps back for the tax office.
    pub withholding: Option<Withholding>,
    /// BG-3; needed by a credit note and a correction.
    pub preceding: Option<Preceding>,
    /// The document that its job began with: what deposits, parts and the invoice at the end are tied by.
    pub job: Option<InvoiceId>,
    /// The quote, or another paper, that it was made from.
    pub based_on: Option<Origin>,
    /// What could not be read; its fields stand at nothing, and it cannot be issued.
    pub(crate) unread: Vec<Fault>,
}

impl Draft {
    /// An empty draft in `currency`.
    #[must_use]
    pub const fn new(currency: Currency) -> Self {
        Self {
            customer: None,
            currency,
            type_code: TypeCode::Invoice,
            issue_date: None,
            due_date: None,
            terms_days: TERMS_DAYS_DEFAULT,
            delivered: String::new(),
            supply: Supply::UNSAID,
            order_reference: String::new(),
            description: String::new(),
            notes: String::new(),
            terms: String::new(),
            prices: Prices::Net,
            lines: Vec::new(),
            allowances: Vec::new(),
            charges: Vec::new(),
            prepaid: Decimal::ZERO,
            rounding: Decimal::ZERO,
            exemptions: Vec::new(),
            scheme: None,
            withholding: None,
            preceding: None,
            job: None,
            based_on: None,
            unread: Vec::new(),
        }
    }

    /// A credit note over all of `issued`: same lines, positive amounts, type 381, pointing back.
    #[must_use]
    pub fn credit_of(issued: &IssuedInvoice) -> Self {
        Self {
            customer: issued.customer_id(),
            type_code: TypeCode::CreditNote,
            delivered: issued.delivered().to_owned(),
            supply: issued.supply(),
            order_reference: issued.order_reference().to_owned(),
            description: issued.description().to_owned(),
            prices: issued.prices(),
            lines: issued.lines().to_vec(),
            allowances: issued.allowances().to_vec(),
            charges: issued.charges().to_vec(),
            exemptions: issued.exemptions().to_vec(),
            withholding: issued.withholding().clone(),
            preceding: Some(Preceding { number: issued.number().clone(), issue_date: issued.issue_date() }),
            job: issued.job(),
            ..Self::new(issued.currency())
        }
    }

    /// What its lines come to now.
    ///
    /// # Errors
    /// As [`Totals::of`].
    pub fn totals(&self) -> Result<Totals, Error> {
        Totals::of(&self.basis())
    }

    /// What its totals are computed of.
    #[must_use]
    pub fn basis(&self) -> Basis<'_> {
        Basis {
            currency: self.currency,
            prices: self.prices,
            lines: &self.lines,
            allowances: &self.allowances,
            charges: &self.charges,
            prepaid: self.prepaid,
            rounding: self.rounding,
            withholding: self.withholding.as_ref(),
        }
    }

    /// When it would be due, issued on `issue_date`; of a quote, until when it holds. None when the terms lead beyond the
    /// calendar. A credit note and a delivery note wait for nothing: they are due on their own day.
    #[must_use]
    pub fn due(&self, issue_date: NaiveDate) -> Option<NaiveDate> {
        let days = match self.type_code {
            TypeCode::CreditNote | TypeCode::DeliveryNote => return Some(issue_date),
            TypeCode::Quote => QUOTE_DAYS_DEFAULT,
            TypeCode::Proforma
            | TypeCode::Partial
            | TypeCode::Invoice
            | TypeCode::Corrected
            | TypeCode::Prepayment
            | TypeCode::SelfBilled => self.terms_days,
        };
        self.due_date.or_else(|| issue_date.checked_add_days(Days::new(u64::from(days))))
    }

    /// Freezes it under `number`: from here on nothing of it can change. Pure; the caller took the number, chose
    /// `issue_date`, and does both in one transaction.
    ///
    /// # Errors
    /// Every fault that [`Draft::check`] finds; then the number must be given back.
    pub fn issue(
        self,
        number: InvoiceNumber,
        issue_date: NaiveDate,
        seller: &Seller,
        customer: Option<&Customer>,
    ) -> Result<IssuedInvoice, Vec<Fault>> {
        let mut faults = self.check(seller, customer);
        let due_date = self.due(issue_date);
        if due_date.is_none_or(|due| due < issue_date) {
            faults.push(Fault::new("due_date", "due-before-issue", "The due date must not be before the issue date."));
        }
        match (customer, due_date) {
            (Some(customer), Some(due_date)) if faults.is_empty() => {
                IssuedInvoice::freeze(self, number, issue_date, due_date, seller.clone(), customer.clone())
                    .map_err(|error| vec![Fault::of("lines", &error)])
            }
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests;
