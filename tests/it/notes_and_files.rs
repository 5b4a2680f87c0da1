//! Notes and attached files: kept with a document or a customer, in its trash and its backups, and on no paper.

use acceptance::{Machine, draft_for, kunsthalle, passphrase};
use app::backups::{Key, RestoreRequest, restore};
use app::history::{self, Reach, trash};
use app::notes_and_files::{self, attachments, notes};
use app::views::{ArchiveRequest, AuditQuery, CustomerInput, InvoiceQuery, NotesAndFilesView};
use app::{Session, archive, audit, backups, customers, invoices};
use chrono::Duration;
use std::collections::BTreeSet;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

const SHEET: &[u8] = b"Monday 8 h, Tuesday 6.5 h";

fn a_draft(session: &mut Session) -> String {
    customers::save(session, None, &kunsthalle()).unwrap();
    invoices::save(session, None, 0, &draft_for("Kunsthalle Bremen", &[("Design", "2", "95.00", "19")])).unwrap().id
}

/// A file outside the book.
fn file(machine: &Machine, name: &str, bytes: &[u8]) -> PathBuf {
    let path = machine.path(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The names of all sealed files.
fn sealed(machine: &Machine) -> BTreeSet<String> {
    let folders = std::fs::read_dir(machine.path("studio.counterfoil/files")).into_iter().flatten().flatten();
    let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).unwrap().flatten());
    files.map(|file| file.file_name().into_string().unwrap()).collect()
}

fn kept(session: &mut Session, owner: &str) -> (Vec<String>, Vec<String>) {
    let NotesAndFilesView { notes, attachments, .. } = notes_and_files::list(session, owner).unwrap();
    (notes.into_iter().map(|note| note.text).collect(), attachments.into_iter().map(|file| file.name).collect())
}

fn reopen(session: &mut Session) {
    app::quit(session).unwrap();
    app::unlock(session, &passphrase().unwrap()).unwrap();
}

fn code(refused: app::Error) -> String {
    refused.view().code
}

#[test]
fn a_draft_that_is_issued_keeps_its_notes_and_files_and_a_duplicate_takes_none() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    notes::add(&mut session, &id, "Ask for the purchase order first.").unwrap();
    attachments::add(&mut session, &id, &file(&machine, "times.csv", SHEET)).unwrap();

    let number = invoices::issue(&mut session, &id, None, None).unwrap().number.unwrap();
    machine.clock.advance(Duration::minutes(1));
    notes::add(&mut session, &number, "Paid in cash?").unwrap();
    let copy = invoices::follow(&mut session, &number, "380".parse().unwrap()).unwrap().id;

    let (texts, names) = kept(&mut session, &number);
    assert_eq!(
        (texts, names),
        (vec!["Paid in cash?".into(), "Ask for the purchase order first.".into()], vec!["times.csv".into()])
    );
    assert_eq!(kept(&mut session, &copy), (vec![], vec![]));
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn a_customer_has_notes_and_files_and_each_says_who_and_when() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    a_draft(&mut session);
    let written = notes::add(&mut session, "Kunsthalle Bremen", "Prefers mornings.").unwrap();
    machine.clock.advance(Duration::hours(1));
    let changed = notes::edit(&mut session, &written.id, "Prefers mornings, never Mondays.").unwrap();
    let attached = attachments::add(&mut session, "Kunsthalle Bremen", &file(&machine, "frame.pdf", SHEET)).unwrap();

    assert_eq!((written.written_at.as_str(), &written.changed_at), ("2026-11-20T09:00:00.000Z", &None));
    assert_eq!(changed.changed_at.as_deref(), Some("2026-11-20T10:00:00.000Z"));
    assert_eq!((changed.written_at, changed.written_by), (written.written_at, written.written_by.clone()));
    assert_eq!(
        (attached.media.as_str(), attached.size, attached.added_by),
        ("application/pdf", 25, written.written_by)
    );
    let before = history::show(&mut session, &format!("note/{}", written.id), 1).unwrap().details.unwrap();
    assert_eq!(before["text"], "Prefers mornings.", "an edit loses nothing");
}

#[test]
fn what_was_attached_comes_out_as_it_went_in_and_overwrites_nothing() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    for (name, bytes) in [("times.csv", SHEET), ("empty.txt", b""), ("zeros.bin", &[0; 70_000])] {
        let attached = attachments::add(&mut session, &id, &file(&machine, name, bytes)).unwrap();
        let folder = machine.path("out");
        std::fs::create_dir_all(&folder).unwrap();
        let path = attachments::save(&mut session, &attached.id, &folder).unwrap();
        assert_eq!((path.file_name().unwrap().to_str(), &*std::fs::read(&path).unwrap()), (Some(name), bytes));
        assert_eq!(code(attachments::save(&mut session, &attached.id, &folder).unwrap_err()), "file-exists");
        assert_eq!(code(attachments::save(&mut session, &attached.id, &path).unwrap_err()), "file-exists");
    }
}

#[test]
fn a_hostile_name_is_only_a_name() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    for (given, name) in
        [("../../.ssh/authorized_keys", "authorized_keys"), ("C:\\temp\\a\0b.txt", "ab.txt"), ("..", "file")]
    {
        let attached = attachments::add_bytes(&mut session, &id, given, SHEET).unwrap();
        assert_eq!(attached.name, name);
        let folder = machine.path(&format!("out-{name}"));
        std::fs::create_dir(&folder).unwrap();
        assert_eq!(attachments::save(&mut session, &attached.id, &folder).unwrap(), folder.join(name));
    }
}

#[test]
fn what_is_no_file_or_too_large_or_too_many_is_refused_by_name() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    let large = std::fs::File::create(machine.path("large.bin")).unwrap();
    large.set_len((25 << 20) + 1).unwrap();
    symlink("large.bin", machine.path("link.bin")).unwrap();
    let refused: [(&str, &str); 5] = [
        (".", "not-a-file"),
        ("/dev/zero", "not-a-file"),
        ("large.bin", "attachment-too-large"),
        ("link.bin", "attachment-too-large"),
        ("nowhere.pdf", "file-failed"),
    ];
    for (name, expected) in refused {
        assert_eq!(code(attachments::add(&mut session, &id, &machine.path(name)).unwrap_err()), expected, "{name}");
    }
    assert_eq!(code(attachments::add(&mut session, "nobody", &machine.path("code.txt")).unwrap_err()), "not-found");
    assert_eq!(code(notes::add(&mut session, &id, " \n").unwrap_err()), "not-ready");
    assert_eq!(code(notes::edit(&mut session, "0000", "x").unwrap_err()), "not-found");
    for n in 0..200 {
        attachments::add_bytes(&mut session, &id, &format!("{n}.txt"), SHEET).unwrap();
    }
    assert_eq!(code(attachments::add_bytes(&mut session, &id, "one more.txt", SHEET).unwrap_err()), "too-many");
    assert_eq!(sealed(&machine).len(), 1, "the same content is one sealed file");
}

#[test]
fn a_draft_takes_its_notes_and_files_into_the_trash_and_brings_them_back() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    notes::add(&mut session, &id, "Wait for the proof").unwrap();
    let attached = attachments::add(&mut session, &id, &file(&machine, "proof.png", SHEET)).unwrap();
    invoices::delete(&mut session, &id).unwrap();
    assert_eq!(trash::list(&mut session).unwrap().len(), 1, "they went with it, and show under it");
    assert!(app::search(&mut session, "proof", 20).unwrap().is_empty(), "what lies in the trash is not found");
    assert_eq!(code(notes::add(&mut session, &id, "Too late").unwrap_err()), "not-found");

    trash::restore(&mut session, &id).unwrap();
    assert_eq!(kept(&mut session, &id), (vec!["Wait for the proof".into()], vec!["proof.png".into()]));
    attachments::remove(&mut session, &attached.id).unwrap();
    invoices::delete(&mut session, &id).unwrap();
    assert_eq!(trash::list(&mut session).unwrap().len(), 2, "a file that was removed before has a place of its own");
    trash::restore(&mut session, &attached.id).unwrap();
    assert_eq!(kept(&mut session, &id).1, ["proof.png"], "the draft comes back with the file that it owns");
    assert!(trash::list(&mut session).unwrap().is_empty());

    invoices::delete(&mut session, &id).unwrap();
    machine.clock.advance(Duration::days(90));
    reopen(&mut session);
    assert!(trash::list(&mut session).unwrap().is_empty());
    assert_eq!(sealed(&machine), BTreeSet::new(), "what left the trash for good left the disk too");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn a_removed_file_stays_ninety_days_and_none_goes_that_something_else_names() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    let number = invoices::issue(&mut session, &id, None, None).unwrap().number.unwrap();
    let pdf = invoices::pdf(&mut session, &number).unwrap();
    let twice = ["a.csv", "b.csv"].map(|name| attachments::add_bytes(&mut session, &number, name, SHEET).unwrap().id);
    let alone = attachments::add_bytes(&mut session, &number, "c.csv", b"alone").unwrap().id;
    let own = attachments::add_bytes(&mut session, &number, "as-sent.pdf", &pdf).unwrap().id;
    assert_eq!(sealed(&machine).len(), 3, "the PDF, and two contents");

    for id in [&twice[0], &alone, &own] {
        attachments::remove(&mut session, id).unwrap();
    }
    for (days, left) in [(89, 3), (1, 2)] {
        machine.clock.advance(Duration::days(days));
        reopen(&mut session);
        assert_eq!(sealed(&machine).len(), left, "after {days} more days");
        assert!(audit::require_intact(&mut session).unwrap().ok);
    }
    assert_eq!(invoices::pdf(&mut session, &number).unwrap(), pdf);
    assert!(attachments::save(&mut session, &twice[1], &machine.path("b.csv")).is_ok());
    assert_eq!(code(trash::restore(&mut session, &alone).unwrap_err()), "not-found");
    let again = attachments::add_bytes(&mut session, &number, "c.csv", b"alone").unwrap();
    assert_eq!(again.size, 5, "the same content can be attached anew");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn each_change_is_a_signed_entry_and_is_taken_back_like_any_other() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    let number = invoices::issue(&mut session, &id, None, None).unwrap().number.unwrap();
    let note = notes::add(&mut session, &number, "First").unwrap();
    notes::edit(&mut session, &note.id, "Second").unwrap();
    let attached = attachments::add_bytes(&mut session, &number, "signed.pdf", SHEET).unwrap();
    attachments::remove(&mut session, &attached.id).unwrap();
    notes::remove(&mut session, &note.id).unwrap();

    let undone = [
        ("note-deleted", "Second", vec!["Second"], 0),
        ("attachment-removed", "signed.pdf", vec!["Second"], 1),
        ("attachment-added", "signed.pdf", vec!["Second"], 0),
        ("note-saved", "First", vec!["First"], 0),
        ("note-saved", "First", vec![], 0),
    ];
    for (act, title, texts, files) in undone {
        let view = history::undo(&mut session, Reach::ThisOpening).unwrap();
        assert_eq!((view.act.as_str(), view.title.as_str()), (act, title));
        let (left, names) = kept(&mut session, &number);
        assert_eq!((left, names.len()), (texts.into_iter().map(String::from).collect(), files));
    }
    let log = audit::log(&mut session, 1, 1000).unwrap();
    let told = log.iter().filter(|entry| entry.object.starts_with("note/") || entry.object.starts_with("attachment/"));
    assert_eq!(told.count(), 10);
    let query = AuditQuery { kinds: vec!["note-deleted".into(), "attachment-added".into()], ..AuditQuery::default() };
    let told = audit::look(&mut session, &query).unwrap().items;
    assert!(told.len() >= 4 && told.iter().all(|entry| entry.number.as_ref() == Some(&number)), "each says of what");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn customers_who_were_made_one_have_their_notes_and_files_together_and_apart_again() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let kept_id = customers::save(&mut session, None, &kunsthalle()).unwrap().id;
    let twin = CustomerInput { name: "Kunsthalle Bremen e. V.".into(), ..kunsthalle() };
    let other = customers::save(&mut session, None, &twin).unwrap().id;
    notes::add(&mut session, &kept_id, "Of the one").unwrap();
    machine.clock.advance(Duration::minutes(1));
    notes::add(&mut session, &other, "Of the other").unwrap();
    customers::merge(&mut session, &kept_id, &other, customers::Take::Filling(&[])).unwrap();

    assert_eq!(kept(&mut session, &kept_id).0, ["Of the other", "Of the one"]);
    assert_eq!(kept(&mut session, &format!("customer/{other}")).0, ["Of the other", "Of the one"]);
    let hits = app::search(&mut session, "other", 20).unwrap();
    assert_eq!(hits[0].owner.as_deref(), Some(&*format!("customer/{kept_id}")));
    history::undo(&mut session, Reach::ThisOpening).unwrap();
    assert_eq!(
        (kept(&mut session, &kept_id).0, kept(&mut session, &other).0),
        (vec!["Of the one".into()], vec!["Of the other".into()])
    );
}

#[test]
fn an_exchanged_file_or_row_is_named_by_verification() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    let attached = attachments::add_bytes(&mut session, &id, "signed.pdf", SHEET).unwrap();
    attachments::remove(&mut session, &attached.id).unwrap();
    let name = sealed(&machine).pop_first().unwrap();
    let path = machine.path("studio.counterfoil/files").join(&name[..2]).join(&name);
    let good = std::fs::read(&path).unwrap();
    std::fs::write(&path, &good[1..]).unwrap();
    let findings = audit::verify(&mut session).unwrap().findings;
    assert_eq!(findings[0].code, "file-damaged", "also while it lies in the trash");
    std::fs::write(&path, &good).unwrap();
    assert!(audit::verify(&mut session).unwrap().ok);
}

#[test]
fn a_backup_brings_notes_and_files_back_those_in_the_trash_too() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    notes::add(&mut session, &id, "Kept").unwrap();
    let stands = attachments::add_bytes(&mut session, &id, "stands.csv", SHEET).unwrap().id;
    let removed = attachments::add_bytes(&mut session, &id, "removed.csv", b"another").unwrap().id;
    attachments::remove(&mut session, &removed).unwrap();
    backups::now(&mut session).unwrap();
    app::quit(&mut session).unwrap();

    let to = machine.path("back.counterfoil");
    let request = RestoreRequest {
        file: &machine.backups("disk-1").pop().unwrap(),
        to: &to,
        key: Key::Code(machine.code().unwrap()),
        passphrase: &passphrase().unwrap(),
        portable: false,
        kit: None,
    };
    assert_eq!(restore(&machine.around(machine.places()), &request).unwrap().files, 2);
    let mut places = machine.places();
    places.vault.clone_from(&to);
    let mut session = Session::new(machine.around(places));
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    trash::restore(&mut session, &removed).unwrap();
    assert_eq!(kept(&mut session, &id).0, ["Kept"]);
    for (id, bytes) in [(stands, SHEET), (removed, b"another")] {
        let path = attachments::save(&mut session, &id, &machine.path(&id)).unwrap();
        assert_eq!(std::fs::read(path).unwrap(), bytes);
    }
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn words_of_notes_and_names_of_files_are_found_with_what_they_belong_to() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    let number = invoices::issue(&mut session, &id, None, None).unwrap().number.unwrap();
    notes::add(&mut session, &number, "The Zeppelin arrives late").unwrap();
    attachments::add_bytes(&mut session, "Kunsthalle Bremen", "Rahmenvertrag.pdf", SHEET).unwrap();
    for (word, kind, title) in
        [("zepp", "note", "The Zeppelin arrives late"), ("rahmenvertrag", "attachment", "Rahmenvertrag.pdf")]
    {
        let hits = app::search(&mut session, word, 20).unwrap();
        assert_eq!((hits[0].kind.as_str(), hits[0].title.as_str(), hits.len()), (kind, title, 1), "{word}");
    }
    let query = InvoiceQuery { text: "zeppelin".into(), ..InvoiceQuery::default() };
    assert_eq!(invoices::list(&mut session, &query).unwrap().items[0].number.as_deref(), Some(&*number));
    assert_eq!(customers::list(&mut session, "rahmenvertrag").unwrap()[0].details.name, "Kunsthalle Bremen");
    assert!(customers::list(&mut session, "zeppelin").unwrap().is_empty());
}

/// Nothing internal leaves with what is sent: not on paper, not to the accountant.
#[test]
fn trap_an_internal_note_is_on_no_paper_and_in_no_archive() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = a_draft(&mut session);
    let before =
        invoices::preview(&mut session, &draft_for("Kunsthalle Bremen", &[("Design", "2", "95.00", "19")])).unwrap();
    notes::add(&mut session, &id, "Quarrelsome customer").unwrap();
    attachments::add_bytes(&mut session, &id, "quarrel.txt", b"Quarrelsome").unwrap();
    let after =
        invoices::preview(&mut session, &draft_for("Kunsthalle Bremen", &[("Design", "2", "95.00", "19")])).unwrap();
    assert!(before == after, "the same bytes");
    invoices::issue(&mut session, &id, None, None).unwrap();

    let words = archive::generate_words().unwrap();
    let path = machine.path("archive.html").display().to_string();
    let request = ArchiveRequest { from: "2026-01-01".into(), to: "2026-12-31".into(), form: "html".into(), path };
    archive::export(&mut session, &words, &request).unwrap();
    let out = machine.path("opened");
    archive::open(&machine.path("archive.html"), &words, &out).unwrap();
    for file in files_below(&out) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"Quarrelso"), "{}", file.display());
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
