//! The whole core as stories, with no webview: one binary, one module a subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod architecture;
mod archive;
mod audit;
mod backups;
mod claims;
mod credit;
mod customers;
mod einvoice;
mod guards;
mod history;
mod importing;
mod importing_tables;
mod issue;
mod items;
mod keys;
mod lists;
mod merging;
mod migration;
mod notes_and_files;
mod numbers;
mod payments;
mod quotes;
mod recurring;
mod report_rows;
mod reports;
mod restoring;
mod search;
mod traps;
mod unfinished;
mod whole_book;
