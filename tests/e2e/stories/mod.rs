//! The stories.

mod first_sight;
mod traps;
