//! What an archive says of its contents.

use super::super::names::{Stems, is_original};
use super::*;
use proptest::prelude::*;

fn text(archive: &OpenedArchive, path: &str) -> String {
    let member = archive.members.iter().find(|member| member.path == path).unwrap();
    String::from_utf8(member.bytes.clone()).unwrap()
}

#[test]
fn the_same_contents_make_the_same_bytes_and_come_back() {
    let tar = tar_of(&contents());
    assert_eq!(tar, tar_of(&contents()));
    let archive = read_tar(&tar[..], HTML_LIMIT).unwrap();
    let paths: Vec<&str> = archive.members.iter().map(|member| member.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "00_README_en.txt",
            "documents.json",
            "journal/sales_journal.csv",
            "journal/payments.csv",
            "customers.csv",
            "number_ranges.csv",
            "audit.csv",
            "invoices/2026-0001.pdf",
            "invoices/C-2026-0001.pdf",
            "invoices/2026_0002.pdf",
            "invoices/2026_0002.xml",
        ]
    );
    assert_eq!(archive.members[7].bytes, b"%PDF 2026-0001");
    assert_eq!(archive.manifest.created, "2026-10-02T09:30:00Z");
    assert_eq!(archive.signature, signed(&[]));
}

#[test]
fn totals_are_exact_and_one_a_currency() {
    let manifest = read_tar(&tar_of(&contents())[..], HTML_LIMIT).unwrap().manifest;
    let totals: Vec<_> =
        manifest.totals.iter().map(|t| [&t.currency, &t.net, &t.vat, &t.gross, &t.open].map(String::as_str)).collect();
    assert_eq!(
        totals,
        [["CHF", "100.00", "8.10", "108.10", "108.10"], ["EUR", "2650.00", "501.60", "3151.60", "3437.20"]]
    );
    assert_eq!(manifest.counts.documents, 4);
}

#[test]
fn the_signer_gets_the_manifest_as_it_stands() {
    let mut seen = Vec::new();
    let tar = write_tar(&contents(), HTML_LIMIT, &mut |bytes| {
        seen = bytes.to_vec();
        signed(bytes)
    })
    .unwrap();
    assert_eq!(read_tar(&tar[..], HTML_LIMIT).unwrap().manifest_bytes, seen);
}

#[test]
fn the_journal_has_one_row_a_rate_with_its_document_and_hash() {
    let mut contents = contents();
    contents.invoices[0].vat = vec![
        ArchiveVat { category: "S".into(), rate: "19".into(), taxable: "2000.00".into(), tax: "380.00".into() },
        ArchiveVat { category: "O".into(), rate: String::new(), taxable: "880.00".into(), tax: "0.00".into() },
    ];
    let archive = read_tar(&tar_of(&contents)[..], HTML_LIMIT).unwrap();
    let journal = text(&archive, "journal/sales_journal.csv");
    let lines: Vec<&str> = journal.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{feff}number,type_code,issue_date"));
    assert!(lines[1].contains(",S,19,2000.00,380.00,2380.00,"));
    assert!(lines[2].contains(",O,,880.00,0.00,880.00,"));
    assert!(lines[3].contains(",S,19,-240.00,-45.60,-285.60,"), "a negative amount stays a number: {}", lines[3]);
    assert!(lines[5].starts_with("old 7,380,2026-09-01,2026-09-15,") && lines[5].contains(",EUR,,,10.00,0.00,10.00,"));
    let hash = archive.documents[0].sha256.clone().unwrap();
    assert!(lines[1].contains(&format!("invoices/2026-0001.pdf,{hash}")));
    assert!(text(&archive, "journal/payments.csv").contains("\"'=HYPERLINK(\"\"http://x\"\")\""));
}

#[test]
fn bad_contents_are_refused_by_name() {
    let refused = |change: &dyn Fn(&mut Contents)| {
        let mut contents = contents();
        change(&mut contents);
        write_tar(&contents, HTML_LIMIT, &mut signed).map(drop).unwrap_err()
    };
    assert_eq!(
        refused(&|c| c.invoices[1].gross = "1,50".into()),
        ArchiveError::BadDecimal { table: "documents.json", row: 2, field: "gross" }
    );
    assert_eq!(
        refused(&|c| c.payments[0].amount = "=1".into()),
        ArchiveError::BadDecimal { table: "journal/payments.csv", row: 1, field: "amount" }
    );
    assert_eq!(refused(&|c| c.invoices[2].number = "2026-0001".into()), ArchiveError::DuplicateNumber { row: 3 });
    assert_eq!(refused(&|c| c.created = chrono::DateTime::<Utc>::MIN_UTC), ArchiveError::BadTime);
    assert_eq!(
        write_tar(&contents(), 4096, &mut signed).map(drop).unwrap_err(),
        ArchiveError::TooLarge { limit: 4096 }
    );
    assert_eq!(
        write_tar(&contents(), HTML_LIMIT, &mut |_| String::new()).map(drop).unwrap_err(),
        ArchiveError::BadSignatureText
    );
}

#[test]
fn a_business_name_adds_no_line_to_the_words() {
    let mut contents = contents();
    contents.business = "Mira\r\nKEY RWxyz".into();
    let archive = read_tar(&tar_of(&contents)[..], HTML_LIMIT).unwrap();
    assert!(text(&archive, "00_README_en.txt").starts_with("Archive of Mira  KEY RWxyz\r\n"));
}

#[test]
fn numbers_become_file_names_that_work_everywhere() {
    let mut stems = Stems::default();
    for (number, stem) in [
        ("2026-0001", "2026-0001"),
        ("RE/2026/1", "RE_2026_1"),
        ("RE_2026_1", "RE_2026_1-2"),
        ("re_2026_1", "re_2026_1-3"),
        ("..", "__"),
        ("../../etc", "___.__etc"),
        (".hidden", "_hidden"),
        ("end.", "end_"),
        ("con", "_con"),
        ("LPT1.x", "_LPT1.x"),
        ("", "_"),
        ("Ü 1", "__1"),
    ] {
        assert_eq!(stems.stem(number), stem, "{number:?}");
    }
}

proptest! {
    #[test]
    fn any_numbers_get_distinct_safe_paths(numbers in prop::collection::vec("\\PC{0,120}|[./A-b ]{0,6}", 1..20)) {
        let mut stems = Stems::default();
        let mut seen = std::collections::HashSet::new();
        for number in &numbers {
            let stem = stems.stem(number);
            let path = format!("invoices/{stem}.pdf");
            prop_assert!(is_original(&path), "{number:?} -> {path}");
            prop_assert!(seen.insert(path.to_ascii_lowercase()));
        }
    }
}
