//! What has versions: one place that knows how each of them is named, found, and brought to what it once was.

use crate::invoices::put_back_draft;
use crate::notes_and_files::owner_title;
use crate::roles::Command;
use crate::views::DraftInput;
use crate::{Error, Result, convert, recurring};
use billing::{AttachmentId, CustomerId, InvoiceId, ItemId, NoteId, NoteText, ScheduleId, TemplateId};
use serde_json::Value;
use store::Tx;
use store::table::owner::Owner;
use store::table::{
    Reads, attachments, business, customers, drafts, invoices, items, merges, notes, schedules, series, settings,
    templates, versions,
};

/// A draft or a master record, as the audit log names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    Document(InvoiceId),
    Customer(CustomerId),
    /// That a customer was made one with another.
    Merge(CustomerId),
    Template(TemplateId),
    Item(ItemId),
    Schedule(ScheduleId),
    Business,
    Settings,
    Series(String),
    Note(NoteId),
    Attachment(AttachmentId),
}

impl Subject {
    /// Out of the object of an entry; none for what has no versions.
    pub(crate) fn read(object: &str) -> Option<Self> {
        let (kind, id) = object.split_once('/').unwrap_or((object, ""));
        match kind {
            "document" => id.parse().ok().map(Self::Document),
            "customer" => id.parse().ok().map(Self::Customer),
            "merge" => id.parse().ok().map(Self::Merge),
            "template" => id.parse().ok().map(Self::Template),
            "item" => id.parse().ok().map(Self::Item),
            "schedule" => id.parse().ok().map(Self::Schedule),
            "business" => Some(Self::Business),
            "settings" => Some(Self::Settings),
            "series" => Some(Self::Series(id.to_owned())),
            "note" => id.parse().ok().map(Self::Note),
            "attachment" => id.parse().ok().map(Self::Attachment),
            _ => None,
        }
    }

    /// What a person typed: an object, a number, an id or its beginning, or a name; also what lies in the trash.
    pub(crate) fn find(from: &impl Reads, text: &str) -> Result<Self> {
        if let Some(subject) = Self::read(text) {
            return Ok(subject);
        }
        let document = |named| match named {
            invoices::Document::Draft(id) | invoices::Document::Issued(id) => Self::Document(id),
        };
        let tried: [&dyn Fn() -> store::Result<Self>; 5] = [
            &|| invoices::resolve(from, text).map(document),
            &|| customers::resolve(from, text).map(Self::Customer),
            &|| templates::resolve(from, text).map(|row| Self::Template(row.id)),
            &|| items::resolve(from, text).map(Self::Item),
            &|| schedules::resolve(from, text).map(Self::Schedule),
        ];
        for resolve in tried {
            match resolve() {
                Ok(subject) => return Ok(subject),
                Err(store::Error::NotFound { .. }) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok(Self::in_trash(from, text)?.0)
    }

    /// What lies in the trash under an object's name, or an id or its beginning.
    pub(crate) fn in_trash(from: &impl Reads, text: &str) -> Result<(Self, versions::Version)> {
        let nothing = || Error::from(store::Error::NotFound { what: "thing in the trash" });
        if text.is_empty() {
            return Err(nothing());
        }
        let named = |object: &str| object == text || object.split_once('/').is_some_and(|(_, id)| id.starts_with(text));
        let mut found: Vec<_> = versions::trash(from)?.into_iter().filter(|gone| named(&gone.object)).collect();
        if found.len() > 1 {
            return Err(store::Error::Ambiguous { what: "thing in the trash" }.into());
        }
        let gone = found.pop().ok_or_else(nothing)?;
        Ok((Self::read(&gone.object).ok_or_else(nothing)?, gone))
    }

    /// As the audit log names it.
    pub(crate) fn object(&self) -> String {
        match self {
            Self::Document(id) => format!("document/{id}"),
            Self::Customer(id) => format!("customer/{id}"),
            Self::Merge(id) => format!("merge/{id}"),
            Self::Template(id) => format!("template/{id}"),
            Self::Item(id) => format!("item/{id}"),
            Self::Schedule(id) => format!("schedule/{id}"),
            Self::Business => "business".to_owned(),
            Self::Settings => "settings".to_owned(),
            Self::Series(name) => format!("series/{name}"),
            Self::Note(id) => format!("note/{id}"),
            Self::Attachment(id) => format!("attachment/{id}"),
        }
    }

    /// What it is, for people: `draft`, `customer`...
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Document(_) => "draft",
            Self::Customer(_) => "customer",
            Self::Merge(_) => "merge",
            Self::Template(_) => "template",
            Self::Item(_) => "item",
            Self::Schedule(_) => "schedule",
            Self::Business => "business",
            Self::Settings => "settings",
            Self::Series(_) => "series",
            Self::Note(_) => "note",
            Self::Attachment(_) => "attachment",
        }
    }

    /// The right that changing it asks for.
    pub(crate) const fn command(&self) -> Command {
        match self {
            Self::Document(_)
            | Self::Customer(_)
            | Self::Merge(_)
            | Self::Template(_)
            | Self::Item(_)
            | Self::Schedule(_)
            | Self::Note(_)
            | Self::Attachment(_) => Command::Edit,
            Self::Business | Self::Settings | Self::Series(_) => Command::Configure,
        }
    }

    /// What people call it, read out of one of its versions.
    pub(crate) fn title(&self, from: &impl Reads, details: &Value) -> String {
        let at = |path: &str| details.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
        let field = |name: &str| details.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        match self {
            Self::Document(_) if field("description").is_empty() => self.about(from, details),
            Self::Document(_) => field("description"),
            Self::Customer(_) | Self::Template(_) | Self::Attachment(_) => field("name"),
            Self::Note(_) => NoteText::read(&field("text")).map(|text| text.title()).unwrap_or_default(),
            Self::Merge(id) => customers::own_record(from, id).map(|record| record.party.name).unwrap_or_default(),
            Self::Item(_) => at("/item/name"),
            Self::Schedule(_) => at("/schedule/name"),
            Self::Business => at("/details/name"),
            Self::Settings => String::new(),
            Self::Series(name) => name.clone(),
        }
    }

    /// What a note or a file belongs to, as one of its versions says.
    pub(crate) fn owner(&self, details: &Value) -> Option<Owner> {
        let owns = matches!(self, Self::Note(_) | Self::Attachment(_));
        owns.then(|| Owner::read(details.get("owner")?.as_str()?)).flatten()
    }

    /// Whose it is: the customer of a draft or a schedule, the document or customer that a note or a file belongs to.
    pub(crate) fn about(&self, from: &impl Reads, details: &Value) -> String {
        if let Some(owner) = self.owner(details) {
            return owner_title(from, &owner);
        }
        match (self, details.get("customer").and_then(Value::as_str)) {
            (Self::Document(_) | Self::Schedule(_), Some(customer)) => customer_name(from, customer),
            _ => String::new(),
        }
    }

    /// Brings it to what it once was, or takes it away: an act like any other, with an entry and a version of its own.
    pub(crate) fn put_back(&self, tx: &Tx<'_>, details: Option<&Value>) -> Result<()> {
        match (self, details) {
            (Self::Document(id), Some(details)) => {
                let input: DraftInput = convert::same_keys(details, "the version")?;
                put_back_draft(tx, id, &input)
            }
            (Self::Document(id), None) => Ok(drafts::delete(tx, id)?),
            (Self::Customer(id), Some(details)) => Ok(customers::put_back(tx, id, details)?),
            (Self::Customer(id), None) => Ok(customers::delete(tx, id)?),
            (Self::Merge(id), details) => Ok(merges::put_back(tx, id, details)?),
            (Self::Item(id), Some(details)) => Ok(items::put_back(tx, id, details)?),
            (Self::Item(id), None) => Ok(items::delete(tx, id)?),
            (Self::Schedule(id), Some(details)) => recurring::put_back(tx, id, details),
            (Self::Schedule(id), None) => Ok(schedules::delete(tx, id)?),
            (Self::Template(id), Some(details)) => Ok(templates::put_back(tx, id, details)?),
            (Self::Template(id), None) => Ok(templates::delete(tx, id)?),
            (Self::Note(id), Some(details)) => Ok(notes::put_back(tx, id, details)?),
            (Self::Note(id), None) => Ok(notes::delete(tx, id)?),
            (Self::Attachment(id), Some(details)) => Ok(attachments::put_back(tx, id, details)?),
            (Self::Attachment(id), None) => Ok(attachments::delete(tx, id)?),
            (Self::Business, Some(details)) => Ok(business::put_back(tx, details)?),
            (Self::Settings, Some(details)) => Ok(settings::put_back(tx, details)?),
            (Self::Series(name), Some(details)) => {
                let pattern = details.get("pattern").and_then(Value::as_str).unwrap_or_default();
                Ok(series::set_pattern(tx, name, pattern.parse()?)?)
            }
            (Self::Business | Self::Settings | Self::Series(_), None) => Err(Error::NothingToUndo),
        }
    }
}

/// A draft names its customer by id once one was chosen; people read names, also of one who lies in the trash.
pub(crate) fn customer_name(from: &impl Reads, text: &str) -> String {
    let Ok(id) = text.parse::<CustomerId>() else { return text.to_owned() };
    if let Ok(customer) = customers::get(from, &id) {
        return customer.name;
    }
    let last = versions::gone(from, &Subject::Customer(id).object()).ok().flatten();
    let details = last.and_then(|gone| versions::before_it_went(from, &gone).ok());
    details.and_then(|details| Some(details.get("name")?.as_str()?.to_owned())).unwrap_or_else(|| text.to_owned())
}
