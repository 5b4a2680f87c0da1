//! A schedule goes to the trash, and back to what it once was. What became of its periods stays whatever happens to it.

use super::schedules::{fixed, write};
use crate::roles::Command;
use crate::views::{ScheduleInput, TimesInput};
use crate::{Result, Session, convert};
use billing::ScheduleId;
use serde_json::Value;
use store::Tx;
use store::table::{Reads, schedules, versions};

/// Moves a schedule to the trash: nothing falls due while it lies there.
pub fn remove(session: &mut Session, text: &str) -> Result<()> {
    let desk = session.at(Command::Edit)?;
    let id = schedules::resolve(&desk.open.book, text)?;
    Ok(desk.open.book.write(desk.clock.now(), |tx| schedules::delete(tx, &id))?)
}

/// Brings a schedule to what a version says, unless it would fall due by other dates than those that were made.
pub(crate) fn put_back(tx: &Tx<'_>, id: &ScheduleId, version: &Value) -> Result<()> {
    if !can_put_back(tx, id, Some(version))? {
        return Err(vec![fixed()].into());
    }
    let row = schedules::said(id, version)?;
    let input: ScheduleInput = convert::same_keys(&row.schedule, "the version")?;
    write(tx, &row, &input)
}

/// Whether [`put_back`] can be done as the book stands; what goes away always can.
pub(crate) fn can_put_back(from: &impl Reads, id: &ScheduleId, version: Option<&Value>) -> Result<bool> {
    let Some(version) = version else { return Ok(true) };
    if schedules::handled(from, id)?.is_empty() {
        return Ok(true);
    }
    let newest = versions::of(from, &format!("schedule/{id}"))?.into_iter().find_map(|version| version.details);
    Ok(rhythm(id, version)? == newest.map(|newest| rhythm(id, &newest)).transpose()?.unwrap_or_default())
}

/// When it falls due, its end aside: that may be moved whatever was made.
fn rhythm(id: &ScheduleId, version: &Value) -> Result<TimesInput> {
    let input: ScheduleInput = convert::same_keys(&schedules::said(id, version)?.schedule, "the version")?;
    Ok(TimesInput { until: String::new(), ..input.times })
}
