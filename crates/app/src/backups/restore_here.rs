//! Restore in the window: look what lies in a backup, make it the book of this computer, and open it.

use super::restore::{Key, RestoreRequest, restore_watched};
use super::verify::VerifiedView;
use super::watched::{Watch, Watched};
use crate::session::State;
use crate::views::{
    BackupInsideView, LockReason, RestoreAskedView, RestoreProgressView, RestoreStep, RestoredBookView,
};
use crate::{Result, Session, unlock};
use backup::{Discard, Expect, Identity, Limits, MemberPath, Trust};
use std::path::Path;
use store::table::{customers, drafts};
use vault::{Passphrase, RecoveryCode};

/// Reads a backup to its last byte with the kit's code and says what lies in it; writes nothing.
pub fn look_inside(code: &RecoveryCode, asked: &RestoreAskedView, watch: &mut Watch<'_>) -> Result<BackupInsideView> {
    let identity = Identity::parse(&code.age_identity()?)?;
    let expect = Expect { trust: Trust::FirstUse, vault_id: None, file: None };
    let file = Watched::open(Path::new(&asked.file), RestoreStep::Reading, watch)?;
    let opened = backup::open(file, &[&identity], &expect, &Limits::default(), &mut Discard)?;
    let series = opened.manifest.facts.get("series").and_then(|series| series.as_array());
    let issued = series.into_iter().flatten().filter_map(|series| series.get("issued")?.as_u64()).sum();
    let files = opened.manifest.members.iter().filter(|member| matches!(member.path, MemberPath::File(_))).count();
    Ok(inside(&VerifiedView::of(&opened), issued, files as u64))
}

/// Restores into the vault's place, or beside the vault that stands there, and opens what came of it. From the next
/// start on it is the book of this computer; another vault is not touched.
pub fn restore_here(
    session: &mut Session,
    code: RecoveryCode,
    passphrase: &Passphrase,
    asked: &RestoreAskedView,
    watch: &mut Watch<'_>,
) -> Result<RestoredBookView> {
    crate::lock(session, LockReason::Asked)?;
    let places = &session.around.places;
    let (to, before) = (places.for_restored()?, places.vault.clone());
    let request = RestoreRequest {
        file: Path::new(&asked.file),
        to: &to,
        key: Key::Code(code),
        passphrase,
        portable: asked.portable,
        kit: None,
    };
    // First, since a vault that appeared must be found again; until it stands, a start opens the one in use.
    let pointed = places.work_in(&to)?;
    let restored = restore_watched(&session.around, &request, watch).inspect_err(|_| pointed.take_back())?;
    watch(RestoreProgressView { step: RestoreStep::Opening, percent: None });
    session.around.places.vault.clone_from(&to);
    session.state = State::Locked(LockReason::Start);
    let view = unlock::unlock(session, passphrase)?;
    let desk = session.at(crate::roles::Command::Read)?;
    let book = &desk.open.book;
    Ok(RestoredBookView {
        session: view,
        inside: inside(&restored.backup, restored.documents, restored.files),
        customers: count(customers::list(book, "")?.len()),
        drafts: count(drafts::all(book)?.len()),
        vault_path: restored.vault,
        beside_another: to != before,
    })
}

fn inside(backup: &VerifiedView, documents: u64, files: u64) -> BackupInsideView {
    let short = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    BackupInsideView {
        created: backup.created.clone(),
        seq: short(backup.seq),
        size: backup.size,
        documents: short(documents),
        files: short(files),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
