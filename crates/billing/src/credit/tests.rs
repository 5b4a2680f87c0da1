//! A freelancer issued 2026-0007 and something on it was wrong: all of it, half of it, or a sum.

use super::*;
use crate::{Customer, CustomerId, DraftText, Fault, InvoiceNumber, LineText, Seller, VatText, parse_decimal};
use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

const NAME: &str = "Credit on invoice 2026-0007";

fn number(text: &str) -> Decimal {
    parse_decimal(text).unwrap()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn cents(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn issue(draft: Draft, text: &str) -> Result<IssuedInvoice, Vec<Fault>> {
    let seller = Seller { name: "Studio Vogt".to_owned(), tax_id: "232/1".to_owned(), ..Seller::default() };
    let customer = Customer { name: "Kunsthalle Bremen".to_owned(), ..Customer::default() };
    draft.issue(text.parse::<InvoiceNumber>().unwrap(), day(), &seller, Some(&customer))
}

/// `("Design", "32", "95.00", "19")`: name, quantity, price, rate.
type Row<'r> = (&'r str, &'r str, &'r str, &'r str);

fn draft(lines: &[Row<'_>]) -> Draft {
    let line = |(name, quantity, price, rate): &Row<'_>| LineText {
        name: (*name).to_owned(),
        quantity: (*quantity).to_owned(),
        price: (*price).to_owned(),
        vat: VatText { category: "S".to_owned(), rate: (*rate).to_owned() },
        ..LineText::default()
    };
    let text = DraftText { lines: lines.iter().map(line).collect(), ..DraftText::default() };
    Draft::read(&text, Some(CustomerId::new(Uuid::nil())), Currency::EUR)
}

/// 32 hours of design at 19 %, 12 photographs at 7 %; a tenth of all is taken off at 19 %.
fn invoice() -> IssuedInvoice {
    let mut draft = draft(&[("Design", "32", "95.00", "19"), ("Photograph", "12", "38.50", "7")]);
    let less = |rate: usize| DocumentAllowance {
        allowance: Allowance::percent(number("10"), "Returning customer"),
        vat: draft.lines[rate].vat,
    };
    draft.allowances = vec![less(0)];
    issue(draft, "2026-0007").unwrap()
}

fn codes(faults: &[Fault]) -> Vec<(&str, &str)> {
    faults.iter().map(|fault| (fault.path.as_str(), fault.code.as_str())).collect()
}

/// Issues what `make` proposes, as the next credit note of `invoice`.
fn credited(
    invoice: &IssuedInvoice,
    notes: &mut Vec<IssuedInvoice>,
    make: impl FnOnce(&Creditable<'_>) -> Result<Draft, Error>,
) -> IssuedInvoice {
    let draft = {
        let left = Creditable::of(invoice, notes).unwrap();
        let draft = make(&left).unwrap();
        assert_eq!(left.check(&draft), []);
        draft
    };
    let note = issue(draft, &format!("CN-2026-{:04}", notes.len() + 1)).unwrap();
    notes.push(note.clone());
    note
}

#[test]
fn all_of_it_was_wrong_so_all_of_it_is_credited_and_nothing_is_left() {
    let (invoice, mut notes) = (invoice(), Vec::new());
    let note = credited(&invoice, &mut notes, |left| left.everything(NAME));
    assert_eq!((note.type_code().code(), note.payable()), ("381", invoice.payable()));
    assert_eq!(note.totals().vat_breakdown, invoice.totals().vat_breakdown);
    assert_eq!(note.preceding().as_ref().map(|it| it.number.as_str()), Some("2026-0007"));
    assert_eq!(note.due_date(), day(), "a credit note waits for nothing");
    assert_eq!(Creditable::of(&invoice, &notes).err(), Some(Error::NothingToCredit));
}

#[test]
fn the_customer_sends_half_back_and_the_discount_goes_back_in_proportion() {
    let (invoice, mut notes) = (invoice(), Vec::new());
    let note = credited(&invoice, &mut notes, |left| left.lines(&[(0, number("16"))]));
    let totals = note.totals();
    assert_eq!((totals.line_total, totals.allowance_total), (cents(152_000), cents(17_510)));
    assert_eq!(totals.net_total.minor() * 2, invoice.totals().vat_breakdown[1].taxable.minor());
    let left = Creditable::of(&invoice, &notes).unwrap();
    assert_eq!((left.quantity_left(0), left.quantity_left(1)), (number("16"), number("12")));
}

#[test]
fn a_fixed_discount_on_a_line_goes_back_in_proportion_too() {
    let mut draft = draft(&[("Poster", "10", "20.00", "19")]);
    draft.lines[0].allowances = vec![Allowance::fixed(number("5.00"), "Scratched")];
    let invoice = issue(draft, "2026-0008").unwrap();
    let note = credited(&invoice, &mut Vec::new(), |left| left.lines(&[(0, number("4"))]));
    assert_eq!(note.totals().net_total, cents(7_800));
}

#[test]
fn a_sum_is_spread_over_the_rates_that_the_invoice_has() {
    let (invoice, mut notes) = (invoice(), Vec::new());
    let note = credited(&invoice, &mut notes, |left| left.amount(cents(10_000), NAME));
    assert_eq!((note.totals().net_total, note.lines()[0].unit.as_str()), (cents(10_000), "LS"));
    let rates: Vec<_> = note.lines().iter().map(|line| (line.vat.rate.to_string(), line.price.to_string())).collect();
    assert_eq!(rates, [("7".to_owned(), "14.66".to_owned()), ("19".to_owned(), "85.34".to_owned())]);
}

#[test]
fn two_credit_notes_and_then_the_rest_close_to_exactly_nothing() {
    let (invoice, mut notes) = (invoice(), Vec::new());
    credited(&invoice, &mut notes, |left| left.lines(&[(0, number("0.333")), (1, number("5"))]));
    credited(&invoice, &mut notes, |left| left.amount(cents(33_333), NAME));
    let rest = credited(&invoice, &mut notes, |left| left.everything(NAME));
    assert!(rest.lines().iter().all(|line| line.name == NAME), "its lines no longer add up to what is left");
    let sum = Money::sum(notes.iter().map(IssuedInvoice::payable), Currency::EUR).unwrap();
    assert_eq!(sum, invoice.payable());
}

/// The VAT of 3 x 0.03 at 19 % is 0.02, that of each 0.03 alone 0.01: three notes would give back a cent too much.
#[test]
fn cents_that_vat_gains_by_being_split_go_into_the_rounding_amount() {
    let invoice = issue(draft(&[("Stamp", "3", "0.03", "19")]), "2026-0009").unwrap();
    let mut notes = Vec::new();
    for expected in [4, 4, 3] {
        let note = credited(&invoice, &mut notes, |left| left.lines(&[(0, number("1"))]));
        assert_eq!(note.payable(), cents(expected));
    }
    assert_eq!((notes[2].totals().vat_total, notes[2].totals().rounding), (cents(1), cents(-1)));
    assert_eq!(Creditable::of(&invoice, &notes).err(), Some(Error::NothingToCredit));
}

/// 15 % of 33.30 is 4.995: three notes that each round it would give back 0.01 less than is asked for, and never close.
#[test]
fn what_is_withheld_of_three_credit_notes_is_what_was_withheld_of_their_invoice() {
    let lines = ["A", "B", "C"].map(|name| (name, "1", "33.30", "19"));
    let tax = Some(Withholding::new("IRPF", number("15")));
    let invoice = issue(Draft { withholding: tax, ..draft(&lines) }, "2026-0001").unwrap();
    assert_eq!((invoice.totals().withheld, invoice.payable()), (cents(1_499), cents(10_389)));
    let mut notes = Vec::new();
    for (line, (withheld, to_pay)) in [(500, 3_463), (499, 3_464), (500, 3_462)].into_iter().enumerate() {
        let note = credited(&invoice, &mut notes, |left| left.lines(&[(line, Decimal::ONE)]));
        assert_eq!((note.totals().withheld, note.payable()), (cents(withheld), cents(to_pay)), "note {line}");
    }
    let again: IssuedInvoice = serde_json::from_str(&serde_json::to_string(&notes[1]).unwrap()).unwrap();
    assert_eq!(again, notes[1], "what was added to the percentage is kept with it");
    assert_eq!(Creditable::of(&invoice, &notes).err(), Some(Error::NothingToCredit));
}

#[test]
fn what_does_not_fit_the_invoice_is_named_with_its_place() {
    let (invoice, mut notes) = (invoice(), Vec::new());
    credited(&invoice, &mut notes, |left| left.lines(&[(0, number("20"))]));
    let left = Creditable::of(&invoice, &notes).unwrap();
    let faults = |change: fn(&mut Draft)| {
        let mut note = left.lines(&[(0, number("12"))]).unwrap();
        change(&mut note);
        left.check(&note)
    };
    type Case = (fn(&mut Draft), &'static str, &'static str);
    let cases: [Case; 7] = [
        (|note| note.lines[0].quantity = number("12.1"), "lines.0.quantity", "more-than-invoiced"),
        (|note| note.lines.push(note.lines[0].clone()), "lines.1.quantity", "more-than-invoiced"),
        (
            |note| note.lines = vec![Line::new("x", Decimal::ONE, number("9999"), note.lines[0].vat)],
            "lines.0.price",
            "more-than-left",
        ),
        (|note| note.lines[0].vat.rate = crate::VatRate::new(number("8.1")).unwrap(), "lines.0.vat", "not-its-vat"),
        (|note| note.preceding = None, "preceding", "BR-55"),
        (|note| note.customer = None, "customer", "not-its-customer"),
        (|note| note.currency = "USD".parse().unwrap(), "currency", "not-its-currency"),
    ];
    for (change, path, code) in cases {
        assert!(codes(&faults(change)).contains(&(path, code)), "{path} {code}: {:?}", codes(&faults(change)));
    }
    assert_eq!(faults(|_| ()), []);
}

/// An invoice over 100.00 at 19 % gives back no 1,000.00 at 7 %, nor 50.00 without VAT, however a note says it.
#[test]
fn nothing_is_credited_at_a_rate_that_the_invoice_has_nothing_of() {
    let invoice = issue(draft(&[("Work", "1", "100.00", "19")]), "2026-0001").unwrap();
    let left = Creditable::of(&invoice, &[]).unwrap();
    let strange = draft(&[("", "1", "1", "7")]).lines[0].vat;
    let item = |amount: &str, vat| DocumentAllowance { allowance: Allowance::fixed(number(amount), "Postage"), vat };
    let own = invoice.lines()[0].vat;
    type Case = (Vec<DocumentAllowance>, Vec<DocumentAllowance>, &'static str, &'static str);
    let cases: [Case; 4] = [
        (vec![], vec![item("1000", strange)], "charges.0.vat", "not-its-vat"),
        (vec![item("-50", strange)], vec![], "allowances.0.vat", "not-its-vat"),
        (vec![], vec![item("0.01", own)], "lines.0.price", "more-than-left"),
        (vec![item("-0.01", own)], vec![], "lines.0.price", "more-than-left"),
    ];
    for (allowances, charges, path, code) in cases {
        let note = left.bind(Draft { allowances, charges, ..Draft::credit_of(&invoice) });
        assert_eq!(codes(&left.check(&note)), [(path, code)]);
    }
    let charge_alone = Draft { lines: vec![], charges: vec![item("101", own)], ..Draft::credit_of(&invoice) };
    assert_eq!(codes(&left.check(&charge_alone)), [("charges.0.amount", "more-than-left")]);
}

#[test]
fn of_two_drafts_over_the_same_line_only_the_first_fits() {
    let (invoice, mut notes) = (invoice(), Vec::new());
    let second = Creditable::of(&invoice, &notes).unwrap().lines(&[(0, number("20"))]).unwrap();
    credited(&invoice, &mut notes, |left| left.lines(&[(0, number("20"))]));
    let faults = Creditable::of(&invoice, &notes).unwrap().check(&second);
    assert_eq!(codes(&faults), [("lines.0.quantity", "more-than-invoiced"), ("lines.0.price", "more-than-left")]);
}

#[test]
fn a_line_that_took_goods_back_is_credited_with_its_sign() {
    let invoice = issue(draft(&[("Poster", "10", "20", "19"), ("Poster, returned", "-2", "20", "19")]), "2026-0010");
    let (invoice, mut notes) = (invoice.unwrap(), Vec::new());
    credited(&invoice, &mut notes, |left| left.lines(&[(0, number("3")), (1, number("-1"))]));
    let left = Creditable::of(&invoice, &notes).unwrap();
    assert_eq!((left.quantity_left(0), left.quantity_left(1)), (number("7"), number("-1")));
    credited(&invoice, &mut notes, |left| left.everything(NAME));
    assert_eq!(Creditable::of(&invoice, &notes).err(), Some(Error::NothingToCredit));
}

#[test]
fn a_credit_note_cannot_be_credited_nor_stand_alone_nor_be_negative() {
    let (invoice, mut notes) = (invoice(), Vec::new());
    let note = credited(&invoice, &mut notes, |left| left.everything(NAME));
    assert_eq!(Creditable::of(&note, &[]).err(), Some(Error::NotCreditable));
    let mut alone = Draft::credit_of(&invoice);
    alone.preceding = None;
    assert_eq!(codes(&issue(alone, "CN-1").unwrap_err()), [("preceding", "BR-55")]);
    let mut negative = Draft::credit_of(&invoice);
    negative.lines.iter_mut().for_each(|line| line.quantity = -line.quantity);
    assert_eq!(codes(&issue(negative, "CN-1").unwrap_err()), [("lines", "credits-nothing")]);
}

/// Up to five lines at three rates, with allowances of both kinds on lines and document.
fn any_invoice() -> impl Strategy<Value = IssuedInvoice> {
    let line = (1_i64..9_999, 0_u32..4, 1_i64..99_999, 0_u32..4, 0_usize..3, 0_i64..40, 0_i64..9);
    let withheld = prop::option::of(1_i64..300);
    (prop::collection::vec(line, 1..6), 0_i64..30, withheld).prop_filter_map("nothing", |(lines, percent, tax)| {
        let rates = ["19", "7", "8.1"];
        let mut made = draft(&[]);
        for (n, (quantity, q_scale, price, p_scale, rate, less, cents)) in lines.into_iter().enumerate() {
            let vat = draft(&[("", "1", "1", rates[rate])]).lines[0].vat;
            let line =
                Line::new(format!("Line {n}"), Decimal::new(quantity, q_scale), Decimal::new(price, p_scale), vat);
            let allowances =
                vec![Allowance::percent(Decimal::from(less), ""), Allowance::fixed(Decimal::new(cents, 2), "")];
            made.lines.push(Line { allowances, ..line });
        }
        let vat = made.lines[0].vat;
        made.allowances = vec![DocumentAllowance { allowance: Allowance::percent(Decimal::from(percent), ""), vat }];
        made.withholding = tax.map(|tenths| Withholding::new("IRPF", Decimal::new(tenths, 1)));
        let issued = issue(made, "2026-0007").ok()?;
        let sound = issued.totals().vat_breakdown.iter().all(|row| row.taxable.minor() >= 0);
        (sound && issued.payable().minor() > 0).then_some(issued)
    })
}

/// Two of 0.77 with VAT inside: 0.65 net each, 1.29 net together.
#[test]
fn of_gross_prices_each_line_can_be_credited_by_itself_though_the_nets_do_not_add_up() {
    let mut gross = draft(&[("Card", "1", "0.77", "19"), ("Print", "1", "0.77", "19")]);
    gross.prices = crate::Prices::Gross;
    let invoice = issue(gross, "2026-0009").unwrap();
    assert_eq!(invoice.totals().net_total, cents(129));
    let mut notes = Vec::new();
    for line in 0..2 {
        let left = Creditable::of(&invoice, &notes).unwrap();
        let note = left.lines(&[(line, Decimal::ONE)]).unwrap();
        assert_eq!(left.check(&note), [], "line {line}");
        let note = issue(note, &format!("CN-{line}")).unwrap();
        assert_eq!((note.totals().net_total, note.payable()), (cents(65), cents(77)));
        notes.push(note);
    }
    assert_eq!(Creditable::of(&invoice, &notes).unwrap_err(), Error::NothingToCredit);
}

#[test]
fn a_sum_off_gross_prices_is_what_the_customer_gets_back() {
    let mut gross = draft(&[("Card", "1", "119", "19"), ("Book", "1", "107", "7")]);
    gross.prices = crate::Prices::Gross;
    let invoice = issue(gross, "2026-0010").unwrap();
    let note = Creditable::of(&invoice, &[]).unwrap().amount(cents(5_000), NAME).unwrap();
    assert_eq!(note.totals().unwrap().payable, cents(5_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn credit_of_everything_gives_zero_whatever_was_credited_before(
        invoice in any_invoice(),
        steps in prop::collection::vec((any::<bool>(), 0_usize..5, 1_u32..101), 0..6),
    ) {
        let mut notes: Vec<IssuedInvoice> = Vec::new();
        for (by_line, line, percent) in steps {
            let Ok(left) = Creditable::of(&invoice, &notes) else { break };
            let line = line % invoice.lines().len();
            let proposal = if by_line {
                left.lines(&[(line, left.quantity_left(line) * Decimal::new(i64::from(percent), 2))])
            } else {
                left.amount(invoice.totals().net_total.percent(Decimal::from(percent)).unwrap(), NAME)
            };
            let draft = proposal.unwrap();
            if left.check(&draft).is_empty() && let Ok(note) = issue(draft, &format!("CN-{}", notes.len())) {
                prop_assert!(note.payable().minor() <= left.left().minor());
                notes.push(note);
            }
        }
        if let Ok(left) = Creditable::of(&invoice, &notes) {
            let rest = left.everything(NAME).unwrap();
            prop_assert_eq!(left.check(&rest), []);
            notes.push(issue(rest, "CN-LAST").unwrap());
        }
        let sum = Money::sum(notes.iter().map(IssuedInvoice::payable), invoice.currency()).unwrap();
        prop_assert_eq!(sum, invoice.payable());
        prop_assert_eq!(Creditable::of(&invoice, &notes).err(), Some(Error::NothingToCredit));
    }

    #[test]
    fn whatever_is_written_on_a_credit_note_none_that_passes_takes_more_than_is_left_at_any_rate(
        invoice in any_invoice(),
        lines in prop::collection::vec((0_i64..200_000, 0_usize..4), 1..4),
        items in prop::collection::vec((-50_000_i64..50_000, 0_usize..4, any::<bool>()), 0..4),
    ) {
        let vat = |n: usize| draft(&[("", "1", "1", ["19", "7", "8.1", "5"][n])]).lines[0].vat;
        let left = Creditable::of(&invoice, &[]).unwrap();
        let mut note = Draft::credit_of(&invoice);
        note.lines = lines
            .into_iter()
            .map(|(price, rate)| Line::new("Back", Decimal::ONE, Decimal::new(price, 2), vat(rate)))
            .collect();
        (note.allowances, note.charges) = (Vec::new(), Vec::new());
        for (amount, rate, charge) in items {
            let item = DocumentAllowance { allowance: Allowance::fixed(Decimal::new(amount, 2), ""), vat: vat(rate) };
            if charge { note.charges.push(item) } else { note.allowances.push(item) }
        }
        let note = left.bind(note);
        if left.check(&note).is_empty() {
            let (taken, had) = (note.totals().unwrap(), invoice.totals());
            for row in taken.vat_breakdown {
                let of = |own: &&crate::VatBreakdown| (own.category, own.rate) == (row.category, row.rate);
                let own = had.vat_breakdown.iter().find(of);
                prop_assert!(own.is_some_and(|own| row.taxable.minor() <= own.taxable.minor()), "{:?}", row);
            }
            prop_assert!(taken.to_pay.minor() <= had.to_pay.minor());
        }
    }

    #[test]
    fn one_minor_unit_more_than_what_is_left_is_refused(invoice in any_invoice(), net in 0_i64..1_000_000) {
        let left = Creditable::of(&invoice, &[]).unwrap();
        let over = left.amount(invoice.totals().net_total.plus(cents(1 + net)).unwrap(), NAME).unwrap();
        prop_assert!(codes(&left.check(&over)).iter().any(|(_, code)| *code == "more-than-left"));
        let all = left.amount(invoice.totals().net_total, NAME).unwrap();
        prop_assert_eq!(left.check(&all), []);
        prop_assert_eq!(all.totals().unwrap().to_pay, invoice.payable());
    }
}
