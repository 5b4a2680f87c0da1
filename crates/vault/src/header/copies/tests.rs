//! Two copies, one truth: which one is taken, and what is said of the other.

use super::*;
use crate::header::{FORMAT, Header, Role, User};
use crate::hex_bytes::HexBytes;
use crate::id::{SlotId, UserId, VaultId};
use crate::slot::{Slot, SlotKind};
use chrono::DateTime;
use std::path::PathBuf;
use tempfile::TempDir;

fn key() -> HeaderKey {
    HeaderKey::new([1; 32])
}

fn header(seq: u64) -> SealedHeader {
    let (user, created) = (UserId::from_bytes([3; 16]), DateTime::UNIX_EPOCH);
    let slot = Slot {
        id: SlotId::from_bytes([4; 16]),
        kind: SlotKind::Recovery,
        user,
        role: Role::Owner,
        label: "Recovery kit".into(),
        created,
        kdf: None,
        device: None,
        nonce: HexBytes([0; 24]),
        wrapped: HexBytes([0; 80]),
    };
    let header = Header {
        format: FORMAT.into(),
        vault_id: VaultId::from_bytes([2; 16]),
        epoch: 1,
        seq,
        created,
        devices: vec![],
        users: vec![User { id: user, role: Role::Owner, label: "Ada".into(), verifying_key: HexBytes([0; 32]) }],
        slots: vec![slot],
        kit_proven_at: None,
    };
    SealedHeader::seal(header, &key()).unwrap()
}

fn forged(seq: u64) -> Vec<u8> {
    SealedHeader::seal(header(seq).header, &HeaderKey::new([9; 32])).unwrap().to_bytes()
}

fn folder(a: Option<Vec<u8>>, b: Option<Vec<u8>>) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in [(KEYS_A_FILE, a), (KEYS_B_FILE, b)] {
        if let Some(bytes) = bytes {
            fs::write(dir.path().join(name), bytes).unwrap();
        }
    }
    dir
}

#[test]
fn the_newest_authentic_copy_counts() {
    let good = |seq| Some(header(seq).to_bytes());
    let junk = || Some(b"junk".to_vec());
    let (a_bad, b_bad) = (HeaderHealth::OneDamaged { copy: "keys.a" }, HeaderHealth::OneDamaged { copy: "keys.b" });
    let (a_behind, b_behind) = (HeaderHealth::OneBehind { copy: "keys.a" }, HeaderHealth::OneBehind { copy: "keys.b" });
    let cases = [
        ("both alike", good(5), good(5), 5, HeaderHealth::Both),
        ("killed between B and A", good(5), good(6), 6, a_behind),
        ("an old B was put back", good(6), good(5), 6, b_behind),
        ("A damaged", junk(), good(5), 5, a_bad),
        ("B damaged", good(5), junk(), 5, b_bad),
        ("A missing", None, good(5), 5, a_bad),
        ("B missing", good(5), None, 5, b_bad),
        ("A empty", Some(vec![]), good(5), 5, a_bad),
        ("B forged and newer", good(5), Some(forged(9)), 5, b_bad),
        ("A forged and newer", Some(forged(9)), good(5), 5, a_bad),
    ];
    for (story, a, b, seq, health) in cases {
        let dir = folder(a, b);
        let copies = Copies::read(dir.path()).unwrap();
        let (found, found_health) = copies.authentic(&key()).unwrap();
        assert_eq!((found.header.seq, found_health), (seq, health), "{story}");
        write(dir.path(), &header(seq + 1)).unwrap();
        let healed = Copies::read(dir.path()).unwrap();
        assert_eq!(healed.authentic(&key()).unwrap().1, HeaderHealth::Both, "{story}: healed by the next write");
    }
}

#[test]
fn no_good_copy_is_an_error_with_its_own_name() {
    let newer = || Some(b"{\"format\":\"counterfoil-keys/2\"}\n00\n".to_vec());
    let cases = [
        ("nothing here", None, None, "not-a-vault"),
        ("both damaged", Some(b"junk".to_vec()), Some(vec![]), "header-damaged"),
        ("one damaged, one missing", None, Some(b"junk".to_vec()), "header-damaged"),
        ("both newer", newer(), newer(), "newer-format"),
        ("a newer program was killed between the two", Some(header(5).to_bytes()), newer(), "newer-format"),
    ];
    for (story, a, b, code) in cases {
        let dir = folder(a, b);
        assert_eq!(Copies::read(dir.path()).unwrap_err().code(), code, "{story}");
    }
    let dir = folder(Some(forged(5)), Some(forged(5)));
    assert_eq!(Copies::read(dir.path()).unwrap().authentic(&key()).unwrap_err(), VaultError::HeaderTampered);
}

#[test]
fn a_file_of_gigabytes_is_not_read_into_memory() {
    let dir = folder(None, None);
    for name in NAMES {
        File::create(dir.path().join(name)).unwrap().set_len(1 << 40).unwrap();
    }
    assert_eq!(Copies::read(dir.path()).unwrap_err(), VaultError::damaged("longer than 64 KiB"));
}

#[cfg(unix)]
#[test]
fn a_copy_is_private_and_leaves_nothing_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = folder(None, None);
    fs::write(dir.path().join("keys.b.new"), "left by a crash").unwrap();
    write(dir.path(), &header(1)).unwrap();
    let mut names: Vec<PathBuf> = dir.path().read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert_eq!(names, NAMES.map(|name| dir.path().join(name)));
    for path in names {
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_write_that_fails_leaves_the_other_copy_whole() {
    let dir = folder(Some(header(5).to_bytes()), Some(header(5).to_bytes()));
    // A folder in the place of the file beside: B cannot be written, so A is not touched either.
    fs::create_dir(dir.path().join("keys.b.new")).unwrap();
    assert_eq!(write(dir.path(), &header(6)).unwrap_err().code(), "vault-io");
    assert_eq!(Copies::read(dir.path()).unwrap().authentic(&key()).unwrap().0.header.seq, 5);
    fs::remove_dir(dir.path().join("keys.b.new")).unwrap();
    // The same for A: B is the new one, and that is what counts.
    fs::create_dir(dir.path().join("keys.a.new")).unwrap();
    assert_eq!(write(dir.path(), &header(6)).unwrap_err().code(), "vault-io");
    assert_eq!(Copies::read(dir.path()).unwrap().authentic(&key()).unwrap().0.header.seq, 6);
}
