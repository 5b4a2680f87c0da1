//! What is typed into the filter of a list to find just the documents behind a figure (docs/formats/filter.md).

use billing::quoted;
use std::collections::HashMap;

/// Everything that counts in one currency.
pub(super) fn booked(currency: &str) -> String {
    format!("booked currency:{currency}")
}

/// The same, issued from the one day to the other. A day that is left open narrows nothing.
pub(super) fn booked_within(currency: &str, from: &str, to: &str) -> String {
    match (from, to) {
        ("", "") => booked(currency),
        (from, to) if from == to => format!("{} issued:{from}", booked(currency)),
        (from, to) => {
            let (from, to) = (if from.is_empty() { "1900" } else { from }, if to.is_empty() { "2099" } else { to });
            format!("{} issued:{from}..{to}", booked(currency))
        }
    }
}

/// Which names are borne by one customer alone.
pub(super) struct Names<'r>(HashMap<&'r str, Option<Option<&'r str>>>);

impl<'r> Names<'r> {
    /// Of these customers, each with an id and a name.
    pub fn of(rows: impl Iterator<Item = (Option<&'r str>, &'r str)>) -> Self {
        let mut names: HashMap<&str, Option<Option<&str>>> = HashMap::new();
        for (id, name) in rows {
            names.entry(name).and_modify(|alone| *alone = alone.filter(|other| *other == id)).or_insert(Some(id));
        }
        Self(names)
    }

    /// The customer of this id and name; by name where no other one is called so.
    pub fn customer(&self, id: Option<&str>, name: &str) -> String {
        let shared = self.0.get(name).is_some_and(Option::is_none);
        match id {
            Some(id) if shared => format!("customer:={id}"),
            _ => format!("customer:={}", quoted(name)),
        }
    }
}
