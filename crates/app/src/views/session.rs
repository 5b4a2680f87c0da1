//! Where the vault stands, and what the first run is told.

use super::BackupBadgeView;
use serde::{Deserialize, Serialize};

/// What the window shows first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// No vault at this place: first run.
    NoVault,
    /// There is one; it is locked.
    Locked,
    /// Unlocked, but the recovery kit was not typed back: no document can be saved yet.
    KitUnproven,
    /// Ready for work.
    Unlocked,
}

/// How the OS keyring answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum KeyringView {
    /// Answers, and keeps what it is given.
    Ready,
    /// There is a keyring, locked.
    Locked,
    /// No keyring service on this machine or in this session.
    Absent,
    /// The keyring answers, but this vault's device secret is gone: the kit is needed.
    Wiped,
    /// The keyring holds the secret of another computer's copy of this vault: the kit is needed.
    OtherDevice,
    /// Not asked yet.
    Unknown,
}

/// Why the vault was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LockReason {
    /// The program was just started.
    Start,
    /// The user asked.
    Asked,
    /// Nobody touched it for the time in the settings.
    Idle,
}

/// How fresh the book is, held against the anchors outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FreshnessView {
    /// The anchor matches.
    Fresh,
    /// The book is older than the one this computer last saw: read-only until decided.
    RolledBack,
    /// This device has no anchor of this book: nothing can be said.
    UnknownHere,
    /// This device is known to the book, but its anchor is gone.
    AnchorMissing,
}

/// Why an open book can only be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ReadingView {
    /// It is older than the one this computer last saw.
    Older,
    /// Another program was writing when it was opened.
    InUse,
    /// Its folder could not be written when it was opened.
    NotWritable,
    /// It was opened so on request.
    Asked,
}

/// Where the vault stands; can be asked at any time, locked too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SessionView {
    /// What to show.
    pub stage: Stage,
    /// Name of the vault folder without its ending.
    pub name: String,
    /// State of the OS keyring.
    pub keyring: KeyringView,
    /// Whether the passphrase alone opens this vault.
    pub portable: bool,
    /// Whether a quick unlock can be tried.
    pub quick_unlock: bool,
    /// Why it is locked; None unless locked.
    pub locked_because: Option<LockReason>,
    /// None unless unlocked.
    pub freshness: Option<FreshnessView>,
    /// Why nothing can be written; None where it can, or locked.
    pub reading: Option<ReadingView>,
    /// One of the two copies of the key header was damaged and was written anew from the other at this unlock.
    pub header_mended: bool,
    /// Which groups (1 to 9) of the kit to type back; only in stage `kit-unproven`.
    pub kit_groups: Vec<u32>,
    /// None unless unlocked.
    pub business: Option<String>,
    /// None unless unlocked.
    pub badge: Option<BackupBadgeView>,
}

/// How strong a passphrase is, judged while it is typed (sent as raw bytes, never kept).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StrengthView {
    /// Whether it may be used.
    pub accepted: bool,
    /// 0 to 4.
    pub score: u32,
    /// One sentence in plain words.
    pub words: String,
}

/// What a new vault was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CreatedView {
    /// UUID of the vault.
    pub vault_id: String,
    /// Where the kit was written, as chosen.
    pub kit_path: String,
    /// Which groups (1 to 9) must be typed back.
    pub kit_groups: Vec<u32>,
}

/// What `create_vault` is told beside the passphrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct CreateRequest {
    /// The seller.
    pub business: super::BusinessView,
    /// Passphrase alone, for a machine without a keyring.
    pub portable: bool,
    /// Where the recovery kit PDF is written; must not exist.
    pub kit_path: String,
    /// Folders that backups are copied to.
    pub backup_folders: Vec<String>,
}

/// What the first run proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FirstRunView {
    /// Where the vault will stand.
    pub vault_path: String,
    /// Proposed place of the recovery kit.
    pub kit_path: String,
    /// Proposed folders for backups.
    pub backup_folders: Vec<String>,
    /// Whether a keyring keeps a device secret here.
    pub keyring: KeyringView,
    /// True when the vault would stand in a synced or network folder.
    pub synced_folder: bool,
}
