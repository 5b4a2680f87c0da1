//! The stories.

mod crediting;
mod first_pdf;
mod first_sight;
mod leaving;
mod locking;
mod pictures;
mod traces;
mod traps;
