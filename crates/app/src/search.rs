//! Find documents, customers and what is kept with them by any of their words.

use crate::import::listed;
use crate::notes_and_files::{owner_title, standing};
use crate::roles::Command;
use crate::{Result, Session};
use serde::Serialize;
use store::table::{
    attachments, customers, drafts, imported, invoices, items, notes, schedules, search as table, templates,
};

/// One find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HitView {
    /// `document`, `customer`, `item`, `schedule`, `template`, `note`, `attachment` or `imported`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// A number, the subject of a draft, a name, or the first line of a note.
    pub title: String,
    /// What a note or an attached file belongs to: `document/UUID`, `customer/UUID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub owner: Option<String>,
    /// A number, the subject of a draft, or a name of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub owner_title: Option<String>,
}

impl HitView {
    fn alone(kind: String, id: String, title: String) -> Self {
        Self { kind, id, title, owner: None, owner_title: None }
    }
}

/// The best finds over everything: our own, best first, then imported documents, the newest first.
pub fn search(session: &mut Session, text: &str, limit: u32) -> Result<Vec<HitView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let limit = if limit == 0 { 20 } else { limit.min(200) };
    let mut hits = table::everywhere(book, text, limit)?
        .into_iter()
        .filter_map(|hit| {
            let title = match hit.kind.as_str() {
                "note" | "attachment" => return kept_with(book, hit).transpose(),
                "customer" => hit.id.parse().ok().and_then(|id| customers::name(book, &id).ok().flatten()),
                "item" => hit.id.parse().ok().and_then(|id| items::get(book, &id).ok()).map(|item| item.name),
                "schedule" => schedule_title(book, &hit.id),
                "template" => hit.id.parse().ok().and_then(|id| templates::get(book, &id).ok()).map(|row| row.name),
                _ => document_title(book, &hit.id),
            };
            Some(Ok(HitView::alone(hit.kind, hit.id, title.unwrap_or_default())))
        })
        .collect::<Result<Vec<_>>>()?;
    let room = limit.saturating_sub(u32::try_from(hits.len()).unwrap_or(limit));
    hits.extend(
        imported::find(book, text, room)?
            .into_iter()
            .map(|(ordinal, number)| HitView::alone("imported".to_owned(), listed::id(ordinal), number)),
    );
    Ok(hits)
}

/// A note or a file with what it belongs to; none while that lies in the trash.
fn kept_with(book: &store::Book, hit: table::Hit) -> Result<Option<HitView>> {
    let unknown = || store::Error::BadRow { table: "search" };
    let (owner, title) = if hit.kind == "note" {
        let row = notes::get(book, &hit.id.parse().map_err(|_| unknown())?)?;
        (row.owner, row.text.title())
    } else {
        let row = attachments::get(book, &hit.id.parse().map_err(|_| unknown())?)?;
        (row.owner, row.name.to_string())
    };
    if !owner.is_there(book)? {
        return Ok(None);
    }
    let owner = standing(book, owner)?;
    let (object, about) = (Some(owner.to_string()), Some(owner_title(book, &owner)));
    Ok(Some(HitView { owner: object, owner_title: about, ..HitView::alone(hit.kind, hit.id, title) }))
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
