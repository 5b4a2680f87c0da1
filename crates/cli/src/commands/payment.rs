//! `counterfoil payment`, and what `counterfoil invoice` says of money.

use super::{Done, date, invoice, read_json, table};
use crate::args::{Pay, Payment, WriteOff};
use crate::output::Answer;
use app::views::{AllocationInput, MovementListView, MovementView, PaymentCheckView, PaymentInput};
use app::{Session, invoices, payments};

pub fn run(session: &mut Session, command: Payment) -> Done {
    match command {
        Payment::Add { from } => one(&payments::record(session, &read_json(&from)?)?),
        Payment::Check { from } => {
            let view = payments::check(session, &read_json(&from)?)?;
            Ok(Answer::new(&view, check_words(&view)))
        }
        Payment::List { from, to } => {
            let list = payments::list(session, &from, &to)?;
            Ok(Answer::new(&list, list_words(&list)))
        }
        Payment::Show { id } => one(&payments::show(session, &id)?),
        Payment::Reverse { id, note } => one(&payments::reverse(session, &id, &note)?),
        Payment::ReturnCredit { customer, amount, date: on, currency, note } => {
            let made = payments::return_credit(session, &customer, &amount, &currency, date(&on)?, &note)?;
            let rows: Vec<_> = made.iter().map(row).collect();
            Ok(Answer::new(&serde_json::json!({ "items": made }), table(&rows)))
        }
        Payment::Receipt { id, out } => {
            payments::save_receipt(session, &id, &out)?;
            let json = serde_json::json!({ "path": out.display().to_string() });
            Ok(Answer::of(json, format!("Wrote {}.", out.display())))
        }
    }
}

/// `counterfoil invoice pay`.
pub fn pay(session: &mut Session, pay: Pay) -> Done {
    let part = AllocationInput {
        invoice: pay.id.clone(),
        amount: pay.settles,
        issue_rate: pay.issue_rate,
        ..AllocationInput::default()
    };
    let input = PaymentInput {
        amount: pay.amount,
        date: date(&pay.date)?.to_string(),
        fee: pay.fee,
        currency: pay.currency,
        rate: pay.rate,
        note: pay.note,
        keep_credit: pay.keep_credit,
        allocations: vec![part],
        ..PaymentInput::default()
    };
    invoice::one(&invoices::pay_with(session, &pay.id, &input)?)
}

/// `counterfoil invoice write-off`.
pub fn write_off(session: &mut Session, asked: &WriteOff) -> Done {
    if asked.take_back {
        return invoice::one(&payments::take_back(session, &asked.id)?);
    }
    invoice::one(&payments::write_off(session, &asked.id, &asked.amount, date(&asked.date)?, &asked.reason)?)
}

fn one(view: &MovementView) -> Done {
    let mut text = row(view).join("  ");
    for part in &view.parts {
        let what = if part.charges { " (late fees and interest)" } else { "" };
        text.push_str(&format!("\n  {} {} to {}{what}", part.amount, part.currency, part.number));
    }
    for (label, amount, currency) in [
        ("Fee", &view.fee, &view.currency),
        ("Credit", &view.credit, &view.currency),
        ("Exchange", &view.difference, &view.base),
    ] {
        if amount.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
            text.push_str(&format!("\n{label} {amount} {currency}"));
        }
    }
    Ok(Answer::new(view, text))
}

fn row(view: &MovementView) -> Vec<String> {
    let state = if view.state == "reversed" { "taken back" } else { &view.kind };
    let amount = format!("{} {}", view.amount, view.currency);
    vec![view.id[..13].to_owned(), view.date.clone(), view.name.clone(), state.to_owned(), amount, view.note.clone()]
}

fn list_words(list: &MovementListView) -> String {
    let rows: Vec<_> = list.items.iter().map(row).collect();
    let mut text = table(&rows);
    for sum in &list.sums {
        let sums = format!("fees {}, exchange {}", sum.fee, sum.difference);
        text.push_str(&format!("Received {} {}; {sums}\n", sum.amount, sum.currency));
    }
    text
}

fn check_words(view: &PaymentCheckView) -> String {
    let rows: Vec<_> = view
        .lines
        .iter()
        .map(|line| {
            let open = format!("open {} {}", line.open, line.currency);
            vec![line.number.clone(), line.due_date.clone(), open, format!("gets {}", line.amount)]
        })
        .collect();
    let mut text = table(&rows);
    text.push_str(&format!("Credit {} {}", view.credit, view.currency));
    for fault in &view.faults {
        text.push_str(&format!("\n  {}: {} ({})", fault.path, fault.message, fault.code));
    }
    text
}
