//! The verbs: one use case a file; session, clock, roles, and the views that IPC and `--json` share.

pub mod views;

#[cfg(feature = "ts")]
pub mod bindings;
