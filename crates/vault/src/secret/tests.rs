//! Derivation against RFC 5869 and against values computed with another implementation.

use super::*;

#[test]
fn rfc_5869_test_case_1() {
    let info = hex::decode("f0f1f2f3f4f5f6f7f8f9").unwrap();
    let salt = hex::decode("000102030405060708090a0b0c").unwrap();
    let okm: Zeroizing<[u8; 42]> = hkdf_sha256(Some(&salt), &[0x0b; 22], &[&info[..4], &info[4..]]).unwrap();
    let expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865";
    assert_eq!(hex::encode(*okm), expected);
}

#[test]
fn every_key_has_its_own_label() {
    let data_key = DataKey::new([7; 32]);
    let database = data_key.database_key().unwrap();
    let keys = [
        database.key,
        *data_key.files_key().unwrap().expose(),
        *data_key.header_key().unwrap().expose(),
        *data_key.log_key().unwrap().expose(),
        *data_key.anchor_key().unwrap().expose(),
    ];
    for (at, key) in keys.iter().enumerate() {
        assert!(keys.iter().skip(at + 1).all(|other| other != key));
    }
}

#[test]
fn nothing_secret_is_printed() {
    let data_key = DataKey::new([0xAB; 32]);
    let shown = format!(
        "{data_key:?} {:?} {:?} {:?}",
        data_key.database_key().unwrap(),
        data_key.files_key().unwrap(),
        SigningSeed::new([0xAB; 32]),
    );
    assert_eq!(shown, "DataKey(redacted) DatabaseKey(redacted) FilesKey(redacted) SigningSeed(redacted)");
}
