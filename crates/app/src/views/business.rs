//! The business profile and what the settings page may change.

use serde::{Deserialize, Serialize};

/// The seller: whose book this is (EN 16931 BG-4). The same keys serve `--business FILE.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct BusinessView {
    /// BT-27.
    pub name: String,
    /// One line under the name on paper, e.g. "Editorial and exhibition design". May be empty.
    pub trade: String,
    /// BT-35.
    pub street: String,
    /// BT-37.
    pub city: String,
    /// BT-38.
    pub postcode: String,
    /// BT-40, ISO 3166-1 alpha-2.
    pub country: String,
    /// BT-31, may be empty.
    pub vat_id: String,
    /// BT-32, may be empty.
    pub tax_id: String,
    /// BT-43.
    pub email: String,
    /// BT-42.
    pub phone: String,
    /// BT-84.
    pub iban: String,
    /// BT-86, may be empty.
    pub bic: String,
    /// ISO 4217, the currency proposed for a new document; `EUR` when empty.
    pub currency: String,
    /// Days until due proposed for a new document; 14 when 0.
    pub terms_days: u32,
    /// Small-business scheme such as `de-19`, under which no VAT is charged; empty = none.
    pub vat_scheme: String,
    /// Pattern of invoice numbers, `{YYYY}-{seq:4}` when empty.
    pub number_pattern: String,
    /// Pattern of credit note numbers, `CN-{YYYY}-{seq:4}` when empty.
    pub credit_pattern: String,
    /// Pattern of quote numbers, `Q-{YYYY}-{seq:4}` when empty.
    pub quote_pattern: String,
    /// Pattern of proforma invoices' numbers, `PF-{YYYY}-{seq:4}` when empty.
    pub proforma_pattern: String,
    /// Pattern of delivery notes' numbers, `DN-{YYYY}-{seq:4}` when empty.
    pub delivery_pattern: String,
    /// Whether a logo is kept (set by its own command, since it is bytes).
    pub has_logo: bool,
}

/// What the settings page shows and changes beside the business profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SettingsView {
    /// Minutes without a key or pointer until the vault locks itself; 0 = never.
    pub lock_after_minutes: u32,
    /// Whether this device may unlock without typing for 12 h of the same boot.
    pub quick_unlock: bool,
    /// Folders that sealed backups are copied to.
    pub backup_folders: Vec<String>,
}
