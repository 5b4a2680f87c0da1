//! What a file would bring, before anything is written.

use super::count::{count, fingerprint};
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
    let before = imported::run_of(&desk.open.book, "jsonl", &fingerprint(file)?)?;
    let counted = count(file, &AtomicBool::new(false))?;
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
