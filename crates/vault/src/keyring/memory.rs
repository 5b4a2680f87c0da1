//! A keyring in memory for unit stories, with every state a real one can be in.

use super::{Item, Keyring, KeyringError, KeyringStatus};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// What the keyring pretends to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoryState {
    /// Works.
    Ready,
    /// Like Secret Service with a locked collection: reads find nothing, writes are refused.
    Locked,
    /// No service.
    Absent,
    /// A prompt that nobody answers.
    Silent,
    /// Takes everything, keeps nothing: a store that is a mock.
    Forgetful,
}

/// A keyring that lives as long as this value. For tests; a vault made with it cannot be opened by the next process.
pub struct MemoryKeyring {
    inner: Mutex<Inner>,
}

struct Inner {
    state: MemoryState,
    items: HashMap<String, Item>,
}

impl MemoryKeyring {
    /// An empty one that works.
    #[must_use]
    pub fn new() -> Self {
        Self { inner: Mutex::new(Inner { state: MemoryState::Ready, items: HashMap::new() }) }
    }

    /// From now on behaves as told; the items stay.
    pub fn become_(&self, state: MemoryState) {
        self.inner().state = state;
    }

    /// Empties it, as a reset of the login keyring does.
    pub fn wipe(&self) {
        self.inner().items.clear();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn writable(&self) -> Result<MutexGuard<'_, Inner>, KeyringError> {
        let inner = self.inner();
        match inner.state {
            MemoryState::Ready | MemoryState::Forgetful => Ok(inner),
            MemoryState::Locked => Err(KeyringError::Locked),
            MemoryState::Absent => Err(KeyringError::Absent),
            MemoryState::Silent => Err(KeyringError::TimedOut),
        }
    }
}

impl Default for MemoryKeyring {
    fn default() -> Self {
        Self::new()
    }
}

impl Keyring for MemoryKeyring {
    fn backend(&self) -> &str {
        "memory"
    }

    fn status(&self) -> KeyringStatus {
        match self.inner().state {
            MemoryState::Ready | MemoryState::Forgetful => KeyringStatus::Ready,
            MemoryState::Locked | MemoryState::Silent => KeyringStatus::Locked,
            MemoryState::Absent => KeyringStatus::Absent,
        }
    }

    fn get(&self, account: &str) -> Result<Option<Item>, KeyringError> {
        let inner = self.inner();
        match inner.state {
            MemoryState::Ready => Ok(inner.items.get(account).cloned()),
            MemoryState::Locked | MemoryState::Forgetful => Ok(None),
            MemoryState::Absent => Err(KeyringError::Absent),
            MemoryState::Silent => Err(KeyringError::TimedOut),
        }
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeyringError> {
        let mut inner = self.writable()?;
        inner.items.insert(account.to_owned(), Zeroizing::new(secret.to_vec()));
        Ok(())
    }

    fn delete(&self, account: &str) -> Result<(), KeyringError> {
        self.writable()?.items.remove(account);
        Ok(())
    }
}
