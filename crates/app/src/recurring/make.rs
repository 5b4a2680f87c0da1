//! What is due, and what becomes of it: each period becomes one draft or is passed over, whoever asks and how often.

use super::plan::{self, Plan, count};
use crate::history::trash::bring_back_draft;
use crate::invoices::insert_draft;
use crate::roles::Command;
use crate::views::{DueScheduleView, DueView, MadePeriodView, MadeView, PeriodChoice};
use crate::{Error, Result, Session};
use billing::{Fault, Period};
use chrono::NaiveDate;
use store::Tx;
use store::table::schedules::{self, Handled};

/// Everything that waits, schedule by schedule, the longest wait first.
pub fn due(session: &mut Session) -> Result<DueView> {
    let desk = session.at(Command::Read)?;
    let (book, today) = (&desk.open.book, desk.clock.today());
    let mut items = Vec::new();
    for row in schedules::all(book)? {
        let plan = Plan::of(book, row)?;
        let periods = plan.due(today);
        if periods.is_empty() {
            continue;
        }
        items.push(DueScheduleView {
            schedule: plan.row.id.to_string(),
            name: plan.input.name.clone(),
            customer: plan.customer_name(),
            payable: plan.payable(book)?,
            periods: periods.iter().map(|period| plan.period(book, period, today)).collect::<Result<_>>()?,
        });
    }
    items.sort_by(|a, b| a.periods.first().map(|p| &p.date).cmp(&b.periods.first().map(|p| &p.date)));
    let total = items.iter().map(|item| item.periods.len()).sum();
    Ok(DueView { items, count: count(total) })
}

/// Makes a draft of each period that was chosen, in one act. One that was made before stays the one that it is, and comes
/// back from the trash; only one that is gone for good is made anew.
pub fn make(session: &mut Session, choices: &[PeriodChoice]) -> Result<MadeView> {
    let desk = session.at(Command::Edit)?;
    let today = desk.clock.today();
    let items = desk.open.book.write(desk.clock.now(), |tx| {
        each(tx, choices, today, |plan, period| {
            if let Some(Handled::Made(document)) = plan.handled.get(&period.due)
                && (plan::document(tx, document)?.0.is_some() || bring_back_draft(tx, document)?)
            {
                return Ok(made(plan, period, &document.to_string(), false));
            }
            let document = insert_draft(tx, &plan.draft(period)?)?;
            schedules::handle(tx, &plan.row.id, period.due, Handled::Made(document))?;
            plan.handled.insert(period.due, Handled::Made(document));
            Ok(made(plan, period, &document.to_string(), true))
        })
    })?;
    let fresh = items.iter().filter(|item| item.new).count();
    Ok(MadeView { items, made: count(fresh) })
}

/// Passes over each period that was chosen: nothing is wanted for it. It can still be made later.
pub fn pass(session: &mut Session, choices: &[PeriodChoice]) -> Result<DueView> {
    let desk = session.at(Command::Edit)?;
    let today = desk.clock.today();
    desk.open.book.write(desk.clock.now(), |tx| {
        each(tx, choices, today, |plan, period| Ok(schedules::handle(tx, &plan.row.id, period.due, Handled::Passed)?))
    })?;
    due(session)
}

/// Does something with each period that was chosen; a day that is none of the schedule's, or that has not come, stops it.
fn each<T>(
    tx: &Tx<'_>,
    choices: &[PeriodChoice],
    today: NaiveDate,
    mut act: impl FnMut(&mut Plan, &Period) -> Result<T>,
) -> Result<Vec<T>> {
    let mut done = Vec::new();
    for (n, choice) in choices.iter().enumerate() {
        let mut plan = Plan::of(tx, schedules::get(tx, &schedules::resolve(tx, &choice.schedule)?)?)?;
        for (m, date) in choice.dates.iter().enumerate() {
            let period = chosen(&plan, date, today).map_err(|(code, message)| {
                Error::from(vec![Fault::new(format!("choices.{n}.dates.{m}"), code, message)])
            })?;
            done.push(act(&mut plan, &period)?);
        }
    }
    Ok(done)
}

fn chosen(plan: &Plan, date: &str, today: NaiveDate) -> Result<Period, (&'static str, &'static str)> {
    let date: NaiveDate = date.parse().map_err(|_| ("bad-date", "Write the day as YYYY-MM-DD."))?;
    let period = plan.times.on(date).ok_or(("not-a-date", "This is none of the schedule's dates."))?;
    if date > today {
        return Err(("not-due-yet", "This day has not come yet: it is made once it is there."));
    }
    Ok(period)
}

fn made(plan: &Plan, period: &Period, document: &str, new: bool) -> MadePeriodView {
    MadePeriodView {
        schedule: plan.row.id.to_string(),
        date: period.due.to_string(),
        document: document.to_owned(),
        new,
    }
}
