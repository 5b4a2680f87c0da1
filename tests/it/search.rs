//! What is typed, and what it finds: beginnings and parts of words, without case and without marks, over everything.

use acceptance::{Machine, draft_for, kunsthalle};
use app::views::{CustomerInput, DraftInput, InvoiceQuery, ItemInput, ScheduleInput, TimesInput};
use app::{Session, customers, import, invoices, items, recurring, templates};
use std::sync::atomic::AtomicBool;

/// One of each kind, with words that hold other words.
fn everything(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    let other =
        CustomerInput { name: "Galerie Zoë Ångström".into(), country: "SE".into(), ..CustomerInput::default() };
    customers::save(&mut book, None, &other).unwrap();
    items::save(&mut book, None, &ItemInput { name: "Brückentag".into(), ..ItemInput::default() }).unwrap();
    let issued = draft_for("Kunsthalle Bremen", &[("Hängebrücke", "1", "10.00", "19")]);
    let draft = invoices::save(&mut book, None, 0, &issued).unwrap();
    invoices::issue(&mut book, &draft.id, None, None).unwrap();
    let papier = draft_for("Kunsthalle Bremen", &[("Papier", "1", "10.00", "19")]);
    let named = |subject: &str| DraftInput { description: subject.into(), ..papier.clone() };
    let open = invoices::save(&mut book, None, 0, &named("Offsetdruck")).unwrap();
    let kept = invoices::save(&mut book, None, 0, &named("Siebdruckvorlage")).unwrap();
    templates::save(&mut book, "Plakat", &kept.id).unwrap();
    invoices::delete(&mut book, &kept.id).unwrap();
    assert!(!open.id.is_empty());
    let schedule = ScheduleInput {
        name: "Wartung".into(),
        times: TimesInput { rhythm: "monthly".into(), start: "2026-12-31".into(), ..TimesInput::default() },
        draft: draft_for("Kunsthalle Bremen", &[("Serverumzug", "1", "40.00", "19")]),
    };
    recurring::save(&mut book, None, &schedule).unwrap();
    let path = machine.path("history.jsonl");
    let lines = [
        r#"{"t":"client","id":1,"name":"Lefèvre SARL","country":"FR"}"#,
        r#"{"t":"invoice","id":1,"number":"ALT-7","kind":"invoice","status":"issued","client":1,"issue":"2024-03-01","due":"2024-03-15","currency":"EUR","fx_micro":1000000,"net":10000,"vat":1900,"gross":11900,"base_net":10000,"base_vat":1900,"base_gross":11900,"lines":[{"d":"Kunstdruck","u":"pc","q":1000,"p":10000,"disc":0,"cat":"S","rate":1900,"net":10000}],"vats":[{"cat":"S","rate":1900,"net":10000,"vat":1900}]}"#,
    ];
    std::fs::write(&path, lines.join("\n")).unwrap();
    import::jsonl(&mut book, &path, &mut |_| (), &AtomicBool::new(false)).unwrap();
    book
}

/// `(typed, titles found, in order of title)`
const TYPED: [(&str, &[&str]); 20] = [
    ("brücke", &["2026-0001", "Brückentag"]),
    ("BRUCKE", &["2026-0001", "Brückentag"]),
    ("rücke", &["2026-0001", "Brückentag"]),
    ("Bru\u{308}cke", &["2026-0001", "Brückentag"]),
    ("hängebrücke", &["2026-0001"]),
    ("tag", &["Brückentag"]),
    ("unstdr", &["ALT-7"]),
    ("kunst", &["2026-0001", "ALT-7", "Kunsthalle Bremen", "Offsetdruck"]),
    ("druck", &["ALT-7", "Offsetdruck", "Plakat"]),
    ("vorlage", &["Plakat"]),
    ("ngstr", &["Galerie Zoë Ångström"]),
    ("fevre", &["ALT-7", "Lefèvre SARL"]),
    ("umzug", &["Wartung"]),
    ("alerie zo", &["Galerie Zoë Ångström"]),
    ("unsthalle emen", &["2026-0001", "Kunsthalle Bremen", "Offsetdruck"]),
    ("unsthalle druck", &["Offsetdruck"]),
    ("0001", &["2026-0001"]),
    ("al", &["ALT-7"]),
    ("zzz", &[]),
    ("\" OR ( * -", &[]),
];

#[test]
fn what_is_typed_finds_beginnings_and_parts_of_words() {
    let machine = Machine::new().unwrap();
    let mut book = everything(&machine);
    for (typed, expected) in TYPED {
        let mut found: Vec<String> =
            app::search(&mut book, typed, 0).unwrap().into_iter().map(|hit| hit.title).collect();
        found.sort();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn beginnings_come_before_parts_and_a_full_list_holds_no_others() {
    let machine = Machine::new().unwrap();
    let mut book = everything(&machine);
    let mut found =
        |limit| app::search(&mut book, "brücke", limit).unwrap().into_iter().map(|hit| hit.kind).collect::<Vec<_>>();
    assert_eq!(found(0), ["item", "document"]);
    assert_eq!(found(1), ["item"]);
}

#[test]
fn every_list_finds_parts_too_and_at_once_what_was_saved_since() {
    let machine = Machine::new().unwrap();
    let mut book = everything(&machine);
    let mut listed = |text: &str| {
        let query = InvoiceQuery { text: text.into(), ..InvoiceQuery::default() };
        let rows = invoices::list(&mut book, &query).unwrap().items;
        rows.into_iter().map(|row| row.number.unwrap_or(row.description)).collect::<Vec<_>>()
    };
    assert_eq!(listed("rücke"), ["2026-0001"]);
    assert_eq!(listed("unstdr"), ["ALT-7"]);
    assert_eq!(listed("FFSET"), ["Offsetdruck"]);
    assert_eq!(customers::list(&mut book, "thalle").unwrap().len(), 1);
    assert_eq!(items::list(&mut book, "ckentag").unwrap().len(), 1);
    let new = CustomerInput { name: "Sporthalle".into(), country: "DE".into(), ..CustomerInput::default() };
    customers::save(&mut book, None, &new).unwrap();
    assert_eq!(customers::list(&mut book, "thalle").unwrap().len(), 2);
}
