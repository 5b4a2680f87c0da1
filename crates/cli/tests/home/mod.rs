//! A home folder with a portable vault, and the real program run in it.
#![allow(dead_code)] // each contract uses what it needs of it
#![allow(clippy::unwrap_used)] // a story that cannot go on fails

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PASSPHRASE: &str = "violet harbour stands quite still";

/// One home; it goes when it is dropped.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    /// A home with a portable vault whose recovery code was written to `code.txt`.
    pub fn with_vault() -> Self {
        let home = Self::empty();
        let made = home.run(&[
            "vault",
            "create",
            "studio.counterfoil",
            "--portable",
            "--business",
            "business.json",
            "--recovery-kit",
            "kit.pdf",
            "--recovery-code-out",
            "code.txt",
            "--backup-folder",
            "disk-1",
            "--backup-folder",
            "disk-2",
        ]);
        assert_eq!(made.status.code(), Some(0), "{}", said(&made));
        home
    }

    pub fn empty() -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap() };
        home.write("passphrase.txt", PASSPHRASE);
        home.write("wrong.txt", "quite another phrase altogether");
        home.write("business.json", r#"{"name":"Studio Vogt","street":"Karl-Heine-Straße 41","postcode":"04229","city":"Leipzig","country":"DE","iban":"DE02120300000000202051"}"#);
        home.write(
            "customer.json",
            r#"{"name":"Kunsthalle Bremen","street":"Am Wall 207","postcode":"28195","city":"Bremen","country":"DE"}"#,
        );
        home.write("draft.json", r#"{"customer":"Kunsthalle Bremen","description":"Catalogue","lines":[{"name":"Design","quantity":"32","unit":"HUR","price":"95.00","vat":{"category":"S","rate":"19"}}]}"#);
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_counterfoil"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("COUNTERFOIL_VAULT", "studio.counterfoil")
            .env("COUNTERFOIL_PASSPHRASE_FILE", "passphrase.txt")
            .stdin(Stdio::null());
        command
    }

    /// The same with no terminal to ask on, wherever the tests run.
    pub fn command_without_terminal(&self, words: &[&str]) -> Command {
        let plain = self.command(words);
        let mut command = Command::new("setsid");
        command
            .arg("--wait")
            .arg(plain.get_program())
            .args(plain.get_args())
            .current_dir(self.folder.path())
            .env_clear();
        command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?)))).stdin(Stdio::null());
        command
    }

    /// Runs it.
    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs with `--json`; the exit code must be 0.
    pub fn json(&self, words: &[&str]) -> Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        let output = self.run(&words);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Runs with `--json` and wants a failure: its exit code and the code in the JSON on standard error.
    pub fn refusal(&self, words: &[&str]) -> (Option<i32>, String) {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        let output = self.run(&words);
        let line = said(&output).lines().last().unwrap_or_default().to_owned();
        let code = serde_json::from_str::<Value>(&line).ok().and_then(|view| view["code"].as_str().map(str::to_owned));
        (output.status.code(), code.unwrap_or_default())
    }

    /// A customer, a draft, an invoice: its number.
    pub fn issue(&self) -> String {
        if self.json(&["customer", "list"])["items"].as_array().is_some_and(Vec::is_empty) {
            self.json(&["customer", "add", "--from", "customer.json"]);
        }
        let draft = self.json(&["invoice", "draft", "--from", "draft.json"]);
        let issued = self.json(&["invoice", "issue", draft["id"].as_str().unwrap()]);
        issued["number"].as_str().unwrap().to_owned()
    }
}

/// What it said on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
