//! `counterfoil customer`.

use super::{Done, read_json, table};
use crate::args::Customer;
use crate::output::Answer;
use app::Session;
use app::customers::{Take, check, list, look_alikes, merge, preview_merge, save, save_confirmed, show, unmerge};
use app::history::trash;
use app::views::{AmountView, CustomerView, MergeFieldView, MergeView};

pub fn run(session: &mut Session, command: Customer) -> Done {
    let view = match command {
        Customer::Add { from } => {
            let view = save(session, None, &read_json(&from)?)?;
            let alike = look_alikes(session, Some(&view.id), &view.details)?;
            let words = alike.iter().map(|other| format!("looks like {} ({})", other.name, other.reasons.join(", ")));
            let mut answer = one(&view);
            answer.warnings.extend(words);
            return Ok(answer);
        }
        Customer::Save { id, from, confirm_bank: true } => save_confirmed(session, Some(&id), &read_json(&from)?)?,
        Customer::Save { id, from, confirm_bank: false } => save(session, Some(&id), &read_json(&from)?)?,
        Customer::Check { id, part, how } => check(session, &id, &part, &how)?,
        Customer::LookAlikes { id } => return alike(session, &id),
        Customer::Merge { keep, other, take, dry_run: true } => {
            return Ok(preview(&preview_merge(session, &keep, &other, Take::Filling(&take))?));
        }
        Customer::Merge { keep, other, take, dry_run: false } => merge(session, &keep, &other, Take::Filling(&take))?,
        Customer::Unmerge { other } => unmerge(session, &other)?,
        Customer::Show { id } => show(session, &id)?,
        Customer::Delete { id } => {
            trash::delete_customer(session, &id)?;
            return Ok(Answer::words("Moved to the trash; it can be brought back for 90 days."));
        }
        Customer::List { text } => {
            let items = list(session, &text)?;
            let rows: Vec<_> = items.iter().map(row).collect();
            return Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)));
        }
    };
    Ok(one(&view))
}

/// Side by side, with a mark at what stays; below, what comes along.
fn preview(view: &MergeView) -> Answer {
    let line = |field: &MergeFieldView| {
        let mark = |stays: bool, text: &str| format!("{} {text}", if stays { "*" } else { " " });
        vec![field.field.clone(), mark(!field.taken, &field.kept), mark(field.taken, &field.other)]
    };
    let title = |name: &str| format!("  {name}");
    let mut rows = vec![vec![String::new(), title(&view.kept.name), title(&view.other.name)]];
    rows.extend(view.fields.iter().map(line));
    let moves = &view.moves;
    let counts = [
        (moves.issued, "issued"),
        (moves.imported, "imported"),
        (moves.drafts, "drafts"),
        (moves.schedules, "recurring"),
        (moves.templates, "templates"),
    ];
    let sums = |sums: &[AmountView], word: &str| -> Vec<String> {
        sums.iter().map(|sum| format!("{} {} {word}", sum.amount, sum.currency)).collect()
    };
    let counted = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
    let comes: Vec<_> = counted.chain(sums(&moves.open, "open")).chain(sums(&moves.credit, "credit")).collect();
    let comes = if comes.is_empty() { "nothing".to_owned() } else { comes.join(", ") };
    let faults = view.faults.iter().map(|fault| format!("{}: {} ({})", fault.path, fault.message, fault.code));
    Answer {
        warnings: faults.collect(),
        ..Answer::new(view, format!("{}Comes along: {comes}. What was issued stays as it is.\n", table(&rows)))
    }
}

fn one(view: &CustomerView) -> Answer {
    let warnings = view.advice.iter().map(|advice| format!("{}: {} ({})", advice.path, advice.message, advice.code));
    let stale = view.checks.iter().filter(|check| check.stale);
    let stale = stale.map(|check| format!("{} was checked on {} and changed since", check.part, check.date));
    Answer { warnings: warnings.chain(stale).collect(), ..Answer::new(view, table(&[row(view)])) }
}

fn alike(session: &mut Session, id: &str) -> Done {
    let view = show(session, id)?;
    let items = look_alikes(session, Some(&view.id), &view.details)?;
    let rows: Vec<_> = items
        .iter()
        .map(|other| vec![other.id[..13].to_owned(), other.name.clone(), other.city.clone(), other.reasons.join(", ")])
        .collect();
    let text = if rows.is_empty() { "Nobody looks alike.".to_owned() } else { table(&rows) };
    Ok(Answer::new(&serde_json::json!({ "items": items }), text))
}

fn row(view: &CustomerView) -> Vec<String> {
    let open: Vec<_> = view.open.iter().map(|open| format!("{} {} open", open.amount, open.currency)).collect();
    vec![view.id[..13].to_owned(), view.details.name.clone(), view.details.city.clone(), open.join(", ")]
}
