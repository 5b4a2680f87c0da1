//! `counterfoil invoice explain` and `invoice propose-vat`: why a sum is what it is, and which VAT fits.

use super::{Done, table};
use crate::output::Answer;
use app::views::{DraftInput, VatProposalView};
use app::{Session, invoices};

/// Each step with its numbers, and the cents of the other method.
pub fn explain(session: &mut Session, id: &str) -> Done {
    let view = invoices::explain(session, id)?;
    let rows: Vec<_> = view
        .steps
        .iter()
        .map(|step| vec![step.path.clone(), step.term.clone(), step.amount.clone(), format!("= {}", step.formula)])
        .collect();
    let mut text = table(&rows);
    let other = &view.vat_by_line;
    text.push_str(&match view.difference.trim_matches(['0', '.', '-']) {
        "" => format!("VAT rounded line by line comes to the same: {other}"),
        _ => format!("VAT rounded line by line would be {other}: a difference of {}", view.difference),
    });
    Ok(Answer::new(&view, text))
}

/// Which treatment fits, for services and for goods; nothing is changed.
pub fn propose_vat(session: &mut Session, input: &DraftInput) -> Done {
    let proposals = invoices::check(session, input)?.vat_proposals;
    let text = if proposals.is_empty() {
        "Nothing to propose: the customer or a country is missing.".to_owned()
    } else {
        proposals.iter().map(words).collect::<Vec<_>>().join("\n")
    };
    Ok(Answer::new(&serde_json::json!({ "items": proposals }), text))
}

fn words(proposal: &VatProposalView) -> String {
    let VatProposalView { kind, category, rate, reason, .. } = proposal;
    let stands = if proposal.fits { "as the lines have it" } else { "the lines have another" };
    format!("{kind}: {category} {rate} %, {stands}. {reason}")
}
