//! What customers answered to quotes: only ever added, the newest answer counts.

use super::{Reads, fingerprint, many};
use crate::{Error, Result, Tx};
use billing::{InvoiceId, QuoteAnswer};
use chain::{EntryKind, Hash};
use rusqlite::{Row, params};
use uuid::Uuid;

/// The answers to a quote, oldest first.
pub fn answers(from: &impl Reads, quote: &InvoiceId) -> Result<Vec<QuoteAnswer>> {
    let sql = format!("{SELECT} WHERE quote = ?1 ORDER BY ordinal");
    many(from, &sql, [quote.to_string()], read)?.into_iter().map(|row| row.map(|row| row.answer)).collect()
}

/// Records an answer; the trade has held it against the quote.
pub fn insert(tx: &Tx<'_>, id: Uuid, quote: &InvoiceId, answer: &QuoteAnswer) -> Result<()> {
    tx.run(
        "INSERT INTO quote_answer (id, quote, answer, date, given_by, note, recorded_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id.hyphenated().to_string(),
            quote.to_string(),
            answer.answer.as_str(),
            answer.date.to_string(),
            answer.by,
            answer.note,
            tx.now_text()
        ],
    )?;
    let row = AnswerRow { id: id.hyphenated().to_string(), quote: *quote, answer: answer.clone() };
    tx.record(EntryKind::QuoteAnswered, &row.object(), None, Some(row.hash()?))
}

/// Every answer's object with its hash, for verification.
pub(crate) fn all_current(from: &impl Reads) -> Result<Vec<(String, Hash)>> {
    many(from, SELECT, [], read)?.into_iter().map(|row| row.and_then(|row| Ok((row.object(), row.hash()?)))).collect()
}

const SELECT: &str = "SELECT id, quote, answer, date, given_by, note FROM quote_answer";

struct AnswerRow {
    id: String,
    quote: InvoiceId,
    answer: QuoteAnswer,
}

impl AnswerRow {
    fn object(&self) -> String {
        format!("answer/{}", self.id)
    }

    fn hash(&self) -> Result<Hash> {
        fingerprint(&serde_json::json!({
            "quote": self.quote.to_string(),
            "answer": self.answer.answer.as_str(),
            "date": self.answer.date.to_string(),
            "by": self.answer.by,
            "note": self.answer.note,
        }))
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<AnswerRow>> {
    let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
    let (by, note) = (row.get(4)?, row.get(5)?);
    let parse = || {
        let [id, quote, answer, date] = &texts;
        let answer = QuoteAnswer { answer: answer.parse().ok()?, date: date.parse().ok()?, by, note };
        Some(AnswerRow { id: id.clone(), quote: quote.parse().ok()?, answer })
    };
    Ok(parse().ok_or(Error::BadRow { table: "quote_answer" }))
}
