//! What notes and attached files belong to: a document, draft or issued, or a customer.

use super::{Reads, attachments, customers, drafts, many, notes, one};
use crate::{Error, Result, Tx};
use billing::{CustomerId, InvoiceId};
use std::fmt;

/// A document or a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A draft, and the document that it becomes.
    Document(InvoiceId),
    /// A customer.
    Customer(CustomerId),
}

impl Owner {
    /// Out of the object of an entry; none for what has neither notes nor files.
    pub fn read(object: &str) -> Option<Self> {
        match object.split_once('/')? {
            ("document", id) => id.parse().ok().map(Self::Document),
            ("customer", id) => id.parse().ok().map(Self::Customer),
            _ => None,
        }
    }

    pub(crate) fn of_row(table: &'static str, object: &str) -> Result<Self> {
        Self::read(object).ok_or(Error::BadRow { table })
    }

    /// Whether it stands in the book, not in the trash.
    pub fn is_there(&self, from: &impl Reads) -> Result<bool> {
        let (sql, id) = match self {
            Self::Document(id) => {
                ("SELECT 1 FROM draft WHERE id = ?1 UNION SELECT 1 FROM invoice WHERE id = ?1", id.to_string())
            }
            Self::Customer(id) => ("SELECT 1 FROM customer WHERE id = ?1", id.to_string()),
        };
        Ok(one(from, sql, [id], |_| Ok(()))?.is_some())
    }
}

/// As the audit log names it.
impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Document(id) => drafts::object(id),
            Self::Customer(id) => customers::object(id),
        })
    }
}

/// What goes for good with an object: its notes and files, those in the trash too. Those that stood are deleted first,
/// so that the log tells of each.
pub(crate) fn leave(tx: &Tx<'_>, object: &str) -> Result<Vec<String>> {
    let Some(owner) = Owner::read(object) else { return Ok(Vec::new()) };
    for note in notes::of(tx, &owner)? {
        notes::delete(tx, &note.id)?;
    }
    for file in attachments::of(tx, &owner)? {
        attachments::delete(tx, &file.id)?;
    }
    let sql = "SELECT DISTINCT object FROM version
        WHERE (object BETWEEN 'attachment/' AND 'attachment0' OR object BETWEEN 'note/' AND 'note0') AND details ->> '$.owner' = ?1";
    many(tx, sql, [object], |row| row.get(0))
}
