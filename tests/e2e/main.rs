//! The real window, end to end: the built program in a private desktop, driven by WebDriver and real keys.
//!
//! Every story has its own display, session bus, keyring and empty home. `make test` builds the program first;
//! pictures of what was seen lie in `target/e2e-shots`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails
#![cfg(all(test, target_os = "linux"))]

mod harness;
mod stories;
