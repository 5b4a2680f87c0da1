//! Schedules: list, show, look ahead, save, and propose one from a document.

use super::plan::{Plan, count};
use crate::roles::Command;
use crate::views::{DraftInput, ScheduleDetailView, ScheduleInput, SchedulePreviewView, ScheduleView, TimesInput};
use crate::{Error, Result, Session, invoices};
use billing::{Fault, PERIODS_MAX, Period, Rhythm, TypeCode};
use chrono::NaiveDate;
use store::table::schedules::{self, ScheduleRow};

/// How many dates are shown ahead where nobody asks for more.
const COMING: usize = 12;

/// All schedules in order of name.
pub fn list(session: &mut Session) -> Result<Vec<ScheduleView>> {
    let desk = session.at(Command::Read)?;
    let (book, today) = (&desk.open.book, desk.clock.today());
    schedules::all(book)?.into_iter().map(|row| Plan::of(book, row)?.view(book, today)).collect()
}

/// One schedule with its periods; `coming` of the next dates, 0 for as many as are usual.
pub fn show(session: &mut Session, text: &str, coming: u32) -> Result<ScheduleDetailView> {
    let desk = session.at(Command::Read)?;
    let (book, today) = (&desk.open.book, desk.clock.today());
    let plan = Plan::of(book, schedules::get(book, &schedules::resolve(book, text)?)?)?;
    let mut past: Vec<Period> = plan.due(today);
    past.extend(plan.handled.keys().filter_map(|date| plan.times.on(*date)));
    past.sort_by_key(|period| std::cmp::Reverse(period.due));
    let view = |period: &Period| plan.period(book, period, today);
    Ok(ScheduleDetailView {
        schedule: plan.view(book, today)?,
        periods: past.iter().map(view).collect::<Result<_>>()?,
        coming: plan.times.after(today).take(ahead(coming)).map(|period| view(&period)).collect::<Result<_>>()?,
    })
}

/// Looks at what is typed: its first dates, and the draft that the first of them would make. Saves nothing.
pub fn preview(session: &mut Session, input: &ScheduleInput, dates: u32) -> Result<SchedulePreviewView> {
    let desk = session.at(Command::Read)?;
    let (book, today) = (&desk.open.book, desk.clock.today());
    let plan = match Plan::typed(book, input, today, desk.clock.now()) {
        Ok(plan) => plan,
        Err(Error::Faults(faults)) => {
            return Ok(SchedulePreviewView { periods: Vec::new(), due: 0, draft: None, faults });
        }
        Err(other) => return Err(other),
    };
    let periods: Vec<Period> = plan.times.periods().take(ahead(dates)).collect();
    Ok(SchedulePreviewView {
        periods: periods.iter().map(|period| plan.period(book, period, today)).collect::<Result<_>>()?,
        due: count(plan.due(today).len()),
        draft: periods.first().map(|period| plan.draft(period)).transpose()?,
        faults: Vec::new(),
    })
}

/// Saves a new schedule (`id` none) or a changed one. Once a period was made or passed over, when it falls due stays.
pub fn save(session: &mut Session, id: Option<&str>, input: &ScheduleInput) -> Result<ScheduleView> {
    let desk = session.at(Command::Edit)?;
    let (today, now) = (desk.clock.today(), desk.clock.now());
    let id = desk.open.book.write(now, |tx| {
        let typed = Plan::typed(tx, input, today, now)?;
        let row = match id {
            None => typed.row.clone(),
            Some(id) => {
                let kept = Plan::of(tx, schedules::get(tx, &schedules::resolve(tx, id)?)?)?;
                if !kept.handled.is_empty() && kept.input.times != typed.input.times {
                    return Err(vec![fixed()].into());
                }
                ScheduleRow { id: kept.row.id, paused_on: kept.row.paused_on, ..typed.row.clone() }
            }
        };
        write(tx, &row, &typed.input)?;
        Ok::<_, Error>(row.id)
    })?;
    let book = &desk.open.book;
    Plan::of(book, schedules::get(book, &id)?)?.view(book, today)
}

/// A schedule that would make a document again, each month from today on: where a form begins.
pub fn propose(session: &mut Session, document: &str) -> Result<ScheduleInput> {
    let view = invoices::show(session, document)?;
    let today = session.at(Command::Read)?.clock.today();
    let code = view.draft.type_code.as_str();
    if code == TypeCode::CreditNote.code() {
        let message = "A document that answers another one happens once: it cannot recur.";
        return Err(vec![Fault::new("draft.type_code", "cannot-recur", message)].into());
    }
    let draft = DraftInput { preceding: String::new(), job: String::new(), based_on: String::new(), ..view.draft };
    let buyer = view.buyer.map(|buyer| buyer.name).unwrap_or_default();
    let subject = if draft.description.is_empty() { buyer } else { draft.description.clone() };
    Ok(ScheduleInput { name: subject, times: monthly(today), draft })
}

/// How a schedule is kept, with what it can be found by.
pub(super) fn write(tx: &store::Tx<'_>, row: &ScheduleRow, input: &ScheduleInput) -> Result<()> {
    let lines = input.draft.lines.iter().map(|line| line.name.as_str());
    let words: Vec<&str> = std::iter::once(input.draft.description.as_str()).chain(lines).collect();
    Ok(schedules::save(tx, row, &input.name, &words)?)
}

fn monthly(today: NaiveDate) -> TimesInput {
    TimesInput {
        rhythm: Rhythm::Monthly.code().to_owned(),
        every: 1,
        start: today.to_string(),
        covers: "ahead".to_owned(),
        ..TimesInput::default()
    }
}

fn ahead(asked: u32) -> usize {
    if asked == 0 { COMING } else { usize::try_from(asked).unwrap_or(COMING).min(PERIODS_MAX) }
}

pub(super) fn fixed() -> Fault {
    let message = "Documents were made by these dates already: end this schedule and make another one.";
    Fault::new("times", "times-fixed", message)
}
