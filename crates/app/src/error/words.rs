//! Code, exit code and help of each error: reviewed like code, since it is what people read on a bad day.

use super::{Error, ExitCode};
use std::io::ErrorKind;

type Words = (&'static str, ExitCode, &'static str);

/// `(code, exit code, what was kept and what to do)`.
pub(super) fn of(error: &Error) -> Words {
    use ExitCode::{Failed, Locked, NotPermitted, Refused};
    match error {
        Error::NoVault => ("no-vault", Failed, "Create one, or name the right folder with --vault."),
        Error::Locked => ("vault-locked", Locked, "Unlock it with your passphrase."),
        Error::OpenForReading => (
            "open-for-reading",
            Failed,
            "Lock it and open it again once no other program has it open and its folder can be written; nothing was changed.",
        ),
        Error::KitUnproven => (
            "kit-unproven",
            Refused,
            "Type back the two groups from your recovery kit first, in the window or with `counterfoil vault confirm-kit`; then documents can be saved.",
        ),
        Error::KitMismatch => (
            "kit-mismatch",
            Refused,
            "Look at the numbered groups on the printed kit and try again; nothing was changed.",
        ),
        Error::NotPermitted => {
            ("not-permitted", NotPermitted, "Ask the owner of the book to do it, or to change your role.")
        }
        Error::Faults(_) => ("not-ready", Refused, "Mend what is named; the draft is kept as it is."),
        Error::AlreadyIssued => {
            ("already-issued", Refused, "It stays as it is; what was wrong is put right by a further document.")
        }
        Error::NotIssued => ("not-issued", Refused, "Issue it first."),
        Error::PaysNothing => (
            "pays-nothing",
            Refused,
            "Record the payment, or the refund, on the invoice: the one that is credited, or the one that follows the quote.",
        ),
        Error::NothingReceived => ("nothing-received", Refused, "Choose a payment of a customer; nothing was written."),
        Error::Overpaid => ("overpaid", Refused, "Record only what is open; nothing was recorded."),
        Error::Unreadable { .. } => {
            ("unreadable", ExitCode::Usage, "Write dates as 2026-11-20 and amounts as 1234.50; nothing was changed.")
        }
        Error::NumberDoesNotFollow => (
            "number-does-not-follow",
            Refused,
            "Copy the number of the newest invoice that you sent, exactly as printed on it; nothing was changed.",
        ),
        Error::SeriesNotHeld => {
            ("series-not-held", Refused, "Nothing needs to be confirmed and nothing was skipped; go on issuing.")
        }
        Error::JobStands => (
            "job-stands",
            Refused,
            "Issue the draft, which deducts what was asked for, or credit the deposit first; the draft is kept as it is.",
        ),
        Error::NothingToUndo => (
            "nothing-to-undo",
            Refused,
            "What was issued, paid or recorded stays; what was deleted lies in the trash for 90 days.",
        ),
        Error::NotOlder => ("not-older", Refused, "There is nothing to accept; nothing was changed."),
        Error::ImportRow { .. } => (
            "import-row",
            Refused,
            "Mend that line, or let the other program export again; nothing of the file was written.",
        ),
        Error::ImportDiffers => (
            "import-differs",
            Refused,
            "Please report this: the sums did not come out equal, so nothing of the file was written.",
        ),
        Error::ImportChanged => {
            ("import-changed", Failed, "Import it once nothing writes to it any more; nothing of it was written.")
        }
        Error::ImportEmpty => ("import-empty", Refused, "Choose the file that the other program exported."),
        Error::Sheet(_) => (
            "no-table",
            Refused,
            "Let the other program export a table as text (CSV), or choose another separator; nothing was written.",
        ),
        Error::ImportRefused { .. } => (
            "import-refused",
            Refused,
            "Answer what is asked, change the mapping or mend the file, or leave out the rows that are named; nothing was written.",
        ),
        Error::ImportTwice { .. } => {
            ("import-twice", Refused, "It is in the book already; nothing was written. Choose a newer export.")
        }
        Error::ImportNothingNew => {
            ("import-nothing-new", Refused, "Nothing needs to be imported, and nothing was written.")
        }
        Error::Filter(_) => (
            "filter",
            ExitCode::Usage,
            "Type words, or wishes such as: overdue customer:ada >500 2026-03 quote net<1000 -paid",
        ),
        Error::Cancelled => ("cancelled", Failed, "Nothing was written; you can begin again at any time."),
        Error::AttachmentTooLarge => (
            "attachment-too-large",
            Refused,
            "Attach a smaller copy: a scan in lower quality, or one part at a time; nothing was attached.",
        ),
        Error::NotAFile => {
            ("not-a-file", Refused, "Choose a file; to attach a folder, pack it into one; nothing was attached.")
        }
        Error::TooMany { .. } => ("too-many", Refused, "Remove some that are not needed first; nothing was changed."),
        Error::FileExists => ("file-exists", Failed, "Choose another name: nothing is ever overwritten."),
        Error::NotOurPdf => (
            "not-our-pdf",
            ExitCode::Damaged,
            "Ask for the file again, and compare the counterfoil code on paper with the one in the book.",
        ),
        Error::NotAsLeft { .. } => (
            "not-as-left",
            ExitCode::Damaged,
            "Leave the folder as it is and restore the newest proven backup into a new one; the findings say what differs.",
        ),
        Error::ArchiveSignature => {
            ("archive-signature", ExitCode::Damaged, "Do not rely on it: ask the sender for the file again.")
        }
        Error::Archive(_) => {
            ("archive-refused", ExitCode::Damaged, "Nothing of it was written. Ask the sender for the file again.")
        }
        Error::EInvoice(error) => (
            error.code(),
            ExitCode::Damaged,
            "Ask the sender for the file again: UBL, CII, or a PDF with one attached.",
        ),
        Error::EInvoiceCredits => {
            ("einvoice-credits", Refused, "Open that invoice and choose Credit; what the file says can be typed there.")
        }
        Error::EInvoiceInvalid { .. } => {
            ("einvoice-invalid", Refused, "Send the findings to whoever made it; by them, the document can be refused.")
        }
        Error::NoDestination => (
            "no-destination",
            Failed,
            "The sealed backup waits in its outbox. Attach a disk or name another folder in the settings; it is copied then.",
        ),
        Error::Outside(error) => outside(error),
        Error::Vault(vault::VaultError::Io { kind, .. }) if is_full(*kind) => ("disk-full", Failed, ROOM),
        Error::Vault(vault::VaultError::Io { kind, .. }) if is_refused(*kind) => ("not-writable", Failed, ACCESS),
        Error::Vault(error) => (error.code(), vault(error), error.help()),
        Error::Store(error) => store(error),
        Error::Billing(error @ billing::Error::NotADecimal) => {
            (billing(error), Refused, "Write it with a point and without separators, as 5.50; nothing was written.")
        }
        Error::Billing(error @ billing::Error::WrittenOff) => {
            (billing(error), Refused, "Take the write-off back first, then record the payment; nothing was recorded.")
        }
        Error::Billing(error) => (billing(error), Refused, "Change what is named; nothing was written."),
        Error::Documents(_) => (
            "document-failed",
            Failed,
            "Nothing was issued and no number was taken. Check logo and texts, and try again.",
        ),
        Error::Backup(error) => backup(error),
    }
}

/// What is so: the error's own words, and of the file system those below.
pub(super) fn message(error: &Error) -> String {
    match files(error) {
        Some((subject, kind)) => format!("{subject}: {}.", plain(kind)),
        None => sentence(&error.to_string()),
    }
}

/// What the file system refused, and how it says so.
fn files(error: &Error) -> Option<(&'static str, ErrorKind)> {
    if let Error::Outside(error) = error {
        return Some(("A file or folder outside the vault could not be used", error.kind()));
    }
    if let Error::Vault(vault::VaultError::Io { kind, .. }) = error {
        return Some(("The vault's folder could not be used", *kind));
    }
    if let Error::Store(store::Error::Io(error)) = error {
        return Some(("The vault's disk refused", error.kind()));
    }
    if let Error::Backup(backup::Error::Read(error)) = error {
        return Some(("The file could not be read", error.kind()));
    }
    let Error::Backup(backup::Error::Write(error)) = error else { return None };
    Some(("The file could not be written", error.kind()))
}

/// What goes wrong with files, for people: the only place that gives these kinds words.
const PLAIN: [(ErrorKind, &str); 14] = [
    (ErrorKind::NotFound, "there is no such file or folder"),
    (ErrorKind::PermissionDenied, "you may not do that there"),
    (ErrorKind::AlreadyExists, "that name is taken"),
    (ErrorKind::IsADirectory, "it is a folder, not a file"),
    (ErrorKind::NotADirectory, "part of the path is a file, not a folder"),
    (ErrorKind::DirectoryNotEmpty, "the folder is not empty"),
    (ErrorKind::StorageFull, "the disk is full"),
    (ErrorKind::QuotaExceeded, "your share of the disk is full"),
    (ErrorKind::FileTooLarge, "the file is too large for this disk"),
    (ErrorKind::ReadOnlyFilesystem, "the disk is read-only"),
    (ErrorKind::InvalidFilename, "the disk does not take this name"),
    (ErrorKind::InvalidData, "it does not hold what it should"),
    (ErrorKind::UnexpectedEof, "it ends too early"),
    (ErrorKind::TimedOut, "the disk or network did not answer"),
];

fn plain(kind: ErrorKind) -> &'static str {
    PLAIN.iter().find(|(known, _)| *known == kind).map_or("the system refused", |(_, words)| words)
}

/// Of the vault's own disk and folder.
const ROOM: &str = "Make room on the disk and try again; nothing was half done.";
const ACCESS: &str = "Check that the vault's folder is yours and its disk is not read-only; nothing was half done.";

fn is_full(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

fn is_refused(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

fn outside(error: &std::io::Error) -> Words {
    if is_full(error.kind()) {
        ("disk-full", ExitCode::Failed, "Make room or choose another folder; nothing was half done.")
    } else if is_refused(error.kind()) {
        ("not-writable", ExitCode::Failed, "Choose a file or folder that you may use; nothing was half done.")
    } else {
        (
            "file-failed",
            ExitCode::Failed,
            "Check the name, and that its folder exists and its disk is attached; nothing was half done.",
        )
    }
}

fn vault(error: &vault::VaultError) -> ExitCode {
    use vault::VaultError as E;
    match error {
        E::WrongPassphrase
        | E::KeyringAbsent
        | E::KeyringLocked
        | E::KeyringFailed { .. }
        | E::DeviceSecretWiped
        | E::OtherDevice { .. }
        | E::RecoveryCodeUnreadable(_)
        | E::WrongRecoveryCode
        | E::QuickUnlockRefused(_) => ExitCode::Locked,
        E::HeaderDamaged { .. } | E::HeaderOutOfBounds { .. } | E::HeaderTampered => ExitCode::Damaged,
        E::InUse(_) => ExitCode::InUse,
        E::OwnAccess | E::PassphraseRefused(_) | E::TooManySlots | E::KdfBelowPolicy | E::BadText { .. } => {
            ExitCode::Refused
        }
        E::NewerFormat { .. }
        | E::Exists { .. }
        | E::NotAVault
        | E::NotEnoughMemory { .. }
        | E::NoRandomness
        | E::Cryptography { .. }
        | E::Io { .. } => ExitCode::Failed,
    }
}

fn store(error: &store::Error) -> Words {
    use ExitCode::{Damaged, Failed, Refused};
    use store::Error as E;
    const RESTORE: &str = "Leave the folder as it is and restore the newest proven backup into a new one.";
    match error {
        E::Damaged | E::DamagedPage | E::BadRow { .. } | E::NotCanonical(_) => ("book-damaged", Damaged, RESTORE),
        E::Missing => ("book-missing", Damaged, RESTORE),
        E::FileMissing | E::FileDamaged => ("file-damaged", Damaged, RESTORE),
        E::AnchorDamaged => {
            ("anchor-damaged", Damaged, "The book itself opens; run `counterfoil audit verify` before you go on.")
        }
        E::ReadOnly => (
            "rolled-back",
            Damaged,
            "This copy is older than the one this computer last saw. Find the newer one, or accept this one on purpose; it can be read meanwhile.",
        ),
        E::BuildLacksPageStream => {
            ("bad-build", Failed, "Install a build from the project; this one could not back up your book.")
        }
        E::NewerSchema { .. } => {
            ("newer-schema", Failed, "Install the newest version of Counterfoil; the book was not touched.")
        }
        E::UpgradeDue => {
            ("upgrade-due", Failed, "Unlock the book for writing once: it is backed up, rehearsed and upgraded then.")
        }
        E::UpgradeRefused { .. } => {
            ("upgrade-refused", Failed, "Go on with the version you had and report this; the book was not touched.")
        }
        E::AnchorNotWritten(_) => (
            "anchor-not-written",
            Failed,
            "Make room on the disk of your home folder and try again. What was done is kept; nothing new is begun before.",
        ),
        E::DiskFull => ("disk-full", Failed, ROOM),
        E::NotWritable => ("not-writable", Failed, ACCESS),
        E::FileTooLarge { .. } => ("file-too-large", Refused, "Use a smaller file."),
        E::StaleDraft => ("stale-draft", Refused, "It was changed elsewhere: open it again, then repeat your change."),
        E::NotFound { .. } => ("not-found", Failed, "Check the number or the first letters of the id."),
        E::Ambiguous { .. } => ("ambiguous", Failed, "Give more letters of the id."),
        E::NameTaken { .. } => ("name-taken", Refused, "Choose another name; nothing was changed."),
        E::StillNamed { .. } => {
            ("still-named", Refused, "Delete the drafts that name it first; what was issued or paid keeps it for good.")
        }
        E::StillMerged => (
            "still-merged",
            Refused,
            "Separate them first: in the customer's form, or with `counterfoil customer unmerge`.",
        ),
        E::NotMergeable => {
            ("not-mergeable", Refused, "Choose two customers who stand in the list, one beside the other.")
        }
        E::Json { .. } => (
            "export-refused",
            Damaged,
            "Nothing of it was kept. Take the file as Counterfoil wrote it, or restore a backup, which holds the same book.",
        ),
        E::JsonVersion { .. } => {
            ("newer-export", Failed, "Install the newest version of Counterfoil and import it with that.")
        }
        E::Stopped => ("cancelled", Failed, "Nothing was written; you can begin again at any time."),
        E::NumberTaken => (
            "number-taken",
            Refused,
            "Other documents of the book bear the numbers that come next: give the series another pattern in the settings.",
        ),
        E::SeriesHeld => (
            "series-held",
            Refused,
            "After a restore, first confirm the last number that left the house: in the settings under Numbers, or with `counterfoil series release NAME --last NUMBER`.",
        ),
        E::Billing(error) => (billing(error), Refused, "Change what is named; nothing was written."),
        E::Sql(_) | E::Io(_) | E::Random => {
            ("disk-failed", Failed, "Try again; nothing was half done. If it stays so, check the disk.")
        }
    }
}

/// The trade's own codes are stable; they are ours too.
fn billing(error: &billing::Error) -> &'static str {
    error.code()
}

fn backup(error: &backup::Error) -> Words {
    use ExitCode::{Damaged, Failed, Locked, Refused};
    use backup::Error as E;
    const OTHER: &str = "Leave this file as it is and take another copy: each folder of your backups holds one.";
    match error {
        E::Truncated => ("backup-truncated", Damaged, OTHER),
        E::NotABackup => ("not-a-backup", Damaged, OTHER),
        E::Damaged { .. } | E::SizeChanged { .. } => ("backup-damaged", Damaged, OTHER),
        E::UnsafeMember { .. } | E::TooLarge { .. } => {
            ("backup-unsafe", Damaged, "Nothing of it was written. Do not trust this file; take another copy.")
        }
        E::WrongSigner { .. } => (
            "wrong-signer",
            Damaged,
            "It was not made by this book. Ask who gave it to you; take a copy from your own folders.",
        ),
        E::OtherSigner => (
            "other-signer",
            Refused,
            "Nothing was copied. A restore makes a new key: leave --signer out, or give the one of `vault status`.",
        ),
        E::WrongVault { .. } => {
            ("wrong-vault", Damaged, "It is a good backup of another book: restore it into a folder of its own.")
        }
        E::NotForThisIdentity => (
            "wrong-key",
            Locked,
            "Check the recovery kit, key file or passphrase: it belongs to another book or another file.",
        ),
        E::BadIdentity => (
            "bad-identity",
            Locked,
            "Give the AGE-SECRET-KEY-1 line of the recovery kit, or its nine groups with --recovery-code-file.",
        ),
        E::UnknownFormat { .. } | E::NeedsPacks { .. } => {
            ("newer-backup", Failed, "Install the newest version of Counterfoil and open it with that.")
        }
        E::WorkFactor { .. } => {
            ("work-factor", Refused, "The file asks for more work than any of ours does; do not trust it.")
        }
        E::Exists => ("file-exists", Failed, "Choose another name or an empty folder: nothing is ever overwritten."),
        E::Read(error) | E::Write(error) => outside(error),
        E::TooFewRecipients | E::TooManyRecipients { .. } | E::BadRecipient | E::BadName | E::Facts(_) => {
            ("backup-failed", Failed, "Nothing was written; please report this.")
        }
    }
}

/// Errors are written as clauses; people read sentences.
pub(super) fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let rest = letters.as_str().trim_end_matches('.');
    format!("{first}{rest}.")
}
