//! The real keyring: a private gnome-keyring on a private session bus, asked by two processes one after the other.
//!
//! The test starts itself anew as a child for each role (`COUNTERFOIL_TEST_ROLE`), since what is to be shown is that an
//! item outlives the process that stored it: a store that is only a mock would pass every test inside one process.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic, in its helping functions too")]

mod common;

use common::{LONG, NEW, RIGHT, access, code, options, passphrase};
use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;
use vault::keyring::device_item;
use vault::{DeviceSecretState, Keyring, KeyringStatus, LockedVault, OsKeyring, RecoveryCode, Vault};

const ROLE: &str = "COUNTERFOIL_TEST_ROLE";
const FOLDER: &str = "COUNTERFOIL_TEST_FOLDER";
const INSTALL: &str =
    "this test needs a session bus and a keyring: apt-get install dbus gnome-keyring (`make test` does it)";

/// Unlocks with an empty password. The line feed matters: without it no login keyring is made.
const UNLOCKED: &str = r#"printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null"#;
/// A daemon that nobody unlocked, and no prompter to ask.
const LOCKED: &str = "gnome-keyring-daemon --start --components=secrets >/dev/null";
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
        let me = env::current_exe().unwrap();
        let mut script = format!("set -e\n{keyring}\n");
        for role in roles {
            script
                .push_str(&format!("{ROLE}={role} '{}' --exact plays_its_role --ignored --nocapture\n", me.display()));
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
            .env(FOLDER, home)
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GNOME_KEYRING_CONTROL");
        command
    }
}

fn assert_success(output: &Output, roles: &[&str]) {
    let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let passed = out.matches("test result: ok. 1 passed").count();
    assert!(output.status.success() && passed == roles.len(), "{roles:?}\n{out}\n{error}");
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
    let output = machine
        .command(env::current_exe().unwrap().to_str().unwrap())
        .args(["--exact", "plays_its_role", "--ignored", "--nocapture"])
        .env(ROLE, "finds_none_and_makes_a_portable_vault")
        .output()
        .unwrap();
    assert_success(&output, &["finds_none_and_makes_a_portable_vault"]);
}

#[test]
fn a_service_that_comes_later_is_found_by_the_same_process() {
    Machine::new().session(NO_DAEMON, &["waits_for_the_service"]);
}

#[test]
#[ignore = "a role that the other tests of this file start in a session of their own"]
fn plays_its_role() {
    let home = env::var_os(FOLDER).unwrap();
    let home = Path::new(&home);
    let keyring = OsKeyring::new();
    match env::var(ROLE).unwrap().as_str() {
        "creates" => creates(home, &keyring),
        "unlocks" => unlocks(home, &keyring, RIGHT),
        "unlocks_with_the_new_one" => unlocks(home, &keyring, NEW),
        "finds_none" => refuses(home, &keyring, KeyringStatus::Absent, DeviceSecretState::Absent, "keyring-absent"),
        "finds_it_locked" => {
            refuses(home, &keyring, KeyringStatus::Locked, DeviceSecretState::Locked, "keyring-locked")
        }
        "finds_it_wiped" => {
            refuses(home, &keyring, KeyringStatus::Ready, DeviceSecretState::Wiped, "device-secret-wiped")
        }
        "recovers" => recovers(home, &keyring),
        "finds_none_and_makes_a_portable_vault" => makes_portable(home, &keyring),
        "waits_for_the_service" => waits_for_the_service(&keyring),
        other => panic!("no such role: {other}"),
    }
}

fn creates(home: &Path, keyring: &OsKeyring) {
    let vendor = keyring.vendor().unwrap();
    assert!(vendor.contains("Secret Service") && !vendor.to_lowercase().contains("mock"), "{vendor}");
    assert_eq!(keyring.status(), KeyringStatus::Ready);
    let passphrase = passphrase(RIGHT);
    let (vault, kit) = Vault::create(&home.join("v"), &options(&passphrase, false), keyring).unwrap();
    fs::write(home.join("kit"), kit.text().as_bytes()).unwrap();
    fs::write(home.join("key"), vault.database_key().key).unwrap();
    assert_eq!(vault.header().devices[0].backend, "secret-service");
}

fn unlocks(home: &Path, keyring: &OsKeyring, typed: &str) {
    let locked = LockedVault::open(&home.join("v")).unwrap();
    assert_eq!(locked.device_secret_state(keyring), Some(DeviceSecretState::Ready));
    let vault = locked.unlock(&passphrase(typed), keyring).unwrap();
    assert_eq!(vault.database_key().key.to_vec(), fs::read(home.join("key")).unwrap());
    // Raw bytes, overwritten and removed; no item is no error.
    let account = "test:bytes";
    for secret in [&[0_u8, 255, 10, 0][..], &[7; 300]] {
        keyring.set(account, secret).unwrap();
        assert_eq!(keyring.get(account).unwrap().unwrap().as_slice(), secret);
    }
    keyring.delete(account).unwrap();
    keyring.delete(account).unwrap();
    assert!(keyring.get(account).unwrap().is_none());
}

fn refuses(home: &Path, keyring: &OsKeyring, status: KeyringStatus, state: DeviceSecretState, error: &str) {
    assert_eq!(keyring.status(), status);
    let locked = LockedVault::open(&home.join("v")).unwrap();
    assert_eq!(locked.device_secret_state(keyring), Some(state));
    assert_eq!(code(locked.unlock(&passphrase(RIGHT), keyring)), error);
}

fn recovers(home: &Path, keyring: &OsKeyring) {
    let kit = RecoveryCode::parse(&fs::read_to_string(home.join("kit")).unwrap()).unwrap();
    let new = passphrase(NEW);
    let vault = LockedVault::open(&home.join("v")).unwrap().recover(&kit, &access(&new, false), keyring).unwrap();
    assert!(keyring.get(&device_item(vault.vault_id())).unwrap().is_some());
}

fn makes_portable(home: &Path, keyring: &OsKeyring) {
    assert_eq!(keyring.status(), KeyringStatus::Absent);
    let (right, long) = (passphrase(RIGHT), passphrase(LONG));
    let refused = Vault::create(&home.join("v"), &options(&right, false), keyring).unwrap_err();
    assert_eq!(refused.code(), "keyring-absent");
    Vault::create(&home.join("v"), &options(&long, true), keyring).unwrap();
}

fn waits_for_the_service(keyring: &OsKeyring) {
    assert_eq!(keyring.status(), KeyringStatus::Absent);
    let started = Command::new("bash").args(["-c", UNLOCKED]).status().unwrap();
    assert!(started.success());
    assert_eq!(keyring.status(), KeyringStatus::Ready, "found without a new process");
}
