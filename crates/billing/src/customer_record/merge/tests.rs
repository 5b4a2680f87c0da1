//! What one record says that was made of two.

use super::*;
use crate::{Contact, Customer, CustomerMore, OtherAddress};

fn check(part: CheckedPart, party: &Customer, date: &str) -> Check {
    Check { part, said: part.of(party), date: date.into(), by: "u1".into(), how: "called".into() }
}

fn contact(name: &str) -> Contact {
    Contact { name: name.into(), ..Contact::default() }
}

/// The one in the book for years, and the one typed anew last week.
fn two() -> (CustomerRecord, CustomerRecord) {
    let old = Customer {
        name: "Nordlicht Verlag".into(),
        street: "Hafen 3".into(),
        city: "Bremen".into(),
        country: "DE".into(),
        vat_id: "DE 136 695 976".into(),
        iban: "DE02 1203 0000 0000 2020 51".into(),
        ..Customer::default()
    };
    let new = Customer {
        name: "Nordlicht Verlag GmbH".into(),
        street: "Domshof 1".into(),
        city: "Bremen".into(),
        country: "DE".into(),
        vat_id: "de136695976".into(),
        email: "post@nordlicht.example".into(),
        ..Customer::default()
    };
    let kept = CustomerRecord {
        more: CustomerMore {
            notes: "Pays on Fridays".into(),
            contacts: vec![contact("Ada"), contact("Ben")],
            checks: vec![check(CheckedPart::Address, &old, "2026-01-02"), check(CheckedPart::Bank, &old, "2026-01-02")],
            ..CustomerMore::default()
        },
        party: old,
    };
    let other = CustomerRecord {
        more: CustomerMore {
            notes: "Met in May".into(),
            number: "K-9".into(),
            terms_days: 30,
            contacts: vec![contact("Ben"), contact("Cleo")],
            addresses: vec![OtherAddress { street: "Lager 7".into(), ..OtherAddress::default() }],
            checks: vec![check(CheckedPart::Address, &new, "2025-12-01")],
        },
        party: new,
    };
    (kept, other)
}

#[test]
fn what_differs_is_told_part_by_part_and_spelling_is_no_difference() {
    let (kept, other) = two();
    let said: Vec<_> = kept.differences(&other).into_iter().map(|it| (it.field.code(), it.kept, it.other)).collect();
    let told: Vec<_> = said.iter().map(|(field, kept, other)| (*field, kept.as_str(), other.as_str())).collect();
    assert_eq!(
        told,
        [
            ("name", "Nordlicht Verlag", "Nordlicht Verlag GmbH"),
            ("address", "Hafen 3, Bremen, DE", "Domshof 1, Bremen, DE"),
            ("email", "", "post@nordlicht.example"),
            ("iban", "DE02 1203 0000 0000 2020 51", ""),
            ("number", "", "K-9"),
            ("terms_days", "", "30"),
        ]
    );
    assert_eq!(kept.filled_by(&other), [MergeField::Email, MergeField::Number, MergeField::TermsDays]);
}

#[test]
fn the_one_who_stays_keeps_what_they_say_unless_it_is_chosen_and_lists_are_joined() {
    let (kept, other) = two();
    let merged = kept.merged_with(&other, &[MergeField::Email]);
    assert_eq!(merged.party, Customer { email: other.party.email.clone(), ..kept.party.clone() });
    assert_eq!(merged.more.notes, "Pays on Fridays\n\nMet in May");
    assert_eq!(merged.more.contacts, ["Ada", "Ben", "Cleo"].map(contact));
    assert_eq!(merged.more.addresses, other.more.addresses);
    assert_eq!(kept.merged_with(&kept, &MergeField::ALL), kept, "with itself nothing changes");
}

#[test]
fn of_two_checks_the_one_stays_that_fits_what_is_said_now() {
    let (kept, other) = two();
    let stays = |take: &[MergeField]| kept.merged_with(&other, take).more.checks;
    let address = |checks: &[Check]| checks.iter().find(|it| it.part == CheckedPart::Address).cloned();
    assert_eq!(address(&stays(&[])), Some(kept.more.checks[0].clone()));
    assert_eq!(address(&stays(&[MergeField::Name, MergeField::Address])), Some(other.more.checks[0].clone()));
    assert!(stays(&[]).contains(&kept.more.checks[1]), "what only one of them checked stays");
}

#[test]
fn every_part_has_one_code() {
    for field in MergeField::ALL {
        assert_eq!(MergeField::from_code(field.code()), Some(field));
    }
    assert_eq!(MergeField::from_code("street"), None);
}
