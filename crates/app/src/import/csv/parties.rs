//! Customers of a table against those of the book: who is the same, who looks the same, and who is new.

use super::fields::Field;
use super::reading::{Reading, short};
use super::words;
use crate::Result;
use crate::views::{CsvFaultView, CsvMap, CsvMatchView};
use billing::{Alike, Contact, Customer, CustomerId, CustomerMore, CustomerRecord, look_alikes};
use documents::sheet::SheetRow;
use std::collections::{BTreeSet, HashMap};
use store::table::{Reads, customers};

/// Who a row's customer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// One of the book, by place in [`Parties::known`].
    Known(usize),
    /// A new one, by place in [`Parties::new`].
    New(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    VatId,
    Name,
    Number,
}

impl Why {
    const fn code(self) -> &'static str {
        match self {
            Self::VatId => "vat-id",
            Self::Name => "name",
            Self::Number => "number",
        }
    }
}

/// A customer whom the file brings.
pub(super) struct NewParty {
    pub line: u64,
    pub record: CustomerRecord,
}

/// Everybody the book knows, and everybody whom the file adds.
pub(super) struct Parties {
    pub known: Vec<(CustomerId, CustomerRecord)>,
    pub new: Vec<NewParty>,
    pub matches: Vec<CsvMatchView>,
    by_vat: HashMap<String, Who>,
    by_number: HashMap<String, Who>,
    by_name: HashMap<String, Vec<Who>>,
    new_rows: BTreeSet<u32>,
    same_rows: BTreeSet<u32>,
    told: HashMap<(usize, String), Who>,
}

impl Parties {
    pub fn of(book: &impl Reads, map: &CsvMap) -> Result<Self> {
        let mut parties = Self {
            known: customers::records(book, "")?,
            new: Vec::new(),
            matches: Vec::new(),
            by_vat: HashMap::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            new_rows: map.new_rows.iter().copied().collect(),
            same_rows: map.same_rows.iter().copied().collect(),
            told: HashMap::new(),
        };
        for place in 0..parties.known.len() {
            parties.index(Who::Known(place));
        }
        Ok(parties)
    }

    fn record(&self, who: Who) -> Option<&CustomerRecord> {
        match who {
            Who::Known(place) => self.known.get(place).map(|(_, record)| record),
            Who::New(place) => self.new.get(place).map(|party| &party.record),
        }
    }

    fn index(&mut self, who: Who) {
        let Some(record) = self.record(who) else { return };
        let keys = (compact(&record.party.vat_id), folded(&record.more.number), folded(&record.party.name));
        if !keys.0.is_empty() {
            self.by_vat.entry(keys.0).or_insert(who);
        }
        if !keys.1.is_empty() {
            self.by_number.entry(keys.1).or_insert(who);
        }
        self.by_name.entry(keys.2).or_default().push(who);
    }

    /// The customer of a row, who is added where nobody is the same. A VAT id decides; then name and postcode, where both
    /// have one; then a number, if the names are alike. One who only shares a number or a name is told as a look-alike.
    pub fn take(&mut self, row: &SheetRow, record: CustomerRecord) -> Who {
        let line = short(row.line);
        let Some((who, why, sure)) = self.find(&record) else { return self.add(row, record) };
        let Who::Known(place) = who else {
            return if sure { who } else { self.add(row, record) };
        };
        // Each is asked about once in a file, not once a row.
        let key = (place, identity(&record));
        if let Some(told) = self.told.get(&key) {
            return *told;
        }
        let same = (sure && !self.new_rows.contains(&line)) || self.same_rows.contains(&line);
        let Some((id, known)) = self.known.get(place) else { return who };
        self.matches.push(CsvMatchView {
            line,
            name: record.party.name.clone(),
            id: id.to_string(),
            known: known.party.name.clone(),
            why: why.code().to_owned(),
            same,
        });
        let taken = if same { who } else { self.add(row, record) };
        self.told.insert(key, taken);
        taken
    }

    fn add(&mut self, row: &SheetRow, record: CustomerRecord) -> Who {
        // Somebody whom the user called new is one person in the whole file.
        let again = self.by_name.get(&folded(&record.party.name)).into_iter().flatten().copied();
        let again = again.filter(|who| matches!(who, Who::New(_)));
        if let Some(who) = again.into_iter().find(|who| self.record(*who).is_some_and(|one| one.party == record.party))
        {
            return who;
        }
        self.new.push(NewParty { line: row.line, record });
        let who = Who::New(self.new.len() - 1);
        self.index(who);
        who
    }

    /// Who it may be, why, and whether that is enough.
    fn find(&self, record: &CustomerRecord) -> Option<(Who, Why, bool)> {
        let (vat_id, name) = (compact(&record.party.vat_id), folded(&record.party.name));
        let other_vat = |who: Who| {
            let theirs = self.record(who).map(|one| compact(&one.party.vat_id)).unwrap_or_default();
            !theirs.is_empty() && !vat_id.is_empty() && theirs != vat_id
        };
        if let Some(who) = self.by_vat.get(&vat_id).filter(|_| !vat_id.is_empty()) {
            return Some((*who, Why::VatId, true));
        }
        let named = self.by_name.get(&name).map(Vec::as_slice).unwrap_or_default();
        let fits = |who: &&Who| {
            let theirs = self.record(**who).map(|one| folded(&one.party.postcode)).unwrap_or_default();
            let ours = folded(&record.party.postcode);
            !other_vat(**who) && (theirs == ours || (named.len() == 1 && (ours.is_empty() || theirs.is_empty())))
        };
        if let Some(who) = named.iter().find(fits) {
            return Some((*who, Why::Name, true));
        }
        let number = folded(&record.more.number);
        if let Some(who) = self.by_number.get(&number).filter(|_| !number.is_empty()) {
            let alike =
                self.record(*who).is_some_and(|one| look_alikes(&one.party, &record.party).contains(&Alike::Name));
            return Some((*who, Why::Number, alike && !other_vat(*who)));
        }
        named.first().map(|who| (*who, Why::Name, false))
    }
}

/// The customer that a row of customers or documents says; what it cannot be is a fault.
pub(super) fn record_of(reading: &Reading, row: &SheetRow, faults: &mut Vec<CsvFaultView>) -> CustomerRecord {
    let text = |field| reading.text(row, field).to_owned();
    let one_line = |field| reading.text(row, field).split_whitespace().collect::<Vec<_>>().join(" ");
    let own = |field, of: fn(&str) -> String| Some(text(field)).filter(|word| !word.is_empty()).map(|word| of(&word));
    let customers = reading.kind == super::CsvKind::Customers;
    let contact = one_line(Field::Contact);
    let phone = one_line(Field::Phone);
    let party = Customer {
        name: one_line(Field::Name),
        contact: contact.clone(),
        street: one_line(Field::Street),
        postcode: text(Field::Postcode),
        city: one_line(Field::City),
        country: own(Field::Country, words::country).unwrap_or_default(),
        vat_id: text(Field::VatId),
        tax_id: text(Field::TaxId),
        email: text(Field::Email),
        iban: text(Field::Iban),
        currency: if customers { own(Field::Currency, words::currency).unwrap_or_default() } else { String::new() },
        language: String::new(),
    };
    let terms = reading.number(row, Field::TermsDays, faults).map(|days| days.to_string().parse::<u32>());
    if matches!(terms, Some(Err(_))) {
        faults.push(reading.fault(row, Field::TermsDays, "Write whole days, for example 14."));
    }
    let contacts =
        if phone.is_empty() { Vec::new() } else { vec![Contact { name: contact, phone, ..Contact::default() }] };
    let more = CustomerMore {
        number: one_line(Field::CustomerNumber),
        terms_days: terms.and_then(std::result::Result::ok).unwrap_or_default(),
        notes: text(Field::Notes),
        contacts,
        ..CustomerMore::default()
    };
    let record = CustomerRecord { party, more };
    faults.extend(record.check().into_iter().map(|fault| reading.fault(row, field_of(&fault.path), fault.message)));
    record
}

/// The field that a customer's path is filled from.
fn field_of(path: &str) -> Field {
    match path {
        "number" => Field::CustomerNumber,
        "contact" => Field::Contact,
        "email" => Field::Email,
        "street" => Field::Street,
        "postcode" => Field::Postcode,
        "city" => Field::City,
        "country" => Field::Country,
        "vat_id" => Field::VatId,
        "tax_id" => Field::TaxId,
        "iban" => Field::Iban,
        "currency" => Field::Currency,
        "terms_days" => Field::TermsDays,
        "notes" => Field::Notes,
        path if path.starts_with("contacts") => Field::Phone,
        _ => Field::Name,
    }
}

/// What is empty in `known`, from `given`; none where nothing was.
pub(super) fn filled(known: &CustomerRecord, given: &CustomerRecord) -> Option<CustomerRecord> {
    let mut whole = known.clone();
    let (ours, theirs) = (&mut whole.party, &given.party);
    let pairs = [
        (&mut ours.contact, &theirs.contact),
        (&mut ours.street, &theirs.street),
        (&mut ours.postcode, &theirs.postcode),
        (&mut ours.city, &theirs.city),
        (&mut ours.country, &theirs.country),
        (&mut ours.vat_id, &theirs.vat_id),
        (&mut ours.tax_id, &theirs.tax_id),
        (&mut ours.email, &theirs.email),
        (&mut ours.iban, &theirs.iban),
        (&mut ours.currency, &theirs.currency),
        (&mut whole.more.number, &given.more.number),
        (&mut whole.more.notes, &given.more.notes),
    ];
    for (own, new) in pairs {
        if own.is_empty() {
            own.clone_from(new);
        }
    }
    if whole.more.terms_days == 0 {
        whole.more.terms_days = given.more.terms_days;
    }
    if whole.more.contacts.is_empty() {
        whole.more.contacts.clone_from(&given.more.contacts);
    }
    (whole != *known).then_some(whole)
}

fn identity(record: &CustomerRecord) -> String {
    [&record.party.name, &record.party.postcode, &record.party.vat_id, &record.more.number]
        .map(|part| folded(part))
        .join("\n")
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
