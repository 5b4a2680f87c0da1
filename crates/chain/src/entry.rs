//! The audit log: one signed entry for each act, each naming the hash of the one before.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::canonical::write_string;
use crate::{Hash, Signature, SigningKey, VerifyingKey};

const SIGNED: &[u8] = b"counterfoil/entry-signature/v1\0";

/// What kind of act an entry records. Closed: a reader that meets another one is older than the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, std::hash::Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// The book was made.
    VaultCreated,
    /// The recovery kit opened a real backup, or its groups were typed back.
    KitProven,
    /// The seller's own data was saved.
    BusinessSaved,
    /// A customer was saved.
    CustomerSaved,
    /// An editing session of a draft ended.
    DraftSaved,
    /// A draft went to the trash.
    DraftDeleted,
    /// A document took its number.
    InvoiceIssued,
    /// A payment was recorded.
    PaymentRecorded,
    /// Settings were saved.
    SettingsSaved,
    /// A backup was sealed.
    BackupSealed,
    /// A backup was read back whole and checked.
    BackupProven,
    /// An archive left the house.
    ArchiveExported,
    /// This book came out of a backup.
    Restored,
    /// A failed unlock, seen while locked and written at the next unlock.
    UnlockFailed,
    /// A slot's Argon2 cost was raised.
    KdfUpgraded,
    /// A passphrase was changed.
    PassphraseChanged,
    /// The recovery code opened the book.
    Recovered,
    /// The schema was brought up to date.
    Migrated,
    /// The owner accepted a book older than its anchor.
    RollbackAccepted,
    /// A series that was held after a restore may issue again.
    SeriesReleased,
    /// A customer's answer to a quote was recorded.
    QuoteAnswered,
    /// A payment that was recorded by mistake was taken back.
    PaymentReversed,
    /// What was left of a payment was given to an invoice.
    CreditAllocated,
    /// What is not asked for any more was written off, or taken up again.
    WriteOffRecorded,
    /// A reminder was written.
    ReminderWritten,
    /// A receipt was written.
    ReceiptWritten,
    /// A customer whom no document names went to the trash.
    CustomerDeleted,
    /// What had lain in the trash for its time is gone for good.
    TrashEmptied,
    /// A template for drafts was saved.
    TemplateSaved,
    /// A template went to the trash.
    TemplateDeleted,
    /// A schedule of recurring documents was saved.
    ScheduleSaved,
    /// A period of a schedule became a draft.
    PeriodMade,
    /// A period of a schedule was passed over.
    PeriodPassed,
    /// An item of the price list was saved.
    ItemSaved,
    /// An item went to the trash.
    ItemDeleted,
    /// Somebody checked the particulars of a customer.
    CustomerChecked,
    /// Documents of another program were imported, one file whole.
    HistoryImported,
    /// Two customers were made one.
    CustomerMerged,
    /// A customer who was made one with another stands alone again.
    CustomerUnmerged,
    /// A schedule of recurring documents went to the trash.
    ScheduleDeleted,
    /// An internal note was written or changed.
    NoteSaved,
    /// An internal note went to the trash.
    NoteDeleted,
    /// A file was attached to a document or a customer.
    AttachmentAdded,
    /// An attached file went to the trash.
    AttachmentRemoved,
    /// The whole book left the house as JSON, which anybody can read.
    BookExported,
    /// This book came out of such a file.
    BookImported,
}

/// No kind of entry that this version knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no kind of audit entry that this version knows")]
pub struct UnknownKind;

impl EntryKind {
    /// All kinds, in the order of `docs/formats/chain.md`.
    pub const ALL: [Self; 46] = [
        Self::VaultCreated,
        Self::KitProven,
        Self::BusinessSaved,
        Self::CustomerSaved,
        Self::DraftSaved,
        Self::DraftDeleted,
        Self::InvoiceIssued,
        Self::PaymentRecorded,
        Self::SettingsSaved,
        Self::BackupSealed,
        Self::BackupProven,
        Self::ArchiveExported,
        Self::Restored,
        Self::UnlockFailed,
        Self::KdfUpgraded,
        Self::PassphraseChanged,
        Self::Recovered,
        Self::Migrated,
        Self::RollbackAccepted,
        Self::SeriesReleased,
        Self::QuoteAnswered,
        Self::PaymentReversed,
        Self::CreditAllocated,
        Self::WriteOffRecorded,
        Self::ReminderWritten,
        Self::ReceiptWritten,
        Self::CustomerDeleted,
        Self::TrashEmptied,
        Self::TemplateSaved,
        Self::TemplateDeleted,
        Self::ScheduleSaved,
        Self::PeriodMade,
        Self::PeriodPassed,
        Self::ItemSaved,
        Self::ItemDeleted,
        Self::CustomerChecked,
        Self::HistoryImported,
        Self::CustomerMerged,
        Self::CustomerUnmerged,
        Self::ScheduleDeleted,
        Self::NoteSaved,
        Self::NoteDeleted,
        Self::AttachmentAdded,
        Self::AttachmentRemoved,
        Self::BookExported,
        Self::BookImported,
    ];

    /// As written in entries, in the database and in exports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VaultCreated => "vault-created",
            Self::KitProven => "kit-proven",
            Self::BusinessSaved => "business-saved",
            Self::CustomerSaved => "customer-saved",
            Self::DraftSaved => "draft-saved",
            Self::DraftDeleted => "draft-deleted",
            Self::InvoiceIssued => "invoice-issued",
            Self::PaymentRecorded => "payment-recorded",
            Self::SettingsSaved => "settings-saved",
            Self::BackupSealed => "backup-sealed",
            Self::BackupProven => "backup-proven",
            Self::ArchiveExported => "archive-exported",
            Self::Restored => "restored",
            Self::UnlockFailed => "unlock-failed",
            Self::KdfUpgraded => "kdf-upgraded",
            Self::PassphraseChanged => "passphrase-changed",
            Self::Recovered => "recovered",
            Self::Migrated => "migrated",
            Self::RollbackAccepted => "rollback-accepted",
            Self::SeriesReleased => "series-released",
            Self::QuoteAnswered => "quote-answered",
            Self::PaymentReversed => "payment-reversed",
            Self::CreditAllocated => "credit-allocated",
            Self::WriteOffRecorded => "write-off-recorded",
            Self::ReminderWritten => "reminder-written",
            Self::ReceiptWritten => "receipt-written",
            Self::CustomerDeleted => "customer-deleted",
            Self::TrashEmptied => "trash-emptied",
            Self::TemplateSaved => "template-saved",
            Self::TemplateDeleted => "template-deleted",
            Self::ScheduleSaved => "schedule-saved",
            Self::PeriodMade => "period-made",
            Self::PeriodPassed => "period-passed",
            Self::ItemSaved => "item-saved",
            Self::ItemDeleted => "item-deleted",
            Self::CustomerChecked => "customer-checked",
            Self::HistoryImported => "history-imported",
            Self::CustomerMerged => "customer-merged",
            Self::CustomerUnmerged => "customer-unmerged",
            Self::ScheduleDeleted => "schedule-deleted",
            Self::NoteSaved => "note-saved",
            Self::NoteDeleted => "note-deleted",
            Self::AttachmentAdded => "attachment-added",
            Self::AttachmentRemoved => "attachment-removed",
            Self::BookExported => "book-exported",
            Self::BookImported => "book-imported",
        }
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EntryKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(UnknownKind)
    }
}

/// What happened, before it has a place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When, by the caller's clock; kept to the millisecond.
    pub time: DateTime<Utc>,
    /// Id of the user who acted.
    pub user: String,
    /// Id of the device.
    pub device: String,
    /// What kind of act.
    pub kind: EntryKind,
    /// What was acted on, e.g. `invoice/<uuid>`.
    pub object: String,
    /// [`Hash::of_content`] of the object before, none when it was new.
    pub before: Option<Hash>,
    /// [`Hash::of_content`] of the object after, none when it is gone.
    pub after: Option<Hash>,
    /// Small facts for people; part of the proof.
    pub note: BTreeMap<String, String>,
}

/// One act at its place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// 1 for the first, then without a gap.
    pub seq: u64,
    /// UTC, to the millisecond.
    #[serde(with = "millis")]
    pub time: DateTime<Utc>,
    /// Id of the user who acted.
    pub user: String,
    /// Id of the device.
    pub device: String,
    /// What kind of act.
    pub kind: EntryKind,
    /// What was acted on.
    pub object: String,
    /// Content hash before.
    pub before: Option<Hash>,
    /// Content hash after.
    pub after: Option<Hash>,
    /// Hash of the entry before, or the genesis.
    pub prev: Hash,
    /// Small facts for people.
    pub note: BTreeMap<String, String>,
    /// The key that signs this entry.
    pub signer: VerifyingKey,
}

impl Entry {
    /// The canonical JSON that is hashed.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(512);
        let optional = |hash: Option<Hash>| hash.map_or_else(|| "null".to_owned(), |h| format!("\"{h}\""));
        out.extend_from_slice(b"{\"after\":");
        out.extend_from_slice(optional(self.after).as_bytes());
        out.extend_from_slice(b",\"before\":");
        out.extend_from_slice(optional(self.before).as_bytes());
        member(&mut out, "device", &self.device);
        member(&mut out, "kind", self.kind.as_str());
        out.extend_from_slice(b",\"note\":{");
        let mut note: Vec<_> = self.note.iter().collect();
        note.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        for (i, (name, text)) in note.into_iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            write_string(&mut out, name);
            out.push(b':');
            write_string(&mut out, text);
        }
        out.push(b'}');
        member(&mut out, "object", &self.object);
        member(&mut out, "prev", &self.prev.to_string());
        out.extend_from_slice(format!(",\"seq\":{}", self.seq).as_bytes());
        member(&mut out, "signer", &self.signer.to_string());
        member(&mut out, "time", &millis::text(&self.time));
        member(&mut out, "user", &self.user);
        out.push(b'}');
        out
    }

    /// The hash that the next entry names as `prev`.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::tagged("counterfoil/entry/v1", &[&self.canonical()])
    }
}

fn member(out: &mut Vec<u8>, name: &'static str, text: &str) {
    out.push(b',');
    write_string(out, name);
    out.push(b':');
    write_string(out, text);
}

/// An entry with its signature, as the book and exports hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedEntry {
    /// What was signed.
    pub entry: Entry,
    /// By `entry.signer`.
    pub signature: Signature,
}

/// How far a log goes: the number of its entries and the hash of the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Hash of the last entry; of an empty log, the vault's genesis.
    pub hash: Hash,
}

impl Head {
    /// Head of the empty log of a vault: no entry fits the log of another one.
    #[must_use]
    pub fn genesis(vault_id: &Uuid) -> Self {
        Self { size: 0, hash: Hash::tagged("counterfoil/genesis/v1", &[vault_id.as_bytes()]) }
    }
}

/// Puts an act behind `head` and signs it; returns the entry and the new head.
#[must_use]
pub fn append(head: &Head, act: Act, key: &SigningKey) -> (SignedEntry, Head) {
    let entry = Entry {
        seq: head.size.saturating_add(1),
        time: act.time.trunc_subsecs(3),
        user: act.user,
        device: act.device,
        kind: act.kind,
        object: act.object,
        before: act.before,
        after: act.after,
        prev: head.hash,
        note: act.note,
        signer: key.verifying_key(),
    };
    let hash = entry.hash();
    let signature = key.sign(&signed_bytes(&hash));
    let head = Head { size: entry.seq, hash };
    (SignedEntry { entry, signature }, head)
}

pub(crate) fn signed_bytes(entry: &Hash) -> Vec<u8> {
    [SIGNED, entry.as_bytes()].concat()
}

/// `YYYY-MM-DDTHH:MM:SS.mmmZ` and nothing else: one instant has one spelling.
mod millis {
    use super::{DateTime, SecondsFormat, Utc};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::borrow::Cow;

    pub(super) fn text(time: &DateTime<Utc>) -> String {
        time.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    pub(super) fn serialize<S: Serializer>(time: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text(time))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let given = Cow::<'de, str>::deserialize(deserializer)?;
        let time = DateTime::parse_from_rfc3339(&given).map_err(D::Error::custom)?.to_utc();
        if text(&time) == given { Ok(time) } else { Err(D::Error::custom("time is UTC to the millisecond")) }
    }
}
