//! What the book keeps of a customer beside the particulars that documents freeze: contacts, places to deliver to, terms,
//! notes, and who checked what.

mod alike;
mod merge;

pub use alike::{Alike, look_alikes};
pub use merge::{Difference, MergeField};

use crate::{Customer, Fault, iban_electronic, party};
use serde::{Deserialize, Serialize};

/// Longest note, and most contacts or addresses.
const NOTES_CHARS_MAX: usize = 10_000;
const LIST_MAX: usize = 50;
/// Longest terms that are proposed.
const TERMS_DAYS_MAX: u32 = 3650;

/// A customer as the book keeps them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomerRecord {
    /// What documents freeze.
    pub party: Customer,
    /// What stays in the book.
    pub more: CustomerMore,
}

/// What stays in the book. All of it may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CustomerMore {
    /// The owner's own number of the customer.
    pub number: String,
    /// Days until due that are proposed for documents; 0 = the business's.
    pub terms_days: u32,
    /// For the owner; not printed.
    pub notes: String,
    /// People there, the first one first.
    pub contacts: Vec<Contact>,
    /// Places beside the main address.
    pub addresses: Vec<OtherAddress>,
    /// What was checked, the newest last; one of each part.
    pub checks: Vec<Check>,
}

/// A person at the customer's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// What they do there: `Accounts`.
    pub role: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// A place beside the main address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OtherAddress {
    /// `delivery` or `billing`; empty = `delivery`.
    pub kind: String,
    /// Who is there.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// City.
    pub city: String,
    /// Postcode.
    pub postcode: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// A part of a customer's particulars that can be checked against the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckedPart {
    /// That the VAT id is registered, and to them.
    VatId,
    /// That the bank account is theirs.
    Bank,
    /// That they are where they say.
    Address,
}

/// Somebody checked a part, and it said this then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What was checked.
    pub part: CheckedPart,
    /// What the part said then, in the form that is compared.
    pub said: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Id of the user who checked.
    pub by: String,
    /// How: `called the number on their site`.
    pub how: String,
}

impl CheckedPart {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::VatId, Self::Bank, Self::Address];

    /// Stable, kebab-case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::VatId => "vat-id",
            Self::Bank => "bank",
            Self::Address => "address",
        }
    }

    /// The part of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// What the part says of a customer, so that spelling alone is no change; empty where there is nothing to check.
    #[must_use]
    pub fn of(self, party: &Customer) -> String {
        match self {
            Self::VatId => compact(&party.vat_id),
            Self::Bank => iban_electronic(&party.iban).unwrap_or_else(|| compact(&party.iban)),
            Self::Address => {
                let parts = [&party.name, &party.street, &party.postcode, &party.city, &party.country];
                parts.map(|part| words(part)).join("\n").trim().to_owned()
            }
        }
    }
}

impl CustomerRecord {
    /// A customer of whom nothing else is known.
    #[must_use]
    pub fn of(party: Customer) -> Self {
        Self { party, more: CustomerMore::default() }
    }

    /// Everything that keeps it from being saved; the party's own faults among them.
    #[must_use]
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = self.party.check("");
        let mut line = |path: String, text: &str| faults.extend(party::one_line(path, text));
        line("number".to_owned(), &self.more.number);
        for (n, contact) in self.more.contacts.iter().enumerate() {
            for (field, text) in [("name", &contact.name), ("role", &contact.role), ("phone", &contact.phone)] {
                line(format!("contacts.{n}.{field}"), text);
            }
        }
        for (n, place) in self.more.addresses.iter().enumerate() {
            let fields = [
                ("name", &place.name),
                ("street", &place.street),
                ("city", &place.city),
                ("postcode", &place.postcode),
            ];
            for (field, text) in fields {
                line(format!("addresses.{n}.{field}"), text);
            }
        }
        for (n, contact) in self.more.contacts.iter().enumerate() {
            faults.extend(party::email(format!("contacts.{n}.email"), &contact.email));
        }
        for (n, place) in self.more.addresses.iter().enumerate() {
            faults.extend(party::country(format!("addresses.{n}.country"), &place.country));
            if !matches!(place.kind.as_str(), "" | "delivery" | "billing") {
                let message = "Use delivery or billing.";
                faults.push(Fault::new(format!("addresses.{n}.kind"), "unknown-choice", message));
            }
        }
        if self.more.terms_days > TERMS_DAYS_MAX {
            faults.push(Fault::new("terms_days", "out-of-range", "Choose at most 3650 days."));
        }
        let long = self.more.contacts.len().max(self.more.addresses.len()) > LIST_MAX;
        if long || self.more.notes.chars().count() > NOTES_CHARS_MAX {
            faults.push(Fault::new("notes", "too-long", "This is more than a customer's page holds: shorten it."));
        }
        faults
    }

    /// Bank data that differs from what is known: the classic way of fraud, so somebody must say that it is meant.
    #[must_use]
    pub fn bank_changed(&self, before: &Self) -> bool {
        let (now, then) = (CheckedPart::Bank.of(&self.party), CheckedPart::Bank.of(&before.party));
        !then.is_empty() && now != then
    }

    /// The same customer with a part checked; an older check of the part goes.
    #[must_use]
    pub fn checked(mut self, check: Check) -> Self {
        self.more.checks.retain(|older| older.part != check.part);
        self.more.checks.push(check);
        self
    }

    /// Whether what was checked then is not what stands there now.
    #[must_use]
    pub fn is_stale(&self, check: &Check) -> bool {
        check.part.of(&self.party) != check.said
    }
}

/// Letters and digits alone, in capitals: how ids and numbers are compared.
fn compact(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Words in small letters with one blank between: how texts are compared.
fn words(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
