//! What leaves for the accountant, and what an accountant can check.

use acceptance::{Machine, issue_one};
use app::views::ArchiveRequest;
use app::{ExitCode, archive};

const WORDS: &str = "anchor violet stubble harbour twelve moss";

fn request(machine: &Machine, form: &str, name: &str) -> ArchiveRequest {
    ArchiveRequest {
        from: "2026-01-01".into(),
        to: "2026-12-31".into(),
        form: form.into(),
        path: machine.path(name).display().to_string(),
    }
}

#[test]
fn both_forms_verify_and_open_with_the_originals_inside() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let number = issue_one(&mut book, "2").unwrap();
    let original = app::invoices::pdf(&mut book, &number).unwrap();
    for (form, name) in [("html", "a.html"), ("age", "a.age")] {
        let made = archive::export(&mut book, WORDS, &request(&machine, form, name)).unwrap();
        assert_eq!(made.documents, 1);
        let seen = archive::verify(&machine.path(name), WORDS).unwrap();
        assert_eq!((seen.business.as_str(), seen.documents), ("Studio Vogt", 1));
        let folder = machine.path(&format!("out-{form}"));
        archive::open(&machine.path(name), WORDS, &folder).unwrap();
        assert_eq!(std::fs::read(folder.join("invoices/2026-0001.pdf")).unwrap(), original);
    }
}

#[test]
fn a_wrong_passphrase_and_a_flipped_byte_say_so_and_write_nothing() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "2").unwrap();
    archive::export(&mut book, WORDS, &request(&machine, "age", "a.age")).unwrap();
    let wrong = archive::verify(&machine.path("a.age"), "another six words than these ones").unwrap_err();
    assert_eq!(wrong.exit_code(), ExitCode::Locked);
    let mut bytes = std::fs::read(machine.path("a.age")).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(machine.path("b.age"), bytes).unwrap();
    let damaged = archive::open(&machine.path("b.age"), WORDS, &machine.path("out")).unwrap_err();
    assert_eq!(damaged.exit_code(), ExitCode::Damaged);
    assert!(!machine.path("out").exists());
}

#[test]
fn a_file_is_never_overwritten() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    std::fs::write(machine.path("a.html"), "mine").unwrap();
    let error = archive::export(&mut book, WORDS, &request(&machine, "html", "a.html")).unwrap_err();
    assert_eq!(error.view().code, "file-exists");
    assert_eq!(std::fs::read(machine.path("a.html")).unwrap(), b"mine");
}
