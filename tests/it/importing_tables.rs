//! Tables of other programs: read in any dialect, asked where they can be read in two ways, taken over whole or not at all.

use acceptance::{Machine, issue_one};
use app::import::csv;
use app::views::{CsvDoneView, CsvLookView, CsvMap, InvoiceQuery};
use app::{Error, Session, import};
use std::sync::atomic::AtomicBool;

const DOCUMENTS: &str = "\
Rechnungsnr.;Art;Datum;Fällig am;Kunde;PLZ;Netto (EUR);USt. %;USt-Betrag;Brutto in EUR;Offen;Filiale
RE-1;Rechnung;05.01.2024;19.01.2024;\"Müller & Söhne; Verlag\";10115;1.000,00;19;190,00;1.190,00;0,00;Nord
RE-2;Rechnung;12.02.2024;26.02.2024;Galerie Weiß;20095;2.500,50;7;175,04;2.675,54;2.675,54;Nord
GS-3;Gutschrift;15.02.2024;15.02.2024;Galerie Weiß;20095;100,00;7;7,00;107,00;0,00;Süd
";

const LINES: &str = "\
Invoice Number,Invoice Date,Client,Item,Qty,Unit,Rate,VAT Rate,Subtotal,Total,Balance,Currency
A-1,12/31/2024,Ada Ltd,Concept,8,h,95.00,20,860.00,1032.00,0.00,GBP
A-1,12/31/2024,Ada Ltd,Printing,1000,pcs,0.1,20,,,,GBP
A-2,01/05/2025,Ada Ltd,Travel,1,,40.00,20,40.00,48.00,48.00,GBP
";

fn map(kind: &str) -> CsvMap {
    CsvMap { kind: kind.to_owned(), ..CsvMap::default() }
}

fn looked(session: &mut Session, text: &str, map: &CsvMap) -> CsvLookView {
    csv::look(session, text.as_bytes().to_vec(), map).unwrap()
}

fn taken(session: &mut Session, text: impl AsRef<[u8]>, map: &CsvMap) -> app::Result<CsvDoneView> {
    csv::run(session, text.as_ref().to_vec(), map, &mut |_| (), &AtomicBool::new(false))
}

/// What the refusal names, each with its place.
fn refused(result: app::Result<CsvDoneView>) -> Vec<(String, String)> {
    let Err(Error::ImportRefused { faults }) = result else { panic!("{:?}", result.map_err(|error| error.view())) };
    faults.into_iter().map(|fault| (fault.path, fault.message)).collect()
}

fn count(session: &mut Session) -> u32 {
    app::invoices::list(session, &InvoiceQuery::default()).unwrap().count
}

#[test]
fn a_german_table_in_an_old_encoding_comes_in_and_reconciles_with_its_own_columns() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let latin: Vec<u8> = DOCUMENTS.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let look = csv::look(&mut session, latin.to_vec(), &map("documents")).unwrap();
    assert_eq!((look.encoding.as_str(), look.map.separator.as_str()), ("Windows-1252", ";"));
    assert_eq!((look.map.decimal.as_str(), look.map.date.as_str()), (",", "dmy"));
    assert_eq!((look.questions.len(), look.faults.len(), look.rows, look.used), (0, 0, 3, 3));
    assert_eq!(look.first[2].cells[..4], ["GS-3", "credit note", "Galerie Weiß", "2024-02-15"]);
    assert_eq!(count(&mut session), 0, "looking writes nothing");

    let done = taken(&mut session, &latin, &map("documents")).unwrap();
    assert_eq!((done.rows, done.used, done.left_out, done.made, done.new_customers), (3, 3, 0, 3, 2));
    let sum = &done.sums[0];
    assert_eq!(sum.file, sum.book, "every figure is stated, and equal");
    assert_eq!((sum.book.gross.as_str(), sum.book.open.as_str()), ("3758.54", "2675.54"));
    let shown = import::show(&mut session, "GS-3").unwrap();
    assert_eq!((shown.row.gross.as_str(), shown.lines[0].rate.as_str()), ("-107.00", "7"));
    let paid = import::show(&mut session, "RE-1").unwrap();
    assert_eq!((paid.payments.len(), paid.row.open.as_str()), (1, "0.00"));
    assert!(app::audit::verify(&mut session).unwrap().findings.is_empty());
}

#[test]
fn rows_of_one_number_are_its_lines_and_a_price_finer_than_a_penny_stays_exact() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let look = looked(&mut session, LINES, &map("documents"));
    assert_eq!(
        look.questions.iter().map(|asked| (asked.about.as_str(), asked.of.as_str())).collect::<Vec<_>>(),
        [("rates", "GBP")]
    );
    let answered = CsvMap { rates: [("GBP".to_owned(), "1.17".to_owned())].into(), ..look.map };
    let done = taken(&mut session, LINES, &answered).unwrap();
    assert_eq!((done.rows, done.made, done.flawed, done.new_customers), (3, 2, 0, 1));
    let shown = import::show(&mut session, "A-1").unwrap();
    let lines: Vec<_> =
        shown.lines.iter().map(|line| (line.quantity.as_str(), line.price.as_str(), line.net.as_str())).collect();
    assert_eq!(lines, [("8", "95.00", "760.00"), ("1000", "0.10", "100.00")]);
    assert_eq!((shown.net.as_str(), shown.row.gross.as_str()), ("860.00", "1032.00"));
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_and_nothing_is_written_before() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let text = "Nummer;Datum;Kunde;Netto;Brutto\nX-1;01/02/2024;Ada;1,234;1,234\n";
    let look = looked(&mut session, text, &map("documents"));
    assert_eq!(look.questions.iter().map(|asked| asked.about.as_str()).collect::<Vec<_>>(), ["decimal", "date"]);
    assert_eq!(refused(taken(&mut session, text, &map("documents"))).len(), 2);
    let typed = CsvMap { decimal: ".".into(), date: "mdy".into(), ..map("documents") };
    let why: Vec<_> = refused(taken(&mut session, text, &typed)).into_iter().map(|(path, _)| path).collect();
    assert_eq!(why, ["zero_vat"], "no VAT in it, and nobody says why");
    let done = taken(&mut session, text, &CsvMap { zero_vat: "E".into(), ..typed }).unwrap();
    assert_eq!(done.made, 1);
    let shown = import::show(&mut session, "X-1").unwrap();
    assert_eq!((shown.row.gross.as_str(), shown.row.issue_date.as_deref()), ("1234.00", Some("2024-01-02")));
    assert_eq!(shown.vats[0].category, "E");
}

#[test]
fn a_fault_keeps_the_whole_file_out_unless_its_rows_are_left_out_on_purpose() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let bad = format!("{DOCUMENTS}RE-4;Rechnung;31.02.2024;;Ada;1;1,00;19;0,19;1,19;;\nSumme;;;;;;3.600,50;;;;;\n");
    let named = refused(taken(&mut session, &bad, &map("documents")));
    assert_eq!(named[0].0, "line 5, Datum");
    assert!(named.iter().any(|(path, _)| path.starts_with("line 6")), "a row of sums is no document: {named:?}");
    assert_eq!(count(&mut session), 0);
    let done = taken(&mut session, &bad, &CsvMap { leave_out_faults: true, ..map("documents") }).unwrap();
    assert_eq!((done.rows, done.used, done.left_out, done.made), (5, 3, 2, 3));
    assert_eq!(done.left.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6]);
    assert_eq!(done.sums[0].file, done.sums[0].book, "what is left out is counted nowhere");
}

#[test]
fn the_same_file_is_refused_and_a_longer_export_brings_only_what_is_new() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    taken(&mut session, DOCUMENTS, &map("documents")).unwrap();
    assert!(matches!(taken(&mut session, DOCUMENTS, &map("documents")), Err(Error::ImportTwice { .. })));
    let respelt = DOCUMENTS.replace('\n', "\r\n");
    assert!(matches!(taken(&mut session, &respelt, &map("documents")), Err(Error::ImportNothingNew)));
    let longer = format!("{DOCUMENTS}RE-4;Rechnung;01.03.2024;;Galerie Weiß;20095;10,00;19;1,90;11,90;11,90;\n");
    let done = taken(&mut session, &longer, &map("documents")).unwrap();
    assert_eq!((done.made, done.left_out, done.new_customers), (1, 3, 0));
    let changed = DOCUMENTS.replace("1.190,00;0,00", "1.191,00;0,00");
    assert!(refused(taken(&mut session, &changed, &map("documents")))[0].1.contains("another document"));
}

#[test]
fn a_number_that_was_issued_here_is_not_imported_and_a_stop_leaves_nothing() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let own = issue_one(&mut session, "8").unwrap();
    let clash = DOCUMENTS.replace("RE-1;", &format!("{own};"));
    assert!(refused(taken(&mut session, &clash, &map("documents")))[0].1.contains("issued here"));

    let stopped = csv::run(&mut session, DOCUMENTS.into(), &map("documents"), &mut |_| (), &AtomicBool::new(true));
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!((count(&mut session), app::customers::list(&mut session, "Weiß").unwrap().len()), (1, 0));
}

#[test]
fn customers_who_are_there_are_matched_and_never_doubled_in_silence() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let first = "Nr,Firma,PLZ,Land,USt-IdNr.\n1,Ada Verlag,10115,Deutschland,DE136695976\n2,Ott,20095,DE,\n";
    assert_eq!(taken(&mut session, first, &map("customers")).unwrap().made, 2);
    let second = "Nr,Firma,PLZ,Ort,USt-IdNr.\n7,Ada Verlag GmbH,,Berlin,DE 136 695 976\n8,ott,20095,Hamburg,\n1,Zeta,1,,\n9,Ott,99999,,\n9,Ott,99999,,\n";
    let look = looked(&mut session, second, &map("customers"));
    let told: Vec<_> = look.matches.iter().map(|each| (each.line, each.why.as_str(), each.same)).collect();
    assert_eq!(told, [(2, "vat-id", true), (3, "name", true), (4, "number", false), (5, "name", false)]);
    assert_eq!((look.made, look.left_out), (2, 3), "a number alone, and a name elsewhere, are told and taken as new");
    let chosen = CsvMap { new_rows: vec![3], same_rows: vec![5], known: "fill".into(), ..map("customers") };
    let done = taken(&mut session, second, &chosen).unwrap();
    assert_eq!((done.made, done.filled), (2, 1));
    let ada = app::customers::show(&mut session, "Ada Verlag").unwrap();
    assert_eq!(
        (ada.details.city.as_str(), ada.details.number.as_str()),
        ("Berlin", "1"),
        "only what was empty is filled"
    );
}

#[test]
fn items_come_in_with_units_rates_and_prices_in_two_currencies() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let text = "Artikelnr\tBezeichnung\tEinheit\tVK netto\tMwSt-Satz\tWährung\nA1\tKonzept\tStd.\t95,00\t19\t€\nA1\tKonzept\tStd.\t101,50\t19\tCHF\nB2\tDruck\tKiste\t1,00\t19\tEUR\n";
    let named = refused(taken(&mut session, text, &map("items")));
    assert_eq!(named.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["line 4, Einheit"]);
    taken(&mut session, text.replace("Kiste", "Stück"), &map("items")).unwrap();
    let item = app::items::show(&mut session, "A1").unwrap().item;
    let prices: Vec<_> = item.amounts.iter().map(|each| (each.currency.as_str(), each.price.as_str())).collect();
    assert_eq!((item.unit.as_str(), prices), ("HUR", vec![("EUR", "95.00"), ("CHF", "101.50")]));
}

#[test]
fn payments_are_put_on_imported_documents_once_and_never_beyond_what_is_open() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    taken(&mut session, DOCUMENTS, &map("documents")).unwrap();
    let first = "Rechnungsnummer;Zahlungsdatum;Betrag;Zahlungsart;Verwendungszweck\nRE-2;01.03.2024;1.000,54;Bank;A\nRE-2;01.03.2024;500,00;Bank;B\nRE-2;01.03.2024;500,00;Bank;B\n";
    let done = taken(&mut session, first, &map("payments")).unwrap();
    assert_eq!(
        (done.made, done.sums[0].file.gross.as_str(), done.sums[0].book.gross.as_str()),
        (3, "2000.54", "2000.54")
    );
    assert_eq!(import::show(&mut session, "RE-2").unwrap().row.open, "675.00");
    let longer = format!("{first}RE-2;02.03.2024;675,00;Bank;C\n");
    let done = taken(&mut session, &longer, &map("payments")).unwrap();
    assert_eq!((done.made, done.left_out), (1, 3), "an overlapping export pays nothing twice");
    assert_eq!(import::show(&mut session, "RE-2").unwrap().row.open, "0.00");
    let beyond = "Rechnungsnummer;Zahlungsdatum;Betrag\nRE-1;01.03.2024;1.190,00\nRE-9;01.03.2024;1,00\n";
    let named = refused(taken(&mut session, beyond, &map("payments")));
    assert!(named[0].1.contains("0.00 EUR is open") && named[1].1.contains("import the documents first"), "{named:?}");
    assert!(app::audit::verify(&mut session).unwrap().findings.is_empty());
}

#[test]
fn a_mapping_that_was_saved_reads_the_next_file_and_one_that_does_not_fit_says_where() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let look = looked(&mut session, DOCUMENTS, &map("documents"));
    let path = machine.path("map.json");
    csv::save_map(&path, &look.map).unwrap();
    let saved: CsvMap = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(saved, look.map);
    assert_eq!(taken(&mut session, DOCUMENTS, &saved).unwrap().map, saved);
    let foreign = refused(taken(&mut session, "A;B\n1;2\n", &saved));
    assert!(foreign[0].0.starts_with("columns."), "{foreign:?}");
    let missing = looked(&mut session, "A;B\n1;2\n", &map("payments"));
    assert_eq!(
        missing.questions.iter().map(|asked| asked.of.as_str()).collect::<Vec<_>>(),
        ["number", "date", "amount"]
    );
}

/// An amount of cents as a program writes it.
fn spelt(cents: i64, comma: bool, grouped: bool) -> String {
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let (mark, group) = if comma { (',', ".") } else { ('.', ",") };
    let thousands = match whole {
        1000.. if grouped => format!("{}{group}{:03}", whole / 1000, whole % 1000),
        _ => whole.to_string(),
    };
    format!("{}{thousands}{mark}{rest:02}", if cents < 0 { "-" } else { "" })
}

#[test]
fn whatever_the_dialect_the_sums_are_those_that_were_written() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let mut chance = 7_u64;
    let mut below = |end: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((chance >> 33) % end).unwrap()
    };
    let dialects = [(";", true, 0), (",", false, 1), ("\t", true, 2), ("|", false, 0), (",", true, 2), (";", false, 1)];
    for (file, (separator, comma, order)) in dialects.into_iter().enumerate() {
        let mut text =
            ["Belegnr", "Datum", "Kunde", "Netto", "USt-Betrag", "Brutto", "USt-Satz", "Offen"].join(separator);
        // One day that can be read in one way only, so that nothing is asked.
        let (mut sums, documents) = ([0_i64; 4], 80);
        for n in 0..documents {
            let (day, month) = if n == 0 { (28, 2) } else { (below(28) + 1, below(12) + 1) };
            let rate = [19, 7, 16][usize::try_from(below(3)).unwrap()];
            let net = (below(900_000) + 1) * if below(6) == 0 { -1 } else { 1 };
            let vat = ((net * rate).abs() * 2 + 100) / 200 * net.signum();
            let open = if below(2) == 0 { net + vat } else { 0 };
            let date = match order {
                0 => format!("{day}.{month}.2024"),
                1 => format!("{month}/{day}/2024"),
                _ => format!("2024-{month:02}-{day:02}"),
            };
            for (sum, amount) in sums.iter_mut().zip([net, vat, net + vat, open]) {
                *sum += amount;
            }
            let [net, vat, gross, open] = [net, vat, net + vat, open].map(|cents| spelt(cents, comma, n % 2 == 0));
            let customer = format!("Zoë {}; {}, {}", below(5), "\"\"Söhne\"\"", "Co | KG");
            let cells = [format!("{file}-{n}"), date, customer, net, vat, gross, rate.to_string(), open];
            let quoted = cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>();
            text.push_str(&format!("\r\n{}", quoted.join(separator)));
        }
        let done = taken(&mut session, &text, &map("documents")).unwrap();
        let [net, vat, gross, open] = sums.map(|cents| spelt(cents, false, false));
        let book = &done.sums[0].book;
        assert_eq!((done.made, done.flawed, &done.sums[0].file), (documents, 0, book), "{separator:?}");
        assert_eq!([&book.net, &book.vat, &book.gross, &book.open], [&net, &vat, &gross, &open], "{separator:?}");
    }
    assert_eq!(app::customers::list(&mut session, "").unwrap().len(), 5, "each name is one customer");
    assert!(app::audit::verify(&mut session).unwrap().findings.is_empty());
}
