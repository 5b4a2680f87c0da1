//! First run: make the vault, its book and its recovery kit. No document can be saved before the kit was typed back.

use crate::backups::claim;
use crate::keys::{Origin, book_keys, holder};
use crate::session::{Open, State, Surroundings};
use crate::staging::Staging;
use crate::standing::status_view;
use crate::views::{CreateRequest, CreatedView, FirstRunView, StrengthView};
use crate::{Result, Session, calibrate, kit, outside, paper, profile};
use chain::EntryKind;
use std::path::{Path, PathBuf};
use store::{Access, AnchorFile, Birth, Book};
use vault::passphrase::{self, Guard};
use vault::random::OsRandom;
use vault::{CreateOptions, Passphrase, RecoveryCode, UnlockedVault, Vault, VaultError, VaultLock, synced_place};
use zeroize::Zeroizing;

/// Minutes without a touch until a new vault locks itself.
const LOCK_AFTER: u32 = 10;

/// How the header, which anybody can read, calls the owner: the business has no name there.
const OWNER: &str = "Owner";

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
    found(session, typed, request, None)
}

/// The same for scripts: the recovery code is written to a file, which replaces typing it back.
pub fn create_with_code_file(
    session: &mut Session,
    typed: &Passphrase,
    request: &CreateRequest,
    code_file: &Path,
) -> Result<CreatedView> {
    found(session, typed, request, Some(code_file))
}

fn found(
    session: &mut Session,
    typed: &Passphrase,
    request: &CreateRequest,
    code_file: Option<&Path>,
) -> Result<CreatedView> {
    let paper = Paper { kit: PathBuf::from(&request.kit_path), code: code_file.map(Path::to_owned) };
    paper.refuse_existing()?;
    if session.vault_exists() {
        return Err(VaultError::Exists { found: vault::KEYS_A_FILE }.into());
    }
    check_profile(request)?;
    claim(&request.backup_folders, &[], &session.places().documents)?;
    let around = &mut session.around;
    let dir = around.places.vault.clone();
    let staging = Staging::beside(&dir)?;
    let built = build(around, typed, request, &paper, &staging).and_then(|built| {
        staging.hand_over().inspect_err(|_| paper.retract_from(&dir))?;
        Ok(built)
    });
    let Built { keys, asked } = built.inspect_err(|_| {
        let _ = staging.clear(); // what was half built is ours alone; the first error is the one to tell
    })?;
    let keys = keys.moved_to(&dir);
    let lock = VaultLock::acquire(&dir, &holder(around), around.wait.as_mut())?;
    let anchors = AnchorFile::new(around.places.anchors(), keys.vault_id().uuid());
    let opening = book_keys(&keys, Origin::KnownDevice)?;
    let book = Book::open(&dir, opening, anchors, &[], Access::ReadWrite, around.migrations)?;
    let (vault_id, touched) = (keys.vault_id().to_string(), around.clock.now());
    session.state = State::Open(Box::new(Open::for_writing(keys, book, lock, touched)));
    Ok(CreatedView { vault_id, kit_path: request.kit_path.clone(), kit_groups: asked })
}

/// What is written outside the vault: the kit, and for scripts the code.
struct Paper {
    kit: PathBuf,
    code: Option<PathBuf>,
}

impl Paper {
    fn refuse_existing(&self) -> Result<()> {
        outside::refuse_existing(&self.kit)?;
        self.code.as_deref().map_or(Ok(()), outside::refuse_existing)
    }

    /// A kit of a vault that did not come to be would only mislead.
    fn retract_from(&self, dir: &Path) {
        if !dir.join(vault::KEYS_A_FILE).exists() {
            for file in [Some(&self.kit), self.code.as_ref()].into_iter().flatten() {
                let _ = outside::remove_if_there(file); // the first error is the one to tell
            }
        }
    }

    fn write(&self, kit: &[u8], code: &RecoveryCode) -> Result<()> {
        outside::write_secret(&self.kit, kit)?;
        let Some(file) = &self.code else { return Ok(()) };
        outside::write_secret(file, format!("{}\n", code.text().as_str()).as_bytes()).inspect_err(|_| {
            let _ = outside::remove_if_there(&self.kit); // the first error is the one to tell
        })
    }
}

/// A new vault, closed, still in its staging folder; `asked` are the groups to type back.
struct Built {
    keys: UnlockedVault,
    asked: Vec<u32>,
}

/// The paper comes last: a vault that appears has its kit, whatever happens on the way.
fn build(
    around: &Surroundings,
    typed: &Passphrase,
    request: &CreateRequest,
    paper: &Paper,
    staging: &Staging,
) -> Result<Built> {
    let now = around.clock.now();
    let options = CreateOptions {
        label: OWNER,
        portable: request.portable,
        passphrase: typed,
        kdf: calibrate::cost(around)?,
        created_at: now,
    };
    let (mut keys, code) = Vault::create(staging.folder(), &options, around.keyring.as_ref())?;
    let anchors = AnchorFile::new(around.places.anchors(), keys.vault_id().uuid());
    let opening = book_keys(&keys, Origin::KnownDevice)?;
    let mut book = Book::create(staging.folder(), opening, anchors, &birth(&code)?, now)?;
    let asked = RecoveryCode::groups_to_type_back(&mut OsRandom)?;
    book.write(now, |tx| {
        profile::save(tx, &request.business)?;
        profile::save_places(tx, LOCK_AFTER, &request.backup_folders)?;
        match paper.code {
            None => kit::ask_for(tx, &code, asked),
            Some(_) => Ok(tx.note(EntryKind::KitProven, "vault", &[])?),
        }
    })?;
    if paper.code.is_some() {
        keys.set_kit_proven(now)?;
        book.follow_header(keys.header_seq(), now)?;
    }
    drop(book);
    let name = around.places.name();
    let kit = paper::kit(&code, &name, &keys.vault_id().to_string(), around.clock.today())?;
    paper.write(&kit, &code)?;
    let asked = asked.iter().filter(|_| paper.code.is_none()).filter_map(|group| u32::try_from(*group).ok());
    Ok(Built { keys, asked: asked.collect() })
}

/// A profile that cannot be saved is refused before anything is made.
fn check_profile(request: &CreateRequest) -> Result<()> {
    let faults = crate::convert::seller(&request.business).check("");
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

/// Whom backups are sealed for: the kit, of which only the public half is kept, and the book itself.
pub(crate) fn birth(code: &RecoveryCode) -> Result<Birth> {
    let identity = backup::Identity::generate();
    Ok(Birth { backup_identity: identity.secret_text().to_string(), recovery_recipient: kit_recipient(code)? })
}

/// The public half of a kit's age identity.
pub(crate) fn kit_recipient(code: &RecoveryCode) -> Result<String> {
    Ok(backup::Identity::parse(&code.age_identity()?)?.recipient().to_string())
}
