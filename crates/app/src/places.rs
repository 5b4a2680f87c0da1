//! Where things lie on this machine (XDG base directories); all of it is passed in, so that tests have their own.

use std::path::{Path, PathBuf};

/// The folders that one session works with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The vault: `NAME.counterfoil/`.
    pub vault: PathBuf,
    /// `$XDG_STATE_HOME/counterfoil`: anchors and the outbox of sealed backups.
    pub state: PathBuf,
    /// Where people look for their documents: proposals for the kit and for backups.
    pub documents: PathBuf,
}

impl Places {
    /// `vault` if given, else the default place; `variable` reads the environment.
    pub fn find(vault: Option<PathBuf>, variable: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let home = variable("HOME").unwrap_or_else(|| PathBuf::from("."));
        let base = |name: &str, fallback: &str| {
            variable(name).filter(|path| path.is_absolute()).unwrap_or_else(|| home.join(fallback))
        };
        Self {
            vault: vault
                .or_else(|| variable("COUNTERFOIL_VAULT"))
                .unwrap_or_else(|| base("XDG_DATA_HOME", ".local/share").join("counterfoil/default.counterfoil")),
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

    /// Name of the vault's folder without its ending.
    pub fn name(&self) -> String {
        stem(&self.vault)
    }
}

/// `studio` of `/home/lena/studio.counterfoil`.
pub(crate) fn stem(vault: &Path) -> String {
    vault.file_stem().map_or_else(|| "book".to_owned(), |name| name.to_string_lossy().into_owned())
}
