//! An open book: its connection, its keys, the end of its audit log, and the anchor that follows every commit.

use crate::anchor_file::AnchorFile;
use crate::migration::{self, MIGRATIONS, Migration, Upgrade};
use crate::plain_stream::{self, PlainBook};
use crate::sealed_files::{SealedFile, SealedFiles};
use crate::table::search::Vocabulary;
use crate::table::{Conn, Reads, audit, book_row, files, series};
use crate::transaction::Tx;
use crate::{Error, Result, database};
use chain::{Anchor, AnchorKey, EntryKind, Freshness, Head, SigningKey};
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use uuid::Uuid;
use vault::{DatabaseKey, FilesKey};
use zeroize::Zeroizing;

/// Everything that opens and continues a book; the vault hands it over at unlock.
pub struct BookKeys {
    /// Opens `book.db`.
    pub database: DatabaseKey,
    /// Seals and opens what lies under `files/`.
    pub files: FilesKey,
    /// Authenticates anchors.
    pub anchor: Zeroizing<[u8; 32]>,
    /// Signs audit entries as `user`.
    pub signing: SigningKey,
    /// The vault.
    pub vault_id: Uuid,
    /// 1, and one more after each restore.
    pub epoch: u32,
    /// Sequence of the key header, held against the anchor.
    pub header_seq: u64,
    /// Id of the user who unlocked.
    pub user: String,
    /// Id of this device.
    pub device: String,
    /// Whether the key header knew this device before this unlock.
    pub device_known: bool,
}

/// What a caller may do with an open book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Holds the vault's lock.
    ReadWrite,
    /// Needs no lock; another process may write meanwhile.
    ReadOnly,
}

/// What a new book is born with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Birth {
    /// age identity that verifies and drills open backups with.
    pub backup_identity: String,
    /// Public half of the recovery kit's age identity.
    pub recovery_recipient: String,
}

/// An open book.
pub struct Book {
    sql: Connection,
    path: PathBuf,
    keys: BookKeys,
    files: SealedFiles,
    anchors: AnchorFile,
    access: Access,
    freshness: Freshness,
    head: Head,
    anchor_owed: bool,
    /// Its schema is older than the program's: it is read through a lens, and not written before it was upgraded.
    older_schema: bool,
    /// The words that parts of words are looked up in.
    vocabulary: Vocabulary,
}

impl Book {
    /// Makes `book.db` in the vault's folder, with its first audit entry and its first anchor.
    pub fn create(
        vault: &Path,
        keys: BookKeys,
        anchors: AnchorFile,
        birth: &Birth,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let path = vault.join("book.db");
        if path.exists() {
            return Err(Error::NotWritable);
        }
        let sql = database::create(&path, &keys.database)?;
        migration::run(&sql, MIGRATIONS)?;
        let head = Head::genesis(&keys.vault_id);
        let files = SealedFiles::new(vault.join("files"), &keys.files);
        let (access, freshness) = (Access::ReadWrite, Freshness::Fresh);
        let mut book = Self {
            sql,
            path,
            keys,
            files,
            anchors,
            access,
            freshness,
            head,
            anchor_owed: false,
            older_schema: false,
            vocabulary: Vocabulary::default(),
        };
        book.write(now, |tx| {
            book_row::insert(tx, birth)?;
            tx.note(EntryKind::VaultCreated, "vault", &[])
        })?;
        crate::sealed_files::sync_folder(vault)?;
        Ok(book)
    }

    /// Opens the book of an unlocked vault and holds it against the anchors in `known` (of the keyring) and its own.
    ///
    /// A book that is older than an anchor opens for reading only; [`Self::freshness`] says so. So does, through a lens,
    /// one of an older schema than the newest of `steps`: to be written it must be upgraded first.
    pub fn open(
        vault: &Path,
        keys: BookKeys,
        anchors: AnchorFile,
        known: &[Vec<u8>],
        access: Access,
        steps: &[Migration],
    ) -> Result<Self> {
        let path = vault.join("book.db");
        let sql = match access {
            Access::ReadWrite => database::open(&path, &keys.database)?,
            Access::ReadOnly => database::open_read_only(&path, &keys.database)?,
        };
        let older_schema = migration::due(&sql, steps)?;
        if older_schema {
            migration::look_through(&sql, steps)?;
        }
        let files = SealedFiles::new(vault.join("files"), &keys.files);
        let (head, freshness) = (Head::genesis(&keys.vault_id), Freshness::Fresh);
        let mut book = Self {
            sql,
            path,
            keys,
            files,
            anchors,
            access,
            freshness,
            head,
            anchor_owed: false,
            older_schema,
            vocabulary: Vocabulary::default(),
        };
        book.head = audit::head(&book)?.unwrap_or(head);
        book.freshness = book.hold_against(known)?;
        if !book.freshness.may_write() {
            book.access = Access::ReadOnly;
        } else if older_schema && access == Access::ReadWrite {
            return Err(Error::UpgradeDue);
        }
        Ok(book)
    }

    /// Upgrades the schema of a closed book; see [`Upgrade`]. The caller made and verified a backup before.
    pub fn upgrade(vault: &Path, key: &DatabaseKey, steps: &[Migration]) -> Result<Option<Upgrade>> {
        migration::upgrade(&vault.join("book.db"), key, steps)
    }

    /// Whether the book has an older schema than the newest of `steps`.
    pub fn upgrade_due(&self, steps: &[Migration]) -> Result<bool> {
        migration::due(&self.sql, steps)
    }

    /// One act: everything in `act` happens, is signed, committed and anchored, or nothing does.
    pub fn write<T, E: From<Error>>(
        &mut self,
        now: DateTime<Utc>,
        act: impl FnOnce(&Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        if self.access == Access::ReadOnly {
            return Err(Error::ReadOnly.into());
        }
        if self.anchor_owed {
            self.anchor(now)?;
        }
        let tx = Tx::begin(self, now)?;
        let value = act(&tx)?;
        let head = tx.commit()?;
        if head != self.head {
            self.head = head;
            // The act is committed and stays so; an anchor that cannot be written stops the next act, not this one.
            self.anchor_owed = self.anchor(now).is_err();
        }
        Ok(value)
    }

    /// Everything that `read` asks for is of one moment.
    pub fn snapshot<T, E: From<Error>>(
        &self,
        read: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let tx = self.sql.unchecked_transaction().map_err(Error::from)?;
        let value = read(self)?;
        tx.commit().map_err(Error::from)?;
        Ok(value)
    }

    /// The book as a plain SQLite file; call inside [`Self::snapshot`].
    pub fn stream<T, E: From<Error>>(
        &self,
        consume: impl FnOnce(&mut PlainBook<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        plain_stream::stream(&self.sql, consume)
    }

    /// Accepts a book that is older than its anchor, on the owner's decision: it is anchored anew and may be written.
    /// Where documents may have been issued that it does not know, every series is held, as after a restore.
    pub fn accept_rollback(&mut self, now: DateTime<Utc>) -> Result<()> {
        let knows_its_numbers = self.freshness.may_write() || matches!(self.freshness, Freshness::HeaderOlder { .. });
        self.access = Access::ReadWrite;
        self.write(now, |tx| {
            tx.note(EntryKind::RollbackAccepted, "vault", &[])?;
            if knows_its_numbers { Ok(()) } else { series::hold_all(tx) }
        })?;
        self.anchor(now)?; // the other of the two files too: nothing newer is claimed any more
        self.freshness = Freshness::Fresh;
        if self.older_schema {
            self.access = Access::ReadOnly; // until the next unlock upgrades it
        }
        Ok(())
    }

    /// Sweeps sealed files that no row names; call only after the book was checked.
    pub fn sweep(&self) -> Result<usize> {
        if self.access == Access::ReadOnly {
            return Ok(0);
        }
        let named = files::all(self)?.into_iter().map(|file| file.name).collect();
        self.files.sweep(&named)
    }

    /// Removes sealed files that a committed act gave up. One that cannot be removed now is a leftover like that of a
    /// crash: sealed, named by nothing, and swept with those.
    pub fn remove_files(&self, given_up: &[SealedFile]) {
        for file in given_up {
            let _ = self.files.remove(&file.name);
        }
    }

    /// The anchor of the book as it is, for places outside: keyring, exports.
    pub fn current_anchor(&self, now: DateTime<Utc>) -> Result<Anchor> {
        Ok(Anchor::next(&self.ours(&self.anchors.read()?), &self.state(), now))
    }

    /// The bytes of the newest anchor of this book, for the keyring.
    pub fn encoded_anchor(&self) -> Result<Option<[u8; chain::ANCHOR_LEN]>> {
        let key = self.anchor_key();
        let newest = self.ours(&self.anchors.read()?).into_iter().max_by_key(|anchor| (anchor.epoch, anchor.counter));
        Ok(newest.map(|anchor| anchor.encode(&key)))
    }

    /// How the book stood against its anchors when it was opened.
    pub fn freshness(&self) -> Freshness {
        self.freshness
    }

    /// Whether this book may be changed.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Whether the last act's anchor could not be written.
    pub fn anchor_owed(&self) -> bool {
        self.anchor_owed
    }

    /// End of the audit log.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Keys, for the tables and the transaction.
    pub(crate) fn keys(&self) -> &BookKeys {
        &self.keys
    }

    /// Whether it is read through a lens: of an older schema, and not upgraded yet.
    pub(crate) fn is_older(&self) -> bool {
        self.older_schema
    }

    /// The vault's id.
    pub fn vault_id(&self) -> Uuid {
        self.keys.vault_id
    }

    /// The key that this user signs with.
    pub fn signing(&self) -> &SigningKey {
        &self.keys.signing
    }

    /// The sealed files beside the book.
    pub fn files(&self) -> &SealedFiles {
        &self.files
    }

    /// The database file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// `PRAGMA user_version`.
    pub fn schema(&self) -> Result<u32> {
        migration::schema_of(&self.sql)
    }

    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(crate) fn sql(&self) -> &Connection {
        &self.sql
    }

    pub(crate) fn anchor_key(&self) -> AnchorKey<'_> {
        AnchorKey::new(&self.keys.anchor)
    }

    fn state(&self) -> chain::Book {
        let keys = &self.keys;
        chain::Book {
            vault_id: keys.vault_id,
            epoch: keys.epoch,
            head: self.head,
            header_seq: keys.header_seq,
            device_known: keys.device_known,
        }
    }

    fn hold_against(&self, known: &[Vec<u8>]) -> Result<Freshness> {
        let mut found = self.anchors.read()?;
        found.extend_from_slice(known);
        // After a restore the book has other keys: an anchor of a later epoch cannot be read here, only its claim.
        let claimed = found.iter().filter_map(|bytes| chain::claimed_epoch(bytes, &self.keys.vault_id)).max();
        if let Some(seen) = claimed.filter(|seen| *seen > self.keys.epoch) {
            return Ok(Freshness::OlderEpoch { seen, found: self.keys.epoch });
        }
        let anchors = self.ours(&found);
        let verdict = chain::freshness(&anchors, &self.state(), |seq| audit::hash_at(self, seq).ok().flatten());
        // What a crash leaves unanchored is one act, however many entries it wrote.
        if let Freshness::BookAhead { by } = verdict {
            let acts = audit::moments_after(self, self.head.size.saturating_sub(by))?;
            return Ok(Freshness::BookAhead { by: acts });
        }
        Ok(verdict)
    }

    /// The anchors that this book's key made; a torn or foreign one is passed over, since another decides.
    fn ours(&self, found: &[Vec<u8>]) -> Vec<Anchor> {
        let key = self.anchor_key();
        found.iter().filter_map(|bytes| Anchor::decode(bytes, &key).ok()).collect()
    }

    /// Writes the second-file anchor of the book as it is.
    pub fn anchor(&mut self, now: DateTime<Utc>) -> Result<()> {
        let anchor = self.current_anchor(now)?;
        self.anchors.write(&anchor, &self.anchor_key())?;
        self.anchor_owed = false;
        Ok(())
    }

    /// Follows a key header that was rewritten while the book is open, and anchors its new sequence.
    pub fn follow_header(&mut self, header_seq: u64, now: DateTime<Utc>) -> Result<()> {
        self.keys.header_seq = header_seq;
        self.anchor(now)
    }
}

impl Reads for Book {
    fn connection(&self) -> Conn<'_> {
        Conn(&self.sql, &self.vocabulary)
    }
}
