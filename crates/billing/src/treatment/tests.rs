//! Who owes VAT where: one row for each case that a freelancer meets.

use super::*;

#[test]
fn each_case_has_its_category_and_its_reason() {
    use SupplyKind::{Goods, Services};
    let cases = [
        ("DE", None, "DE", "DE811569869", Services, VatCase::Domestic, "S 19"),
        ("AT", None, "AT", "", Goods, VatCase::Domestic, "S 20"),
        ("FI", None, "FI", "", Services, VatCase::Domestic, "S 25.5"),
        ("DE", None, "FR", "FR12345678901", Services, VatCase::EuBusinessServices, "AE 0"),
        ("DE", None, "FR", "FR12345678901", Goods, VatCase::EuBusinessGoods, "K 0"),
        ("DE", None, "FR", "", Services, VatCase::EuConsumer, "S 19"),
        ("DE", None, "GR", "EL123456789", Services, VatCase::EuBusinessServices, "AE 0"),
        ("DE", None, "US", "", Services, VatCase::AbroadServices, "O 0"),
        ("DE", None, "US", "", Goods, VatCase::Export, "G 0"),
        ("DE", None, "CH", "CHE123456789", Services, VatCase::AbroadServices, "O 0"),
        ("CH", None, "DE", "DE811569869", Services, VatCase::AbroadServices, "O 0"),
        ("DE", None, "GB", "XI123456789", Goods, VatCase::EuBusinessGoods, "K 0"),
        ("DE", None, "GB", "XI123456789", Services, VatCase::AbroadServices, "O 0"),
        ("DE", Some(VatScheme::Germany), "DE", "", Services, VatCase::SmallBusiness, "E 0"),
        ("DE", Some(VatScheme::Germany), "FR", "FR12345678901", Services, VatCase::EuBusinessServices, "AE 0"),
        ("DE", Some(VatScheme::Germany), "FR", "FR12345678901", Goods, VatCase::SmallBusiness, "E 0"),
    ];
    for (from, scheme, to, vat_id, kind, case, vat) in cases {
        let seller = Seller { country: from.to_owned(), ..Seller::default() };
        let customer = Customer { country: to.to_owned(), vat_id: vat_id.to_owned(), ..Customer::default() };
        let proposal = VatProposal::of(&seller, &customer, scheme, kind).unwrap();
        let found = format!("{} {}", proposal.vat.category, proposal.vat.rate);
        assert_eq!((proposal.case, found.as_str()), (case, vat), "{from} to {to}, {kind:?}");
        assert!(proposal.reason().ends_with('.'));
    }
}

#[test]
fn without_both_countries_nothing_is_proposed() {
    let at = |country: &str| Seller { country: country.to_owned(), ..Seller::default() };
    let to = |country: &str| Customer { country: country.to_owned(), ..Customer::default() };
    for (from, country) in [("", "DE"), ("DE", ""), ("US", "US")] {
        assert_eq!(VatProposal::of(&at(from), &to(country), None, SupplyKind::Services), None, "{from} to {country}");
    }
}
