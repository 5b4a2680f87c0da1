//! Customers: list, show, save.

use crate::roles::Command;
use crate::views::{CustomerInput, CustomerView};
use crate::{Result, Session, convert, ids};
use billing::{Customer, CustomerId};
use store::table::{Reads, customers, list};

/// Customers that hold every word of `text`, in order of name.
pub fn list(session: &mut Session, text: &str) -> Result<Vec<CustomerView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    customers::list(book, text)?.into_iter().map(|(id, customer)| view(book, &id, &customer)).collect()
}

/// One customer, by id, unique prefix of an id, or exact name.
pub fn show(session: &mut Session, text: &str) -> Result<CustomerView> {
    let desk = session.at(Command::Read)?;
    let id = customers::resolve(&desk.open.book, text)?;
    view(&desk.open.book, &id, &customers::get(&desk.open.book, &id)?)
}

/// Saves a new customer (`id` none) or a changed one; documents issued before keep what they froze.
pub fn save(session: &mut Session, id: Option<&str>, input: &CustomerInput) -> Result<CustomerView> {
    let desk = session.at(Command::Edit)?;
    let customer = convert::customer(input)?;
    let faults = customer.check("");
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let now = desk.clock.now();
    let id = match id {
        Some(text) => customers::resolve(&desk.open.book, text)?,
        None => CustomerId::new(ids::uuid_v7(now)?),
    };
    desk.open.book.write(now, |tx| customers::save(tx, &id, &customer))?;
    view(&desk.open.book, &id, &customer)
}

fn view(from: &impl Reads, id: &CustomerId, customer: &Customer) -> Result<CustomerView> {
    let open = list::open_of_customer(from, &id.to_string())?;
    Ok(CustomerView {
        id: id.to_string(),
        details: convert::customer_input(customer)?,
        open: open.iter().map(|(currency, minor)| convert::amount(currency, *minor)).collect::<Result<_>>()?,
        documents: customers::documents(from, id)?,
        advice: customer.advice("").into_iter().map(Into::into).collect(),
    })
}
