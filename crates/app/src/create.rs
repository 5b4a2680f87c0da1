//! First run: make the vault, its book and its recovery kit. No document can be saved before the kit was typed back.

use crate::backups::claim;
use crate::keys::{Origin, book_keys, holder};
use crate::roles::Command;
use crate::session::{Open, State, status_view};
use crate::views::{CreateRequest, CreatedView, FirstRunView, StrengthView};
use crate::{Result, Session, calibrate, kit, outside, paper, profile};
use chain::EntryKind;
use std::path::{Path, PathBuf};
use store::{AnchorFile, Birth, Book};
use vault::passphrase::{self, Guard};
use vault::random::OsRandom;
use vault::{CreateOptions, Passphrase, RecoveryCode, Vault, VaultLock, synced_place};
use zeroize::Zeroizing;

/// Minutes without a touch until a new vault locks itself.
const LOCK_AFTER: u32 = 10;

/// What the first run proposes on this machine.
pub fn first_run(session: &Session) -> FirstRunView {
    let (places, keyring) = (session.places(), &session.around.keyring);
    let day = session.around.clock.today();
    let kit = places.documents.join(format!("Counterfoil recovery kit {} {day}.pdf", places.name()));
    FirstRunView {
        vault_path: places.vault.display().to_string(),
        kit_path: kit.display().to_string(),
        backup_folders: vec![places.documents.join("Counterfoil Backups").display().to_string()],
        keyring: status_view(keyring.status()),
        synced_folder: synced_place(&places.vault).is_some(),
    }
}

/// Six words, chosen evenly by the operating system's randomness.
pub fn generate_words() -> Result<Zeroizing<String>> {
    Ok(passphrase::generate(&mut OsRandom)?)
}

/// How strong a passphrase is for the kind of vault.
pub fn judge(typed: &[u8], portable: bool) -> Result<StrengthView> {
    let guard = if portable { Guard::Nothing } else { Guard::DeviceSecret };
    let Ok(passphrase) = Passphrase::from_utf8(typed) else {
        return Ok(StrengthView { accepted: false, score: 0, words: "Type a passphrase.".to_owned() });
    };
    let strength = passphrase::judge(&passphrase, guard);
    Ok(StrengthView { accepted: strength.accepted, score: u32::from(strength.score), words: strength.words })
}

/// Makes vault, book and kit, and leaves the vault open.
pub fn create(session: &mut Session, typed: &Passphrase, request: &CreateRequest) -> Result<CreatedView> {
    let made = found(session, typed, request)?;
    Ok(CreatedView { vault_id: made.vault_id, kit_path: request.kit_path.clone(), kit_groups: made.asked })
}

/// The same for scripts: the recovery code is written to a file, which replaces typing it back.
pub fn create_with_code_file(
    session: &mut Session,
    typed: &Passphrase,
    request: &CreateRequest,
    code_file: &Path,
) -> Result<CreatedView> {
    outside::refuse_existing(code_file)?;
    let made = found(session, typed, request)?;
    outside::write_secret(code_file, format!("{}\n", made.code.text().as_str()).as_bytes())?;
    let desk = session.at(Command::Keys)?;
    let now = desk.clock.now();
    desk.open.book.write(now, |tx| tx.note(EntryKind::KitProven, "vault", &[]))?;
    desk.open.keys.set_kit_proven(now)?;
    desk.open.book.follow_header(desk.open.keys.header_seq(), now)?;
    Ok(CreatedView { vault_id: made.vault_id, kit_path: request.kit_path.clone(), kit_groups: Vec::new() })
}

struct Made {
    vault_id: String,
    code: RecoveryCode,
    asked: Vec<u32>,
}

fn found(session: &mut Session, typed: &Passphrase, request: &CreateRequest) -> Result<Made> {
    let dir = session.places().vault.clone();
    let kit_path = PathBuf::from(&request.kit_path);
    outside::refuse_existing(&kit_path)?;
    check_profile(request)?;
    claim(&request.backup_folders, &[])?;
    let now = session.around.clock.now();
    let label = if request.business.name.is_empty() { "Owner" } else { &request.business.name };
    let label: String = label.chars().take(64).collect();
    let options = CreateOptions {
        label: &label,
        portable: request.portable,
        passphrase: typed,
        kdf: calibrate::cost(&session.around)?,
        created_at: now,
    };
    let (keys, code) = Vault::create(&dir, &options, session.around.keyring.as_ref())?;
    let lock = VaultLock::acquire(&dir, &holder(&session.around), session.around.wait.as_mut())?;
    let birth = birth(&code)?;
    let anchors = AnchorFile::new(session.places().anchors(), keys.vault_id().uuid());
    let mut book = Book::create(&dir, book_keys(&keys, Origin::KnownDevice)?, anchors, &birth, now)?;
    let asked = RecoveryCode::groups_to_type_back(&mut OsRandom)?;
    book.write(now, |tx| {
        profile::save(tx, &request.business)?;
        profile::save_places(tx, LOCK_AFTER, &request.backup_folders)?;
        kit::ask_for(tx, &code, asked)
    })?;
    let name = session.places().name();
    let pdf = paper::kit(&code, &name, &keys.vault_id().to_string(), session.around.clock.today())?;
    outside::write_secret(&kit_path, &pdf)?;
    let vault_id = keys.vault_id().to_string();
    session.state = State::Open(Box::new(Open { keys, book, lock: Some(lock), touched: now, badge: None }));
    Ok(Made { vault_id, code, asked: asked.iter().filter_map(|group| u32::try_from(*group).ok()).collect() })
}

/// A profile that cannot be saved is refused before anything is made.
fn check_profile(request: &CreateRequest) -> Result<()> {
    let faults = crate::convert::seller(&request.business).check("");
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

/// Whom backups are sealed for: the kit, of which only the public half is kept, and the book itself.
fn birth(code: &RecoveryCode) -> Result<Birth> {
    let identity = backup::Identity::generate();
    Ok(Birth { backup_identity: identity.secret_text().to_string(), recovery_recipient: kit_recipient(code)? })
}

/// The public half of a kit's age identity.
pub(crate) fn kit_recipient(code: &RecoveryCode) -> Result<String> {
    Ok(backup::Identity::parse(&code.age_identity()?)?.recipient().to_string())
}
