//! Formula injection: what is guarded, that nothing is lost, that amounts stay numbers.

use super::super::cells::decimal;
use super::*;
use proptest::prelude::*;

#[test]
fn what_a_spreadsheet_would_run_gets_an_apostrophe() {
    for (text, cell) in [
        ("=1+1", "'=1+1"),
        ("+49 341 12", "'+49 341 12"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("  =1", "'  =1"),
        ("'=1", "''=1"),
        ("＝1", "'＝1"),
        ("", ""),
        ("Hafen & Söhne", "Hafen & Söhne"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("3-fold", "3-fold"),
    ] {
        assert_eq!(guarded(text), cell, "{text:?}");
    }
}

#[test]
fn only_plain_decimals_stay_unguarded() {
    for good in ["0", "-0.00", "1234.50", "-285.60", "00.1"] {
        assert!(decimal("t", 1, "f", good).is_ok(), "{good}");
    }
    for bad in ["", "-", "+1", "1e3", "1,50", "1.", ".5", "--1", "=1", "1 ", "0x1", "1_0", "٣", "-2+3"] {
        assert!(decimal("t", 1, "f", bad).is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn no_text_runs_and_none_is_lost(text in "['\\s=+@＝-]{0,4}.{0,12}") {
        let cell = guarded(&text);
        prop_assert_eq!(unguarded(&cell), text.as_str());
        let first = cell.trim_start().chars().next();
        let starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
        prop_assert!(!first.is_some_and(|c| starts.contains(&c)), "{cell:?}");
        prop_assert!(!cell.starts_with(['\t', '\r', '\n']));
    }

    /// Through a real CSV reader: whatever was typed comes back, and the columns stay columns.
    #[test]
    fn a_note_survives_its_table(note in any::<String>(), name in "\\PC{0,20}") {
        let mut contents = contents();
        contents.payments[0].note.clone_from(&note);
        contents.payments[0].customer.clone_from(&name);
        let csv = super::super::tables::payments(&contents).unwrap();
        let bytes = csv.strip_prefix("\u{feff}".as_bytes()).unwrap();
        let rows: Vec<csv::StringRecord> =
            csv::Reader::from_reader(bytes).into_records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), 1);
        prop_assert_eq!(unguarded(&rows[0][5]), note.as_str());
        prop_assert_eq!(unguarded(&rows[0][2]), name.as_str());
        prop_assert_eq!(&rows[0][4], "427.20");
    }
}
