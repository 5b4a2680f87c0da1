//! One writer at a time, told by name.

use super::*;
use std::fs;

fn holder(program: &str) -> Holder {
    Holder { pid: 4711, program: program.into(), since: DateTime::from_timestamp(1_795_189_366, 0).unwrap() }
}

fn never() -> impl FnMut() -> bool {
    || false
}

#[test]
fn the_second_writer_is_told_who_holds_it() {
    let dir = tempfile::tempdir().unwrap();
    let first = VaultLock::acquire(dir.path(), &holder("counterfoil"), &mut never()).unwrap();
    let refused = VaultLock::acquire(dir.path(), &holder("other"), &mut never()).unwrap_err();
    assert_eq!(refused, VaultError::InUse(holder("counterfoil")));
    let sentence = "The vault is in use by counterfoil (process 4711, since 2026-11-20 15:42 UTC).";
    assert_eq!(refused.to_string(), sentence);
    drop(first);
    assert_eq!(fs::read(dir.path().join(LOCK_FILE)).unwrap(), b"");
    VaultLock::acquire(dir.path(), &holder("other"), &mut never()).unwrap();
}

#[test]
fn the_caller_decides_how_long_to_wait() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = Some(VaultLock::acquire(dir.path(), &holder("counterfoil"), &mut never()).unwrap());
    let mut waits = 0;
    VaultLock::acquire(dir.path(), &holder("other"), &mut || {
        waits += 1;
        if waits == 3 {
            first.take();
        }
        waits < 10
    })
    .unwrap();
    assert_eq!(waits, 3);
}

#[test]
fn a_text_left_by_a_crash_holds_nothing() {
    let dir = tempfile::tempdir().unwrap();
    for left in [&b"{\"pid\":1,\"program\":\"gone\",\"since\":\"2026-11-20T15:42:46Z\"}\n"[..], b"junk", &[0xFF; 5000]]
    {
        fs::write(dir.path().join(LOCK_FILE), left).unwrap();
        VaultLock::acquire(dir.path(), &holder("counterfoil"), &mut never()).unwrap();
    }
}

#[test]
fn a_text_that_can_not_be_read_still_means_in_use() {
    let dir = tempfile::tempdir().unwrap();
    let _first = VaultLock::acquire(dir.path(), &holder("counterfoil"), &mut never()).unwrap();
    fs::write(dir.path().join(LOCK_FILE), "junk").unwrap();
    let refused = VaultLock::acquire(dir.path(), &holder("other"), &mut never()).unwrap_err();
    assert_eq!(refused.to_string(), "The vault is in use by another program.");
}

#[test]
fn there_must_be_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let refused = VaultLock::acquire(&dir.path().join("none"), &holder("counterfoil"), &mut never());
    assert_eq!(refused.unwrap_err().code(), "vault-io");
}
