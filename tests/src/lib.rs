//! Acceptance stories share these beginnings: a book in a temporary folder, a clock that stands until it is moved, a
//! keyring in memory. Everything else is the real thing: SQLCipher, Argon2id at its floor, age, printpdf.

use app::keys_in::{KdfPolicy, Keyring, MemoryKeyring, Passphrase, RecoveryCode};
use app::views::{BusinessView, CreateRequest, CustomerInput, DraftInput, LineInput, VatInput};
use app::{Clock, Places, Session, Surroundings};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The passphrase of every test book.
pub const PASSPHRASE: &str = "violet harbour stands quite still";

/// A clock that stands until it is moved; all copies move together.
#[derive(Debug, Clone)]
pub struct StandingClock(Arc<Mutex<DateTime<Utc>>>);

impl StandingClock {
    /// Friday, 20 November 2026, 09:00 UTC.
    pub fn new() -> Self {
        let start = NaiveDate::from_ymd_opt(2026, 11, 20).and_then(|day| day.and_hms_opt(9, 0, 0));
        Self(Arc::new(Mutex::new(start.unwrap_or_default().and_utc())))
    }

    /// Moves it.
    pub fn advance(&self, by: Duration) {
        if let Ok(mut now) = self.0.lock() {
            *now += by;
        }
    }
}

impl Default for StandingClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        self.0.lock().map(|now| *now).unwrap_or_default()
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    fn boot_id(&self) -> String {
        "one boot".to_owned()
    }
}

/// One machine: a home folder, a clock and a keyring; several sessions may work on it one after another.
pub struct Machine {
    /// The home folder; gone with the machine.
    pub home: tempfile::TempDir,
    /// What time it is.
    pub clock: StandingClock,
    /// What the desktop keeps.
    pub keyring: Arc<MemoryKeyring>,
}

impl Machine {
    /// An empty one.
    pub fn new() -> std::io::Result<Self> {
        Ok(Self { home: tempfile::tempdir()?, clock: StandingClock::new(), keyring: Arc::new(MemoryKeyring::new()) })
    }

    /// A folder or file of the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Where things lie.
    pub fn places(&self) -> Places {
        Places {
            vault: self.path("studio.counterfoil"),
            current: None,
            state: self.path("state"),
            documents: self.path("Documents"),
        }
    }

    /// What a session is given here.
    pub fn around(&self, places: Places) -> Surroundings {
        Surroundings {
            places,
            clock: Box::new(self.clock.clone()),
            keyring: Box::new(Shared(self.keyring.clone())),
            kdf: Some(KdfPolicy::FLOOR),
            migrations: app::MIGRATIONS,
            program: "a story".to_owned(),
            wait: Box::new(|| false),
        }
    }

    /// A locked session with this machine's vault.
    pub fn session(&self) -> Session {
        Session::new(self.around(self.places()))
    }

    /// A session with a new vault whose kit was proven by writing the code to a file; two backup folders.
    pub fn with_book(&self) -> app::Result<Session> {
        let mut session = self.session();
        let request = CreateRequest {
            business: studio_vogt(),
            portable: false,
            kit_path: self.path("kit.pdf").display().to_string(),
            backup_folders: vec![self.path("disk-1").display().to_string(), self.path("disk-2").display().to_string()],
        };
        app::create_with_code_file(&mut session, &passphrase()?, &request, &self.path("code.txt"))?;
        Ok(session)
    }

    /// The recovery code that `with_book` wrote down.
    pub fn code(&self) -> app::Result<RecoveryCode> {
        let text = std::fs::read_to_string(self.path("code.txt"))?;
        Ok(RecoveryCode::parse(text.trim())?)
    }

    /// The keyring loses its copies of anchors, and nothing else.
    pub fn forget_keyring_anchor(&self) {
        for entry in std::fs::read_dir(self.path("state")).into_iter().flatten().flatten() {
            let _ = self.keyring.delete(&format!("anchor:{}", entry.file_name().to_string_lossy()));
        }
    }

    /// All backups in a folder, oldest first.
    pub fn backups(&self, folder: &str) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = std::fs::read_dir(self.path(folder))
            .map(|entries| entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
            .unwrap_or_default();
        found.retain(|path| path.to_string_lossy().ends_with(".tar.zst.age"));
        found.sort();
        found
    }
}

/// Several sessions, one keyring.
pub struct Shared(pub Arc<MemoryKeyring>);

impl Keyring for Shared {
    fn backend(&self) -> &str {
        self.0.backend()
    }

    fn status(&self) -> app::keys_in::KeyringStatus {
        self.0.status()
    }

    fn get(&self, account: &str) -> Result<Option<app::keys_in::Item>, app::keys_in::KeyringError> {
        self.0.get(account)
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), app::keys_in::KeyringError> {
        self.0.set(account, secret)
    }

    fn delete(&self, account: &str) -> Result<(), app::keys_in::KeyringError> {
        self.0.delete(account)
    }
}

/// The passphrase of every test book.
pub fn passphrase() -> app::Result<Passphrase> {
    Ok(Passphrase::new(PASSPHRASE)?)
}

/// The business of every test book.
pub fn studio_vogt() -> BusinessView {
    BusinessView {
        name: "Studio Vogt".into(),
        trade: "Editorial and exhibition design".into(),
        street: "Karl-Heine-Straße 41".into(),
        postcode: "04229".into(),
        city: "Leipzig".into(),
        country: "DE".into(),
        vat_id: "DE318204776".into(),
        email: "lena@studio-vogt.example".into(),
        iban: "DE02120300000000202051".into(),
        ..BusinessView::default()
    }
}

/// A customer to write invoices to.
pub fn kunsthalle() -> CustomerInput {
    CustomerInput {
        name: "Kunsthalle Bremen".into(),
        street: "Am Wall 207".into(),
        postcode: "28195".into(),
        city: "Bremen".into(),
        country: "DE".into(),
        ..CustomerInput::default()
    }
}

/// `("Design", "32", "95.00", "19")`: name, quantity in hours, unit price, VAT rate.
pub type Line<'a> = (&'a str, &'a str, &'a str, &'a str);

/// A draft for a customer.
pub fn draft_for(customer: &str, lines: &[Line<'_>]) -> DraftInput {
    DraftInput {
        customer: customer.into(),
        description: "Catalogue “Tidal”".into(),
        lines: lines
            .iter()
            .map(|(name, quantity, price, rate)| LineInput {
                name: (*name).into(),
                quantity: (*quantity).into(),
                unit: "HUR".into(),
                price: (*price).into(),
                vat: VatInput { category: "S".into(), rate: (*rate).into() },
                ..LineInput::default()
            })
            .collect(),
        ..DraftInput::default()
    }
}

/// Issues an invoice over `hours` at 100.00 with 19 % to the Kunsthalle; its number.
pub fn issue_one(session: &mut Session, hours: &str) -> app::Result<String> {
    if app::customers::list(session, "Kunsthalle")?.is_empty() {
        app::customers::save(session, None, &kunsthalle())?;
    }
    let draft = draft_for("Kunsthalle Bremen", &[("Design", hours, "100.00", "19")]);
    let draft = app::invoices::save(session, None, 0, &draft)?;
    let issued = app::invoices::issue(session, &draft.id, None, None)?;
    Ok(issued.number.unwrap_or_default())
}

/// Copies a folder as a thief, a sync program or a restore by hand would.
pub fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
