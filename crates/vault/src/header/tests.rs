//! What a header may say: everything else is refused by name, and no bytes make the reader panic.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn slot(id: u8, kind: &str) -> Value {
    let passphrase = matches!(kind, "passphrase-device" | "portable");
    let on_device = matches!(kind, "passphrase-device" | "quick");
    let kdf = json!({"alg": "argon2id", "v": 19, "m_kib": 65536, "t": 3, "p": 1, "salt": "00".repeat(16)});
    json!({
        "id": uuid(id), "kind": kind, "user": uuid(0xA0), "role": "owner", "label": "Laptop",
        "created": "2026-11-20T15:42:46Z", "kdf": passphrase.then_some(kdf), "device": on_device.then_some(uuid(0xD0)),
        "nonce": "00".repeat(24), "wrapped": "00".repeat(80),
    })
}

fn uuid(fill: u8) -> String {
    VaultId::from_bytes([fill; 16]).to_string()
}

fn good() -> Value {
    json!({
        "format": FORMAT, "vault_id": uuid(1), "epoch": 1, "seq": 1, "created": "2026-11-20T15:42:46Z",
        "devices": [{"device_id": uuid(0xD0), "dsk_id": "0011223344556677", "backend": "secret-service",
                     "created": "2026-11-20T15:42:46Z"}],
        "users": [{"id": uuid(0xA0), "role": "owner", "label": "Ada", "verifying_key": "ab".repeat(32)}],
        "slots": [slot(1, "passphrase-device"), slot(2, "recovery"), slot(3, "quick"), slot(4, "portable")],
        "kit_proven_at": null,
    })
}

fn parse(value: &Value) -> Result<Header, VaultError> {
    Header::parse(value.to_string().as_bytes())
}

fn with(pointer: &str, value: Value) -> Value {
    let mut header = good();
    *header.pointer_mut(pointer).unwrap() = value;
    header
}

#[test]
fn a_good_one_is_read_and_written_alike() {
    let header = parse(&good()).unwrap();
    assert_eq!(Header::parse(&header.to_line().unwrap()).unwrap(), header);
    assert!(parse(&with("/kit_proven_at", json!("2026-11-21T00:00:00Z"))).is_ok());
}

#[test]
fn numbers_outside_are_refused_by_name() {
    let cases = [
        ("/epoch", json!(0), "epoch"),
        ("/seq", json!(0), "seq"),
        ("/seq", json!(1_u64 << 53), "seq"),
        ("/slots/0/kdf/m_kib", json!(19 * 1024 - 1), "m_kib"),
        ("/slots/0/kdf/m_kib", json!(4_294_967_295_u32), "m_kib"),
        ("/slots/0/kdf/t", json!(1), "t"),
        ("/slots/0/kdf/t", json!(17), "t"),
        ("/slots/0/kdf/p", json!(5), "p"),
        ("/slots/0/kdf/v", json!(16), "v"),
        ("/slots", json!([]), "slots"),
        ("/slots", json!((1..=17).map(|id| slot(id, "recovery")).collect::<Vec<_>>()), "slots"),
        ("/users", json!([]), "users"),
    ];
    for (pointer, value, named) in cases {
        match parse(&with(pointer, value)) {
            Err(VaultError::HeaderOutOfBounds { field, .. }) => assert_eq!(field, named, "{pointer}"),
            other => panic!("{pointer}: {other:?}"),
        }
    }
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let twice = |pointer: &str| {
        let one = good().pointer(pointer).unwrap()[0].clone();
        json!([one, one])
    };
    let cases = [
        ("/slots", twice("/slots")),
        ("/users", twice("/users")),
        ("/devices", twice("/devices")),
        ("/devices", json!([])),
        ("/slots/0/user", json!(uuid(9))),
        ("/slots/0/role", json!("auditor")),
        ("/slots/0/role", json!("king")),
        ("/slots/0/kind", json!("recovery")),
        ("/slots/0/kind", json!("password")),
        ("/slots/0/kdf", Value::Null),
        ("/slots/0/kdf/alg", json!("argon2i")),
        ("/slots/0/kdf/t", json!(-1)),
        ("/slots/0/kdf/t", json!(3.0)),
        ("/slots/0/kdf/salt", json!("00")),
        ("/slots/0/device", Value::Null),
        ("/slots/0/device", json!(uuid(9))),
        ("/slots/1/device", json!(uuid(0xD0))),
        ("/slots/0/nonce", json!("0G".repeat(24))),
        ("/slots/0/nonce", json!("AB".repeat(24))),
        ("/slots/0/wrapped", json!("00".repeat(81))),
        ("/slots/0/label", json!("")),
        ("/slots/0/label", json!("two\nlines")),
        ("/slots/0/label", json!("x".repeat(65))),
        ("/users/0/label", json!("bell\u{7}")),
        ("/users/0/verifying_key", json!("ab")),
        ("/devices/0/backend", json!("")),
        ("/devices/0/dsk_id", json!(7)),
        ("/created", json!("2026-11-20T15:42:46.5Z")),
        ("/created", json!("2026-11-20T15:42:46+01:00")),
        ("/created", json!("yesterday")),
        ("/kit_proven_at", json!(0)),
        ("/vault_id", json!("not a uuid")),
        ("/format", json!("something")),
        ("/format", json!("counterfoil-keys/0")),
        ("/format", json!("counterfoil-keys/x")),
    ];
    for (pointer, value) in cases {
        let refused = parse(&with(pointer, value.clone()));
        let by_name = matches!(refused, Err(VaultError::HeaderDamaged { .. }));
        assert!(by_name, "{pointer} = {value}: {refused:?}");
    }
}

#[test]
fn a_later_format_is_not_taken_for_damage() {
    let mut later = with("/format", json!("counterfoil-keys/2"));
    later["surprise"] = json!({});
    assert_eq!(parse(&later), Err(VaultError::NewerFormat { found: "counterfoil-keys/2".into() }));
}

#[test]
fn unknown_missing_and_repeated_fields_are_refused() {
    for pointer in ["", "/devices/0", "/users/0", "/slots/0", "/slots/0/kdf"] {
        let mut unknown = good();
        unknown.pointer_mut(pointer).unwrap()["surprise"] = json!(1);
        assert!(parse(&unknown).is_err(), "unknown in {pointer:?}");
        let fields: Vec<String> = good().pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        for field in fields.iter().filter(|field| !matches!(field.as_str(), "kdf" | "device" | "kit_proven_at")) {
            let mut missing = good();
            missing.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(field);
            assert!(parse(&missing).is_err(), "{field} missing in {pointer:?}");
        }
    }
    let repeated = good().to_string().replacen("\"seq\":1", "\"seq\":1,\"seq\":2", 1);
    assert!(Header::parse(repeated.as_bytes()).is_err());
}

#[test]
fn the_file_is_two_lines_and_nothing_else() {
    let key = HeaderKey::new([1; 32]);
    let sealed = SealedHeader::seal(parse(&good()).unwrap(), &key).unwrap();
    let file = sealed.to_bytes();
    assert_eq!(SealedHeader::parse(&file).unwrap(), sealed);
    assert!(sealed.is_authentic(&key).unwrap());
    assert!(!sealed.is_authentic(&HeaderKey::new([2; 32])).unwrap());

    let text = String::from_utf8(file).unwrap();
    let upper_mac = {
        let (line, mac) = text.split_at(text.find('\n').unwrap());
        format!("{line}{}", mac.to_uppercase())
    };
    let cases = [
        String::new(),
        "\n\n".into(),
        text.trim_end().into(),
        format!("{text}\n"),
        format!("\n{text}"),
        text.replace('\n', "\r\n"),
        format!("{text}more"),
        format!("{}{text}", " ".repeat(MAX_FILE)),
        if upper_mac == text { String::new() } else { upper_mac },
    ];
    for case in cases {
        assert!(SealedHeader::parse(case.as_bytes()).is_err(), "{:.40}", case);
    }
}

#[test]
fn a_space_in_the_line_breaks_the_mac() {
    let key = HeaderKey::new([1; 32]);
    let file = SealedHeader::seal(parse(&good()).unwrap(), &key).unwrap().to_bytes();
    let spaced = String::from_utf8(file).unwrap().replacen(':', ": ", 1);
    assert!(!SealedHeader::parse(spaced.as_bytes()).unwrap().is_authentic(&key).unwrap());
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = SealedHeader::parse(&bytes);
        let _ = Header::parse(&bytes);
    }

    #[test]
    fn a_changed_byte_is_never_authentic(at in any::<proptest::sample::Index>(), to: u8) {
        let key = HeaderKey::new([1; 32]);
        let mut file = SealedHeader::seal(parse(&good()).unwrap(), &key).unwrap().to_bytes();
        let at = at.index(file.len());
        prop_assume!(file[at] != to);
        file[at] = to;
        let authentic = SealedHeader::parse(&file).is_ok_and(|copy| copy.is_authentic(&key).unwrap());
        prop_assert!(!authentic);
    }
}
