//! What may be a passphrase, as a table.

use super::*;
use crate::random::{OsRandom, tests::Scripted};
use proptest::prelude::*;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

#[test]
fn the_same_keys_give_the_same_bytes_on_every_system() {
    let pairs = [("Grüße an Café", "Gru\u{308}ße an Cafe\u{301}"), ("１２３ﬁ", "123fi"), ("Å", "\u{212B}")];
    for (composed, other) in pairs {
        assert_eq!(passphrase(composed).as_bytes(), passphrase(other).as_bytes());
    }
    assert_ne!(passphrase("Straße").as_bytes(), passphrase("Strasse").as_bytes());
}

#[test]
fn strength_by_what_stands_beside_it() {
    let cases: [(&str, bool, bool); 12] = [
        ("short7!", false, false),
        ("password", false, false),
        ("12345678", false, false),
        ("qwertyuiop", false, false),
        ("counterfoil", false, false),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", false, false),
        ("passwordpassword", false, false),
        ("Vq8#mT2z", true, false),
        ("tulpe mond keks", true, true),
        ("correct horse battery staple", true, true),
        ("abacus abdomen zoom yo-yo zebra wolf", true, true),
        ("abacus abacus abacus abacus abacus abacus", false, false),
    ];
    for (text, with_device, alone) in cases {
        let guarded = judge(&passphrase(text), Guard::DeviceSecret);
        let bare = judge(&passphrase(text), Guard::Nothing);
        assert_eq!((guarded.accepted, bare.accepted), (with_device, alone), "{text}: {guarded:?} {bare:?}");
        assert!(guarded.score <= 4 && guarded.words.ends_with('.'), "{guarded:?}");
    }
}

#[test]
fn six_words_are_generated_from_the_whole_list_and_accepted() {
    let text = generate(&mut OsRandom).unwrap();
    assert_eq!(text.split(' ').count(), GENERATED_WORDS);
    assert!(judge(&passphrase(&text), Guard::Nothing).accepted);

    let first_and_last = Scripted::new([0, 0, 0x5F, 0x1E]);
    let mut random = first_and_last;
    assert_eq!(*generate(&mut random).unwrap(), "abacus zoom abacus zoom abacus zoom");
}

#[test]
fn the_list_is_whole() {
    let list: Vec<&str> = include_str!("../../assets/eff-large-wordlist.txt").lines().collect();
    assert_eq!(list.len(), usize::from(words::LIST_LENGTH));
    assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "sorted, so no word twice");
    assert!(list.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && word.len() <= 9));
}

#[test]
fn what_is_no_text_or_too_much_is_refused() {
    assert!(Passphrase::from_utf8(&[0xFF, 0xFE]).is_err());
    assert!(Passphrase::new("").is_err());
    assert!(Passphrase::new(&"x".repeat(1024)).is_ok());
    assert!(Passphrase::new(&"x".repeat(1025)).is_err());
    // U+FDFA is one character of 3 bytes that NFKC writes as 18.
    assert!(Passphrase::new(&"\u{FDFA}".repeat(300)).is_err());
    assert_eq!(format!("{:?}", passphrase("hunter22")), "Passphrase(redacted)");
}

proptest! {
    #[test]
    fn the_judge_never_panics(text in "\\PC{1,80}") {
        if let Ok(passphrase) = Passphrase::new(&text) {
            prop_assert!(judge(&passphrase, Guard::DeviceSecret).score <= 4);
        }
    }
}
