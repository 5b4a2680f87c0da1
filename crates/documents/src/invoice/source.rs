//! One view of an issued document and of a draft, so that both go through one layout.

use billing::{
    Currency, Customer, DocumentAllowance, Draft, Exemption, IssuedInvoice, Line, Origin, Preceding, Prices, Seller,
    Supply, Totals, TypeCode, Withholding,
};
use chrono::NaiveDate;

use super::Parties;

/// What a sheet is made from. Nothing here is computed.
pub(super) struct Source<'a> {
    /// None marks a draft.
    pub(super) number: Option<&'a str>,
    pub(super) type_code: TypeCode,
    pub(super) issue_date: NaiveDate,
    pub(super) due_date: Option<NaiveDate>,
    pub(super) currency: Currency,
    pub(super) seller: &'a Seller,
    pub(super) customer: Option<&'a Customer>,
    pub(super) delivered: &'a str,
    pub(super) supply: Supply,
    pub(super) order_reference: &'a str,
    pub(super) description: &'a str,
    pub(super) notes: &'a str,
    pub(super) terms: &'a str,
    pub(super) preceding: Option<&'a Preceding>,
    pub(super) based_on: Option<&'a Origin>,
    pub(super) prices: Prices,
    pub(super) lines: &'a [Line],
    pub(super) allowances: &'a [DocumentAllowance],
    pub(super) charges: &'a [DocumentAllowance],
    /// Why categories bear no VAT: frozen, or as it would be frozen now.
    pub(super) exemptions: Vec<Exemption>,
    pub(super) withholding: Option<&'a Withholding>,
    pub(super) totals: &'a Totals,
}

impl<'a> Source<'a> {
    pub(super) fn issued(invoice: &'a IssuedInvoice) -> Self {
        Self {
            number: Some(invoice.number().as_str()),
            type_code: invoice.type_code(),
            issue_date: invoice.issue_date(),
            due_date: Some(invoice.due_date()),
            currency: invoice.currency(),
            seller: invoice.seller(),
            customer: Some(invoice.customer()),
            delivered: invoice.delivered(),
            supply: invoice.supply(),
            order_reference: invoice.order_reference(),
            description: invoice.description(),
            notes: invoice.notes(),
            terms: invoice.terms(),
            preceding: invoice.preceding().as_ref(),
            based_on: invoice.based_on().as_ref(),
            prices: invoice.prices(),
            lines: invoice.lines(),
            allowances: invoice.allowances(),
            charges: invoice.charges(),
            exemptions: invoice.exemptions().to_vec(),
            withholding: invoice.withholding().as_ref(),
            totals: invoice.totals(),
        }
    }

    pub(super) fn draft(draft: &'a Draft, totals: &'a Totals, parties: Parties<'a>, date: NaiveDate) -> Self {
        let issue_date = draft.issue_date.unwrap_or(date);
        Self {
            number: None,
            type_code: draft.type_code,
            issue_date,
            due_date: draft.due(issue_date),
            currency: draft.currency,
            seller: parties.seller,
            customer: parties.customer,
            delivered: &draft.delivered,
            supply: draft.supply,
            order_reference: &draft.order_reference,
            description: &draft.description,
            notes: &draft.notes,
            terms: &draft.terms,
            preceding: draft.preceding.as_ref(),
            based_on: draft.based_on.as_ref(),
            prices: draft.prices,
            lines: &draft.lines,
            allowances: &draft.allowances,
            charges: &draft.charges,
            exemptions: match parties.customer {
                Some(customer) => draft.exemption_reasons(totals, parties.seller, customer),
                None => draft.exemption_reasons(totals, parties.seller, &Customer::default()),
            },
            withholding: draft.withholding.as_ref(),
            totals,
        }
    }

    /// A credit note's amounts are positive and go to the customer, a quote's are owed by nobody: nothing is asked for.
    pub(super) fn asks_for_money(&self) -> bool {
        self.type_code.asks_for_money() && self.totals.to_pay.minor() > 0
    }

    /// Whether it states a whole job and takes off what was asked for before.
    pub(super) fn ends_a_job(&self) -> bool {
        self.lines.iter().any(|line| line.deducts.is_some())
    }

    /// Whoever signs for a delivery has no business with what it costs.
    pub(super) fn shows_prices(&self) -> bool {
        self.type_code != TypeCode::DeliveryNote
    }
}
