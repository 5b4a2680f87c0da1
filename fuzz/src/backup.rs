//! Sealed exports, layer by layer: the container, the frame in it, the tar in that, the signed manifest in that, the
//! index beside it, names, and age keys. Each target seals its input in the layers above, so that no key guards it.

use crate::{Accepted, Outcome, text};
use ::backup::{
    BackupName, Discard, Expect, FileName, Identity, Limits, MemberPath, Recipient, SignedIndex, Trust, archive_open,
    extract, open,
};
use ::chain::{Hash, SignatureFile, SigningKey};
use std::io::Write as _;
use std::sync::LazyLock;
use uuid::Uuid;

/// Opens the frozen backup of format 1, and all that these targets seal.
const KEY: &str = include_str!("../../crates/backup/tests/vectors/KEY.txt");
/// The book that all seeds are of.
pub const VAULT: Uuid = Uuid::from_u128(0x0193_a1b2_c3d4_7e5f_8a6b_7c8d_9e0f_1a2b);
/// The passphrase of the seeds of `archive-container`.
pub const PASSPHRASE: &str = "tulip harbour lantern orchard";
/// No member of a hostile backup may be larger; far below what the machine would feel.
const LIMITS: Limits = Limits { database: 1 << 20, file: 1 << 20, total: 4 << 20, manifest: 1 << 18, members: 64 };

static IDENTITY: LazyLock<Identity> = LazyLock::new(|| Identity::parse(KEY).unwrap());
static RECIPIENT: LazyLock<age::x25519::Recipient> =
    LazyLock::new(|| IDENTITY.recipient().to_string().parse().unwrap());

/// Signs all seeds.
#[must_use]
pub fn signing_key() -> SigningKey {
    SigningKey::from_seed(&[3; 32])
}

/// Whoever signed it: the deepest checks are reached by every key.
fn expect() -> Expect {
    Expect { trust: Trust::FirstUse, vault_id: None, file: None }
}

fn sealed(content: &[u8]) -> Vec<u8> {
    let recipient: &dyn age::Recipient = &*RECIPIENT;
    let mut out = age::Encryptor::with_recipients(std::iter::once(recipient)).unwrap().wrap_output(Vec::new()).unwrap();
    out.write_all(content).unwrap();
    out.finish().unwrap()
}

fn framed(content: &[u8]) -> Vec<u8> {
    sealed(&zstd::bulk::compress(content, 1).unwrap())
}

fn opens(file: &[u8]) -> Outcome {
    let opened = open(file, &[&IDENTITY], &expect(), &LIMITS, &mut Discard).ok()?;
    assert_eq!((opened.size, opened.sha256), (file.len() as u64, Hash::sha256(file)));
    assert!(opened.manifest.members.iter().map(|member| member.size).sum::<u64>() <= LIMITS.total);
    Some(Accepted)
}

/// The whole file as it lies at a destination.
pub fn container(input: &[u8]) -> Outcome {
    opens(input)
}

/// What age unseals: a zstd frame.
pub fn frame(input: &[u8]) -> Outcome {
    opens(&sealed(input))
}

/// What zstd unpacks: a tar, extracted to a folder. Nothing comes beside that folder, and nothing at all where it is refused.
pub fn tape(input: &[u8]) -> Outcome {
    let around = tempfile::tempdir().unwrap();
    let target = around.path().join("out");
    let opened = extract(&framed(input)[..], &[&IDENTITY], &expect(), &LIMITS, &target);
    let names: Vec<_> = around.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| name == "out") && names.len() == usize::from(opened.is_ok()), "{names:?}");
    opened.ok().map(|_| Accepted)
}

/// A manifest with a good signature over an empty book: what a thief of the signing key could make.
pub fn manifest(input: &[u8]) -> Outcome {
    let signature = SignatureFile::sign(&signing_key(), input, "").to_string();
    let parts: [(&str, &[u8]); 4] = [
        ("FORMAT.txt", b""),
        ("vault.sqlite", b""),
        ("MANIFEST.json", input),
        ("MANIFEST.json.minisig", signature.as_bytes()),
    ];
    opens(&framed(&tar_of(&parts, 0o600, 1_795_176_000)))
}

/// A tar with the headers that both readers take.
#[must_use]
pub fn tar_of(members: &[(&str, &[u8])], mode: u32, mtime: u64) -> Vec<u8> {
    let mut out = Vec::new();
    for (path, content) in members {
        let mut header = tar::Header::new_ustar();
        header.set_path(path).unwrap();
        header.set_mode(mode);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(mtime);
        header.set_size(content.len() as u64);
        header.set_entry_type(tar::EntryType::Regular);
        header.set_cksum();
        out.extend_from_slice(header.as_bytes());
        out.extend_from_slice(content);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

/// An index with a good signature; what is read is signed again with the same meaning.
pub fn index(input: &[u8]) -> Outcome {
    let (key, public) = (signing_key(), signing_key().verifying_key());
    let signature = SignatureFile::sign(&key, input, "").to_string();
    let signed = SignedIndex::verify(input, &signature, &public, VAULT).ok()?;
    let again = SignedIndex::sign(signed.index().clone(), &key).ok()?;
    let read = SignedIndex::verify(again.json(), again.signature(), &public, VAULT).unwrap();
    assert_eq!(read.index(), signed.index());
    let mut changed = input.to_vec();
    changed.push(b' ');
    assert!(SignedIndex::verify(&changed, &signature, &public, VAULT).is_err());
    Some(Accepted)
}

/// A name has one spelling and stays in its folder; every label makes a name.
pub fn names(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let at = "2026-11-20T12:00:00Z".parse().unwrap();
    let made = BackupName::new(text, at, 12);
    assert_eq!(made.to_string().parse::<BackupName>().unwrap(), made);
    let paths = [
        text.parse::<BackupName>().ok().map(|name| name.to_string()),
        text.parse::<FileName>().ok().map(|name| name.as_str().to_owned()),
        text.parse::<MemberPath>().ok().map(|path| path.to_string()),
    ];
    for path in paths.iter().flatten() {
        assert!(path == text && !path.starts_with('/') && !path.contains("..") && !path.contains(['\\', '\0']));
    }
    paths.iter().any(Option::is_some).then_some(Accepted)
}

/// Keys in text read back as they are printed.
pub fn keys(input: &[u8]) -> Outcome {
    let text = text(input)?;
    if let Ok(identity) = Identity::parse(text) {
        let again = Identity::parse(&identity.secret_text()).unwrap();
        assert_eq!(again.recipient(), identity.recipient());
        return Some(Accepted);
    }
    let recipient: Recipient = text.parse().ok()?;
    assert_eq!(recipient.to_string().parse::<Recipient>().unwrap(), recipient);
    Some(Accepted)
}

/// A passphrase container of an archive, never more than was allowed.
pub fn passphrase_container(input: &[u8]) -> Outcome {
    const LIMIT: u64 = 4096;
    let mut out = Vec::new();
    let opened = archive_open(PASSPHRASE, input, &mut out, LIMIT);
    assert!(out.len() as u64 <= LIMIT);
    assert_eq!(out.len() as u64, opened.ok()?);
    Some(Accepted)
}
