//! File systems without links, as a stick that is FAT or exFAT, take files too: whole, and never over another one.
#![allow(clippy::unwrap_used, clippy::panic)] // a story that cannot go on fails

use super::*;

fn refused(code: Errno) -> io::Result<()> {
    Err(code.into())
}

fn no_links(_: &Path, _: &Path) -> io::Result<()> {
    refused(Errno::PERM)
}

fn no_flags(_: &Path, _: &Path) -> io::Result<()> {
    refused(Errno::INVAL)
}

fn full(_: &Path, _: &Path) -> io::Result<()> {
    refused(Errno::NOSPC)
}

fn somebody_was_faster(_: &Path, path: &Path) -> io::Result<()> {
    std::fs::write(path, "theirs")?;
    refused(Errno::OPNOTSUPP)
}

fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn every_kind_of_file_system_gets_the_whole_file_and_nothing_else() {
    let table: [&[Place]; 4] = [&[link, rename_new], &[no_links, rename_new], &[no_links, no_flags], &[]];
    for (row, ways) in table.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-0001.pdf");
        write_by(&path, b"whole", 0o600, ways).unwrap_or_else(|error| panic!("{row}: {error}"));
        assert_eq!(
            (std::fs::read(&path).unwrap(), names(folder.path())),
            (b"whole".to_vec(), vec!["2026-0001.pdf".to_owned()])
        );
        assert!(matches!(write_by(&path, b"again", 0o600, ways), Err(Error::FileExists)), "{row}");
    }
}

#[test]
fn a_file_that_appears_meanwhile_stays_as_it_is() {
    for ways in [&[somebody_was_faster as Place, rename_new][..], &[somebody_was_faster]] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kit.pdf");
        assert!(matches!(write_by(&path, b"ours", 0o600, ways), Err(Error::FileExists)));
        assert_eq!((std::fs::read(&path).unwrap(), names(folder.path()).len()), (b"theirs".to_vec(), 1));
    }
}

#[test]
fn a_disk_that_is_full_is_not_tried_another_way() {
    let folder = tempfile::tempdir().unwrap();
    let refused = write_by(&folder.path().join("x"), b"whole", 0o600, &[full, rename_new]);
    assert!(matches!(refused, Err(Error::Outside(error)) if error.kind() == io::ErrorKind::StorageFull));
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn one_folder_is_made_and_none_above_it() {
    let disk = tempfile::tempdir().unwrap();
    write_new(&disk.path().join("2026/a.pdf"), b"a").unwrap();
    assert!(write_new(&disk.path().join("not/attached/a.pdf"), b"a").is_err());
    assert_eq!(names(disk.path()), ["2026"]);
}
