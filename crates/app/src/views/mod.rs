//! The shapes that cross an edge: IPC to the window and `--json` to a terminal print the same ones.
//!
//! Amounts are decimal strings in major units with the currency's own number of decimals (`"1234.50"`), ids are
//! UUIDv7 strings, dates are ISO `YYYY-MM-DD`, instants are RFC 3339 in UTC. No key and no passphrase is ever in a view.

mod audit;
mod backups;
mod business;
mod credit;
mod customers;
mod drafts;
mod einvoices;
mod error;
mod explanation;
mod history;
mod imports;
mod imports_csv;
mod invoices;
mod items;
mod jobs;
mod notes_and_files;
mod payments;
mod recurring;
mod reminders;
mod reports;
mod restore;
mod session;
mod templates;
mod totals;
mod unfinished;

pub use audit::*;
pub use backups::*;
pub use business::*;
pub use credit::*;
pub use customers::*;
pub use drafts::*;
pub use einvoices::*;
pub use error::*;
pub use explanation::*;
pub use history::*;
pub use imports::*;
pub use imports_csv::*;
pub use invoices::*;
pub use items::*;
pub use jobs::*;
pub use notes_and_files::*;
pub use payments::*;
pub use recurring::*;
pub use reminders::*;
pub use reports::*;
pub use restore::*;
pub use session::*;
pub use templates::*;
pub use totals::*;
pub use unfinished::*;
