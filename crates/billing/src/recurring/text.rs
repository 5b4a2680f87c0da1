//! A schedule as it is typed and stored, and what can be wrong with it.

use super::{Covers, EVERY_MAX, PERIODS_MAX, Rhythm, Times, placeholders};
use crate::{DraftText, Fault, TypeCode, party::one_line};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What may be written of a schedule; docs/formats/json/schedule.schema.json describes the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScheduleText {
    /// What its owner calls it; not printed.
    pub name: String,
    /// When it falls due.
    pub times: TimesText,
    /// What is made each time, with placeholders in its texts and without dates of its own.
    pub draft: DraftText,
}

/// When a schedule falls due, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TimesText {
    /// [`Rhythm::code`].
    pub rhythm: String,
    /// Each so-manieth step; 0 counts as 1.
    pub every: u32,
    /// `YYYY-MM-DD`: the first date.
    pub start: String,
    /// On the last day of each month.
    pub month_end: bool,
    /// [`Covers::code`]; empty = `ahead`.
    pub covers: String,
    /// `YYYY-MM-DD`: no date after it; empty = none.
    pub until: String,
    /// No more than so many dates; 0 = no such end.
    pub count: u32,
}

impl ScheduleText {
    /// Everything that is wrong with it as it was typed.
    #[must_use]
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = self.times.read().err().unwrap_or_default();
        if self.name.trim().is_empty() {
            faults.push(Fault::new("name", "name-missing", "Give it a name that you will know it by."));
        }
        faults.extend(one_line("name".to_owned(), &self.name));
        let code = self.draft.type_code.trim();
        let kind = if code.is_empty() { Ok(TypeCode::default()) } else { code.parse() };
        match kind {
            Ok(kind) if kind != TypeCode::CreditNote && self.draft.preceding.is_empty() => {}
            Ok(_) => {
                let message = "A document that answers another one happens once: it cannot recur.";
                faults.push(Fault::new("draft.type_code", "cannot-recur", message));
            }
            Err(error) => faults.push(Fault::of("draft.type_code", &error)),
        }
        if self.draft.lines.is_empty() {
            faults.push(Fault::new("draft.lines", "BR-16", "Add at least one line."));
        }
        faults.extend(placeholders::check(&self.draft, "draft"));
        faults
    }
}

impl TimesText {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Each field that cannot be read or makes no sense; paths begin with `times.`.
    pub fn read(&self) -> Result<Times, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fault = |field: &str, code: &str, message: &str| {
            faults.push(Fault::new(format!("times.{field}"), code, message));
        };
        let rhythm = Rhythm::from_code(self.rhythm.trim());
        if rhythm.is_none() {
            fault("rhythm", "unknown-rhythm", "Choose daily, weekly, monthly, quarterly, half-yearly or yearly.");
        }
        if self.every > EVERY_MAX {
            fault("every", "out-of-range", "Choose a number from 1 to 999.");
        }
        let start = date(&self.start);
        if start.is_none() {
            fault("start", "bad-date", "Write the first day as YYYY-MM-DD, for example 2026-11-30.");
        }
        let until = date(&self.until);
        if until.is_none() && !self.until.trim().is_empty() {
            fault("until", "bad-date", "Write the last day as YYYY-MM-DD, or leave it empty.");
        }
        if until.zip(start).is_some_and(|(until, start)| until < start) {
            fault("until", "ends-before-start", "The last day must not be before the first one.");
        }
        let covers = match self.covers.trim() {
            "" => Some(Covers::default()),
            code => Covers::from_code(code),
        };
        if covers.is_none() {
            fault("covers", "unknown-choice", "Choose ahead or back.");
        }
        if self.month_end && matches!(rhythm, Some(Rhythm::Daily | Rhythm::Weekly)) {
            fault("month_end", "no-month-end", "Only a rhythm of months can keep to the last day of the month.");
        }
        match (rhythm, start, covers) {
            (Some(rhythm), Some(start), Some(covers)) if faults.is_empty() => Ok(Times {
                rhythm,
                every: self.every.max(1),
                start,
                month_end: self.month_end,
                covers,
                until,
                count: (self.count > 0).then_some(self.count),
            }),
            _ => Err(faults),
        }
    }

    /// As [`TimesText::read`], and refuses a start so long ago that [`PERIODS_MAX`] periods would be due at once.
    ///
    /// # Errors
    /// As [`TimesText::read`].
    pub fn read_on(&self, today: NaiveDate) -> Result<Times, Vec<Fault>> {
        let times = self.read()?;
        if times.due_by(today).nth(PERIODS_MAX).is_some() {
            let message = "This begins so long ago that more than 1000 documents would be due at once.";
            return Err(vec![Fault::new("times.start", "starts-too-early", message)]);
        }
        Ok(times)
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    // chrono reads `2026-1-5` and `+2026-01-05` too: one way to write a day is enough.
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| text.len() == 10 && date.to_string() == text)
}
