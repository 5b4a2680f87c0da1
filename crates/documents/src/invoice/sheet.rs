//! A document as strings, ready to be drawn: the layout sees no billing type and computes no amount.

mod rows;
mod sums;

use billing::{EpcPayment, Exemption, InvoiceNumber, Prices, Remittance, Seller, Supply, TypeCode};
use chrono::NaiveDate;

use super::InvoiceExtras;
use super::address::{seller_place, window};
use super::source::Source;
use crate::format::{iban, long_date, short_date};
use crate::words::Words;
use crate::{Error, Language};

pub(super) use rows::{Heads, Row};
pub(super) use sums::{Sum, VatTable};

/// A label and what it labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
    /// Set in a heavier face.
    pub(super) strong: bool,
}

/// The payment code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Code {
    /// There is nothing that a banking app could take.
    #[default]
    None,
    /// A draft keeps the room, so that it breaks into the same pages as the document that it becomes.
    Room,
    /// Payload of an EPC code.
    Epc(String),
}

/// How to pay.
#[derive(Debug, Clone, Default)]
pub(super) struct Payment {
    pub(super) heading: String,
    pub(super) code: Code,
    pub(super) rows: Vec<Fact>,
}

/// Everything printed, in the order of reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// For Info and XMP.
    pub(super) document_title: String,
    pub(super) title: String,
    /// Behind the title: the number, or the word for a draft.
    pub(super) number: String,
    /// The word across each page of a draft.
    pub(super) draft_mark: Option<String>,
    pub(super) seller_name: String,
    pub(super) trade: String,
    pub(super) seller_lines: Vec<String>,
    pub(super) return_line: String,
    pub(super) address: Vec<String>,
    pub(super) facts: Vec<Fact>,
    /// On the head of further pages.
    pub(super) date: String,
    /// Which invoice a credit note credits; empty on any other document.
    pub(super) credits: String,
    pub(super) subject: String,
    pub(super) heads: Heads,
    pub(super) rows: Vec<Row>,
    pub(super) vat_table: Option<VatTable>,
    pub(super) sums: Vec<Sum>,
    /// None on a paper without prices.
    pub(super) due: Option<Sum>,
    pub(super) notices: Vec<String>,
    pub(super) notes: String,
    pub(super) payment: Option<Payment>,
    pub(super) terms: String,
    pub(super) footer: [Vec<String>; 4],
    pub(super) chain_code: Option<String>,
}

impl Sheet {
    pub(super) fn new(source: &Source<'_>, extras: &InvoiceExtras<'_>, words: Words) -> Result<Self, Error> {
        let language = extras.language;
        let title = title(source, words)?;
        let number = source.number.map_or_else(|| words.say("draft"), |number| Ok(number.to_owned()))?;
        let values = [("title", title.as_str()), ("number", &number), ("seller", &source.seller.name)];
        let place = seller_place(source.seller);
        Ok(Self {
            document_title: words.say_with("document-title", &values)?,
            draft_mark: source.number.is_none().then(|| words.say("draft-mark")).transpose()?,
            seller_name: source.seller.name.clone(),
            trade: source.seller.trade.clone(),
            seller_lines: with(place.clone(), [&source.seller.phone, &source.seller.email]),
            return_line: with(vec![source.seller.name.clone()], &place).join(" · "),
            address: source.customer.map(|customer| window(customer, &source.seller.country)).unwrap_or_default(),
            facts: facts(source, language, words)?,
            date: short_date(source.issue_date, language),
            credits: credits(source, language, words)?,
            subject: source.description.to_owned(),
            heads: Heads::new(source, words)?,
            rows: rows::rows(source, language, words)?,
            vat_table: sums::vat_table(source, language, words)?,
            sums: sums::sums(source, language, words)?,
            due: sums::due(source, language, words)?,
            notices: notices(source, words)?,
            notes: source.notes.to_owned(),
            payment: payment(source, language, words)?,
            terms: source.terms.to_owned(),
            footer: footer_of(source.seller, &place, words)?,
            chain_code: source.number.and_then(|_| extras.chain_code.clone()),
            title,
            number,
        })
    }
}

fn title(source: &Source<'_>, words: Words) -> Result<String, Error> {
    words.say(match source.type_code {
        TypeCode::Invoice if source.ends_a_job() => "title-end",
        TypeCode::DeliveryNote => "title-270",
        TypeCode::Quote => "title-310",
        TypeCode::Proforma => "title-325",
        TypeCode::Partial => "title-326",
        TypeCode::Invoice => "title-380",
        TypeCode::CreditNote => "title-381",
        TypeCode::Corrected => "title-384",
        TypeCode::Prepayment => "title-386",
        TypeCode::SelfBilled => "title-389",
    })
}

/// A credit note says under its title what it puts right.
fn credits(source: &Source<'_>, language: Language, words: Words) -> Result<String, Error> {
    match source.preceding.filter(|_| source.type_code == TypeCode::CreditNote) {
        None => Ok(String::new()),
        Some(invoice) => {
            let date = long_date(invoice.issue_date, language);
            words.say_with("credits-invoice", &[("number", invoice.number.as_str()), ("date", &date)])
        }
    }
}

/// The facts beside the address; what is empty has no row.
fn facts(source: &Source<'_>, language: Language, words: Words) -> Result<Vec<Fact>, Error> {
    let preceding = source.preceding.map(|invoice| named(&invoice.number, invoice.issue_date, language));
    let origin =
        source.based_on.map(|paper| (origin_label(paper.type_code), named(&paper.number, paper.issue_date, language)));
    let origin = origin.unwrap_or(("preceding", String::new()));
    let until =
        |wanted: bool| source.due_date.filter(|_| wanted).map(|day| short_date(day, language)).unwrap_or_default();
    let rows = [
        ("number", source.number.unwrap_or_default().to_owned()),
        ("date", short_date(source.issue_date, language)),
        ("due", until(source.asks_for_money())),
        ("valid-until", until(source.type_code == TypeCode::Quote)),
        ("delivered", source.delivered.to_owned()),
        ("delivery-date", source.supply.delivery_date.map(|day| short_date(day, language)).unwrap_or_default()),
        ("service-period", period(source.supply, language)),
        ("tax-point", source.supply.tax_point.map(|day| short_date(day, language)).unwrap_or_default()),
        ("preceding", preceding.unwrap_or_default()),
        (origin.0, origin.1),
        ("order-reference", source.order_reference.to_owned()),
        ("our-vat-id", source.seller.vat_id.clone()),
        ("our-tax-id", if tax_id_fits_the_foot(source.seller) { String::new() } else { source.seller.tax_id.clone() }),
        ("your-vat-id", source.customer.map(|customer| customer.vat_id.clone()).unwrap_or_default()),
    ];
    rows.into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(key, value)| Ok(Fact { label: words.say(key)?, value, strong: key == "number" }))
        .collect()
}

/// From the first day to the last; one of them where the other is not known.
fn period(supply: Supply, language: Language) -> String {
    let day = |date: Option<NaiveDate>| date.map(|date| short_date(date, language)).unwrap_or_default();
    match (supply.period_start, supply.period_end) {
        (None, None) => String::new(),
        (start, end) => format!("{} – {}", day(start), day(end)),
    }
}

/// A document by its number and day.
fn named(number: &InvoiceNumber, date: NaiveDate, language: Language) -> String {
    format!("{}, {}", number.as_str(), short_date(date, language))
}

const fn origin_label(kind: TypeCode) -> &'static str {
    match kind {
        TypeCode::Quote => "our-quote",
        TypeCode::Proforma => "our-proforma",
        TypeCode::DeliveryNote => "our-delivery-note",
        TypeCode::Partial
        | TypeCode::Invoice
        | TypeCode::CreditNote
        | TypeCode::Corrected
        | TypeCode::Prepayment
        | TypeCode::SelfBilled => "preceding",
    }
}

/// The foot has four lines for tax numbers, and cuts what is longer: then the facts have it.
fn tax_id_fits_the_foot(seller: &Seller) -> bool {
    let short = |id: &str| id.chars().count() <= 16;
    !seller.vat_id.is_empty() && short(&seller.vat_id) && short(&seller.tax_id)
}

/// The reason as it was frozen; its code where there is nothing else.
fn note(exemption: &Exemption) -> String {
    if exemption.reason.is_empty() { exemption.code.clone() } else { exemption.reason.clone() }
}

/// What has to be said of the prices, and the reason of each category that bears no VAT, in the order of the breakdown.
fn notices(source: &Source<'_>, words: Words) -> Result<Vec<String>, Error> {
    if !source.shows_prices() {
        return Ok(Vec::new());
    }
    let mut said = Vec::new();
    if source.type_code == TypeCode::Proforma {
        said.push(words.say("notice-proforma")?);
    }
    if source.prices == Prices::Gross {
        said.push(words.say("notice-gross")?);
    }
    said.extend(source.exemptions.iter().map(note).filter(|note| !note.is_empty()));
    Ok(said)
}

/// None where nothing is asked for: a credit note, or nothing due.
fn payment(source: &Source<'_>, language: Language, words: Words) -> Result<Option<Payment>, Error> {
    if !source.asks_for_money() {
        return Ok(None);
    }
    let heading = match source.due_date {
        Some(due) => words.say_with("payable-by", &[("date", &long_date(due, language))])?,
        None => words.say("payable")?,
    };
    if source.seller.iban.is_empty() {
        return Ok(Some(Payment { heading, ..Payment::default() }));
    }
    let rows = [
        ("payee", source.seller.name.clone()),
        ("iban", iban(&source.seller.iban)),
        ("bic", source.seller.bic.clone()),
        ("use", source.number.unwrap_or_default().to_owned()),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(key, value)| Ok(Fact { label: words.say(key)?, value, strong: matches!(key, "iban" | "use") }))
        .collect::<Result<_, Error>>()?;
    Ok(Some(Payment { heading, code: code(source), rows }))
}

/// A code where there can be one: euros, a valid IBAN, an amount within bounds.
fn code(source: &Source<'_>) -> Code {
    let payment = EpcPayment {
        name: source.seller.name.clone(),
        iban: source.seller.iban.clone(),
        bic: source.seller.bic.clone(),
        amount: source.totals.to_pay,
        purpose: String::new(),
        remittance: Remittance::Text(source.number.unwrap_or_default().to_owned()),
    };
    match payment.payload() {
        Ok(payload) if source.number.is_some() => Code::Epc(payload),
        Ok(_) => Code::Room,
        Err(_) => Code::None,
    }
}

/// The seller's particulars at the foot of each page.
pub(super) fn footer_of(seller: &Seller, place: &[String], words: Words) -> Result<[Vec<String>; 4], Error> {
    let mut tax = Vec::new();
    for (key, value) in [("our-vat-id", &seller.vat_id), ("our-tax-id", &seller.tax_id)] {
        if !value.is_empty() {
            tax.extend([words.say(key)?, value.clone()]);
        }
    }
    Ok([
        with(vec![seller.name.clone()], place),
        with(Vec::new(), [&seller.phone, &seller.email]),
        with(Vec::new(), [&iban(&seller.iban), &seller.bic]),
        tax,
    ])
}

/// `first`, then those of `more` that say something.
pub(super) fn with<'a>(mut first: Vec<String>, more: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    first.extend(more.into_iter().filter(|line| !line.trim().is_empty()).cloned());
    first
}
