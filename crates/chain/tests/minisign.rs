//! Signature files go both ways between this crate and stock minisign.

use std::process::Command;

use chain::{SignatureFile, SignatureFileError, SigningKey, public_key_from_line, public_key_line};
use proptest::prelude::*;

const CONTENT: &[u8] = include_bytes!("vectors/minisign/content.json");
const LEGACY: &str = include_str!("vectors/minisign/legacy.minisig");
const PREHASHED: &str = include_str!("vectors/minisign/prehashed.minisig");
const STOCK_KEY: &str = include_str!("vectors/minisign/stock.pub");

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

#[test]
fn what_stock_minisign_signed_in_its_legacy_form_verifies() {
    let stock = public_key_from_line(STOCK_KEY.lines().nth(1).unwrap()).unwrap();
    let file: SignatureFile = LEGACY.parse().unwrap();
    assert_eq!(file.verify(&stock, CONTENT), Ok("a stock comment"));
    assert_eq!(file.verify(&stock, b"{}"), Err(SignatureFileError::OtherKey), "a stock key id is not ours");
}

#[test]
fn its_prehashed_form_is_refused_by_name() {
    assert_eq!(PREHASHED.parse::<SignatureFile>(), Err(SignatureFileError::Prehashed));
}

#[test]
fn stock_minisign_verifies_what_we_sign() {
    let Ok(found) = Command::new("minisign").arg("-v").output() else {
        return; // the frozen vectors above cover machines without it
    };
    assert!(found.status.success());
    let folder = std::env::temp_dir().join(format!("chain-minisign-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (content, signature) = (folder.join("MANIFEST.json"), folder.join("MANIFEST.json.minisig"));
    std::fs::write(&content, b"{\"a\":1}").unwrap();
    let file = SignatureFile::sign(&key(), b"{\"a\":1}", "book seq 3");
    std::fs::write(&signature, file.to_string()).unwrap();
    let run = || {
        let line = public_key_line(&key().verifying_key());
        Command::new("minisign").args(["-V", "-P", &line, "-m"]).arg(&content).output().unwrap()
    };
    let good = run();
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    assert!(String::from_utf8_lossy(&good.stdout).contains("book seq 3"));
    std::fs::write(&content, b"{\"a\":2}").unwrap();
    assert!(!run().status.success());
    for file in [content, signature] {
        std::fs::remove_file(file).unwrap();
    }
    std::fs::remove_dir(folder).unwrap();
}

#[test]
fn another_key_is_told_from_changed_content() {
    let file = SignatureFile::sign(&key(), b"content", "comment");
    let other = SigningKey::from_seed(&[8; 32]).verifying_key();
    assert_eq!(file.verify(&other, b"content"), Err(SignatureFileError::OtherKey));
    assert_eq!(file.verify(&key().verifying_key(), b"Content"), Err(SignatureFileError::DoesNotMatch));
}

#[test]
fn a_comment_cannot_add_a_line() {
    let file = SignatureFile::sign(&key(), b"content", "one\nuntrusted comment: two\r");
    let text = file.to_string();
    assert_eq!(text.lines().count(), 4);
    let read: SignatureFile = text.parse().unwrap();
    assert_eq!(read.verify(&key().verifying_key(), b"content"), Ok("one untrusted comment: two "));
}

/// Found by fuzzing: a carriage return at the end of the comment was one more each time the file was written again.
#[test]
fn a_comment_that_could_end_its_line_is_refused() {
    let signed = SignatureFile::sign(&SigningKey::from_seed(&[1; 32]), b"content", "a\tb").to_string();
    assert_eq!(signed.parse::<SignatureFile>().unwrap().to_string(), signed.replace("a\tb", "a b"));
    for odd in ["a b\r\r", "a\r b", "a\u{b} b", "a\u{85} b"] {
        let written = signed.replace("a b", odd);
        assert_ne!(written, signed);
        assert_eq!(written.parse::<SignatureFile>(), Err(SignatureFileError::Malformed), "{odd:?}");
    }
    let stock = signed.replace("a b", "a\tb").parse::<SignatureFile>().unwrap().to_string();
    assert!(stock.contains("a\tb"), "tabs are stock minisign's");
}

proptest! {
    #[test]
    fn any_changed_character_is_noticed(at in 43_usize..400, with in proptest::char::range('!', '~')) {
        let text = SignatureFile::sign(&key(), b"content", "comment").to_string();
        let mut changed: Vec<char> = text.chars().collect();
        let at = 46 + at % (changed.len() - 46); // the first line is a comment that nobody trusts
        prop_assume!(changed[at] != with && !changed[at].is_control());
        changed[at] = with;
        let changed: String = changed.into_iter().collect();
        let verified = changed.parse::<SignatureFile>()
            .and_then(|file| file.verify(&key().verifying_key(), b"content").map(drop));
        // eight bytes are a hint: without them the signature still stands, but it is not spelled as we do
        let in_key_id = (48..60).contains(&at);
        prop_assert!(verified.is_err() || in_key_id);
        let spelled = changed.parse::<SignatureFile>()
            .is_ok_and(|file| verified.is_ok() && file.is_spelled(&key().verifying_key(), &changed));
        prop_assert!(!spelled);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,300}", lines in proptest::collection::vec("[A-Za-z0-9+/=: ]{0,120}", 0..6)) {
        let _ = text.parse::<SignatureFile>();
        let _ = lines.join("\n").parse::<SignatureFile>();
        let _ = public_key_from_line(&text);
    }
}
