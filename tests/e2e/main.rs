//! The real window, end to end: the built program in a private desktop, driven by WebDriver and real keys.
//!
//! Every story has its own display, session bus, keyring and empty home. `make test` builds the program first;
//! pictures of what was seen lie in `target/e2e-shots`.
#![cfg(all(test, target_os = "linux"))]

mod harness;
mod stories;
