//! The disk is full, refuses writing, or somebody else is writing: a clear word, nothing lost, nothing half done.

use crate::support::{Batch, Home, Mount, check_book, report, tree};
use std::fs;
use std::time::{Duration, Instant};

const NOT_CHECKED: &str = "NOT CHECKED: this user may not mount a tmpfs; run as root";

#[test]
fn a_full_disk_loses_nothing() {
    let home = Home::with_book();
    let kept = home.keep();
    let Some(_mount) = Mount::tmpfs(&home.path(""), 4) else { return report("disk-full", NOT_CHECKED) };
    acceptance::copy_folder(kept.path(), &home.path("")).unwrap();
    let mut batch = Batch::start(&home);
    let mut acknowledged = 0;
    let refusal = loop {
        let draft = batch.ask(&home.draft_line());
        let Some(id) = draft["answer"]["id"].as_str() else { break draft };
        let issued = batch.ask(&format!("invoice issue {id}"));
        if issued["exit"] != 0 {
            break issued;
        }
        acknowledged += 1;
    };
    assert!(matches!(refusal["error"]["code"].as_str(), Some("disk-full" | "anchor-not-written")), "{refusal}");
    assert!(refusal["error"]["help"].as_str().is_some_and(|help| help.contains("room")), "{refusal}");
    let stands = batch.ask("invoice list --limit 100000");
    let rows = stands["answer"]["items"].as_array().unwrap().iter().filter(|row| row["number"].is_string()).count();
    assert_eq!(rows, acknowledged, "what was acknowledged is there on the full disk");
    batch.kill();
    let looked = home.run(&["audit", "verify"]);
    assert_eq!(looked.code, Some(0), "on the full disk: {}", looked.said);
    // Room is made by the user, by something that is not ours.
    fs::remove_file(home.path("kit.pdf")).unwrap();
    fs::rename(home.path("disk-1"), home.input("disk-1"))
        .or_else(|_| {
            acceptance::copy_folder(&home.path("disk-1"), &home.input("disk-1"))?;
            tree(&home.path("disk-1")).into_keys().try_for_each(fs::remove_file)
        })
        .unwrap();
    let seen = home.run(&["audit", "verify"]);
    assert_eq!((seen.code, seen.answer["documents"].as_u64()), (Some(0), Some(acknowledged as u64)), "{}", seen.said);
    report(
        "disk-full",
        &format!(
            "{acknowledged} acknowledged on a disk of 4 MiB, then exit 1 \"{}\"; all there on the full disk and after it, 0 torn",
            refusal["error"]["code"].as_str().unwrap_or_default()
        ),
    );
}

#[test]
fn a_read_only_disk_is_named_and_nothing_changes() {
    let home = Home::with_book();
    home.issue(1);
    let kept = home.keep();
    let Some(mount) = Mount::tmpfs(&home.path(""), 16) else { return report("read-only", NOT_CHECKED) };
    acceptance::copy_folder(kept.path(), &home.path("")).unwrap();
    let before = tree(&home.path(""));
    mount.set_read_only(true);
    for command in [&["invoice", "list"][..], &["audit", "verify"]] {
        let ran = home.run(command);
        assert_eq!(ran.code, Some(0), "a book on a read-only disk can be read: {command:?} {}", ran.said);
    }
    let draft = home.input("draft.json").display().to_string();
    for command in [&["backup", "now"][..], &["invoice", "draft", "--from", &draft]] {
        let ran = home.run(command);
        assert!(ran.code == Some(1) && ran.explains_itself(), "{command:?}: {:?} {}", ran.code, ran.said);
    }
    assert_eq!(tree(&home.path("")), before, "not a byte changed");
    mount.set_read_only(false);
    check_book(&home, "writable again");
    report("read-only", "list and verify read it; draft and backup end with exit 1 and a sentence; 0 files changed");
}

#[test]
fn a_second_writer_is_told_who_has_it() {
    let home = Home::with_book();
    let mut first = Batch::start(&home);
    first.issue(&home.draft_line());
    let start = Instant::now();
    let ran = home.run(&["backup", "now"]);
    let waited = start.elapsed();
    assert!(ran.code == Some(7) && ran.explains_itself(), "{:?} {}", ran.code, ran.said);
    assert!(ran.error()["message"].as_str().is_some_and(|text| text.contains("counterfoil")), "{}", ran.said);
    // The lower bound is the promise to wait; the upper one only tells a hang from a busy machine.
    assert!(waited >= Duration::from_millis(1900) && waited < Duration::from_secs(30), "{waited:?}");
    home.run(&["invoice", "list"]).done();
    assert_eq!(first.end(), Some(0));
    home.run(&["backup", "now"]).done();
    report(
        "second-writer",
        &format!("exit 7 with the holder's name after {} ms; a reader is let in", waited.as_millis()),
    );
}
