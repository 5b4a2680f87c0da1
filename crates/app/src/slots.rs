//! The ways in: a new passphrase, and the age identity that follows from the recovery code.

use crate::roles::Command;
use crate::views::SessionView;
use crate::{Result, Session, calibrate, failed_unlocks, outside};
use chain::EntryKind;
use std::path::Path;
use vault::{NewAccess, Passphrase, RecoveryCode, SlotKind};

/// Gives the user a new passphrase once the one of now was typed again; the old one ends on this device. The kit stays
/// valid, backups made before stay sealed to it, and quick unlock, where it is on, counts its twelve hours anew.
pub fn change_passphrase(session: &mut Session, now_valid: &Passphrase, new: &Passphrase) -> Result<SessionView> {
    let desk = session.at(Command::Keys)?;
    failed_unlocks::counted(&desk.open.keys, now_valid, desk.keyring, (desk.places, desk.clock.now()))?;
    let kdf = calibrate::cost(&session.around)?;
    let desk = session.at(Command::Keys)?;
    let now = desk.clock.now();
    let keys = &mut desk.open.keys;
    // Opened by quick unlock or kit, the vault keeps the kind of passphrase that it has.
    let portable = keys.opened_by() != SlotKind::PassphraseDevice
        && keys.header().slots.iter().any(|slot| slot.kind == SlotKind::Portable && slot.user == keys.user_id());
    keys.change_passphrase(&NewAccess { passphrase: new, portable, kdf, at: now }, desk.keyring)?;
    // A courtesy: a keyring that refuses to renew it does not undo the change.
    let _ = keys.renew_quick_unlock(desk.keyring, now, &desk.clock.boot_id());
    desk.open.book.follow_header(desk.open.keys.header_seq(), now)?;
    desk.open.book.write(now, |tx| tx.note(EntryKind::PassphraseChanged, "vault", &[]))?;
    session.view()
}

/// Writes the age identity of a kit to a new file that only the user may read: stock `age` opens backups with it.
pub fn recovery_identity(code: &RecoveryCode, path: &Path) -> Result<()> {
    let identity = code.age_identity()?;
    outside::write_secret(path, zeroize::Zeroizing::new(format!("{}\n", identity.as_str())).as_bytes())
}
