//! The operating system's keyring, each call on its own thread with a limit, retried when the service comes later.

use super::{Item, Keyring, KeyringError, KeyringStatus};
use keyring_core::{CredentialPersistence, CredentialStore, Entry, Error};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use zeroize::Zeroizing;

const SERVICE: &str = "counterfoil";
/// A prompt of the keyring blocks its caller; a window must not wait for ever.
const LIMIT: Duration = Duration::from_secs(20);

#[cfg(all(unix, not(target_os = "macos")))]
const BACKEND: &str = "secret-service";
#[cfg(target_os = "macos")]
const BACKEND: &str = "keychain";
#[cfg(windows)]
const BACKEND: &str = "credential-manager";

/// Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
#[derive(Default)]
pub struct OsKeyring {
    connection: Mutex<Connection>,
}

#[derive(Default)]
struct Connection {
    store: Option<Arc<CredentialStore>>,
    /// A store was dropped because it no longer answered.
    broke: bool,
}

impl OsKeyring {
    /// Nothing is asked yet: the service may appear later.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the connected store says of itself: its vendor, for diagnostics and for the test that it is no mock.
    ///
    /// # Errors
    /// [`KeyringError`].
    pub fn vendor(&self) -> Result<String, KeyringError> {
        self.connected().map(|store| store.vendor())
    }

    fn connected(&self) -> Result<Arc<CredentialStore>, KeyringError> {
        let (known, anew) = {
            let connection = self.connection();
            (connection.store.clone(), connection.broke)
        };
        if let Some(store) = known {
            return Ok(store);
        }
        let store = within_limit(move || connect(anew))??;
        self.connection().store = Some(Arc::clone(&store));
        Ok(store)
    }

    /// Runs `ask` on the entry; when the store itself failed (the service was restarted), once more on a new connection.
    fn ask<T: Send + 'static>(
        &self,
        account: &str,
        ask: impl Fn(&Entry) -> keyring_core::Result<T> + Send + Sync + 'static,
    ) -> Result<T, Failure> {
        let ask = Arc::new(ask);
        let mut attempts = 0;
        loop {
            attempts += 1;
            let store = self.connected().map_err(Failure::Is)?;
            let (account, ask) = (account.to_owned(), Arc::clone(&ask));
            let failure = match within_limit(move || ask(&store.build(SERVICE, &account, None)?)) {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(Error::NoEntry)) => return Err(Failure::NoEntry),
                Ok(Err(error)) => translate(&error),
                Err(error) => error,
            };
            let broken = matches!(failure, KeyringError::Failed { .. } | KeyringError::TimedOut);
            if broken {
                // A thread that still waits holds the old connection; the next call gets a new one.
                *self.connection() = Connection { store: None, broke: true };
            }
            if !matches!(failure, KeyringError::Failed { .. }) || attempts == 2 {
                return Err(Failure::Is(failure));
            }
        }
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Failure {
    NoEntry,
    Is(KeyringError),
}

impl From<Failure> for KeyringError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NoEntry => Self::Failed { reason: "the item vanished".into() },
            Failure::Is(error) => error,
        }
    }
}

impl Keyring for OsKeyring {
    fn backend(&self) -> &str {
        BACKEND
    }

    fn status(&self) -> KeyringStatus {
        // Its own name: two processes that probe at once must not meet.
        let probe = format!("probe:{}", std::process::id());
        match self.set(&probe, b"probe") {
            Ok(()) => {
                // A probe left behind holds nothing and is overwritten by the next.
                let _ = self.delete(&probe);
                KeyringStatus::Ready
            }
            Err(KeyringError::Absent) => KeyringStatus::Absent,
            Err(KeyringError::Locked | KeyringError::TimedOut | KeyringError::Failed { .. }) => KeyringStatus::Locked,
        }
    }

    fn get(&self, account: &str) -> Result<Option<Item>, KeyringError> {
        match self.ask(account, |entry| entry.get_secret().map(Zeroizing::new)) {
            Ok(secret) => Ok(Some(secret)),
            Err(Failure::NoEntry) => Ok(None),
            Err(Failure::Is(error)) => Err(error),
        }
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeyringError> {
        let secret = Zeroizing::new(secret.to_vec());
        Ok(self.ask(account, move |entry| entry.set_secret(&secret))?)
    }

    fn delete(&self, account: &str) -> Result<(), KeyringError> {
        match self.ask(account, Entry::delete_credential) {
            Ok(()) | Err(Failure::NoEntry) => Ok(()),
            Err(Failure::Is(error)) => Err(error),
        }
    }
}

/// The platform's store as `keyring` chooses it. `keyring` remembers a failure, and the store a broken connection, for
/// the life of the process: `anew` goes around both.
fn connect(anew: bool) -> Result<Arc<CredentialStore>, KeyringError> {
    let store = match keyring::Entry::store_status() {
        Ok(()) if !anew => keyring_core::get_default_store().ok_or(KeyringError::Absent)?,
        Ok(()) | Err(_) => native_store()?,
    };
    if matches!(store.persistence(), CredentialPersistence::UntilDelete) {
        Ok(store)
    } else {
        Err(failed("the store does not outlive this session"))
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn native_store() -> Result<Arc<CredentialStore>, KeyringError> {
    let store = zbus_secret_service_keyring_store::Store::new().map_err(|_| KeyringError::Absent)?;
    keyring_core::set_default_store(store.clone());
    Ok(store)
}

/// Keychain and Credential Manager are part of the system: they have no connection that could break.
#[cfg(any(target_os = "macos", windows))]
fn native_store() -> Result<Arc<CredentialStore>, KeyringError> {
    keyring_core::get_default_store().ok_or(KeyringError::Absent)
}

/// Runs `work` on a thread of its own. When the limit passes, that thread is left to its prompt.
fn within_limit<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, KeyringError> {
    let (sender, receiver) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("keyring".into())
        .spawn(move || {
            // Nobody listens any more once the limit has passed.
            let _ = sender.send(work());
        })
        .map_err(|_| failed("no thread for it"))?;
    receiver.recv_timeout(LIMIT).map_err(|error| match error {
        RecvTimeoutError::Timeout => KeyringError::TimedOut,
        RecvTimeoutError::Disconnected => failed("the store broke off"),
    })
}

fn translate(error: &Error) -> KeyringError {
    match error {
        Error::NoDefaultStore => KeyringError::Absent,
        Error::NoStorageAccess(_) => KeyringError::Locked,
        Error::PlatformFailure(cause) => failed(&cause.to_string()),
        Error::Ambiguous(_) => failed("more than one item has this name"),
        // These would quote what is stored, or are new to this version.
        Error::NoEntry
        | Error::BadEncoding(_)
        | Error::BadDataFormat(..)
        | Error::BadStoreFormat(_)
        | Error::TooLong(..)
        | Error::Invalid(..)
        | Error::NotSupportedByStore(_)
        | _ => failed("the item cannot be kept or read"),
    }
}

fn failed(reason: &str) -> KeyringError {
    KeyringError::Failed { reason: reason.chars().take(200).collect() }
}
