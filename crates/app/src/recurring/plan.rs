//! A schedule as the book has it: read once, then asked what is due, what was made and what comes.

use crate::invoices::{self, named_customer};
use crate::views::{
    AmountView, DraftInput, PeriodStateView, PeriodView, ScheduleInput, ScheduleStateView, ScheduleView,
};
use crate::{Result, convert, ids};
use billing::{Customer, InvoiceId, PERIODS_MAX, Period, ScheduleId, ScheduleText, Times};
use chrono::{DateTime, NaiveDate, Utc};
use documents::Language;
use std::collections::BTreeMap;
use store::table::schedules::{self, Handled, ScheduleRow};
use store::table::{Reads, customers, drafts, invoices as documents_table};

/// A schedule with what became of its periods.
pub(super) struct Plan {
    pub row: ScheduleRow,
    pub input: ScheduleInput,
    pub times: Times,
    pub handled: BTreeMap<NaiveDate, Handled>,
    customer: Option<Customer>,
}

impl Plan {
    /// Reads a schedule of the book.
    pub fn of(from: &impl Reads, row: ScheduleRow) -> Result<Self> {
        let input: ScheduleInput = convert::same_keys(&row.schedule, "the schedule")?;
        let times = text(&input)?.times.read()?;
        let handled = schedules::handled(from, &row.id)?;
        let customer = row.customer.map(|id| customers::get(from, &id)).transpose()?;
        Ok(Self { row, input, times, handled, customer })
    }

    /// What was typed, as if it were kept under a new id: to be looked at, or to be kept.
    pub fn typed(from: &impl Reads, input: &ScheduleInput, today: NaiveDate, now: DateTime<Utc>) -> Result<Self> {
        let input = ScheduleInput { draft: timeless(&input.draft), ..input.clone() };
        let text = text(&input)?;
        let faults = text.check();
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let times = text.times.read_on(today)?;
        let customer = named_customer(from, &input.draft.customer)?;
        let schedule = serde_json::to_value(&input).map_err(|_| crate::Error::Unreadable { what: "the schedule" })?;
        let row = ScheduleRow { id: ScheduleId::new(ids::uuid_v7(now)?), customer, paused_on: None, schedule };
        let customer = customer.map(|id| customers::get(from, &id)).transpose()?;
        Ok(Self { row, input, times, handled: BTreeMap::new(), customer })
    }

    /// Periods whose date has come and that nobody has decided on yet, the oldest first; while it is paused, only those
    /// of before the pause.
    pub fn due(&self, today: NaiveDate) -> Vec<Period> {
        let open = |period: &Period| {
            !self.handled.contains_key(&period.due) && self.row.paused_on.is_none_or(|paused| period.due < paused)
        };
        self.times.due_by(today).filter(open).take(PERIODS_MAX).collect()
    }

    /// The draft that a period becomes: its texts say the period, and it begins and ends with it unless it says otherwise.
    pub fn draft(&self, period: &Period) -> Result<DraftInput> {
        let words = documents::period_words(period, self.language());
        let mut draft = words.fill_draft(convert::draft_text(&self.input.draft)?);
        if draft.delivered.is_empty() && draft.delivery_date.is_empty() {
            draft.period_start = period.first.to_string();
            draft.period_end = period.last.to_string();
        }
        convert::same_keys(&draft, "the draft")
    }

    /// A period as lists show it.
    pub fn period(&self, from: &impl Reads, period: &Period, today: NaiveDate) -> Result<PeriodView> {
        let handled = self.handled.get(&period.due);
        let state = match handled {
            Some(Handled::Made(_)) => PeriodStateView::Made,
            Some(Handled::Passed) => PeriodStateView::Passed,
            None if period.due <= today => PeriodStateView::Due,
            None => PeriodStateView::Coming,
        };
        let (document, number) = match handled {
            Some(Handled::Made(id)) => document(from, id)?,
            Some(Handled::Passed) | None => (None, None),
        };
        Ok(PeriodView {
            date: period.due.to_string(),
            first: period.first.to_string(),
            last: period.last.to_string(),
            words: documents::period_words(period, self.language()).period,
            state,
            document,
            number,
        })
    }

    pub fn view(&self, from: &impl Reads, today: NaiveDate) -> Result<ScheduleView> {
        let next = self.times.after(today).next();
        let due = self.due(today).len();
        let made = self.handled.values().filter(|outcome| matches!(outcome, Handled::Made(_))).count();
        let state = match (self.row.paused_on, next) {
            (Some(_), _) => ScheduleStateView::Paused,
            (None, Some(_)) => ScheduleStateView::Running,
            (None, None) => ScheduleStateView::Ended,
        };
        Ok(ScheduleView {
            id: self.row.id.to_string(),
            schedule: self.input.clone(),
            state,
            paused_on: self.row.paused_on.map(|day| day.to_string()),
            customer: self.customer_name(),
            payable: self.payable(from)?,
            next: next.filter(|_| self.row.paused_on.is_none()).map(|period| period.due.to_string()),
            due: count(due),
            made: count(made),
            passed: count(self.handled.len().saturating_sub(made)),
            fixed: !self.handled.is_empty(),
        })
    }

    /// As the book has it, or as typed where it knows nobody of that name.
    pub fn customer_name(&self) -> String {
        self.customer.as_ref().map_or_else(|| self.input.draft.customer.clone(), |customer| customer.name.clone())
    }

    /// What each document comes to as the schedule stands.
    pub fn payable(&self, from: &impl Reads) -> Result<Option<AmountView>> {
        let totals = invoices::read(from, &self.input.draft)?.draft.totals();
        Ok(totals.ok().map(|totals| {
            let payable = totals.payable;
            AmountView { currency: payable.currency().to_string(), amount: payable.to_string() }
        }))
    }

    fn language(&self) -> Language {
        self.customer.as_ref().map(|customer| Language::from_tag(&customer.language)).unwrap_or_default()
    }
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn text(input: &ScheduleInput) -> Result<ScheduleText> {
    Ok(ScheduleText {
        name: input.name.clone(),
        times: convert::same_keys(&input.times, "the schedule")?,
        draft: convert::draft_text(&input.draft)?,
    })
}

/// Without what was true of one document only: each that is made gets its own days, and none of what was paid on another.
fn timeless(draft: &DraftInput) -> DraftInput {
    DraftInput { type_code: draft.type_code.clone(), ..invoices::beginning(draft.clone()) }
}

/// Id and number of a document that a period became; nothing of one that was discarded since.
pub(super) fn document(from: &impl Reads, id: &InvoiceId) -> Result<(Option<String>, Option<String>)> {
    match documents_table::get(from, id) {
        Ok(row) => return Ok((Some(id.to_string()), Some(row.invoice.number().to_string()))),
        Err(store::Error::NotFound { .. }) => {}
        Err(other) => return Err(other.into()),
    }
    match drafts::get(from, id) {
        Ok(_) => Ok((Some(id.to_string()), None)),
        Err(store::Error::NotFound { .. }) => Ok((None, None)),
        Err(other) => Err(other.into()),
    }
}
