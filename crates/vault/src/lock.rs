//! One writer: an operating-system lock on the vault's `lock` file. The kernel frees it; the text only names the holder.

use crate::error::VaultError;
use crate::header::check_text;
use crate::{LOCK_FILE, seconds};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

const MOST_TEXT: u64 = 1024;
/// What failed, as in "could not be ...".
const DOING: &str = "opened for writing";

/// Who holds the lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// Process id.
    pub pid: u32,
    /// Name of the program, 1 to 64 characters.
    pub program: String,
    /// Since when.
    #[serde(with = "seconds")]
    pub since: DateTime<Utc>,
}

impl Holder {
    /// When the text in the file cannot be read (yet): the lock counts, the text does not.
    fn unknown() -> Self {
        Self { pid: 0, program: "another program".into(), since: DateTime::UNIX_EPOCH }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.program)?;
        if self.pid > 0 {
            write!(f, " (process {}, since {})", self.pid, self.since.format("%Y-%m-%d %H:%M UTC"))?;
        }
        Ok(())
    }
}

/// The right to write to a vault, for as long as this value lives.
#[derive(Debug)]
pub struct VaultLock {
    file: File,
}

impl VaultLock {
    /// Takes the lock. While another holds it, `wait` is asked before each further try: it waits as it likes
    /// (at most two seconds in all, by the design) and returns false to give up.
    ///
    /// # Errors
    /// [`VaultError::InUse`] with the holder, or [`VaultError::Io`].
    pub fn acquire(dir: &Path, holder: &Holder, wait: &mut dyn FnMut() -> bool) -> Result<Self, VaultError> {
        check_text("program", &holder.program)?;
        let mut file = open(&dir.join(LOCK_FILE)).map_err(VaultError::io(DOING))?;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if wait() => {}
                Err(TryLockError::WouldBlock) => return Err(VaultError::InUse(read_holder(&mut file))),
                Err(TryLockError::Error(error)) => return Err(VaultError::io(DOING)(error)),
            }
        }
        write_holder(&mut file, holder).map_err(VaultError::io(DOING))?;
        Ok(Self { file })
    }
}

impl Drop for VaultLock {
    fn drop(&mut self) {
        // The kernel frees the lock with the file; a text left behind names somebody who is gone, so empty it.
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

fn write_holder(file: &mut File, holder: &Holder) -> io::Result<()> {
    let mut text = serde_json::to_vec(holder)?;
    text.push(b'\n');
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&text)
}

fn read_holder(file: &mut File) -> Holder {
    let mut text = Vec::new();
    let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.take(MOST_TEXT).read_to_end(&mut text));
    match (read, serde_json::from_slice::<Holder>(&text)) {
        (Ok(_), Ok(holder)) if check_text("program", &holder.program).is_ok() => holder,
        _ => Holder::unknown(),
    }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

#[cfg(test)]
mod tests;
