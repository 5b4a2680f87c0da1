//! `counterfoil invoice`.

use super::{Done, date, read_json, table};
use crate::args::Invoice;
use crate::output::Answer;
use app::views::{DraftInput, InvoiceListView, InvoiceQuery, InvoiceView, StateView};
use app::{Session, invoices};
use std::path::Path;

pub fn run(session: &mut Session, command: Invoice) -> Done {
    match command {
        Invoice::Draft { from, id } => draft(session, id.as_deref(), &read_json(&from)?),
        Invoice::Check { from } => check(session, &read_json(&from)?),
        Invoice::Issue { id, date: on } => {
            let on = on.as_deref().map(date).transpose()?;
            one(&invoices::issue(session, &id, None, on)?)
        }
        Invoice::List { status, text, from, to, limit, after } => {
            let list = invoices::list(
                session,
                &InvoiceQuery { text, state: status.unwrap_or_default(), from, to, limit, after },
            )?;
            Ok(Answer::new(&list, list_words(&list)))
        }
        Invoice::Show { id } => one(&invoices::show(session, &id)?),
        Invoice::Pdf { id, out } => pdf(session, &id, &out),
        Invoice::Pay { id, amount, date: on, note } => one(&invoices::pay(session, &id, &amount, date(&on)?, &note)?),
        Invoice::Credit { id, from } => {
            let input = from.as_deref().map(read_json).transpose()?.unwrap_or_default();
            one(&invoices::credit(session, &id, &input)?)
        }
        Invoice::Refund { id, amount, date: on, note } => {
            one(&invoices::refund(session, &id, &amount, date(&on)?, &note)?)
        }
        Invoice::Delete { id } => {
            invoices::delete(session, &id)?;
            Ok(Answer::words("Discarded."))
        }
        Invoice::Verify { file } => {
            let verdict = invoices::verify_pdf(session, &file)?;
            let text = format!("Genuine: {} as it was issued.\nCounterfoil {}", verdict.number, verdict.chain_code);
            Ok(Answer::new(&verdict, text))
        }
    }
}

fn draft(session: &mut Session, id: Option<&str>, input: &DraftInput) -> Done {
    let version = id.map(|id| invoices::show(session, id)).transpose()?.map_or(0, |view| view.version);
    one(&invoices::save(session, id, version, input)?)
}

fn check(session: &mut Session, input: &DraftInput) -> Done {
    let view = invoices::check(session, input)?;
    let mut json = serde_json::to_value(&view).unwrap_or_default();
    let sum = if view.totals.currency.is_empty() {
        without(&mut json, "totals");
        "Comes to no sum: an amount in it is too large".to_owned()
    } else {
        format!("Comes to {} {}", view.totals.payable, view.totals.currency)
    };
    let number = match invoices::number_refusal(session, input)? {
        Some(error) => {
            without(&mut json, "next_number");
            format!("would take no number: {} {}", error.message, error.help)
        }
        None => format!("would take number {}.", view.next_number),
    };
    if view.due_date.is_empty() {
        without(&mut json, "due_date");
    }
    let mut text = format!("{sum}; {number}");
    for fault in &view.faults {
        text.push_str(&format!("\n  {}: {} ({})", fault.path, fault.message, fault.code));
    }
    Ok(Answer::of(json, text))
}

/// Takes out what is not known: an empty text would look like an answer.
fn without(json: &mut serde_json::Value, key: &str) {
    if let Some(fields) = json.as_object_mut() {
        fields.remove(key);
    }
}

fn pdf(session: &mut Session, id: &str, out: &Path) -> Done {
    invoices::save_pdf(session, id, out)?;
    let json = serde_json::json!({ "path": out.display().to_string() });
    Ok(Answer::of(json, format!("Wrote {}.", out.display())))
}

fn one(view: &InvoiceView) -> Done {
    let currency = &view.totals.currency;
    let mut text = format!("{}  {}  {}", view.number.as_deref().unwrap_or("draft"), state(view.state), view.id);
    if let Some(buyer) = &view.buyer {
        text.push_str(&format!("\n{}, {}", buyer.name, buyer.city));
    }
    for (line, net) in view.draft.lines.iter().zip(&view.totals.line_nets) {
        text.push_str(&format!("\n  {} {} x {}  {}  {net}", line.quantity, line.unit, line.price, line.name));
    }
    let due = if view.credits.is_some() { "Credited" } else { "Amount due" };
    text.push_str(&format!(
        "\nNet {}  VAT {}  {due} {} {currency}",
        view.totals.net_total, view.totals.vat_total, view.totals.payable
    ));
    if let Some(invoice) = &view.credits {
        text.push_str(&format!("\nCredits {} of {}", invoice.number, invoice.issue_date));
    } else if view.number.is_some() {
        text.push_str(&format!("\nOpen {} {currency}", view.open));
    }
    for note in &view.credited_by {
        text.push_str(&format!("\nCredited by {} of {}: {} {currency}", note.number, note.issue_date, note.payable));
    }
    if view.state == StateView::ToRefund {
        text.push_str(&format!("\nTo refund {} {currency}", view.to_refund));
    }
    if let Some(code) = &view.chain_code {
        text.push_str(&format!("\nCounterfoil {code}"));
    }
    for fault in &view.faults {
        text.push_str(&format!("\n  {}: {} ({})", fault.path, fault.message, fault.code));
    }
    Ok(Answer::new(view, text))
}

fn list_words(list: &InvoiceListView) -> String {
    let rows: Vec<_> = list
        .items
        .iter()
        .map(|row| {
            let name = row.number.clone().unwrap_or_else(|| row.id[..13].to_owned());
            let due = match (row.state, row.days_left) {
                (StateView::Overdue, Some(days)) => format!("{} days late", -days),
                (_, Some(days)) => format!("due in {days} days"),
                (StateView::ToRefund, _) => format!("{} owed back", row.open.trim_start_matches('-')),
                (_, None) => row.credits.as_ref().map(|number| format!("credits {number}")).unwrap_or_default(),
            };
            vec![
                name,
                row.customer.clone(),
                row.description.clone(),
                state(row.state).to_owned(),
                due,
                format!("{} {}", row.gross, row.currency),
            ]
        })
        .collect();
    let mut text = table(&rows);
    for open in &list.open {
        text.push_str(&format!("Open {} {}\n", open.amount, open.currency));
    }
    text
}

fn state(state: StateView) -> &'static str {
    match state {
        StateView::Draft => "draft",
        StateView::Open => "open",
        StateView::PartPaid => "part paid",
        StateView::Overdue => "overdue",
        StateView::Settled => "settled",
        StateView::Credited => "credited",
        StateView::ToRefund => "to refund",
        StateView::CreditNote => "credit note",
    }
}
