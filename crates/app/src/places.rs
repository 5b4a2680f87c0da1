//! Where things lie on this machine (XDG base directories); all of it is passed in, so that tests have their own.

use crate::{Result, outside, staging};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use vault::VaultError;

/// In the folder of vaults: the name of the one that is worked in, where it is not the default one; under it the one
/// before, which counts until the first one stands.
const CURRENT: &str = "current";

/// What a vault's folder ends in.
const ENDING: &str = "counterfoil";

/// No file system has longer names.
const LONGEST_NAME: u64 = 255;

/// Two names, each with the end of its line.
const LONGEST_CURRENT: u64 = 2 * (LONGEST_NAME + 1);

/// The folders that one session works with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The vault: `NAME.counterfoil/`.
    pub vault: PathBuf,
    /// The file that says which vault is worked in; none where the vault was named, by option or environment.
    pub current: Option<PathBuf>,
    /// `$XDG_STATE_HOME/counterfoil`: anchors and the outbox of sealed backups.
    pub state: PathBuf,
    /// Where people look for their documents: proposals for the kit and for backups.
    pub documents: PathBuf,
}

impl Places {
    /// `vault` if given, else the one that was last restored, else the default place; `variable` reads the environment.
    pub fn find(vault: Option<PathBuf>, variable: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let home = variable("HOME").unwrap_or_else(|| PathBuf::from("."));
        let base = |name: &str, fallback: &str| {
            variable(name).filter(|path| path.is_absolute()).unwrap_or_else(|| home.join(fallback))
        };
        let named = vault.or_else(|| variable("COUNTERFOIL_VAULT"));
        let shelf = base("XDG_DATA_HOME", ".local/share").join("counterfoil");
        let current = named.is_none().then(|| shelf.join(CURRENT));
        let chosen = current.as_deref().and_then(standing);
        Self {
            vault: named.or(chosen).unwrap_or_else(|| shelf.join("default.counterfoil")),
            current,
            state: base("XDG_STATE_HOME", ".local/state").join("counterfoil"),
            documents: base("XDG_DOCUMENTS_DIR", "Documents"),
        }
    }

    /// Anchors of all vaults.
    pub fn anchors(&self) -> PathBuf {
        self.state.join("anchors")
    }

    /// Sealed backups of one vault, from where they are shipped.
    pub fn outbox(&self, vault_id: &str) -> PathBuf {
        self.state.join(vault_id).join("outbox")
    }

    /// There while a writer has the book open: found at an unlock, the writer before was killed.
    pub fn open_marker(&self, vault_id: &str) -> PathBuf {
        self.state.join(vault_id).join("open")
    }

    /// Where a restored vault goes: to the vault's place while nothing stands there, else beside it.
    ///
    /// # Errors
    /// [`VaultError::Exists`] where a vault stands in a place that was named: another one beside it would not be opened
    /// at the next start.
    pub(crate) fn for_restored(&self) -> Result<PathBuf> {
        if staging::is_free(&self.vault) {
            return Ok(self.vault.clone());
        }
        if self.current.is_none() {
            return Err(VaultError::Exists { found: vault::KEYS_A_FILE }.into());
        }
        let names = std::iter::once("restored".to_owned()).chain((2..100).map(|n| format!("restored-{n}")));
        let mut free = names.map(|name| self.vault.with_file_name(format!("{name}.{ENDING}")));
        Ok(free.find(|place| staging::is_free(place)).unwrap_or_else(|| self.vault.clone()))
    }

    /// From the next start on `vault`, once it stands, is the one that is worked in; until then this one is. Returns what
    /// takes this back.
    pub(crate) fn work_in(&self, vault: &Path) -> io::Result<Pointed> {
        let (Some(file), Some(name)) = (&self.current, vault.file_name()) else { return Ok(Pointed(None)) };
        if vault == self.vault {
            return Ok(Pointed(None));
        }
        let before = fs::read(file).ok();
        let in_use = self.vault.file_name().unwrap_or_default();
        outside::replace(file, format!("{}\n{}\n", name.to_string_lossy(), in_use.to_string_lossy()).as_bytes())?;
        Ok(Pointed(Some((file.clone(), before))))
    }

    /// Name of the vault's folder without its ending.
    pub fn name(&self) -> String {
        stem(&self.vault)
    }
}

/// What `current` said before.
pub(crate) struct Pointed(Option<(PathBuf, Option<Vec<u8>>)>);

impl Pointed {
    /// The vault did not come to be. A failure changes nothing: what does not stand is not opened.
    pub fn take_back(&self) {
        let _ = match &self.0 {
            Some((file, Some(before))) => outside::replace(file, before),
            Some((file, None)) => outside::remove_if_there(file),
            None => Ok(()),
        };
    }
}

/// The first vault that `current` names which stands.
fn standing(current: &Path) -> Option<PathBuf> {
    let mut names = String::new();
    File::open(current).ok()?.take(LONGEST_CURRENT).read_to_string(&mut names).ok()?;
    names.lines().find_map(|name| vault_named(name.trim_end(), current))
}

/// The vault of that name beside `current`, if it is a name of a vault and one stands there.
fn vault_named(name: &str, current: &Path) -> Option<PathBuf> {
    let name = Path::new(name);
    let mut parts = name.components();
    let is_name = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    let vault = current.with_file_name(name);
    (is_name && name.extension().is_some_and(|ending| ending == ENDING) && vault.is_dir()).then_some(vault)
}

/// `studio` of `/home/lena/studio.counterfoil`.
pub(crate) fn stem(vault: &Path) -> String {
    vault.file_stem().map_or_else(|| "book".to_owned(), |name| name.to_string_lossy().into_owned())
}
