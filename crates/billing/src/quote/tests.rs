//! A quote of 1 March that holds until 31 March.

use super::*;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

#[test]
fn what_was_invoiced_tells_more_than_the_answer_and_the_answer_more_than_the_day() {
    use Answer::{Accepted, Declined};
    use Invoiced::{InPart, Nothing, Wholly};
    let cases = [
        (None, Nothing, 31, QuoteState::Offered),
        (None, Nothing, 30, QuoteState::Offered),
        (Some(Accepted), Nothing, 31, QuoteState::Accepted),
        (Some(Declined), Nothing, 2, QuoteState::Declined),
        (None, InPart, 2, QuoteState::Accepted),
        (Some(Declined), Wholly, 2, QuoteState::Invoiced),
    ];
    for (newest, invoiced, today, expected) in cases {
        assert_eq!(QuoteState::of(day(31), newest, invoiced, day(today)), expected, "{newest:?} {invoiced:?} {today}");
    }
    assert_eq!(QuoteState::of(day(30), None, Nothing, day(31)), QuoteState::Expired, "the day after");
    assert_eq!(QuoteState::of(day(30), Some(Accepted), Nothing, day(31)), QuoteState::Accepted);
}

#[test]
fn an_answer_has_a_day_and_may_be_changed_until_something_was_invoiced() {
    let said = |answer, on| QuoteAnswer { answer, date: day(on), by: "Ada Byron".into(), note: String::new() };
    let yes = said(Answer::Accepted, 10);
    assert_eq!(yes.admit(day(1), None, Invoiced::Nothing, day(10)), Ok(()));
    assert_eq!(yes.admit(day(1), Some(Answer::Declined), Invoiced::Nothing, day(10)), Ok(()));
    assert_eq!(yes.admit(day(1), Some(Answer::Accepted), Invoiced::Nothing, day(10)), Err(Error::AlreadyAnswered));
    assert_eq!(yes.admit(day(1), None, Invoiced::Nothing, day(9)), Err(Error::AnswerInFuture));
    assert_eq!(yes.admit(day(11), None, Invoiced::Nothing, day(20)), Err(Error::AnswerBeforeQuote));
    let no = said(Answer::Declined, 10);
    assert_eq!(no.admit(day(1), Some(Answer::Accepted), Invoiced::InPart, day(10)), Err(Error::QuoteInvoiced));
    let long = QuoteAnswer { note: "x".repeat(201), ..no };
    assert_eq!(long.admit(day(1), None, Invoiced::Nothing, day(10)), Err(Error::AnswerTooLong));
}

#[test]
fn answers_are_written_as_they_are_read() {
    for answer in [Answer::Accepted, Answer::Declined] {
        assert_eq!(answer.to_string().parse(), Ok(answer));
    }
    assert_eq!("maybe".parse::<Answer>(), Err(Error::UnknownAnswer));
}
