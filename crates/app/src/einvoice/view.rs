//! From a received document to the shape that crosses the edges.

use crate::views::{
    BrokenRuleView, EInvoiceView, ReceivedAllowanceView, ReceivedLineView, ReceivedPartyView, ReceivedTotalsView,
    ReceivedVatRowView, ReceivedVatView,
};
use billing::{
    Finding, ReceivedAllowance, ReceivedLine, ReceivedSums, ReceivedVat, Recomputed, Syntax, VatCategory, VatMethod,
    plain,
};
use documents::einvoice::{EInvoiceError, Received, ReceivedParty};
use std::fmt::Display;

impl From<&Received> for EInvoiceView {
    fn from(document: &Received) -> Self {
        let sums = &document.sums;
        let mut findings: Vec<BrokenRuleView> = document.check().iter().map(BrokenRuleView::from).collect();
        let computed = sums.recompute();
        match &computed {
            Ok(computed) => findings.extend(other_methods(computed)),
            Err(error) => findings.push(not_computed(error)),
        }
        let computed = computed.ok();
        let nets = computed.as_ref().map(|computed| computed.line_nets.as_slice()).unwrap_or_default();
        let net = |line: usize| nets.get(line).copied().flatten().map(|net| net.to_string());
        Self {
            syntax: match document.syntax {
                Syntax::Ubl => "ubl",
                Syntax::Cii => "cii",
            }
            .to_owned(),
            profile: document.profile.name().to_owned(),
            specification: document.specification.clone(),
            number: document.number.clone(),
            type_code: document.type_code.clone(),
            credit_note: document.is_credit_note,
            issue_date: document.issue_date.clone(),
            due_date: document.due_date.clone(),
            currency: sums.currency.clone(),
            tax_currency: sums.tax_currency.clone(),
            seller: ReceivedPartyView::from(&document.seller),
            buyer: ReceivedPartyView::from(&document.buyer),
            lines: sums.lines.iter().enumerate().map(|(n, line)| line_view(line, net(n))).collect(),
            allowances: sums.allowances.iter().map(ReceivedAllowanceView::from).collect(),
            charges: sums.charges.iter().map(ReceivedAllowanceView::from).collect(),
            stated: ReceivedTotalsView::from(sums),
            computed: computed
                .as_ref()
                .map(|computed| out_of_scope_as_written(ReceivedTotalsView::from(computed), sums)),
            findings,
        }
    }
}

/// Category O has no rate (BR-O-05); some write 0 all the same, and then it stands as they wrote it.
fn out_of_scope_as_written(mut computed: ReceivedTotalsView, sums: &ReceivedSums) -> ReceivedTotalsView {
    let code = VatCategory::OutOfScope.code();
    let written = sums.vat_rows().find(|row| row.vat.category == code).and_then(|row| row.vat.rate.map(plain));
    for row in computed.vat_breakdown.iter_mut().filter(|row| row.category == code) {
        row.rate.clone_from(&written);
    }
    computed
}

/// VAT that was rounded otherwise than EN 16931 does, within what is common.
fn other_methods(computed: &Recomputed) -> impl Iterator<Item = BrokenRuleView> {
    computed.other_methods.iter().map(|(vat, method)| {
        let how = match method {
            VatMethod::ByLine => "line by line",
            VatMethod::FromGross => "out of prices that include it",
        };
        let message = format!("VAT of category {} at {} % was rounded {how}; we followed.", vat.category, vat.rate);
        BrokenRuleView::from(&Finding::warning("vat-rounded-otherwise", "BT-117", message))
    })
}

fn not_computed(error: &billing::Error) -> BrokenRuleView {
    let message = format!("Its sums cannot be computed: {error}.");
    BrokenRuleView::from(&Finding::warning(error.code(), "BG-22", message))
}

impl From<&Finding> for BrokenRuleView {
    fn from(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.clone(),
            severity: finding.severity.name().to_owned(),
            message: finding.message.clone(),
            field: finding.field.clone(),
        }
    }
}

impl From<EInvoiceError> for BrokenRuleView {
    fn from(error: EInvoiceError) -> Self {
        let sentence = crate::Error::EInvoice(error).view().message;
        Self::from(&Finding::fatal(error.code(), "", sentence))
    }
}

impl From<&ReceivedParty> for ReceivedPartyView {
    fn from(party: &ReceivedParty) -> Self {
        Self {
            name: party.name.clone(),
            street: party.street.clone(),
            postcode: party.postcode.clone(),
            city: party.city.clone(),
            country: party.country.clone(),
            vat_id: party.vat_id.clone(),
            tax_id: party.tax_id.clone(),
        }
    }
}

fn line_view(line: &ReceivedLine, computed_net: Option<String>) -> ReceivedLineView {
    ReceivedLineView {
        id: line.id.clone(),
        name: line.name.clone(),
        quantity: text(line.quantity),
        unit: line.unit.clone(),
        price: text(line.price),
        base_quantity: text(line.base_quantity).unwrap_or_else(|| "1".to_owned()),
        allowances: line.allowances.iter().map(ReceivedAllowanceView::from).collect(),
        charges: line.charges.iter().map(ReceivedAllowanceView::from).collect(),
        vat: line.vat.as_ref().map(ReceivedVatView::from),
        net: text(line.net),
        computed_net,
    }
}

impl From<&ReceivedAllowance> for ReceivedAllowanceView {
    fn from(item: &ReceivedAllowance) -> Self {
        Self {
            amount: text(item.amount),
            base: text(item.base),
            percent: text(item.percent),
            reason: item.reason.clone(),
            reason_code: item.reason_code.clone(),
            vat: item.vat.as_ref().map(ReceivedVatView::from),
        }
    }
}

impl From<&ReceivedVat> for ReceivedVatView {
    fn from(vat: &ReceivedVat) -> Self {
        Self { category: vat.category.clone(), rate: vat.rate.map(plain) }
    }
}

impl From<&ReceivedSums> for ReceivedTotalsView {
    fn from(sums: &ReceivedSums) -> Self {
        Self {
            line_total: text(sums.line_total),
            allowance_total: or_nothing(sums.allowance_total),
            charge_total: or_nothing(sums.charge_total),
            net_total: text(sums.net_total),
            vat_total: text(sums.vat_total()),
            gross_total: text(sums.gross_total),
            prepaid: or_nothing(sums.prepaid),
            rounding: or_nothing(sums.rounding),
            payable: text(sums.payable),
            vat_breakdown: sums
                .vat_rows()
                .map(|row| ReceivedVatRowView {
                    category: row.vat.category.clone(),
                    rate: row.vat.rate.map(plain),
                    taxable: text(row.taxable),
                    tax: text(row.tax),
                })
                .collect(),
        }
    }
}

impl From<&Recomputed> for ReceivedTotalsView {
    fn from(sums: &Recomputed) -> Self {
        Self {
            line_total: sums.line_total.map(|amount| amount.to_string()),
            allowance_total: sums.allowance_total.to_string(),
            charge_total: sums.charge_total.to_string(),
            net_total: Some(sums.net_total.to_string()),
            vat_total: Some(sums.vat_total.to_string()),
            gross_total: Some(sums.gross_total.to_string()),
            prepaid: sums.prepaid.to_string(),
            rounding: sums.rounding.to_string(),
            payable: Some(sums.payable.to_string()),
            vat_breakdown: sums
                .vat_breakdown
                .iter()
                .map(|row| ReceivedVatRowView {
                    category: row.category.to_string(),
                    rate: Some(row.rate.to_string()),
                    taxable: Some(row.taxable.to_string()),
                    tax: Some(row.tax.to_string()),
                })
                .collect(),
        }
    }
}

/// An optional sum that is not written is nothing.
fn or_nothing(amount: Option<impl Display>) -> String {
    text(amount).unwrap_or_else(|| "0".to_owned())
}

/// As written, trailing zeros and all.
fn text(number: Option<impl Display>) -> Option<String> {
    number.map(|number| number.to_string())
}
