//! Two customers who are one and the same: look at what would come together, make them one, and separate them again.
//!
//! Nothing that was issued, recorded or imported changes: the book keeps who stands for whom (ADR 27).

use super::view;
use crate::invoices::named_customer;
use crate::roles::Command;
use crate::views::{AmountView, CustomerView, MergeFieldView, MergeView, MergedView, MovesView};
use crate::{Error, Result, Session, convert};
use billing::{CustomerId, CustomerRecord, Fault, MergeField};
use store::table::{Reads, customers, list, merges, movements, templates};

/// Of which parts the record that stays says what the other one says.
#[derive(Debug, Clone, Copy)]
pub enum Take<'a> {
    /// Those of which it says nothing itself, and these.
    Filling(&'a [String]),
    /// Exactly these.
    Only(&'a [String]),
}

/// What comes together if `other` is made one with `kept`. Changes nothing.
pub fn preview_merge(session: &mut Session, kept: &str, other: &str, take: Take<'_>) -> Result<MergeView> {
    let desk = session.at(Command::Read)?;
    let book = &desk.open.book;
    preview(book, &Pair::read(book, kept, other, take)?)
}

/// Makes `other` one with `kept`, in one act that can be undone: whoever asks for the one finds both.
pub fn merge(session: &mut Session, kept: &str, other: &str, take: Take<'_>) -> Result<CustomerView> {
    let desk = session.at(Command::Edit)?;
    let kept = desk.open.book.write(desk.clock.now(), |tx| -> Result<CustomerId> {
        let pair = Pair::read(tx, kept, other, take)?;
        let faults = pair.result.check();
        if !faults.is_empty() {
            return Err(faults.into());
        }
        merges::join(tx, &pair.kept, &pair.other)?;
        customers::save_whole(tx, &pair.kept, &pair.result)?;
        Ok(pair.kept)
    })?;
    shown(&desk.open.book, &kept)
}

/// Lets a customer who was made one with another stand alone again, as they were; the other keeps their record as it is.
pub fn unmerge(session: &mut Session, text: &str) -> Result<CustomerView> {
    let desk = session.at(Command::Edit)?;
    let other = desk.open.book.write(desk.clock.now(), |tx| -> Result<CustomerId> {
        let other = merges::resolve(tx, text)?;
        merges::part(tx, &other)?;
        Ok(other)
    })?;
    shown(&desk.open.book, &other)
}

fn shown(from: &impl Reads, id: &CustomerId) -> Result<CustomerView> {
    view(from, id, &customers::record(from, id)?)
}

/// Who a merged customer was, as they were when they stood alone.
pub(super) fn named(from: &impl Reads, id: &CustomerId) -> Result<MergedView> {
    let party = customers::own_record(from, id)?.party;
    Ok(MergedView { id: id.to_string(), name: party.name, city: party.city })
}

/// Two customers who stand alone, and the record that stays.
struct Pair {
    kept: CustomerId,
    other: CustomerId,
    records: (CustomerRecord, CustomerRecord),
    take: Vec<MergeField>,
    result: CustomerRecord,
}

impl Pair {
    fn read(from: &impl Reads, kept: &str, other: &str, take: Take<'_>) -> Result<Self> {
        let (kept, other) = (customers::resolve(from, kept)?, customers::resolve(from, other)?);
        if kept == other {
            return Err(store::Error::NotMergeable.into());
        }
        let records = (customers::record(from, &kept)?, customers::record(from, &other)?);
        let take = match take {
            Take::Only(named) => fields(named)?,
            Take::Filling(named) => [records.0.filled_by(&records.1), fields(named)?].concat(),
        };
        let result = records.0.merged_with(&records.1, &take);
        Ok(Self { kept, other, records, take, result })
    }
}

fn fields(named: &[String]) -> Result<Vec<MergeField>> {
    let known = || MergeField::ALL.map(MergeField::code).join(", ");
    let unknown = || Error::from(vec![Fault::new("take", "unknown-choice", format!("Choose one of {}.", known()))]);
    named.iter().map(|code| MergeField::from_code(code).ok_or_else(unknown)).collect()
}

fn preview(from: &impl Reads, pair: &Pair) -> Result<MergeView> {
    let differences = pair.records.0.differences(&pair.records.1);
    let fields = differences.into_iter().map(|it| MergeFieldView {
        field: it.field.code().to_owned(),
        taken: pair.take.contains(&it.field),
        kept: it.kept,
        other: it.other,
    });
    Ok(MergeView {
        kept: named(from, &pair.kept)?,
        other: named(from, &pair.other)?,
        fields: fields.collect(),
        moves: moves(from, &pair.other)?,
        result: convert::record_input(&pair.result)?,
        faults: pair.result.check().into_iter().map(Into::into).collect(),
    })
}

fn moves(from: &impl Reads, id: &CustomerId) -> Result<MovesView> {
    let named = customers::named(from, id)?;
    let mut begun = 0;
    for template in templates::all(from)? {
        let text = template.details.get("customer").and_then(|text| text.as_str()).unwrap_or_default();
        begun += u32::from(matches!(named_customer(from, text), Ok(Some(named)) if named == *id));
    }
    let amounts = |sums: Vec<(String, i64)>| -> Result<Vec<AmountView>> {
        sums.iter().map(|(currency, minor)| convert::amount(currency, *minor)).collect()
    };
    let credit = movements::credits(from)?.into_iter().filter(|((customer, _), _)| *customer == id.to_string());
    Ok(MovesView {
        issued: named.issued,
        imported: named.imported,
        drafts: named.drafts,
        schedules: named.schedules,
        templates: begun,
        open: amounts(list::open_of_customer(from, &id.to_string())?)?,
        credit: amounts(credit.map(|((_, currency), rest)| (currency, rest)).collect())?,
    })
}
