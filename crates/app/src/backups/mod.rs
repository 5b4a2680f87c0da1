//! Sealed backups: made, read back, copied to folders, kept by rule, restored. What is called good was opened again.

mod badge;
mod copy;
mod list;
mod places;
mod restore;
mod restore_here;
mod seal;
mod ship;
mod trouble;
mod verify;
mod watched;

pub use copy::{copy_newest_to, destinations, set_destinations};
pub use list::list;
pub use restore::{HeldView, Key, RestoreRequest, RestoredView, restore};
pub use restore_here::{look_inside, restore_here};
pub use seal::{now, when_due};
pub use ship::ship;
pub use verify::{VerifiedView, verify, verify_file};

pub(crate) use badge::badge;
pub(crate) use places::claim;
pub(crate) use restore::take_over;
pub(crate) use seal::{at_lock, seal_before_upgrade, seal_crash_leftover};
pub(crate) use trouble::Troubles;
pub(crate) use watched::Watched;
