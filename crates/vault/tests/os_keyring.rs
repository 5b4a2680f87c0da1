//! The real keyring: a private gnome-keyring on a private session bus, asked by two processes one after the other.
//!
//! Each role is a process of its own (`examples/keyring_role.rs`), since what is to be shown is that an item outlives the
//! process that stored it: a store that is only a mock would pass every test inside one process.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic, in its helping functions too")]

mod common;

use common::{LOCKED, UNLOCKED};
use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

const INSTALL: &str =
    "this test needs a session bus and a keyring: apt-get install dbus gnome-keyring (`make test` does it)";

const NO_DAEMON: &str = "true";

struct Machine {
    home: TempDir,
}

impl Machine {
    fn new() -> Self {
        for program in ["dbus-run-session", "gnome-keyring-daemon"] {
            let found = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
            assert!(found, "{program} is missing: {INSTALL}");
        }
        let home = tempfile::tempdir().unwrap();
        for name in ["data", "runtime", "services"] {
            fs::create_dir(home.path().join(name)).unwrap();
        }
        fs::set_permissions(home.path().join("runtime"), fs::Permissions::from_mode(0o700)).unwrap();
        // A bus that starts no service on its own: what is not started here is absent, and no prompter opens a window.
        let bus = format!(
            "<busconfig><type>session</type><listen>unix:tmpdir={}</listen><auth>EXTERNAL</auth><policy context=\"default\">\
             <allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            home.path().join("runtime").display(),
        );
        fs::write(home.path().join("bus.conf"), bus).unwrap();
        Self { home }
    }

    /// Runs the roles in the same session, each in a process of its own.
    fn session(&self, keyring: &str, roles: &[&str]) {
        let mut script = format!("set -e\n{keyring}\n");
        for role in roles {
            script.push_str(&format!("'{}' {role} '{}'\n", player().display(), self.home.path().display()));
        }
        let output = self
            .command("dbus-run-session")
            .args(["--config-file".as_ref(), self.home.path().join("bus.conf").as_os_str()])
            .args(["--", "bash", "-c", &script])
            .output()
            .unwrap();
        assert_success(&output, roles);
    }

    fn command(&self, program: &str) -> Command {
        let home = self.home.path();
        let mut command = Command::new(program);
        command
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", home.join("runtime"))
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GNOME_KEYRING_CONTROL");
        command
    }
}

/// The program that plays a role; `cargo test` builds examples beside the tests.
fn player() -> PathBuf {
    let tests = env::current_exe().unwrap();
    let player = tests.ancestors().nth(2).unwrap().join("examples/keyring_role");
    assert!(player.exists(), "{} is missing: `cargo build -p vault --example keyring_role`", player.display());
    player
}

/// Every role was played to its end, in this order.
fn assert_success(output: &Output, roles: &[&str]) {
    let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let played: Vec<&str> = out.lines().collect();
    assert!(output.status.success() && played == roles, "{roles:?}\n{out}\n{error}");
}

#[test]
fn what_one_process_stores_the_next_one_finds() {
    let machine = Machine::new();
    machine.session(UNLOCKED, &["creates", "unlocks"]);
    // A new daemon and a new bus, as after a restart: the keyring's file on disk is what counts.
    machine.session(UNLOCKED, &["unlocks", "unlocks"]);
}

#[test]
fn a_locked_an_absent_and_a_wiped_keyring_are_told_apart_and_the_kit_opens() {
    let machine = Machine::new();
    machine.session(UNLOCKED, &["creates"]);
    machine.session(NO_DAEMON, &["finds_none"]);
    machine.session(LOCKED, &["finds_it_locked"]);
    fs::rename(machine.home.path().join("data"), machine.home.path().join("data-before")).unwrap();
    fs::create_dir(machine.home.path().join("data")).unwrap();
    machine.session(UNLOCKED, &["finds_it_wiped", "recovers", "unlocks_with_the_new_one"]);
}

#[test]
fn without_a_session_bus_the_answer_is_absent_and_quick() {
    let machine = Machine::new();
    let role = "finds_none_and_makes_a_portable_vault";
    let output = machine.command(player().to_str().unwrap()).arg(role).arg(machine.home.path()).output().unwrap();
    assert_success(&output, &[role]);
}

#[test]
fn a_service_that_comes_later_is_found_by_the_same_process() {
    Machine::new().session(NO_DAEMON, &["waits_for_the_service"]);
}
