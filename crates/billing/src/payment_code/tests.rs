//! Payloads byte for byte, and each reason for having none.

use super::*;
use proptest::prelude::*;

fn payment() -> EpcPayment {
    EpcPayment {
        name: "Mara Lindqvist".to_owned(),
        iban: "DE89 3704 0044 0532 0130 00".to_owned(),
        bic: String::new(),
        amount: Money::new(123_456, Currency::EUR),
        purpose: String::new(),
        remittance: Remittance::Text("2026-0107".to_owned()),
    }
}

#[test]
fn the_payload_is_what_banks_expect() {
    let text = "BCD\n002\n1\nSCT\n\nMara Lindqvist\nDE89370400440532013000\nEUR1234.56\n\n\n2026-0107";
    assert_eq!(payment().payload().as_deref(), Ok(text));
    let reference = EpcPayment {
        bic: "COBADEFFXXX".to_owned(),
        purpose: "SCVE".to_owned(),
        remittance: Remittance::Reference("RF18539007547034".to_owned()),
        ..payment()
    };
    let text =
        "BCD\n002\n1\nSCT\nCOBADEFFXXX\nMara Lindqvist\nDE89370400440532013000\nEUR1234.56\nSCVE\nRF18539007547034";
    assert_eq!(reference.payload().as_deref(), Ok(text));
    let bare = EpcPayment { remittance: Remittance::None, ..payment() };
    assert!(bare.payload().unwrap().ends_with("EUR1234.56"), "no empty lines at the end");
}

#[test]
fn each_bound_is_kept() {
    let p = payment;
    let text = |length| Remittance::Text("t".repeat(length));
    let euros = |minor| Money::new(minor, Currency::EUR);
    for (wrong, error) in [
        (EpcPayment { name: "N".repeat(71), ..p() }, EpcError::NameLength),
        (EpcPayment { name: String::new(), ..p() }, EpcError::NameLength),
        (EpcPayment { name: "A\nB".to_owned(), ..p() }, EpcError::ControlCharacter),
        (EpcPayment { iban: "DE88".to_owned(), ..p() }, EpcError::Iban),
        (EpcPayment { bic: "BANK".to_owned(), ..p() }, EpcError::Bic),
        (EpcPayment { amount: euros(0), ..p() }, EpcError::AmountRange),
        (EpcPayment { amount: euros(-1), ..p() }, EpcError::AmountRange),
        (EpcPayment { amount: euros(100_000_000_000), ..p() }, EpcError::AmountRange),
        (EpcPayment { amount: Money::new(1, "CHF".parse().unwrap()), ..p() }, EpcError::NotEuro),
        (EpcPayment { purpose: "ABCDE".to_owned(), ..p() }, EpcError::PurposeLength),
        (EpcPayment { remittance: text(141), ..p() }, EpcError::TextLength),
        (EpcPayment { remittance: Remittance::Reference("R".repeat(36)), ..p() }, EpcError::ReferenceLength),
        (EpcPayment { name: "Ж".repeat(70), remittance: Remittance::Text("Ж".repeat(140)), ..p() }, EpcError::TooLong),
    ] {
        assert_eq!(wrong.payload(), Err(error));
    }
    for fits in [
        EpcPayment { name: "N".repeat(70), remittance: text(140), ..p() },
        EpcPayment { amount: euros(1), ..p() },
        EpcPayment { amount: euros(99_999_999_999), ..p() },
    ] {
        assert!(fits.payload().is_ok());
    }
}

#[test]
fn what_is_no_payload_is_refused_by_name() {
    let good = payment().payload().unwrap();
    for (from, to, error) in [
        ("BCD", "BCE", EpcError::Ident),
        ("SCT", "SDD", EpcError::Ident),
        ("002", "003", EpcError::Version),
        ("002", "001", EpcError::Version),
        ("\n1\n", "\n2\n", EpcError::Charset),
        ("EUR", "USD", EpcError::NotEuro),
        ("1234.56", "1234,56", EpcError::AmountComma),
        ("1234.56", "1234.567", EpcError::AmountDecimals),
        ("1234.56", "1e3", EpcError::AmountDecimals),
        ("\n\n2026", "\nRF18\n2026", EpcError::BothRemittance),
    ] {
        assert_eq!(EpcPayment::parse(&good.replace(from, to)), Err(error), "{from} -> {to}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(BCD\n002\n1\nSCT\n)?\\PC{0,20}\n?\\PC{0,20}\n?(EUR)?[0-9.,]{0,20}") {
        let _ = EpcPayment::parse(&text);
    }

    #[test]
    fn what_is_printed_reads_back(minor in 1..=AMOUNT_MINOR_MAX, text in "[a-zA-Z0-9ÄÖÜ .-]{1,60}") {
        let iban = "DE89370400440532013000".to_owned();
        let payment = EpcPayment { iban, amount: Money::new(minor, Currency::EUR), remittance: Remittance::Text(text), ..payment() };
        prop_assert_eq!(EpcPayment::parse(&payment.payload().unwrap()), Ok(payment));
    }
}
