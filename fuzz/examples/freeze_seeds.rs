//! Writes the first inputs of every corpus, out of the format vectors and by our own writers: one that each parser takes,
//! one that it refuses. Run by hand for a new target (`cargo run -p fuzz --example freeze_seeds NAME...`); what is sealed
//! comes out differently each time.
#![allow(clippy::unwrap_used, reason = "run by hand: a failure is a panic")]

use ::backup::{BackupName, Index, Item, SignedIndex, Trigger};
use ::chain::{Anchor, AnchorKey, Hash, Head, SigningKey};
use ::documents::archive::{Facts, HTML_LIMIT, page, read_tar};
use ::documents::{InvoiceExtras, invoice_pdf};
use ::store::SealedFiles;
use fuzz::{TARGETS, backup, store};
use serde_json::{Value, json};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Command;

#[path = "freeze_seeds/archive.rs"]
mod archive;

const DEVICE: &[u8] = include_bytes!("../../crates/vault/tests/vectors/v1-device/keys.a");
const PORTABLE: &[u8] = include_bytes!("../../crates/vault/tests/vectors/v1-portable/keys.a");
const SECRETS: &str = include_str!("../../crates/vault/tests/vectors/v1-portable/secrets.json");
const CHAIN: &str = include_str!("../../crates/chain/tests/vectors/chain-v1.json");
const LEGACY: &str = include_str!("../../crates/chain/tests/vectors/minisign/legacy.minisig");
const PREHASHED: &str = include_str!("../../crates/chain/tests/vectors/minisign/prehashed.minisig");
const PUBLIC: &str = include_str!("../../crates/chain/tests/vectors/minisign/stock.pub");
const BACKUP: &[u8] = include_bytes!("../../crates/backup/tests/vectors/book-20261120T120000Z-000012.tar.zst.age");
const KEY: &str = include_str!("../../crates/backup/tests/vectors/KEY.txt");
const SNAPSHOT: &str = include_str!("../../crates/billing/src/issued/golden.json");
const DRAFTS: &str = include_str!("../../assets/demo/drafts.json");
const CUSTOMERS: &str = include_str!("../../assets/demo/customers.json");
const UBL: &[u8] = include_bytes!("../../crates/documents/tests/einvoice/allowances.ubl.xml");
const CREDIT: &[u8] = include_bytes!("../../crates/documents/tests/einvoice/credit-note.ubl.xml");
const CII: &[u8] = include_bytes!("../../crates/documents/tests/einvoice/yen.cii.xml");
/// One red pixel with half its opacity; two of one bit each.
const PIXEL: &str = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8cfc0d0000004810180f30bdca00000000049454e44ae426082";
const BITS: &str = "89504e470d0a1a0a0000000d4948445200000002000000010100000000dc5942270000000a4944415478da637000000042004184bf8e620000000049454e44ae426082";

type Seeds = Vec<Vec<u8>>;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for target in TARGETS.iter().filter(|target| wanted.is_empty() || wanted.iter().any(|name| name == target.name)) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
        fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds(target.name).into_iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
        }
    }
}

fn seeds(target: &str) -> Seeds {
    let chain: Value = serde_json::from_str(CHAIN).unwrap();
    match target {
        "vault-header" => vec![line_of(DEVICE), line_of(PORTABLE), b"{\"format\":\"counterfoil-keys/2\"}".to_vec()],
        "vault-copies" => vec![[PORTABLE, b"\0", PORTABLE].concat(), PORTABLE.to_vec(), DEVICE.to_vec()],
        "recovery-code" => recovery_codes(),
        "passphrase" => texts(&["überall tulip ﬁsh harbour", "password", "tulip harbour lantern orchard 7", ""]),
        "anchor" => anchors(&chain),
        "canonical" => listed(&chain["canonical"], |case| case["value"].to_string()),
        "entry" => listed(&chain["log"], |case| case["signed"].to_string()),
        "minisig" => texts(&[LEGACY, PREHASHED, PUBLIC.lines().last().unwrap(), "untrusted comment: x\n"]),
        "chain-code" => texts(&["AYK5-DVGP-7Y86-7G01", "ayk5dvgp7y867go1", &"0a".repeat(32), "invoice-issued", "AYK5"]),
        "sealed-file" => vec![sealed_file(), b"CFF1 and no more".to_vec()],
        "json-export" => json_exports(),
        "plain-book" => vec![plain_book(), b"SQLite format 3\0".to_vec()],
        "backup-container" => vec![BACKUP.to_vec(), BACKUP[..700].to_vec()],
        "backup-frame" => vec![unsealed(), unsealed()[..200].to_vec()],
        "backup-tape" => vec![tape(), tape()[..2048].to_vec()],
        "backup-manifest" => vec![manifest(), b"{\"format\":2,\"signer\":\"\"}".to_vec()],
        "backup-index" => vec![index(), b"{\"format\":2}".to_vec()],
        "backup-names" => texts(&[
            "book-20261120T120000Z-000012.tar.zst.age",
            "files/0a/0a0a0a0a0a0a0a0a0a",
            "0a0a0a0a0a0a0a0a0a",
            "MANIFEST.json",
            "../etc/passwd",
        ]),
        "age-keys" => texts(&[KEY, &recipient(), "AGE-SECRET-KEY-1"]),
        "archive-container" => vec![passphrase_container(), BACKUP[..300].to_vec()],
        "archive-page" => vec![small_page("Q3"), small_page("</script>"), b"<html></html>".to_vec()],
        "archive-tar" => vec![archive::tar(), archive::tar()[..4096].to_vec()],
        "archive-list" => vec![archive_list(), b"{\"members\":[]}\0{}".to_vec()],
        "csv-cell" => texts(&["=1+1", "'=1", "\t@x", "＝A1", "Menu cards"]),
        "read-back" => vec![mark(), b"%PDF-1.7".to_vec()],
        "einvoice" => einvoices(),
        "logo" => [PIXEL, BITS, &PIXEL[..66]].map(|png| hex::decode(png).unwrap()).to_vec(),
        "paper" => texts(&[
            "Menu cards, two sides",
            "Łódź Żuraw — Ελλάδα, Москва",
            "שלום عالم 你好",
            "a\u{202e}b\u{0}c\u{301}",
        ]),
        "typed-number" => texts(&["1.234,50", "1,234", "3*80+10", "1 234.5", "-2x3", "12a"]),
        "decimal" => texts(&["1234.50", "-0.001", "999999999999999999", "0.0000000001", "1e5"]),
        "draft" => drafts(),
        "snapshot" => vec![compact(SNAPSHOT), b"{}".to_vec()],
        "epc" => texts(&[
            "BCD\n002\n1\nSCT\nCOBADEFFXXX\nMarit Voss\nDE89370400440532013000\nEUR12.30\n\n\n2026-0001",
            "BCD\n001\n1\nSCT\n\nMarit Voss",
        ]),
        "number-pattern" => texts(&["{YYYY}-{seq:4}", "RE{YY}{MM}/{seq}", "{seq", "2026-0001"]),
        "codes" => texts(&["EUR", "AE", "380", "DE89 3704 0044 0532 0130 00", "XXX1"]),
        "csv-table" => tables(),
        "jsonl" => histories(),
        "list-filter" => texts(&[
            "overdue customer:\"Ada Byron\" >500 2026-03 -paid",
            "item:=\"Web \"\"1\"\"\" vat:S19 due:2026-Q1..2026-Q2",
            "net<=1e9",
            "colour:red",
        ]),
        "ipc" => requests(),
        other => unreachable!("{other} has no seeds"),
    }
}

/// In each dialect, and one that is cut in the middle of its rows.
fn tables() -> Seeds {
    let german = "sep=;\r\nRechnungsnr.;Art;Datum;Kunde;PLZ;Netto (EUR);USt. %;Brutto;Offen\r\n\
        RE-1;Rechnung;05.01.2024;\"Müller; Söhne\";10115;1.000,00;19;1.190,00;0,00\r\nGS-2;Gutschrift;6.1.24;Ada;1;1,00-;19;(1,19);\r\n";
    let english = "Invoice Number,Date,Client,Item,Qty,Rate,VAT Rate,Total,Currency\n\
        A-1,12/31/2024,\"Ada \"\"L\"\"\",Concept,8,95.00,20,\"$1,032.00\",GBP\nA-1,12/31/2024,,Print,1000,0.083,20,,\n";
    let wide: Vec<u8> = german.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = german.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let customers = "Nr\tFirma\tPLZ\tLand\tUSt-IdNr.\n1\tAda\t10115\tDeutschland\tDE136695976\n";
    let payments = "Rechnungsnummer|Zahlungsdatum|Betrag\nRE-1|01/02/2024|1,234\n";
    let mut seeds = texts(&[german, english, customers, payments, "a;b\n1;2;3\n", "a\n\"open", "PK\u{3}\0"]);
    seeds.extend([[b"\xff\xfe".to_vec(), wide].concat(), latin]);
    seeds
}

fn histories() -> Seeds {
    let client = r#"{"t":"client","id":1,"name":"Ada","country":"DE"}"#;
    let invoice = r#"{"t":"invoice","id":1,"number":"A-1","kind":"invoice","status":"issued","client":1,"issue":"2024-01-05","due":"2024-01-19","currency":"EUR","fx_micro":1000000,"net":100,"vat":19,"gross":119,"base_net":100,"base_vat":19,"base_gross":119,"lines":[{"d":"x","u":"h","q":1000,"p":100,"disc":0,"cat":"S","rate":1900,"net":100}],"vats":[{"cat":"S","rate":1900,"net":100,"vat":19}]}"#;
    let payment = r#"{"t":"payment","id":1,"invoice":1,"date":"2024-02-01","amount":119,"currency":"EUR","base_amount":119,"method":"bank","ref":"TX"}"#;
    let whole = format!("{{\"t\":\"business\"}}\n{client}\n\n{invoice}\r\n{payment}\n");
    texts(&[
        &whole,
        &invoice.replace("issued", "void"),
        &invoice.replace("119", "9223372036854775807"),
        "{\"t\":\"other\"}",
        "[]",
    ])
}

fn texts(texts: &[&str]) -> Seeds {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn listed(cases: &Value, of: impl Fn(&Value) -> String) -> Seeds {
    let cases = cases.as_array().unwrap().iter().map(|case| of(case).into_bytes());
    cases.chain([b"{\"seq\":1.5}".to_vec()]).collect()
}

fn compact(json: &str) -> Vec<u8> {
    serde_json::to_vec(&serde_json::from_str::<Value>(json).unwrap()).unwrap()
}

fn line_of(file: &[u8]) -> Vec<u8> {
    file.split(|byte| *byte == b'\n').next().unwrap().to_vec()
}

fn recovery_codes() -> Seeds {
    let secrets: Value = serde_json::from_str(SECRETS).unwrap();
    let code = secrets["recovery_code"].as_str().unwrap();
    texts(&[code, &code.to_lowercase().replace('-', " ").replace('0', "o"), &code[..40], &code.replace("6E", "E6")])
}

fn anchors(chain: &Value) -> Seeds {
    let vector = hex::decode(chain["anchor"]["bytes"].as_str().unwrap()).unwrap();
    let head = Head { size: 5, hash: Hash::sha256(b"entry 5") };
    let time = "2026-11-20T12:00:00Z".parse().unwrap();
    let anchor = Anchor { vault_id: backup::VAULT, epoch: 2, counter: 41, head, header_seq: 7, time };
    vec![vector[..92].to_vec(), anchor.encode(&AnchorKey::new(&[7; 32])).to_vec(), vector]
}

fn sealed_file() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let files = SealedFiles::new(folder.path().to_owned(), &vault::FilesKey::new([5; 32]));
    let sealed = files.seal(store::PLAIN).unwrap();
    fs::read(folder.path().join(&sealed.name[..2]).join(&sealed.name)).unwrap()
}

/// A new book with one setting and a JSON column, the same cut off, and one of a version to come.
fn json_exports() -> Seeds {
    use ::store::table::{book_row, customers, settings};
    let folder = tempfile::tempdir().unwrap();
    let id = uuid::Uuid::from_u128(1);
    let anchors = ::store::AnchorFile::new(folder.path().join("anchors"), id);
    let birth = ::store::Birth { backup_identity: String::new(), recovery_recipient: String::new() };
    let now = chrono::DateTime::UNIX_EPOCH;
    let mut book = ::store::Book::create(folder.path(), store::keys(id, 1), anchors, &birth, now).unwrap();
    assert!(book_row::birth(&book).is_ok());
    book.write(now, |tx| {
        settings::save(tx, &[("currency".to_owned(), "EUR".to_owned())].into())?;
        let customer = ::billing::Customer { name: "Zo\u{eb}".to_owned(), ..Default::default() };
        customers::save(tx, &::billing::CustomerId::new(uuid::Uuid::from_u128(2)), &customer)
    })
    .unwrap();
    let whole = store::exported(&book);
    let cut = whole[..whole.len() / 2].to_vec();
    vec![whole, cut, b"{\"format\":\"counterfoil-json\",\"version\":2}".to_vec()]
}

fn plain_book() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.sqlite");
    let sql = "PRAGMA page_size=512; PRAGMA user_version=1; CREATE TABLE t(a TEXT PRIMARY KEY, b) WITHOUT ROWID; \
               INSERT INTO t VALUES('x', 1), ('y', NULL); CREATE TRIGGER k BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'no'); END;";
    assert!(Command::new("sqlite3").arg(&path).arg(sql).status().unwrap().success());
    fs::read(path).unwrap()
}

fn unsealed() -> Vec<u8> {
    let identity: age::x25519::Identity = KEY.lines().last().unwrap().parse().unwrap();
    let identity: &dyn age::Identity = &identity;
    let mut frame = Vec::new();
    age::Decryptor::new(BACKUP).unwrap().decrypt(std::iter::once(identity)).unwrap().read_to_end(&mut frame).unwrap();
    frame
}

fn tape() -> Vec<u8> {
    zstd::decode_all(&unsealed()[..]).unwrap()
}

fn recipient() -> String {
    ::backup::Identity::parse(KEY).unwrap().recipient().to_string()
}

fn manifest() -> Vec<u8> {
    let empty = Hash::sha256(b"");
    let manifest = json!({
        "format": 1, "vault_id": backup::VAULT, "epoch": 1, "seq": 12, "previous": null,
        "created": "2026-11-20T12:00:00Z", "trigger": "lock", "schema_version": 1,
        "signer": backup::signing_key().verifying_key(), "recipients": [recipient()],
        "facts": {"documents": 3, "totals": {"EUR": "1190.00"}},
        "members": [
            {"path": "FORMAT.txt", "size": 0, "sha256": empty},
            {"path": "vault.sqlite", "size": 0, "sha256": empty},
        ],
        "packs": [],
    });
    serde_json::to_vec(&manifest).unwrap()
}

fn index() -> Vec<u8> {
    let time = "2026-11-20T12:00:00Z".parse().unwrap();
    let item = |seq| Item {
        seq,
        name: BackupName::new("book", time, seq),
        size: 3925,
        sha256: Hash::sha256(&[seq as u8]),
        time,
        proven_at: (seq == 2).then_some(time),
        keep_until: Some(time.date_naive()),
        kept_as: Vec::new(),
        trigger: Trigger::Lock,
    };
    let mut index = Index::new(backup::VAULT);
    (1..=3).for_each(|seq| index.add(item(seq)));
    index.retire(1);
    SignedIndex::sign(index, &SigningKey::from_seed(&[3; 32])).unwrap().json().to_vec()
}

fn passphrase_container() -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(backup::PASSPHRASE.to_owned().into());
    recipient.set_work_factor(15);
    let recipient: &dyn age::Recipient = &recipient;
    let mut out = age::Encryptor::with_recipients(std::iter::once(recipient)).unwrap().wrap_output(Vec::new()).unwrap();
    out.write_all(b"the tar of an archive").unwrap();
    out.finish().unwrap()
}

/// A page without its template: the two blocks that a reader takes out.
fn small_page(label: &str) -> Vec<u8> {
    let html = String::from_utf8(page(BACKUP.get(..200).unwrap(), &Facts { label: label.to_owned() })).unwrap();
    let cut = |from: &str| {
        let start = html.find(from).unwrap();
        let end = start + html[start..].find("</script>").unwrap() + "</script>".len();
        html[start..end].to_owned()
    };
    let facts = cut("<script type=\"application/json\" id=\"counterfoil-facts\">");
    format!("<p>{facts}<hr>{}</p>", cut("<script type=\"application/octet-stream\" id=\"counterfoil-payload-1\">"))
        .into_bytes()
}

fn archive_list() -> Vec<u8> {
    let archive = read_tar(&archive::tar()[..], HTML_LIMIT).unwrap();
    let documents = archive.members.iter().find(|member| member.path == "documents.json").unwrap();
    [&archive.manifest_bytes[..], b"\0", &documents.bytes].concat()
}

/// The metadata packet of an issued document, in the shortest file that still begins as a PDF.
fn mark() -> Vec<u8> {
    let issued = serde_json::from_str(SNAPSHOT).unwrap();
    let extras = InvoiceExtras {
        link_hex: Some("0a".repeat(32)),
        document_id: Some(backup::VAULT.to_string()),
        series: Some("2026".to_owned()),
        ..InvoiceExtras::default()
    };
    let pdf = invoice_pdf(&issued, &extras).unwrap().pdf;
    let find = |needle: &[u8]| pdf.windows(needle.len()).position(|window| window == needle).unwrap();
    let packet = &pdf[find(b"<?xpacket begin")..find(b"<?xpacket end") + 24];
    [&b"%PDF-1.7\n"[..], packet].concat()
}

/// Both syntaxes, one of them inside the shortest PDF, and an entity that grows.
fn einvoices() -> Seeds {
    let pdf = [b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile>>stream\n", CII, b"\nendstream"].concat();
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><Invoice>&b;</Invoice>";
    vec![UBL.to_vec(), CREDIT.to_vec(), CII.to_vec(), pdf, bomb.as_bytes().to_vec()]
}

fn drafts() -> Seeds {
    let drafts: Vec<Value> = serde_json::from_str(DRAFTS).unwrap();
    let typed = json!({"lines": [{"name": "x", "quantity": "3*80", "price": "1.234,50", "vat": {"rate": "19 %"}}], "currency": "JPY"});
    let most = drafts.iter().map(|draft| serde_json::to_vec(draft).unwrap());
    most.chain([typed.to_string().into_bytes(), b"{\"lines\":[{}],\"total\":1}".to_vec()]).collect()
}

fn requests() -> Seeds {
    let customers: Vec<Value> = serde_json::from_str(CUSTOMERS).unwrap();
    let query = json!({"text": "Kunst", "state": "open", "limit": 50, "after": null}).to_string();
    let settings =
        json!({"lock_after_minutes": 10, "quick_unlock": false, "backup_folders": ["/media/usb"]}).to_string();
    let archive = json!({"from": "2026-01-01", "to": "2026-12-31", "form": "html", "path": "/x"}).to_string();
    let draft = "%7B%22lines%22%3A%5B%7B%22name%22%3A%22x%22%7D%5D%7D";
    texts(&[&customers[0].to_string(), &query, &settings, &archive, draft, "{\"limit\":-1}"])
}
