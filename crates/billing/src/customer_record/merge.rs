//! Making one record of two: which particulars they say differently, and what the one says who stays.

use super::{Check, CheckedPart, CustomerRecord, compact};

/// A part of the particulars of which the one who stays has one. What only makes sense together is one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MergeField {
    /// Name.
    Name,
    /// Contact person.
    Contact,
    /// Street, postcode, city and country.
    Address,
    /// VAT id.
    VatId,
    /// Tax number.
    TaxId,
    /// E-mail.
    Email,
    /// Bank account.
    Iban,
    /// Language of documents.
    Language,
    /// Currency of documents.
    Currency,
    /// The owner's own number of them.
    Number,
    /// Days until due.
    TermsDays,
}

/// What two records say of a part, where they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub field: MergeField,
    /// What the one who stays says; may be empty.
    pub kept: String,
    /// What the other says; may be empty.
    pub other: String,
}

impl MergeField {
    /// All of them, as forms have them.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Contact,
        Self::Address,
        Self::VatId,
        Self::TaxId,
        Self::Email,
        Self::Iban,
        Self::Language,
        Self::Currency,
        Self::Number,
        Self::TermsDays,
    ];

    /// Stable; the key of the form where the part is one field.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Address => "address",
            Self::VatId => "vat_id",
            Self::TaxId => "tax_id",
            Self::Email => "email",
            Self::Iban => "iban",
            Self::Language => "language",
            Self::Currency => "currency",
            Self::Number => "number",
            Self::TermsDays => "terms_days",
        }
    }

    /// The part of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// What a record says of it, as one line; empty where it says nothing.
    fn of(self, record: &CustomerRecord) -> String {
        let (party, more) = (&record.party, &record.more);
        match self {
            Self::Name => party.name.clone(),
            Self::Contact => party.contact.clone(),
            Self::Address => {
                let town = format!("{} {}", party.postcode, party.city);
                let lines = [party.street.trim(), town.trim()].map(str::to_owned);
                let said: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
                if said.is_empty() { String::new() } else { [said.join(", "), party.country.clone()].join(", ") }
            }
            Self::VatId => party.vat_id.clone(),
            Self::TaxId => party.tax_id.clone(),
            Self::Email => party.email.clone(),
            Self::Iban => party.iban.clone(),
            Self::Language => party.language.clone(),
            Self::Currency => party.currency.clone(),
            Self::Number => more.number.clone(),
            Self::TermsDays if more.terms_days == 0 => String::new(),
            Self::TermsDays => more.terms_days.to_string(),
        }
    }

    /// What is compared, so that spelling alone is no difference.
    fn compared(self, record: &CustomerRecord) -> String {
        match self {
            Self::Iban => CheckedPart::Bank.of(&record.party),
            Self::VatId | Self::TaxId => compact(&self.of(record)),
            Self::Name
            | Self::Contact
            | Self::Address
            | Self::Email
            | Self::Language
            | Self::Currency
            | Self::Number
            | Self::TermsDays => self.of(record).trim().to_owned(),
        }
    }

    fn put(self, into: &mut CustomerRecord, from: &CustomerRecord) {
        let (party, theirs) = (&mut into.party, &from.party);
        match self {
            Self::Name => party.name.clone_from(&theirs.name),
            Self::Contact => party.contact.clone_from(&theirs.contact),
            Self::Address => {
                party.street.clone_from(&theirs.street);
                party.postcode.clone_from(&theirs.postcode);
                party.city.clone_from(&theirs.city);
                party.country.clone_from(&theirs.country);
            }
            Self::VatId => party.vat_id.clone_from(&theirs.vat_id),
            Self::TaxId => party.tax_id.clone_from(&theirs.tax_id),
            Self::Email => party.email.clone_from(&theirs.email),
            Self::Iban => party.iban.clone_from(&theirs.iban),
            Self::Language => party.language.clone_from(&theirs.language),
            Self::Currency => party.currency.clone_from(&theirs.currency),
            Self::Number => into.more.number.clone_from(&from.more.number),
            Self::TermsDays => into.more.terms_days = from.more.terms_days,
        }
    }
}

impl CustomerRecord {
    /// Where `other` says something else, part by part.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let differ = |field: &MergeField| field.compared(self) != field.compared(other);
        let said = |field: MergeField| Difference { field, kept: field.of(self), other: field.of(other) };
        MergeField::ALL.into_iter().filter(differ).map(said).collect()
    }

    /// What is taken of `other` where nobody chooses: what this record says nothing of.
    #[must_use]
    pub fn filled_by(&self, other: &Self) -> Vec<MergeField> {
        let empty = |difference: &Difference| difference.kept.trim().is_empty();
        self.differences(other).into_iter().filter(empty).map(|difference| difference.field).collect()
    }

    /// This record with the parts `take` of `other`. Notes, contacts and addresses of both are joined; of two checks of a
    /// part the one stays that fits what the part says now, of two that fit the newer one.
    #[must_use]
    pub fn merged_with(&self, other: &Self, take: &[MergeField]) -> Self {
        let mut merged = self.clone();
        for field in take {
            field.put(&mut merged, other);
        }
        merged.more.notes = notes(&self.more.notes, &other.more.notes);
        join(&mut merged.more.contacts, &other.more.contacts);
        join(&mut merged.more.addresses, &other.more.addresses);
        let rank = |check: &Check| (check.part.of(&merged.party) == check.said, check.date.clone());
        let mut checks = self.more.checks.clone();
        for theirs in &other.more.checks {
            match checks.iter_mut().find(|ours| ours.part == theirs.part) {
                Some(ours) if rank(theirs) > rank(ours) => *ours = theirs.clone(),
                Some(_) => {}
                None => checks.push(theirs.clone()),
            }
        }
        checks.sort_by(|one, other| one.date.cmp(&other.date)); // the newest last
        merged.more.checks = checks;
        merged
    }
}

/// Both notes; nothing twice.
fn notes(kept: &str, other: &str) -> String {
    match (kept.trim(), other.trim()) {
        (kept, other) if kept.contains(other) => kept.to_owned(),
        ("", other) => other.to_owned(),
        (kept, other) => format!("{kept}\n\n{other}"),
    }
}

fn join<T: Clone + PartialEq>(kept: &mut Vec<T>, other: &[T]) {
    for one in other {
        if !kept.contains(one) {
            kept.push(one.clone());
        }
    }
}

#[cfg(test)]
mod tests;
