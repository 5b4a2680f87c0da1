//! What keeps an invoice from ending its job; asked again in the transaction that issues, so that of two drafts over the
//! same deposit only one passes.

use super::{Deductible, Job, asks_for_all, is_end, is_part, lump, priced};
use crate::{Draft, Fault, Invoiced, Line, Totals, TypeCode};

impl Job<'_> {
    /// Everything about `draft` that does not fit what was asked for before: every deposit and partial invoice is deducted
    /// once and wholly, and nothing else is.
    #[must_use]
    pub fn check(&self, draft: &Draft) -> Vec<Fault> {
        if draft.type_code == TypeCode::CreditNote {
            return Vec::new(); // it is held to its invoice, with all its lines
        }
        if self.papers.iter().any(|paper| paper.invoice.currency() != draft.currency) {
            let message = "The other documents of this job are in another currency: use theirs.";
            return vec![Fault::new("currency", "not-its-currency", message)];
        }
        let ended = self.invoiced().map(|far| far == Invoiced::Wholly);
        let (parts, ended) = match (self.deductible(), ended) {
            (Ok(parts), Ok(ended)) => (parts, ended),
            (Err(error), _) | (_, Err(error)) => return vec![Fault::of("lines", &error)],
        };
        let mut faults = Vec::new();
        if is_part(draft.type_code) && ended {
            let message = "An invoice ended this job: nothing is asked for in advance after it.";
            faults.push(Fault::new("type_code", "job-ended", message));
        }
        if parts.iter().any(|part| part.customer != draft.customer) {
            let message = "A deposit or partial invoice of this job went to another customer: choose that one.";
            faults.push(Fault::new("customer", "not-its-customer", message));
        }
        for (n, line) in draft.lines.iter().enumerate().filter(|(_, line)| line.deducts.is_some()) {
            faults.extend(check_deduction(n, line, draft, &parts));
        }
        if is_end(draft.type_code) && parts.iter().any(|part| !is_deducted(part, draft)) {
            let message =
                "A deposit or partial invoice of this job is not deducted yet: deduct what was asked for before.";
            faults.push(Fault::new("lines", "deposit-not-deducted", message));
        }
        if asks_for_all(draft.type_code) && ended {
            let message =
                "An invoice over this job stands: credit it first, or correct it, so that nothing is asked for twice.";
            faults.push(Fault::new("type_code", "job-ended", message));
        }
        if draft.lines.iter().any(|line| line.deducts.is_some())
            && draft.totals().is_ok_and(|totals| totals.gross_total.minor() < 0)
        {
            let message = "More was asked for before than this comes to: credit a part of the deposit first.";
            faults.push(Fault::new("lines", "deducts-more-than-it-asks", message));
        }
        faults
    }

    /// Whether a deposit or partial invoice asks for no more than is left of the job `whole`.
    #[must_use]
    pub fn check_part(&self, draft: &Draft, whole: &Totals) -> Option<Fault> {
        if !is_part(draft.type_code) {
            return None;
        }
        let (left, asked) = (self.left(whole).ok()?, priced(&draft.totals().ok()?, self.prices).ok()?);
        let over = asked.iter().any(|(vat, amount)| amount.minor() > left.get(vat).map_or(0, |left| left.minor()));
        over.then(|| {
            let message = "This asks for more than is left of the job at some VAT rate: lower it, or quote anew.";
            Fault::new("lines", "more-than-job", message)
        })
    }
}

fn check_deduction(n: usize, line: &Line, draft: &Draft, parts: &[Deductible<'_>]) -> Option<Fault> {
    let at = |field: &str, code: &str, message: &str| Some(Fault::new(format!("lines.{n}.{field}"), code, message));
    if !is_end(draft.type_code) {
        return at("name", "deducts-nothing", "Only the invoice that ends a job deducts: remove this line.");
    }
    let part = parts.iter().find(|part| line.deducts.as_ref() == Some(part.invoice.number()));
    let Some(amount) = part.and_then(|part| part.rows.get(&line.vat)) else {
        let message = "This was credited, deducted before, or is not of this job: remove the line.";
        return at("name", "not-deductible", message);
    };
    if draft.lines[..n].iter().any(|other| other.deducts == line.deducts && other.vat == line.vat) {
        return at("name", "deducted-twice", "This is deducted by another line already: remove one of them.");
    }
    let exact = lump("", line.vat, *amount);
    let same = line.price == exact.price && line.quantity == -exact.quantity;
    let bare = line.allowances.is_empty() && line.charges.is_empty() && line.base_quantity == exact.base_quantity;
    if same && bare {
        return None;
    }
    at("price", "deducts-another-sum", "This is not what was asked for before at this VAT rate: deduct it anew.")
}

fn is_deducted(part: &Deductible<'_>, draft: &Draft) -> bool {
    part.rows.keys().all(|vat| {
        draft.lines.iter().any(|line| line.deducts.as_ref() == Some(part.invoice.number()) && line.vat == *vat)
    })
}
