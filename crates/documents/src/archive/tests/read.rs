//! Hostile archives, each refused by its own name.

use super::super::header::header;
use super::super::names;
use super::super::write::sha256_hex;
use super::*;
use proptest::prelude::*;

const AT: u64 = 1_790_933_400;

/// What is changed, and how.
type Spelling = (&'static str, fn(&mut tar::Header));
type Rewriting = (&'static str, fn(String) -> String, ArchiveError);

/// A tar of any members, headers made here so that they can be wrong.
fn tar_with(members: &[([u8; 512], &[u8])]) -> Vec<u8> {
    let mut tar = Vec::new();
    for (header, bytes) in members {
        tar.extend_from_slice(header);
        tar.extend_from_slice(bytes);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    tar.resize(tar.len() + 1024, 0);
    tar
}

/// A header of stock tar with one thing changed.
fn odd(change: impl FnOnce(&mut tar::Header)) -> [u8; 512] {
    let mut header = tar::Header::new_ustar();
    header.set_path(names::README).unwrap();
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_size(1);
    header.set_mtime(AT);
    header.set_entry_type(tar::EntryType::Regular);
    change(&mut header);
    header.set_cksum();
    *header.as_bytes()
}

fn named(name: &[u8]) -> [u8; 512] {
    odd(|header| {
        header.as_old_mut().name = [0; 100];
        header.as_old_mut().name[..name.len()].copy_from_slice(name);
    })
}

fn refusal(tar: &[u8]) -> ArchiveError {
    read_tar(tar, HTML_LIMIT).map(drop).unwrap_err()
}

/// The bytes of one member inside a good tar.
fn position(tar: &[u8], path: &str) -> usize {
    (0..tar.len()).step_by(512).find(|at| tar[*at..].starts_with(format!("{path}\0").as_bytes())).unwrap()
}

#[test]
fn names_that_climb_point_or_surprise() {
    for name in [
        &b"../etc/passwd"[..],
        b"/etc/passwd",
        b"invoices/../x.pdf",
        b"invoices/..pdf",
        b"invoices/x..pdf",
        b"invoices/a/b.pdf",
        b"invoices/.pdf",
        b"invoices/x.exe",
        b"invoices/x.pdf.lnk",
        b"invoices\\x.pdf",
        b"C:x.pdf",
        b"invoices/x.PDF",
        b"invoices/\xff.pdf",
        b"index.html",
        b"./customers.csv",
        b"customers.csv ",
        b"",
    ] {
        assert_eq!(refusal(&tar_with(&[(named(name), b"x")])), ArchiveError::BadName { index: 1 }, "{name:?}");
    }
}

#[test]
fn members_that_are_no_files() {
    for kind in ['1', '2', '3', '4', '5', '6', '7', 'g', 'x', 'L', 'K', 'S', '\0'] {
        let header = odd(|header| header.as_old_mut().linkflag = [kind as u8]);
        assert_eq!(refusal(&tar_with(&[(header, b"x")])), ArchiveError::NotAFile { index: 1, kind });
    }
}

#[test]
fn headers_in_another_spelling() {
    let spellings: [Spelling; 6] = [
        ("mode", |h| h.set_mode(0o4755)),
        ("owner", |h| h.set_uid(1)),
        ("link name", |h| h.set_link_name("/etc/passwd").unwrap()),
        ("prefix", |h| h.as_ustar_mut().unwrap().prefix[0] = b'/'),
        ("binary size", |h| h.set_size(1 << 40)),
        ("garbage after the name", |h| h.as_old_mut().name[60] = b'x'),
    ];
    for (what, spelling) in spellings {
        assert_eq!(refusal(&tar_with(&[(odd(spelling), b"x")])), ArchiveError::BadHeader { index: 1 }, "{what}");
    }
    let mut checksum = odd(|_| {});
    checksum[150] ^= 1;
    assert_eq!(refusal(&tar_with(&[(checksum, b"x")])), ArchiveError::BadHeader { index: 1 });
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let declared = header(names::README, 8 << 30, AT).unwrap_or_else(|| odd(|h| h.set_size((1 << 33) - 1)));
    assert_eq!(refusal(&tar_with(&[(declared, b"")])), ArchiveError::TooLarge { limit: HTML_LIMIT });
    let tar = tar_of(&contents());
    assert_eq!(read_tar(&tar[..], 4096).map(drop).unwrap_err(), ArchiveError::TooLarge { limit: 4096 });
    let readme = header(names::README, 0, AT).unwrap();
    let manifest = header(names::MANIFEST, 17 << 20, AT).unwrap();
    assert_eq!(refusal(&tar_with(&[(readme, b""), (manifest, b"")])), ArchiveError::TooLarge { limit: 16 << 20 });
}

#[test]
fn members_moved_doubled_added_left_out() {
    let tar = tar_of(&contents());
    let (first, second) = (position(&tar, "invoices/2026-0001.pdf"), position(&tar, "invoices/C-2026-0001.pdf"));
    let end = tar.len() - 1024;
    let doubled = [&tar[..second], &tar[first..]].concat();
    assert_eq!(refusal(&doubled), ArchiveError::Unlisted { index: 11 });
    let left_out = [&tar[..first], &tar[second..]].concat();
    assert_eq!(refusal(&left_out), ArchiveError::Unlisted { index: 10 });
    let last_gone = [&tar[..first], &tar[end..]].concat();
    assert_eq!(refusal(&last_gone), ArchiveError::Missing { missing: 4 });
    let added = [&tar[..end], &tar[first..second], &tar[end..]].concat();
    assert_eq!(refusal(&added), ArchiveError::Unlisted { index: 14 });
    assert_eq!(refusal(&[&tar[..], b"x"].concat()), ArchiveError::TrailingBytes);
    assert_eq!(refusal(&tar[..tar.len() - 1]), ArchiveError::Truncated);
}

#[test]
fn a_changed_original_is_named() {
    let mut tar = tar_of(&contents());
    let at = position(&tar, "invoices/2026-0001.pdf") + 512;
    tar[at] ^= 1;
    assert_eq!(refusal(&tar), ArchiveError::Changed { path: "invoices/2026-0001.pdf".into() });
    tar[at] ^= 1;
    tar[at + 500] = 1;
    assert_eq!(refusal(&tar), ArchiveError::BadHeader { index: 10 }, "nothing hides in the padding");
}

/// Rewrites the manifest, and the header over it, as somebody with the passphrase could.
fn with_manifest(change: impl FnOnce(String) -> String) -> Vec<u8> {
    let tar = tar_of(&contents());
    let (manifest_at, next) = (position(&tar, names::MANIFEST), position(&tar, names::SIGNATURE));
    let manifest = read_tar(&tar[..], HTML_LIMIT).unwrap().manifest_bytes;
    let manifest = change(String::from_utf8(manifest).unwrap()).into_bytes();
    let header = header(names::MANIFEST, manifest.len() as u64, 1_790_933_400).unwrap();
    let mut out = [&tar[..manifest_at], &header, &manifest].concat();
    out.resize(out.len().next_multiple_of(512), 0);
    out.extend_from_slice(&tar[next..]);
    out
}

#[test]
fn manifests_that_contradict_themselves() {
    assert!(read_tar(&with_manifest(|m| m)[..], HTML_LIMIT).is_ok(), "the rewriting itself is sound");
    let cases: [Rewriting; 7] = [
        ("newer", |m| m.replace("\"version\": 1", "\"version\": 2"), ArchiveError::UnknownVersion { version: 2 }),
        ("other format", |m| m.replace("counterfoil-archive", "zip"), ArchiveError::BadManifest),
        ("unknown key", |m| m.replace("\"language\"", "\"x\": 1,\n  \"language\""), ArchiveError::BadManifest),
        ("climbing path", |m| m.replace("invoices/2026-0001.pdf", "invoices/../../x.pdf"), ArchiveError::BadManifest),
        (
            "same path in other case",
            |m| m.replace("invoices/2026_0002.pdf", "invoices/c-2026-0001.pdf"),
            ArchiveError::BadManifest,
        ),
        ("other totals", |m| m.replace("\"gross\": \"3151.60\"", "\"gross\": \"3151.61\""), ArchiveError::BadDocuments),
        ("other count", |m| m.replace("\"documents\": 4", "\"documents\": 5"), ArchiveError::BadDocuments),
    ];
    for (what, change, error) in cases {
        assert_eq!(refusal(&with_manifest(change)), error, "{what}");
    }
}

/// Rewrites the list, and its hash in the manifest: everything fits but what the list says.
fn with_documents(change: impl FnOnce(String) -> String) -> Vec<u8> {
    let archive = read_tar(&tar_of(&contents())[..], HTML_LIMIT).unwrap();
    let mut files: Vec<(String, Vec<u8>)> =
        archive.members.into_iter().map(|member| (member.path, member.bytes)).collect();
    let list = change(String::from_utf8(files[1].1.clone()).unwrap()).into_bytes();
    let mut manifest = archive.manifest;
    (manifest.members[1].size, manifest.members[1].sha256) = (list.len() as u64, sha256_hex(&list));
    files[1].1 = list;
    files.insert(1, (names::MANIFEST.into(), serde_json::to_vec(&manifest).unwrap()));
    files.insert(2, (names::SIGNATURE.into(), archive.signature.into_bytes()));
    let members: Vec<([u8; 512], &[u8])> =
        files.iter().map(|(path, bytes)| (header(path, bytes.len() as u64, AT).unwrap(), bytes.as_slice())).collect();
    tar_with(&members)
}

#[test]
fn lists_that_do_not_fit_the_files() {
    assert!(read_tar(&with_documents(|list| list)[..], HTML_LIMIT).is_ok(), "the rewriting itself is sound");
    let cases: [Rewriting; 5] = [
        ("an original nobody lists", |l| l.replace("\"invoices/2026_0002.xml\"", "null"), ArchiveError::BadDocuments),
        ("a PDF of another", |l| l.replace("C-2026-0001.pdf", "2026-0001.pdf"), ArchiveError::BadDocuments),
        ("an XML that is a PDF", |l| l.replace("2026_0002.xml", "2026_0002.pdf"), ArchiveError::BadDocuments),
        ("an amount that is none", |l| l.replace("\"108.10\"", "\"1e2\""), ArchiveError::BadDocuments),
        ("a key nobody knows", |l| l.replacen("\"number\"", "\"x\": 1, \"number\"", 1), ArchiveError::BadDocuments),
    ];
    for (what, change, error) in cases {
        assert_eq!(refusal(&with_documents(change)), error, "{what}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_refused_calmly(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        prop_assert!(read_tar(&bytes[..], HTML_LIMIT).is_err());
    }

    #[test]
    fn one_changed_byte_is_never_taken(at in any::<prop::sample::Index>(), flip in 1_u8..) {
        let good = tar_of(&contents());
        let mut tar = good.clone();
        let at = at.index(tar.len());
        tar[at] ^= flip;
        let signed = position(&good, names::MANIFEST)..position(&good, names::DOCUMENTS);
        // Only what the signature covers, or is, may differ: those bytes are handed out for checking.
        if let Ok(archive) = read_tar(&tar[..], HTML_LIMIT) {
            let before = read_tar(&good[..], HTML_LIMIT).unwrap();
            prop_assert!(signed.contains(&at));
            prop_assert_ne!((archive.manifest_bytes, archive.signature), (before.manifest_bytes, before.signature));
        }
    }

    #[test]
    fn one_cut_is_never_taken(at in any::<prop::sample::Index>()) {
        let tar = tar_of(&contents());
        prop_assert!(read_tar(&tar[..at.index(tar.len())], HTML_LIMIT).is_err());
    }
}
