//! The one way to change the book: an immediate transaction that carries the audit log along.

use crate::Result;
use crate::book::Book;
use crate::sealed_files::SealedFiles;
use crate::table::{Conn, Reads, audit};
use chain::{Act, EntryKind, Hash, Head};
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Params, Transaction, TransactionBehavior};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A write under way. Dropped without a commit, nothing happened.
pub struct Tx<'b> {
    sql: Transaction<'b>,
    book: &'b Book,
    now: DateTime<Utc>,
    head: RefCell<Head>,
    /// The act that this one takes back.
    undoing: Cell<Option<u64>>,
}

impl<'b> Tx<'b> {
    pub(crate) fn begin(book: &'b Book, now: DateTime<Utc>) -> Result<Self> {
        let sql = Transaction::new_unchecked(book.sql(), TransactionBehavior::Immediate)?;
        Ok(Self { sql, book, now, head: RefCell::new(book.head()), undoing: Cell::new(None) })
    }

    /// Commits; the new end of the audit log.
    pub(crate) fn commit(self) -> Result<Head> {
        let head = *self.head.borrow();
        self.sql.commit()?;
        Ok(head)
    }

    /// Runs one statement.
    pub(crate) fn run(&self, sql: &str, params: impl Params) -> Result<()> {
        self.sql.prepare_cached(sql)?.execute(params)?;
        Ok(())
    }

    /// Puts an entry into the audit log.
    pub(crate) fn record(
        &self,
        kind: EntryKind,
        object: &str,
        before: Option<Hash>,
        after: Option<Hash>,
    ) -> Result<()> {
        self.record_with(kind, object, before, after, &[])
    }

    /// Puts an entry with small facts for people into the audit log; never names or amounts.
    pub(crate) fn record_with(
        &self,
        kind: EntryKind,
        object: &str,
        before: Option<Hash>,
        after: Option<Hash>,
        note: &[(&str, String)],
    ) -> Result<()> {
        let keys = self.book.keys();
        let act = Act {
            time: self.now,
            user: keys.user.clone(),
            device: keys.device.clone(),
            kind,
            object: object.to_owned(),
            before,
            after,
            note: self.noted(note),
        };
        let (signed, head) = chain::append(&self.head.borrow(), act, &keys.signing);
        audit::insert(self, &signed, &head)?;
        self.head.replace(head);
        Ok(())
    }

    fn noted(&self, note: &[(&str, String)]) -> BTreeMap<String, String> {
        let undoes = self.undoing.get().map(|act| ("undoes", act.to_string()));
        note.iter().cloned().chain(undoes).map(|(name, text)| (name.to_owned(), text)).collect()
    }

    /// Says that everything that follows in this transaction takes back an act: its entries name it from here on.
    pub fn undoes(&self, act: u64) {
        self.undoing.set(Some(act));
    }

    /// The act that is taken back, as a column holds it.
    pub(crate) fn undoing(&self) -> Result<Option<i64>> {
        self.undoing.get().map(place).transpose()
    }

    /// The place in the audit log of the first entry of this transaction.
    pub(crate) fn first_entry(&self) -> Result<i64> {
        place(self.book.head().size.saturating_add(1))
    }

    /// The place in the audit log of the entry that was recorded last.
    pub(crate) fn last_entry(&self) -> Result<i64> {
        place(self.head.borrow().size)
    }

    /// Records an act that changes no row of its own: a seal, an export, a proof of the kit.
    pub fn note(&self, kind: EntryKind, object: &str, note: &[(&str, String)]) -> Result<()> {
        self.record_with(kind, object, None, None, note)
    }

    /// The moment that this transaction is dated.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// [`Self::now`] as columns hold it.
    pub(crate) fn now_text(&self) -> String {
        self.now.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// Whether the book is of an older schema: only a rollback is accepted before it is upgraded.
    pub(crate) fn through_lens(&self) -> bool {
        self.book.is_older()
    }

    /// The vault's id.
    pub fn vault_id(&self) -> Uuid {
        self.book.keys().vault_id
    }

    /// The vault's epoch: 1, and one more after each restore.
    pub(crate) fn epoch(&self) -> u32 {
        self.book.keys().epoch
    }

    /// The sealed files beside the book.
    pub fn files(&self) -> &SealedFiles {
        self.book.files()
    }
}

fn place(seq: u64) -> Result<i64> {
    i64::try_from(seq).map_err(|_| crate::Error::BadRow { table: "audit" })
}

impl Reads for Tx<'_> {
    fn connection(&self) -> Conn<'_> {
        Conn(&self.sql, self.book.vocabulary())
    }
}
