//! `counterfoil invoice`.

use super::{Done, date, payment, read_json, sums, table};
use crate::args::{Invoice, KINDS};
use crate::output::Answer;
use app::views::{DraftInput, InvoiceListView, InvoiceQuery, InvoiceView, LeftOut, StateView};
use app::{Session, einvoice, invoices, payments};
use std::path::Path;

pub fn run(session: &mut Session, command: Invoice) -> Done {
    match command {
        Invoice::Draft { einvoice: Some(file), .. } => taken(session, &file),
        Invoice::Draft { from, id, .. } => {
            draft(session, id.as_deref(), &from.as_deref().map(read_json).transpose()?.unwrap_or_default())
        }
        Invoice::Check { from } => check(session, &read_json(&from)?),
        Invoice::Explain { id } => sums::explain(session, &id),
        Invoice::ProposeVat { from } => sums::propose_vat(session, &read_json(&from)?),
        Invoice::Issue { id, date: on } => {
            let on = on.as_deref().map(date).transpose()?;
            one(&invoices::issue(session, &id, None, on)?)
        }
        Invoice::List { status, kind, text, from, to, limit, after } => {
            let list = invoices::list(
                session,
                &InvoiceQuery { text, type_code: kind, state: status.unwrap_or_default(), from, to, limit, after },
            )?;
            Ok(Answer::new(&list, list_words(&list)))
        }
        Invoice::Show { id } => match app::import::find(session, &id)? {
            Some(imported) => super::import::one(&imported),
            None => one(&invoices::show(session, &id)?),
        },
        Invoice::Duplicate { id } => {
            let code = invoices::show(session, &id)?.draft.type_code;
            one(&invoices::follow(
                session,
                &id,
                if code.is_empty() { "380" } else { &code }.parse().map_err(app::Error::from)?,
            )?)
        }
        Invoice::Convert { id, to } => one(&invoices::follow(session, &id, to.parse().map_err(app::Error::from)?)?),
        Invoice::Pdf { id, out } => pdf(session, &id, &out),
        Invoice::Pay(asked) => payment::pay(session, asked),
        Invoice::WriteOff(asked) => payment::write_off(session, &asked),
        Invoice::UseCredit { id, amount } => one(&payments::use_credit(session, &id, &amount)?),
        Invoice::KeepCredit { id } => one(&payments::keep_as_credit(session, &id)?),
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

/// A draft out of an e-invoice, with what it does not say as that did.
fn taken(session: &mut Session, file: &Path) -> Done {
    let view = einvoice::to_draft(session, file)?;
    let Answer { mut json, mut text, .. } = one(&view.draft)?;
    json["left_out"] = serde_json::to_value(&view.left_out).unwrap_or_default();
    for what in &view.left_out {
        text.push_str(&format!("\n  {}", left_out(*what)));
    }
    Ok(Answer::of(json, text))
}

const fn left_out(what: LeftOut) -> &'static str {
    match what {
        LeftOut::Number => "Its number stayed behind: the draft takes the next one of your series when it is issued.",
        LeftOut::Seller => "It was sold by somebody else: choose the customer.",
        LeftOut::Customer => "Its buyer's particulars make no customer: choose one.",
        LeftOut::Kind => "It is of another kind: this is a draft of an ordinary invoice.",
        LeftOut::Preceding => "The invoices that it follows are not named.",
        LeftOut::ThirdParty => "What it collects for somebody else is left out.",
        LeftOut::Totals => "Its sums are others than those of the draft: compare them.",
    }
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
    for fault in &view.einvoice {
        text.push_str(&format!("\n  for an e-invoice, {}: {} ({})", fault.path, fault.message, fault.code));
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

pub(super) fn one(view: &InvoiceView) -> Done {
    let currency = &view.totals.currency;
    let what = kind(&view.draft.type_code);
    let mut text = format!("{what} {}  {}  {}", view.number.as_deref().unwrap_or("draft"), state(view.state), view.id);
    if let Some(buyer) = &view.buyer {
        text.push_str(&format!("\n{}, {}", buyer.name, buyer.city));
    }
    for (line, net) in view.draft.lines.iter().zip(&view.totals.line_nets) {
        text.push_str(&format!("\n  {} {} x {}  {}  {net}", line.quantity, line.unit, line.price, line.name));
    }
    let asks = !matches!(view.draft.type_code.as_str(), "270" | "310" | "325");
    let due = match (&view.credits, asks) {
        (Some(_), _) => "Credited",
        (None, true) => "Amount due",
        (None, false) => "Total",
    };
    text.push_str(&format!(
        "\nNet {}  VAT {}  {due} {} {currency}",
        view.totals.net_total, view.totals.vat_total, view.totals.payable
    ));
    if let Some(invoice) = &view.credits {
        text.push_str(&format!("\nCredits {} of {}", invoice.number, invoice.issue_date));
    } else if view.number.is_some() && asks {
        text.push_str(&format!("\nOpen {} {currency}", view.open));
    }
    for note in &view.credited_by {
        text.push_str(&format!("\nCredited by {} of {}: {} {currency}", note.number, note.issue_date, note.payable));
    }
    for (label, amount) in [
        ("Written off", &view.claim.written_off),
        ("Late fees and interest asked for beside it", &view.claim.charges_open),
        ("Credit of the customer", &view.claim.credit),
    ] {
        if amount.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
            text.push_str(&format!("\n{label} {amount} {currency}"));
        }
    }
    if view.state == StateView::ToRefund {
        text.push_str(&format!("\nTo refund {} {currency}", view.to_refund));
    }
    if let Some(paper) = &view.based_on {
        text.push_str(&format!("\nMade from {} of {}", paper.number, paper.issue_date));
    }
    for said in &view.answers {
        text.push_str(&format!("\n{} on {} {}", said.answer, said.date, said.by));
    }
    if let Some(job) = &view.job {
        text.push_str(&format!("\nJob {}  asked for {}  left {} {currency}", job.whole, job.asked, job.left));
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
    if list.items.is_empty() {
        return "No document fits.".to_owned();
    }
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
                format!("{}{}", state(row.state), if row.imported { ", imported" } else { "" }),
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

pub fn state(state: StateView) -> &'static str {
    match state {
        StateView::Draft => "draft",
        StateView::Open => "open",
        StateView::PartPaid => "part paid",
        StateView::Overdue => "overdue",
        StateView::Settled => "settled",
        StateView::Credited => "credited",
        StateView::ToRefund => "to refund",
        StateView::WrittenOff => "written off",
        StateView::CreditNote => "credit note",
        StateView::Void => "void",
        StateView::Issued => "issued",
        StateView::Offered => "offered",
        StateView::Accepted => "accepted",
        StateView::Declined => "declined",
        StateView::Expired => "expired",
        StateView::Invoiced => "invoiced",
    }
}

/// What people call a kind of document.
pub fn kind(code: &str) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == code).map_or("invoice", |(name, _)| *name)
}
