//! File names of backups have one spelling.

use backup::{BackupName, Error, FileName, MemberPath};
use proptest::prelude::*;

use crate::support::noon;

#[test]
fn any_label_gives_a_name() {
    let table = [
        ("default", "default-20261120T120000Z-000012.tar.zst.age"),
        ("Müller & Söhne", "m-ller-s-hne-20261120T120000Z-000012.tar.zst.age"),
        ("../../etc", "etc-20261120T120000Z-000012.tar.zst.age"),
        ("  ", "book-20261120T120000Z-000012.tar.zst.age"),
        ("日本", "book-20261120T120000Z-000012.tar.zst.age"),
    ];
    for (label, name) in table {
        let made = BackupName::new(label, noon(), 12);
        assert_eq!(made.to_string(), name);
        assert_eq!(name.parse::<BackupName>().unwrap(), made);
    }
    assert_eq!(BackupName::new("a", noon(), 12_345_678).to_string(), "a-20261120T120000Z-12345678.tar.zst.age");
}

#[test]
fn other_spellings_are_no_names() {
    let table = [
        "",
        "book.tar.zst.age",
        "book-20261120T120000Z-12.tar.zst.age",
        "Book-20261120T120000Z-000012.tar.zst.age",
        "book-20261120T120000Z-000012.tar.zst.age.partial",
        "a/b-20261120T120000Z-000012.tar.zst.age",
        "..-20261120T120000Z-000012.tar.zst.age",
        "book-20261320T120000Z-000012.tar.zst.age",
        "book-20261120T120000Z-+00012.tar.zst.age",
        "-20261120T120000Z-000012.tar.zst.age",
        "book-20261120T120000Z-000012.tar.zst.AGE",
        "book--20261120T120000Z-000012.tar.zst.age",
    ];
    for text in table {
        assert!(matches!(text.parse::<BackupName>(), Err(Error::BadName)), "{text}");
    }
}

proptest! {
    #[test]
    fn names_survive(label in ".{0,60}", seq: u64, seconds in 0_i64..4_000_000_000) {
        let time = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        let name = BackupName::new(&label, time, seq);
        prop_assert_eq!(name.to_string().parse::<BackupName>().unwrap(), name);
    }

    #[test]
    fn no_text_makes_the_parsers_panic(text in ".{0,120}") {
        let _ = text.parse::<BackupName>();
        let _ = text.parse::<MemberPath>();
        let _ = text.parse::<FileName>();
    }

    #[test]
    fn a_member_path_prints_as_it_was_read(text in "(files/[0-9a-f]{2}/)?[0-9a-f.A-Zvaultsqie]{0,30}") {
        if let Ok(path) = text.parse::<MemberPath>() {
            prop_assert_eq!(path.to_string(), text);
        }
    }
}
