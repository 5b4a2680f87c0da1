//! A job of 32 hours at 19 % and 12 photographs at 7 %: a deposit, a part, and the invoice that ends it.

use super::*;
use crate::{
    Creditable, Currency, Customer, CustomerId, DocumentAllowance, DraftText, Fault, LineText, Seller, VatText,
    parse_decimal,
};
use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

fn number(text: &str) -> Decimal {
    parse_decimal(text).unwrap()
}

fn cents(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn issue(draft: Draft, text: &str) -> Result<IssuedInvoice, Vec<Fault>> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let seller = Seller { name: "Studio Vogt".to_owned(), tax_id: "232/1".to_owned(), ..Seller::default() };
    let customer = Customer { name: "Kunsthalle Bremen".to_owned(), ..Customer::default() };
    draft.issue(text.parse().unwrap(), day, &seller, Some(&customer))
}

fn draft(lines: &[(&str, &str, &str, &str)]) -> Draft {
    let line = |(name, quantity, price, rate): &(&str, &str, &str, &str)| LineText {
        name: (*name).to_owned(),
        quantity: (*quantity).to_owned(),
        price: (*price).to_owned(),
        vat: VatText { category: "S".to_owned(), rate: (*rate).to_owned() },
        ..LineText::default()
    };
    let text = DraftText { lines: lines.iter().map(line).collect(), ..DraftText::default() };
    Draft::read(&text, Some(CustomerId::new(Uuid::nil())), Currency::EUR)
}

fn whole() -> Draft {
    draft(&[("Design", "32", "95.00", "19"), ("Photograph", "12", "38.50", "7")])
}

/// What a job was asked for so far.
#[derive(Default)]
struct Asked {
    papers: Vec<JobPaper>,
}

impl Asked {
    fn job(&self, whole: &Draft) -> Job<'_> {
        Job::of(&self.papers, whole.prices)
    }

    fn part(&mut self, whole: &Draft, kind: TypeCode, portion: Portion) -> Result<&IssuedInvoice, Error> {
        let lines = self.job(whole).share(&whole.totals()?, portion, "Deposit")?;
        let part = Draft {
            type_code: kind,
            lines,
            prices: whole.prices,
            withholding: whole.withholding.clone(),
            customer: whole.customer,
            ..Draft::new(whole.currency)
        };
        assert_eq!(self.job(whole).check_part(&part, &whole.totals()?), None);
        let issued = issue(part, &format!("2026-{:04}", self.papers.len() + 1)).unwrap();
        self.papers.push(JobPaper { customer: issued.customer_id(), invoice: issued, notes: Vec::new() });
        Ok(&self.papers[self.papers.len() - 1].invoice)
    }

    fn end(&self, whole: &Draft) -> Draft {
        let mut end = whole.clone();
        end.lines.extend(self.job(whole).deductions(|part| Ok::<_, Error>(format!("Less {}", part.number()))).unwrap());
        self.job(whole).bind(end)
    }

    fn finish(&mut self, whole: &Draft) -> IssuedInvoice {
        let end = self.end(whole);
        assert_eq!(codes(&self.job(whole).check(&end)), []);
        let issued = issue(end, "2026-9999").unwrap();
        self.papers.push(JobPaper { customer: issued.customer_id(), invoice: issued.clone(), notes: Vec::new() });
        issued
    }

    fn credit(&mut self, index: usize, make: impl FnOnce(&Creditable<'_>) -> Draft) {
        let paper = &self.papers[index];
        let note = make(&Creditable::of(&paper.invoice, &paper.notes).unwrap());
        let note = issue(note, &format!("CN-{index}-{}", paper.notes.len())).unwrap();
        self.papers[index].notes.push(note);
    }

    /// With VAT, over everything that the customer was asked for.
    fn sum(&self) -> Money {
        Money::sum(self.papers.iter().map(|paper| paper.left().unwrap()), Currency::EUR).unwrap()
    }

    /// What the customer withholds of it.
    fn withheld(&self) -> Money {
        Money::sum(self.papers.iter().map(|paper| paper.withheld().unwrap()), Currency::EUR).unwrap()
    }

    /// BT-116 at each rate, over everything that the customer was asked for.
    fn taxable(&self) -> BTreeMap<Vat, Money> {
        let mut sums: BTreeMap<Vat, Money> = BTreeMap::new();
        for paper in &self.papers {
            for (vat, amount) in paper.rows_left(Prices::Net).unwrap() {
                let sum = sums.entry(vat).or_insert(cents(0));
                *sum = sum.plus(amount).unwrap();
            }
        }
        sums.retain(|_, sum| sum.minor() != 0);
        sums
    }
}

fn codes(faults: &[Fault]) -> Vec<(&str, &str)> {
    faults.iter().map(|fault| (fault.path.as_str(), fault.code.as_str())).collect()
}

#[test]
fn a_deposit_of_30_percent_is_deducted_at_each_rate_of_the_invoice_that_ends_the_job() {
    let (whole, mut asked) = (whole(), Asked::default());
    let deposit = asked.part(&whole, TypeCode::Prepayment, Portion::Percent(number("30"))).unwrap();
    let rows: Vec<_> = deposit.lines().iter().map(|line| (line.vat.rate.to_string(), line.price.to_string())).collect();
    assert_eq!(rows, [("7".to_owned(), "138.60".to_owned()), ("19".to_owned(), "912.00".to_owned())]);
    let end = asked.finish(&whole);
    let deducted: Vec<_> = end.lines()[2..]
        .iter()
        .map(|line| (line.quantity.to_string(), line.price.to_string(), line.deducts.as_ref().map(ToString::to_string)))
        .collect();
    assert_eq!(deducted[0], ("-1".to_owned(), "138.60".to_owned(), Some("2026-0001".to_owned())));
    assert_eq!(deducted[1], ("-1".to_owned(), "912.00".to_owned(), Some("2026-0001".to_owned())));
    assert_eq!(end.totals().prepaid, cents(0), "BT-113 is for money that came in, and nothing else");
    assert_eq!(asked.sum(), whole.totals().unwrap().gross_total);
}

#[test]
fn a_deposit_of_a_sum_is_spread_over_the_rates_and_none_goes_beyond_the_job() {
    let (whole, mut asked) = (whole(), Asked::default());
    let net = asked.part(&whole, TypeCode::Prepayment, Portion::Amount(cents(100_000))).unwrap().totals().net_total;
    assert_eq!(net, cents(100_000));
    for portion in [Portion::Percent(number("72")), Portion::Amount(cents(250_201))] {
        assert_eq!(asked.part(&whole, TypeCode::Prepayment, portion).err(), Some(Error::MoreThanJob), "{portion:?}");
    }
    asked.part(&whole, TypeCode::Prepayment, Portion::Amount(cents(250_200))).unwrap();
    assert_eq!(
        asked.job(&whole).left(&whole.totals().unwrap()).unwrap().into_values().map(Money::minor).sum::<i64>(),
        0
    );
    for portion in [Portion::Percent(number("0")), Portion::Amount(cents(0)), Portion::Amount(cents(1))] {
        let refused = asked.part(&whole, TypeCode::Prepayment, portion).err();
        assert_eq!(refused, Some(Error::NothingOfJob), "{portion:?}");
    }
}

#[test]
fn a_discount_on_the_whole_job_is_of_the_job_and_not_of_what_the_deposit_left() {
    let (mut whole, mut asked) = (whole(), Asked::default());
    let vat = whole.lines[0].vat;
    whole.allowances = vec![DocumentAllowance { allowance: crate::Allowance::percent(number("10"), "Regular"), vat }];
    let promised = whole.totals().unwrap();
    asked.part(&whole, TypeCode::Prepayment, Portion::Percent(number("30"))).unwrap();
    let end = asked.finish(&whole);
    assert_eq!(end.totals().allowances, promised.allowances);
    assert_eq!(asked.sum(), promised.gross_total);
}

#[test]
fn no_deposit_is_deducted_twice_nor_after_it_was_credited_nor_left_out() {
    let (whole, mut asked) = (whole(), Asked::default());
    asked.part(&whole, TypeCode::Prepayment, Portion::Percent(number("30"))).unwrap();
    let end = asked.end(&whole);
    type Case = (fn(&mut Draft), &'static str, &'static str);
    let cases: [Case; 6] = [
        (|end| end.lines.truncate(2), "lines", "deposit-not-deducted"),
        (|end| end.lines.truncate(3), "lines", "deposit-not-deducted"),
        (|end| end.lines.push(end.lines[3].clone()), "lines.4.name", "deducted-twice"),
        (|end| end.lines[3].price = number("911"), "lines.3.price", "deducts-another-sum"),
        (|end| end.lines[3].deducts = Some("2025-0001".parse().unwrap()), "lines.3.name", "not-deductible"),
        (|end| end.type_code = TypeCode::Prepayment, "lines.2.name", "deducts-nothing"),
    ];
    for (change, path, code) in cases {
        let mut changed = end.clone();
        change(&mut changed);
        let faults = asked.job(&whole).check(&changed);
        assert!(codes(&faults).contains(&(path, code)), "{path} {code}: {:?}", codes(&faults));
    }
    asked.finish(&whole);
    let again = asked.job(&whole).check(&end);
    assert!(codes(&again).contains(&("type_code", "job-ended")), "what was asked for is not asked for again");
    assert!(codes(&again).contains(&("lines.2.name", "not-deductible")), "another invoice took it off meanwhile");
    asked.credit(1, |left| left.everything("Credit").unwrap());
    assert_eq!(codes(&asked.job(&whole).check(&end)), [], "once that one was credited, it may be deducted again");
    asked.credit(0, |left| left.everything("Credit").unwrap());
    let credited = asked.job(&whole).check(&end);
    assert!(codes(&credited).contains(&("lines.2.name", "not-deductible")), "what was credited is owed by nobody");
}

#[test]
fn a_deposit_that_was_credited_in_part_is_deducted_as_far_as_it_stands() {
    let (whole, mut asked) = (whole(), Asked::default());
    asked.part(&whole, TypeCode::Prepayment, Portion::Percent(number("30"))).unwrap();
    asked.credit(0, |left| left.amount(cents(50_060), "Credit").unwrap());
    let end = asked.finish(&whole);
    let net: i64 = end.totals().lines[2..].iter().map(|line| line.net.minor()).sum();
    assert_eq!(net, 50_060 - 105_060);
    assert_eq!(asked.sum(), whole.totals().unwrap().gross_total);
}

/// A quote with 103.90 to pay, two deposits of 33 % and the rest: 15 % of each would leave a cent between them.
#[test]
fn what_is_withheld_of_all_invoices_of_a_job_is_what_is_withheld_of_the_job() {
    let mut whole = draft(&[("Job", "1", "33.30", "19"), ("B", "1", "66.61", "19")]);
    whole.withholding = Some(Withholding::new("IRPF", number("15")));
    let promised = whole.totals().unwrap();
    assert_eq!((promised.withheld, promised.to_pay), (cents(1_499), cents(10_390)));
    let mut asked = Asked::default();
    for _ in 0..2 {
        asked.part(&whole, TypeCode::Prepayment, Portion::Percent(number("33"))).unwrap();
    }
    let end = asked.finish(&whole);
    assert_eq!(end.totals().withheld, cents(1_499 - 2 * 495));
    let to_pay = Money::sum(asked.papers.iter().map(|paper| paper.invoice.payable()), Currency::EUR).unwrap();
    assert_eq!(to_pay, promised.to_pay);
}

/// Up to four lines at three rates, with a percentage off the whole, priced with or without VAT.
fn any_job() -> impl Strategy<Value = Draft> {
    let line = (1_i64..9_999, 0_u32..3, 1_i64..99_999, 0_usize..3);
    let whole = (prop::collection::vec(line, 1..5), 0_i64..30, any::<bool>(), prop::option::of(1_i64..300));
    whole.prop_filter_map("nothing", |(lines, off, gross, tax)| {
        let mut made = draft(&[]);
        for (n, (quantity, scale, price, rate)) in lines.into_iter().enumerate() {
            let vat = draft(&[("", "1", "1", ["19", "7", "8.1"][rate])]).lines[0].vat;
            made.lines.push(Line::new(format!("{n}"), Decimal::new(quantity, scale), Decimal::new(price, 2), vat));
        }
        let vat = made.lines[0].vat;
        made.allowances =
            vec![DocumentAllowance { allowance: crate::Allowance::percent(Decimal::from(off), "Off"), vat }];
        made.prices = if gross { Prices::Gross } else { Prices::Net };
        made.withholding = tax.map(|tenths| Withholding::new("IRPF", Decimal::new(tenths, 1)));
        let totals = made.totals().ok()?;
        (totals.vat_breakdown.iter().all(|row| row.taxable.minor() > 0)).then_some(made)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn deposits_parts_and_the_end_come_to_the_whole_job_to_the_cent_at_each_rate(
        whole in any_job(),
        steps in prop::collection::vec((any::<bool>(), any::<bool>(), 1_u32..60, 0_u32..101), 0..5),
    ) {
        let totals = whole.totals().unwrap();
        let mut asked = Asked::default();
        for (deposit, by_percent, percent, credited) in steps {
            let kind = if deposit { TypeCode::Prepayment } else { TypeCode::Partial };
            let sum = totals.gross_total.percent(Decimal::from(percent)).unwrap();
            let portion = if by_percent { Portion::Percent(Decimal::from(percent)) } else { Portion::Amount(sum) };
            match asked.part(&whole, kind, portion) {
                Ok(part) if credited < 30 => {
                    let net = part.totals().net_total.percent(Decimal::from(credited)).unwrap();
                    let index = asked.papers.len() - 1;
                    if net.minor() > 0 && credited > 0 && whole.prices.are_net() {
                        let paper = &asked.papers[index];
                        let left = Creditable::of(&paper.invoice, &paper.notes).unwrap();
                        let note = left.amount(net, "Credit").unwrap();
                        if left.check(&note).is_empty() && note.totals().unwrap().payable.minor() > 0 {
                            asked.credit(index, |_| note);
                        }
                    }
                }
                Ok(_) => {}
                Err(error) => prop_assert!(matches!(error, Error::MoreThanJob | Error::NothingOfJob), "{error}"),
            }
        }
        asked.finish(&whole);
        prop_assert_eq!(asked.sum(), totals.gross_total);
        prop_assert_eq!(asked.withheld(), totals.withheld);
        if whole.prices.are_net() {
            let rows: BTreeMap<Vat, Money> =
                totals.vat_breakdown.iter().map(|row| (Vat::new(row.category, row.rate), row.taxable)).collect();
            prop_assert_eq!(asked.taxable(), rows);
        }
        let left = asked.job(&whole).deductible().unwrap();
        prop_assert!(left.is_empty(), "nothing is left to deduct");
    }
}
