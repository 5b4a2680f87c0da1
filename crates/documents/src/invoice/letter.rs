//! Letters about invoices: a reminder in its tone, and the receipt of a payment. Head, foot and payment block are the
//! invoice's; between them stand a few sentences, sums, and the arithmetic of the interest.

use billing::{Customer, EpcPayment, InterestSpan, InvoiceNumber, Money, Reminder, Remittance, Seller, Tone};
use chrono::NaiveDate;

use super::address::{seller_place, window};
use super::layout;
use super::sheet::{Code, Fact, Payment, Sheet, Sum, footer_of, with};
use super::{InvoiceExtras, Rendered, finish};
use crate::format::{iban, long_date, money, percent, short_date};
use crate::words::Words;
use crate::{Error, Language};

/// A reminder on paper.
#[derive(Debug, Clone, Copy)]
pub struct ReminderPaper<'a> {
    /// Who reminds.
    pub seller: &'a Seller,
    /// Who is reminded.
    pub customer: &'a Customer,
    /// Of which invoice.
    pub number: &'a InvoiceNumber,
    /// Its issue date.
    pub issue_date: NaiveDate,
    /// Its due date.
    pub due_date: NaiveDate,
    /// What is asked for.
    pub reminder: &'a Reminder,
}

/// A receipt on paper.
#[derive(Debug, Clone, Copy)]
pub struct ReceiptPaper<'a> {
    /// Who received.
    pub seller: &'a Seller,
    /// Who paid.
    pub customer: &'a Customer,
    /// How the book calls the payment.
    pub payment: &'a str,
    /// The day that it came in.
    pub date: NaiveDate,
    /// The day of the receipt.
    pub written: NaiveDate,
    /// What the customer paid.
    pub amount: Money,
    /// Numbers of invoices, and what counts towards each.
    pub parts: &'a [(String, Money)],
    /// What is kept as the customer's credit.
    pub credit: Money,
}

/// Sentences over the sums, small print and sentences under them.
struct Text {
    body: Vec<String>,
    small: Vec<String>,
}

/// Draws a reminder.
///
/// # Errors
/// As [`super::invoice_pdf`]; [`Error::RunningTotal`] where its sums do not fit.
pub fn reminder_pdf(paper: &ReminderPaper<'_>, extras: &InvoiceExtras<'_>) -> Result<Rendered, Error> {
    let (words, language) = (Words::of(extras.language)?, extras.language);
    let reminder = paper.reminder;
    let total = reminder.total().map_err(|_| Error::RunningTotal { line: 0 })?;
    let facts = [
        ("letter-invoice", paper.number.to_string()),
        ("date", short_date(reminder.date, language)),
        ("due", short_date(paper.due_date, language)),
        ("letter-deadline", short_date(reminder.deadline, language)),
    ];
    let title = words.say(match reminder.tone {
        Tone::Friendly => "reminder-friendly",
        Tone::Firm => "reminder-firm",
        Tone::Last => "reminder-last",
    })?;
    let sheet = Sheet {
        sums: reminder_sums(paper, language, words)?,
        due: Some(strong(words.say("reminder-total")?, &total, language)),
        payment: Some(payment(paper, total, language, words)?),
        ..sheet(paper.seller, paper.customer, title, paper.number.to_string(), reminder.date, &facts, language, words)?
    };
    let text = Text { body: vec![sentence(paper, language, words)?], small: small_print(reminder, language, words)? };
    draw(&sheet, &text, paper.seller, reminder.date, extras, words)
}

/// Draws a receipt.
///
/// # Errors
/// As [`reminder_pdf`].
pub fn receipt_pdf(paper: &ReceiptPaper<'_>, extras: &InvoiceExtras<'_>) -> Result<Rendered, Error> {
    let (words, language) = (Words::of(extras.language)?, extras.language);
    let facts = [
        ("letter-payment", paper.payment.to_owned()),
        ("receipt-received", short_date(paper.date, language)),
        ("date", short_date(paper.written, language)),
    ];
    let numbers: Vec<&str> = paper.parts.iter().map(|(number, _)| number.as_str()).collect();
    let mut sums = Vec::new();
    for (number, amount) in paper.parts {
        sums.push(plain(words.say_with("receipt-part", &[("number", number.as_str())])?, amount, language));
    }
    if paper.credit.minor() != 0 {
        sums.push(plain(words.say("receipt-credit")?, &paper.credit, language));
    }
    let title = words.say("receipt-title")?;
    let sheet = Sheet {
        sums,
        due: Some(strong(words.say("receipt-total")?, &paper.amount, language)),
        ..sheet(paper.seller, paper.customer, title, numbers.join(", "), paper.written, &facts, language, words)?
    };
    let values = [
        ("name", paper.customer.name.as_str()),
        ("date", &long_date(paper.date, language)),
        ("amount", &money(&paper.amount.to_string(), paper.amount.currency().code(), language)),
    ];
    let text = Text { body: vec![words.say_with("receipt-body", &values)?], small: Vec::new() };
    draw(&sheet, &text, paper.seller, paper.written, extras, words)
}

fn draw(
    sheet: &Sheet,
    text: &Text,
    seller: &Seller,
    date: NaiveDate,
    extras: &InvoiceExtras<'_>,
    words: Words,
) -> Result<Rendered, Error> {
    finish(&sheet.document_title, seller, date, extras, Vec::new(), |logo| {
        layout::lay_out_letter(sheet, &text.body, &text.small, words, logo)
    })
}

/// Everything that a letter has in common with an invoice.
#[expect(clippy::too_many_arguments, reason = "the parts of a letterhead, each of its own kind")]
fn sheet(
    seller: &Seller,
    customer: &Customer,
    title: String,
    number: String,
    date: NaiveDate,
    facts: &[(&'static str, String)],
    language: Language,
    words: Words,
) -> Result<Sheet, Error> {
    let place = seller_place(seller);
    let values = [("title", title.as_str()), ("number", &number), ("seller", &seller.name)];
    let facts = facts.iter().filter(|(_, value)| !value.is_empty());
    Ok(Sheet {
        document_title: words.say_with("document-title", &values)?,
        seller_name: seller.name.clone(),
        trade: seller.trade.clone(),
        seller_lines: with(place.clone(), [&seller.phone, &seller.email]),
        return_line: with(vec![seller.name.clone()], &place).join(" · "),
        address: window(customer, &seller.country),
        facts: facts
            .map(|(key, value)| {
                let strong = matches!(*key, "letter-invoice" | "letter-payment");
                Ok(Fact { label: words.say(key)?, value: value.clone(), strong })
            })
            .collect::<Result<_, Error>>()?,
        date: short_date(date, language),
        footer: footer_of(seller, &place, words)?,
        title,
        number,
        ..Sheet::default()
    })
}

fn sentence(paper: &ReminderPaper<'_>, language: Language, words: Words) -> Result<String, Error> {
    let key = match paper.reminder.tone {
        Tone::Friendly => "reminder-friendly-body",
        Tone::Firm => "reminder-firm-body",
        Tone::Last => "reminder-last-body",
    };
    let late = paper.reminder.date.signed_duration_since(paper.due_date).num_days().to_string();
    let values = [
        ("number", paper.number.as_str()),
        ("date", &long_date(paper.issue_date, language)),
        ("due", &long_date(paper.due_date, language)),
        ("deadline", &long_date(paper.reminder.deadline, language)),
        ("days", &late),
    ];
    words.say_with(key, &values)
}

fn reminder_sums(paper: &ReminderPaper<'_>, language: Language, words: Words) -> Result<Vec<Sum>, Error> {
    let reminder = paper.reminder;
    let mut sums =
        vec![plain(words.say_with("reminder-open", &[("number", paper.number.as_str())])?, &reminder.open, language)];
    let beside = [
        ("reminder-fee", reminder.fee),
        ("reminder-lump-sum", reminder.lump_sum),
        ("reminder-interest", reminder.interest.total),
    ];
    for (key, amount) in beside.into_iter().filter(|(_, amount)| amount.minor() != 0) {
        sums.push(plain(words.say(key)?, &amount, language));
    }
    if reminder.charges_paid.minor() != 0 {
        let less = reminder.charges_paid.negate().map_err(|_| Error::RunningTotal { line: 0 })?;
        sums.push(plain(words.say("reminder-paid")?, &less, language));
    }
    Ok(sums)
}

/// How the interest comes about, span by span, and that it bears no VAT.
fn small_print(reminder: &Reminder, language: Language, words: Words) -> Result<Vec<String>, Error> {
    let mut lines = Vec::new();
    if !reminder.interest.spans.is_empty() {
        lines.push(words.say("reminder-arithmetic")?);
    }
    for span in &reminder.interest.spans {
        lines.push(arithmetic(span, language, words)?);
    }
    let charges = reminder.charges().map_err(|_| Error::RunningTotal { line: 0 })?;
    if charges.minor() != 0 {
        lines.push(words.say("reminder-no-vat")?);
    }
    Ok(lines)
}

fn arithmetic(span: &InterestSpan, language: Language, words: Words) -> Result<String, Error> {
    let code = span.principal.currency().code();
    let values = [
        ("from", short_date(span.from, language)),
        ("to", short_date(span.to, language)),
        ("days", span.days.to_string()),
        ("principal", money(&span.principal.to_string(), code, language)),
        ("percent", percent(&span.percent.to_string(), language)),
        ("amount", money(&span.amount.to_string(), code, language)),
    ];
    words.say_with("reminder-span", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn payment(paper: &ReminderPaper<'_>, total: Money, language: Language, words: Words) -> Result<Payment, Error> {
    let seller = paper.seller;
    let date = long_date(paper.reminder.deadline, language);
    let heading = words.say_with("payable-by", &[("date", &date)])?;
    if seller.iban.is_empty() {
        return Ok(Payment { heading, ..Payment::default() });
    }
    let rows = [
        ("payee", seller.name.clone()),
        ("iban", iban(&seller.iban)),
        ("bic", seller.bic.clone()),
        ("use", paper.number.to_string()),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(key, value)| Ok(Fact { label: words.say(key)?, value, strong: matches!(key, "iban" | "use") }))
        .collect::<Result<_, Error>>()?;
    let payment = EpcPayment {
        name: seller.name.clone(),
        iban: seller.iban.clone(),
        bic: seller.bic.clone(),
        amount: total,
        purpose: String::new(),
        remittance: Remittance::Text(paper.number.to_string()),
    };
    Ok(Payment { heading, code: payment.payload().map_or(Code::None, Code::Epc), rows })
}

fn plain(label: String, amount: &Money, language: Language) -> Sum {
    let value = money(&amount.to_string(), amount.currency().code(), language);
    Sum { label, value, ..Sum::default() }
}

fn strong(label: String, amount: &Money, language: Language) -> Sum {
    Sum { strong: true, ..plain(label, amount, language) }
}
