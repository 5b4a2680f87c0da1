//! Items of the price list: list, show, save, remove, and what of them fits a line that is being typed.

use crate::roles::Command;
use crate::views::{ItemInput, ItemOfferView, ItemView, LineInput};
use crate::{Result, Session, convert, ids};
use billing::{Item, ItemId, Prices};
use store::table::items;

/// How many items a list holds at most.
const LIST_MAX: u32 = 10_000;

/// How many items are offered while a line is typed.
const OFFERED: u32 = 8;

/// Items that hold every word of `text`, in order of name.
pub fn list(session: &mut Session, text: &str) -> Result<Vec<ItemView>> {
    let desk = session.at(Command::Read)?;
    items::list(&desk.open.book, text, LIST_MAX)?.iter().map(|(id, item)| view(id, item)).collect()
}

/// One item, by id, unique prefix of an id, name or number.
pub fn show(session: &mut Session, text: &str) -> Result<ItemView> {
    let desk = session.at(Command::Read)?;
    let id = items::resolve(&desk.open.book, text)?;
    view(&id, &items::get(&desk.open.book, &id)?)
}

/// Saves a new item (`id` none) or a changed one; no draft and no document changes with it.
pub fn save(session: &mut Session, id: Option<&str>, input: &ItemInput) -> Result<ItemView> {
    let desk = session.at(Command::Edit)?;
    let item: Item = convert::same_keys(input, "the item")?;
    let faults = item.check();
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let now = desk.clock.now();
    let id = match id {
        Some(text) => items::resolve(&desk.open.book, text)?,
        None => ItemId::new(ids::uuid_v7(now)?),
    };
    desk.open.book.write(now, |tx| items::save(tx, &id, &item))?;
    view(&id, &item)
}

/// Moves an item to the trash; lines that were made from it stay as they are.
pub fn remove(session: &mut Session, text: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = items::resolve(&desk.open.book, text)?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| items::delete(tx, &id))?)
}

/// The items that fit what is typed into a line of a document in `currency`, whose prices are `net` or `gross`.
pub fn offer(session: &mut Session, text: &str, currency: &str, prices: &str) -> Result<Vec<ItemOfferView>> {
    let desk = session.at(Command::Read)?;
    let wanted = Prices::from_code(prices).unwrap_or_default();
    let found = items::list(&desk.open.book, text, OFFERED)?;
    found.iter().map(|(id, item)| offered(id, item, currency, wanted)).collect()
}

/// Keeps a line as an item that makes such a line again.
pub fn keep(session: &mut Session, line: &LineInput, currency: &str, prices: &str) -> Result<ItemView> {
    let line: billing::LineText = convert::same_keys(line, "the line")?;
    let item = Item::of_line(&line, currency, Prices::from_code(prices).unwrap_or_default());
    let input: ItemInput = convert::same_keys(&item, "the item")?;
    save(session, None, &input)
}

fn offered(id: &ItemId, item: &Item, currency: &str, wanted: Prices) -> Result<ItemOfferView> {
    let line = item.line(currency, wanted);
    Ok(ItemOfferView {
        id: id.to_string(),
        number: item.number.clone(),
        unpriced: line.price.is_empty(),
        line: convert::same_keys(&line, "the line")?,
    })
}

fn view(id: &ItemId, item: &Item) -> Result<ItemView> {
    Ok(ItemView { id: id.to_string(), item: convert::same_keys(item, "the item")? })
}
