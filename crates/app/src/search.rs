//! Find documents and customers by any of their words.

use crate::roles::Command;
use crate::{Result, Session};
use serde::Serialize;
use store::table::{customers, drafts, invoices, search as table};

/// One find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HitView {
    /// `document` or `customer`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// A number, the subject of a draft, or a name.
    pub title: String,
}

/// The best finds over everything, best first.
pub fn search(session: &mut Session, text: &str, limit: u32) -> Result<Vec<HitView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    table::everywhere(book, text, if limit == 0 { 20 } else { limit.min(200) })?
        .into_iter()
        .map(|hit| {
            let title = match hit.kind.as_str() {
                "customer" => hit.id.parse().ok().and_then(|id| customers::get(book, &id).ok()).map(|who| who.name),
                _ => document_title(book, &hit.id),
            };
            Ok(HitView { title: title.unwrap_or_default(), kind: hit.kind, id: hit.id })
        })
        .collect()
}

fn document_title(book: &store::Book, id: &str) -> Option<String> {
    let id = id.parse().ok()?;
    match invoices::get(book, &id) {
        Ok(row) => Some(row.invoice.number().to_string()),
        Err(_) => drafts::get(book, &id).ok()?.details.get("description")?.as_str().map(str::to_owned),
    }
}
