//! A small book, its keys, and ways to take a sealed file apart.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::LazyLock;

use backup::{Error, Expect, FileSource, Identity, Opened, Recipient, Seal, Sealed, Trigger, Trust, seal};
use chain::{Hash, SigningKey, VerifyingKey};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

pub const VAULT: Uuid = Uuid::from_u128(0x0193_a1b2_c3d4_7e5f_8a6b_7c8d_9e0f_1a2b);

pub fn key() -> SigningKey {
    SigningKey::from_seed(&[3; 32])
}

pub fn public() -> VerifyingKey {
    key().verifying_key()
}

pub fn noon() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

/// The kit's identity and the book's.
pub struct Keys {
    pub kit: Identity,
    pub book: Identity,
}

pub static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys { kit: Identity::generate(), book: Identity::generate() });

pub fn recipients() -> Vec<Recipient> {
    vec![KEYS.kit.recipient(), KEYS.book.recipient()]
}

pub fn facts() -> Map<String, Value> {
    let facts = json!({"documents": 3, "totals": {"EUR": "1190.00"}, "chain": {"size": 12}});
    facts.as_object().unwrap().clone()
}

pub fn job<'a>(recipients: &'a [Recipient], key: &'a SigningKey) -> Seal<'a> {
    Seal {
        vault_id: VAULT,
        epoch: 1,
        seq: 12,
        previous: Some(Hash::sha256(b"the manifest before")),
        created: noon(),
        trigger: Trigger::Lock,
        schema_version: 4,
        facts: facts(),
        recipients,
        key,
    }
}

/// Something like a database: neither all alike nor all random.
pub fn database(size: usize) -> Vec<u8> {
    (0..size).map(|i| if i % 7 < 4 { (i / 1000) as u8 } else { (i * i / 3) as u8 }).collect()
}

pub fn file_name(n: u64) -> String {
    Hash::sha256(&n.to_be_bytes()).to_string()
}

pub fn file<'a>(name: &str, content: &'a [u8]) -> FileSource<'a> {
    FileSource { name: name.parse().unwrap(), size: content.len() as u64, read: Box::new(content) }
}

pub fn seal_small() -> (Vec<u8>, Sealed) {
    seal_with(&database(3000), &[b"%PDF-1.7 one".to_vec(), Vec::new(), b"<xml/>".to_vec()])
}

pub fn seal_with(database: &[u8], files: &[Vec<u8>]) -> (Vec<u8>, Sealed) {
    let (mut out, recipients, key) = (Vec::new(), recipients(), key());
    let files = files.iter().enumerate().map(|(n, content)| Ok(file(&file_name(n as u64), content)));
    let sealed = seal(&mut out, &job(&recipients, &key), database.len() as u64, database, files).unwrap();
    (out, sealed)
}

pub fn expect() -> Expect {
    Expect { trust: Trust::Keys(vec![public()]), vault_id: Some(VAULT), file: None }
}

pub fn open_with(bytes: &[u8], expect: &Expect) -> Result<Opened, Error> {
    backup::verify(bytes, &KEYS.book, &[], expect, &mut backup::Discard)
}

/// Decrypts: zstd bytes.
pub fn unwrap_age(sealed: &[u8]) -> Vec<u8> {
    let identity: age::x25519::Identity = KEYS.book.secret_text().parse().unwrap();
    let mut reader =
        age::Decryptor::new(sealed).unwrap().decrypt(std::iter::once(&identity as &dyn age::Identity)).unwrap();
    let mut out = Vec::new();
    reader.read_to_end(&mut out).unwrap();
    out
}

pub fn wrap_age(content: &[u8]) -> Vec<u8> {
    let recipient: age::x25519::Recipient = KEYS.book.recipient().to_string().parse().unwrap();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = encryptor.wrap_output(Vec::new()).unwrap();
    out.write_all(content).unwrap();
    out.finish().unwrap()
}

pub fn unwrap_zstd(content: &[u8]) -> Vec<u8> {
    zstd::decode_all(Cursor::new(content)).unwrap()
}

pub fn wrap_zstd(content: &[u8]) -> Vec<u8> {
    zstd::encode_all(Cursor::new(content), 1).unwrap()
}

/// Every path below a folder, sorted: to see that nothing came or went.
pub fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            found.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
            }
        }
    }
    found.sort();
    found
}

/// How many bytes a damage test moves on: all are tried by `make attack`, which sets `COUNTERFOIL_ATTACK`.
pub fn stride(usual: usize) -> usize {
    if std::env::var_os("COUNTERFOIL_ATTACK").is_some() { 1 } else { usual }
}
