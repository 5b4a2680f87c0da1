//! Holds the whole book against its proof: pages, log, links, totals, sealed files and anchors.
//!
//! SQLCipher authenticates each page but not its age: an old page, file or write-ahead log opens silently. What the
//! audit log says of each object, and what anchors outside say of the log, is what names them.

use crate::book::Book;
use crate::table::{attachments, imported, items, notes, schedules};
use crate::table::{
    audit, backups, business, customers, drafts, files, invoices, jobs, merges, movements, payments, quotes, reminders,
    series, settings, sums, templates, versions, write_offs,
};
use crate::{Error, Result, database};
use chain::{Freshness, Hash, Head, Signers};
use std::collections::BTreeMap;

/// One thing that is not as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Kebab-case: `page-damaged`, `log-broken`, `row-differs`, `row-missing`, `row-unrecorded`, `link-broken`,
    /// `series-differs`, `file-missing`, `file-damaged`, `rolled-back`, `forked`, `older-epoch`, `header-older`.
    pub code: &'static str,
    /// The object as the audit log names it; never a name or an amount.
    pub object: String,
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// Pages of the database.
    pub pages: u64,
    /// Entries of the audit log.
    pub entries: u64,
    /// Issued documents.
    pub documents: u64,
    /// Sealed files.
    pub files: u64,
    /// Empty when the book is as it was left.
    pub findings: Vec<Finding>,
}

impl Verification {
    fn found(&mut self, code: &'static str, object: impl Into<String>) {
        self.findings.push(Finding { code, object: object.into() });
    }
}

impl Book {
    /// Verifies everything that can be verified without a second copy.
    pub fn verify(&self, signers: &Signers) -> Result<Verification> {
        let mut verification = Verification::default();
        self.verify_pages(&mut verification)?;
        self.verify_freshness(&mut verification);
        self.verify_log(signers, &mut verification)?;
        self.verify_search(&mut verification);
        self.verify_documents(&mut verification)?;
        self.verify_rows(&mut verification)?;
        self.verify_files(&mut verification)?;
        Ok(verification)
    }

    /// Only the pages and foreign keys: what a sealed file may be swept after.
    pub fn is_sound(&self) -> Result<bool> {
        let mut verification = Verification::default();
        self.verify_pages(&mut verification)?;
        Ok(verification.findings.is_empty())
    }

    fn verify_pages(&self, verification: &mut Verification) -> Result<()> {
        // SQLCipher looks at the file alone. A checkpoint that was cut off leaves a torn page there whose whole copy is in
        // the write-ahead log: that is no damage, and folding the log in makes it good.
        let mut damaged = self.damaged_pages()?;
        if damaged > 0 {
            damaged = if self.fold_log() { self.damaged_pages()? } else { 0 };
        }
        for _ in 0..damaged {
            verification.found("page-damaged", "book");
        }
        let answer: std::result::Result<String, _> =
            self.sql().query_row("PRAGMA integrity_check", [], |row| row.get(0));
        if answer.as_deref() != Ok("ok") {
            verification.found("page-damaged", "book");
        }
        let pages: i64 = self.sql().query_row("PRAGMA page_count", [], |row| row.get(0))?;
        verification.pages = pages.unsigned_abs();
        if self.sql().prepare("PRAGMA foreign_key_check")?.exists([])? {
            verification.found("row-missing", "book");
        }
        Ok(())
    }

    fn damaged_pages(&self) -> Result<usize> {
        let mut cipher = self.sql().prepare("PRAGMA cipher_integrity_check")?;
        let mut rows = cipher.query([])?;
        let mut damaged = 0;
        while rows.next()?.is_some() {
            damaged += 1;
        }
        Ok(damaged)
    }

    /// Whether the whole write-ahead log is in the file now. False on a read-only disk and beside a busy writer: there
    /// `integrity_check`, which reads through the log and authenticates what it reads, has to do.
    fn fold_log(&self) -> bool {
        let fold = |connection: &rusqlite::Connection| {
            connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
            })
        };
        let Ok(connection) = database::open(self.path(), &self.keys().database) else { return false };
        fold(&connection).is_ok_and(|(busy, log, folded)| busy == 0 && log == folded)
    }

    fn verify_freshness(&self, verification: &mut Verification) {
        let code = match self.freshness() {
            Freshness::RolledBack { .. } => "rolled-back",
            Freshness::Forked { .. } => "forked",
            Freshness::OlderEpoch { .. } => "older-epoch",
            Freshness::HeaderOlder { .. } => "header-older",
            Freshness::Fresh
            | Freshness::BookAhead { .. }
            | Freshness::NewerEpoch { .. }
            | Freshness::UnknownHere
            | Freshness::AnchorMissing => return,
        };
        verification.found(code, "book");
    }

    fn verify_log(&self, signers: &Signers, verification: &mut Verification) -> Result<()> {
        let mut head = Head::genesis(&self.vault_id());
        let mut sealed = BTreeMap::new();
        loop {
            let window = audit::list(self, head.size + 1, 1000)?;
            if window.is_empty() {
                break;
            }
            sealed.extend(window.iter().filter_map(backups::recorded));
            match chain::verify(&window, signers, &head) {
                Ok(next) => head = next,
                Err(broken) => {
                    verification.found("log-broken", format!("audit/{}", broken.seq));
                    return Ok(());
                }
            }
        }
        verification.entries = head.size;
        if head != self.head() {
            verification.found("log-broken", format!("audit/{}", head.size));
        }
        if backups::hashes(self)? != sealed {
            verification.found("row-differs", "backup");
        }
        Ok(())
    }

    /// FTS5 compares its index with its content; it asks for a connection that may write, though it writes nothing.
    /// Where none can be had (a read-only disk, a busy writer) this check is left out.
    fn verify_search(&self, verification: &mut Verification) {
        let Ok(connection) = database::open(self.path(), &self.keys().database) else { return };
        let checked = connection.execute_batch(
            "INSERT INTO search (search, rank) VALUES ('integrity-check', 1);
             INSERT INTO imported_search (imported_search) VALUES ('integrity-check');",
        );
        let damaged = |error: &rusqlite::Error| error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt);
        if checked.as_ref().is_err_and(damaged) {
            verification.found("row-differs", "search");
        }
    }

    fn verify_documents(&self, verification: &mut Verification) -> Result<()> {
        let mut standing: BTreeMap<String, (u32, Hash)> = BTreeMap::new();
        invoices::each(self, |row| {
            verification.documents += 1;
            let genesis = chain::series_genesis(&self.vault_id(), &row.series);
            let (position, previous) = standing.get(&row.series).copied().unwrap_or((0, genesis));
            let link = invoices::link_after(&row.invoice, row.invoice.number().as_str(), &previous)?;
            if row.previous != previous || row.link != link || row.position != position + 1 {
                verification.found("link-broken", drafts::object(&row.id));
            }
            standing.insert(row.series.clone(), (row.position, row.link));
            Ok(())
        })?;
        for id in jobs::differing(self)?.into_iter().chain(invoices::differing(self)?) {
            verification.found("row-differs", format!("document/{id}"));
        }
        for row in series::all(self)? {
            let genesis = chain::series_genesis(&self.vault_id(), &row.name);
            if standing.get(&row.name).copied().unwrap_or((0, genesis)) != (row.issued, row.link) {
                verification.found("series-differs", format!("series/{}", row.name));
            }
        }
        Ok(())
    }

    /// Every row against the last entry about it, both ways round.
    fn verify_rows(&self, verification: &mut Verification) -> Result<()> {
        let mut rows: BTreeMap<String, Hash> = BTreeMap::new();
        rows.extend(business::current(self)?.map(|hash| ("business".to_owned(), hash)));
        rows.extend(settings::current(self)?.map(|hash| ("settings".to_owned(), hash)));
        rows.extend(customers::all_current(self)?);
        rows.extend(merges::all_current(self)?);
        rows.extend(drafts::all_current(self)?);
        rows.extend(payments::all_current(self)?);
        rows.extend(templates::all_current(self)?);
        rows.extend(imported::all_current(self)?);
        rows.extend(items::all_current(self)?);
        rows.extend(notes::all_current(self)?);
        rows.extend(attachments::all_current(self)?);
        rows.extend(schedules::all_current(self)?);
        rows.extend(quotes::all_current(self)?);
        rows.extend(movements::all_current(self)?);
        rows.extend(write_offs::all_current(self)?);
        rows.extend(reminders::all_current(self)?);
        for row in series::all(self)? {
            rows.extend(series::current(self, &row.name)?.map(|hash| (format!("series/{}", row.name), hash)));
        }
        invoices::each(self, |row| {
            rows.insert(drafts::object(&row.id), invoices::hash(&row)?);
            Ok(())
        })?;
        for object in merges::differing(self)? {
            verification.found("row-differs", object);
        }
        for object in imported::verify(self)? {
            verification.found("row-differs", object);
        }
        for table in sums::differing(self)? {
            verification.found("row-differs", table);
        }
        for object in versions::differing(self, &rows)? {
            verification.found("row-differs", format!("version/{object}"));
        }
        for (object, recorded) in audit::last_of_each(self)? {
            match (recorded, rows.remove(&object)) {
                (Some(recorded), Some(found)) if recorded != found => verification.found("row-differs", object),
                (Some(_), None) => verification.found("row-missing", object),
                (None, Some(_)) => verification.found("row-unrecorded", object),
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
        for object in rows.into_keys() {
            verification.found("row-unrecorded", object);
        }
        Ok(())
    }

    fn verify_files(&self, verification: &mut Verification) -> Result<()> {
        let mut kept = attachments::contents(self)?;
        for file in files::all(self)? {
            verification.files += 1;
            kept.remove(&file.sha256);
            match self.files().open(&file) {
                Ok(_) => {}
                Err(Error::FileMissing) => {
                    verification.found("file-missing", format!("file/{}", hex::encode(file.sha256)))
                }
                Err(Error::FileDamaged) => {
                    verification.found("file-damaged", format!("file/{}", hex::encode(file.sha256)))
                }
                Err(other) => return Err(other),
            }
        }
        // What lies in the trash can be brought back only with its file; no foreign key speaks for it there.
        for sha256 in kept {
            verification.found("file-missing", format!("file/{}", hex::encode(sha256)));
        }
        Ok(())
    }
}
