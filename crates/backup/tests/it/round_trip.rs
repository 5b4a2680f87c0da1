//! What goes in comes out, for either key, and only for them.

use std::io::{self, Read};

use backup::{
    DatabaseTo, Discard, Error, Expect, Identity, Layer, Limits, MemberPath, Recipient, Trust, extract, open, seal,
};
use chain::{Hash, SigningKey};
use serde_json::json;
use uuid::Uuid;

use crate::support::*;

#[test]
fn the_kit_alone_and_the_book_alone_open_it() {
    let (bytes, sealed) = seal_small();
    for identity in [&KEYS.kit, &KEYS.book] {
        let opened = open(&bytes[..], &[identity], &expect(), &Limits::default(), &mut Discard).unwrap();
        assert_eq!(opened.manifest, sealed.manifest);
        assert_eq!(opened.manifest_sha256, sealed.manifest_sha256);
        assert_eq!((opened.size, opened.sha256), (bytes.len() as u64, Hash::sha256(&bytes)));
        assert_eq!((sealed.size, sealed.sha256), (opened.size, opened.sha256));
        assert_eq!(opened.signer, public());
    }
}

#[test]
fn the_manifest_says_what_the_caller_said_and_what_is_inside() {
    let (_, sealed) = seal_small();
    let manifest = sealed.manifest;
    assert_eq!((manifest.vault_id, manifest.epoch, manifest.seq, manifest.schema_version), (VAULT, 1, 12, 4));
    assert_eq!(manifest.previous, Some(Hash::sha256(b"the manifest before")));
    assert_eq!(manifest.facts, facts());
    assert_eq!(manifest.recipients, recipients());
    assert!(manifest.packs.is_empty());
    let paths: Vec<_> = manifest.members.iter().map(|m| m.path.to_string()).collect();
    let one = file_name(0);
    assert_eq!(paths[..3], ["FORMAT.txt".to_owned(), "vault.sqlite".to_owned(), format!("files/{}/{one}", &one[..2])]);
    assert_eq!(paths.len(), 5);
    assert_eq!(manifest.members[1].sha256, Hash::sha256(&database(3000)));
}

#[test]
fn the_database_streams_into_the_caller_s_writer() {
    let database = database(1_000_000);
    let (bytes, _) = seal_with(&database, &[vec![1; 70_000]]);
    let mut sink = DatabaseTo::new(Vec::new());
    backup::verify(&bytes[..], &KEYS.book, &[], &expect(), &mut sink).unwrap();
    assert_eq!(sink.into_inner(), database);
}

#[test]
fn extraction_hands_over_a_whole_folder() {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("restored");
    let (bytes, sealed) = seal_small();
    extract(&bytes[..], &[&KEYS.kit], &expect(), &Limits::default(), &target).unwrap();
    for member in &sealed.manifest.members {
        assert_eq!(Hash::sha256(&std::fs::read(target.join(member.path.to_string())).unwrap()), member.sha256);
    }
    assert!(target.join(MemberPath::Signature.to_string()).is_file());
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1, "no staging is left");
    let again = extract(&bytes[..], &[&KEYS.kit], &expect(), &Limits::default(), &target);
    assert!(matches!(again, Err(Error::Exists)));
}

#[cfg(unix)]
#[test]
fn what_is_extracted_is_only_its_owner_s() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("restored");
    extract(&seal_small().0[..], &[&KEYS.kit], &expect(), &Limits::default(), &target).unwrap();
    for path in tree(&target).iter().map(|path| target.join(path)).chain([target.clone()]) {
        let mode = path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
}

#[test]
fn what_a_crash_left_in_staging_is_cleared_but_nothing_else_is() {
    let place = tempfile::tempdir().unwrap();
    let (target, staging) = (place.path().join("restored"), place.path().join("restored.partial"));
    let files = staging.join("files/ab");
    std::fs::create_dir_all(&files).unwrap();
    std::fs::write(staging.join("vault.sqlite"), b"half").unwrap();
    std::fs::write(files.join("abcdefabcdefabcdef"), b"half").unwrap();
    extract(&seal_small().0[..], &[&KEYS.kit], &expect(), &Limits::default(), &target).unwrap();
    assert!(!staging.exists());

    let other = place.path().join("other");
    std::fs::create_dir_all(place.path().join("other.partial")).unwrap();
    std::fs::write(place.path().join("other.partial/diary.txt"), b"mine").unwrap();
    let refused = extract(&seal_small().0[..], &[&KEYS.kit], &expect(), &Limits::default(), &other);
    assert!(matches!(refused, Err(Error::Write(_))));
    assert_eq!(std::fs::read(place.path().join("other.partial/diary.txt")).unwrap(), b"mine");
}

#[test]
fn each_refusal_has_its_name() {
    let (bytes, sealed) = seal_small();
    let stranger = Identity::generate();
    let other_key = SigningKey::from_seed(&[4; 32]).verifying_key();
    let limits = Limits::default();

    let not_ours = open(&bytes[..], &[&stranger], &expect(), &limits, &mut Discard);
    assert!(matches!(not_ours, Err(Error::NotForThisIdentity)));

    let signer = Expect { trust: Trust::Keys(vec![other_key]), ..expect() };
    assert!(matches!(open_with(&bytes, &signer), Err(Error::WrongSigner { found }) if found == public()));

    let vault = Expect { vault_id: Some(Uuid::nil()), ..expect() };
    assert!(matches!(open_with(&bytes, &vault), Err(Error::WrongVault { found: VAULT, .. })));

    let listed = Expect { file: Some((sealed.size, Hash::sha256(b"another"))), ..expect() };
    assert!(matches!(open_with(&bytes, &listed), Err(Error::Damaged { at: Layer::File })));

    for not_sealed in [&b""[..], b"SQLite format 3\0", b"age-encryption.org/v2\n", b"PK\x03\x04"] {
        assert!(matches!(open_with(not_sealed, &expect()), Err(Error::NotABackup)), "{not_sealed:?}");
    }
    for cut in [30, 100, 300] {
        assert!(matches!(open_with(&bytes[..cut], &expect()), Err(Error::Truncated)), "in the header at {cut}");
    }
}

#[test]
fn at_first_use_the_signer_is_told_to_the_caller() {
    let (bytes, _) = seal_small();
    let opened = open_with(&bytes, &Expect { trust: Trust::FirstUse, vault_id: None, file: None }).unwrap();
    assert_eq!(opened.signer, public());
}

#[test]
fn each_limit_is_kept() {
    let (bytes, _) = seal_with(&database(3000), &[vec![1; 500], vec![2; 500]]);
    let big = Limits::default();
    let table = [
        ("database", Limits { database: 2999, ..big }),
        ("file", Limits { file: 499, ..big }),
        ("backup", Limits { total: 4500, ..big }),
        ("manifest", Limits { manifest: 100, ..big }),
        ("number of members", Limits { members: 3, ..big }),
    ];
    for (name, limits) in table {
        let refused = open(&bytes[..], &[&KEYS.book], &expect(), &limits, &mut Discard);
        assert!(matches!(refused, Err(Error::TooLarge { what, .. }) if what == name), "{name}: {refused:?}");
    }
}

fn sealing(recipients: &[Recipient], size: u64, database: impl Read) -> Result<(), Error> {
    let key = key();
    seal(io::sink(), &job(recipients, &key), size, database, std::iter::empty()).map(drop)
}

#[test]
fn sealing_refuses_one_recipient_too_many_recipients_and_floats() {
    let kit = KEYS.kit.recipient();
    assert!(matches!(sealing(std::slice::from_ref(&kit), 0, &b""[..]), Err(Error::TooFewRecipients)));
    assert!(matches!(sealing(&[kit.clone(), kit], 0, &b""[..]), Err(Error::TooFewRecipients)));
    let many: Vec<_> = (0..17).map(|_| Identity::generate().recipient()).collect();
    assert!(matches!(sealing(&many, 0, &b""[..]), Err(Error::TooManyRecipients { limit: 16 })));
    let (recipients, key) = (recipients(), key());
    let mut job = job(&recipients, &key);
    job.facts.insert("ratio".to_owned(), json!(0.5));
    let refused = seal(io::sink(), &job, 0, &b""[..], std::iter::empty());
    assert!(matches!(refused, Err(Error::Facts(_))));
}

#[test]
fn a_stream_that_is_not_as_long_as_said_is_not_sealed() {
    for size in [9, 11, 0, 500] {
        assert!(matches!(sealing(&recipients(), size, &[7; 10][..]), Err(Error::SizeChanged { .. })), "{size}");
    }
    sealing(&recipients(), 10, &[7; 10][..]).unwrap();
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::TimedOut.into())
    }
}

#[test]
fn a_failing_source_is_told_from_a_failing_disk() {
    assert!(matches!(sealing(&recipients(), 10, Failing), Err(Error::Read(_))));
    let (bytes, _) = seal_small();
    let cut = bytes.len() / 2;
    let read = backup::verify((&bytes[..cut]).chain(Failing), &KEYS.book, &[], &expect(), &mut Discard);
    assert!(matches!(read, Err(Error::Read(failed)) if failed.kind() == io::ErrorKind::TimedOut));
    let mut full = DatabaseTo::new(Full);
    let write = backup::verify(&bytes[..], &KEYS.book, &[], &expect(), &mut full);
    assert!(matches!(write, Err(Error::Write(failed)) if failed.kind() == io::ErrorKind::StorageFull));
}

struct Full;

impl io::Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn identities_are_read_alone_or_from_a_key_file_and_never_printed() {
    let secret = KEYS.kit.secret_text();
    let file = format!("# created: today\n# public key: {}\n{}\n", KEYS.kit.recipient(), *secret);
    for text in [secret.as_str(), &file, &format!("  {}  ", *secret)] {
        assert_eq!(Identity::parse(text).unwrap().recipient(), KEYS.kit.recipient());
    }
    for text in ["", "#\n", "AGE-SECRET-KEY-1", &format!("{0}\n{0}", *secret), &KEYS.kit.recipient().to_string()] {
        assert!(matches!(Identity::parse(text), Err(Error::BadIdentity)));
    }
    assert!(!format!("{:?}", KEYS.kit).contains("SECRET"));
    assert!(matches!("age1nonsense".parse::<Recipient>(), Err(Error::BadRecipient)));
}
