//! From what was typed to faults in plain words, and to an issued document when there are none.

use super::*;
use crate::{AllowanceText, DraftText, LineText, VatText};
use proptest::prelude::*;

fn seller() -> Seller {
    Seller {
        name: "Mara Lindqvist".to_owned(),
        country: "DE".to_owned(),
        vat_id: "DE123456789".to_owned(),
        ..Seller::default()
    }
}

fn customer() -> Customer {
    Customer {
        name: "Acme".to_owned(),
        country: "FR".to_owned(),
        vat_id: "FR12345678901".to_owned(),
        ..Customer::default()
    }
}

fn vat(category: &str, rate: &str) -> VatText {
    VatText { category: category.to_owned(), rate: rate.to_owned() }
}

fn line(quantity: &str, price: &str) -> LineText {
    LineText {
        name: "Design".to_owned(),
        quantity: quantity.to_owned(),
        unit: "HUR".to_owned(),
        price: price.to_owned(),
        vat: vat("S", "19"),
        ..LineText::default()
    }
}

fn typed() -> DraftText {
    DraftText { lines: vec![line("3*8", "1.080,50")], ..DraftText::default() }
}

fn read(text: &DraftText) -> Draft {
    Draft::read(text, None, Currency::EUR)
}

fn codes(faults: &[Fault]) -> Vec<(&str, &str)> {
    faults.iter().map(|fault| (fault.path.as_str(), fault.code.as_str())).collect()
}

fn found(text: &DraftText) -> Vec<(String, String)> {
    read(text).check(&seller(), Some(&customer())).into_iter().map(|fault| (fault.path, fault.code)).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn number() -> InvoiceNumber {
    "2026-0107".parse().unwrap()
}

#[test]
fn a_whole_draft_has_no_fault_and_is_issued_as_typed() {
    assert_eq!(found(&typed()), []);
    let issued = read(&typed()).issue(number(), day("2026-11-20"), &seller(), Some(&customer())).unwrap();
    assert_eq!(issued.number().as_str(), "2026-0107");
    assert_eq!(issued.payable().to_string(), "30859.08", "24 hours at 1080.50, and 19 %");
    assert_eq!(issued.due_date(), day("2026-12-04"), "14 days after the issue");
    assert_eq!(issued.customer().name, "Acme");
}

#[test]
fn an_empty_draft_says_what_is_missing() {
    let faults = Draft::new(Currency::EUR).check(&Seller::default(), None);
    assert_eq!(codes(&faults), [("seller.name", "BR-06"), ("customer", "BR-07"), ("lines", "BR-16")]);
}

#[test]
fn an_empty_line_says_what_is_missing() {
    let empty = DraftText { lines: vec![LineText::default()], ..DraftText::default() };
    let faults = read(&empty).check(&seller(), Some(&customer()));
    let expected = [
        ("lines.0.quantity", "BR-22"),
        ("lines.0.price", "BR-26"),
        ("lines.0.name", "BR-25"),
        ("lines.0.vat.rate", "BR-S-05"),
    ];
    assert_eq!(codes(&faults), expected);
}

#[test]
fn each_fault_is_found_at_its_place() {
    type Spoil = fn(&mut DraftText);
    let cases: &[(Spoil, &str, &str)] = &[
        (|d| d.prices = "both".to_owned(), "prices", "unknown-prices"),
        (|d| d.currency = "EURO".to_owned(), "currency", "unknown-currency"),
        (|d| d.type_code = "999".to_owned(), "type_code", "unknown-type-code"),
        (|d| d.issue_date = "20.11.2026".to_owned(), "issue_date", "bad-date"),
        (|d| d.due_date = "2026-02-30".to_owned(), "due_date", "bad-date"),
        (|d| d.due_date = "2026-1-5".to_owned(), "due_date", "bad-date"),
        (
            |d| (d.issue_date, d.due_date) = ("2026-11-20".to_owned(), "2026-11-19".to_owned()),
            "due_date",
            "due-before-issue",
        ),
        (|d| d.notes = "\u{0}".to_owned(), "notes", "control-character"),
        (|d| d.description = "two\nlines".to_owned(), "description", "control-character"),
        (|d| d.lines[0].price = "abc".to_owned(), "lines.0.price", "not-a-decimal"),
        (|d| d.lines[0].price = "1,234".to_owned(), "lines.0.price", "ambiguous-number"),
        (|d| d.lines[0].price = "-1".to_owned(), "lines.0.price", "BR-27"),
        (|d| d.lines[0].price = "999999999999999999".to_owned(), "lines", "amount-too-large"),
        (|d| d.lines[0].name = " ".to_owned(), "lines.0.name", "BR-25"),
        (|d| d.lines[0].unit = "hours".to_owned(), "lines.0.unit", "BR-CL-23"),
        (|d| d.lines[0].base_quantity = "0".to_owned(), "lines.0.base_quantity", "PEPPOL-EN16931-R121"),
        (|d| d.lines[0].base_quantity = "x".to_owned(), "lines.0.base_quantity", "not-a-decimal"),
        (|d| d.lines[0].vat.category = "X".to_owned(), "lines.0.vat.category", "unknown-vat-category"),
        (|d| d.lines[0].vat.rate = "190".to_owned(), "lines.0.vat.rate", "rate-out-of-range"),
        (|d| d.lines[0].vat = vat("AE", "19"), "lines.0.vat.rate", "BR-AE-05"),
        (|d| d.allowances = vec![AllowanceText::default()], "allowances.0.amount", "number-missing"),
    ];
    for (spoil, path, code) in cases {
        let mut text = typed();
        spoil(&mut text);
        let found = found(&text);
        assert!(found.contains(&((*path).to_owned(), (*code).to_owned())), "{path} {code}: {found:?}");
    }
}

#[test]
fn allowances_are_held_to_their_own_rules() {
    let allowance = |amount: &str, vat: Option<VatText>| AllowanceText {
        amount: amount.to_owned(),
        reason: "Discount".to_owned(),
        vat,
        ..AllowanceText::default()
    };
    let mut text = typed();
    text.lines[0].allowances = vec![allowance("5", Some(vat("S", "19")))];
    text.allowances = vec![
        AllowanceText { percent: "-5".to_owned(), ..allowance("", Some(vat("S", "19"))) },
        allowance("0.005", Some(vat("S", "19"))),
    ];
    text.charges = vec![allowance("5", Some(vat("E", "19")))];
    let expected = [
        ("lines.0.allowances.0.vat", "vat-on-line-allowance"),
        ("allowances.0.percent", "below-zero"),
        ("allowances.1.amount", "too-many-decimals"),
        ("charges.0.vat.rate", "BR-E-07"),
    ];
    assert_eq!(codes(&read(&text).check(&seller(), Some(&customer()))), expected);
}

#[test]
fn a_half_typed_draft_still_adds_up_and_cannot_be_issued() {
    let mut text = typed();
    text.lines.push(line("2", "1,2,"));
    let draft = read(&text);
    let totals = crate::TotalsText::from(&draft.totals().unwrap());
    assert_eq!(totals.line_nets, ["25932.00", "0.00"], "the unread line counts as nothing");
    let faults = draft.issue(number(), day("2026-11-20"), &seller(), Some(&customer())).unwrap_err();
    assert_eq!(codes(&faults), [("lines.1.price", "not-a-decimal")]);
}

#[test]
fn a_due_date_before_the_day_of_issue_is_refused_whatever_day_that_is() {
    let text = DraftText { due_date: "2026-11-19".to_owned(), ..typed() };
    assert_eq!(found(&text), [], "without an issue date it may be right");
    let refused = read(&text).issue(number(), day("2026-11-20"), &seller(), Some(&customer())).unwrap_err();
    assert_eq!(codes(&refused), [("due_date", "due-before-issue")]);
    let mut endless = read(&typed());
    endless.terms_days = u32::MAX;
    assert_eq!(endless.due(NaiveDate::MAX), None);
    assert!(endless.issue(number(), NaiveDate::MAX, &seller(), Some(&customer())).is_err());
}

#[test]
fn an_e_invoice_needs_more_than_paper() {
    let mut text = typed();
    text.lines.push(LineText { vat: vat("AE", "0"), ..line("1", "10") });
    text.lines.push(LineText { vat: vat("O", ""), ..line("1", "10") });
    text.lines[0].allowances = vec![AllowanceText { percent: "5".to_owned(), ..AllowanceText::default() }];
    let draft = read(&text);
    let stranger = Customer { vat_id: String::new(), country: String::new(), ..customer() };
    assert_eq!(draft.check(&seller(), Some(&stranger)), []);
    let expected = [
        ("customer.country", "BR-11"),
        ("customer.vat_id", "BR-AE-02"),
        ("seller.vat_id", "BR-O-02"),
        ("lines", "BR-O-11"),
        ("lines.0.allowances.0.reason", "BR-CO-23"),
    ];
    assert_eq!(codes(&draft.check_en16931(&seller(), &stranger)), expected);
    assert_eq!(read(&typed()).check_en16931(&seller(), &customer()), []);

    let small = Seller { vat_id: String::new(), ..seller() };
    let faults = read(&typed()).check_en16931(&small, &customer());
    assert_eq!(codes(&faults), [("seller.vat_id", "BR-CO-26"), ("seller.vat_id", "BR-S-02")]);
    let odd = Customer { vat_id: "123".to_owned(), ..customer() };
    assert_eq!(codes(&read(&typed()).check_en16931(&seller(), &odd)), [("customer.vat_id", "BR-CO-09")]);
}

#[test]
fn an_intra_community_supply_says_when_and_whereto() {
    let mut text = typed();
    text.lines[0].vat = vat("K", "0");
    let nowhere = Customer { country: String::new(), ..customer() };
    let expected = [("customer.country", "BR-11"), ("delivery_date", "BR-IC-11"), ("customer.country", "BR-IC-12")];
    assert_eq!(codes(&read(&text).check_en16931(&seller(), &nowhere)), expected);
    let (day, empty) = ("2026-10-31".to_owned(), String::new());
    for (delivery_date, period_end) in [(&day, &empty), (&empty, &day)] {
        let (delivery_date, period_end) = (delivery_date.clone(), period_end.clone());
        let dated = DraftText { delivery_date, period_end, ..text.clone() };
        assert_eq!(read(&dated).check_en16931(&seller(), &customer()), []);
    }
}

#[test]
fn a_service_period_does_not_end_before_it_begins() {
    let mut text = typed();
    (text.period_start, text.period_end) = ("2026-10-31".to_owned(), "2026-10-01".to_owned());
    assert_eq!(found(&text), [("period_end".to_owned(), "BR-29".to_owned())]);
}

#[test]
fn a_credit_note_mirrors_its_invoice_and_points_back() {
    let issued = read(&typed()).issue(number(), day("2026-11-20"), &seller(), Some(&customer())).unwrap();
    let credit = Draft::credit_of(&issued);
    assert_eq!(credit.type_code, TypeCode::CreditNote);
    assert_eq!(credit.preceding.as_ref().map(|preceding| preceding.number.as_str()), Some("2026-0107"));
    assert_eq!(credit.totals().unwrap(), *issued.totals());
    assert_eq!(credit.check(&seller(), Some(&customer())), []);
}

#[test]
fn a_number_that_could_not_be_read_back_is_not_issued() {
    let mut draft = read(&typed());
    draft.lines[0].price = Decimal::new(1, 28);
    draft.prepaid = Decimal::new(1, 3);
    let faults = draft.check(&seller(), Some(&customer()));
    assert_eq!(codes(&faults), [("lines.0.price", "too-many-digits"), ("prepaid", "too-many-decimals")]);
}

#[test]
fn what_is_issued_reads_back_byte_for_byte() {
    for quantity in ["-0", "-0.00", "1.50", "1.00000000000000", "0.1000000000", "123456789.000000000"] {
        let mut text = typed();
        text.lines[0].quantity = quantity.to_owned();
        let issued = read(&text).issue(number(), day("2026-11-20"), &seller(), Some(&customer())).unwrap();
        let json = serde_json::to_string(&issued).unwrap();
        let back: IssuedInvoice = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), json, "{quantity}");
    }
}

#[test]
fn a_draft_written_out_reads_back_as_the_same_draft() {
    let mut text = typed();
    text.due_date = "2026-12-24".to_owned();
    text.lines[0].charges =
        vec![AllowanceText { percent: "2.5".to_owned(), base: "100".to_owned(), ..AllowanceText::default() }];
    let discount = AllowanceText { amount: "5".to_owned(), vat: Some(vat("S", "19")), ..AllowanceText::default() };
    text.allowances = vec![discount.clone()];
    text.charges = vec![AllowanceText { reason: "Courier".to_owned(), ..discount }];
    let draft = read(&text);
    assert_eq!(read(&DraftText::from(&draft)), draft);

    let mut frozen = draft.clone();
    frozen.issue_date = Some(day("2026-11-20"));
    let issued = draft.issue(number(), day("2026-11-20"), &seller(), Some(&customer())).unwrap();
    assert_eq!(DraftText::from(&issued), DraftText::from(&frozen));
}

#[test]
fn a_message_repeats_nothing_that_was_typed() {
    let mut text = typed();
    text.lines[0].price = "secret".to_owned();
    text.currency = "secret".to_owned();
    text.due_date = "secret".to_owned();
    for fault in read(&text).check(&seller(), Some(&customer())) {
        assert!(!fault.message.contains("secret") && fault.message.ends_with('.'), "{}", fault.message);
    }
}

proptest! {
    #[test]
    fn any_text_in_any_field_is_read_without_a_panic(
        words in prop::collection::vec("[-+*0-9., xSAE%\\PC]{0,24}", 9), path in 0_usize..4
    ) {
        let mut text = typed();
        text.lines[0] = LineText {
            name: words[0].clone(),
            quantity: words[1].clone(),
            price: words[2].clone(),
            base_quantity: words[3].clone(),
            vat: vat(&words[4], &words[5]),
            allowances: vec![AllowanceText { percent: words[6].clone(), base: words[7].clone(), ..AllowanceText::default() }],
            ..LineText::default()
        };
        match path {
            0 => text.currency.clone_from(&words[8]),
            1 => text.issue_date.clone_from(&words[8]),
            2 => text.charges = vec![AllowanceText { amount: words[8].clone(), ..AllowanceText::default() }],
            _ => text.type_code.clone_from(&words[8]),
        }
        let draft = read(&text);
        let _ = draft.totals();
        let faults = draft.check(&seller(), Some(&customer()));
        prop_assert_eq!(draft.issue(number(), day("2026-11-20"), &seller(), Some(&customer())).is_err(), !faults.is_empty());
    }
}
