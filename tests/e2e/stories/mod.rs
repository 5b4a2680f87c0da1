//! The stories.

mod auditing;
mod crediting;
mod customers;
mod exporting;
mod faults;
mod first_pdf;
mod first_sight;
mod history;
mod importing;
mod keeping;
mod keyring;
mod leaving;
mod locking;
mod notes;
mod paying;
mod pictures;
mod prices;
mod recurring;
mod reporting;
mod restoring;
mod traces;
mod trade;
mod traps;
