//! Ids as tax offices and their directories print them, the same with a slip of the finger, and anything at all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

use super::VatIdVerdict::{Fits, Misspelt, NoRule};
use super::judge_vat_id;
use proptest::prelude::*;

const FITTING: &[&str] = &[
    "ATU13585627",
    "BE0411905847",
    "BG175074752",
    "CHE-100.155.212 TVA",
    "CHE100155212MWST",
    "CZ25123891",
    "DE136695976",
    "DK13585628",
    "EE100931558",
    "EL094259216",
    "ES54362315K",
    "ESB58378431",
    "ESJ99216582",
    "ESX2482300W",
    "FI20774740",
    "FR40303265045",
    "GB 980 7806 84",
    "HR33392005961",
    "HU12892312",
    "IE6433435F",
    "IE6433435OA",
    "IE8D79739I",
    "IT00743110157",
    "LT119511515",
    "LT100001919017",
    "LU15027442",
    "LV40003521600",
    "MT11679112",
    "NL004495445B01",
    "NL123456789B13",
    "NO995525828MVA",
    "PL8567346215",
    "PT501964843",
    "RO18547290",
    "SE123456789701",
    "SI50223054",
    "SK2022749619",
];

#[test]
fn what_was_given_out_fits() {
    for id in FITTING {
        assert_eq!(judge_vat_id(id), Fits, "{id}");
        assert_eq!(judge_vat_id(&id.to_lowercase()), Fits, "{id} in small letters");
    }
}

#[test]
fn one_wrong_digit_is_found() {
    for id in FITTING {
        let at = id.find(|c: char| c.is_ascii_digit()).unwrap();
        let digit = id[at..=at].parse::<u32>().unwrap();
        let slipped = format!("{}{}{}", &id[..at], (digit + 1) % 10, &id[at + 1..]);
        assert_eq!(judge_vat_id(&slipped), Misspelt, "{slipped}");
    }
}

#[test]
fn a_digit_too_many_or_too_few_is_found() {
    for id in FITTING.iter().filter(|id| !id.starts_with("CHE") && !id.starts_with("RO")) {
        let at = id.rfind(|c: char| c.is_ascii_digit()).unwrap();
        for wrong in [format!("{}7{}", &id[..at], &id[at..]), format!("{}{}", &id[..at], &id[at + 1..])] {
            assert_ne!(judge_vat_id(&wrong), Fits, "{wrong}");
        }
    }
}

#[test]
fn what_has_no_check_digit_is_left_alone() {
    for id in
        ["US 12-3456789", "BG7523169263", "CY10259033P", "CZ7103192745", "FRK7399859412", "LV16117519997", "GBGD001"]
    {
        assert_ne!(judge_vat_id(id), Misspelt, "{id}");
    }
    assert_eq!(judge_vat_id("JP1234567890123"), NoRule);
}

#[test]
fn slips_of_habit_are_found() {
    for id in ["136695976", "DE", "D", "", "DE 000 000 000", "ÄT13585627", "NL004495445B00", "NL004495445C01"] {
        assert_ne!(judge_vat_id(id), Fits, "{id}");
    }
}

proptest! {
    /// ISO/IEC 7064 finds every single wrong digit.
    #[test]
    fn each_wrong_digit_of_a_german_id_is_found(stem in "[1-9][0-9]{7}", at in 2_usize..11, by in 1_u8..10) {
        let id = (0..10).map(|check| format!("DE{stem}{check}")).find(|id| judge_vat_id(id) == Fits).unwrap();
        let mut bytes = id.into_bytes();
        bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
        prop_assert_eq!(judge_vat_id(&String::from_utf8(bytes).unwrap()), Misspelt);
    }

    #[test]
    fn nothing_typed_makes_it_panic(text in "(AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)?\\PC{0,24}") {
        let _ = judge_vat_id(&text);
    }
}
