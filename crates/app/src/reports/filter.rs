//! What is typed into the filter of a list to find just the documents behind a figure (docs/formats/filter.md).

use billing::quoted;

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

/// The customer of this id and name; by name where no other one of `rows` is called so.
pub(super) fn customer<'r>(
    id: Option<&str>,
    name: &str,
    mut rows: impl Iterator<Item = (Option<&'r str>, &'r str)>,
) -> String {
    let alone = rows.all(|(other, called)| other == id || called != name);
    match id {
        Some(id) if !alone => format!("customer:={id}"),
        _ => format!("customer:={}", quoted(name)),
    }
}
