//! What the crate promises, one file a promise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's own helpers: a panic is its failure"
)]

mod archive;
mod damage;
mod hostile;
mod names;
mod outbox;
mod retention;
mod round_trip;
mod schedule;
mod shipping;
mod stock_tools;
mod support;
mod vectors;
