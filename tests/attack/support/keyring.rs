//! A login session of its own: private bus, gnome-keyring unlocked, runtime folder. For the parts about theft.

use super::{Home, Ran};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};

/// The session of one home; the bus and the keyring on it end with it.
pub struct KeyringSession {
    bus: Child,
    address: String,
    runtime: tempfile::TempDir,
}

impl KeyringSession {
    /// Starts bus and keyring; the keyring's files lie in the home.
    pub fn start(home: &Home) -> Self {
        let runtime = tempfile::tempdir().unwrap();
        std::fs::set_permissions(runtime.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        let address = format!("--address=unix:path={}", runtime.path().join("bus").display());
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1", &address])
            .env("HOME", home.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is needed: apt-get install dbus");
        let mut line = String::new();
        BufReader::new(bus.stdout.take().expect("stdout was piped")).read_line(&mut line).unwrap();
        let session = Self { bus, address: line.trim().to_owned(), runtime };
        session.unlock(home);
        session
    }

    /// An empty passphrase must come as a line: with an empty stdin no login keyring is made.
    fn unlock(&self, home: &Home) {
        let mut daemon = Command::new("gnome-keyring-daemon");
        daemon
            .args(["--unlock", "--components=secrets"])
            .env("HOME", home.path(""))
            .env("XDG_DATA_HOME", home.path("data"));
        self.lend(&mut daemon).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut daemon = daemon.spawn().expect("gnome-keyring-daemon is needed: apt-get install gnome-keyring");
        daemon.stdin.take().expect("stdin was piped").write_all(b"\n").unwrap();
        // It goes to the background when it can be asked, and ends with the bus.
        assert!(daemon.wait().unwrap().success());
    }

    fn lend<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address).env("XDG_RUNTIME_DIR", self.runtime.path())
    }

    /// Runs one command of a home inside this session.
    pub fn run(&self, home: &Home, arguments: &[impl AsRef<OsStr>]) -> Ran {
        let mut command = home.command(arguments);
        Ran::of(&self.lend(&mut command).output().expect("counterfoil starts"))
    }
}

impl Drop for KeyringSession {
    fn drop(&mut self) {
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}
