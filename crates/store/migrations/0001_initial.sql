-- Schema 1: the book as docs/formats/book.md describes it.
-- Everything here reads with stock SQLite 3.40, since a backup holds this database in plain.
-- Amounts are integers of the currency's minor unit (ISO 4217), dates ISO text, instants RFC 3339 UTC, hashes 32 bytes.

CREATE TABLE book (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id        TEXT NOT NULL,
  epoch           INTEGER NOT NULL,
  backup_identity TEXT NOT NULL,            -- age identity of the book itself: verify, drill, time travel
  recovery_recipient TEXT NOT NULL          -- public half of the kit's age identity
) STRICT;

CREATE TABLE business (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  details TEXT NOT NULL,                    -- billing::Seller as JSON
  logo    BLOB                              -- PNG
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  details TEXT NOT NULL                     -- billing::Customer as JSON
) STRICT;
CREATE INDEX customer_by_name ON customer (name COLLATE NOCASE);

CREATE TABLE draft (
  id        TEXT PRIMARY KEY,
  version   INTEGER NOT NULL,               -- grows with every saved change
  customer  TEXT REFERENCES customer (id),
  details   TEXT NOT NULL,                  -- as last folded into the audit log
  autosaved TEXT,                           -- newer, of the editing session under way; not in the audit log yet
  saved_at  TEXT NOT NULL
) STRICT;

CREATE TABLE series (
  name    TEXT PRIMARY KEY,
  pattern TEXT NOT NULL,
  period  TEXT NOT NULL,                    -- the reset period that `next` counts in: '', '2026', '2026-11'
  next    INTEGER NOT NULL,
  issued  INTEGER NOT NULL,                 -- how many documents the series has issued
  link    BLOB NOT NULL,                    -- link of the last document, or the series' genesis
  held    INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1))  -- after a restore, until the last number is confirmed
) STRICT;

CREATE TABLE gap (
  series TEXT NOT NULL REFERENCES series (name),
  number TEXT NOT NULL,
  reason TEXT NOT NULL,
  at     TEXT NOT NULL,
  PRIMARY KEY (series, number)
) STRICT;

CREATE TABLE invoice (
  ordinal     INTEGER PRIMARY KEY,          -- order of issue over all series
  id          TEXT NOT NULL UNIQUE,
  series      TEXT NOT NULL REFERENCES series (name),
  position    INTEGER NOT NULL,             -- 1, 2, 3 ... in its series, never reset
  number      TEXT NOT NULL UNIQUE,
  customer    TEXT REFERENCES customer (id),
  customer_name TEXT NOT NULL,              -- as frozen
  description TEXT NOT NULL,
  issue_date  TEXT NOT NULL,
  due_date    TEXT NOT NULL,
  currency    TEXT NOT NULL,
  net         INTEGER NOT NULL,
  vat         INTEGER NOT NULL,
  gross       INTEGER NOT NULL,
  payable     INTEGER NOT NULL,
  snapshot    TEXT NOT NULL,                -- billing::IssuedInvoice as JSON: the frozen document
  previous    BLOB NOT NULL,                -- link of the document before it in the series
  link        BLOB NOT NULL,                -- docs/formats/chain.md
  pdf_sha256  BLOB NOT NULL REFERENCES file (sha256),
  issued_at   TEXT NOT NULL,
  UNIQUE (series, position)
) STRICT;
CREATE INDEX invoice_by_customer ON invoice (customer);
CREATE INDEX invoice_by_date ON invoice (issue_date);

CREATE TABLE payment (
  id       TEXT PRIMARY KEY,
  invoice  TEXT NOT NULL REFERENCES invoice (id),
  date     TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount   INTEGER NOT NULL,
  note     TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX payment_by_invoice ON payment (invoice, amount);

CREATE TABLE file (
  sha256  BLOB PRIMARY KEY,                 -- of the plain bytes
  name    TEXT NOT NULL UNIQUE,             -- keyed hash of it: the path is files/<first two>/<name>
  size    INTEGER NOT NULL,
  media   TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  seq       INTEGER PRIMARY KEY,
  object    TEXT NOT NULL,
  entry     TEXT NOT NULL,                  -- chain::Entry as JSON
  hash      BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_object ON audit (object, seq);

CREATE TABLE backup (                       -- what was sealed; which are kept, the signed index beside them says
  seq       INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  sha256    BLOB NOT NULL,                  -- of the sealed file
  manifest  BLOB NOT NULL,                  -- SHA-256 of its MANIFEST.json: the next one names it
  cause     TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  chain_size INTEGER NOT NULL,              -- length of the audit log inside it
  records   INTEGER NOT NULL                -- customers, drafts, documents and payments inside it
) STRICT;

CREATE TABLE search_object (
  id     INTEGER PRIMARY KEY,               -- rowid in `search`
  object TEXT NOT NULL UNIQUE,              -- as in the audit log: 'document/<id>', 'customer/<id>'
  kind   TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

-- What is issued, paid or recorded never changes. Corrections are new documents.
CREATE TRIGGER invoice_never_changes BEFORE UPDATE ON invoice
BEGIN SELECT RAISE (ABORT, 'an issued document never changes'); END;
CREATE TRIGGER invoice_never_goes BEFORE DELETE ON invoice
BEGIN SELECT RAISE (ABORT, 'an issued document is never deleted'); END;
CREATE TRIGGER payment_never_changes BEFORE UPDATE ON payment
BEGIN SELECT RAISE (ABORT, 'a recorded payment never changes'); END;
CREATE TRIGGER payment_never_goes BEFORE DELETE ON payment
BEGIN SELECT RAISE (ABORT, 'a recorded payment is never deleted'); END;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit log is only appended to'); END;
CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit log is only appended to'); END;
