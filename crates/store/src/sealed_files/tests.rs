//! A sealed file opens in its own place, under its own key, as the bytes that were sealed, and tells nothing before.

use super::*;

/// Sealed by format 1 with the key below; opens for ever.
const FROZEN: &str = include_str!("frozen-v1.hex");
const PLAIN: &[u8] = b"%PDF-1.7 a small document";

fn files(folder: &Path, key: u8) -> SealedFiles {
    SealedFiles::new(folder.to_owned(), &FilesKey::new([key; 32]))
}

#[test]
fn a_file_sealed_by_the_first_version_opens() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path(), 5);
    let sealed = files.seal(PLAIN).unwrap();
    fs::write(files.path_of(&sealed.name), hex::decode(FROZEN.trim()).unwrap()).unwrap();
    assert_eq!(files.open(&sealed).unwrap(), PLAIN);
}

#[test]
fn every_flipped_bit_and_every_cut_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path(), 5);
    let sealed = files.seal(PLAIN).unwrap();
    let good = fs::read(files.path_of(&sealed.name)).unwrap();
    for at in 0..good.len() {
        let mut flipped = good.clone();
        flipped[at] ^= 1;
        for bad in [&flipped[..], &good[..at]] {
            fs::write(files.path_of(&sealed.name), bad).unwrap();
            assert!(matches!(files.open(&sealed), Err(Error::FileDamaged)), "byte {at}");
        }
    }
}

#[test]
fn two_files_cannot_be_exchanged_nor_opened_by_another_vault() {
    let folder = tempfile::tempdir().unwrap();
    let ours = files(folder.path(), 5);
    let (one, two) = (ours.seal(b"one").unwrap(), ours.seal(b"two").unwrap());
    assert!(matches!(files(folder.path(), 6).open(&one), Err(Error::FileDamaged)));
    // A row that was changed does not get another file's bytes, nor do exchanged bytes get by with such a row.
    let claimed = SealedFile { name: one.name.clone(), ..two.clone() };
    assert!(matches!(ours.open(&claimed), Err(Error::FileDamaged)));
    fs::copy(ours.path_of(&two.name), ours.path_of(&one.name)).unwrap();
    assert!(matches!(ours.open(&one), Err(Error::FileDamaged)));
    assert!(matches!(ours.open(&claimed), Err(Error::FileDamaged)));
}

#[test]
fn a_name_tells_nothing_of_its_content_to_who_has_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let sealed = files(folder.path(), 5).seal(PLAIN).unwrap();
    assert_ne!(sealed.name, hex::encode(sealed.sha256));
    assert_ne!(sealed.name, files(folder.path(), 6).name_of(&sealed.sha256));
    assert_eq!(sealed.name.len(), 64);
}

#[test]
fn sealing_the_same_bytes_twice_is_one_file_and_a_damaged_one_is_sealed_anew() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path(), 5);
    let sealed = files.seal(PLAIN).unwrap();
    let first = fs::read(files.path_of(&sealed.name)).unwrap();
    assert_eq!(files.seal(PLAIN).unwrap(), sealed);
    assert_eq!(fs::read(files.path_of(&sealed.name)).unwrap(), first);
    fs::write(files.path_of(&sealed.name), b"CFF1").unwrap();
    assert_eq!(files.seal(PLAIN).unwrap(), sealed);
    assert_eq!(files.open(&sealed).unwrap(), PLAIN);
    assert_eq!(files.all().unwrap().len(), 1);
}
