//! What happens to a keyring while a program runs: it is locked, stopped, emptied.

use super::{Desktop, Program, until};
use std::fs;

const NAME: &str = "org.freedesktop.secrets";

impl Desktop {
    /// Locks the login keyring, as a desktop does when its session is locked.
    pub fn lock_keyring(&self) {
        let path = "/org/freedesktop/secrets";
        let collection = format!("array:objpath:{path}/collection/login");
        self.ask_bus(NAME, path, &["org.freedesktop.Secret.Service.Lock", &collection]);
    }

    /// Stops the keyring: nothing answers any more.
    pub async fn stop_keyring(&self) {
        let bus = "org.freedesktop.DBus";
        let name = format!("string:{NAME}");
        let answer = self.ask_bus(bus, "/", &["org.freedesktop.DBus.GetConnectionUnixProcessID", &name]);
        let pid = answer.split_whitespace().last().and_then(|pid| pid.parse().ok()).expect("the keyring's process");
        let keyring = Program { pid };
        keyring.terminate();
        keyring.ended().await;
        until("the bus knows that the keyring has gone", async || {
            let owned = self.ask_bus(bus, "/", &["org.freedesktop.DBus.NameHasOwner", &name]);
            owned.contains("false").then_some(())
        })
        .await;
    }

    /// Empties the keyring, as a new installation of the system does, and starts it again.
    pub async fn wipe_keyring(&self) {
        self.stop_keyring().await;
        for file in fs::read_dir(self.home().join(".local/share/keyrings")).expect("the keyring's files") {
            fs::remove_file(file.expect("a file").path()).expect("it can be removed");
        }
        self.unlock_keyring();
    }

    fn ask_bus(&self, to: &str, path: &str, call: &[&str]) -> String {
        let asked = self
            .command("dbus-send")
            .args(["--session", "--print-reply", &format!("--dest={to}"), path])
            .args(call)
            .stdout(std::process::Stdio::piped())
            .output()
            .expect("dbus-send");
        assert!(asked.status.success(), "{call:?}: {}", self.said());
        String::from_utf8(asked.stdout).expect("text")
    }
}
