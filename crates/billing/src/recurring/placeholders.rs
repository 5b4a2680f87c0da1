//! Words that stand for the period in the texts of a recurring document: `Hosting, {month} {year}`.

use crate::{DraftText, Fault};

/// What the placeholders say for one period, in the language of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeriodWords {
    /// `{period}`: the days as a person says them, `January 2026` where they are a whole month.
    pub period: String,
    /// `{month}`: name of the month of the first day.
    pub month: String,
    /// `{quarter}`: 1 to 4, of the first day.
    pub quarter: String,
    /// `{year}`: of the first day.
    pub year: String,
}

/// The placeholders that there are.
const NAMES: [&str; 4] = ["period", "month", "quarter", "year"];

impl PeriodWords {
    fn of(&self, name: &str) -> Option<&str> {
        match name {
            "period" => Some(&self.period),
            "month" => Some(&self.month),
            "quarter" => Some(&self.quarter),
            "year" => Some(&self.year),
            _ => None,
        }
    }

    /// A text with its placeholders filled; what only looks like one stays as it is.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, from)) = rest.split_once('{') {
            filled.push_str(before);
            match from.split_once('}').and_then(|(name, after)| Some((self.of(name)?, after))) {
                Some((words, after)) => {
                    filled.push_str(words);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = from;
                }
            }
        }
        filled.push_str(rest);
        filled
    }

    /// A draft whose printed texts speak of this period.
    #[must_use]
    pub fn fill_draft(&self, mut draft: DraftText) -> DraftText {
        for (_, text) in texts(&mut draft) {
            *text = self.fill(text);
        }
        draft
    }
}

/// A word in braces that is none of the placeholders would be printed as it stands: each is named with its place.
pub(super) fn check(draft: &DraftText, path: &str) -> Vec<Fault> {
    let mut copy = draft.clone();
    let unknown = |text: &str| {
        text.split('{').skip(1).filter_map(|from| from.split_once('}')).any(|(name, _)| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                && !NAMES.contains(&name)
        })
    };
    let found = texts(&mut copy).into_iter().filter(|(_, text)| unknown(text));
    let message = "This holds a word in braces that stands for nothing: use {period}, {month}, {quarter} or {year}.";
    found.map(|(field, _)| Fault::new(format!("{path}.{field}"), "unknown-placeholder", message)).collect()
}

/// The texts of a draft that are printed and may hold placeholders, each with its place.
fn texts(draft: &mut DraftText) -> Vec<(String, &mut String)> {
    let mut all = vec![
        ("description".to_owned(), &mut draft.description),
        ("notes".to_owned(), &mut draft.notes),
        ("delivered".to_owned(), &mut draft.delivered),
        ("terms".to_owned(), &mut draft.terms),
        ("order_reference".to_owned(), &mut draft.order_reference),
    ];
    for (n, line) in draft.lines.iter_mut().enumerate() {
        all.push((format!("lines.{n}.name"), &mut line.name));
        all.push((format!("lines.{n}.description"), &mut line.description));
    }
    all
}
