//! Customers: list, show, save, check their particulars, and find those who may be one and the same.

mod merge;

pub use merge::{Take, merge, preview_merge, unmerge};

use crate::roles::Command;
use crate::views::{CheckView, CustomerInput, CustomerView, LookAlikeView};
use crate::{Error, Result, Session, convert, ids};
use billing::{Check, CheckedPart, CustomerId, CustomerRecord, Fault};
use store::table::{Reads, customers, list, merges};

/// Customers that hold every word of `text`, in order of name.
pub fn list(session: &mut Session, text: &str) -> Result<Vec<CustomerView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    customers::records(book, text)?.into_iter().map(|(id, record)| view(book, &id, &record)).collect()
}

/// One customer, by id, unique prefix of an id, or exact name.
pub fn show(session: &mut Session, text: &str) -> Result<CustomerView> {
    let desk = session.at(Command::Read)?;
    let id = customers::resolve(&desk.open.book, text)?;
    view(&desk.open.book, &id, &customers::record(&desk.open.book, &id)?)
}

/// Saves a new customer (`id` none) or a changed one; documents issued before keep what they froze. Changed bank data is
/// refused: see [`save_confirmed`].
pub fn save(session: &mut Session, id: Option<&str>, input: &CustomerInput) -> Result<CustomerView> {
    write(session, id, input, false)
}

/// As [`save`], after somebody said that changed bank data is meant.
pub fn save_confirmed(session: &mut Session, id: Option<&str>, input: &CustomerInput) -> Result<CustomerView> {
    write(session, id, input, true)
}

fn write(session: &mut Session, id: Option<&str>, input: &CustomerInput, confirmed: bool) -> Result<CustomerView> {
    let desk = session.at(Command::Edit)?;
    let mut record = convert::customer_record(input)?;
    let mut faults = record.check();
    let book = &desk.open.book;
    let known = id.map(|text| customers::resolve(book, text)).transpose()?;
    if let Some(known) = &known {
        let before = customers::record(book, known)?;
        if record.bank_changed(&before) && !confirmed {
            faults.push(bank_changed());
        }
        record.more.checks = before.more.checks;
    }
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let now = desk.clock.now();
    let id = known.map_or_else(|| ids::uuid_v7(now).map(CustomerId::new), Ok)?;
    desk.open.book.write(now, |tx| customers::save_whole(tx, &id, &record))?;
    view(&desk.open.book, &id, &record)
}

/// Keeps that the user checked a part of a customer today, and how: `vat-id`, `bank` or `address`.
pub fn check(session: &mut Session, text: &str, part: &str, how: &str) -> Result<CustomerView> {
    let desk = session.at(Command::Edit)?;
    let id = customers::resolve(&desk.open.book, text)?;
    let record = customers::record(&desk.open.book, &id)?;
    let part = CheckedPart::from_code(part)
        .ok_or_else(|| Error::from(vec![Fault::new("part", "unknown-choice", "Choose vat-id, bank or address.")]))?;
    let said = part.of(&record.party);
    if said.is_empty() {
        return Err(
            vec![Fault::new("part", "nothing-to-check", "Nothing is entered there yet: enter it first.")].into()
        );
    }
    if how.trim().is_empty() {
        let message = "Say how it was checked, for example \"called the number on their website\".";
        return Err(vec![Fault::new("how", "reason-missing", message)].into());
    }
    let check = Check {
        part,
        said,
        date: desk.clock.today().to_string(),
        by: desk.open.keys.user_id().to_string(),
        how: how.trim().to_owned(),
    };
    let record = record.checked(check);
    desk.open.book.write(desk.clock.now(), |tx| customers::save_checked(tx, &id, &record))?;
    view(&desk.open.book, &id, &record)
}

/// Customers who may be the same as the one that is typed, also by what was known of whom they stand for; `id` is that
/// one's own, where it has one.
pub fn look_alikes(session: &mut Session, id: Option<&str>, input: &CustomerInput) -> Result<Vec<LookAlikeView>> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    let party = convert::customer_record(input)?.party;
    let own = id.map(|text| customers::resolve(book, text)).transpose()?;
    let merged = merges::all(book)?;
    let mut found = Vec::new();
    for (id, standing) in customers::list(book, "")?.into_iter().filter(|(other, _)| Some(*other) != own) {
        let mut reasons = billing::look_alikes(&party, &standing);
        for other in merged.iter().filter(|(_, kept)| **kept == id).map(|(other, _)| other) {
            reasons.extend(billing::look_alikes(&party, &customers::own_record(book, other)?.party));
        }
        reasons.sort_unstable();
        reasons.dedup();
        if !reasons.is_empty() {
            let reasons = reasons.iter().map(|reason| reason.code().to_owned()).collect();
            found.push(LookAlikeView { id: id.to_string(), name: standing.name, city: standing.city, reasons });
        }
    }
    Ok(found)
}

fn view(from: &impl Reads, id: &CustomerId, record: &CustomerRecord) -> Result<CustomerView> {
    let open = list::open_of_customer(from, &id.to_string())?;
    Ok(CustomerView {
        id: id.to_string(),
        details: convert::record_input(record)?,
        open: open.iter().map(|(currency, minor)| convert::amount(currency, *minor)).collect::<Result<_>>()?,
        documents: customers::documents(from, id)?,
        checks: record.more.checks.iter().map(|check| check_view(record, check)).collect(),
        merged: merges::of(from, id)?.iter().map(|other| merge::named(from, other)).collect::<Result<_>>()?,
        advice: record.party.advice("").into_iter().map(Into::into).collect(),
    })
}

fn check_view(record: &CustomerRecord, check: &Check) -> CheckView {
    CheckView {
        part: check.part.code().to_owned(),
        date: check.date.clone(),
        by: check.by.clone(),
        how: check.how.clone(),
        stale: record.is_stale(check),
    }
}

fn bank_changed() -> Fault {
    let message = "These are not the bank details that the book knows. Ask the customer by a number that you had before, \
        then confirm.";
    Fault::new("iban", "bank-changed", message)
}
