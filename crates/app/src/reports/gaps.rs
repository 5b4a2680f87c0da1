//! Which numbers were never given, and why.

use crate::roles::Command;
use crate::views::{GapView, GapsView};
use crate::{Result, Session};
use store::table::series;

/// The gap register of all series.
pub fn gaps(session: &mut Session) -> Result<GapsView> {
    let desk = session.at(Command::Read)?;
    let gaps = series::gaps(&desk.open.book)?;
    let view = |gap: series::Gap| GapView { series: gap.series, number: gap.number, reason: gap.reason };
    Ok(GapsView { items: gaps.into_iter().map(view).collect() })
}
