//! Backups made by somebody with evil members in mind, some even with a valid signature, are refused by name.

use std::path::Path;

use backup::{Error, FORMAT, Layer, Limits, Unsafe, extract};
use chain::{Hash, SignatureFile, canonical_bytes};
use proptest::prelude::*;
use serde_json::{Value, json};
use tar::Header;

use crate::support::*;

#[derive(Debug, Clone)]
struct Evil {
    path: Vec<u8>,
    kind: u8,
    link: Vec<u8>,
    content: Vec<u8>,
}

impl Evil {
    fn file(path: &str, content: &[u8]) -> Self {
        Self { path: path.as_bytes().to_vec(), kind: b'0', link: Vec::new(), content: content.to_vec() }
    }

    fn of_kind(path: &str, kind: u8, link: &str) -> Self {
        Self { kind, link: link.as_bytes().to_vec(), ..Self::file(path, b"") }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut header = Header::new_ustar();
        {
            let raw = header.as_old_mut();
            let length = self.path.len().min(100);
            raw.name[..length].copy_from_slice(&self.path[..length]);
            let length = self.link.len().min(100);
            raw.linkname[..length].copy_from_slice(&self.link[..length]);
        }
        header.as_old_mut().linkflag[0] = self.kind;
        header.set_mode(0o600);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(u64::try_from(noon().timestamp()).unwrap());
        header.set_size(self.content.len() as u64);
        header.set_cksum();
        let padding = self.content.len().next_multiple_of(512) - self.content.len();
        [&header.as_bytes()[..], &self.content, &vec![0; padding]].concat()
    }
}

/// A manifest over whatever is inside, with a good signature: the worst that a thief of the signing key can make.
fn signed(members: &[Evil], change: impl Fn(&mut Value)) -> [Evil; 2] {
    let listed: Vec<_> = members
        .iter()
        .map(|m| {
            let path = String::from_utf8_lossy(&m.path);
            json!({"path": path, "size": m.content.len(), "sha256": Hash::sha256(&m.content)})
        })
        .collect();
    let mut manifest = json!({
        "format": FORMAT, "vault_id": VAULT, "epoch": 1, "seq": 1, "previous": null, "created": "2026-11-20T12:00:00Z",
        "trigger": "asked", "schema_version": 1, "signer": public(), "recipients": recipients(), "facts": {},
        "members": listed, "packs": [],
    });
    change(&mut manifest);
    let bytes = canonical_bytes(&manifest).unwrap();
    let signature = SignatureFile::sign(&key(), &bytes, "evil").to_string();
    [Evil::file("MANIFEST.json", &bytes), Evil::file("MANIFEST.json.minisig", signature.as_bytes())]
}

fn pack(members: &[Evil]) -> Vec<u8> {
    let mut tar: Vec<u8> = members.iter().flat_map(Evil::bytes).collect();
    tar.extend([0; 1024]);
    wrap_age(&wrap_zstd(&tar))
}

fn backup_of(members: Vec<Evil>) -> Vec<u8> {
    let tail = signed(&members, |_| {});
    pack(&[members, tail.to_vec()].concat())
}

fn base() -> Vec<Evil> {
    vec![Evil::file("FORMAT.txt", b"format"), Evil::file("vault.sqlite", b"SQLite format 3\0")]
}

fn with(more: Vec<Evil>) -> Vec<u8> {
    backup_of([base(), more].concat())
}

fn extract_into(folder: &Path, bytes: &[u8]) -> Result<backup::Opened, Error> {
    extract(bytes, &[&KEYS.book], &expect(), &Limits::default(), &folder.join("restored"))
}

fn refused(bytes: &[u8]) -> Error {
    let place = tempfile::tempdir().unwrap();
    let error = extract_into(place.path(), bytes).expect_err("a hostile backup was accepted");
    assert_eq!(tree(place.path()), Vec::<String>::new(), "{error}");
    error
}

fn why(bytes: &[u8]) -> Unsafe {
    let error = refused(bytes);
    let Error::UnsafeMember { why, .. } = error else { panic!("{error}") };
    why
}

const GOOD: &str = "files/ab/abcdefabcdefabcdef";

#[test]
fn the_same_tools_make_a_good_backup_too() {
    let place = tempfile::tempdir().unwrap();
    extract_into(place.path(), &with(vec![Evil::file(GOOD, b"content")])).unwrap();
    assert_eq!(std::fs::read(place.path().join("restored").join(GOOD)).unwrap(), b"content");
}

#[test]
fn no_path_but_those_of_a_backup() {
    let long = format!("files/ab/ab{}", "c".repeat(79));
    let table = [
        "/etc/passwd",
        "../vault.sqlite",
        "files/../../x",
        "files/ab/../abcdefabcdefabcdef",
        "./FORMAT.txt",
        "files/ab/abc",
        "files/AB/ABCDEFABCDEFABCDEF",
        "files/cd/abcdefabcdefabcdef",
        "files/a/abcdefabcdefabcdef",
        "files//abcdefabcdefabcdef",
        "files/ab/abcdefabcdefabcdef/",
        "files\\ab\\abcdefabcdefabcdef",
        "C:/x",
        "vault.sqlite-wal",
        "vault.sqlite ",
        "VAULT.SQLITE",
        "manifest.json",
        "",
        "files/ab/abcdefabcdefabcdeg",
        &long,
        "files/ab/abcdefabcdef\u{1}abcdef",
        "files/ab/abcdefabcdefabcdéf",
    ];
    for path in table {
        assert_eq!(why(&with(vec![Evil::file(path, b"x")])), Unsafe::Path, "{path:?}");
    }
    let not_text = Evil { path: b"files/ab/\xff\xfe".to_vec(), ..Evil::file("", b"x") };
    assert_eq!(why(&with(vec![not_text])), Unsafe::Path);
}

#[test]
fn no_member_but_regular_files() {
    for kind in *b"123456789LKxgSVMDNA7" {
        let member = Evil::of_kind(GOOD, kind, "/etc/passwd");
        assert_eq!(why(&with(vec![member])), Unsafe::Kind, "{}", char::from(kind));
    }
    let old_style = Evil::of_kind(GOOD, 0, "");
    assert_eq!(why(&with(vec![old_style])), Unsafe::Header);
}

#[test]
fn no_other_spelling_of_a_header() {
    let link = Evil::of_kind(GOOD, b'0', "/etc/passwd");
    assert_eq!(why(&with(vec![link])), Unsafe::Header);

    let good = Evil::file(GOOD, b"content");
    type Change = fn(&mut Header);
    let changes: [(&str, Change); 7] = [
        ("setuid", |h| h.set_mode(0o4600)),
        ("owner", |h| h.set_uid(1000)),
        ("group", |h| h.set_gid(1000)),
        ("another time", |h| h.set_mtime(1)),
        ("user name", |h| h.set_username("root").unwrap()),
        ("prefix", |h| h.as_ustar_mut().unwrap().prefix[..3].copy_from_slice(b"../")),
        ("magic", |h| h.as_ustar_mut().unwrap().magic.copy_from_slice(b"ustar ")),
    ];
    for (name, change) in changes {
        let mut bytes = good.bytes();
        let mut header = Header::from_byte_slice(&bytes[..512]).clone();
        change(&mut header);
        header.set_cksum();
        bytes[..512].copy_from_slice(header.as_bytes());
        let tail = signed(&[base(), vec![good.clone()]].concat(), |_| {});
        let before: Vec<u8> = base().iter().flat_map(Evil::bytes).collect();
        let after: Vec<u8> = tail.iter().flat_map(Evil::bytes).collect();
        let tar = [before, bytes, after, vec![0; 1024]].concat();
        assert!(matches!(why(&wrap_age(&wrap_zstd(&tar))), Unsafe::Header | Unsafe::Path), "{name}");
    }
}

#[test]
fn each_member_once_and_in_its_place() {
    let twice = vec![Evil::file(GOOD, b"1"), Evil::file(GOOD, b"2")];
    assert_eq!(why(&with(twice)), Unsafe::Duplicate);
    assert_eq!(why(&with(vec![Evil::file("vault.sqlite", b"2")])), Unsafe::Duplicate);

    let mut swapped = base();
    swapped.swap(0, 1);
    assert_eq!(why(&backup_of(swapped)), Unsafe::Order);
    assert_eq!(why(&backup_of(base()[1..].to_vec())), Unsafe::Order);

    let [manifest, signature] = signed(&base(), |_| {});
    let late = [base(), vec![manifest.clone(), signature.clone(), Evil::file(GOOD, b"late")]].concat();
    assert_eq!(why(&pack(&late)), Unsafe::Order);
    let turned = [base(), vec![signature, manifest]].concat();
    assert_eq!(why(&pack(&turned)), Unsafe::Order);
}

#[test]
fn without_manifest_or_signature_it_is_no_backup() {
    let [manifest, _] = signed(&base(), |_| {});
    assert!(matches!(refused(&pack(&base())), Error::Damaged { .. }));
    assert!(matches!(refused(&pack(&[base(), vec![manifest]].concat())), Error::Damaged { .. }));
    assert!(matches!(refused(&pack(&[])), Error::Damaged { .. }));
}

#[test]
fn a_signed_manifest_must_list_exactly_what_is_inside() {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 6] = [
        ("one fewer", |m| drop(m["members"].as_array_mut().unwrap().pop())),
        ("one more", |m| {
            let again = m["members"][0].clone();
            m["members"].as_array_mut().unwrap().push(again);
        }),
        ("another size", |m| m["members"][1]["size"] = json!(17)),
        ("another hash", |m| m["members"][1]["sha256"] = json!(Hash::sha256(b"other"))),
        ("another order", |m| m["members"].as_array_mut().unwrap().reverse()),
        ("another time", |m| m["created"] = json!("2026-11-20T12:00:01Z")),
    ];
    for (name, change) in changes {
        let bytes = pack(&[base(), signed(&base(), change).to_vec()].concat());
        assert!(matches!(refused(&bytes), Error::Damaged { .. }), "{name}");
    }
}

#[test]
fn a_manifest_that_names_another_signer_than_its_own_is_refused() {
    let other = chain::SigningKey::from_seed(&[4; 32]).verifying_key();
    let bytes = pack(&[base(), signed(&base(), |m| m["signer"] = json!(other)).to_vec()].concat());
    assert!(matches!(refused(&bytes), Error::Damaged { at: Layer::Manifest }));
}

#[test]
fn a_signature_file_has_one_spelling() {
    let [manifest, signature] = signed(&base(), |_| {});
    let text = String::from_utf8(signature.content).unwrap();
    let other_id = SignatureFile::sign(&chain::SigningKey::from_seed(&[4; 32]), b"", "").to_string();
    let id = |text: &str| text.lines().nth(1).unwrap()[3..13].to_owned(); // inside the key id, which nothing signs
    let table = [
        text.replacen("from counterfoil", "from a friend", 1),
        text.replace('\n', "\r\n"),
        text.trim_end().to_owned(),
        text.replacen(&id(&text), &id(&other_id), 1),
    ];
    for changed in table {
        assert_ne!(changed, text);
        let changed = Evil::file("MANIFEST.json.minisig", changed.as_bytes());
        let bytes = pack(&[base(), vec![manifest.clone(), changed]].concat());
        assert!(matches!(refused(&bytes), Error::Damaged { at: Layer::Signature }));
    }
}

#[test]
fn later_formats_and_packs_are_named_not_guessed() {
    let format = pack(&[base(), signed(&base(), |m| m["format"] = json!(2)).to_vec()].concat());
    assert!(matches!(refused(&format), Error::UnknownFormat { found: 2 }));
    let pack_listed = json!([{"name": "pack-2026-10", "size": 1, "sha256": Hash::sha256(b"")}]);
    let packs = pack(&[base(), signed(&base(), |m| m["packs"] = pack_listed.clone()).to_vec()].concat());
    assert!(matches!(refused(&packs), Error::NeedsPacks { count: 1 }));
    let unknown = pack(&[base(), signed(&base(), |m| m["extra"] = json!(1)).to_vec()].concat());
    assert!(matches!(refused(&unknown), Error::Damaged { .. }));
}

#[test]
fn a_bomb_is_stopped_by_its_announced_size() {
    // 20 MiB of zeros are 2 KiB sealed; the reader stops at the header, having written nothing of them.
    let bytes = with(vec![Evil::file(GOOD, &vec![0; 20 << 20])]);
    let place = tempfile::tempdir().unwrap();
    let limits = Limits { file: 1 << 20, ..Limits::default() };
    let result = extract(&bytes[..], &[&KEYS.book], &expect(), &limits, &place.path().join("restored"));
    assert!(matches!(result, Err(Error::TooLarge { what: "file", limit: 1_048_576 })));
    assert_eq!(tree(place.path()), Vec::<String>::new());
}

#[test]
fn a_header_without_end_is_stopped() {
    let endless = [&b"age-encryption.org/v1\n"[..], &b"-> X25519 ".repeat(10_000)].concat();
    assert!(matches!(refused(&endless), Error::TooLarge { what: "header", .. }));
    let many = [&b"age-encryption.org/v1\n"[..], &b"-> a b\n\n".repeat(1000)].concat();
    assert!(matches!(refused(&many), Error::TooLarge { what: "list of recipients", limit: 16 }));
}

#[cfg(unix)]
#[test]
fn a_link_planted_in_the_place_of_staging_is_not_followed() {
    let place = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("vault.sqlite"), b"theirs").unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), place.path().join("restored.partial")).unwrap();
    assert!(extract_into(place.path(), &with(vec![])).is_err());
    assert_eq!(std::fs::read(elsewhere.path().join("vault.sqlite")).unwrap(), b"theirs");
}

fn any_member() -> impl Strategy<Value = Evil> {
    let part = prop_oneof![
        Just("files".to_owned()),
        Just("..".to_owned()),
        Just(".".to_owned()),
        Just(String::new()),
        Just("ab".to_owned()),
        Just("abcdefabcdefabcdef".to_owned()),
        Just("vault.sqlite".to_owned()),
        Just("MANIFEST.json".to_owned()),
        "[ -~]{0,12}",
    ];
    let path = prop_oneof![
        prop::collection::vec(part, 1..5).prop_map(|parts| parts.join("/").into_bytes()),
        prop::collection::vec(any::<u8>(), 0..110),
        Just(GOOD.as_bytes().to_vec()),
    ];
    let kind = prop_oneof![4 => Just(b'0'), 1 => any::<u8>()];
    let link = prop_oneof![4 => Just(Vec::new()), 1 => Just(b"/etc".to_vec())];
    (path, kind, link, prop::collection::vec(any::<u8>(), 0..600)).prop_map(|(path, kind, link, content)| Evil {
        path,
        kind,
        link,
        content,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_members_it_has_it_is_a_backup_of_ours_or_leaves_no_trace(members in prop::collection::vec(any_member(), 0..4), on_base: bool) {
        let members = if on_base { [base(), members].concat() } else { members };
        let place = tempfile::tempdir().unwrap();
        match extract_into(place.path(), &backup_of(members.clone())) {
            Err(_) => prop_assert_eq!(tree(place.path()), Vec::<String>::new()),
            Ok(opened) => {
                prop_assert_eq!(opened.manifest.members.len(), members.len());
                let outside: Vec<_> = tree(place.path()).into_iter().filter(|path| !path.starts_with("restored")).collect();
                prop_assert_eq!(outside, Vec::<String>::new());
                for member in &members {
                    let path = std::str::from_utf8(&member.path).unwrap();
                    prop_assert!(path == "FORMAT.txt" || path == "vault.sqlite" || path.starts_with("files/ab/"));
                }
            }
        }
    }
}
