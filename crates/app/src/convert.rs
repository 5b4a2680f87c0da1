//! Between what crosses an edge (views: strings) and what the trade calculates with (types).

use crate::views::{
    AmountView, AnswerView, BusinessView, ClaimView, CustomerInput, DocumentLinkView, DraftInput, InvoiceView,
    StateView, TotalsView, VatBreakdownView,
};
use crate::{Error, Result};
use billing::{
    Customer, CustomerMore, CustomerRecord, DraftText, InvoiceId, IssuedInvoice, Money, QuoteAnswer, QuoteState,
    Seller, SettlementState, Totals, TotalsText,
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

/// A customer as typed; what was checked of them is not typed, and stays with the caller.
pub(crate) fn customer_record(input: &CustomerInput) -> Result<CustomerRecord> {
    let unreadable = || Error::Unreadable { what: "the customer" };
    let mut party = serde_json::to_value(input).map_err(|_| unreadable())?;
    let fields = party.as_object_mut().ok_or_else(unreadable)?;
    let beside = ["number", "terms_days", "notes", "contacts", "addresses"];
    let more = beside.into_iter().filter_map(|key| Some((key.to_owned(), fields.remove(key)?))).collect();
    let more: CustomerMore = same_keys(&serde_json::Value::Object(more), "the customer")?;
    Ok(CustomerRecord { party: same_keys(&party, "the customer")?, more })
}

/// As [`customer_record`] the other way round.
pub(crate) fn record_input(record: &CustomerRecord) -> Result<CustomerInput> {
    let more = &record.more;
    Ok(CustomerInput {
        number: more.number.clone(),
        terms_days: more.terms_days,
        notes: more.notes.clone(),
        contacts: same_keys(&more.contacts, "the customer")?,
        addresses: same_keys(&more.addresses, "the customer")?,
        ..customer_input(&record.party)?
    })
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
        line_grosses: text.line_grosses,
        line_total: text.line_total,
        allowance_total: text.allowance_total,
        charge_total: text.charge_total,
        net_total: text.net_total,
        vat_total: text.vat_total,
        gross_total: text.gross_total,
        prepaid: text.prepaid,
        rounding: text.rounding,
        payable: text.payable,
        withheld: text.withheld,
        to_pay: text.to_pay,
        vat_breakdown: text
            .vat_breakdown
            .into_iter()
            .map(|row| VatBreakdownView { category: row.category, rate: row.rate, taxable: row.taxable, tax: row.tax })
            .collect(),
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
        SettlementState::WrittenOff => StateView::WrittenOff,
    }
}

pub(crate) fn quote_state_view(state: QuoteState) -> StateView {
    match state {
        QuoteState::Offered => StateView::Offered,
        QuoteState::Accepted => StateView::Accepted,
        QuoteState::Declined => StateView::Declined,
        QuoteState::Expired => StateView::Expired,
        QuoteState::Invoiced => StateView::Invoiced,
    }
}

pub(crate) fn answer_view(answer: &QuoteAnswer) -> AnswerView {
    AnswerView {
        answer: answer.answer.to_string(),
        date: answer.date.to_string(),
        by: answer.by.clone(),
        note: answer.note.clone(),
    }
}

/// Minor units of a currency as a decimal string.
pub(crate) fn decimal(currency: &str, minor: i64) -> Result<String> {
    Ok(Money::new(minor, currency.parse()?).to_string())
}

/// Minor units of a currency as the amount that views hold.
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
        claim: ClaimView::default(),
        open: String::new(),
        to_refund: String::new(),
        creditable: String::new(),
        credits: None,
        credited_by: Vec::new(),
        based_on: None,
        job: None,
        answers: Vec::new(),
        chain_code: None,
        pdf_sha256: None,
        issued_at: None,
        version,
    }
}
