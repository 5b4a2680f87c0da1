//! The shapes that cross an edge: IPC to the window and `--json` to a terminal print the same ones.
//!
//! Amounts are decimal strings in major units with the currency's own number of decimals (`"1234.50"`), ids are
//! UUIDv7 strings, dates are ISO `YYYY-MM-DD`, instants are RFC 3339 in UTC. No key and no passphrase is ever in a view.

mod audit;
mod backups;
mod business;
mod credit;
mod customers;
mod einvoices;
mod error;
mod explanation;
mod history;
mod imports;
mod invoices;
mod items;
mod jobs;
mod payments;
mod recurring;
mod reports;
mod restore;
mod session;
mod templates;

pub use audit::*;
pub use backups::*;
pub use business::*;
pub use credit::*;
pub use customers::*;
pub use einvoices::*;
pub use error::*;
pub use explanation::*;
pub use history::*;
pub use imports::*;
pub use invoices::*;
pub use items::*;
pub use jobs::*;
pub use payments::*;
pub use recurring::*;
pub use reports::*;
pub use restore::*;
pub use session::*;
pub use templates::*;
