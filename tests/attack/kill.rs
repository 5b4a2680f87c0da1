//! `kill -9` at any moment: nothing that was acknowledged is lost, no number missing or twice, no false alarm.

use crate::support::{Batch, Chance, Home, Ran, all_backups_verify, check_book, report, sized};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A new book after so many kills: a long one would only make each check slower.
const ROUNDS_A_BOOK: usize = 25;

#[test]
fn kill_while_issuing_and_sealing() {
    let rounds = sized(12, 200);
    let chance = &mut Chance::new(1);
    let (mut acknowledged, mut sealed, mut backups, mut unread) = (0, 0, 0, 0);
    let mut home = Home::with_book();
    let mut promised = BTreeSet::new();
    for round in 0..rounds {
        if round > 0 && round % ROUNDS_A_BOOK == 0 {
            backups += all_backups_verify(&home, "before a new book");
            home = Home::with_book();
            promised.clear();
        }
        let context = format!("round {round}");
        let before = promised.len();
        unread += one_round(&home, chance, &mut promised);
        acknowledged += promised.len() - before;
        let seen = check_book(&home, &context);
        let kept: BTreeSet<String> = seen.numbers.into_iter().collect();
        assert!(promised.is_subset(&kept), "{context}: lost {:?}", promised.difference(&kept));
        promised = kept; // what was committed and not yet acknowledged counts from now on, too
        assert_eq!(seen.backups["badge"]["unsealed_work"], false, "{context}: the leftover is sealed");
        sealed += usize::from(seen.backups["backups"][0]["trigger"] == "crash-leftover");
    }
    backups += all_backups_verify(&home, "at the end");
    assert!(acknowledged > rounds && sealed > 0, "{acknowledged} acknowledged, {sealed} leftovers: nothing was tested");
    report(
        "kill",
        &format!(
            "{rounds} kills while issuing and sealing; {acknowledged} acknowledged ({unread} read after the kill), 0 lost, 0 torn, \
             0 numbers missing or twice, 0 false alarms; newest backup a named crash leftover {sealed} times; {backups} old backups verify"
        ),
    );
}

/// Issues until the moment comes: sometimes during the unlock, mostly between and during acts. Every fifth act seals.
fn one_round(home: &Home, chance: &mut Chance, promised: &mut BTreeSet<String>) -> usize {
    let mut batch = Batch::start(home);
    let draft_line = home.draft_line();
    let unlocking = chance.below(6) == 0;
    let started = Instant::now();
    let mut end = started + Duration::from_millis(chance.below(400) as u64);
    if !unlocking {
        batch.ask("series list");
        end = Instant::now() + Duration::from_millis(chance.below(1200) as u64);
    }
    let mut keep = |answer: &Value| {
        if let Some(number) = answer["answer"]["number"].as_str() {
            promised.insert(number.to_owned());
        }
    };
    loop {
        let seal = chance.below(5) == 0;
        batch.say(if seal { "backup now" } else { &draft_line });
        let Some(answer) = batch.answer(end) else { break };
        keep(&answer);
        let Some(id) = answer["answer"]["id"].as_str() else { continue };
        batch.say(&format!("invoice issue {id}"));
        let Some(answer) = batch.answer(end) else { break };
        keep(&answer);
    }
    let late = batch.kill();
    late.iter().for_each(&mut keep);
    late.iter().filter(|answer| answer["answer"]["number"].is_string()).count()
}

#[test]
fn kill_while_restoring() {
    let rounds = sized(4, 60);
    let chance = &mut Chance::new(2);
    let home = Home::with_book();
    home.issue(2);
    home.all(&["backup now"]);
    let kept = home.keep();
    let backup = home.backups("disk-1").pop().unwrap().display().to_string();
    let code = home.path("code.txt").display().to_string();
    let arguments =
        ["backup", "restore", &backup, "--to", "restored.counterfoil", "--recovery-code-file", &code, "--portable"];
    let whole = timed(&home, &arguments);
    let mut finished = 0;
    for round in 0..rounds {
        home.put_back(&kept);
        killed_after(&home, &arguments, whole.mul_f64(chance.below(1000) as f64 / 1000.0));
        let context = format!("round {round}");
        let there = home.path("restored.counterfoil").exists();
        if there {
            finished += 1;
        } else {
            // The live book on the same computer is not called old because of a restore that never ended.
            check_book(&home, &context);
            home.run(&arguments).done();
        }
        restored_is_whole(&home, &context);
    }
    report(
        "kill-restore",
        &format!(
            "{rounds} kills; {finished} came after the end, each of the others left the live book as it was and ran again to a whole vault"
        ),
    );
}

fn restored_is_whole(home: &Home, context: &str) {
    let restored = home.path("restored.counterfoil");
    let ran = home.run(&["audit".as_ref(), "verify".as_ref(), "--vault".as_ref(), restored.as_os_str()]);
    assert_eq!(ran.code, Some(0), "{context}: {}", ran.said);
    assert_eq!(ran.answer["documents"], 2, "{context}");
    assert!(!home.path("restored.counterfoil.partial").exists(), "{context}");
}

#[test]
fn kill_while_making_a_vault() {
    let rounds = sized(4, 60);
    let chance = &mut Chance::new(3);
    let home = Home::empty();
    let whole = timed(&home, &create(&home, "first.pdf").each_ref().map(String::as_str));
    let (mut finished, mut renamed) = (0, 0);
    for round in 0..rounds {
        let home = Home::empty();
        let arguments = create(&home, "kit.pdf");
        killed_after(
            &home,
            &arguments.each_ref().map(String::as_str),
            whole.mul_f64(chance.below(1000) as f64 / 1000.0),
        );
        let context = format!("round {round}");
        let there = home.vault().exists();
        let again = home.run(&arguments);
        match again.code {
            Some(0) => {}
            _ if there => {
                finished += 1;
                assert!(again.explains_itself() && home.path("kit.pdf").exists(), "{context}: {}", again.said);
            }
            // The kit of the vault that never came to be is not overwritten: another name is asked for.
            _ => {
                renamed += 1;
                assert_eq!(again.error()["code"], "file-exists", "{context}: {}", again.said);
                home.run(&create(&home, "second.pdf")).done();
            }
        }
        let verified = home.run(&["audit", "verify"]);
        assert_eq!(verified.code, Some(0), "{context}: {}", verified.said);
        home.run(&["customer".as_ref(), "add".as_ref(), "--from".as_ref(), home.input("customer.json").as_os_str()])
            .done();
    }
    report(
        "kill-create",
        &format!(
            "{rounds} kills; {finished} came after the end, {renamed} asked for another name of the kit, 0 half vaults, all usable after at most one more command"
        ),
    );
}

fn create(home: &Home, kit: &str) -> [String; 11] {
    let disk = home.path("disk-1").display().to_string();
    let business = home.input("business.json").display().to_string();
    let (vault, code) = (home.vault().display().to_string(), format!("{kit}.code"));
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
        &format!("--backup-folder={disk}"),
    ]
    .map(str::to_owned)
}

fn timed(home: &Home, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    home.run(arguments).done();
    start.elapsed()
}

/// Kills a process so long after its start; one that is quicker ends by itself.
fn killed_after(home: &Home, arguments: &[&str], delay: Duration) {
    let mut child: Child =
        home.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("counterfoil starts");
    let mut output = child.stdout.take().expect("stdout was piped");
    let (said, heard) = channel();
    std::thread::spawn(move || {
        // The end of the stream is the end of the process.
        let _ = std::io::copy(&mut output, &mut std::io::sink());
        let _ = said.send(());
    });
    if heard.recv_timeout(delay) == Err(RecvTimeoutError::Timeout) {
        let _ = child.kill();
    }
    let ran = Ran::of(&child.wait_with_output().expect("it ends"));
    assert!(ran.signal == Some(9) || ran.code == Some(0), "{}", ran.said);
}

#[test]
fn the_check_of_a_lost_number_can_fail() {
    let missing = ["2026-0001", "2026-0003"].map(str::to_owned);
    assert!(std::panic::catch_unwind(|| crate::support::numbers_without_gap(&missing, "a control")).is_err());
    assert!(Path::new(&crate::support::program()).exists());
}
