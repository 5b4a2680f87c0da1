//! The stories.

mod first_sight;
mod leaving;
mod traps;
