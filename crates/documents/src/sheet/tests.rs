//! Any table that we write in any dialect reads back as it was; what is no table says so.

use super::*;
use csv::WriterBuilder;
use proptest::prelude::*;

fn written(separator: Separator, rows: &[Vec<String>]) -> String {
    let mut writer = WriterBuilder::new().delimiter(separator.byte()).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn encoded(text: &str, dialect: usize) -> (Vec<u8>, Encoding) {
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
    match dialect {
        0 => (text.as_bytes().to_vec(), Encoding::Utf8),
        1 => ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Encoding::Utf8),
        2 => ([b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat(), Encoding::Utf16Le),
        3 => ([b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat(), Encoding::Utf16Be),
        _ => (encoding_rs::WINDOWS_1252.encode(text).0.into_owned(), Encoding::Windows1252),
    }
}

/// Blanks around a cell are not part of it, and a cell alone in its row must hold something.
fn cell() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9äöüßé€;,|\"'\t\n .-]{0,12}".prop_map(|text| text.trim().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_table_that_we_write_in_any_dialect_reads_back_equal(
        width in 2_usize..6,
        rows in prop::collection::vec(prop::collection::vec(cell(), 6), 1..8),
        separator in prop::sample::select(Separator::ALL.to_vec()),
        dialect in 0_usize..5,
    ) {
        let headings: Vec<String> = (0..width).map(|n| format!("Größe {n}")).collect();
        let body: Vec<Vec<String>> = rows.into_iter().map(|mut row| {
            row.truncate(width);
            row[0] = format!("x{}", row[0]);
            row
        }).collect();
        let text = written(separator, &[vec![headings.clone()], body.clone()].concat());
        let (bytes, encoding) = encoded(&text, dialect);
        let sheet = Sheet::read(bytes, Some(separator)).unwrap();
        prop_assert_eq!((sheet.encoding(), sheet.headings()), (encoding, headings.as_slice()));
        let read: Vec<_> = sheet.rows().map(|row| row.unwrap().cells).collect();
        prop_assert_eq!(read, body);
    }
}

#[test]
fn the_separator_is_the_one_that_the_rows_agree_on() {
    for (text, separator) in [
        ("Nr;Name;Betrag\n1;Müller, Ada;1,50\n2;Ott, Bo;2,00\n", Separator::Semicolon),
        ("no,name,amount\n1,\"Ott; Bo\",1.50\n", Separator::Comma),
        ("a\tb\n1;2\t3;4\n", Separator::Tab),
        ("a|b|c\n1,5|2|3\n", Separator::Pipe),
        ("name\nAda\n", Separator::Comma),
        ("sep=|\r\na;b|c\r\n1;2|3\r\n", Separator::Pipe),
    ] {
        assert_eq!(Sheet::read(text.into(), None).unwrap().separator(), separator, "{text:?}");
    }
}

#[test]
fn a_row_knows_the_line_that_it_begins_on() {
    let text = "sep=;\nNr;Text\n1;\"two\nlines\"\n;\n\n\n2;one\n3;last";
    for ending in ["\n", "\r\n", "\r"] {
        let sheet = Sheet::read(text.replace('\n', ending).into(), None).unwrap();
        let lines: Vec<_> = sheet.rows().map(|row| row.unwrap().line).collect();
        assert_eq!(lines, [3, 8, 9], "empty rows are passed over, and counted as lines");
    }
}

#[test]
fn a_heading_that_stands_twice_is_told_from_the_first_one() {
    let sheet = Sheet::read("Betrag;Betrag;;Betrag (2)\n1;2;3;4\n".into(), None).unwrap();
    assert_eq!(sheet.headings(), ["Betrag", "Betrag (2)", "(3)", "Betrag (2) (4)"]);
}

#[test]
fn what_is_no_table_says_so_and_names_the_line() {
    let long = format!("a;b\n1;\"{}\n", "x".repeat(CELL_CHARS_MAX + 1));
    for (bytes, error) in [
        (b"PK\x03\x04\0\0\0\0\x01\0\0".to_vec(), SheetError::NotText),
        (b"\xff\xfea\0b".to_vec(), SheetError::NotText),
        (b"\xef\xbb\xbf\xff;1\n".to_vec(), SheetError::NotText),
        (Vec::new(), SheetError::Empty),
        (b"a;b\n\n;\n".to_vec(), SheetError::Empty),
        (";".repeat(COLUMNS_MAX).replacen(';', "a;", 1).into_bytes(), SheetError::TooManyColumns),
        (vec![b'a'; SHEET_MAX_BYTES + 1], SheetError::TooLarge),
    ] {
        assert_eq!(Sheet::read(bytes, None).err(), Some(error));
    }
    let row = |text: &str| Sheet::read(text.into(), None).unwrap().rows().find_map(Result::err);
    assert_eq!(row(&long), Some(SheetError::CellTooLong { line: 2 }));
    assert_eq!(row("a;b\n1;2\n1;2;3\n"), Some(SheetError::Ragged { line: 3, cells: 3, headings: 2 }));
    assert_eq!(row("a;b;c\n1;2;3\n1;2\n"), Some(SheetError::Ragged { line: 3, cells: 2, headings: 3 }));
    assert_eq!(row("a;b\n1;2;;\n"), None, "empty cells beyond the last heading are nothing");
}
