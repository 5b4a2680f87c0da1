//! The trade: numbers as typed and as stored, drafts, frozen documents, payment codes, patterns and codes.

use crate::{Accepted, Outcome, text};
use ::billing::{
    Currency, CustomerId, DecimalMark, Draft, DraftText, EpcPayment, FILE_NAME_BYTES_MAX, FileName, InvoiceNumber,
    IssuedInvoice, Money, NoteText, NumberPattern, SCALE_MAX, SIGNIFICANT_MAX, Series, TypeCode, VatCategory,
    iban_electronic, parse_decimal, plain, read_typed,
};
use chrono::NaiveDate;

/// A number that was typed is exact, bounded, and the same when its plain form is read; an ambiguity is never guessed.
pub fn typed_number(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let [unknown, point, comma] =
        [DecimalMark::Unknown, DecimalMark::Point, DecimalMark::Comma].map(|mark| read_typed(text, mark));
    for number in [unknown, point, comma].into_iter().flatten() {
        assert!(number.scale() as usize <= SCALE_MAX);
        assert!(number.mantissa().unsigned_abs() < 10_u128.pow(SIGNIFICANT_MAX as u32));
        assert_eq!(parse_decimal(&plain(number)).unwrap(), number);
        assert_eq!(read_typed(&plain(number), DecimalMark::Unknown).unwrap(), number);
    }
    if let Ok(number) = unknown {
        assert_eq!(point, Ok(number), "{text:?} was guessed");
    }
    unknown.ok().map(|_| Accepted)
}

/// A stored decimal; as money it is the same amount in minor units and back.
pub fn decimal(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let number = parse_decimal(text).ok()?;
    assert_eq!(parse_decimal(&number.to_string()).unwrap(), number);
    for code in ["EUR", "JPY", "KWD"] {
        let currency: Currency = code.parse().unwrap();
        if let Ok(money) = Money::parse(text, currency) {
            assert_eq!(money.to_decimal(), number);
            assert_eq!(Money::parse(&money.to_string(), currency).unwrap(), money);
            assert_eq!(Money::new(money.minor(), currency), money);
        }
    }
    Some(Accepted)
}

/// A draft as it is typed: read, summed, written out and read again it is the same draft with the same totals.
pub fn draft(input: &[u8]) -> Outcome {
    let typed: DraftText = serde_json::from_slice(input).ok()?;
    let again: DraftText = serde_json::from_slice(&serde_json::to_vec(&typed).unwrap()).unwrap();
    assert_eq!(again, typed);
    let customer = typed.customer.parse::<CustomerId>().ok();
    let draft = Draft::read(&typed, customer, Currency::EUR);
    let written = DraftText::from(&draft);
    let read = Draft::read(&written, customer, Currency::EUR);
    assert_eq!(DraftText::from(&read), written);
    assert_eq!(read.totals(), draft.totals());
    draft.totals().ok().map(|_| Accepted)
}

/// What somebody typed into a note, and what a file from outside is called: read once, both are what they stay.
pub fn kept_text(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let name = FileName::from_outside(text);
    assert!(!name.as_str().is_empty() && name.as_str().len() <= FILE_NAME_BYTES_MAX);
    assert!(!name.as_str().contains(['/', '\\']) && !name.as_str().chars().any(char::is_control));
    assert!(!name.as_str().starts_with('.') && !name.as_str().ends_with('.'));
    assert_eq!(FileName::from_outside(name.as_str()), name);
    let note = NoteText::read(text).ok()?;
    assert_eq!(NoteText::read(note.as_str()).as_ref(), Ok(&note));
    assert!(!note.title().contains('\n'));
    Some(Accepted)
}

/// A frozen document thaws only if its sums hold; then it is written as it was read.
pub fn snapshot(input: &[u8]) -> Outcome {
    let issued: IssuedInvoice = serde_json::from_slice(input).ok()?;
    let json = serde_json::to_vec(&issued).unwrap();
    let again: IssuedInvoice = serde_json::from_slice(&json).unwrap();
    assert_eq!(again, issued);
    assert_eq!(serde_json::to_vec(&again).unwrap(), json);
    let totals = issued.totals();
    assert_eq!(totals.net_total.plus(totals.vat_total).unwrap(), totals.gross_total);
    Some(Accepted)
}

/// A payment code reads back as it was written.
pub fn epc(input: &[u8]) -> Outcome {
    let payment = EpcPayment::parse(text(input)?).ok()?;
    let payload = payment.payload().unwrap();
    assert_eq!(EpcPayment::parse(&payload).unwrap().payload().unwrap(), payload);
    Some(Accepted)
}

/// A pattern prints as a pattern with the same numbers; one number after another is never the same.
pub fn number_pattern(input: &[u8]) -> Outcome {
    let text = text(input)?;
    if let Ok(number) = text.parse::<InvoiceNumber>() {
        assert_eq!(number.as_str(), text);
    }
    let pattern: NumberPattern = text.parse().ok()?;
    let again: NumberPattern = pattern.to_string().parse().unwrap();
    let dates = [(2026, 1, 1), (2026, 1, 31), (2026, 2, 1), (2027, 2, 1)];
    let mut series = Series::new(pattern.clone());
    let mut given = Vec::new();
    for (year, month, day) in dates {
        let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(again.render(date, 7).ok(), pattern.render(date, 7).ok());
        let (number, next) = series.next(date).unwrap();
        assert!(!given.contains(&number), "{number} twice by {text:?}");
        given.push(number);
        series = next;
    }
    Some(Accepted)
}

/// Currencies, categories, kinds of document and IBANs print as they are read.
pub fn codes(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let currency = text.parse::<Currency>().ok().inspect(|one| assert_eq!(one.to_string().parse(), Ok(*one)));
    let category = text.parse::<VatCategory>().ok().inspect(|one| assert_eq!(one.code().parse(), Ok(*one)));
    let kind = text.parse::<TypeCode>().ok().inspect(|one| assert_eq!(one.code().parse(), Ok(*one)));
    let iban = iban_electronic(text).inspect(|iban| assert_eq!(iban_electronic(iban).as_ref(), Some(iban)));
    (currency.is_some() || category.is_some() || kind.is_some() || iban.is_some()).then_some(Accepted)
}
