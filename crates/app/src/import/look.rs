//! What a file would bring, before anything is written.

use super::count::count;
use super::jsonl::{self, Record};
use super::lines::Lines;
use super::sums_view;
use crate::roles::Command;
use crate::views::{ImportLookView, ImportRowView, ImportedBeforeView};
use crate::{Error, Result, Session, convert};
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use store::table::imported;

/// Rows of a preview.
const FIRST: usize = 8;

/// Reads the whole file and shows its first documents; writes nothing.
pub fn look(session: &mut Session, file: &Path) -> Result<ImportLookView> {
    let desk = session.at(Command::Read)?;
    let counted = count(file, &AtomicBool::new(false))?;
    let before = imported::run_of(&desk.open.book, "jsonl", &counted.fingerprint)?;
    let sums = counted.sums.values().filter(|sum| sum.documents > 0);
    Ok(ImportLookView {
        documents: sums.clone().map(|sum| u32::try_from(sum.documents).unwrap_or(u32::MAX)).sum(),
        payments: counted.payments,
        customers: counted.clients,
        sums: sums.map(|sum| Ok((sum.currency.clone(), sums_view(sum)?))).collect::<Result<_>>()?,
        first: first(file)?,
        before: before.map(|run| ImportedBeforeView { recorded_at: run.recorded_at }),
    })
}

fn first(file: &Path) -> Result<Vec<ImportRowView>> {
    let (mut lines, mut rows, mut names) = (Lines::open(file)?, Vec::new(), HashMap::new());
    while let (true, Some((line, bytes))) = (rows.len() < FIRST, lines.next()?) {
        match jsonl::read(line, bytes)? {
            Record::Client(client) => {
                names.insert(client.id, client.name.into_owned());
            }
            Record::Document(document) => {
                let client = document.client;
                let document = document.imported().map_err(|what| Error::ImportRow { line, what })?;
                rows.push(ImportRowView {
                    line: u32::try_from(line).unwrap_or(u32::MAX),
                    number: document.number.to_string(),
                    customer: names.get(&client).cloned().unwrap_or_default(),
                    issue_date: document.issue_date.to_string(),
                    due_date: document.due_date.to_string(),
                    gross: convert::amount(document.currency.code(), document.gross)?.amount,
                    currency: document.currency.to_string(),
                });
            }
            Record::Business | Record::Payment(_) => {}
        }
    }
    Ok(rows)
}

/// Documents and payments of a file, by the reading that imports and by the one that counts, without a book.
///
/// # Errors
/// As an import refuses the line; what only a book can tell is not asked.
pub fn outline(file: &Path) -> Result<((u64, u64), (u64, u64))> {
    let (mut lines, mut read) = (Lines::open(file)?, (0, 0));
    while let Some((line, bytes)) = lines.next()? {
        match jsonl::read(line, bytes)? {
            Record::Business => {}
            Record::Client(client) => drop(client.customer().check("")),
            Record::Document(document) => {
                drop(document.imported().map_err(|what| Error::ImportRow { line, what })?.flaws());
                read.0 += 1;
            }
            Record::Payment(_) => read.1 += 1,
        }
    }
    let counted = count(file, &AtomicBool::new(false))?;
    let documents = counted.sums.values().map(|sum| sum.documents.unsigned_abs()).sum();
    Ok((read, (documents, counted.payments.into())))
}
