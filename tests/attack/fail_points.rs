//! Each call that changes a file fails once, for ever, half way, or is the last one: old or new state, whole.

use crate::support::{
    Fault, Home, Kind, Ran, all_backups_verify, check_book, check_proof, count_calls, is_full, report, tree,
};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What a sweep met.
#[derive(Default)]
struct Tally {
    points: usize,
    runs: usize,
    old: usize,
    new: usize,
    tolerated: usize,
}

impl Tally {
    fn figures(&self) -> String {
        format!(
            "{} fail points, {} faults (kill, torn, EIO and ENOSPC once and for ever): {} left the old state, {} the new one, \
             {} of them without the command failing; 0 lost, 0 torn, 0 without a sentence, 0 files gone",
            self.points, self.runs, self.old, self.new, self.tolerated
        )
    }
}

/// How close the faults lie.
#[derive(Clone, Copy)]
enum Mesh {
    /// Full: every call with every fault. Small: every seventh call, with the faults in turn.
    Fine,
    /// For commands that measure the cost of a key slot first. Full: every call, with the faults in turn.
    Wide,
}

fn faults(points: usize, mesh: Mesh) -> Vec<Fault> {
    let in_turn = |step: usize| {
        let at_step = move |(turn, at): (usize, usize)| Fault { at, kind: Kind::ALL[turn % Kind::ALL.len()] };
        (1..=points).step_by(step).enumerate().map(at_step).collect()
    };
    match (mesh, is_full()) {
        (Mesh::Fine, true) => (1..=points).flat_map(|at| Kind::ALL.map(|kind| Fault { at, kind })).collect(),
        (Mesh::Fine, false) => in_turn(7),
        (Mesh::Wide, true) => in_turn(1),
        (Mesh::Wide, false) => in_turn((points / 7).max(7)),
    }
}

/// Runs a command once for each fault, from the same beginning, and asks `is_new` which state it left.
fn sweep(home: &Home, arguments: &[&str], mesh: Mesh, is_new: impl Fn(&Home, &Ran, &str) -> bool) -> Tally {
    sweep_but_for(home, arguments, mesh, "\0", is_new)
}

/// The same for a command that is to remove files whose path holds `goes`; that none goes too early is `is_new`'s to ask.
fn sweep_but_for(
    home: &Home,
    arguments: &[&str],
    mesh: Mesh,
    goes: &str,
    is_new: impl Fn(&Home, &Ran, &str) -> bool,
) -> Tally {
    let kept = home.keep();
    let points = count_calls(home, arguments);
    let mut tally = Tally { points, ..Tally::default() };
    for fault in faults(points, mesh) {
        home.put_back(&kept);
        let before = tree(&home.path(""));
        let (ran, hit) = fault.run(home, arguments);
        if !hit {
            continue; // this run made fewer calls: nothing happened to it
        }
        let context = format!("{fault:?} of {arguments:?}: {:?} {}", ran.code, ran.said);
        assert_eq!(ran.signal, fault.kind.ends().then_some(9), "{context}");
        assert!(fault.kind.ends() || ran.code == Some(0) || ran.explains_itself(), "{context}");
        let stays = before.into_keys().filter(|path| !path.to_string_lossy().contains(goes));
        nothing_is_gone(home, &stays.collect(), &context);
        let new = is_new(home, &ran, &context);
        assert!(new || ran.code != Some(0), "said to be done, and is not: {context}");
        tally.runs += 1;
        tally.old += usize::from(!new);
        tally.new += usize::from(new);
        tally.tolerated += usize::from(ran.code == Some(0));
    }
    tally
}

/// What a user has is there afterwards; SQLite's own log and index files come and go.
fn nothing_is_gone(home: &Home, before: &BTreeSet<PathBuf>, context: &str) {
    for path in before {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // A backup goes by retention, and only once a newer one is proven.
        let passing = ["-wal", "-shm", "open", ".partial", ".tar.zst.age"].iter().any(|end| name.ends_with(end));
        assert!(passing || path.exists(), "{} is gone of {}: {context}", path.display(), home.path("").display());
    }
}

#[test]
fn fail_points_of_an_issue() {
    let home = Home::with_book();
    home.issue(1);
    let draft = home.draft();
    let tally = sweep(&home, &["invoice", "issue", &draft], Mesh::Fine, |home, _, context| {
        let seen = check_book(home, context);
        if seen.numbers.len() == 1 {
            // The number that was not used is given to the next one.
            home.run(&["invoice", "issue", &draft]).done();
            assert_eq!(check_book(home, context).numbers.len(), 2, "{context}");
        }
        seen.numbers.len() == 2
    });
    assert!(tally.old > 0 && tally.new > 0, "both states were met: {}", tally.figures());
    report("fail-points-issue", &tally.figures());
}

#[test]
fn fail_points_of_a_credit_note() {
    let home = Home::with_book();
    home.issue(1);
    let number = home.all(&["invoice list"])[0]["items"][0]["number"].as_str().unwrap().to_owned();
    let draft = home.all(&[&format!("invoice credit {number}")])[0]["id"].as_str().unwrap().to_owned();
    let tally = sweep(&home, &["invoice", "issue", &draft], Mesh::Fine, |home, _, context| {
        let credited = check_book(home, context).numbers.len() == 2;
        let invoice = home.run(&["invoice", "show", &number]).done();
        assert_eq!(invoice["state"], if credited { "credited" } else { "open" }, "{context}");
        credited
    });
    assert!(tally.old > 0 && tally.new > 0, "both states were met: {}", tally.figures());
    report("fail-points-credit", &tally.figures());
}

#[test]
fn fail_points_of_an_attached_file() {
    let home = Home::with_book();
    home.issue(1);
    let number = home.all(&["invoice list"])[0]["items"][0]["number"].as_str().unwrap().to_owned();
    let (file, copy) = (home.path("sheet.csv"), home.path("copy.csv"));
    std::fs::write(&file, "Monday;8\n".repeat(20_000)).unwrap();
    let (file, copy) = (file.display().to_string(), copy.display().to_string());
    let tally = sweep(&home, &["attachment", "add", &number, &file], Mesh::Fine, |home, _, context| {
        let seen = check_proof(home, context);
        let attached = home.run(&["attachment", "list", &number]).done();
        assert_eq!(seen.files, 1 + attached["items"].as_array().unwrap().len() as u64, "{context}");
        let Some(first) = attached["items"].get(0) else { return false };
        home.run(&["attachment", "save", first["id"].as_str().unwrap(), "--out", &copy]).done();
        assert_eq!(std::fs::read(&copy).unwrap(), std::fs::read(&file).unwrap(), "{context}");
        true
    });
    assert!(tally.old > 0 && tally.new > 0, "both states were met: {}", tally.figures());
    report("fail-points-attach", &tally.figures());
}

/// The row goes before its sealed file: whatever happens in between, no row is without its file.
#[test]
fn fail_points_of_an_emptied_trash() {
    let home = Home::with_book();
    home.issue(1);
    let number = home.all(&["invoice list"])[0]["items"][0]["number"].as_str().unwrap().to_owned();
    let file = home.path("sheet.csv");
    std::fs::write(&file, "Monday;8\n").unwrap();
    let attached = home.run(&["attachment", "add", &number, &file.display().to_string()]).done();
    home.run(&["attachment", "remove", attached["id"].as_str().unwrap()]).done();
    let tally = sweep_but_for(&home, &["trash", "empty", "--everything"], Mesh::Fine, "/files/", |home, _, context| {
        let seen = check_proof(home, context);
        let lies = home.run(&["trash", "list"]).done()["items"].as_array().unwrap().len() as u64;
        assert_eq!(seen.files, 1 + lies, "{context}");
        lies == 0
    });
    assert!(tally.old > 0 && tally.new > 0, "both states were met: {}", tally.figures());
    report("fail-points-trash", &tally.figures());
}

fn on_disks(home: &Home) -> BTreeSet<PathBuf> {
    home.backups("disk-1").into_iter().chain(home.backups("disk-2")).collect()
}

#[test]
fn fail_points_of_a_backup() {
    let home = Home::with_book();
    home.issue(1);
    home.all(&["backup now"]);
    home.issue(1);
    let before: BTreeSet<PathBuf> = on_disks(&home);
    let tally = sweep(&home, &["backup", "now"], Mesh::Fine, |home, ran, context| {
        let new = ran.code == Some(0) || !on_disks(home).is_subset(&before);
        check_book(home, context);
        // The next run makes good whatever this one left; what retention lets go, it lets go on both disks.
        let list = home.run(&["backup", "now"]).done();
        assert_eq!(list["badge"]["unsealed_work"], false, "{context}");
        let (first, second) = (home.backups("disk-1").len(), home.backups("disk-2").len());
        assert!(first > 0 && first == second && all_backups_verify(home, context) == first + second, "{context}");
        new
    });
    report("fail-points-backup", &tally.figures());
}

#[test]
fn fail_points_of_a_restore() {
    let home = Home::with_book();
    home.issue(2);
    home.all(&["backup now"]);
    let backup = home.backups("disk-1").pop().unwrap().display().to_string();
    let code = home.path("code.txt").display().to_string();
    let arguments =
        ["backup", "restore", &backup, "--to", "restored.counterfoil", "--recovery-code-file", &code, "--portable"];
    let tally = sweep(&home, &arguments, Mesh::Wide, |home, _, context| {
        let new = home.path("restored.counterfoil").exists();
        if !new {
            check_book(home, context);
            home.run(&arguments).done();
        }
        let restored = home.path("restored.counterfoil").display().to_string();
        let verified = home.run(&["audit", "verify", "--vault", &restored]);
        assert_eq!(verified.code, Some(0), "{context}: {}", verified.said);
        assert_eq!(verified.answer["documents"], 2, "{context}");
        new
    });
    report("fail-points-restore", &tally.figures());
}

#[test]
fn fail_points_of_a_new_vault() {
    let home = Home::empty();
    let business = home.input("business.json").display().to_string();
    let vault = home.vault().display().to_string();
    let create = |kit: &str| {
        let code = format!("{kit}.code");
        [
            "vault",
            "create",
            &vault,
            "--business",
            &business,
            "--portable",
            "--recovery-kit",
            kit,
            "--recovery-code-out",
            &code,
        ]
        .map(str::to_owned)
    };
    let (first, second) = (create("kit.pdf"), create("second.pdf"));
    let tally = sweep(&home, &first.each_ref().map(String::as_str), Mesh::Wide, |home, _, context| {
        let new = home.vault().exists();
        if new {
            assert!(home.path("kit.pdf").exists() && home.path("kit.pdf.code").exists(), "{context}: no kit");
        } else {
            home.run(&second).done();
        }
        let verified = home.run(&["audit", "verify"]);
        assert_eq!(verified.code, Some(0), "{context}: {}", verified.said);
        new
    });
    report("fail-points-create", &tally.figures());
}
