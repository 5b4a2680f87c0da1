//! `counterfoil reminder`.

use super::{Done, read_json, table};
use crate::args::Reminder;
use crate::output::Answer;
use app::views::{ReminderInput, ReminderView};
use app::{Session, reminders};

pub fn run(session: &mut Session, command: Reminder) -> Done {
    match command {
        Reminder::Propose { id: None, .. } => many(&reminders::propose(session)?, "No reminder is due today."),
        Reminder::Propose { id: Some(id), tone } => one(&reminders::propose_one(session, &id, &asked(tone, false))?),
        Reminder::Write { id, tone, waive } => one(&reminders::write(session, &id, &asked(tone, waive))?),
        Reminder::List { id } => {
            many(&reminders::list(session, id.as_deref().unwrap_or_default())?, "None was written.")
        }
        Reminder::Pdf { id, out } => {
            reminders::save_pdf(session, &id, &out)?;
            let json = serde_json::json!({ "path": out.display().to_string() });
            Ok(Answer::of(json, format!("Wrote {}.", out.display())))
        }
        Reminder::Terms { from } => {
            let terms = match from {
                Some(from) => reminders::save_terms(session, &read_json(&from)?)?,
                None => reminders::terms(session)?,
            };
            let json = serde_json::to_value(&terms).unwrap_or_default();
            let text = serde_json::to_string_pretty(&json).unwrap_or_default();
            Ok(Answer::of(json, text))
        }
    }
}

fn asked(tone: Option<String>, waive: bool) -> ReminderInput {
    ReminderInput { tone: tone.unwrap_or_default(), waive }
}

fn many(views: &[ReminderView], none: &str) -> Done {
    let rows: Vec<_> = views.iter().map(row).collect();
    let text = if rows.is_empty() { none.to_owned() } else { table(&rows) };
    Ok(Answer::new(&serde_json::json!({ "items": views }), text))
}

fn row(view: &ReminderView) -> Vec<String> {
    let asked = format!("{} {}", view.total, view.currency);
    let id = view.id.get(..13).unwrap_or("proposed").to_owned();
    let late = format!("{} days late", view.days_late);
    vec![id, view.number.clone(), view.customer.clone(), view.tone.clone(), view.date.clone(), late, asked]
}

fn one(view: &ReminderView) -> Done {
    let mut text = row(view).join("  ");
    let figures = [
        ("Open", &view.open),
        ("Late fees", &view.fee),
        ("Lump sum", &view.lump_sum),
        ("Interest", &view.interest),
        ("Paid of these", &view.charges_paid),
    ];
    for (label, amount) in figures {
        text.push_str(&format!("\n{label} {amount} {}", view.currency));
    }
    for span in &view.spans {
        let sum = format!("{} x {} % x {}/365 = {}", span.principal, span.percent, span.days, span.amount);
        text.push_str(&format!("\n  {} to {}: {sum}", span.from, span.to));
    }
    text.push_str(&format!("\nAsks for {} {} by {}", view.total, view.currency, view.deadline));
    Ok(Answer { warnings: view.advice.clone(), ..Answer::new(view, text) })
}
