//! What is found wrong with a party's particulars, and what is let be.

use super::*;

fn seller() -> Seller {
    Seller {
        name: "Mara Lindqvist".to_owned(),
        country: "DE".to_owned(),
        iban: "DE89 3704 0044 0532 0130 00".to_owned(),
        bic: "COBADEFFXXX".to_owned(),
        email: "mara@example.org".to_owned(),
        ..Seller::default()
    }
}

fn codes(faults: &[Fault]) -> Vec<(&str, &str)> {
    faults.iter().map(|fault| (fault.path.as_str(), fault.code.as_str())).collect()
}

#[test]
fn a_seller_with_a_name_is_enough_and_a_whole_one_is_too() {
    let bare = Seller { name: "Mara".to_owned(), ..Seller::default() };
    assert_eq!(bare.check("seller"), []);
    assert_eq!(seller().check("seller"), []);
}

#[test]
fn each_fault_names_its_field() {
    let wrong = Seller {
        name: " ".to_owned(),
        city: "Two\nlines".to_owned(),
        country: "Germany".to_owned(),
        email: "mara".to_owned(),
        iban: "DE88370400440532013000".to_owned(),
        bic: "COBA".to_owned(),
        ..seller()
    };
    let expected = [
        ("seller.city", "control-character"),
        ("seller.name", "BR-06"),
        ("seller.country", "BR-CL-14"),
        ("seller.email", "email-invalid"),
        ("seller.iban", "iban-invalid"),
        ("seller.bic", "bic-invalid"),
    ];
    assert_eq!(codes(&wrong.check("seller")), expected);

    let wrong = Customer { currency: "Euro".to_owned(), language: "x".repeat(301), ..Customer::default() };
    let expected = [("language", "too-long"), ("name", "BR-07"), ("currency", "unknown-currency")];
    assert_eq!(codes(&wrong.check("")), expected, "without a prefix the path is the field");
}

#[test]
fn a_doubtful_vat_id_is_told_and_refused_nowhere() {
    let customer =
        |vat_id: &str| Customer { name: "Acme".to_owned(), vat_id: vat_id.to_owned(), ..Customer::default() };
    for (vat_id, advised) in [("DE136695976", false), ("DE136695967", true), ("", false), ("US 12-3456789", false)] {
        let customer = customer(vat_id);
        assert_eq!(
            codes(&customer.advice("customer")),
            [("customer.vat_id", "vat-id-misspelt")][..usize::from(advised)]
        );
        assert_eq!(customer.check("customer"), [], "{vat_id}");
    }
}

#[test]
fn ibans_are_held_to_length_structure_and_check_digits() {
    for (text, electronic) in [
        ("DE89 3704 0044 0532 0130 00", Some("DE89370400440532013000")),
        ("gb29 nwbk 6016 1331 9268 19", Some("GB29NWBK60161331926819")),
        ("FR1420041010050500013M02606", Some("FR1420041010050500013M02606")),
        ("NO9386011117947", Some("NO9386011117947")),
        ("CH9300762011623852957", Some("CH9300762011623852957")),
        ("DE8937040044053201300", None),
        ("DE89370400440532013001", None),
        ("DE8937040044053201300A", None),
        ("XX89370400440532013000", None),
        ("", None),
    ] {
        assert_eq!(iban_electronic(text).as_deref(), electronic, "{text}");
    }
}

#[test]
fn a_file_with_a_key_nobody_knows_is_refused() {
    assert!(serde_json::from_str::<Customer>(r#"{"name":"Acme","vatid":"DE1"}"#).is_err());
    assert_eq!(serde_json::from_str::<Customer>(r#"{"name":"Acme"}"#).unwrap().name, "Acme");
}
