//! Recurring documents: schedules, what of them is due, and the drafts that are made of it. Nothing here issues or sends.

mod make;
mod plan;
mod schedules;
mod state;
mod versions;

pub use make::{due, make, pass};
pub use schedules::{list, preview, propose, save, show};
pub use state::{end, pause, resume};
pub use versions::remove;
pub(crate) use versions::{can_put_back, put_back};
