//! Find documents and customers by any of their words.

use crate::import::listed;
use crate::roles::Command;
use crate::{Result, Session};
use serde::Serialize;
use store::table::{customers, drafts, imported, invoices, items, schedules, search as table};

/// One find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HitView {
    /// `document`, `customer`, `item`, `schedule` or `imported`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// A number, the subject of a draft, or a name.
    pub title: String,
}

/// The best finds over everything: our own, best first, then imported documents, the newest first.
pub fn search(session: &mut Session, text: &str, limit: u32) -> Result<Vec<HitView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let limit = if limit == 0 { 20 } else { limit.min(200) };
    let mut hits = table::everywhere(book, text, limit)?
        .into_iter()
        .map(|hit| {
            let title = match hit.kind.as_str() {
                "customer" => hit.id.parse().ok().and_then(|id| customers::get(book, &id).ok()).map(|who| who.name),
                "item" => hit.id.parse().ok().and_then(|id| items::get(book, &id).ok()).map(|item| item.name),
                "schedule" => schedule_title(book, &hit.id),
                _ => document_title(book, &hit.id),
            };
            Ok(HitView { title: title.unwrap_or_default(), kind: hit.kind, id: hit.id })
        })
        .collect::<Result<Vec<_>>>()?;
    let room = limit.saturating_sub(u32::try_from(hits.len()).unwrap_or(limit));
    hits.extend(imported::find(book, text, room)?.into_iter().map(|(ordinal, number)| HitView {
        kind: "imported".to_owned(),
        id: listed::id(ordinal),
        title: number,
    }));
    Ok(hits)
}

fn schedule_title(book: &store::Book, id: &str) -> Option<String> {
    let row = schedules::get(book, &id.parse().ok()?).ok()?;
    row.schedule.get("name")?.as_str().map(str::to_owned)
}

fn document_title(book: &store::Book, id: &str) -> Option<String> {
    let id = id.parse().ok()?;
    match invoices::get(book, &id) {
        Ok(row) => Some(row.invoice.number().to_string()),
        Err(_) => drafts::get(book, &id).ok()?.details.get("description")?.as_str().map(str::to_owned),
    }
}
