//! One bit flipped or the end cut off, anywhere in anything that is stored: detected, no panic, good data not replaced.

use crate::support::{Batch, Chance, Home, report, sized};
use std::fs;
use std::path::{Path, PathBuf};

/// Flips one bit, or cuts, never to the same bytes.
fn mutated(good: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let at = chance.below(good.len());
    if chance.below(5) == 0 {
        bytes.truncate(at);
    } else {
        bytes[at] ^= 1 << chance.below(8);
    }
    bytes
}

fn one_of(home: &Home, folder: &Path) -> PathBuf {
    let mut files: Vec<PathBuf> = crate::support::tree(&home.path("").join(folder)).into_keys().collect();
    files.retain(|path| !path.ends_with("COUNTERFOIL-BACKUPS.txt"));
    files.swap_remove(0)
}

#[test]
fn mutations_of_sealed_files_and_backups() {
    let (files, backups) = (sized(30, 600), sized(60, 1000));
    let chance = &mut Chance::new(10);
    let home = Home::with_book();
    home.issue(2);
    home.all(&["backup now"]);
    let mut batch = Batch::start(&home);
    let sealed = one_of(&home, Path::new("studio.counterfoil/files"));
    let good = fs::read(&sealed).unwrap();
    for round in 0..files {
        let bad = mutated(&good, chance);
        fs::write(&sealed, &bad).unwrap();
        let answer = batch.ask("audit verify");
        assert_eq!(answer["exit"], 4, "sealed file, round {round}: {answer}");
        assert_eq!(fs::read(&sealed).unwrap(), bad, "it is left as it is");
    }
    fs::write(&sealed, &good).unwrap();
    assert_eq!(batch.ask("audit verify")["exit"], 0);
    let backup = home.backups("disk-1").pop().unwrap();
    let good = fs::read(&backup).unwrap();
    let case = home.path("case.tar.zst.age");
    for round in 0..backups {
        fs::write(&case, mutated(&good, chance)).unwrap();
        let answer = batch.ask(&format!("backup verify {}", case.display()));
        assert!(matches!(answer["exit"].as_u64(), Some(3 | 4)), "backup, round {round}: {answer}");
    }
    fs::write(&case, &good).unwrap();
    assert_eq!(batch.ask(&format!("backup verify {}", case.display()))["exit"], 0);
    assert_eq!(batch.end(), Some(1), "a batch tells that lines of it failed");
    report(
        "mutations-files",
        &format!("{files} of a sealed file, {backups} of a backup: all detected, 0 panics, 0 replaced"),
    );
}

#[test]
fn mutations_of_the_index_of_backups() {
    let rounds = sized(20, 200);
    let chance = &mut Chance::new(11);
    let home = Home::with_book();
    home.issue(1);
    home.all(&["backup now"]);
    let outbox =
        crate::support::tree(&home.path("state")).into_keys().find(|path| path.ends_with("index.json")).unwrap();
    let good = fs::read(&outbox).unwrap();
    let mut detected = 0;
    for round in 0..rounds {
        fs::write(&outbox, mutated(&good, chance)).unwrap();
        // A timer ships with no key but the public one: it must not follow an index that is not signed.
        let ran = home.run(&["backup".as_ref(), "ship".as_ref(), home.path("disk-1").as_os_str()]);
        assert!(
            ran.code == Some(4) && ran.explains_itself(),
            "index, round {round}: {:?} {}{}",
            ran.code,
            ran.answer,
            ran.said
        );
        detected += 1;
        assert_eq!(home.backups("disk-1").len(), home.backups("disk-2").len(), "nothing was deleted");
    }
    fs::write(&outbox, &good).unwrap();
    home.run(&["backup".as_ref(), "ship".as_ref(), home.path("disk-1").as_os_str()]).done();
    report(
        "mutations-index",
        &format!("{detected} of {rounds} of the signed index refused, 0 panics, 0 backups removed"),
    );
}

#[test]
fn mutations_of_the_key_header() {
    let rounds = sized(20, 250);
    let chance = &mut Chance::new(12);
    let home = Home::with_book();
    let (a, b) = (home.vault().join("keys.a"), home.vault().join("keys.b"));
    let good = fs::read(&a).unwrap();
    assert_eq!(good, fs::read(&b).unwrap());
    let (mut both, mut healed) = (0, 0);
    for round in 0..rounds {
        let bad = mutated(&good, chance);
        fs::write(&a, &bad).unwrap();
        let mend = round % 2 == 0;
        fs::write(&b, if mend { &good } else { &bad }).unwrap();
        let ran = home.run(&[
            "customer".as_ref(),
            "add".as_ref(),
            "--from".as_ref(),
            home.input("customer.json").as_os_str(),
        ]);
        if mend {
            // One good copy is enough; the other is made good by it and not the other way round.
            assert_eq!(ran.code, Some(0), "one copy, round {round}: {}", ran.said);
            assert_eq!((fs::read(&a).unwrap(), fs::read(&b).unwrap()), (good.clone(), good.clone()), "round {round}");
            healed += 1;
        } else {
            assert!(
                matches!(ran.code, Some(1 | 3 | 4)) && ran.explains_itself(),
                "both, round {round}: {:?} {}",
                ran.code,
                ran.said
            );
            assert_eq!(fs::read(&a).unwrap(), bad, "left as it is");
            both += 1;
        }
    }
    report(
        "mutations-header",
        &format!(
            "{both} of both copies refused, {healed} of one copy mended by the other, 0 panics, 0 good copies replaced"
        ),
    );
}

#[test]
fn mutations_of_an_archive_and_of_the_book() {
    let (archives, pages) = (sized(6, 100), sized(14, 200));
    let chance = &mut Chance::new(13);
    let home = Home::with_book();
    home.issue(1);
    let words = home.input("words");
    fs::write(&words, "anchor violet stubble harbour twelve moss").unwrap();
    let words = words.display().to_string();
    for form in ["age", "html"] {
        home.run(&[
            "archive",
            "export",
            "--from",
            "2020-01-01",
            "--to",
            "2099-12-31",
            "--form",
            form,
            "-o",
            form,
            "--words-file",
            &words,
        ])
        .done();
        let good = fs::read(home.path(form)).unwrap();
        for round in 0..archives / 2 {
            fs::write(home.path("case"), mutated(&good, chance)).unwrap();
            let ran = home.run(&["archive", "verify", "case", "--words-file", &words]);
            let detected = matches!(ran.code, Some(3..=5)) || ran.answer["page_genuine"] == false;
            assert!(detected, "{form}, round {round}: {:?} {}{}", ran.code, ran.answer, ran.said);
        }
    }
    let book = home.vault().join("book.db");
    let good = fs::read(&book).unwrap();
    for round in 0..pages {
        fs::write(&book, mutated(&good, chance)).unwrap();
        let ran = home.run(&["audit", "verify"]);
        assert!(ran.code == Some(4) && ran.explains_itself(), "book, round {round}: {:?} {}", ran.code, ran.said);
    }
    fs::write(&book, &good).unwrap();
    home.run(&["audit", "verify"]).done();
    report(
        "mutations-archive-and-book",
        &format!("{archives} of archives, {pages} of book.db: all detected, 0 panics"),
    );
}
