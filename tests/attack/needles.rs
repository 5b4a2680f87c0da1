//! A whole working session under `strace`: nothing that the user typed, and no plain format, reaches a file that the
//! user did not choose; and nothing speaks to the internet.

use crate::support::{Home, LONGEST_WRITE, PASSPHRASE, Ran, Trace, report, tree};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const WORDS: &str = "anchor violet stubble harbour twelve moss";

/// What a plain file would begin with or hold.
const MAGICS: &[(&str, &[u8])] = &[
    ("PDF", b"%PDF-"),
    ("SQLite", b"SQLite format 3"),
    ("zip", b"PK\x03\x04"),
    ("XML", b"<?xml"),
    ("zstd", &[0x28, 0xb5, 0x2f, 0xfd]),
];

/// Files that the user chose, each plain by its nature. The archive's page is one, yet no needle may be in it.
const CHOSEN: &[&str] = &["kit.pdf", "code.txt", "saved.pdf", "identity.txt"];
const PAGE: &str = "archive.html";

/// What is planted, by where it is typed.
fn needles() -> Vec<String> {
    [
        "Zypressenhain Verlag",
        "Quittenallee 77b",
        "83471",
        "Berchtesgaden",
        "rechnung@zypressenhain.example",
        "DE811907980",
        "DE75512108001245126199",
        "Lektorat der Moorchronik",
        "Moorchronik, dritter Band",
        "Bitte den Haselstrauch nicht vergessen",
        "7391.47",
        "8795.85",
        "Atelier Kranichfeld",
        "Ulmenstieg 9",
        "DE89370400440532013000",
        "hallo@kranichfeld.example",
        "DE136695976",
        "Anzahlung per Boten",
        PASSPHRASE,
        WORDS,
    ]
    .map(str::to_owned)
    .into()
}

struct Session {
    home: Home,
    trace: Trace,
    count: usize,
}

impl Session {
    fn run(&mut self, arguments: &[&str]) -> Ran {
        self.count += 1;
        let file = self.home.input(&format!("trace-{}", self.count));
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-y", "-xx", "-s", LONGEST_WRITE, "-o"]).arg(&file);
        strace.args(["-e", "trace=write,pwrite64,writev,pwritev,pwritev2,mmap,sendto,sendmsg,connect"]);
        strace.arg(crate::support::program());
        let output = self.home.under(strace, arguments).output().expect("strace is needed: apt-get install strace");
        self.trace.read(&file);
        Ran::of(&output)
    }
}

#[test]
fn nothing_plain_reaches_a_file_that_was_not_chosen() {
    let home = Home::empty();
    let write = |name: &str, value: serde_json::Value| fs::write(home.input(name), value.to_string()).unwrap();
    write(
        "business.json",
        json!({ "name": "Atelier Kranichfeld", "street": "Ulmenstieg 9", "postcode": "99448", "city": "Kranichfeld",
            "country": "DE", "vat_id": "DE136695976", "iban": "DE89370400440532013000", "email": "hallo@kranichfeld.example" }),
    );
    write(
        "customer.json",
        json!({ "name": "Zypressenhain Verlag", "street": "Quittenallee 77b", "postcode": "83471", "city": "Berchtesgaden",
            "country": "DE", "vat_id": "DE811907980", "iban": "DE75512108001245126199", "email": "rechnung@zypressenhain.example" }),
    );
    write(
        "draft.json",
        json!({ "customer": "Zypressenhain Verlag", "description": "Moorchronik, dritter Band",
            "notes": "Bitte den Haselstrauch nicht vergessen",
            "lines": [{ "name": "Lektorat der Moorchronik", "quantity": "1", "unit": "C62", "price": "7391.47",
                "vat": { "category": "S", "rate": "19" } }] }),
    );
    fs::write(home.input("words"), WORDS).unwrap();
    let mut session = Session { home, trace: Trace::default(), count: 0 };
    whole_job(&mut session);

    let Session { home, trace, count } = session;
    let mut needles = needles();
    let code = fs::read_to_string(home.path("code.txt")).unwrap().trim().to_owned();
    needles.push(code.replace(['-', ' '], ""));
    needles.push(code);
    let search = Search::new(&needles);
    let mut found = Vec::new();
    let mut sealed = 0;
    let mut look = |path: &str, bytes: &[u8]| {
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
        let name = name.trim_end_matches(".partial").to_owned();
        if !CHOSEN.contains(&name.as_str()) {
            sealed += bytes.len();
            found.extend(search.plain_in(bytes, name == PAGE).into_iter().map(|what| format!("{what} in {path}")));
        }
    };
    trace.written.iter().for_each(|(path, bytes)| look(path, bytes));
    let files = tree(&home.path(""));
    files.iter().for_each(|(path, bytes)| look(&path.display().to_string(), bytes));
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(trace.internet, Vec::<String>::new());
    assert!(trace.mapped.iter().all(|path| path.ends_with("-shm")), "{:?}", trace.mapped);
    the_control_is_found(&home, &trace.written, &search);
    report(
        "needles",
        &format!(
            "{count} commands, {} calls, {} files written and {} left, {sealed} bytes outside the chosen exports: 0 of {} needles \
             (UTF-8, UTF-16), 0 of {} plain formats; 0 internet connects; the planted PDF and database were found",
            trace.calls,
            trace.written.len(),
            files.len(),
            needles.len(),
            MAGICS.len()
        ),
    );
}

/// From the new vault to the archive, and back out of a backup.
fn whole_job(session: &mut Session) {
    let at = |name: &str| session.home.input(name).display().to_string();
    let (vault, business, customer, draft, words) = (
        session.home.vault().display().to_string(),
        at("business.json"),
        at("customer.json"),
        at("draft.json"),
        at("words"),
    );
    let disk = session.home.path("disk-1").display().to_string();
    session
        .run(&[
            "vault",
            "create",
            &vault,
            "--business",
            &business,
            "--portable",
            "--recovery-kit",
            "kit.pdf",
            "--recovery-code-out",
            "code.txt",
            "--backup-folder",
            &disk,
        ])
        .done();
    session.run(&["customer", "add", "--from", &customer]).done();
    let id = session.run(&["invoice", "draft", "--from", &draft]).done()["id"].as_str().unwrap().to_owned();
    let issued = session.run(&["invoice", "issue", &id]).done();
    assert_eq!(issued["totals"]["payable"], "8795.85", "the planted amount");
    session
        .run(&["invoice", "pay", &id, "--amount", "1.00", "--date", "2026-11-20", "--note", "Anzahlung per Boten"])
        .done();
    session.run(&["invoice", "pdf", &id, "-o", "saved.pdf"]).done();
    session.run(&["search", "Moorchronik"]).done();
    assert_eq!(session.run(&["invoice", "issue", &id]).code, Some(5), "errors write nothing either");
    session.run(&["backup", "now"]).done();
    session
        .run(&["archive", "export", "--from", "2020-01-01", "--to", "2099-12-31", "-o", PAGE, "--words-file", &words])
        .done();
    session.run(&["audit", "verify"]).done();
    session.run(&["vault", "recovery-identity", "--recovery-code-file", "code.txt", "-o", "identity.txt"]).done();
    let backup = session.home.backups("disk-1").pop().unwrap().display().to_string();
    session
        .run(&[
            "backup",
            "restore",
            &backup,
            "--to",
            "restored.counterfoil",
            "--recovery-code-file",
            "code.txt",
            "--portable",
        ])
        .done();
}

/// Everything looked for, found by its first two bytes: one pass over the bytes, however much is looked for.
struct Search {
    patterns: Vec<(String, Vec<u8>)>,
    by_start: Vec<Vec<usize>>,
}

impl Search {
    /// The needles in UTF-8 and both orders of UTF-16, then the plain formats.
    fn new(needles: &[String]) -> Self {
        let wide = |needle: &str, order: fn(u16) -> [u8; 2]| needle.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let mut patterns: Vec<(String, Vec<u8>)> = Vec::new();
        for needle in needles {
            for bytes in [needle.as_bytes().to_vec(), wide(needle, u16::to_le_bytes), wide(needle, u16::to_be_bytes)] {
                patterns.push((needle.clone(), bytes));
            }
        }
        patterns.extend(MAGICS.iter().map(|(name, magic)| ((*name).to_owned(), magic.to_vec())));
        let mut by_start = vec![Vec::new(); 1 << 16];
        for (at, (_, bytes)) in patterns.iter().enumerate() {
            by_start[start(bytes)].push(at);
        }
        Self { patterns, by_start }
    }

    /// Names of what these bytes hold, in order, each once; in a chosen export a format is no finding.
    fn plain_in(&self, bytes: &[u8], chosen: bool) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for at in 0..bytes.len().saturating_sub(1) {
            for pattern in &self.by_start[start(&bytes[at..])] {
                let (name, wanted) = &self.patterns[*pattern];
                let ours = bytes[at..].starts_with(wanted) && !found.contains(name);
                if ours && !(chosen && MAGICS.iter().any(|(magic, _)| magic == name)) {
                    found.push(name.clone());
                }
            }
        }
        found
    }
}

fn start(bytes: &[u8]) -> usize {
    usize::from(u16::from_be_bytes([bytes[0], bytes[1]]))
}

/// A search that finds nothing proves something only if it finds what is there.
fn the_control_is_found(home: &Home, written: &BTreeMap<String, Vec<u8>>, search: &Search) {
    let saved = fs::read(home.path("saved.pdf")).unwrap();
    assert_eq!(search.plain_in(&saved, false)[0], "PDF");
    let traced = written.iter().find(|(path, _)| path.ends_with("saved.pdf.partial")).expect("the trace saw the PDF");
    assert_eq!(traced.1, &saved, "the trace holds every byte that was written");
    let mut planted = b"SQLite format 3\0".to_vec();
    planted.extend("Zypressenhain Verlag".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(search.plain_in(&planted, false), ["SQLite", "Zypressenhain Verlag"]);
    assert!(written.keys().any(|path| path.ends_with("book.db-wal")), "the trace saw the database");
}
