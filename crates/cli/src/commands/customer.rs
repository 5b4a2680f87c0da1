//! `counterfoil customer`.

use super::{Done, read_json, table};
use crate::args::Customer;
use crate::output::Answer;
use app::Session;
use app::customers::{check, list, look_alikes, save, save_confirmed, show};
use app::history::trash;
use app::views::CustomerView;

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
