//! Between what crosses an edge (views: strings) and what the trade calculates with (types).

use crate::views::{
    AmountView, BusinessView, CustomerInput, DocumentLinkView, DraftInput, InvoiceView, PaymentView, StateView,
    TotalsView, VatBreakdownView,
};
use crate::{Error, Result};
use billing::{
    Customer, DraftText, InvoiceId, IssuedInvoice, Money, Payment, Seller, SettlementState, Totals, TotalsText,
};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Types that share their keys by contract (docs/formats/json) are carried over by them, so that no field is forgotten.
pub(crate) fn same_keys<T: DeserializeOwned>(from: &impl Serialize, what: &'static str) -> Result<T> {
    serde_json::to_value(from).and_then(serde_json::from_value).map_err(|_| Error::Unreadable { what })
}

pub(crate) fn draft_text(input: &DraftInput) -> Result<DraftText> {
    same_keys(input, "the draft")
}

pub(crate) fn customer(input: &CustomerInput) -> Result<Customer> {
    same_keys(input, "the customer")
}

pub(crate) fn customer_input(customer: &Customer) -> Result<CustomerInput> {
    same_keys(customer, "the customer")
}

pub(crate) fn seller(view: &BusinessView) -> Seller {
    Seller {
        name: view.name.clone(),
        trade: view.trade.clone(),
        street: view.street.clone(),
        city: view.city.clone(),
        postcode: view.postcode.clone(),
        country: view.country.clone(),
        vat_id: view.vat_id.clone(),
        tax_id: view.tax_id.clone(),
        email: view.email.clone(),
        phone: view.phone.clone(),
        iban: view.iban.clone(),
        bic: view.bic.clone(),
    }
}

/// The profile without what is kept in settings beside it.
pub(crate) fn business_view(seller: Seller) -> BusinessView {
    BusinessView {
        name: seller.name,
        trade: seller.trade,
        street: seller.street,
        city: seller.city,
        postcode: seller.postcode,
        country: seller.country,
        vat_id: seller.vat_id,
        tax_id: seller.tax_id,
        email: seller.email,
        phone: seller.phone,
        iban: seller.iban,
        bic: seller.bic,
        ..BusinessView::default()
    }
}

pub(crate) fn totals_view(totals: &Totals) -> TotalsView {
    let text = TotalsText::from(totals);
    TotalsView {
        currency: text.currency,
        line_nets: text.line_nets,
        line_total: text.line_total,
        allowance_total: text.allowance_total,
        charge_total: text.charge_total,
        net_total: text.net_total,
        vat_total: text.vat_total,
        gross_total: text.gross_total,
        prepaid: text.prepaid,
        rounding: text.rounding,
        payable: text.payable,
        vat_breakdown: text
            .vat_breakdown
            .into_iter()
            .map(|row| VatBreakdownView { category: row.category, rate: row.rate, taxable: row.taxable, tax: row.tax })
            .collect(),
    }
}

pub(crate) fn payment_view(payment: &Payment) -> PaymentView {
    PaymentView {
        id: payment.id.to_string(),
        date: payment.date.to_string(),
        amount: payment.amount.to_string(),
        note: payment.note.clone(),
    }
}

/// How another document points at this one.
pub(crate) fn link_view(id: &InvoiceId, invoice: &IssuedInvoice) -> DocumentLinkView {
    DocumentLinkView {
        id: id.to_string(),
        number: invoice.number().to_string(),
        issue_date: invoice.issue_date().to_string(),
        payable: invoice.payable().to_string(),
    }
}

/// An issued document in the shape of the form it came from, for showing and for duplicating.
pub(crate) fn frozen_input(invoice: &IssuedInvoice) -> Result<DraftInput> {
    same_keys(&DraftText::from(invoice), "the document")
}

pub(crate) fn state_view(state: SettlementState) -> StateView {
    match state {
        SettlementState::Open => StateView::Open,
        SettlementState::PartPaid => StateView::PartPaid,
        SettlementState::Overdue => StateView::Overdue,
        SettlementState::Settled => StateView::Settled,
        SettlementState::Credited => StateView::Credited,
        SettlementState::ToRefund => StateView::ToRefund,
    }
}

/// Minor units of a currency as the decimal string that views hold.
pub(crate) fn amount(currency: &str, minor: i64) -> Result<AmountView> {
    let currency: billing::Currency = currency.parse()?;
    Ok(AmountView { currency: currency.to_string(), amount: Money::new(minor, currency).to_string() })
}

/// An instant as views write it: RFC 3339 in UTC, to the second.
pub(crate) fn instant(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Where a view of a draft begins: nothing is known of it but what was typed.
pub(crate) fn draft_view(id: &str, draft: DraftInput, version: u32) -> InvoiceView {
    InvoiceView {
        id: id.to_owned(),
        number: None,
        state: StateView::Draft,
        days_left: None,
        draft,
        buyer: None,
        totals: TotalsView::default(),
        faults: Vec::new(),
        payments: Vec::new(),
        open: String::new(),
        to_refund: String::new(),
        creditable: String::new(),
        credits: None,
        credited_by: Vec::new(),
        chain_code: None,
        pdf_sha256: None,
        issued_at: None,
        version,
    }
}
