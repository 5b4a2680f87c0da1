//! Credit an invoice: a draft of type 381 over all of it, some lines or a sum. Issuing it is what changes the invoice.

use super::{JobPapers, drafts};
use crate::roles::Command;
use crate::views::{
    CreditCheckView, CreditInput, CreditLineInput, DocumentLinkView, DraftInput, Fault, InvoiceView, TotalsView,
};
use crate::{Error, Result, Session, convert, paper};
use billing::{
    Creditable, CustomerId, Decimal, Draft, DraftText, InvoiceId, IssuedInvoice, Money, Preceding, Settlement, Tally,
};
use chrono::NaiveDate;
use store::table::invoices::InvoiceRow;
use store::table::{Reads, invoices, jobs, merges, payments, write_offs};

/// An invoice with all its credit notes.
pub(crate) struct Credited {
    id: InvoiceId,
    pub invoice: IssuedInvoice,
    /// Whose it is today: who stands for the customer whom it names.
    customer: Option<CustomerId>,
    notes: Vec<IssuedInvoice>,
    /// A deposit or partial invoice that the invoice at the end of its job deducts.
    pub is_deducted: bool,
}

impl Credited {
    pub(crate) fn load(from: &impl Reads, id: &InvoiceId) -> Result<Self> {
        let mut found = Self::of(&invoices::get(from, id)?, &invoices::credit_notes_of(from, id)?);
        found.customer = found.customer.map(|id| merges::kept(from, &id)).transpose()?;
        let Some(job) = found.invoice.job() else { return Ok(found) };
        let is_deducted = JobPapers::load(from, &job)?.held_by(&found.invoice)?.is_some();
        Ok(Self { is_deducted, ..found })
    }

    pub(crate) fn of(row: &InvoiceRow, notes: &[InvoiceRow]) -> Self {
        let notes = notes.iter().map(|note| note.invoice.clone()).collect();
        Self {
            id: row.id,
            invoice: row.invoice.clone(),
            customer: row.invoice.customer_id(),
            notes,
            is_deducted: false,
        }
    }

    /// How a credit note points at it.
    pub(crate) fn link(&self) -> DocumentLinkView {
        convert::link_view(&self.id, &self.invoice)
    }

    /// How a document refers to it (BG-3).
    pub(crate) fn reference(&self) -> Preceding {
        Preceding { number: self.invoice.number().clone(), issue_date: self.invoice.issue_date() }
    }

    /// The job that it is of, also where it began it.
    pub(crate) fn job(&self, from: &impl Reads) -> Result<Option<InvoiceId>> {
        Ok(self.invoice.job().map_or_else(|| jobs::of(from, &self.id), |job| Ok(Some(job)))?)
    }

    /// What keeps a corrected invoice from taking its place.
    pub(crate) fn check_correction(&self, draft: &Draft) -> Vec<billing::Fault> {
        let mut faults = Vec::new();
        if draft.customer != self.customer {
            let message = "A corrected invoice goes to the customer of the one that it replaces.";
            faults.push(billing::Fault::new("customer", "not-its-customer", message));
        }
        if draft.issue_date.is_some_and(|date| date < self.invoice.issue_date()) {
            let message = "A corrected invoice is not dated before the one that it replaces: choose a later date.";
            faults.push(billing::Fault::new("issue_date", "before-its-invoice", message));
        }
        faults
    }

    /// What its credit notes come to; nothing on a document that has none.
    pub(crate) fn sum(&self) -> Result<Money> {
        Ok(Money::sum(self.notes.iter().map(IssuedInvoice::payable), self.invoice.currency())?)
    }

    pub(crate) fn left(&self) -> Result<Creditable<'_>, billing::Error> {
        Creditable::of(&self.invoice, &self.notes)
    }

    /// Where it stands, with everything that is recorded of it.
    pub(crate) fn settlement(&self, from: &impl Reads, today: NaiveDate) -> Result<Settlement> {
        let (invoice, currency) = (&self.invoice, self.invoice.currency());
        let paid = payments::of(from, &self.id)?.into_iter().map(|payment| payment.amount);
        let written_off = write_offs::of(from, &self.id)?.into_iter().map(|write_off| write_off.amount);
        let tally = Tally {
            payable: invoice.payable(),
            worth: invoice.payable().plus(invoice.totals().prepaid)?,
            paid: Money::sum(paid, currency)?,
            credited: self.sum()?,
            written_off: Money::sum(written_off, currency)?,
        };
        Ok(Settlement::of(&tally, invoice.due_date(), today)?)
    }
}

/// Saves a draft that credits what `input` names of an issued invoice.
pub fn credit(session: &mut Session, id: &str, input: &CreditInput) -> Result<InvoiceView> {
    let draft = {
        let desk = session.at(Command::Edit)?;
        let credited = Credited::load(&desk.open.book, &issued_id(&desk.open.book, id)?)?;
        let left = credited.left()?;
        let draft = propose(&credited, &left, input)?;
        let mut faults = left.check(&draft);
        if credited.is_deducted {
            let message = "Another invoice deducts this one: credit that invoice first.";
            faults.push(billing::Fault::new("preceding", "deducted", message));
        }
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let text: DraftInput = convert::same_keys(&DraftText::from(&draft), "the credit note")?;
        DraftInput { notes: input.notes.clone(), issue_date: String::new(), due_date: String::new(), ..text }
    };
    drafts::save(session, None, 0, &draft)
}

/// Says what crediting would come to, without saving anything.
pub fn credit_check(session: &mut Session, id: &str, input: &CreditInput) -> Result<CreditCheckView> {
    let desk = session.at(Command::Read)?;
    let credited = Credited::load(&desk.open.book, &issued_id(&desk.open.book, id)?)?;
    let left = credited.left()?;
    let lines = 0..credited.invoice.lines().len();
    let view = CreditCheckView {
        totals: TotalsView::default(),
        faults: Vec::new(),
        left: left.left().to_string(),
        quantities_left: lines.map(|line| billing::plain(left.quantity_left(line))).collect(),
    };
    match propose(&credited, &left, input) {
        Ok(draft) => {
            let mut faults = left.check(&draft);
            let totals = draft.totals()?;
            if faults.is_empty() && totals.payable.minor() <= 0 {
                faults.push(billing::Fault::new("lines", "credits-nothing", "Choose what is credited."));
            }
            let faults = faults.into_iter().map(Fault::from).collect();
            Ok(CreditCheckView { totals: convert::totals_view(&totals), faults, ..view })
        }
        Err(Error::Faults(faults)) => Ok(CreditCheckView { faults, ..view }),
        Err(other) => Err(other),
    }
}

pub(crate) fn issued_id(from: &impl Reads, text: &str) -> Result<InvoiceId> {
    match invoices::resolve(from, text)? {
        invoices::Document::Issued(id) => Ok(id),
        invoices::Document::Draft(_) => Err(Error::NotIssued),
    }
}

fn propose(credited: &Credited, left: &Creditable<'_>, input: &CreditInput) -> Result<Draft> {
    let (number, language) = (credited.invoice.number().as_str(), &credited.invoice.customer().language);
    let name = paper::credit_line(number, language)?;
    let draft = match (input.lines.is_empty(), input.amount.trim()) {
        (true, "") => left.everything(&name)?,
        (true, amount) => left.amount(sum(amount, credited)?, &name)?,
        (false, "") => left.lines(&chosen(&input.lines, left)?)?,
        (false, _) => {
            let message = "Credit either lines or a sum.";
            return Err(vec![billing::Fault::new("amount", "lines-and-amount", message)].into());
        }
    };
    Ok(draft)
}

fn sum(text: &str, credited: &Credited) -> Result<Money> {
    let at = |error: &billing::Error| Error::from(vec![billing::Fault::of("amount", error)]);
    let sum = Money::parse(text, credited.invoice.currency()).map_err(|error| at(&error))?;
    if sum.minor() > 0 { Ok(sum) } else { Err(at(&billing::Error::PaymentNotPositive)) }
}

/// Positions as printed become indices; faults name the place in what was sent.
fn chosen(lines: &[CreditLineInput], left: &Creditable<'_>) -> Result<Vec<(usize, Decimal)>> {
    let read = |(n, line): (usize, &CreditLineInput)| {
        let at = |field: &str, error: &billing::Error| billing::Fault::of(format!("lines.{n}.{field}"), error);
        let index = usize::try_from(line.line).ok().and_then(|position| position.checked_sub(1));
        let index = index.ok_or_else(|| at("line", &billing::Error::NoSuchLine))?;
        let quantity = match line.quantity.trim() {
            "" => left.quantity_left(index),
            text => billing::parse_decimal(text).map_err(|error| at("quantity", &error))?,
        };
        Ok((index, quantity))
    };
    let read: Vec<Result<_, billing::Fault>> = lines.iter().enumerate().map(read).collect();
    let faults: Vec<billing::Fault> = read.iter().filter_map(|line| line.as_ref().err().cloned()).collect();
    if faults.is_empty() { Ok(read.into_iter().flatten().collect()) } else { Err(faults.into()) }
}
