//! `counterfoil schedule`.

use super::{Done, date, read_json, table};
use crate::args::Schedule;
use crate::output::{Answer, Failure};
use app::Session;
use app::recurring;
use app::views::{
    DueView, MadeView, PeriodChoice, PeriodStateView, PeriodView, ScheduleDetailView, ScheduleInput,
    SchedulePreviewView, ScheduleStateView, ScheduleView,
};

pub fn run(session: &mut Session, command: Schedule) -> Done {
    let view = match command {
        Schedule::Add { from: Some(from), .. } => recurring::save(session, None, &read_json(&from)?)?,
        Schedule::Add { from: None, of, rhythm, every, start } => {
            let input = like(session, &of.unwrap_or_default(), rhythm, every, start)?;
            recurring::save(session, None, &input)?
        }
        Schedule::Save { id, from } => recurring::save(session, Some(&id), &read_json(&from)?)?,
        Schedule::Pause { id } => recurring::pause(session, &id)?,
        Schedule::Resume { id } => recurring::resume(session, &id)?,
        Schedule::End { id, on } => {
            let on = on.as_deref().map(date).transpose()?;
            recurring::end(session, &id, on)?
        }
        Schedule::Remove { id } => {
            recurring::remove(session, &id)?;
            return Ok(Answer::words("Moved to the trash: nothing falls due. It can be brought back for 90 days."));
        }
        Schedule::List => return list(session),
        Schedule::Show { id } => return Ok(detail(&recurring::show(session, &id, 0)?)),
        Schedule::Preview { id, from: None, count } => {
            return Ok(coming(&recurring::show(session, &id.unwrap_or_default(), count)?));
        }
        Schedule::Preview { from: Some(from), count, .. } => {
            return Ok(preview(&recurring::preview(session, &read_json(&from)?, count)?));
        }
        Schedule::Due => return Ok(due(&recurring::due(session)?)),
        Schedule::Make { id, dates } => {
            let choices = waiting(session, id.as_deref(), dates)?;
            return Ok(made(&recurring::make(session, &choices)?));
        }
        Schedule::Pass { id, dates } => {
            return Ok(due(&recurring::pass(session, &[PeriodChoice { schedule: id, dates }])?));
        }
    };
    Ok(Answer::new(&view, table(&[row(&view)])))
}

/// What would make a document again, with what the command line says of its dates.
fn like(
    session: &mut Session,
    document: &str,
    rhythm: Option<String>,
    every: Option<u32>,
    start: Option<String>,
) -> Result<ScheduleInput, Failure> {
    let mut input = recurring::propose(session, document)?;
    let times = &mut input.times;
    times.rhythm = rhythm.unwrap_or_else(|| times.rhythm.clone());
    times.every = every.unwrap_or(times.every);
    times.start = start.unwrap_or_else(|| times.start.clone());
    Ok(input)
}

/// The days that were named, or everything that is due of one schedule or of all.
fn waiting(session: &mut Session, id: Option<&str>, dates: Vec<String>) -> Result<Vec<PeriodChoice>, Failure> {
    if let Some(id) = id.filter(|_| !dates.is_empty()) {
        return Ok(vec![PeriodChoice { schedule: id.to_owned(), dates }]);
    }
    let wanted = id.map(|id| recurring::show(session, id, 1)).transpose()?.map(|view| view.schedule.id);
    let items = recurring::due(session)?.items.into_iter();
    let chosen = items.filter(|item| wanted.as_ref().is_none_or(|wanted| *wanted == item.schedule));
    Ok(chosen
        .map(|item| PeriodChoice {
            schedule: item.schedule,
            dates: item.periods.into_iter().map(|period| period.date).collect(),
        })
        .collect())
}

fn list(session: &mut Session) -> Done {
    let items = recurring::list(session)?;
    let rows: Vec<_> = items.iter().map(row).collect();
    Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)))
}

fn row(view: &ScheduleView) -> Vec<String> {
    let times = &view.schedule.times;
    let rhythm = if times.every > 1 { format!("{} by {}", times.rhythm, times.every) } else { times.rhythm.clone() };
    let state = match (view.state, &view.paused_on, &view.next) {
        (ScheduleStateView::Paused, Some(day), _) => format!("paused on {day}"),
        (ScheduleStateView::Running, _, Some(next)) => format!("next {next}"),
        (ScheduleStateView::Ended, ..) => "ended".to_owned(),
        (ScheduleStateView::Paused, None, _) | (ScheduleStateView::Running, _, None) => String::new(),
    };
    let due = if view.due > 0 { format!("{} due", view.due) } else { String::new() };
    let sum = view.payable.as_ref().map(|sum| format!("{} {}", sum.amount, sum.currency)).unwrap_or_default();
    vec![view.id[..13].to_owned(), view.schedule.name.clone(), view.customer.clone(), rhythm, state, due, sum]
}

fn detail(view: &ScheduleDetailView) -> Answer {
    let mut text = table(&[row(&view.schedule)]);
    text.push_str(&table(&view.coming.iter().rev().chain(&view.periods).map(period).collect::<Vec<_>>()));
    Answer::new(view, text)
}

fn coming(view: &ScheduleDetailView) -> Answer {
    let json = serde_json::json!({ "schedule": view.schedule.id, "periods": view.coming, "due": view.schedule.due });
    Answer::of(json, table(&view.coming.iter().map(period).collect::<Vec<_>>()))
}

fn preview(view: &SchedulePreviewView) -> Answer {
    let mut text = table(&view.periods.iter().map(period).collect::<Vec<_>>());
    for fault in &view.faults {
        text.push_str(&format!("{}: {} ({})\n", fault.path, fault.message, fault.code));
    }
    Answer::new(view, text)
}

fn due(view: &DueView) -> Answer {
    let rows = view.items.iter().flat_map(|item| {
        item.periods.iter().map(|each| {
            let mut cells = vec![item.schedule[..13].to_owned(), item.name.clone()];
            cells.extend(period(each));
            cells
        })
    });
    let text = if view.count == 0 { "Nothing waits.".to_owned() } else { table(&rows.collect::<Vec<_>>()) };
    Answer::new(view, text)
}

fn made(view: &MadeView) -> Answer {
    let rows: Vec<_> = view
        .items
        .iter()
        .map(|item| {
            let word = if item.new { "draft" } else { "made before" };
            vec![item.date.clone(), word.to_owned(), item.document.clone()]
        })
        .collect();
    let text = if rows.is_empty() { "Nothing waits.".to_owned() } else { table(&rows) };
    Answer::new(view, text)
}

fn period(view: &PeriodView) -> Vec<String> {
    let state = match view.state {
        PeriodStateView::Due => "due",
        PeriodStateView::Made => "made",
        PeriodStateView::Passed => "passed over",
        PeriodStateView::Coming => "coming",
    };
    let document = view.number.clone().or_else(|| view.document.as_ref().map(|id| id[..13].to_owned()));
    vec![view.date.clone(), view.words.clone(), state.to_owned(), document.unwrap_or_default()]
}
