//! `counterfoil einvoice`: what a document of another program says, what it comes to, and what is wrong with it.
//!
//! Its text comes from outside: what could move the cursor or turn the direction of writing is not printed to a terminal.

use super::{Done, table};
use crate::args::{Einvoice, Global};
use crate::output::{self, Answer};
use app::einvoice;
use app::views::{
    BrokenRuleView, EInvoiceView, ReceivedLineView, ReceivedPartyView, ReceivedTotalsView, ReceivedVatView,
};

pub fn run(command: &Einvoice, global: &Global) -> Done {
    match command {
        Einvoice::Read { file } => {
            let view = einvoice::read(file)?;
            Ok(Answer::new(&view, page(&view)))
        }
        Einvoice::Check { file } => {
            let view = einvoice::check(file)?;
            let text = format!("{}: {}\n{}", view.file, view.verdict, findings(&view.findings));
            let answer = Answer::new(&view, printable(&text));
            if let Err(error) = view.judged() {
                // The verdict is the answer all the same; the exit code is about the document.
                output::answer(&answer, global.json);
                return Err(error.into());
            }
            Ok(answer)
        }
    }
}

fn page(view: &EInvoiceView) -> String {
    let title = match view.type_code.as_str() {
        "381" => "Credit note",
        "384" => "Corrected invoice",
        "386" => "Prepayment invoice",
        "389" => "Self-billed invoice",
        _ if view.credit_note => "Credit note",
        _ => "Invoice",
    };
    let mut text = format!("{title} {} of {}", view.number, view.issue_date);
    if !view.due_date.is_empty() {
        text.push_str(&format!(", due {}", view.due_date));
    }
    text.push_str(&format!("\n{}, {}\n", view.syntax.to_uppercase(), view.profile));
    text.push_str(&format!("From  {}\nTo    {}\n\n", party(&view.seller), party(&view.buyer)));
    text.push_str(&table(&view.lines.iter().map(line).collect::<Vec<_>>()));
    text.push_str(&format!("\n{}\n{}", totals(view), findings(&view.findings)));
    printable(&text)
}

fn party(party: &ReceivedPartyView) -> String {
    let city = format!("{} {}", party.postcode, party.city);
    let vat_id = if party.vat_id.is_empty() { String::new() } else { format!("VAT id {}", party.vat_id) };
    let parts = [&party.name, &party.street, &city, &party.country, &vat_id];
    parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn line(line: &ReceivedLineView) -> Vec<String> {
    let amount = |amount: &Option<String>| amount.clone().unwrap_or_default();
    let price = match line.base_quantity.as_str() {
        "1" => amount(&line.price),
        base => format!("{} for {base}", amount(&line.price)),
    };
    let vat = line.vat.as_ref().map(vat).unwrap_or_default();
    let quantity = format!("{} {} x {price}", amount(&line.quantity), line.unit);
    vec![format!("  {}", line.id), line.name.clone(), quantity, vat, amount(&line.net)]
}

fn vat(vat: &ReceivedVatView) -> String {
    match &vat.rate {
        Some(rate) => format!("{} {rate} %", vat.category),
        None => vat.category.clone(),
    }
}

/// As written, as computed, and a mark where the two differ.
fn totals(view: &EInvoiceView) -> String {
    let none = ReceivedTotalsView::default();
    let (stated, computed) = (&view.stated, view.computed.as_ref().unwrap_or(&none));
    let optional = |amount: &str| Some(amount.to_owned()).filter(|amount| !amount.is_empty());
    let mut rows = vec![vec!["  ".to_owned(), format!("as written, {}", view.currency), "as computed".to_owned()]];
    let mut row = |name: String, stated: Option<String>, computed: Option<String>| {
        let (stated, computed) = (stated.unwrap_or_default(), computed.unwrap_or_default());
        let mark = if same(&stated, &computed) { "" } else { "differs" };
        rows.push(vec![format!("  {name}"), stated, computed, mark.to_owned()]);
    };
    row("Lines".to_owned(), stated.line_total.clone(), computed.line_total.clone());
    row("Allowances".to_owned(), optional(&stated.allowance_total), optional(&computed.allowance_total));
    row("Charges".to_owned(), optional(&stated.charge_total), optional(&computed.charge_total));
    row("Net".to_owned(), stated.net_total.clone(), computed.net_total.clone());
    for own in &computed.vat_breakdown {
        let written = stated
            .vat_breakdown
            .iter()
            .find(|row| row.category == own.category && row.rate.as_ref().or(own.rate.as_ref()) == own.rate.as_ref());
        let rate = own.rate.as_deref().unwrap_or_default();
        let taxable = own.taxable.as_deref().unwrap_or_default();
        let name = format!("VAT {} {rate} % of {taxable}", own.category);
        row(name, written.and_then(|row| row.tax.clone()), own.tax.clone());
    }
    row("Gross".to_owned(), stated.gross_total.clone(), computed.gross_total.clone());
    row("Paid in advance".to_owned(), optional(&stated.prepaid), optional(&computed.prepaid));
    row("Rounding".to_owned(), optional(&stated.rounding), optional(&computed.rounding));
    row("Amount due".to_owned(), stated.payable.clone(), computed.payable.clone());
    table(&rows)
}

/// `5`, `5.0` and `5.00` are one amount.
fn same(one: &str, other: &str) -> bool {
    let plain = |amount: &str| match amount.split_once('.') {
        Some((whole, fraction)) => format!("{whole}.{}", fraction.trim_end_matches('0')),
        None => format!("{amount}."),
    };
    plain(one) == plain(other)
}

fn findings(findings: &[BrokenRuleView]) -> String {
    if findings.is_empty() {
        return "Every rule that is known here is kept.".to_owned();
    }
    let mut text = String::new();
    for finding in findings {
        let field = if finding.field.is_empty() { String::new() } else { format!(" ({})", finding.field) };
        text.push_str(&format!("  {} {}: {}{field}\n", finding.severity, finding.rule, finding.message));
    }
    text
}

fn printable(text: &str) -> String {
    let moves = |letter: char| {
        (letter.is_control() && letter != '\n') || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|letter| if moves(letter) { '\u{FFFD}' } else { letter }).collect()
}
