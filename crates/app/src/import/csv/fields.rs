//! What a column of a table can be, and the headings by which other programs call it.

mod headings;

use headings::{CUSTOMERS, DOCUMENTS, ITEMS, PAYMENTS};
use std::collections::BTreeMap;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvKind {
    /// One customer a row.
    Customers,
    /// One item of the price list a row.
    Items,
    /// One invoice or credit note a row, or one of its lines.
    Documents,
    /// One payment on an imported document a row.
    Payments,
}

impl CsvKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Customers, Self::Items, Self::Documents, Self::Payments];

    /// Stable, as the terminal takes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Items => "items",
            Self::Documents => "documents",
            Self::Payments => "payments",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// As the book calls the format of a run over such a table.
    pub(super) const fn format(self) -> &'static str {
        match self {
            Self::Customers => "csv-customers",
            Self::Items => "csv-items",
            Self::Documents => "csv-documents",
            Self::Payments => "csv-payments",
        }
    }

    pub(super) const fn specs(self) -> &'static [Spec] {
        match self {
            Self::Customers => CUSTOMERS,
            Self::Items => ITEMS,
            Self::Documents => DOCUMENTS,
            Self::Payments => PAYMENTS,
        }
    }
}

/// One meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Number,
    Name,
    CustomerNumber,
    Contact,
    Email,
    Phone,
    Street,
    Postcode,
    City,
    Country,
    VatId,
    TaxId,
    Iban,
    TermsDays,
    Notes,
    Currency,
    Description,
    Unit,
    Price,
    GrossPrice,
    VatRate,
    VatCategory,
    Kind,
    IssueDate,
    DueDate,
    Status,
    Net,
    Vat,
    Gross,
    Paid,
    Open,
    PaidDate,
    ExchangeRate,
    Order,
    Note,
    Credits,
    Quantity,
    Discount,
    LineNet,
    Date,
    Amount,
    Method,
    Reference,
}

/// What its cells hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Number,
    Date,
}

/// A field of one kind of table.
#[derive(Debug)]
pub(super) struct Spec {
    pub field: Field,
    pub code: &'static str,
    pub holds: Holds,
    /// Without it no row can be understood.
    pub needed: bool,
    /// Headings, as [`plain`] leaves them, parted by blanks; the surest first.
    words: &'static str,
}

impl Spec {
    fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.split(' ')
    }
}

/// Headings are compared by their small letters and digits; what stands in brackets is a remark: `Betrag (EUR)`.
fn plain(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let mut depth = 0_u32;
    let mut words = String::new();
    for letter in lower.chars() {
        match letter {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            'ä' => words.push_str("ae"),
            'ö' => words.push_str("oe"),
            'ü' => words.push_str("ue"),
            'ß' => words.push_str("ss"),
            '%' => words.push_str("prozent"),
            _ if letter.is_alphanumeric() => words.push(letter),
            _ => {}
        }
    }
    for currency in ["ineur", "ineuro", "inchf", "inusd", "ingbp"] {
        if let Some(shorter) = words.strip_suffix(currency) {
            return shorter.to_owned();
        }
    }
    words
}

/// A field for each heading that says what it is; none twice. The words of a field are in order of how surely they mean it.
pub(super) fn propose(kind: CsvKind, headings: &[String]) -> BTreeMap<String, String> {
    let plain: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
    let mut taken = BTreeMap::new();
    let longest = kind.specs().iter().map(|spec| spec.words().count()).max().unwrap_or_default();
    for sureness in 0..longest {
        for spec in kind.specs() {
            let Some(word) = spec.words().nth(sureness) else { continue };
            if taken.values().any(|code| code == spec.code) {
                continue;
            }
            let found = headings
                .iter()
                .zip(&plain)
                .find(|(heading, plain)| plain.as_str() == word && !taken.contains_key(*heading));
            if let Some((heading, _)) = found {
                taken.insert(heading.clone(), spec.code.to_owned());
            }
        }
    }
    taken
}

/// The kind whose needed fields are most of them there, and then the one that knows most headings; documents before all.
pub(super) fn likeliest(headings: &[String]) -> CsvKind {
    let score = |kind: CsvKind| {
        let found = propose(kind, headings);
        let missing = kind.specs().iter().filter(|spec| spec.needed && !found.values().any(|code| code == spec.code));
        // Of a file whose headings say nothing, nothing is told.
        let missing = if found.is_empty() { usize::MAX } else { missing.count() };
        (std::cmp::Reverse(missing), found.len())
    };
    let mut best = CsvKind::Documents;
    for kind in CsvKind::ALL {
        if score(kind) > score(best) {
            best = kind;
        }
    }
    best
}

#[cfg(test)]
mod tests;
