//! A backup becomes the book of this computer: into the empty place, or beside a book that stands there.

use acceptance::{Machine, issue_one, passphrase};
use app::backups;
use app::keys_in::RecoveryCode;
use app::views::{RestoreAskedView, RestoreStep, Stage};
use app::{Places, Session, series};
use std::path::{Path, PathBuf};

/// A burnt computer's newest backup with two documents, and its kit.
struct Burnt {
    machine: Machine,
    backup: PathBuf,
}

impl Burnt {
    fn new() -> Self {
        let machine = Machine::new().unwrap();
        let mut book = machine.with_book().unwrap();
        issue_one(&mut book, "1").unwrap();
        issue_one(&mut book, "2").unwrap();
        app::quit(&mut book).unwrap();
        let backup = machine.backups("disk-1").pop().unwrap();
        Self { machine, backup }
    }

    fn code(&self) -> RecoveryCode {
        self.machine.code().unwrap()
    }

    fn asked(&self) -> RestoreAskedView {
        RestoreAskedView { file: self.backup.display().to_string(), portable: false }
    }
}

/// The places of a machine as the window finds them, with no vault named.
fn found(machine: &Machine) -> Places {
    let home = machine.home.path().to_owned();
    Places::find(None, move |name| (name == "HOME").then(|| home.clone()))
}

fn session(machine: &Machine) -> Session {
    Session::new(machine.around(found(machine)))
}

#[test]
fn on_a_new_computer_the_backup_becomes_the_book_and_is_open() {
    let (burnt, fresh) = (Burnt::new(), Machine::new().unwrap());
    let mut book = session(&fresh);
    let mut steps = Vec::new();
    let mut watch = |progress: app::views::RestoreProgressView| {
        steps.push(progress.step);
        assert!(progress.percent.is_none_or(|percent| percent <= 100));
    };

    let view =
        backups::restore_here(&mut book, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut watch).unwrap();

    steps.dedup();
    assert_eq!(steps, [RestoreStep::Reading, RestoreStep::Building, RestoreStep::Checking, RestoreStep::Opening]);
    assert_eq!((view.session.stage, view.session.business.as_deref()), (Stage::Unlocked, Some("Studio Vogt")));
    assert_eq!((view.inside.documents, view.inside.files, view.customers, view.drafts), (2, 2, 1, 0));
    assert_eq!(Path::new(&view.vault_path), found(&fresh).vault);
    assert!(!view.beside_another);
    assert!(series::list(&mut book).unwrap().iter().all(|series| series.held));
}

#[test]
fn beside_a_book_that_stands_here_it_gets_a_folder_of_its_own_and_is_opened_from_then_on() {
    let (burnt, machine) = (Burnt::new(), Machine::new().unwrap());
    let mut first = session(&machine);
    let before = found(&machine).vault;
    backups::restore_here(&mut first, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut |_| ()).unwrap();
    app::quit(&mut first).unwrap();
    let untouched = bytes_of(&before);

    let mut again = session(&machine);
    let view =
        backups::restore_here(&mut again, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut |_| ()).unwrap();
    app::quit(&mut again).unwrap();

    assert!(view.beside_another);
    assert_eq!(bytes_of(&before), untouched);
    assert_eq!(found(&machine).vault, before.with_file_name("restored.counterfoil"));
    let mut third = session(&machine);
    backups::restore_here(&mut third, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut |_| ()).unwrap();
    assert_eq!(found(&machine).vault, before.with_file_name("restored-2.counterfoil"));
}

#[test]
fn until_a_restored_vault_stands_a_start_opens_the_book_in_use() {
    let (burnt, machine) = (Burnt::new(), Machine::new().unwrap());
    let mut book = session(&machine);
    for in_use in ["default.counterfoil", "restored.counterfoil"] {
        backups::restore_here(&mut book, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut |_| ()).unwrap();
        assert!(found(&machine).vault.ends_with(in_use));
    }
    // What a start right after a kill at each of the steps would open.
    let mut opened = Vec::new();
    let mut watch = |progress: app::views::RestoreProgressView| {
        let name = found(&machine).vault.file_name().unwrap().to_string_lossy().into_owned();
        opened.push((progress.step, name));
    };
    backups::restore_here(&mut book, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut watch).unwrap();
    opened.dedup();
    let before = [RestoreStep::Reading, RestoreStep::Building, RestoreStep::Checking];
    let mut expected = before.map(|step| (step, "restored.counterfoil".to_owned())).to_vec();
    expected.push((RestoreStep::Opening, "restored-2.counterfoil".to_owned()));
    assert_eq!(opened, expected);
}

#[test]
fn a_refused_restore_leaves_the_computer_as_it_was() {
    let (burnt, machine) = (Burnt::new(), Machine::new().unwrap());
    let mut book = session(&machine);
    backups::restore_here(&mut book, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut |_| ()).unwrap();
    app::quit(&mut book).unwrap();
    let other = Machine::new().unwrap();
    drop(other.with_book().unwrap());
    let whole = std::fs::read(&burnt.backup).unwrap();
    let cases = [
        ("not-a-backup", b"a letter to the tax office".to_vec(), burnt.code()),
        ("backup-damaged", whole[..whole.len() / 2].to_vec(), burnt.code()),
        ("wrong-key", whole, other.code().unwrap()),
    ];
    for (code, bytes, kit) in cases {
        let file = machine.path("case.age");
        std::fs::write(&file, bytes).unwrap();
        let asked = RestoreAskedView { file: file.display().to_string(), portable: false };
        let looked = backups::look_inside(&kit, &asked, &mut |_| ()).unwrap_err();
        let restored = backups::restore_here(&mut book, kit, &passphrase().unwrap(), &asked, &mut |_| ()).unwrap_err();
        assert_eq!((looked.view().code.as_str(), restored.view().code.as_str()), (code, code));
        assert_eq!(names_in(found(&machine).vault.parent().unwrap()), ["default.counterfoil"], "{code}");
    }
    app::unlock(&mut book, &passphrase().unwrap()).unwrap();
}

#[test]
fn a_vault_that_was_named_is_not_left_for_another_one() {
    let (burnt, machine) = (Burnt::new(), Machine::new().unwrap());
    let mut book = machine.with_book().unwrap();
    let refused = backups::restore_here(&mut book, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut |_| ());
    assert_eq!(refused.unwrap_err().view().code, "vault-exists");
}

#[test]
fn only_the_name_of_a_vault_that_stands_beside_the_default_one_is_followed() {
    let machine = Machine::new().unwrap();
    let shelf = machine.path(".local/share/counterfoil");
    for folder in ["restored.counterfoil", "photos", "sub/deep.counterfoil"] {
        std::fs::create_dir_all(shelf.join(folder)).unwrap();
    }
    std::fs::create_dir_all(machine.path(".local/share/outside.counterfoil")).unwrap();
    let absolute = machine.path(".local/share/outside.counterfoil").display().to_string();
    let cases = [
        ("restored.counterfoil\n", "restored.counterfoil"),
        ("restored.counterfoil", "restored.counterfoil"),
        ("gone.counterfoil\n", "default.counterfoil"),
        ("gone.counterfoil\nrestored.counterfoil\n", "restored.counterfoil"),
        ("restored.counterfoil\ngone.counterfoil\n", "restored.counterfoil"),
        ("photos\n", "default.counterfoil"),
        ("../outside.counterfoil\n", "default.counterfoil"),
        ("sub/deep.counterfoil\n", "default.counterfoil"),
        (absolute.as_str(), "default.counterfoil"),
        ("", "default.counterfoil"),
        ("..\n", "default.counterfoil"),
    ];
    for (said, opened) in cases {
        std::fs::write(shelf.join("current"), said).unwrap();
        assert_eq!(found(&machine).vault, shelf.join(opened), "{said:?}");
    }
    std::fs::write(shelf.join("current"), [0xff, 0xfe]).unwrap();
    assert_eq!(found(&machine).vault, shelf.join("default.counterfoil"));
}

#[test]
fn a_last_number_is_looked_at_before_it_is_confirmed_and_must_follow() {
    let (burnt, fresh) = (Burnt::new(), Machine::new().unwrap());
    let mut book = session(&fresh);
    backups::restore_here(&mut book, burnt.code(), &passphrase().unwrap(), &burnt.asked(), &mut |_| ()).unwrap();

    let same = series::look_ahead(&mut book, "invoice", "2026-0002").unwrap();
    let later = series::look_ahead(&mut book, "invoice", "2026-0005").unwrap();

    assert_eq!((same.skipped, same.next_number.as_str()), (0, "2026-0003"));
    assert_eq!((later.skipped, later.next_number.as_str()), (3, "2026-0006"));
    assert_eq!((later.first_skipped.as_deref(), later.last_skipped.as_deref()), (Some("2026-0003"), Some("2026-0005")));
    for wrong in ["2026-0001", "2026-003", "", "RE-7"] {
        let refused = series::release(&mut book, "invoice", wrong).unwrap_err();
        assert_eq!(refused.view().code, "number-does-not-follow", "{wrong:?}");
    }
    assert!(series::list(&mut book).unwrap()[0].held, "looking releases nothing");
}

#[test]
fn a_mistyped_code_names_its_group_as_a_fault_of_that_field() {
    let burnt = Burnt::new();
    let mut typed: Vec<char> = burnt.code().text().chars().collect();
    typed[10] = if typed[10] == '7' { '8' } else { '7' };
    let typed: String = typed.into_iter().collect();
    let refused = app::Error::from(RecoveryCode::parse(&typed).unwrap_err()).view();
    assert_eq!((refused.code.as_str(), refused.faults[0].path.as_str()), ("recovery-code-unreadable", "groups.2"));
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Every file of a vault but the one that the lock is.
fn bytes_of(vault: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut folders = vec![vault.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.clone(), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
