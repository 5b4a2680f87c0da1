//! Tables of other programs at the terminal: looked at, asked about, refused with lines, taken over, and read again by a
//! mapping that was saved.
#![cfg(test)]
#![allow(clippy::unwrap_used)] // a story that cannot go on fails

mod home;

use home::Home;

const INVOICES: &str = "\
Rechnungsnr.;Datum;Kunde;Netto;USt. %;Brutto;Rest
RE-1;01/02/2024;Nordblau Verlag;1.000,00;19;1.190,00;0,00
RE-2;03/04/2024;Galerie Weiss;2.500,50;7;2.675,54;2.675,54
";

#[test]
fn a_script_maps_a_table_once_and_reads_every_later_one_so() {
    let home = Home::with_vault();
    home.write("one.csv", INVOICES);
    let look = home.json(&["import", "csv", "documents", "one.csv", "--dry-run"]);
    assert_eq!((&look["questions"][0]["about"], &look["used"]), (&"date".into(), &0.into()));
    assert_eq!(home.refusal(&["import", "csv", "documents", "one.csv"]), (Some(5), "import-refused".to_owned()));

    let told =
        ["import", "csv", "documents", "one.csv", "--date", "dmy", "--column", "Rest=open", "--save-map", "map.json"];
    let done = home.json(&told);
    assert_eq!((&done["rows"], &done["used"], &done["made"]), (&2.into(), &2.into(), &2.into()));
    assert_eq!(done["sums"][0]["file"]["open"], "2675.54");
    assert_eq!(
        (&done["sums"][0]["file"]["gross"], &done["sums"][0]["book"]["gross"]),
        (&"3865.54".into(), &"3865.54".into())
    );
    assert_eq!(
        home.refusal(&["import", "csv", "documents", "one.csv", "--date", "dmy"]),
        (Some(5), "import-twice".to_owned())
    );

    home.write("two.csv", &format!("{INVOICES}RE-3;05/06/2024;Galerie Weiss;10,00;19;11,90;11,90\n"));
    let later = home.json(&["import", "csv", "documents", "two.csv", "--map", "map.json"]);
    assert_eq!((&later["made"], &later["left_out"]), (&1.into(), &2.into()));
    assert_eq!(home.json(&["invoice", "show", "RE-3"])["row"]["open"], "11.90");

    home.write("paid.csv", "Rechnungsnummer;Datum;Betrag\nRE-3;2024-07-01;11,90\nRE-9;2024-07-01;1,00\n");
    assert_eq!(home.refusal(&["import", "csv", "payments", "paid.csv"]), (Some(5), "import-refused".to_owned()));
    let paid = home.json(&["import", "csv", "payments", "paid.csv", "--leave-out-faults"]);
    assert_eq!((&paid["made"], &paid["left"][0]["line"]), (&1.into(), &3.into()));
    assert_eq!(home.json(&["invoice", "show", "RE-3"])["row"]["open"], "0.00");

    home.write("zip.csv", "PK\u{3}\u{4}\0\0");
    assert_eq!(home.refusal(&["import", "csv", "items", "zip.csv"]), (Some(5), "no-table".to_owned()));
    assert_eq!(home.refusal(&["import", "csv", "payments", "two.csv", "--map", "map.json"]).0, Some(2));
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}
