//! The same durable steps on SQLite, or SQLCipher, with nothing on top: the rows of one issue, a file, an anchor.

use crate::paired::Outcome;
use crate::scene::pdf;
use rusqlite::{Connection, params};
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use uuid::Uuid;
use vault::DatabaseKey;

const FIFTY: &str =
    "SELECT ordinal, id, number, customer_name, description, issue_date, due_date, currency, gross, payable,
    coalesce((SELECT sum(amount) FROM payment p WHERE p.invoice = i.id), 0)
    FROM invoice i ORDER BY ordinal DESC LIMIT 50";
const SUMS: &str = "SELECT sum(gross), count(*),
    sum(payable - coalesce((SELECT sum(amount) FROM payment p WHERE p.invoice = i.id), 0))
    FROM invoice i GROUP BY currency";
/// What our seal adds to a file: magic, nonce, tag.
const SEALED_EXTRA: usize = 44;
const ANCHOR: [u8; chain::ANCHOR_LEN] = [5; chain::ANCHOR_LEN];

/// A copy of the book.
pub struct Floor {
    path: PathBuf,
    key: Option<DatabaseKey>,
}

impl Floor {
    /// With a key it is opened by SQLCipher, without one by SQLite.
    pub fn new(path: PathBuf, key: Option<DatabaseKey>) -> Self {
        Self { path, key }
    }

    /// A durable connection as any program would open it.
    pub fn open(&self) -> Outcome<Connected> {
        let sql = Connection::open(&self.path)?;
        if let Some(DatabaseKey { key, salt }) = &self.key {
            sql.execute_batch(&format!("PRAGMA key = \"x'{}{}'\"", hex::encode(key), hex::encode(salt)))?;
        }
        sql.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536;",
        )?;
        // A floor adds nothing up: the sums that our triggers keep are on our side alone.
        let triggers =
            "SELECT group_concat('DROP TRIGGER ' || name || ';', ' ') FROM sqlite_schema WHERE type = 'trigger'";
        if let Some(drop) = sql.query_row(triggers, [], |row| row.get::<_, Option<String>>(0))? {
            sql.execute_batch(&drop)?;
        }
        let files = self.path.with_extension("files");
        std::fs::create_dir_all(&files)?;
        Ok(Connected { sql, files, issued: 0 })
    }
}

/// An open copy.
pub struct Connected {
    sql: Connection,
    files: PathBuf,
    issued: u128,
}

/// A draft that waits, with the row that it becomes: copied from the last document of the book, so of the same size.
pub struct Waiting {
    id: String,
    object: String,
    snapshot: String,
    entry: String,
    words: String,
}

impl Connected {
    /// The newest 50; how many came.
    pub fn fifty(&self) -> Outcome<usize> {
        let mut statement = self.sql.prepare_cached(FIFTY)?;
        let rows = statement.query_map([], |row| {
            let texts: [String; 7] =
                [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?];
            Ok((row.get::<_, i64>(0)?, texts, row.get::<_, i64>(8)?, row.get::<_, i64>(9)?, row.get::<_, i64>(10)?))
        })?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?.len())
    }

    /// Gross sum of all documents, read with what is still open.
    pub fn gross(&self) -> Outcome<i64> {
        Ok(self.sql.prepare_cached(SUMS)?.query_row([], |row| row.get(0))?)
    }

    /// Drafts with their search words.
    pub fn save_drafts(&mut self, count: usize) -> Outcome<Vec<Waiting>> {
        let (snapshot, entry, words) = self.sql.query_row(
            "SELECT snapshot, (SELECT entry FROM audit WHERE object = 'document/' || i.id ORDER BY seq DESC LIMIT 1),
               (SELECT body FROM search WHERE rowid = (SELECT id FROM search_object WHERE object = 'document/' || i.id))
             FROM invoice i ORDER BY ordinal DESC LIMIT 1",
            [],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)),
        )?;
        let tx = self.sql.transaction()?;
        let mut waiting = Vec::new();
        for n in 0..count {
            let id = Uuid::from_u128((2 << 64) + self.issued + n as u128).to_string();
            let object = format!("document/{id}");
            tx.execute("INSERT INTO draft (id, version, details, saved_at) VALUES (?1, 1, ?2, '')", [&id, &snapshot])?;
            tx.execute("INSERT INTO search_object (object, kind) VALUES (?1, 'document')", [&object])?;
            tx.execute("INSERT INTO search (rowid, body) VALUES (?1, ?2)", params![tx.last_insert_rowid(), words])?;
            let (snapshot, entry, words) = (snapshot.clone(), entry.clone(), words.clone());
            waiting.push(Waiting { id, object, snapshot, entry, words });
        }
        tx.commit()?;
        Ok(waiting)
    }

    /// A file with fsync, the rows of an issue in one commit, an anchor with fdatasync.
    pub fn issue(&mut self, draft: &Waiting) -> Outcome<()> {
        self.issued += 1;
        let mut file = File::create_new(self.files.join(&draft.id))?;
        file.write_all(&pdf(self.issued))?;
        file.write_all(&[0; SEALED_EXTRA])?;
        file.sync_all()?;
        self.write_rows(draft)?;
        write_anchor(&self.files.join("anchor"))
    }

    fn write_rows(&mut self, draft: &Waiting) -> Outcome<()> {
        let hash = [&self.issued.to_be_bytes()[..], &[3; 16]].concat();
        let tx = self.sql.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| tx.prepare_cached(sql)?.execute(params);
        run("INSERT INTO file (sha256, name, size, media) VALUES (?1, hex(?1), 30000, 'application/pdf')", &[&hash])?;
        run("DELETE FROM draft WHERE id = ?1", &[&draft.id])?;
        run(
            "INSERT INTO invoice (id, series, position, number, customer, customer_name, description, issue_date, due_date,
               currency, net, vat, gross, payable, snapshot, previous, link, pdf_sha256, issued_at)
             SELECT ?1, series, position + 1, 'F-2026-' || (100000 + position), customer, customer_name, description,
               issue_date, due_date, currency, net, vat, gross, payable, ?2, ?3, ?3, ?3, issued_at
             FROM invoice ORDER BY ordinal DESC LIMIT 1",
            &[&draft.id, &draft.snapshot, &hash],
        )?;
        run("DELETE FROM search WHERE rowid = (SELECT id FROM search_object WHERE object = ?1)", &[&draft.object])?;
        run("DELETE FROM search_object WHERE object = ?1", &[&draft.object])?;
        run("INSERT INTO search_object (object, kind) VALUES (?1, 'document')", &[&draft.object])?;
        run("INSERT INTO search (rowid, body) VALUES (last_insert_rowid(), ?1)", &[&draft.words])?;
        run("UPDATE series SET next = next + 1, issued = issued + 1, link = ?1", &[&hash])?;
        let signature = [4_u8; 64].as_slice();
        run(
            "INSERT INTO audit (object, entry, hash, signature) VALUES (?1, ?2, ?3, ?4)",
            &[&draft.object, &draft.entry, &hash, &signature],
        )?;
        Ok(tx.commit()?)
    }
}

fn write_anchor(path: &Path) -> Outcome<()> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    file.write_all_at(&ANCHOR, 0)?;
    Ok(file.sync_data()?)
}
