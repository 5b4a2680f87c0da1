//! `counterfoil customer`.

use super::{Done, read_json, table};
use crate::args::Customer;
use crate::output::Answer;
use app::Session;
use app::customers::{list, save, show};
use app::views::CustomerView;

pub fn run(session: &mut Session, command: Customer) -> Done {
    let view = match command {
        Customer::Add { from } => save(session, None, &read_json(&from)?)?,
        Customer::Save { id, from } => save(session, Some(&id), &read_json(&from)?)?,
        Customer::Show { id } => show(session, &id)?,
        Customer::List { text } => {
            let items = list(session, &text)?;
            let rows: Vec<_> = items.iter().map(row).collect();
            return Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)));
        }
    };
    let warnings = view.advice.iter().map(|advice| format!("{}: {} ({})", advice.path, advice.message, advice.code));
    Ok(Answer { warnings: warnings.collect(), ..Answer::new(&view, table(&[row(&view)])) })
}

fn row(view: &CustomerView) -> Vec<String> {
    let open: Vec<_> = view.open.iter().map(|open| format!("{} {} open", open.amount, open.currency)).collect();
    vec![view.id[..13].to_owned(), view.details.name.clone(), view.details.city.clone(), open.join(", ")]
}
