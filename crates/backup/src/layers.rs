//! The layers that a sealed file is read through; each notes what went wrong in it, since `io::Error` forgets where.

use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::RangeInclusive;
use std::rc::Rc;

use chain::Hash;
use sha2::{Digest, Sha256};

use crate::{Error, Layer};

/// Longest age header that is looked at, and the most stanzas: age itself has no cap.
const HEADER_MAX: u64 = 16 * 1024;
pub(crate) const STANZAS_MAX: usize = 16;
/// log2 N of scrypt: below, a passphrase is guessed too cheaply; above, a hostile file costs over 1 GiB of memory.
pub(crate) const SCRYPT_WORK: RangeInclusive<u8> = 15..=20;

/// The first failure below the tar, kept beside the stream.
#[derive(Clone, Default)]
pub(crate) struct First(Rc<RefCell<Option<Error>>>);

impl First {
    fn note(&self, error: Error) {
        self.0.borrow_mut().get_or_insert(error);
    }

    pub(crate) fn take(&self) -> Option<Error> {
        self.0.borrow_mut().take()
    }
}

/// The sealed file itself: counted and hashed as it is read.
pub(crate) struct Source<R> {
    input: R,
    first: First,
    hasher: Sha256,
    size: u64,
}

impl<R: Read> Source<R> {
    pub(crate) fn new(input: R, first: First) -> Self {
        Self { input, first, hasher: Sha256::new(), size: 0 }
    }

    /// Size and plain SHA-256 of all that was read.
    pub(crate) fn measured(self) -> (u64, Hash) {
        (self.size, Hash::from_bytes(self.hasher.finalize().into()))
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer).inspect_err(|failed| {
            if failed.kind() != io::ErrorKind::Interrupted {
                self.first.note(Error::Read(io::Error::new(failed.kind(), failed.to_string())));
            }
        })?;
        self.hasher.update(&buffer[..read]);
        self.size += read as u64;
        Ok(read)
    }
}

/// A decoded stream that notes its own failures.
pub(crate) struct Noting<R> {
    input: R,
    layer: Layer,
    first: First,
}

impl<R> Noting<R> {
    pub(crate) fn new(input: R, layer: Layer, first: First) -> Self {
        Self { input, layer, first }
    }
}

impl<R: Read> Read for Noting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.input.read(buffer).inspect_err(|failed| {
            if failed.kind() == io::ErrorKind::Interrupted {
                return;
            }
            // age says "unexpected end" exactly when the file stops before its final chunk.
            let cut = self.layer == Layer::Container && failed.kind() == io::ErrorKind::UnexpectedEof;
            self.first.note(if cut { Error::Truncated } else { Error::Damaged { at: self.layer } });
        })
    }
}

/// Reads the age header within bounds, then hands header and rest to age.
pub(crate) fn decryptor<R: Read>(input: R) -> Result<age::Decryptor<impl BufRead>, Error> {
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let header = header(&mut input)?;
    age::Decryptor::new_buffered(io::Cursor::new(header).chain(input)).map_err(refusal)
}

fn header(input: &mut impl BufRead) -> Result<Vec<u8>, Error> {
    let mut header = Vec::new();
    let mut stanzas = 0;
    let mut bounded = input.take(HEADER_MAX);
    loop {
        let start = header.len();
        bounded.read_until(b'\n', &mut header).map_err(Error::Read)?;
        let line = &header[start..];
        if start == 0 && line != b"age-encryption.org/v1\n" {
            return Err(Error::NotABackup);
        }
        if !line.ends_with(b"\n") {
            let full = bounded.limit() == 0;
            return Err(if full { Error::TooLarge { what: "header", limit: HEADER_MAX } } else { Error::Truncated });
        }
        if line.starts_with(b"---") {
            return Ok(header);
        }
        if let Some(work) = scrypt_work(line)
            && !u8::try_from(work).is_ok_and(|work| SCRYPT_WORK.contains(&work))
        {
            return Err(Error::WorkFactor { found: work });
        }
        stanzas += usize::from(line.starts_with(b"-> "));
        if stanzas > STANZAS_MAX {
            return Err(Error::TooLarge { what: "list of recipients", limit: STANZAS_MAX as u64 });
        }
    }
}

/// log2 N, if this line is an scrypt stanza: `-> scrypt SALT N`.
fn scrypt_work(line: &[u8]) -> Option<u32> {
    let line = std::str::from_utf8(line).ok()?.trim_end();
    line.strip_prefix("-> scrypt ")?.split(' ').nth(1)?.parse().ok()
}

/// age's own refusals, by our names.
pub(crate) fn refusal(error: age::DecryptError) -> Error {
    use age::DecryptError as E;
    match error {
        E::NoMatchingKeys | E::DecryptionFailed | E::KeyDecryptionFailed => Error::NotForThisIdentity,
        E::ExcessiveWork { required, .. } => Error::WorkFactor { found: u32::from(required) },
        E::InvalidHeader | E::InvalidMac => Error::Damaged { at: Layer::Container },
        E::UnknownFormat => Error::NotABackup,
        E::Io(failed) if failed.kind() == io::ErrorKind::UnexpectedEof => Error::Truncated,
        E::Io(failed) => Error::Read(failed),
        _ => Error::Damaged { at: Layer::Container },
    }
}
