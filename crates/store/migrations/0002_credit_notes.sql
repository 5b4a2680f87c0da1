-- Schema 2: credit notes. Lists and sums ask of each document which kind it is and, of a credit note, which invoice it
-- credits; both repeat what the snapshot says, as the columns before them do.

ALTER TABLE invoice ADD COLUMN type_code TEXT NOT NULL DEFAULT '380';  -- BT-3, UNTDID 1001
ALTER TABLE invoice ADD COLUMN credits TEXT REFERENCES invoice (id);   -- only of type 381
CREATE INDEX invoice_by_credited ON invoice (credits, payable) WHERE credits IS NOT NULL;

-- Documents are never changed, and these two columns are not of the document: the trigger steps aside for them once.
DROP TRIGGER invoice_never_changes;
UPDATE invoice SET type_code = snapshot ->> '$.type_code' WHERE snapshot ->> '$.type_code' <> '380';
CREATE TRIGGER invoice_never_changes BEFORE UPDATE ON invoice
BEGIN SELECT RAISE (ABORT, 'an issued document never changes'); END;
