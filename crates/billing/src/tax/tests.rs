//! Categories, rates, and the rules that tie them.

use super::*;
use crate::parse_decimal;

fn vat(category: VatCategory, rate: &str) -> Vat {
    Vat::new(category, VatRate::new(parse_decimal(rate).unwrap()).unwrap())
}

#[test]
fn a_rate_that_its_category_cannot_have_breaks_the_rule_of_that_name() {
    for (category, good, bad, rules) in [
        ("S", "19", "0", ["BR-S-05", "BR-S-06", "BR-S-07"]),
        ("Z", "0", "19", ["BR-Z-05", "BR-Z-06", "BR-Z-07"]),
        ("E", "0", "19", ["BR-E-05", "BR-E-06", "BR-E-07"]),
        ("AE", "0", "19", ["BR-AE-05", "BR-AE-06", "BR-AE-07"]),
        ("K", "0", "0.1", ["BR-IC-05", "BR-IC-06", "BR-IC-07"]),
        ("G", "0", "19", ["BR-G-05", "BR-G-06", "BR-G-07"]),
        ("O", "0", "19", ["BR-O-05", "BR-O-06", "BR-O-07"]),
    ] {
        let category = category.parse().unwrap();
        let places = [VatPlace::Line, VatPlace::DocumentAllowance, VatPlace::DocumentCharge];
        for (place, rule) in places.into_iter().zip(rules) {
            assert_eq!(vat(category, good).check(place, "lines.0.vat"), None);
            let fault = vat(category, bad).check(place, "lines.0.vat").unwrap();
            assert_eq!((fault.code.as_str(), fault.path.as_str()), (rule, "lines.0.vat.rate"));
        }
    }
}

#[test]
fn igic_and_ipsi_may_have_any_rate() {
    for category in [VatCategory::Igic, VatCategory::Ipsi] {
        for rate in ["0", "7"] {
            assert_eq!(vat(category, rate).check(VatPlace::Line, ""), None);
        }
    }
}

#[test]
fn codes_read_back_and_sort_as_text() {
    let codes: Vec<_> = VatCategory::ALL.iter().map(|category| category.code()).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    assert_eq!(codes, sorted);
    for category in VatCategory::ALL {
        assert_eq!(category.code().parse(), Ok(category));
        assert_eq!(serde_json::to_string(&category).unwrap(), format!("\"{category}\""), "JSON says the code");
    }
    assert_eq!("s".parse::<VatCategory>(), Err(Error::UnknownVatCategory));
}

#[test]
fn one_rate_has_one_spelling() {
    assert_eq!(vat(VatCategory::Standard, "19"), vat(VatCategory::Standard, "19.00"));
    assert_eq!(vat(VatCategory::Standard, "8.10").rate.to_string(), "8.1");
    for bad in ["-1", "100.01"] {
        assert_eq!(VatRate::new(parse_decimal(bad).unwrap()), Err(Error::RateOutOfRange));
    }
}
