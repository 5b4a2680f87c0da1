//! The recovery kit can be read by eye, by camera and by machine.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code,
    missing_docs,
    reason = "tests; shared fixtures"
)]

mod common;
#[path = "common/tools.rs"]
mod tools;

use documents::{Language, RecoveryKit, recovery_kit};

const GROUPS: [&str; 9] = ["05S4", "XBWA", "16CP", "88VG", "TGCD", "A8QF", "6KHA", "ARE9", "0P0K"];
const IDENTITY: &str = "AGE-SECRET-KEY-1MRS5YCJDRWZE0D2DNQRF2JVX9TV2ZXRGX2VQPNV70D6GPLWP0U7SCN2MVS";

fn kit(language: Language) -> RecoveryKit<'static> {
    RecoveryKit {
        groups: GROUPS,
        age_identity: IDENTITY,
        vault_name: "Marit Voss",
        vault_id: "7K3M-Q9TD",
        date: common::day(2026, 11, 20),
        language,
    }
}

#[test]
fn a_machine_reads_the_groups_in_order_and_the_identity_as_one_word() {
    for language in [Language::English, Language::German] {
        let pdf = recovery_kit(&kit(language)).unwrap();
        let layouts: [&[&str]; 3] = [&[], &["-layout"], &["-raw"]];
        let by_poppler = layouts.iter().filter_map(|options| tools::text_by_poppler(&pdf, options));
        for text in by_poppler.chain([tools::text(&pdf)]) {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert!(words.contains(&IDENTITY), "{text}");
            let groups: Vec<&str> = words.iter().copied().filter(|word| GROUPS.contains(word)).collect();
            assert_eq!(groups, GROUPS);
            assert!(text.contains("age --decrypt -i key.txt BACKUP.age | zstd -d | tar -f - -x"), "{text}");
            assert!(text.contains("7K3M-Q9TD"));
        }
    }
}

#[test]
fn it_is_one_sound_archival_page() {
    let pdf = recovery_kit(&kit(Language::English)).unwrap();
    assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 1);
    assert!(pdf.len() < 45_000, "{} bytes", pdf.len());
    tools::assert_good(&pdf);
}

#[test]
fn it_does_not_show_its_secrets_to_a_log() {
    let shown = format!("{:?}", kit(Language::English));
    assert!(!shown.contains("AGE-SECRET") && !shown.contains("05S4"), "{shown}");
}
