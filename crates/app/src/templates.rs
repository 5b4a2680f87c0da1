//! Templates: keep a document as a beginning for others, and begin drafts with it.

use crate::invoices::{self, beginning, draft_id};
use crate::roles::Command;
use crate::views::{DraftInput, InvoiceView, TemplateView};
use crate::{Error, Result, Session, convert, ids};
use billing::{Fault, TemplateId};
use store::table::templates::{self, TemplateRow};
use store::table::{Reads, drafts, invoices as issued};

/// What a name may be at most, in characters.
const NAME_CHARS_MAX: usize = 80;

/// All of them, in order of name.
pub fn list(session: &mut Session) -> Result<Vec<TemplateView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    templates::all(book)?.iter().map(|row| view(book, row)).collect()
}

fn view(from: &impl Reads, row: &TemplateRow) -> Result<TemplateView> {
    let draft: DraftInput = convert::same_keys(&row.details, "the template")?;
    let customer = crate::history::customer_name(from, &draft.customer);
    Ok(TemplateView { id: row.id.to_string(), name: row.name.clone(), customer, draft })
}

/// Keeps a draft or an issued document as a template.
pub fn save(session: &mut Session, name: &str, document: &str) -> Result<TemplateView> {
    let desk = session.at(Command::Edit)?;
    let name = named(name)?;
    let book = &desk.open.book;
    let input: DraftInput = match issued::resolve(book, document)? {
        issued::Document::Issued(id) => convert::frozen_input(&issued::get(book, &id)?.invoice)?,
        issued::Document::Draft(_) => {
            convert::same_keys(&drafts::get(book, &draft_id(&desk, document)?)?.details, "the draft")?
        }
    };
    let details = serde_json::to_value(beginning(input)).map_err(|_| Error::Unreadable { what: "the draft" })?;
    let now = desk.clock.now();
    let row = TemplateRow { id: TemplateId::new(ids::uuid_v7(now)?), name, details };
    desk.open.book.write(now, |tx| templates::save(tx, &row))?;
    view(&desk.open.book, &row)
}

fn named(name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX || name.chars().any(char::is_control) {
        let message = "Give it a name of at most 80 characters.";
        return Err(vec![Fault::new("name", "template-name", message)].into());
    }
    Ok(name.to_owned())
}

/// Gives one another name.
pub fn rename(session: &mut Session, text: &str, name: &str) -> Result<TemplateView> {
    let desk = session.at(Command::Edit)?;
    let row = TemplateRow { name: named(name)?, ..templates::resolve(&desk.open.book, text)? };
    desk.open.book.write(desk.clock.now(), |tx| templates::save(tx, &row))?;
    view(&desk.open.book, &row)
}

/// Moves one to the trash.
pub fn delete(session: &mut Session, text: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = templates::resolve(&desk.open.book, text)?.id;
    Ok(desk.open.book.write(desk.clock.now(), |tx| templates::delete(tx, &id))?)
}

/// Begins a draft with one; the template stays as it is.
pub fn begin(session: &mut Session, text: &str) -> Result<InvoiceView> {
    let draft: DraftInput = {
        let desk = session.at(Command::Edit)?;
        convert::same_keys(&templates::resolve(&desk.open.book, text)?.details, "the template")?
    };
    invoices::save(session, None, 0, &draft)
}
