//! What each kind of document is to the books.

use super::TypeCode;

#[test]
fn a_code_says_whether_money_is_asked_for_and_which_series_counts_it() {
    let table = [
        ("270", 0, "delivery-note"),
        ("310", 0, "quote"),
        ("325", 0, "proforma"),
        ("326", 1, "invoice"),
        ("380", 1, "invoice"),
        ("381", -1, "credit-note"),
        ("384", 1, "invoice"),
        ("386", 1, "invoice"),
        ("389", 1, "invoice"),
    ];
    let known: Vec<_> = TypeCode::ALL.iter().map(|kind| (kind.code(), kind.sign(), kind.series())).collect();
    assert_eq!(known, table);
    for kind in TypeCode::ALL {
        assert_eq!(kind.code().parse(), Ok(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        assert_eq!((kind.is_claim(), kind.asks_for_money()), (kind.sign() != 0, kind.sign() == 1));
    }
}
