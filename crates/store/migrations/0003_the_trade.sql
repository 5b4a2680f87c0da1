-- Schema 3: the trade. One section for each subject; everything here reads with stock SQLite 3.40.

-- Versions: what every change of a draft or a master record left behind. History, trash and undo are read from here.
CREATE TABLE version (
  object  TEXT NOT NULL,                    -- as in the audit log: 'document/<id>', 'customer/<id>', 'business'
  number  INTEGER NOT NULL,                 -- 1, 2, 3 ... of its object
  entry   INTEGER NOT NULL UNIQUE REFERENCES audit (seq),  -- the entry that recorded it says when, who and its hash
  act     INTEGER NOT NULL,                 -- first entry of its transaction: what changed together is undone together
  undoes  INTEGER,                          -- the act that this one took back
  details TEXT,                             -- JSON whose hash the entry bears; NULL: gone, and in the trash if it is the last
  PRIMARY KEY (object, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_by_act ON version (act);
CREATE INDEX version_undone ON version (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX version_gone ON version (object, number) WHERE details IS NULL;
CREATE TRIGGER version_never_changes BEFORE UPDATE ON version
BEGIN SELECT RAISE (ABORT, 'a version never changes'); END;
-- Versions go with their object, once the trash is emptied: the last of them says that it is gone.
CREATE TRIGGER version_goes_with_its_object BEFORE DELETE ON version
WHEN (SELECT details IS NOT NULL FROM version v WHERE v.object = OLD.object ORDER BY v.number DESC LIMIT 1)
BEGIN SELECT RAISE (ABORT, 'a version never goes before its object'); END;

CREATE TABLE kept_logo (                    -- of older versions of the business
  hash TEXT PRIMARY KEY,                    -- content hash, as such a version names it
  png  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- ## Customers who were made one: what names the one counts for the other, and whatever names them stays as it is.
CREATE TABLE customer_merge (
  customer TEXT PRIMARY KEY REFERENCES customer (id),  -- who does not stand alone any more
  joined   TEXT NOT NULL REFERENCES customer (id),     -- with whom they were made one; may have been merged since
  kept     TEXT NOT NULL REFERENCES customer (id),     -- who stands for them now
  CHECK (customer <> joined AND customer <> kept)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_merge_by_kept ON customer_merge (kept);
CREATE INDEX customer_merge_by_joined ON customer_merge (joined);
-- Who stands for others stands alone: there is neither a chain nor a circle.
CREATE TRIGGER customer_merge_is_one_step BEFORE INSERT ON customer_merge
WHEN EXISTS (SELECT 1 FROM customer_merge WHERE customer = NEW.kept OR kept = NEW.customer)
BEGIN SELECT RAISE (ABORT, 'who stands for others is not merged'); END;
CREATE TRIGGER customer_merge_stays_one_step BEFORE UPDATE ON customer_merge
WHEN NEW.customer <> OLD.customer OR NEW.joined <> OLD.joined
  OR EXISTS (SELECT 1 FROM customer_merge WHERE customer = NEW.kept)
BEGIN SELECT RAISE (ABORT, 'who stands for others is not merged'); END;

-- ## Payments: money as it moved, and which part of it counts towards which invoice.
CREATE TABLE movement (
  id         TEXT PRIMARY KEY,
  customer   TEXT REFERENCES customer (id),  -- whose credit the rest is
  date       TEXT NOT NULL,
  currency   TEXT NOT NULL,                  -- in which it was paid
  amount     INTEGER NOT NULL,               -- below 0: paid back; 0: only set off between invoices
  fee        INTEGER NOT NULL,               -- kept by bank or card: `amount - fee` reached the account
  rate       TEXT,                           -- exact decimal: units of `base` for one of `currency`
  base       TEXT NOT NULL,                  -- the book's currency then
  note       TEXT NOT NULL,
  reverses   TEXT UNIQUE,                    -- id of the movement, or of the payment before schema 3, that it takes back
  returns    TEXT REFERENCES movement (id),  -- whose rest it pays back
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX movement_by_customer ON movement (customer, currency);
CREATE INDEX movement_by_date ON movement (date);

CREATE TABLE allocation (                    -- of each payment since schema 3: the movement that it is a part of
  payment    TEXT PRIMARY KEY REFERENCES payment (id),
  movement   TEXT NOT NULL REFERENCES movement (id),
  used       INTEGER NOT NULL,               -- in the movement's currency; `payment.amount` is in the invoice's
  issue_rate TEXT,                           -- units of `movement.base` for one of the invoice's currency at its issue
  difference INTEGER                         -- gain, or loss below 0, by exchange; in `movement.base`
) STRICT;
CREATE INDEX allocation_by_movement ON allocation (movement);

CREATE TABLE charge_payment (                -- parts of movements that pay late fees and interest, not the invoice
  id       TEXT PRIMARY KEY,
  invoice  TEXT NOT NULL REFERENCES invoice (id),
  movement TEXT NOT NULL REFERENCES movement (id),
  date     TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount   INTEGER NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX charge_payment_by_invoice ON charge_payment (invoice, amount);
CREATE INDEX charge_payment_by_movement ON charge_payment (movement);

CREATE TABLE write_off (
  id       TEXT PRIMARY KEY,
  invoice  TEXT NOT NULL REFERENCES invoice (id),
  date     TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount   INTEGER NOT NULL,                 -- below 0: an earlier one is taken back
  reason   TEXT NOT NULL,
  reverses TEXT UNIQUE REFERENCES write_off (id),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX write_off_by_invoice ON write_off (invoice, amount);
CREATE INDEX write_off_by_date ON write_off (date);

CREATE TABLE reminder (
  id         TEXT PRIMARY KEY,
  invoice    TEXT NOT NULL REFERENCES invoice (id),
  date       TEXT NOT NULL,
  deadline   TEXT NOT NULL,
  tone       TEXT NOT NULL,                  -- friendly, firm, last
  currency   TEXT NOT NULL,
  open       INTEGER NOT NULL,               -- of the invoice then
  charges    INTEGER NOT NULL,               -- late fees and interest, asked beside it
  details    TEXT NOT NULL,                  -- billing::Reminder as JSON: the arithmetic
  pdf_sha256 BLOB NOT NULL REFERENCES file (sha256),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_by_invoice ON reminder (invoice, date);

CREATE TABLE receipt (                       -- the paper that says that a payment came in
  movement   TEXT PRIMARY KEY REFERENCES movement (id),
  date       TEXT NOT NULL,
  pdf_sha256 BLOB NOT NULL REFERENCES file (sha256),
  recorded_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER movement_never_changes BEFORE UPDATE ON movement
BEGIN SELECT RAISE (ABORT, 'a recorded movement never changes'); END;
CREATE TRIGGER movement_never_goes BEFORE DELETE ON movement
BEGIN SELECT RAISE (ABORT, 'a recorded movement is never deleted'); END;
CREATE TRIGGER allocation_never_changes BEFORE UPDATE ON allocation
BEGIN SELECT RAISE (ABORT, 'a recorded allocation never changes'); END;
CREATE TRIGGER allocation_never_goes BEFORE DELETE ON allocation
BEGIN SELECT RAISE (ABORT, 'a recorded allocation is never deleted'); END;
CREATE TRIGGER charge_payment_never_changes BEFORE UPDATE ON charge_payment
BEGIN SELECT RAISE (ABORT, 'a recorded payment never changes'); END;
CREATE TRIGGER charge_payment_never_goes BEFORE DELETE ON charge_payment
BEGIN SELECT RAISE (ABORT, 'a recorded payment is never deleted'); END;
CREATE TRIGGER write_off_never_changes BEFORE UPDATE ON write_off
BEGIN SELECT RAISE (ABORT, 'a write-off never changes'); END;
CREATE TRIGGER write_off_never_goes BEFORE DELETE ON write_off
BEGIN SELECT RAISE (ABORT, 'a write-off is never deleted'); END;
CREATE TRIGGER reminder_never_changes BEFORE UPDATE ON reminder
BEGIN SELECT RAISE (ABORT, 'a written reminder never changes'); END;
CREATE TRIGGER reminder_never_goes BEFORE DELETE ON reminder
BEGIN SELECT RAISE (ABORT, 'a written reminder is never deleted'); END;
CREATE TRIGGER receipt_never_changes BEFORE UPDATE ON receipt
BEGIN SELECT RAISE (ABORT, 'a written receipt never changes'); END;
CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
BEGIN SELECT RAISE (ABORT, 'a written receipt is never deleted'); END;

-- ## Documents: which belong to one job, and what customers answered to quotes.
CREATE TABLE job_paper (                     -- all but the first document of a job, which gives it its id
  document TEXT PRIMARY KEY REFERENCES invoice (id),
  job      TEXT NOT NULL,                    -- id of the first one, which may still be a draft; repeats the snapshot
  origin   TEXT REFERENCES invoice (id)      -- the document that it was made from
) STRICT, WITHOUT ROWID;
CREATE INDEX job_paper_by_job ON job_paper (job);

CREATE TABLE quote_answer (
  ordinal  INTEGER PRIMARY KEY,              -- the greatest one counts
  id       TEXT NOT NULL UNIQUE,
  quote    TEXT NOT NULL REFERENCES invoice (id),
  answer   TEXT NOT NULL CHECK (answer IN ('accepted', 'declined')),
  date     TEXT NOT NULL,                    -- on which it was given
  given_by TEXT NOT NULL,                    -- who gave it; may be empty
  note     TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX quote_answer_by_quote ON quote_answer (quote, ordinal);

CREATE TRIGGER job_paper_never_changes BEFORE UPDATE ON job_paper
BEGIN SELECT RAISE (ABORT, 'an issued document never changes'); END;
CREATE TRIGGER job_paper_never_goes BEFORE DELETE ON job_paper
BEGIN SELECT RAISE (ABORT, 'an issued document is never deleted'); END;
CREATE TRIGGER quote_answer_never_changes BEFORE UPDATE ON quote_answer
BEGIN SELECT RAISE (ABORT, 'a recorded answer never changes'); END;
CREATE TRIGGER quote_answer_never_goes BEFORE DELETE ON quote_answer
BEGIN SELECT RAISE (ABORT, 'a recorded answer is never deleted'); END;

-- Recurring documents: a schedule, and for each of its periods once what became of it.
CREATE TABLE schedule (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  customer  TEXT REFERENCES customer (id),
  paused_on TEXT,                            -- since then nothing falls due
  details   TEXT NOT NULL                    -- when it falls due, and the draft that it makes
) STRICT;
CREATE INDEX schedule_by_customer ON schedule (customer);

CREATE TABLE schedule_period (
  schedule TEXT NOT NULL,                    -- which may lie in the trash, or be gone
  date     TEXT NOT NULL,                    -- the civil day on which it was due
  document TEXT UNIQUE,                      -- the draft that was made, and the document it became; NULL: passed over
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (schedule, date)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER schedule_period_is_made_once BEFORE UPDATE ON schedule_period
WHEN NEW.document IS NULL OR NEW.schedule <> OLD.schedule OR NEW.date <> OLD.date
  OR EXISTS (SELECT 1 FROM draft WHERE id = OLD.document) OR EXISTS (SELECT 1 FROM invoice WHERE id = OLD.document)
BEGIN SELECT RAISE (ABORT, 'a period is made once'); END;
CREATE TRIGGER schedule_period_never_goes BEFORE DELETE ON schedule_period
BEGIN SELECT RAISE (ABORT, 'what became of a period is never forgotten'); END;

-- Items of the price list. Lines are copies of them, so nothing refers to one.
CREATE TABLE item (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  number  TEXT NOT NULL,                     -- the owner's own, may be empty
  details TEXT NOT NULL
) STRICT;
CREATE INDEX item_by_name ON item (name COLLATE NOCASE);

-- ## Imported history: documents of the program before, with the numbers that they bore there. None of it was issued here.
CREATE TABLE import_run (                    -- one file, whole
  id        INTEGER PRIMARY KEY,
  format    TEXT NOT NULL,                   -- 'jsonl', 'csv-customers', 'csv-items', 'csv-documents', 'csv-payments'
  source    BLOB NOT NULL,                   -- SHA-256 of the file
  documents INTEGER NOT NULL,
  payments  INTEGER NOT NULL,
  flawed    INTEGER NOT NULL,                -- documents that do not add up, kept as given
  last_date TEXT NOT NULL,                   -- newest date of issue or payment
  digest    BLOB NOT NULL,                   -- over the hashes of its rows (docs/formats/book.md)
  recorded_at TEXT NOT NULL,
  UNIQUE (source, format)                    -- one table may hold customers and documents, and is read once for each
) STRICT;

CREATE TABLE imported (
  ordinal     INTEGER PRIMARY KEY,           -- order of import
  run         INTEGER NOT NULL REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED,
  row         INTEGER NOT NULL,              -- line of the file
  number      TEXT NOT NULL UNIQUE,          -- as given there
  type_code   TEXT NOT NULL CHECK (type_code IN ('380', '381')),
  void        INTEGER NOT NULL CHECK (void IN (0, 1)),  -- cancelled there: counts nowhere
  customer    TEXT NOT NULL REFERENCES customer (id),
  customer_name TEXT NOT NULL,               -- as given there
  issue_date  TEXT NOT NULL,
  due_date    TEXT NOT NULL,
  currency    TEXT NOT NULL,
  rate        INTEGER NOT NULL,              -- millionths: minor units of the base currency for one of the document's
  purchase_order TEXT NOT NULL,
  note        TEXT NOT NULL,
  net         INTEGER NOT NULL,              -- these, of a credit note, below 0
  vat         INTEGER NOT NULL,
  gross       INTEGER NOT NULL,
  base_net    INTEGER NOT NULL,
  base_vat    INTEGER NOT NULL,
  base_gross  INTEGER NOT NULL,
  lines       TEXT NOT NULL,                 -- JSON: [description, unit, quantity/1000, price, discount bp, category, rate bp, net]
  vats        TEXT NOT NULL,                 -- JSON: [category, rate bp, net, vat]
  credits     INTEGER REFERENCES imported (ordinal),
  flaws       INTEGER NOT NULL,              -- figures that are stated otherwise than they come out
  hash        BLOB NOT NULL                  -- SHA-256 over the columns from `row` to `flaws`
) STRICT;
CREATE INDEX imported_by_date ON imported (issue_date);
CREATE INDEX imported_by_customer ON imported (customer);

CREATE TABLE imported_payment (
  id          INTEGER PRIMARY KEY,
  run         INTEGER NOT NULL REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED,
  row         INTEGER NOT NULL,
  document    INTEGER NOT NULL REFERENCES imported (ordinal),
  date        TEXT NOT NULL,
  amount      INTEGER NOT NULL,              -- in the document's currency
  base_amount INTEGER NOT NULL,
  method      TEXT NOT NULL,
  reference   TEXT NOT NULL,
  hash        BLOB NOT NULL                  -- SHA-256 over the columns from `row` to `reference`
) STRICT;
CREATE INDEX imported_payment_by_document ON imported_payment (document, date, amount);

-- Sums of the above, kept so that reports need not read ten years of documents; `audit verify` adds them up anew.
CREATE TABLE imported_open (                 -- documents on which something is open, or owed back
  customer TEXT NOT NULL,
  currency TEXT NOT NULL,
  due_date TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES imported (ordinal),
  open     INTEGER NOT NULL,
  PRIMARY KEY (customer, currency, due_date, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE imported_month (                -- by month of issue
  month     TEXT NOT NULL,
  currency  TEXT NOT NULL,
  type_code TEXT NOT NULL,
  documents INTEGER NOT NULL,                -- that count
  void      INTEGER NOT NULL,                -- that do not
  net       INTEGER NOT NULL,
  vat       INTEGER NOT NULL,
  gross     INTEGER NOT NULL,
  PRIMARY KEY (month, currency, type_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE imported_vat (                  -- by month of issue, category and rate
  month     TEXT NOT NULL,
  currency  TEXT NOT NULL,
  category  TEXT NOT NULL,
  rate      INTEGER NOT NULL,                -- basis points
  type_code TEXT NOT NULL,
  documents INTEGER NOT NULL,
  net       INTEGER NOT NULL,
  vat       INTEGER NOT NULL,
  PRIMARY KEY (month, currency, category, rate, type_code)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE imported_search USING fts5 (   -- rowid is imported.ordinal; the text itself stands there
  number, customer, body, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

-- A run is written when it begins, with nothing in it, and once more in the same transaction when it ends.
CREATE TRIGGER import_run_never_changes BEFORE UPDATE ON import_run WHEN OLD.digest <> x''
BEGIN SELECT RAISE (ABORT, 'imported history never changes'); END;
CREATE TRIGGER import_run_never_goes BEFORE DELETE ON import_run
BEGIN SELECT RAISE (ABORT, 'imported history is never deleted'); END;
CREATE TRIGGER imported_never_changes BEFORE UPDATE ON imported
BEGIN SELECT RAISE (ABORT, 'imported history never changes'); END;
CREATE TRIGGER imported_never_goes BEFORE DELETE ON imported
BEGIN SELECT RAISE (ABORT, 'imported history is never deleted'); END;
CREATE TRIGGER imported_payment_never_changes BEFORE UPDATE ON imported_payment
BEGIN SELECT RAISE (ABORT, 'imported history never changes'); END;
CREATE TRIGGER imported_payment_never_goes BEFORE DELETE ON imported_payment
BEGIN SELECT RAISE (ABORT, 'imported history is never deleted'); END;

-- Templates: drafts to begin with. They have versions and a trash like drafts, and are named by nothing else.
CREATE TABLE template (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE COLLATE NOCASE,
  details TEXT NOT NULL                     -- as a draft's, without dates and without what it refers to
) STRICT;

-- Forms of the window that were open when the book was locked. They are no records: the audit log knows nothing of them.
CREATE TABLE unfinished (
  form    TEXT PRIMARY KEY,                 -- where it stands: 'customers/new'
  words   TEXT NOT NULL,                    -- JSON, which only that form reads
  kept_at TEXT NOT NULL
) STRICT;

-- ## Notes and attached files: what people keep with a document or a customer, and nobody else is shown.
CREATE TABLE note (
  id         TEXT PRIMARY KEY,
  owner      TEXT NOT NULL,                 -- as in the audit log: 'document/<id>', 'customer/<id>'
  text       TEXT NOT NULL,
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL                  -- user id
) STRICT;
CREATE INDEX note_by_owner ON note (owner);

CREATE TABLE attachment (
  id       TEXT PRIMARY KEY,
  owner    TEXT NOT NULL,
  name     TEXT NOT NULL,                   -- one component, read by billing::FileName
  media    TEXT NOT NULL,                   -- by the name's ending
  size     INTEGER NOT NULL,
  sha256   BLOB NOT NULL REFERENCES file (sha256),
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL                    -- user id
) STRICT;
CREATE INDEX attachment_by_owner ON attachment (owner);
-- A file goes once nothing names it: each table that names files is asked through its foreign key.
CREATE INDEX attachment_by_file ON attachment (sha256);
CREATE INDEX invoice_by_pdf ON invoice (pdf_sha256);
CREATE INDEX reminder_by_pdf ON reminder (pdf_sha256);
CREATE INDEX receipt_by_pdf ON receipt (pdf_sha256);
-- What is attached is never exchanged: another file is another row.
CREATE TRIGGER attachment_never_changes BEFORE UPDATE ON attachment
BEGIN SELECT RAISE (ABORT, 'an attached file never changes'); END;

-- ## Kept sums: what lists and reports would else add up from the whole book each time (ADR 25). Triggers keep those of
-- issued documents, an import writes its own; `audit verify` adds all of them up anew.
CREATE TABLE total (                         -- of all documents, issued and imported
  currency  TEXT PRIMARY KEY,
  documents INTEGER NOT NULL,
  gross     INTEGER NOT NULL,                -- of what counts; credit notes below 0
  open      INTEGER NOT NULL,                -- owed by customers; what is owed back makes it no smaller
  last_date TEXT NOT NULL                    -- newest date of a document, a payment or a write-off
) STRICT, WITHOUT ROWID;
CREATE TABLE issued_open (                   -- issued documents on which something is open, or owed back
  document      INTEGER PRIMARY KEY REFERENCES invoice (ordinal),
  customer      TEXT,
  customer_name TEXT NOT NULL,               -- as frozen
  currency      TEXT NOT NULL,
  due_date      TEXT NOT NULL,
  balance       INTEGER NOT NULL             -- docs/formats/book.md says how it comes about
) STRICT;
CREATE INDEX issued_open_by_customer ON issued_open (customer);
CREATE TABLE issued_month (                  -- by month of issue
  month     TEXT NOT NULL,
  currency  TEXT NOT NULL,
  type_code TEXT NOT NULL,                   -- '381': credit notes, '380': all that counts beside them
  documents INTEGER NOT NULL,
  net       INTEGER NOT NULL,                -- these, of credit notes, below 0
  vat       INTEGER NOT NULL,
  gross     INTEGER NOT NULL,
  PRIMARY KEY (month, currency, type_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE issued_vat (                    -- by month of issue, category and rate
  month     TEXT NOT NULL,
  currency  TEXT NOT NULL,
  category  TEXT NOT NULL,
  rate      TEXT NOT NULL,                   -- percent, as the snapshot writes it
  type_code TEXT NOT NULL,                   -- as in issued_month
  documents INTEGER NOT NULL,
  net       INTEGER NOT NULL,                -- these, of credit notes, below 0
  vat       INTEGER NOT NULL,
  PRIMARY KEY (month, currency, category, rate, type_code)
) STRICT, WITHOUT ROWID;

-- What of issued documents is open, or owed back: for the triggers alone, since it reads the whole of each document.
CREATE VIEW standing AS
SELECT document, customer, customer_name, currency, due_date, max(unpaid - written_off, min(unpaid, 0)) AS balance, id
FROM (
  SELECT i.ordinal AS document, i.customer, i.customer_name, i.currency, i.due_date, i.id,
    i.payable - coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice = i.id), 0)
      - coalesce((SELECT sum(c.payable) FROM invoice c WHERE c.credits = i.id), 0) AS unpaid,
    coalesce((SELECT sum(w.amount) FROM write_off w WHERE w.invoice = i.id), 0) AS written_off
  FROM invoice i WHERE i.type_code NOT IN ('381', '310', '325', '270')
);

CREATE TRIGGER total_gains_what_is_open AFTER INSERT ON issued_open
BEGIN UPDATE total SET open = open + max(NEW.balance, 0) WHERE currency = NEW.currency; END;
CREATE TRIGGER total_loses_what_was_open AFTER DELETE ON issued_open
BEGIN UPDATE total SET open = open - max(OLD.balance, 0) WHERE currency = OLD.currency; END;
CREATE TRIGGER total_gains_what_is_open_there AFTER INSERT ON imported_open
BEGIN UPDATE total SET open = open + max(NEW.open, 0) WHERE currency = NEW.currency; END;
CREATE TRIGGER total_loses_what_was_open_there AFTER DELETE ON imported_open
BEGIN UPDATE total SET open = open - max(OLD.open, 0) WHERE currency = OLD.currency; END;

CREATE TRIGGER invoice_is_added_up AFTER INSERT ON invoice BEGIN
  INSERT INTO total VALUES (NEW.currency, 1,
    CASE WHEN NEW.type_code = '381' THEN -NEW.gross WHEN NEW.type_code IN ('310', '325', '270') THEN 0 ELSE NEW.gross END,
    0, NEW.issue_date)
  ON CONFLICT (currency) DO UPDATE SET documents = documents + 1, gross = gross + excluded.gross,
    last_date = max(last_date, excluded.last_date);
  INSERT INTO issued_open
  SELECT document, customer, customer_name, currency, due_date, balance FROM standing
  WHERE document = NEW.ordinal AND balance <> 0;
END;
CREATE TRIGGER invoice_counts AFTER INSERT ON invoice WHEN NEW.type_code NOT IN ('310', '325', '270') BEGIN
  INSERT INTO issued_month
  SELECT substr(NEW.issue_date, 1, 7), NEW.currency, iif(sign < 0, '381', '380'), 1, NEW.net * sign, NEW.vat * sign,
    NEW.gross * sign
  FROM (SELECT iif(NEW.type_code = '381', -1, 1) AS sign) WHERE true
  ON CONFLICT (month, currency, type_code) DO UPDATE SET documents = documents + 1, net = net + excluded.net,
    vat = vat + excluded.vat, gross = gross + excluded.gross;
  -- The snapshot holds an amount with all decimals of its currency: without the point it is a number of minor units.
  INSERT INTO issued_vat
  SELECT substr(NEW.issue_date, 1, 7), NEW.currency, v.value ->> '$.category', v.value ->> '$.rate',
    iif(sign < 0, '381', '380'), 1, sign * CAST(replace(v.value ->> '$.taxable', '.', '') AS INTEGER),
    sign * CAST(replace(v.value ->> '$.tax', '.', '') AS INTEGER)
  FROM (SELECT iif(NEW.type_code = '381', -1, 1) AS sign), json_each(NEW.snapshot, '$.totals.vat_breakdown') v WHERE true
  ON CONFLICT (month, currency, category, rate, type_code) DO UPDATE SET documents = documents + 1,
    net = net + excluded.net, vat = vat + excluded.vat;
END;
CREATE TRIGGER credit_note_settles AFTER INSERT ON invoice WHEN NEW.credits IS NOT NULL BEGIN
  DELETE FROM issued_open WHERE document = (SELECT ordinal FROM invoice WHERE id = NEW.credits);
  INSERT INTO issued_open
  SELECT document, customer, customer_name, currency, due_date, balance FROM standing
  WHERE id = NEW.credits AND balance <> 0;
END;
CREATE TRIGGER payment_settles AFTER INSERT ON payment BEGIN
  UPDATE total SET last_date = NEW.date WHERE currency = NEW.currency AND last_date < NEW.date;
  DELETE FROM issued_open WHERE document = (SELECT ordinal FROM invoice WHERE id = NEW.invoice);
  INSERT INTO issued_open
  SELECT document, customer, customer_name, currency, due_date, balance FROM standing
  WHERE id = NEW.invoice AND balance <> 0;
END;
CREATE TRIGGER write_off_settles AFTER INSERT ON write_off BEGIN
  UPDATE total SET last_date = NEW.date WHERE currency = NEW.currency AND last_date < NEW.date;
  DELETE FROM issued_open WHERE document = (SELECT ordinal FROM invoice WHERE id = NEW.invoice);
  INSERT INTO issued_open
  SELECT document, customer, customer_name, currency, due_date, balance FROM standing
  WHERE id = NEW.invoice AND balance <> 0;
END;

-- What stood in the book before schema 3.
INSERT INTO total
SELECT currency, count(*), sum(gross * CASE type_code WHEN '381' THEN -1 ELSE 1 END), 0,
  max(max(issue_date), coalesce((SELECT max(p.date) FROM payment p WHERE p.currency = i.currency), ''))
FROM invoice i GROUP BY currency;
INSERT INTO issued_open
SELECT document, customer, customer_name, currency, due_date, balance FROM standing WHERE balance <> 0;
INSERT INTO issued_month
SELECT substr(issue_date, 1, 7), currency, iif(sign < 0, '381', '380'), count(*), sum(net * sign), sum(vat * sign),
  sum(gross * sign)
FROM (SELECT *, iif(type_code = '381', -1, 1) AS sign FROM invoice) GROUP BY 1, 2, 3;
INSERT INTO issued_vat
SELECT substr(issue_date, 1, 7), currency, v.value ->> '$.category', v.value ->> '$.rate', iif(sign < 0, '381', '380'),
  count(*), sum(sign * CAST(replace(v.value ->> '$.taxable', '.', '') AS INTEGER)),
  sum(sign * CAST(replace(v.value ->> '$.tax', '.', '') AS INTEGER))
FROM (SELECT *, iif(type_code = '381', -1, 1) AS sign FROM invoice) i, json_each(i.snapshot, '$.totals.vat_breakdown') v
GROUP BY 1, 2, 3, 4, 5;
