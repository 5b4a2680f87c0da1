//! Writes the rows of one file: one pass, one transaction, one entry in the audit log.

use super::proof::{self, RowHash};
use super::sums::Sums;
use crate::table::one;
use crate::{Error, Result, Tx};
use billing::{CustomerId, ImportedDocument};
use chain::EntryKind;
use chrono::NaiveDate;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{params, params_from_iter};
use sha2::{Digest, Sha256};

/// Where a document came to stand, with what a payment on it must agree with.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Its row.
    pub ordinal: i64,
}

/// What was paid on a document of the same file; minor units.
#[derive(Debug, Clone)]
pub struct ImportedPayment<'a> {
    /// Line of the file.
    pub row: u64,
    /// On which day.
    pub date: NaiveDate,
    /// In the document's currency.
    pub amount: i64,
    /// In the book's currency.
    pub base_amount: i64,
    /// `bank`, `card`.
    pub method: &'a str,
    /// As given.
    pub reference: &'a str,
}

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunFacts {
    /// Its id.
    pub id: i64,
    /// Documents.
    pub documents: i64,
    /// Payments.
    pub payments: i64,
    /// Documents that do not add up.
    pub flawed: i64,
}

/// A run under way; nothing of it counts before [`Run::finish`] and the commit of its transaction.
pub struct Run<'t, 'b> {
    tx: &'t Tx<'b>,
    id: i64,
    format: &'static str,
    source: [u8; 32],
    first: i64,
    facts: RunFacts,
    documents: Sha256,
    payments: Sha256,
    sums: Sums,
    /// Of each document of the run, in order: what is open on it; nothing where it was cancelled.
    open: Vec<i64>,
    void: Vec<bool>,
    last_date: Option<NaiveDate>,
    /// Whether a number could collide with one of ours.
    issued: bool,
    lines: String,
    words: String,
}

impl<'t, 'b> Run<'t, 'b> {
    /// Begins a run over the file with this SHA-256.
    pub fn begin(tx: &'t Tx<'b>, format: &'static str, source: [u8; 32]) -> Result<Self> {
        let next = |sql| Ok::<i64, Error>(one(tx, sql, [], |row| row.get(0))?.unwrap_or(1));
        let id = next("SELECT coalesce(max(id), 0) + 1 FROM import_run")?;
        // Its row comes first, since its documents name it; what it came to follows once, at its end.
        tx.run(
            "INSERT INTO import_run (id, format, source, documents, payments, flawed, last_date, digest, recorded_at)
             VALUES (?1, ?2, ?3, 0, 0, 0, '', x'', ?4)",
            params![id, format, source.as_slice(), tx.now_text()],
        )?;
        hold(tx, WORDS_HELD)?;
        Ok(Self {
            tx,
            id,
            format,
            source,
            first: next("SELECT coalesce(max(ordinal), 0) + 1 FROM imported")?,
            facts: RunFacts { id, documents: 0, payments: 0, flawed: 0 },
            documents: Sha256::new(),
            payments: Sha256::new(),
            sums: Sums::default(),
            open: Vec::new(),
            void: Vec::new(),
            last_date: None,
            issued: one(tx, "SELECT 1 FROM invoice LIMIT 1", [], |_| Ok(()))?.is_some(),
            lines: String::new(),
            words: String::new(),
        })
    }

    /// Its id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Writes one document of the line `row` of the file; `flaws` figures of it are stated otherwise than they come out.
    ///
    /// # Errors
    /// [`Error::NumberTaken`] where a document with this number is in the book.
    pub fn document(
        &mut self,
        row: u64,
        document: &ImportedDocument<'_>,
        customer: (&CustomerId, &str),
        credits: Option<Place>,
        flaws: usize,
    ) -> Result<Place> {
        self.refuse_issued(&document.number)?;
        let ordinal = self.first + self.facts.documents;
        let flaws = i64::try_from(flaws).unwrap_or(i64::MAX);
        self.insert((ordinal, line(row)?), document, customer, credits, flaws)?;
        self.index(ordinal, document, customer.1)?;
        self.sums.add(document)?;
        self.open.push(if document.void { 0 } else { document.gross });
        self.void.push(document.void);
        self.last_date = self.last_date.max(Some(document.issue_date));
        self.facts.documents += 1;
        self.facts.flawed += i64::from(flaws > 0);
        Ok(Place { ordinal })
    }

    fn refuse_issued(&self, number: &str) -> Result<()> {
        if self.issued && one(self.tx, "SELECT 1 FROM invoice WHERE number = ?1", [number], |_| Ok(()))?.is_some() {
            return Err(Error::NumberTaken);
        }
        Ok(())
    }

    fn insert(
        &mut self,
        (ordinal, row): (i64, i64),
        document: &ImportedDocument<'_>,
        customer: (&CustomerId, &str),
        credits: Option<Place>,
        flaws: i64,
    ) -> Result<()> {
        super::row::write_lines(&mut self.lines, document)?;
        let vats = super::row::vats_json(document)?;
        let (issue, due) = (document.issue_date.to_string(), document.due_date.to_string());
        let id = customer.0.to_string();
        let fields = [
            ValueRef::Integer(row),
            text(&document.number),
            text(if document.credit_note { "381" } else { "380" }),
            ValueRef::Integer(i64::from(document.void)),
            text(&id),
            text(customer.1),
            text(&issue),
            text(&due),
            text(document.currency.code()),
            ValueRef::Integer(document.rate),
            text(&document.purchase_order),
            text(&document.note),
            ValueRef::Integer(document.net),
            ValueRef::Integer(document.vat),
            ValueRef::Integer(document.gross),
            ValueRef::Integer(document.base_net),
            ValueRef::Integer(document.base_vat),
            ValueRef::Integer(document.base_gross),
            text(&self.lines),
            text(&vats),
            credits.map_or(ValueRef::Null, |place| ValueRef::Integer(place.ordinal)),
            ValueRef::Integer(flaws),
        ];
        let hash = RowHash::of(&fields)?;
        self.documents.update(hash.0);
        let own = [ValueRef::Integer(ordinal), ValueRef::Integer(self.id)];
        let all = own.into_iter().chain(fields).chain([ValueRef::Blob(&hash.0)]).map(ToSqlOutput::Borrowed);
        self.tx
            .run(
                "INSERT INTO imported VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                   ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
                params_from_iter(all),
            )
            .map_err(taken)
    }

    fn index(&mut self, ordinal: i64, document: &ImportedDocument<'_>, customer: &str) -> Result<()> {
        self.words.clear();
        for line in &document.lines {
            self.words.push_str(&line.description);
            self.words.push('\n');
        }
        self.words.push_str(&document.note);
        if !document.purchase_order.is_empty() {
            self.words.push('\n');
            self.words.push_str(&document.purchase_order);
        }
        self.tx.run(
            "INSERT INTO imported_search (rowid, number, customer, body) VALUES (?1, ?2, ?3, ?4)",
            params![ordinal, document.number, customer, self.words],
        )
    }

    /// Writes what was paid on a document of this run.
    ///
    /// # Errors
    /// [`Error::BadRow`] for a document of another run, and for sums that no column holds.
    pub fn payment(&mut self, of: Place, payment: &ImportedPayment<'_>) -> Result<()> {
        let at = usize::try_from(of.ordinal - self.first).map_err(|_| BAD_PAYMENT)?;
        let (open, void) = (self.open.get_mut(at).ok_or(BAD_PAYMENT)?, self.void.get(at).ok_or(BAD_PAYMENT)?);
        if !void {
            *open = open.checked_sub(payment.amount).ok_or(BAD_PAYMENT)?;
        }
        self.insert_payment(of, payment)
    }

    /// Writes what was paid on a document of an earlier run, and what is open on it since.
    ///
    /// # Errors
    /// [`Error::BadRow`] where there is no such document, and for sums that no column holds.
    pub fn later_payment(&mut self, of: Place, payment: &ImportedPayment<'_>) -> Result<()> {
        let sql = "SELECT customer, currency, due_date, void, coalesce((SELECT o.open FROM imported_open o WHERE
              (o.customer, o.currency, o.due_date, o.document) = (i.customer, i.currency, i.due_date, i.ordinal)), 0)
            FROM imported i WHERE ordinal = ?1 AND run < ?2";
        let found = one(self.tx, sql, params![of.ordinal, self.id], |row| {
            let key: (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok((key, row.get::<_, bool>(3)?, row.get::<_, i64>(4)?))
        })?;
        let ((customer, currency, due), void, before) = found.ok_or(BAD_PAYMENT)?;
        if !void {
            let open = before.checked_sub(payment.amount).ok_or(BAD_PAYMENT)?;
            self.tx.run(
                "DELETE FROM imported_open WHERE (customer, currency, due_date, document) = (?1, ?2, ?3, ?4)",
                params![customer, currency, due, of.ordinal],
            )?;
            if open != 0 {
                self.tx.run(
                    "INSERT INTO imported_open (customer, currency, due_date, document, open) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![customer, currency, due, of.ordinal, open],
                )?;
            }
        }
        self.insert_payment(of, payment)
    }

    fn insert_payment(&mut self, of: Place, payment: &ImportedPayment<'_>) -> Result<()> {
        let date = payment.date.to_string();
        let fields = [
            ValueRef::Integer(line(payment.row)?),
            ValueRef::Integer(of.ordinal),
            text(&date),
            ValueRef::Integer(payment.amount),
            ValueRef::Integer(payment.base_amount),
            text(payment.method),
            text(payment.reference),
        ];
        let hash = RowHash::of(&fields)?;
        self.payments.update(hash.0);
        let all = [ValueRef::Integer(self.id)].into_iter().chain(fields).chain([ValueRef::Blob(&hash.0)]);
        self.tx.run(
            "INSERT INTO imported_payment (run, row, document, date, amount, base_amount, method, reference, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params_from_iter(all.map(ToSqlOutput::Borrowed)),
        )?;
        self.last_date = self.last_date.max(Some(payment.date));
        self.facts.payments += 1;
        Ok(())
    }

    /// Writes the sums and the run itself, with its entry in the audit log.
    pub fn finish(self) -> Result<RunFacts> {
        self.sums.write(self.tx)?;
        for (ordinal, open) in (self.first..).zip(&self.open).filter(|(_, open)| **open != 0) {
            self.tx.run(
                "INSERT INTO imported_open (customer, currency, due_date, document, open)
                 SELECT customer, currency, due_date, ordinal, ?2 FROM imported WHERE ordinal = ?1",
                params![ordinal, open],
            )?;
        }
        let digest = proof::digest(self.documents, self.payments);
        let last_date = self.last_date.map(|date| date.to_string()).unwrap_or_default();
        let facts = self.facts;
        self.tx.run(
            "UPDATE import_run SET documents = ?2, payments = ?3, flawed = ?4, last_date = ?5, digest = ?6 WHERE id = ?1",
            params![self.id, facts.documents, facts.payments, facts.flawed, last_date, digest.as_slice()],
        )?;
        hold(self.tx, WORDS_HELD_ELSE)?;
        let said = proof::Said { format: self.format, source: &self.source, facts, last_date: &last_date, digest };
        let note = [("documents", facts.documents.to_string()), ("source", hex::encode(self.source))];
        self.tx.record_with(EntryKind::HistoryImported, &proof::object(self.id), None, Some(said.hash()?), &note)?;
        Ok(facts)
    }
}

/// Bytes of words that FTS5 holds before it writes them: few large pieces are merged less often than many small ones.
const WORDS_HELD: u32 = 4 << 20;
/// What it holds by itself.
const WORDS_HELD_ELSE: u32 = 1 << 20;

fn hold(tx: &Tx<'_>, bytes: u32) -> Result<()> {
    tx.run("INSERT INTO imported_search (imported_search, rank) VALUES ('hashsize', ?1)", [bytes])
}

fn line(row: u64) -> Result<i64> {
    i64::try_from(row).map_err(|_| Error::BadRow { table: "imported" })
}

const BAD_PAYMENT: Error = Error::BadRow { table: "imported_payment" };

fn text(text: &str) -> ValueRef<'_> {
    ValueRef::Text(text.as_bytes())
}

/// The only unique column that a file fills is the number.
fn taken(error: Error) -> Error {
    let Error::Sql(rusqlite::Error::SqliteFailure(failure, _)) = &error else { return error };
    if failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE { Error::NumberTaken } else { error }
}
