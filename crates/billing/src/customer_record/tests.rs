//! Who looks like whom, when a check is stale, and when bank data changed.

use super::*;
use proptest::prelude::*;

fn named(name: &str) -> Customer {
    Customer { name: name.to_owned(), ..Customer::default() }
}

#[test]
fn names_are_alike_by_a_rule_that_is_written_down() {
    for (one, other, alike) in [
        ("Nordlicht Verlag GmbH", "nordlicht-verlag", true),
        ("Nordlicht Verlag GmbH", "Nordlicht Verlag AG", true),
        ("Nordlicht Verlag", "Nordlichd Verlak", true),
        ("Nordlicht Verlag", "Nordlichd Verlakk", false),
        ("Müller", "Muller", true),
        ("Möller", "Mueller", false),
        ("Kunsthalle Bremen", "Kunsthalle Basel", false),
        ("Ada", "Ida", false),
        ("GmbH & Co. KG", "GmbH & Co. KG", false),
    ] {
        let found = look_alikes(&named(one), &named(other));
        assert_eq!(found == [Alike::Name], alike, "{one} and {other}: {found:?}");
    }
}

#[test]
fn the_same_id_bank_or_mail_is_alike_however_it_is_spelt() {
    let one = Customer {
        vat_id: "DE 136 695 976".to_owned(),
        iban: "DE02 1203 0000 0000 2020 51".to_owned(),
        email: "Post@Example.org".to_owned(),
        ..named("One")
    };
    let other = Customer {
        vat_id: "de136695976".to_owned(),
        iban: "DE02120300000000202051".to_owned(),
        email: " post@example.org".to_owned(),
        ..named("Another")
    };
    assert_eq!(look_alikes(&one, &other), [Alike::VatId, Alike::Bank, Alike::Email]);
    assert_eq!(look_alikes(&named("One"), &named("Another")), [], "nothing is not the same as nothing");
}

#[test]
fn a_check_is_stale_once_what_was_checked_says_something_else() {
    let party = Customer { iban: "DE02120300000000202051".to_owned(), ..named("Ada") };
    let check = |part: CheckedPart| Check {
        part,
        said: part.of(&party),
        date: "2026-11-20".to_owned(),
        by: "u1".to_owned(),
        how: "called".to_owned(),
    };
    let record =
        CustomerRecord::of(party.clone()).checked(check(CheckedPart::Bank)).checked(check(CheckedPart::Address));
    let respelt = CustomerRecord {
        party: Customer { iban: "de02 1203 0000 0000 2020 51".to_owned(), ..party.clone() },
        ..record.clone()
    };
    let moved =
        CustomerRecord { party: Customer { street: "Elsewhere 1".to_owned(), ..party.clone() }, ..record.clone() };
    let other_bank = CustomerRecord {
        party: Customer { iban: "GB33BUKB20201555555555".to_owned(), ..party.clone() },
        ..record.clone()
    };
    let stale =
        |record: &CustomerRecord| record.more.checks.iter().map(|check| record.is_stale(check)).collect::<Vec<_>>();
    assert_eq!((stale(&record), stale(&respelt)), (vec![false, false], vec![false, false]));
    assert_eq!((stale(&moved), stale(&other_bank)), (vec![false, true], vec![true, false]));
    assert_eq!(record.checked(check(CheckedPart::Bank)).more.checks.len(), 2, "one check of each part");
}

#[test]
fn changed_bank_data_is_seen_and_first_bank_data_is_not_a_change() {
    let with = |iban: &str| CustomerRecord::of(Customer { iban: iban.to_owned(), ..named("Ada") });
    let known = with("DE02120300000000202051");
    assert!(with("GB33BUKB20201555555555").bank_changed(&known));
    assert!(with("").bank_changed(&known), "taken away is changed too");
    assert!(!with("DE02 1203 0000 0000 2020 51").bank_changed(&known));
    assert!(!known.bank_changed(&with("")));
}

#[test]
fn what_cannot_be_kept_is_refused_with_its_place() {
    let more = CustomerMore {
        terms_days: 4000,
        contacts: vec![Contact { email: "nobody".to_owned(), ..Contact::default() }],
        addresses: vec![OtherAddress {
            kind: "holiday".to_owned(),
            country: "Deutschland".to_owned(),
            ..OtherAddress::default()
        }],
        ..CustomerMore::default()
    };
    let faults = CustomerRecord { party: named("Ada"), more }.check();
    let paths: Vec<_> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["contacts.0.email", "addresses.0.country", "addresses.0.kind", "terms_days"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn alike_goes_both_ways_and_everybody_with_a_long_name_is_like_themselves(one in "[A-Za-zäöü ]{0,20}", other in "[A-Za-zäöü ]{0,20}") {
        let (one, other) = (named(&one), named(&other));
        prop_assert_eq!(look_alikes(&one, &other), look_alikes(&other, &one));
        let long = Customer { name: format!("Nordlicht {}", one.name), ..one };
        prop_assert_eq!(look_alikes(&long, &long), vec![Alike::Name]);
    }
}
