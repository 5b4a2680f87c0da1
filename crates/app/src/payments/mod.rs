//! Money as it moves: payments over several invoices, the customer's credit, what is taken back and what is given up.

mod compose;
mod credit;
mod list;
mod receipt;
mod record;
mod reverse;
mod view;
mod write_off;

pub(crate) use compose::Target;
pub(crate) use credit::bare;
pub use credit::{keep_as_credit, return_credit, use_credit};
pub use list::{list, show};
pub use receipt::{receipt, save_receipt};
pub use record::{check, record};
pub use reverse::reverse;
pub(crate) use view::{claim, of_invoice};
pub use write_off::{take_back, write_off};
