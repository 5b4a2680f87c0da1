//! Which document or customer is meant, and what people call it.

use crate::Result;
use crate::history::customer_name;
use store::table::owner::Owner;
use store::table::{Reads, customers, drafts, invoices, merges};

/// What a person typed: an object of the audit log, a document's number, an id or its beginning, or a customer's name.
pub(super) fn resolve(from: &impl Reads, text: &str) -> Result<Owner> {
    if let Some(owner) = Owner::read(text)
        && owner.is_there(from)?
    {
        return standing(from, owner);
    }
    match invoices::resolve(from, text) {
        Ok(invoices::Document::Draft(id) | invoices::Document::Issued(id)) => return Ok(Owner::Document(id)),
        Err(store::Error::NotFound { .. }) => {}
        Err(other) => return Err(other.into()),
    }
    match customers::resolve(from, text) {
        Err(store::Error::NotFound { .. }) => Err(store::Error::NotFound { what: "document or customer" }.into()),
        found => Ok(Owner::Customer(found?)),
    }
}

/// Of a customer who was made one with another, who stands for them.
pub(crate) fn standing(from: &impl Reads, owner: Owner) -> Result<Owner> {
    match owner {
        Owner::Customer(id) => Ok(Owner::Customer(merges::kept(from, &id)?)),
        document @ Owner::Document(_) => Ok(document),
    }
}

/// A number, the subject of a draft or whom it is for, or a name; empty where nothing is known any more.
pub(crate) fn owner_title(from: &impl Reads, owner: &Owner) -> String {
    let id = match owner {
        Owner::Customer(id) => return customer_name(from, &id.to_string()),
        Owner::Document(id) => id,
    };
    if let Ok(row) = invoices::get(from, id) {
        return row.invoice.number().to_string();
    }
    let Ok(draft) = drafts::get(from, id) else { return String::new() };
    let field = |name: &str| draft.details.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    if field("description").is_empty() {
        customer_name(from, field("customer"))
    } else {
        field("description").to_owned()
    }
}
