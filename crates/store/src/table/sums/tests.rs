//! Whatever happens in whatever order, what is kept is what its rows come to.

use super::*;
use crate::migration::{MIGRATIONS, run};
use crate::table::Conn;
use crate::table::search::Vocabulary;
use billing::{Currency, Money, Settlement, Tally};
use chrono::NaiveDate;
use proptest::prelude::*;
use rusqlite::params;

/// A database of the newest schema, and nothing around it.
struct Bare(Connection, Vocabulary);

impl Reads for Bare {
    fn connection(&self) -> Conn<'_> {
        Conn(&self.0, &self.1)
    }
}

impl Bare {
    fn new() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        run(&connection, MIGRATIONS).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF;").unwrap();
        Self(connection, Vocabulary::default())
    }

    fn run(&self, sql: &str, values: impl rusqlite::Params) {
        self.0.prepare_cached(sql).unwrap().execute(values).unwrap();
    }
}

/// What can happen to a book; `of` picks one of the documents that are there.
#[derive(Debug, Clone)]
enum Act {
    Issued { kind: usize, month: u32, currency: usize, net: i64, vat: i64 },
    Credited { of: usize, amount: i64 },
    Paid { of: usize, day: u32, amount: i64 },
    WrittenOff { of: usize, day: u32, amount: i64 },
}

const KINDS: [&str; 6] = ["380", "386", "384", "310", "325", "270"];
const CURRENCIES: [&str; 3] = ["EUR", "JPY", "CHF"];

fn act() -> impl Strategy<Value = Act> {
    let amount = -20_000_i64..100_000;
    prop_oneof![
        4 => (0..KINDS.len(), 1_u32..=12, 0..CURRENCIES.len(), amount.clone(), 0_i64..9_000)
            .prop_map(|(kind, month, currency, net, vat)| Act::Issued { kind, month, currency, net, vat }),
        2 => (any::<usize>(), 0_i64..50_000).prop_map(|(of, amount)| Act::Credited { of, amount }),
        4 => (any::<usize>(), 1_u32..=28, amount.clone()).prop_map(|(of, day, amount)| Act::Paid { of, day, amount }),
        2 => (any::<usize>(), 1_u32..=28, amount).prop_map(|(of, day, amount)| Act::WrittenOff { of, day, amount }),
    ]
}

/// A document as the trade counts it.
#[derive(Debug, Clone)]
struct Told {
    kind: &'static str,
    currency: &'static str,
    gross: i64,
    paid: i64,
    credited: i64,
    written_off: i64,
}

fn insert(
    book: &Bare,
    told: &mut Vec<Told>,
    issued: (&'static str, &'static str, u32, i64, i64),
    credits: Option<usize>,
) {
    let (kind, currency, month, net, vat) = issued;
    let place = told.len();
    let snapshot = serde_json::json!({"totals": {"vat_breakdown": [
        {"category": "S", "rate": "19", "taxable": format!("{}.{:02}", net / 100, (net % 100).abs()), "tax": vat.to_string()},
        {"category": "E", "rate": "0", "taxable": "1", "tax": "0"},
    ]}});
    book.run(
        "INSERT INTO invoice (ordinal, id, series, position, number, customer, customer_name, description, issue_date,
           due_date, currency, net, vat, gross, payable, snapshot, previous, link, pdf_sha256, issued_at, type_code, credits)
         VALUES (?1, ?2, 's', ?1, ?2, NULL, 'Anna', '', ?3, '2026-12-31', ?4, ?5, ?6, ?7, ?7, ?8, x'', x'', x'', '', ?9, ?10)",
        params![
            place as i64,
            format!("d{place}"),
            format!("2026-{month:02}-05"),
            currency,
            net,
            vat,
            net + vat,
            snapshot.to_string(),
            kind,
            credits.map(|of| format!("d{of}"))
        ],
    );
    told.push(Told { kind, currency, gross: net + vat, paid: 0, credited: 0, written_off: 0 });
}

fn happen(book: &Bare, told: &mut Vec<Told>, number: usize, act: &Act) {
    let chosen = |of: usize| of.checked_rem(told.len());
    match *act {
        Act::Issued { kind, month, currency, net, vat } => {
            insert(book, told, (KINDS[kind], CURRENCIES[currency], month, net, vat), None);
        }
        Act::Credited { of, amount } => {
            let Some(of) = chosen(of).filter(|of| told[*of].kind != "381") else { return };
            told[of].credited += amount;
            let currency = told[of].currency;
            insert(book, told, ("381", currency, 6, amount, 0), Some(of));
        }
        Act::Paid { of, day, amount } => {
            let Some(of) = chosen(of) else { return };
            told[of].paid += amount;
            book.run(
                "INSERT INTO payment VALUES (?1, ?2, ?3, ?4, ?5, '', '')",
                params![format!("p{number}"), format!("d{of}"), format!("2026-07-{day:02}"), told[of].currency, amount],
            );
        }
        Act::WrittenOff { of, day, amount } => {
            let Some(of) = chosen(of) else { return };
            told[of].written_off += amount;
            book.run(
                "INSERT INTO write_off VALUES (?1, ?2, ?3, ?4, ?5, '', NULL, '')",
                params![format!("w{number}"), format!("d{of}"), format!("2026-08-{day:02}"), told[of].currency, amount],
            );
        }
    }
}

/// What is owed in a currency: of each document what docs/formats/book.md says, and billing's settlement too, where it
/// takes such payments at all.
fn owed(told: &[Told], currency: &str) -> i64 {
    let money = |minor| Money::new(minor, currency.parse::<Currency>().unwrap());
    let of = |it: &Told| {
        let unpaid = it.gross - it.paid - it.credited;
        let balance = (unpaid - it.written_off).max(unpaid.min(0));
        let (paid, credited, written_off) = (money(it.paid), money(it.credited), money(it.written_off));
        let tally = Tally { paid, credited, written_off, ..Tally::of(money(it.gross)) };
        if let Ok(standing) = Settlement::of(&tally, NaiveDate::MAX, NaiveDate::MIN) {
            assert_eq!(standing.balance().unwrap().minor(), balance, "{it:?}");
        }
        balance.max(0)
    };
    let asks = |it: &&Told| it.currency == currency && ["380", "386", "384"].contains(&it.kind);
    told.iter().filter(asks).map(of).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn kept_sums_are_what_their_rows_come_to_whatever_happens_in_whatever_order(acts in prop::collection::vec(act(), 1..30)) {
        let (book, mut told) = (Bare::new(), Vec::new());
        for (number, act) in acts.iter().enumerate() {
            happen(&book, &mut told, number, act);
        }
        prop_assert_eq!(differing(&book).unwrap(), Vec::<String>::new());
        for sum in of_everything(&book).unwrap() {
            let here = || told.iter().filter(|it| it.currency == sum.currency);
            let counts = |it: &Told| match it.kind { "381" => -it.gross, "310" | "325" | "270" => 0, _ => it.gross };
            prop_assert_eq!(sum.count as usize, here().count());
            prop_assert_eq!(sum.gross, here().map(counts).sum::<i64>());
            prop_assert_eq!(sum.open, owed(&told, &sum.currency), "{:?}", told);
        }
    }
}

#[test]
fn a_kept_sum_that_its_rows_do_not_come_to_is_named() {
    let changes = [
        ("total", "UPDATE total SET gross = gross + 1"),
        ("total", "UPDATE total SET last_date = '2027-01-01'"),
        ("issued_open", "UPDATE issued_open SET balance = balance + 1"),
        ("issued_month", "UPDATE issued_month SET documents = 2"),
        ("issued_vat", "UPDATE issued_vat SET vat = 0"),
        ("imported_month", "INSERT INTO imported_month VALUES ('2026-01', 'EUR', '380', 1, 0, 1, 1, 2)"),
        ("imported_vat", "INSERT INTO imported_vat VALUES ('2026-01', 'EUR', 'S', 1900, '380', 1, 1, 1)"),
    ];
    for (table, change) in changes {
        let (book, mut told) = (Bare::new(), Vec::new());
        insert(&book, &mut told, ("380", "EUR", 3, 10_000, 1_900), None);
        assert!(differing(&book).unwrap().is_empty());
        book.run(change, []);
        assert_eq!(differing(&book).unwrap(), [table], "{change}");
    }
}
