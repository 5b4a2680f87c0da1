//! History of another program comes in: looked at first, then taken over whole, or not at all.

mod count;
pub mod csv;
mod jsonl;
mod lines;
pub(crate) mod listed;
mod look;
mod run;
mod show;

pub use look::{look, outline};
pub use run::{Watch, jsonl};
pub use show::{find, show};

use crate::views::ImportSumsView;
use crate::{Error, Result, convert};
use store::table::imported::Reconciled;

/// Minor units as views show them.
fn sums_view(sums: &Reconciled) -> Result<ImportSumsView> {
    let amount = |minor| Ok::<_, Error>(convert::amount(&sums.currency, minor)?.amount);
    Ok(ImportSumsView {
        documents: u32::try_from(sums.documents).unwrap_or(u32::MAX),
        net: amount(sums.net)?,
        vat: amount(sums.vat)?,
        gross: amount(sums.gross)?,
        open: amount(sums.open)?,
    })
}
