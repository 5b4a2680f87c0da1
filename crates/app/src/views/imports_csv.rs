//! Tables of other programs on their way in: how a table is read, what it would bring, and what it came to.

use super::{ImportFlawView, ImportSumsView, ImportedBeforeView, ReconciledView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a table is read. What is empty is found out, and an answer has it filled in: so it can be saved, changed and given
/// back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvMap {
    /// `counterfoil/csv-map/v1`.
    pub format: String,
    /// `customers`, `items`, `documents` or `payments`; empty: told by the headings.
    pub kind: String,
    /// `;`, `,`, `|` or `tab`.
    pub separator: String,
    /// `,` or `.`
    pub decimal: String,
    /// `dmy` or `mdy`.
    pub date: String,
    /// Heading and field; a heading that is not here is passed over. None at all: proposed by what the headings say.
    pub columns: BTreeMap<String, String>,
    /// VAT category of what has no VAT, where no column says it.
    pub zero_vat: String,
    /// Of each foreign currency, what one unit is worth in the book's; where no column says it.
    pub rates: BTreeMap<String, String>,
    /// What becomes of customers and items that the book has: `keep` leaves them as they are, `fill` fills what is empty.
    pub known: String,
    /// Lines whose customer is another one than the look-alike in the book.
    pub new_rows: Vec<u32>,
    /// Lines whose customer is the look-alike in the book.
    pub same_rows: Vec<u32>,
    /// Rows with a fault stay out, and the others come in. Else one fault keeps the whole file out.
    pub leave_out_faults: bool,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvColumnView {
    /// As in the file; told apart where two are the same.
    pub heading: String,
    /// What it is; empty where it is passed over.
    pub field: String,
    /// The first different values.
    pub samples: Vec<String>,
    /// Rows in which it is not empty.
    pub filled: u32,
}

/// What a column can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvFieldView {
    /// As in [`CsvMap::columns`].
    pub code: String,
    /// Without it no row can be understood.
    pub needed: bool,
}

/// What the file does not say: it is asked for, and nothing is written before it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvQuestionView {
    /// The key of [`CsvMap`] that answers it: `columns`, `decimal`, `date`, `zero_vat`, `rates`.
    pub about: String,
    /// The field, the cell or the currency that it is about.
    pub of: String,
    /// What it can be answered with; none where it is typed.
    pub choices: Vec<String>,
    /// In words.
    pub message: String,
}

/// What keeps a row out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvFaultView {
    /// Line of the file.
    pub line: u32,
    /// Heading of the column; empty where it is the row as a whole.
    pub column: String,
    /// What is wrong, and what to do.
    pub what: String,
}

/// A row that stays out on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvLeftOutView {
    /// Line of the file.
    pub line: u32,
    /// Why.
    pub why: String,
}

/// A customer of the file who looks like one of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvMatchView {
    /// Line of the file that names them first.
    pub line: u32,
    /// In the file.
    pub name: String,
    /// Id in the book.
    pub id: String,
    /// Name in the book.
    pub known: String,
    /// `vat-id`, `name` or `number`.
    pub why: String,
    /// Whether they are taken for the same; `new_rows` and `same_rows` change it.
    pub same: bool,
}

/// One row as it will stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvFirstView {
    /// Line of the file.
    pub line: u32,
    /// One for each field of [`CsvLookView::first_fields`]: dates as ISO dates, amounts as decimals.
    pub cells: Vec<String>,
}

/// What a table would bring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvLookView {
    /// How it is read.
    pub map: CsvMap,
    /// `UTF-8`, `UTF-16 LE`, `UTF-16 BE` or `Windows-1252`.
    pub encoding: String,
    /// In order of the file.
    pub columns: Vec<CsvColumnView>,
    /// What a column of this kind can be.
    pub fields: Vec<CsvFieldView>,
    /// Nothing is written before all of them are answered.
    pub questions: Vec<CsvQuestionView>,
    /// Rows below the headings that hold anything: `used`, `left_out` and `faulty` add up to them.
    pub rows: u32,
    /// Rows that become something.
    pub used: u32,
    /// Rows that stay out on purpose.
    pub left_out: u32,
    /// The first of them.
    pub left: Vec<CsvLeftOutView>,
    /// Rows with a fault, and those of the same document.
    pub faulty: u32,
    /// The first faults.
    pub faults: Vec<CsvFaultView>,
    /// Look-alikes.
    pub matches: Vec<CsvMatchView>,
    /// What is worth knowing and no fault.
    pub notes: Vec<String>,
    /// What would be made: customers, items, documents or payments by kind of the table.
    pub made: u32,
    /// Customers whom documents name and the book does not know.
    pub new_customers: u32,
    /// Currency and what the documents, or payments, come to.
    pub sums: Vec<(String, ImportSumsView)>,
    /// Fields of `first`.
    pub first_fields: Vec<String>,
    /// The first rows that become something.
    pub first: Vec<CsvFirstView>,
    /// Set when this very file was imported as this kind before.
    pub before: Option<ImportedBeforeView>,
}

/// What an import of a table came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CsvDoneView {
    /// How it was read.
    pub map: CsvMap,
    /// Rows below the headings: `used` and `left_out` add up to them.
    pub rows: u32,
    /// Rows that became something.
    pub used: u32,
    /// Rows that stayed out.
    pub left_out: u32,
    /// The first of them, each with its reason.
    pub left: Vec<CsvLeftOutView>,
    /// Customers, items, documents or payments.
    pub made: u32,
    /// Customers and items of the book of whom something that was empty is known now.
    pub filled: u32,
    /// Customers who are new in the book.
    pub new_customers: u32,
    /// Documents that do not add up, kept as they were given.
    pub flawed: u32,
    /// The first of these.
    pub flaws: Vec<ImportFlawView>,
    /// One a currency: counted in the file's own columns, and in the book. What no column states is empty.
    pub sums: Vec<ReconciledView>,
}
