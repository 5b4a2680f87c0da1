//! Our bytes are those that an independent script computed from docs/formats/chain.md (tests/vectors/make.py).
#![allow(clippy::unwrap_used, reason = "a test's own helpers: a panic is its failure")]

use std::collections::BTreeMap;

use chain::{
    Act, Anchor, AnchorKey, ChainCode, EntryKind, Hash, Head, SignatureFile, SignedEntry, Signers, SigningKey,
    VerifyingKey, append, canonical_bytes, document_link, public_key_from_line, public_key_line, series_genesis,
    verify,
};
use serde_json::Value;
use uuid::Uuid;

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors/chain-v1.json")).unwrap()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap()
}

fn vault(v: &Value) -> Uuid {
    text(v, "vault_id").parse().unwrap()
}

fn key(v: &Value) -> SigningKey {
    let seed: Hash = text(v, "seed").parse().unwrap();
    SigningKey::from_seed(seed.as_bytes())
}

#[test]
fn canonical_bytes_match() {
    for case in vectors()["canonical"].as_array().unwrap() {
        let bytes = canonical_bytes(&case["value"]).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), text(case, "bytes"));
    }
}

#[test]
fn entries_hashes_and_signatures_match() {
    let v = vectors();
    let mut head = Head::genesis(&vault(&v));
    assert_eq!(head.hash.to_string(), text(&v, "genesis"));
    for case in v["log"].as_array().unwrap() {
        let expected: SignedEntry = serde_json::from_value(case["signed"].clone()).unwrap();
        let entry = expected.entry.clone();
        let act = Act {
            time: entry.time,
            user: entry.user,
            device: entry.device,
            kind: entry.kind,
            object: entry.object,
            before: entry.before,
            after: entry.after,
            note: entry.note,
        };
        let (signed, next) = append(&head, act, &key(&v));
        assert_eq!(String::from_utf8(signed.entry.canonical()).unwrap(), text(case, "canonical"));
        assert_eq!(signed.entry.hash().to_string(), text(case, "hash"));
        assert_eq!(signed, expected);
        assert_eq!(serde_json::to_value(&signed).unwrap(), case["signed"]);
        head = next;
    }
}

#[test]
fn the_log_verifies_from_its_genesis() {
    let v = vectors();
    let log: Vec<SignedEntry> =
        v["log"].as_array().unwrap().iter().map(|e| serde_json::from_value(e["signed"].clone()).unwrap()).collect();
    let signers: Signers = [("u1", text(&v, "public_key").parse::<VerifyingKey>().unwrap())].into_iter().collect();
    let head = verify(&log, &signers, &Head::genesis(&vault(&v))).unwrap();
    assert_eq!(head.size, 5);
    assert_eq!(head.hash.to_string(), text(v["log"].as_array().unwrap().last().unwrap(), "hash"));
}

#[test]
fn document_links_and_codes_match() {
    let v = vectors();
    let documents = &v["documents"];
    let mut link = series_genesis(&vault(&v), text(documents, "series"));
    assert_eq!(link.to_string(), text(documents, "genesis"));
    for case in documents["issued"].as_array().unwrap() {
        link = document_link(&canonical_bytes(&case["document"]).unwrap(), text(case, "number"), &link);
        assert_eq!(link.to_string(), text(case, "link"));
        assert_eq!(ChainCode::of(&link).to_string(), text(case, "code"));
        assert!(text(case, "code").parse::<ChainCode>().unwrap().matches(&link));
    }
}

#[test]
fn the_anchor_matches() {
    let v = vectors();
    let a = &v["anchor"];
    let anchor = Anchor {
        vault_id: vault(&v),
        epoch: 2,
        counter: 41,
        head: Head { size: 5, hash: text(a, "hash").parse().unwrap() },
        header_seq: 7,
        time: text(a, "time").parse().unwrap(),
    };
    let key: Hash = text(a, "key").parse().unwrap();
    let key = AnchorKey::new(key.as_bytes());
    assert_eq!(hex::encode(anchor.encode(&key)), text(a, "bytes"));
    assert_eq!(Anchor::decode(&hex::decode(text(a, "bytes")).unwrap(), &key).unwrap(), anchor);
}

#[test]
fn the_signature_file_matches() {
    let v = vectors();
    let s = &v["signature_file"];
    let content = text(s, "content").as_bytes();
    let file = SignatureFile::sign(&key(&v), content, text(s, "comment"));
    assert_eq!(file.to_string(), text(s, "file"));
    let public = key(&v).verifying_key();
    assert_eq!(public_key_line(&public), text(s, "public_key"));
    assert_eq!(public_key_from_line(text(s, "public_key")).unwrap(), public);
    let parsed: SignatureFile = text(s, "file").parse().unwrap();
    assert_eq!(parsed.verify(&public, content).unwrap(), text(s, "comment"));
}

#[test]
fn every_kind_is_spelled_alike_in_text_json_and_the_format() {
    let format = include_str!("../../../docs/formats/chain.md");
    for kind in EntryKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        assert_eq!(kind.as_str().parse::<EntryKind>().unwrap(), kind);
        assert!(format.contains(&format!("`{kind}`")), "{kind} is not in the format");
    }
    let distinct: BTreeMap<_, _> = EntryKind::ALL.into_iter().map(|k| (k.as_str(), k)).collect();
    assert_eq!(distinct.len(), EntryKind::ALL.len());
}
