//! One JSON object a line: business, clients, then documents and payments, as `docs/formats/import.md` describes them.

use crate::{Error, Result};
use billing::{Currency, Customer, ImportedDocument, ImportedLine, ImportedVat, InvoiceNumber, VatCategory};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;

/// One line.
pub(super) enum Record<'a> {
    /// Whose book it was; ours has its own.
    Business,
    Client(Client<'a>),
    Document(Document<'a>),
    Payment(Payment<'a>),
}

#[derive(Deserialize)]
struct Tag<'a> {
    #[serde(borrow)]
    t: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Client<'a> {
    #[serde(rename = "t")]
    _tag: IgnoredAny,
    pub id: i64,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(borrow, default)]
    contact: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    email: Option<Cow<'a, str>>,
    #[serde(borrow)]
    country: Cow<'a, str>,
    #[serde(borrow, default)]
    vat_id: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    street: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    city: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    zip: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    currency: Option<Cow<'a, str>>,
    #[serde(rename = "terms_days", default)]
    _terms: IgnoredAny,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Invoice,
    Credit,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Status {
    Issued,
    Paid,
    Partial,
    Void,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document<'a> {
    #[serde(rename = "t")]
    _tag: IgnoredAny,
    pub id: i64,
    #[serde(borrow)]
    number: Cow<'a, str>,
    kind: Kind,
    status: Status,
    pub client: i64,
    issue: NaiveDate,
    due: NaiveDate,
    #[serde(borrow)]
    currency: Cow<'a, str>,
    fx_micro: i64,
    #[serde(borrow, default)]
    po: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    note: Option<Cow<'a, str>>,
    net: i64,
    vat: i64,
    gross: i64,
    base_net: i64,
    base_vat: i64,
    base_gross: i64,
    #[serde(borrow)]
    lines: Vec<Line<'a>>,
    vats: Vec<Vat>,
    /// Of a credit: the invoice.
    #[serde(rename = "ref", default)]
    pub credits: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    d: Cow<'a, str>,
    #[serde(borrow)]
    u: Cow<'a, str>,
    q: i64,
    p: i64,
    disc: i64,
    cat: VatCategory,
    rate: i64,
    net: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vat {
    cat: VatCategory,
    rate: i64,
    net: i64,
    vat: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Payment<'a> {
    #[serde(rename = "t")]
    _tag: IgnoredAny,
    #[serde(rename = "id")]
    _id: IgnoredAny,
    pub invoice: i64,
    pub date: NaiveDate,
    pub amount: i64,
    #[serde(borrow)]
    pub currency: Cow<'a, str>,
    pub base_amount: i64,
    #[serde(borrow)]
    pub method: Cow<'a, str>,
    #[serde(rename = "ref", borrow)]
    pub reference: Cow<'a, str>,
}

/// Reads the line with this number.
pub(super) fn read(number: u64, line: &[u8]) -> Result<Record<'_>> {
    let refused = |what| Error::ImportRow { line: number, what };
    // Most writers put the tag first, which saves a second look at the line.
    let tag = match line.strip_prefix(br#"{"t":""#).and_then(|rest| rest.split(|byte| *byte == b'"').next()) {
        Some(tag) => Cow::Borrowed(std::str::from_utf8(tag).unwrap_or_default()),
        None => serde_json::from_slice::<Tag<'_>>(line).map_err(|_| refused("it is no JSON object with a `t`"))?.t,
    };
    match tag.as_ref() {
        "business" => Ok(Record::Business),
        "client" => serde_json::from_slice(line).map(Record::Client).map_err(|_| refused("the client cannot be read")),
        "invoice" => {
            serde_json::from_slice(line).map(Record::Document).map_err(|_| refused("the document cannot be read"))
        }
        "payment" => {
            serde_json::from_slice(line).map(Record::Payment).map_err(|_| refused("the payment cannot be read"))
        }
        _ => Err(refused("its `t` is none of business, client, invoice, payment")),
    }
}

impl Client<'_> {
    /// In our words.
    pub fn customer(&self) -> Customer {
        let text = |text: &Option<Cow<'_, str>>| text.as_deref().unwrap_or_default().to_owned();
        Customer {
            name: self.name.clone().into_owned(),
            contact: text(&self.contact),
            street: text(&self.street),
            city: text(&self.city),
            postcode: text(&self.zip),
            country: self.country.clone().into_owned(),
            vat_id: text(&self.vat_id),
            email: text(&self.email),
            currency: text(&self.currency),
            ..Customer::default()
        }
    }
}

impl<'a> Document<'a> {
    /// In the words of the trade; says what of it nobody could keep.
    pub fn imported(self) -> std::result::Result<ImportedDocument<'a>, &'static str> {
        let currency: Currency = self.currency.parse().map_err(|_| "its currency is none of ISO 4217")?;
        self.number
            .parse::<InvoiceNumber>()
            .map_err(|_| "its number is none: 1 to 30 characters, no blank at either end")?;
        if self.lines.is_empty() {
            return Err("it has no line");
        }
        Ok(ImportedDocument {
            number: self.number,
            credit_note: self.kind == Kind::Credit,
            void: self.status == Status::Void,
            issue_date: self.issue,
            due_date: self.due,
            currency,
            rate: self.fx_micro,
            purchase_order: self.po.unwrap_or_default(),
            note: self.note.unwrap_or_default(),
            net: self.net,
            vat: self.vat,
            gross: self.gross,
            base_net: self.base_net,
            base_vat: self.base_vat,
            base_gross: self.base_gross,
            lines: self.lines.into_iter().map(Line::imported).collect(),
            vats: self.vats.iter().map(Vat::imported).collect(),
        })
    }
}

impl<'a> Line<'a> {
    fn imported(self) -> ImportedLine<'a> {
        ImportedLine {
            description: self.d,
            unit: self.u,
            quantity: self.q,
            price: self.p,
            discount: self.disc,
            category: self.cat,
            rate: self.rate,
            net: self.net,
        }
    }
}

impl Vat {
    const fn imported(&self) -> ImportedVat {
        ImportedVat { category: self.cat, rate: self.rate, net: self.net, vat: self.vat }
    }
}
