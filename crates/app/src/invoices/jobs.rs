//! Jobs: deposits and parts of what was agreed, the invoice that ends it, and what is left.

use super::{drafts, reading, show};
use crate::roles::Command;
use crate::session::Desk;
use crate::views::{DraftInput, InvoiceView, JobPaperView, JobView, LineInput, PortionInput, StateView};
use crate::{Error, Result, Session, convert, paper};
use billing::{
    Draft, DraftText, Fault, InvoiceId, Invoiced, IssuedInvoice, Job, JobPaper, Money, Portion, Prices, Totals,
    TypeCode, whole_of,
};
use store::table::invoices::{self, Document, InvoiceRow};
use store::table::{Reads, drafts as draft_table, jobs, merges};

/// The issued papers of a job as the book has them.
#[derive(Default)]
pub(crate) struct JobPapers {
    /// What asks for money, each with its credit notes.
    pub papers: Vec<JobPaper>,
    /// The quote that it began with.
    pub quote: Option<IssuedInvoice>,
    rows: Vec<InvoiceRow>,
}

impl JobPapers {
    pub(crate) fn load(from: &impl Reads, job: &InvoiceId) -> Result<Self> {
        let mut found = Self::default();
        for id in jobs::documents(from, job)? {
            let row = invoices::get(from, &id)?;
            if row.invoice.type_code().asks_for_money() {
                let notes = invoices::credit_notes_of(from, &id)?.into_iter().map(|note| note.invoice).collect();
                let customer = row.invoice.customer_id().map(|id| merges::kept(from, &id)).transpose()?;
                found.papers.push(JobPaper { invoice: row.invoice.clone(), customer, notes });
            } else if id == *job && row.invoice.type_code() == TypeCode::Quote {
                found.quote = Some(row.invoice.clone());
            }
            found.rows.push(row);
        }
        Ok(found)
    }

    /// Whether nothing of it was issued.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How far the customer is asked for it.
    pub(super) fn invoiced(&self) -> Result<Invoiced> {
        Ok(Job::of(&self.papers, Prices::Net).invoiced()?)
    }

    /// The invoice that is to be credited before this deposit or partial invoice.
    pub(crate) fn held_by(&self, part: &IssuedInvoice) -> Result<Option<&IssuedInvoice>> {
        Ok(Job::of(&self.papers, Prices::Net).held_by(part.number())?)
    }

    /// With VAT: what the invoice that ends the job has still to deduct.
    fn to_deduct(&self, nothing: Money) -> Result<Money> {
        let parts = Job::of(&self.papers, Prices::Net).deductible()?;
        Ok(Money::sum(parts.into_iter().map(|part| part.left), nothing.currency())?)
    }

    /// What the job comes to by a paper that was issued: its quote, or the invoice that states all of it.
    fn whole(&self) -> Result<Option<Totals>> {
        let end = self.papers.iter().rev().map(|paper| &paper.invoice);
        let mut end = end.filter(|invoice| !matches!(invoice.type_code(), TypeCode::Prepayment | TypeCode::Partial));
        match (&self.quote, end.next()) {
            (Some(quote), _) => Ok(Some(quote.totals().clone())),
            (None, Some(end)) => Ok(Some(billing::whole_totals(end)?)),
            (None, None) => Ok(None),
        }
    }
}

/// Whether a deposit or a part of what a draft says stands: then the draft is what they are deducted by, and stays.
pub(crate) fn is_asked_for(from: &impl Reads, draft: &InvoiceId) -> Result<bool> {
    Ok(JobPapers::load(from, draft)?.invoiced()? != Invoiced::Nothing)
}

/// The job that a document belongs to, with all its papers; none where it belongs to nothing.
pub(super) fn view(desk: &Desk<'_>, id: &InvoiceId, named: Option<InvoiceId>) -> Result<Option<JobView>> {
    let book = &desk.open.book;
    let Some(job) = named.map_or_else(|| jobs::of(book, id), |job| Ok(Some(job)))? else { return Ok(None) };
    let (papers, drafts) = (JobPapers::load(book, &job)?, jobs::drafts(book, &job)?);
    let mut views = papers.rows.iter().map(|row| issued_view(desk, row)).collect::<Result<Vec<_>>>()?;
    let mut whole = papers.whole()?;
    for id in drafts {
        let input = convert::same_keys(&draft_table::get(book, &id)?.details, "the draft")?;
        let read = reading::read_draft(book, &id, &input)?;
        if whole.is_none() && id == job {
            whole = whole_of(&read.draft).totals().ok();
        }
        views.push(draft_view(&id, &read.draft));
    }
    let Some(whole) = whole else { return Ok(None) };
    let nothing = Money::zero(whole.currency);
    let asked = papers.papers.iter().try_fold(nothing, |sum, paper| sum.plus(paper.left()?))?;
    // What an invoice deducts was asked for by the deposit: its own amount due is what it asks for beyond that.
    Ok(Some(JobView {
        id: job.to_string(),
        currency: whole.currency.to_string(),
        left: whole.gross_total.plus(whole.rounding)?.minus(asked)?.to_string(),
        whole: whole.gross_total.plus(whole.rounding)?.to_string(),
        asked: asked.to_string(),
        to_deduct: papers.to_deduct(nothing)?.to_string(),
        papers: views,
    }))
}

fn issued_view(desk: &Desk<'_>, row: &InvoiceRow) -> Result<JobPaperView> {
    let (state, days_left) = show::state_of(desk, row)?;
    Ok(JobPaperView {
        id: row.id.to_string(),
        number: Some(row.invoice.number().to_string()),
        type_code: row.invoice.type_code().to_string(),
        issue_date: Some(row.invoice.issue_date().to_string()),
        gross: row.invoice.totals().gross_total.to_string(),
        state,
        days_left,
        due_date: Some(row.invoice.due_date().to_string()),
    })
}

fn draft_view(id: &InvoiceId, draft: &Draft) -> JobPaperView {
    JobPaperView {
        id: id.to_string(),
        number: None,
        type_code: draft.type_code.to_string(),
        issue_date: None,
        gross: draft.totals().map(|totals| totals.gross_total.to_string()).unwrap_or_default(),
        state: StateView::Draft,
        days_left: None,
        due_date: None,
    }
}

/// What a deposit or a partial invoice is taken of.
struct Whole {
    job: InvoiceId,
    totals: Totals,
    /// The content that the new draft goes on with; its lines are replaced.
    input: DraftInput,
    /// Number and date of the quote.
    quote: Option<IssuedInvoice>,
    language: String,
}

/// Drafts a deposit (386) or a partial invoice (326) over a share of a quote, or of a draft that becomes the invoice.
pub fn portion(session: &mut Session, id: &str, input: &PortionInput) -> Result<InvoiceView> {
    let kind: TypeCode = input.type_code.parse()?;
    if !matches!(kind, TypeCode::Prepayment | TypeCode::Partial) {
        return Err(billing::Error::UnknownTypeCode.into());
    }
    let (draft, begins) = {
        let desk = session.at(Command::Edit)?;
        let (whole, begins) = whole(&desk, id)?;
        let papers = JobPapers::load(&desk.open.book, &whole.job)?;
        let name = paper::portion_line(kind, whole.quote.as_ref(), &whole.language)?;
        let job = Job::of(&papers.papers, whole.totals.prices);
        let lines = job.share(&whole.totals, asked(input, &whole.totals)?, &name)?;
        let text = DraftText { lines: lines.iter().map(billing::LineText::from).collect(), ..DraftText::default() };
        let lines: DraftInput = convert::same_keys(&text, "the deposit")?;
        let draft = DraftInput {
            type_code: kind.code().to_owned(),
            job: whole.job.to_string(),
            based_on: whole.quote.map(|quote| quote.number().to_string()).unwrap_or_default(),
            lines: lines.lines,
            ..whole.input
        };
        (draft, begins)
    };
    if let Some((id, version, begun)) = begins {
        drafts::save(session, Some(&id), version, &begun)?;
    }
    drafts::save(session, None, 0, &draft)
}

/// A draft that is to begin a job: id, version, and its content with the job named.
type Begins = Option<(String, u32, DraftInput)>;

fn whole(desk: &Desk<'_>, id: &str) -> Result<(Whole, Begins)> {
    let book = &desk.open.book;
    match invoices::resolve(book, id)? {
        Document::Issued(id) => {
            let row = invoices::get(book, &id)?;
            let job = row.invoice.job().unwrap_or(id);
            let papers = JobPapers::load(book, &job)?;
            // A job that was begun by a draft is as that draft says, also where one of its papers is asked.
            if papers.quote.is_none() && draft_table::get(book, &job).is_ok() {
                return whole(desk, &job.to_string());
            }
            let Some(quote) = papers.quote else { return Err(billing::Error::NotAQuote.into()) };
            let input = bare(convert::frozen_input(&quote)?);
            let language = quote.customer().language.clone();
            Ok((Whole { job, totals: quote.totals().clone(), input, quote: Some(quote), language }, None))
        }
        Document::Draft(id) => {
            let row = draft_table::get(book, &id)?;
            let input: DraftInput = convert::same_keys(&row.details, "the draft")?;
            let read = reading::read_draft(book, &id, &input)?;
            let job = read.draft.job.unwrap_or(id);
            let quote = JobPapers::load(book, &job)?.quote;
            let begun = DraftInput { job: job.to_string(), ..input.clone() };
            let begins = input.job.is_empty().then(|| (id.to_string(), row.version, begun));
            let language = read.customer.map(|(_, customer)| customer.language).unwrap_or_default();
            let totals =
                quote.as_ref().map_or_else(|| whole_of(&read.draft).totals(), |quote| Ok(quote.totals().clone()))?;
            Ok((Whole { job, totals, input: bare(input), quote, language }, begins))
        }
    }
}

/// Who, in which money and about what; not what is sold.
fn bare(input: DraftInput) -> DraftInput {
    DraftInput {
        customer: input.customer,
        currency: input.currency,
        order_reference: input.order_reference,
        description: input.description,
        prices: input.prices,
        exemptions: input.exemptions,
        vat_scheme: input.vat_scheme,
        withholding: input.withholding,
        ..DraftInput::default()
    }
}

fn asked(input: &PortionInput, whole: &Totals) -> Result<Portion> {
    let at = |field: &str, error: &billing::Error| Error::from(vec![Fault::of(field, error)]);
    match (input.percent.trim(), input.amount.trim()) {
        (percent, "") => {
            let percent = billing::parse_decimal(percent.trim_end_matches(['%', ' ']));
            Ok(Portion::Percent(percent.map_err(|error| at("percent", &error))?))
        }
        ("", amount) => {
            Ok(Portion::Amount(Money::parse(amount, whole.currency).map_err(|error| at("amount", &error))?))
        }
        _ => {
            let message = "Give either a percentage or a sum.";
            Err(vec![Fault::new("amount", "percent-and-amount", message)].into())
        }
    }
}

/// Lets a draft end its job: what was asked for before is deducted as it stands now, in place of what it deducted.
pub fn deduct(session: &mut Session, id: &str) -> Result<InvoiceView> {
    let (id, version, draft) = {
        let desk = session.at(Command::Edit)?;
        let book = &desk.open.book;
        let id = drafts::draft_id(&desk, id)?;
        let row = draft_table::get(book, &id)?;
        let input: DraftInput = convert::same_keys(&row.details, "the draft")?;
        let read = reading::read_draft(book, &id, &input)?;
        let language = read.customer.map(|(_, customer)| customer.language).unwrap_or_default();
        let mut lines: Vec<LineInput> = input.lines.iter().filter(|line| line.deducts.is_empty()).cloned().collect();
        lines.extend(read.job.deductions(read.draft.prices, &language)?);
        (id.to_string(), row.version, DraftInput { lines, ..input })
    };
    drafts::save(session, Some(&id), version, &draft)
}
