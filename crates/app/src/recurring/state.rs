//! Pause, resume and end a schedule. What falls into a pause is due once it is resumed: the user makes it or passes over it.

use super::plan::Plan;
use super::schedules::write;
use crate::roles::Command;
use crate::views::{ScheduleInput, ScheduleView, TimesInput};
use crate::{Error, Result, Session};
use billing::Fault;
use chrono::NaiveDate;
use store::table::schedules::{self, ScheduleRow};

/// From today on nothing falls due.
pub fn pause(session: &mut Session, text: &str) -> Result<ScheduleView> {
    change(session, text, |plan, today| {
        let paused_on = plan.row.paused_on.or(Some(today));
        Ok((ScheduleRow { paused_on, ..plan.row.clone() }, plan.input.clone()))
    })
}

/// Dates fall due again, those of the pause included.
pub fn resume(session: &mut Session, text: &str) -> Result<ScheduleView> {
    change(session, text, |plan, _| Ok((ScheduleRow { paused_on: None, ..plan.row.clone() }, plan.input.clone())))
}

/// Ends it with `last`, or with today; what is due until then stays due.
pub fn end(session: &mut Session, text: &str, last: Option<NaiveDate>) -> Result<ScheduleView> {
    change(session, text, |plan, today| {
        let last = last.unwrap_or(today);
        if last < plan.times.start {
            let message =
                "Its first day is yet to come, so nothing was made of it: delete it, or end it with a later day.";
            return Err(vec![Fault::new("last", "not-begun", message)].into());
        }
        let until = plan.times.until.map_or(last, |until| until.min(last)).to_string();
        let times = TimesInput { until, ..plan.input.times.clone() };
        let input = ScheduleInput { times, ..plan.input.clone() };
        let schedule = serde_json::to_value(&input).map_err(|_| Error::Unreadable { what: "the schedule" })?;
        Ok((ScheduleRow { schedule, paused_on: None, ..plan.row.clone() }, input))
    })
}

fn change(
    session: &mut Session,
    text: &str,
    act: impl FnOnce(&Plan, NaiveDate) -> Result<(ScheduleRow, ScheduleInput)>,
) -> Result<ScheduleView> {
    let desk = session.at(Command::Edit)?;
    let today = desk.clock.today();
    let id = desk.open.book.write(desk.clock.now(), |tx| {
        let plan = Plan::of(tx, schedules::get(tx, &schedules::resolve(tx, text)?)?)?;
        let (row, input) = act(&plan, today)?;
        write(tx, &row, &input)?;
        Ok::<_, Error>(row.id)
    })?;
    let book = &desk.open.book;
    Plan::of(book, schedules::get(book, &id)?)?.view(book, today)
}
