//! Passphrase containers for what leaves by hand: standard age files that a browser or stock `age` opens.

use std::io::{self, Read, Write};

use age::scrypt;
use age::secrecy::SecretString;

use crate::layers::{First, Noting, SCRYPT_WORK, decryptor, refusal};
use crate::{Error, Layer};

/// log2 N that is written: about a second.
const WRITTEN: u8 = 18;

/// Seals bytes with a passphrase (scrypt, log2 N = 18).
///
/// # Errors
/// `Read` or `Write`.
pub fn archive_seal(passphrase: &str, mut content: impl Read, out: impl Write) -> Result<(), Error> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WRITTEN);
    let container = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| Error::BadRecipient)?;
    let mut container = container.wrap_output(out).map_err(Error::Write)?;
    copy(&mut content, &mut container, u64::MAX)?;
    container.finish().and_then(|mut out| out.flush()).map_err(Error::Write)
}

/// Opens a passphrase container. What was written to `out` is to be used only after `Ok`.
///
/// # Errors
/// `NotForThisIdentity` for another passphrase, `WorkFactor` outside 2^15..2^20 (before any work), `TooLarge` beyond
/// `limit` bytes, `Truncated`, `Damaged`.
pub fn archive_open(passphrase: &str, content: impl Read, mut out: impl Write, limit: u64) -> Result<u64, Error> {
    let first = First::default();
    let decryptor = decryptor(content)?;
    if !decryptor.is_scrypt() {
        return Err(Error::NotForThisIdentity);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(*SCRYPT_WORK.end());
    let container = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(refusal)?;
    let mut container = Noting::new(container, Layer::Container, first.clone());
    let copied = copy(&mut container, &mut out, limit).map_err(|error| first.take().unwrap_or(error))?;
    out.flush().map_err(Error::Write)?;
    Ok(copied)
}

fn copy(from: &mut dyn Read, to: &mut dyn Write, limit: u64) -> Result<u64, Error> {
    let mut buffer = vec![0; 64 * 1024];
    let mut copied = 0_u64;
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(copied),
            Ok(read) => {
                copied = copied.saturating_add(read as u64);
                if copied > limit {
                    return Err(Error::TooLarge { what: "archive", limit });
                }
                to.write_all(&buffer[..read]).map_err(Error::Write)?;
            }
            Err(interrupted) if interrupted.kind() == io::ErrorKind::Interrupted => {}
            Err(failed) => return Err(Error::Read(failed)),
        }
    }
}
