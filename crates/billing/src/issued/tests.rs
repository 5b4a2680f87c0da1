//! The snapshot: the same bytes for ever, and none that contradict themselves.

use super::*;
use crate::{Allowance, Vat, VatCategory, VatRate, parse_decimal};
use uuid::Uuid;

fn issued() -> IssuedInvoice {
    let number = |text: &str| parse_decimal(text).unwrap();
    let vat = Vat::new(VatCategory::Standard, VatRate::new(number("19.00")).unwrap());
    let mut draft = Draft::new(Currency::EUR);
    draft.customer = Some(CustomerId::new(Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_0001)));
    draft.description = "Exhibition design".to_owned();
    draft.delivered = "October 2026".to_owned();
    draft.lines = vec![Line {
        unit: "HUR".to_owned(),
        allowances: vec![Allowance::percent(number("5"), "Loyalty")],
        ..Line::new("Design", number("8.125"), number("149.990"), vat)
    }];
    draft.charges = vec![DocumentAllowance { allowance: Allowance::fixed(number("3.28"), "Courier"), vat }];
    draft.prepaid = number("100.00");
    let seller = Seller {
        name: "Mara Lindqvist".to_owned(),
        country: "DE".to_owned(),
        iban: "DE89370400440532013000".to_owned(),
        ..Seller::default()
    };
    let customer = Customer { name: "Acme".to_owned(), country: "FR".to_owned(), ..Customer::default() };
    let issue_date = "2026-11-20".parse().unwrap();
    draft.issue("2026-0107".parse().unwrap(), issue_date, &seller, Some(&customer)).unwrap()
}

const GOLDEN: &str = include_str!("golden.json");

#[test]
fn the_snapshot_is_written_as_ever() {
    assert_eq!(serde_json::to_string_pretty(&issued()).unwrap() + "\n", GOLDEN);
}

#[test]
fn the_snapshot_reads_back_as_it_was_written() {
    let read: IssuedInvoice = serde_json::from_str(GOLDEN).unwrap();
    assert_eq!(read, issued());
    assert_eq!(read.totals().payable.to_string(), "1281.61");
}

#[test]
fn a_snapshot_holds_no_number_that_a_float_could_touch() {
    fn no_numbers(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Number(_) => false,
            serde_json::Value::Array(items) => items.iter().all(no_numbers),
            serde_json::Value::Object(fields) => fields.values().all(no_numbers),
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::String(_) => true,
        }
    }
    assert!(no_numbers(&serde_json::from_str(GOLDEN).unwrap()));
}

#[test]
fn a_snapshot_that_contradicts_itself_is_refused() {
    for (from, to) in [
        ("\"price\": \"149.990\"", "\"price\": \"149.991\""),
        ("\"price\": \"149.990\"", "\"price\": 149.99"),
        ("\"payable\": \"1281.61\"", "\"payable\": \"1281.62\""),
        ("\"rate\": \"19\"", "\"rate\": \"7\""),
        ("\"base_quantity\": \"1\"", "\"base_quantity\": \"0\""),
        ("\"quantity\": \"8.125\"", "\"quantity\": \"8125\""),
        ("counterfoil/invoice/v1", "counterfoil/invoice/v9"),
        ("\"number\": \"2026-0107\"", "\"number\": \"\""),
        ("\"currency\": \"EUR\"", "\"currency\": \"JPY\""),
        ("\"delivered\"", "\"delivery\""),
        ("\"notes\"", "\"paid\": true, \"notes\""),
    ] {
        let altered = GOLDEN.replacen(from, to, 1);
        assert_ne!(altered, GOLDEN, "{from} is in the snapshot");
        assert!(serde_json::from_str::<IssuedInvoice>(&altered).is_err(), "{from} -> {to}");
    }
}
