//! Which VAT treatment fits a draft: proposed with its reason, applied by nobody but the user.

use super::Reading;
use crate::views::{ExemptionInput, VatProposalView};
use crate::{Result, convert};
use billing::{SupplyKind, Totals, VatCategory, VatProposal};
use serde::Serialize;

/// One proposal for services and one for goods; one alone where both are the same, none while a country is missing.
pub(crate) fn proposals(reading: &Reading) -> Result<Vec<VatProposalView>> {
    let Some((_, customer)) = &reading.customer else { return Ok(Vec::new()) };
    let (seller, scheme) = (&reading.profile.seller, reading.draft.scheme);
    let of = |kind| VatProposal::of(seller, customer, scheme, kind).map(|proposal| (kind, proposal));
    let mut found: Vec<_> = [SupplyKind::Services, SupplyKind::Goods].into_iter().filter_map(of).collect();
    found.dedup_by_key(|(_, proposal)| proposal.case);
    found.into_iter().map(|(kind, proposal)| view(reading, kind, proposal)).collect()
}

fn view(reading: &Reading, kind: SupplyKind, proposal: VatProposal) -> Result<VatProposalView> {
    let lines = &reading.draft.lines;
    // Of taxed lines the rate is the seller's to know: reduced rates are no mistake.
    let same = |category: VatCategory| category == proposal.vat.category;
    Ok(VatProposalView {
        kind: code(&kind)?,
        case: code(&proposal.case)?,
        category: proposal.vat.category.to_string(),
        rate: proposal.vat.rate.to_string(),
        reason: proposal.reason().to_owned(),
        fits: lines.iter().all(|line| same(line.vat.category)),
    })
}

fn code(named: &impl Serialize) -> Result<String> {
    convert::same_keys(named, "a code")
}

/// What would be frozen now of each category that bears no VAT for a reason.
pub(crate) fn exemptions(reading: &Reading, totals: &Totals) -> Vec<ExemptionInput> {
    let stranger = billing::Customer::default();
    let customer = reading.customer.as_ref().map_or(&stranger, |(_, customer)| customer);
    let reasons = reading.draft.exemption_reasons(totals, &reading.profile.seller, customer);
    let input = |exemption: billing::Exemption| ExemptionInput {
        category: exemption.category.to_string(),
        code: exemption.code,
        reason: exemption.reason,
    };
    reasons.into_iter().map(input).collect()
}
