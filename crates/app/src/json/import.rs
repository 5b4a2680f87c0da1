//! An export becomes a new vault in a new folder, checked before it appears, with every series held: as a restore does,
//! but with a new kit, since nothing in the file proves whose it is.

use crate::backups::{HeldView, Watched, take_over};
use crate::create::birth;
use crate::keys::{Origin, book_keys, signers};
use crate::session::Surroundings;
use crate::staging::Staging;
use crate::views::{RestoreProgressView, RestoreStep};
use crate::{Result, calibrate, kit, outside, paper};
use chain::{Anchor, AnchorKey, EntryKind};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use store::table::{audit, book_row, series};
use store::{Access, AnchorFile, Book, Incoming, JsonHead, SealedFiles, read_json, read_json_head};
use vault::random::OsRandom;
use vault::{CreateOptions, Passphrase, RecoveryCode, RestoreOptions, UnlockedVault, Vault, VaultId};

/// What an import of a whole book is told.
pub struct JsonImportRequest<'a> {
    /// The export.
    pub file: &'a Path,
    /// The new vault's folder; must not exist.
    pub to: &'a Path,
    /// Of the new vault.
    pub passphrase: &'a Passphrase,
    /// Passphrase alone, for a machine without a keyring.
    pub portable: bool,
    /// Where the new kit is written; must not exist.
    pub kit: &'a Path,
    /// Where the new recovery code is written, for scripts; must not exist.
    pub code: Option<&'a Path>,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonImportedView {
    /// The new vault's folder.
    pub vault: String,
    /// Its id, as before.
    pub vault_id: String,
    /// Its epoch, one more than before.
    pub epoch: u64,
    /// Rows of all tables.
    pub rows: u64,
    /// Entries of the audit log, each with a signature that holds.
    pub entries: u64,
    /// Issued documents.
    pub documents: u64,
    /// Sealed files.
    pub files: u64,
    /// Where the new kit was written.
    pub kit: String,
    /// Groups of it that must be typed back before a document is saved.
    pub kit_groups: Vec<u32>,
    /// Series that wait for their last number to be confirmed.
    pub held: Vec<HeldView>,
}

/// Makes a new vault of an export.
///
/// # Errors
/// A file that is not as its format says, or whose rows are not as its audit log says, leaves nothing behind.
pub fn import(
    around: &Surroundings,
    request: &JsonImportRequest<'_>,
    watch: &mut dyn FnMut(RestoreProgressView),
) -> Result<JsonImportedView> {
    for paper in [Some(request.kit), request.code].into_iter().flatten() {
        outside::refuse_existing(paper)?;
    }
    let head = read_json_head(File::open(request.file)?)?;
    let staging = Staging::beside(request.to)?;
    let built = build(around, request, &head, &staging, watch).and_then(|built| {
        staging.hand_over().inspect_err(|_| retract(request))?;
        Ok(built)
    });
    let Built { view, keys, anchor } = built.inspect_err(|_| {
        let _ = staging.clear(); // what was half built is ours alone; the first error is the one to tell
    })?;
    // As after a restore: from now on the exported book, if it stands here, is an older one.
    let outside = AnchorFile::new(around.places.anchors(), keys.vault_id().uuid());
    let _ = outside.write(&anchor, &AnchorKey::new(keys.anchor_key().expose()));
    Ok(view)
}

const DIFFERS: &str = "its rows or files are not what its own audit log says";

/// A new vault that was checked, still in its staging folder.
struct Built {
    view: JsonImportedView,
    keys: UnlockedVault,
    anchor: Anchor,
}

fn build(
    around: &Surroundings,
    request: &JsonImportRequest<'_>,
    head: &JsonHead,
    staging: &Staging,
    watch: &mut dyn FnMut(RestoreProgressView),
) -> Result<Built> {
    let (keys, code) = found(around, request, head, staging.folder())?;
    let files = SealedFiles::new(staging.folder().join("files"), keys.files_key());
    let into =
        Incoming { vault: staging.folder(), database: keys.database_key(), files: &files, steps: around.migrations };
    let mut file = Hashed { inner: Watched::open(request.file, RestoreStep::Building, watch)?, digest: Sha256::new() };
    let rows = read_json(&mut file, head, &into)?;
    let sha256: String = file.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    watch(RestoreProgressView { step: RestoreStep::Checking, percent: None });
    Book::upgrade(staging.folder(), keys.database_key(), around.migrations)?;
    let anchors = AnchorFile::new(staging.anchors(), keys.vault_id().uuid());
    let opening = book_keys(&keys, Origin::NewHere)?;
    let mut book = Book::open(staging.folder(), opening, anchors, &[], Access::ReadWrite, around.migrations)?;
    settle(around, &mut book, &code, &sha256)?;
    let checked = book.verify(&signers(&keys, &book)?)?;
    if !checked.findings.is_empty() {
        return Err(store::Error::Json { line: 0, what: DIFFERS }.into());
    }
    let view = JsonImportedView {
        vault: request.to.display().to_string(),
        vault_id: keys.vault_id().to_string(),
        epoch: keys.epoch(),
        rows,
        entries: checked.entries,
        documents: checked.documents,
        files: checked.files,
        kit: request.kit.display().to_string(),
        kit_groups: kit::groups(&book)?,
        held: series::all(&book)?.into_iter().map(|row| HeldView { series: row.name, issued: row.issued }).collect(),
    };
    let anchor = book.current_anchor(around.clock.now())?;
    write_papers(around, request, &keys, &code)?;
    Ok(Built { view, keys, anchor })
}

fn found(
    around: &Surroundings,
    request: &JsonImportRequest<'_>,
    head: &JsonHead,
    staging: &Path,
) -> Result<(UnlockedVault, RecoveryCode)> {
    let options = RestoreOptions {
        vault_id: VaultId::from_bytes(*head.vault_id.as_bytes()),
        previous_epoch: u64::from(head.epoch),
        owner: None,
        code: None,
        create: CreateOptions {
            label: "Owner",
            portable: request.portable,
            passphrase: request.passphrase,
            kdf: calibrate::cost(around)?,
            created_at: around.clock.now(),
        },
    };
    Ok(Vault::restore(staging, &options, around.keyring.as_ref())?)
}

/// What an export does not hold, and an entry that names both ends.
fn settle(around: &Surroundings, book: &mut Book, code: &RecoveryCode, sha256: &str) -> Result<()> {
    let before = book.head();
    let former = audit::signers(book)?;
    let birth = birth(code)?;
    let asked = RecoveryCode::groups_to_type_back(&mut OsRandom)?;
    book.write(around.clock.now(), |tx| {
        book_row::insert(tx, &birth)?;
        take_over(tx, &former)?;
        kit::ask_for(tx, code, asked)?;
        let note = [
            ("sha256", sha256.to_owned()),
            ("from-size", before.size.to_string()),
            ("from-hash", before.hash.to_string()),
        ];
        Ok(tx.note(EntryKind::BookImported, "vault", &note)?)
    })
}

/// The papers come last: a vault that appears has its kit.
fn write_papers(
    around: &Surroundings,
    request: &JsonImportRequest<'_>,
    keys: &UnlockedVault,
    code: &RecoveryCode,
) -> Result<()> {
    let name = crate::places::stem(request.to);
    let kit = paper::kit(code, &name, &keys.vault_id().to_string(), around.clock.today())?;
    outside::write_secret(request.kit, &kit)?;
    let Some(file) = request.code else { return Ok(()) };
    outside::write_secret(file, format!("{}\n", code.text().as_str()).as_bytes()).inspect_err(|_| retract(request))
}

/// A kit of a vault that did not come to be would only mislead.
fn retract(request: &JsonImportRequest<'_>) {
    for file in [Some(request.kit), request.code].into_iter().flatten() {
        let _ = outside::remove_if_there(file); // the first error is the one to tell
    }
}

/// A file on its way, with its hash.
struct Hashed<R> {
    inner: R,
    digest: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.digest.update(&into[..read]);
        Ok(read)
    }
}
