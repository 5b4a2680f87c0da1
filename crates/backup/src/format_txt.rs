//! `FORMAT.txt`, the first member: how to restore without this program.

use chain::public_key_line;

use crate::Manifest;
use crate::manifest::seconds;

/// About twenty lines for somebody who has this file, the recovery kit and a terminal.
pub(crate) fn format_txt(manifest: &Manifest) -> String {
    let Manifest { format, vault_id, epoch, seq, created, signer, .. } = manifest;
    let created = seconds::text(created);
    let line = public_key_line(signer);
    format!(
        "Sealed backup of a book kept with Counterfoil (format {format})

  book     {vault_id}, epoch {epoch}
  backup   {seq}, sealed {created}

Counterfoil restores it: counterfoil backup restore FILE --to DIR --identity KEY.txt

Without Counterfoil, with age, zstd, tar, minisign and sqlite3:

  1. Write the line AGE-SECRET-KEY-1... of the recovery kit into KEY.txt.
  2. In an empty folder: age -d -i KEY.txt FILE | zstd -d | tar -f - -x
     Use what came out only if no step of it reported an error.
  3. Check who made it:
     minisign -Vm MANIFEST.json -P {line}
     Compare that key with the one in FORMAT.txt of other backups of this book: a restored book has a new one.
  4. Compare the SHA-256 of each file with MANIFEST.json.
  5. sqlite3 vault.sqlite 'pragma integrity_check'

vault.sqlite is an ordinary SQLite database. files/ holds PDFs, XML and receipts in the clear; the table of files in
the database has their names. Delete all of it again, or keep it where nobody else reads.
"
    )
}
