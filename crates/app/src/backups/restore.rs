//! Restore: a backup becomes a new vault in a new folder, checked before it appears, with every series held.
//!
//! Nothing of the target is visible until all of it held: the vault grows in `NAME.partial` and is renamed at the end.

use super::verify::VerifiedView;
use super::watched::{Watch, Watched};
use crate::create::kit_recipient;
use crate::keys::{Origin, book_keys, remember_signer, signers};
use crate::session::Surroundings;
use crate::staging::Staging;
use crate::views::{RestoreProgressView, RestoreStep};
use crate::{Error, Result, calibrate, kit, numbering, outside, paper};
use backup::{DatabaseTo, Discard, Expect, Identity, Limits, MemberPath, Opened, Sink, Trust};
use chain::{Anchor, AnchorKey, EntryKind};
use serde::Serialize;
use std::io;
use std::path::Path;
use store::table::{audit, book_row, files, series};
use store::{Access, AnchorFile, Book, PlainBytes, SealedFiles};
use vault::random::OsRandom;
use vault::{CreateOptions, Passphrase, RecoveryCode, RestoreOptions, UnlockedVault, Vault, VaultId};
use zeroize::Zeroizing;

/// What opens the backup.
pub enum Key {
    /// The nine groups of the kit: it stays the kit of the new vault.
    Code(RecoveryCode),
    /// An age identity: the new vault gets a new kit.
    Identity(Zeroizing<String>),
}

/// What a restore is told.
pub struct RestoreRequest<'a> {
    /// The sealed backup.
    pub file: &'a Path,
    /// The new vault's folder; must not exist.
    pub to: &'a Path,
    /// What opens the backup.
    pub key: Key,
    /// Of the new vault.
    pub passphrase: &'a Passphrase,
    /// Passphrase alone, for a machine without a keyring.
    pub portable: bool,
    /// Where a new kit is written; needed with [`Key::Identity`].
    pub kit: Option<&'a Path>,
}

/// What was restored, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestoredView {
    /// The backup.
    pub backup: VerifiedView,
    /// The new vault's folder.
    pub vault: String,
    /// Its epoch, one more than before.
    pub epoch: u64,
    /// Issued documents.
    pub documents: u64,
    /// Sealed files.
    pub files: u64,
    /// Series that wait for their last number to be confirmed.
    pub held: Vec<HeldView>,
    /// Groups of the new kit that must be typed back before a document is saved; empty when the kit stayed.
    pub kit_groups: Vec<u32>,
    /// What a backup never holds.
    pub not_inside: Vec<String>,
}

/// A series that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldView {
    /// Its name.
    pub series: String,
    /// Documents that the backup knows of.
    pub issued: u32,
}

/// Restores a backup into a new vault.
pub fn restore(around: &Surroundings, request: &RestoreRequest<'_>) -> Result<RestoredView> {
    restore_watched(around, request, &mut |_| ())
}

/// The same, telling how far it has come.
pub(crate) fn restore_watched(
    around: &Surroundings,
    request: &RestoreRequest<'_>,
    watch: &mut Watch<'_>,
) -> Result<RestoredView> {
    let staging = Staging::beside(request.to)?;
    let identity = match &request.key {
        Key::Code(code) => Identity::parse(&code.age_identity()?)?,
        Key::Identity(text) => Identity::parse(text)?,
    };
    if matches!(request.key, Key::Identity(_)) {
        outside::refuse_existing(
            request.kit.ok_or(Error::Unreadable { what: "the place of the new kit: give --recovery-kit" })?,
        )?;
    }
    // The first pass believes nothing and writes nothing; the second knows exactly which bytes to expect.
    let unproven = Expect { trust: Trust::FirstUse, vault_id: None, file: None };
    let file = Watched::open(request.file, RestoreStep::Reading, watch)?;
    let proven = backup::open(file, &[&identity], &unproven, &Limits::default(), &mut Discard)?;
    let built = build(around, request, &identity, &proven, &staging, watch).and_then(|built| {
        staging.hand_over()?;
        Ok(built)
    });
    let Built { view, keys, anchor } = built.inspect_err(|_| {
        let _ = staging.clear(); // what was half built is ours alone; the first error is the one to tell
    })?;
    // Only from now on is the book that this backup came from an older one on this computer. An anchor that cannot be
    // written undoes nothing: the first unlock of the new vault writes it.
    let outside = AnchorFile::new(around.places.anchors(), keys.vault_id().uuid());
    let _ = outside.write(&anchor, &AnchorKey::new(keys.anchor_key().expose()));
    Ok(view)
}

/// A new vault that was checked, still in its staging folder.
struct Built {
    view: RestoredView,
    keys: UnlockedVault,
    anchor: Anchor,
}

fn build(
    around: &Surroundings,
    request: &RestoreRequest<'_>,
    identity: &Identity,
    proven: &Opened,
    staging: &Staging,
    watch: &mut Watch<'_>,
) -> Result<Built> {
    let (keys, code) = found(around, request, proven, staging.folder())?;
    let sealed = SealedFiles::new(staging.folder().join("files"), keys.files_key());
    let mut taking =
        Taking { database: DatabaseTo::new(PlainBytes::default()), files: &sealed, current: None, taken: Vec::new() };
    let expect = Expect {
        trust: Trust::Keys(vec![proven.signer]),
        vault_id: Some(proven.manifest.vault_id),
        file: Some((proven.size, proven.sha256)),
    };
    let file = Watched::open(request.file, RestoreStep::Building, watch)?;
    backup::open(file, &[identity], &expect, &Limits::default(), &mut taking)?;
    let Taking { database, taken, .. } = taking;
    watch(RestoreProgressView { step: RestoreStep::Checking, percent: None });
    store::import(&database.into_inner(), &staging.folder().join("book.db"), keys.database_key())?;
    // A backup by an older program: what it holds is upgraded here, rehearsed and compared as at an unlock.
    Book::upgrade(staging.folder(), keys.database_key(), around.migrations)?;
    let anchors = AnchorFile::new(staging.anchors(), keys.vault_id().uuid());
    let opening = book_keys(&keys, Origin::NewHere)?;
    let mut book = Book::open(staging.folder(), opening, anchors, &[], Access::ReadWrite, around.migrations)?;
    let new_kit = matches!(request.key, Key::Identity(_)).then_some(&code);
    settle(around, &mut book, proven, &code, &taken)?;
    if let Some(code) = new_kit {
        let asked = RecoveryCode::groups_to_type_back(&mut OsRandom)?;
        book.write(around.clock.now(), |tx| kit::ask_for(tx, code, asked))?;
    }
    let checked = book.verify(&signers(&keys, &book)?)?;
    if !checked.findings.is_empty() {
        return Err(Error::NotAsLeft { findings: checked.findings.len() });
    }
    if let (Key::Identity(_), Some(kit)) = (&request.key, request.kit) {
        let name = crate::places::stem(request.to);
        outside::write_secret(kit, &paper::kit(&code, &name, &keys.vault_id().to_string(), around.clock.today())?)?;
    }
    let view = view(request, proven, &keys, &book, checked.documents, checked.files)?;
    let anchor = book.current_anchor(around.clock.now())?;
    Ok(Built { view, keys, anchor })
}

fn found(
    around: &Surroundings,
    request: &RestoreRequest<'_>,
    proven: &Opened,
    staging: &Path,
) -> Result<(UnlockedVault, RecoveryCode)> {
    let code = match &request.key {
        Key::Code(code) => Some(code),
        Key::Identity(_) => None,
    };
    let options = RestoreOptions {
        vault_id: VaultId::from_bytes(*proven.manifest.vault_id.as_bytes()),
        previous_epoch: u64::from(proven.manifest.epoch),
        owner: None,
        code,
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

/// What makes the old book a new one: its epoch, its kit, its held series, and an entry that names both ends.
fn settle(
    around: &Surroundings,
    book: &mut Book,
    proven: &Opened,
    code: &RecoveryCode,
    taken: &[store::SealedFile],
) -> Result<()> {
    let before = book.head();
    // Whoever signed the log until now stays believed for what they signed.
    let former: Vec<(String, chain::VerifyingKey)> =
        audit::signers(book)?.into_iter().chain([("backup".to_owned(), proven.signer)]).collect();
    let recipient = kit_recipient(code)?;
    book.write(around.clock.now(), |tx| {
        book_row::rebirth(tx, &recipient)?;
        for file in taken {
            files::rename(tx, file)?;
        }
        take_over(tx, &former)?;
        let note = [
            ("backup-seq", proven.manifest.seq.to_string()),
            ("backup-sha256", proven.sha256.to_string()),
            ("from-size", before.size.to_string()),
            ("from-hash", before.hash.to_string()),
        ];
        Ok(tx.note(EntryKind::Restored, "vault", &note)?)
    })
}

/// Whoever signed the log of the book before stays believed, and no number is given before the last one is confirmed.
pub(crate) fn take_over(tx: &store::Tx<'_>, former: &[(String, chain::VerifyingKey)]) -> Result<()> {
    for (user, key) in former {
        remember_signer(tx, user, key)?;
    }
    numbering::ensure_all(tx)?;
    Ok(series::hold_all(tx)?)
}

fn view(
    request: &RestoreRequest<'_>,
    proven: &Opened,
    keys: &UnlockedVault,
    book: &Book,
    documents: u64,
    files: u64,
) -> Result<RestoredView> {
    Ok(RestoredView {
        backup: VerifiedView::of(proven),
        vault: request.to.display().to_string(),
        epoch: keys.epoch(),
        documents,
        files,
        held: series::all(book)?.into_iter().map(|row| HeldView { series: row.name, issued: row.issued }).collect(),
        kit_groups: if keys.kit_proven_at().is_some() { Vec::new() } else { kit::groups(book)? },
        not_inside: ["the old passphrase and device secret", "other backups", "what was done after this backup"]
            .map(str::to_owned)
            .into(),
    })
}

/// Takes the database into memory and each file into its new seal, as they stream by.
struct Taking<'f> {
    database: DatabaseTo<PlainBytes>,
    files: &'f SealedFiles,
    current: Option<Zeroizing<Vec<u8>>>,
    taken: Vec<store::SealedFile>,
}

impl Sink for Taking<'_> {
    fn begin(&mut self, path: &MemberPath, size: u64) -> io::Result<()> {
        self.current = matches!(path, MemberPath::File(_)).then(Zeroizing::default);
        self.database.begin(path, size)
    }

    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        if let Some(bytes) = &mut self.current {
            bytes.extend_from_slice(piece);
        }
        self.database.write(piece)
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(bytes) = self.current.take() {
            self.taken.push(self.files.seal(&bytes).map_err(io::Error::other)?);
        }
        self.database.end()
    }
}
