//! Faults and attacks on the real program with the real cipher: kill, torn and failing writes, replay, flips, theft,
//! traces. One code, two sizes: `make test` runs a small part of each, `make attack` all (`COUNTERFOIL_FULL=1`).
//!
//! Each part is one test, so that a long run can be taken up again by name, and prints one line `attack: NAME: figures`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a part that cannot go on fails
#![allow(clippy::print_stdout)] // one line of figures a part is what this target is for

mod support;

mod disk;
mod fail_points;
mod kill;
mod mutations;
mod needles;
mod order;
mod rollback;
mod stolen;
