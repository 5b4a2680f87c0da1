//! The ways in: a new passphrase, and the age identity that follows from the recovery code.

use crate::roles::Command;
use crate::{Result, Session, calibrate, outside};
use chain::EntryKind;
use std::path::Path;
use vault::{NewAccess, Passphrase, RecoveryCode, SlotKind};

/// Gives the user a new passphrase; the old one ends on this device. Backups made before stay sealed to the kit.
pub fn change_passphrase(session: &mut Session, new: &Passphrase) -> Result<()> {
    session.at(Command::Keys)?;
    let kdf = calibrate::cost(&session.around)?;
    let desk = session.at(Command::Keys)?;
    let now = desk.clock.now();
    let portable = desk.open.keys.opened_by() == SlotKind::Portable;
    desk.open.keys.change_passphrase(&NewAccess { passphrase: new, portable, kdf, at: now }, desk.keyring)?;
    desk.open.book.follow_header(desk.open.keys.header_seq(), now)?;
    Ok(desk.open.book.write(now, |tx| tx.note(EntryKind::PassphraseChanged, "vault", &[]))?)
}

/// Writes the age identity of a kit to a new file that only the user may read: stock `age` opens backups with it.
pub fn recovery_identity(code: &RecoveryCode, path: &Path) -> Result<()> {
    let identity = code.age_identity()?;
    outside::write_secret(path, zeroize::Zeroizing::new(format!("{}\n", identity.as_str())).as_bytes())
}
