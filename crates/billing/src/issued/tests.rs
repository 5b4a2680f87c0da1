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

/// The same with everything that version 2 can say.
fn issued_with_all() -> IssuedInvoice {
    let number = |text: &str| parse_decimal(text).unwrap();
    let mut draft = Draft::credit_of(&issued());
    draft.type_code = TypeCode::Invoice;
    draft.preceding = None;
    draft.prices = Prices::Gross;
    draft.supply = Supply {
        delivery_date: Some("2026-10-31".parse().unwrap()),
        period_start: Some("2026-10-01".parse().unwrap()),
        period_end: Some("2026-10-31".parse().unwrap()),
        tax_point: Some("2026-11-01".parse().unwrap()),
    };
    let exempt = Vat::new(VatCategory::Exempt, VatRate::ZERO);
    draft.lines.push(Line::new("Course", number("2"), number("40"), exempt));
    draft.exemptions = vec![Exemption {
        category: VatCategory::Exempt,
        code: "VATEX-EU-132-1J".to_owned(),
        reason: "Tuition given privately by a teacher".to_owned(),
    }];
    draft.job = Some(InvoiceId::new(Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_0002)));
    let issued_on = "2026-09-30".parse().unwrap();
    draft.based_on =
        Some(Origin { type_code: TypeCode::Quote, number: "Q-2026-0003".parse().unwrap(), issue_date: issued_on });
    draft.lines[0].deducts = Some("2026-0099".parse().unwrap());
    draft.withholding = Some(Withholding::new("IRPF", number("15")));
    let invoice = issued();
    let issue_date = invoice.issue_date();
    draft.issue("2026-0108".parse().unwrap(), issue_date, invoice.seller(), Some(invoice.customer())).unwrap()
}

const GOLDEN_V1: &str = include_str!("golden.json");
const GOLDEN: &str = include_str!("golden_v2.json");

#[test]
fn the_snapshot_is_written_as_ever() {
    assert_eq!(serde_json::to_string_pretty(&issued_with_all()).unwrap() + "\n", GOLDEN);
}

#[test]
fn the_snapshot_reads_back_as_it_was_written() {
    let read: IssuedInvoice = serde_json::from_str(GOLDEN).unwrap();
    assert_eq!(read, issued_with_all());
    assert_eq!(read.payable().to_string(), read.totals().to_pay.to_string());
}

#[test]
fn a_snapshot_of_version_1_reads_and_is_written_back_as_it_was() {
    let read: IssuedInvoice = serde_json::from_str(GOLDEN_V1).unwrap();
    assert_eq!(serde_json::to_string_pretty(&read).unwrap() + "\n", GOLDEN_V1);
    assert_eq!(read.totals(), issued().totals(), "the arithmetic of net prices is what it was");
    assert_eq!((read.payable().to_string().as_str(), read.exemptions().len()), ("1281.61", 0));
}

#[test]
fn a_snapshot_of_version_1_says_nothing_that_only_version_2_can() {
    for (from, to) in [
        ("\"lines\": [", "\"prices\": \"gross\", \"lines\": ["),
        ("\"order_reference\"", "\"supply\": {\"tax_point\": \"2026-11-20\"}, \"order_reference\""),
        ("\"totals\"", "\"withholding\": {\"name\": \"IRPF\", \"percent\": \"15\"}, \"totals\""),
        ("\"prepaid\"", "\"job\": \"01910000-0000-7000-8000-000000000002\", \"prepaid\""),
        ("\"charges\": []", "\"charges\": [], \"deducts\": \"2026-0099\""),
        ("\"totals\"", "\"exemptions\": [{\"category\": \"E\", \"code\": \"\", \"reason\": \"x\"}], \"totals\""),
    ] {
        let altered = GOLDEN_V1.replacen(from, to, 1);
        assert_ne!(altered, GOLDEN_V1, "{from} is in the snapshot");
        assert!(serde_json::from_str::<IssuedInvoice>(&altered).is_err(), "{to}");
    }
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
    for golden in [GOLDEN_V1, GOLDEN] {
        assert!(no_numbers(&serde_json::from_str(golden).unwrap()));
    }
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
        let altered = GOLDEN_V1.replacen(from, to, 1);
        assert_ne!(altered, GOLDEN_V1, "{from} is in the snapshot");
        assert!(serde_json::from_str::<IssuedInvoice>(&altered).is_err(), "{from} -> {to}");
    }
}
