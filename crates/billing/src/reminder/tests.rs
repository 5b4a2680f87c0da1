//! Which reminder is due for an invoice that was due on 1 March.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_tone_follows_the_days_late_and_never_skips_a_step_or_a_deadline() {
    use Tone::{Firm, Friendly, Last};
    let terms = ReminderTerms::default();
    for (today, before, expected) in [
        ("2026-03-01", None, None),
        ("2026-03-07", None, None),
        ("2026-03-08", None, Some(Friendly)),
        ("2026-06-01", None, Some(Friendly)),
        ("2026-03-18", Some((Friendly, "2026-03-18")), None),
        ("2026-03-19", Some((Friendly, "2026-03-18")), None),
        ("2026-03-22", Some((Friendly, "2026-03-18")), Some(Firm)),
        ("2026-03-22", Some((Friendly, "2026-03-22")), None),
        ("2026-06-01", Some((Friendly, "2026-03-18")), Some(Firm)),
        ("2026-04-04", Some((Firm, "2026-04-01")), None),
        ("2026-04-05", Some((Firm, "2026-04-01")), Some(Last)),
        ("2026-06-01", Some((Last, "2026-04-15")), None),
    ] {
        let before = before.map(|(tone, deadline)| (tone, day(deadline)));
        assert_eq!(terms.due(day("2026-03-01"), day(today), before), expected, "{today} {before:?}");
    }
}

#[test]
fn a_business_pays_nine_points_above_the_base_rate_and_a_consumer_five() {
    let terms = ReminderTerms { interest: InterestTerms::Statutory, ..ReminderTerms::default() };
    let newest = |business| terms.rates(business).last().map(|(_, percent)| percent.to_string());
    assert_eq!((newest(true), newest(false)), (Some("10.27".to_owned()), Some("6.27".to_owned())));
    assert_eq!(ReminderTerms::default().rates(true), []);
}

#[test]
fn the_lump_sum_is_for_businesses_that_owe_euros_and_not_for_a_friendly_word() {
    let terms = ReminderTerms { interest: InterestTerms::Statutory, ..ReminderTerms::default() };
    let dollars = "USD".parse().unwrap();
    for (tone, business, currency, expected) in [
        (Tone::Friendly, true, Currency::EUR, 0),
        (Tone::Firm, true, Currency::EUR, 4_000),
        (Tone::Last, true, Currency::EUR, 4_000),
        (Tone::Last, false, Currency::EUR, 0),
        (Tone::Last, true, dollars, 0),
    ] {
        assert_eq!(terms.lump(tone, business, currency).unwrap().minor(), expected, "{tone:?} {business} {currency}");
    }
}

#[test]
fn fees_of_earlier_reminders_are_asked_for_again() {
    let fees = [Decimal::ZERO, Decimal::new(250, 2), Decimal::new(5, 0)];
    let terms = ReminderTerms { fees, ..ReminderTerms::default() };
    assert_eq!(terms.fee(&[Tone::Friendly, Tone::Firm, Tone::Last], Currency::EUR).unwrap().minor(), 750);
    let yen = "JPY".parse().unwrap();
    assert_eq!(terms.fee(&[Tone::Firm], yen), Err(Error::TooFine { currency: yen }));
}

#[test]
fn terms_read_back_as_they_were_written_and_missing_keys_are_as_before() {
    let terms = ReminderTerms {
        interest: InterestTerms::Agreed,
        agreed_percent: Decimal::new(85, 1),
        ..ReminderTerms::default()
    };
    let json = serde_json::to_string(&terms).unwrap();
    assert_eq!(serde_json::from_str::<ReminderTerms>(&json).unwrap(), terms);
    assert_eq!(serde_json::from_str::<ReminderTerms>("{}").unwrap(), ReminderTerms::default());
}
