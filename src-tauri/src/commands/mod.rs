//! What the face may ask: one function a command, a room a file, no rule of the trade.

mod appearance;
mod archive;
mod audit;
mod backups;
mod body;
mod business;
mod customers;
mod dialogs;
mod einvoice;
mod history;
pub(crate) mod imports;
mod invoices;
mod items;
mod jobs;
mod keys;
mod notes_and_files;
mod payments;
mod recurring;
mod reports;
mod restore;
mod search;
mod series;
mod session;
mod sums;
mod templates;
mod unfinished;

include!("list.rs");

macro_rules! handler {
    ($($room:ident::$name:ident),* $(,)?) => { tauri::generate_handler![$($room::$name),*] };
}

/// The handler of every listed command, each request run once.
pub fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
    crate::once::guarded(every_command!(handler))
}
