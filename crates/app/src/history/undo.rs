//! Take back the last act that changed a draft or a master record; what was issued, paid or recorded stays.

use super::Subject;
use crate::roles::Command;
use crate::views::UndoneView;
use crate::{Error, Result, Session, invoices, recurring};
use serde_json::Value;
use store::Tx;
use store::table::versions::{self, Step};
use store::table::{Reads, customers, drafts, merges};

/// How far back an undo looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only what was done since the book was opened: what the window's user remembers.
    ThisOpening,
    /// Whatever was done last: each command of a terminal opens the book anew.
    Ever,
}

/// Acts that cannot be taken back are passed over, at most this many.
const LOOKED_AT: u32 = 200;

/// Takes back the newest act that can be; what was typed into a draft since is such an act itself.
///
/// # Errors
/// [`Error::NothingToUndo`] where there is none, [`Error::JobStands`] where it made a draft that a deposit was taken of.
pub fn undo(session: &mut Session, reach: Reach) -> Result<UndoneView> {
    let desk = session.at(Command::Edit)?;
    let role = desk.open.keys.role();
    let since = match reach {
        Reach::ThisOpening => desk.open.opened_at,
        Reach::Ever => 0,
    };
    let now = desk.clock.now();
    desk.open.book.write(now, drafts::fold_all)?;
    desk.open.book.write(now, |tx| {
        for act in versions::acts(tx, since, LOOKED_AT)? {
            if let Some(steps) = undoable(tx, versions::steps(tx, act)?)? {
                if !steps.iter().all(|(subject, _)| subject.command().allows(role)) {
                    return Err(Error::NotPermitted);
                }
                return take_back(tx, act, &steps);
            }
            if begins_a_job(tx, act)? {
                return Err(Error::JobStands);
            }
        }
        Err(Error::NothingToUndo)
    })
}

type Steps = Vec<(Subject, Step)>;

/// The steps of an act, if every one of them can be taken back now.
fn undoable(from: &impl Reads, steps: Vec<Step>) -> Result<Option<Steps>> {
    let mut known = Vec::new();
    for step in steps {
        let Some(subject) = Subject::read(&step.object) else { return Ok(None) };
        let stays = match &subject {
            Subject::Document(id) => {
                versions::is_issued(from, &step.object)? || (step.before.is_none() && invoices::is_asked_for(from, id)?)
            }
            // A customer whom the act made stays while something names them, or while they are one with another.
            Subject::Customer(id) => {
                step.before.is_none() && (customers::documents(from, id)? > 0 || merges::is_part(from, id)?)
            }
            Subject::Merge(id) => !merges::can_put_back(from, id, step.before.as_ref())?,
            Subject::Schedule(id) => !recurring::can_put_back(from, id, step.before.as_ref())?,
            Subject::Template(_) | Subject::Item(_) | Subject::Note(_) | Subject::Attachment(_) => false,
            Subject::Business | Subject::Settings => step.before.is_none(),
            Subject::Series(_) => step.before.is_none() || held(&step.before) != held(&step.after),
        };
        if stays || step.before == step.after {
            return Ok(None);
        }
        known.push((subject, step));
    }
    Ok((!known.is_empty()).then_some(known))
}

/// Whether an act made a draft that deposits were taken of since. That is said, not passed over: what was done before it is
/// not what the user means.
fn begins_a_job(from: &impl Reads, act: u64) -> Result<bool> {
    for step in versions::steps(from, act)?.iter().filter(|step| step.before.is_none()) {
        if let Some(Subject::Document(id)) = Subject::read(&step.object)
            && !versions::is_issued(from, &step.object)?
            && invoices::is_asked_for(from, &id)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a series waits for its last number: that is settled by a person, never undone.
fn held(series: &Option<Value>) -> Option<&Value> {
    series.as_ref().and_then(|series| series.get("held"))
}

fn take_back(tx: &Tx<'_>, act: u64, steps: &[(Subject, Step)]) -> Result<UndoneView> {
    tx.undoes(act);
    for (subject, step) in steps {
        subject.put_back(tx, step.before.as_ref())?;
    }
    // The last step is the first change: what the act was for.
    let (subject, step) = steps.last().ok_or(Error::NothingToUndo)?;
    let details = step.before.as_ref().or(step.after.as_ref());
    Ok(UndoneView {
        act: step.kind.to_string(),
        object: step.object.clone(),
        title: details.map(|details| subject.title(tx, details)).unwrap_or_default(),
        gone: step.before.is_none(),
    })
}
