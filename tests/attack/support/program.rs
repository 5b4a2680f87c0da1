//! `counterfoil` as a process: found beside this test, run to its end, its answer read.

use serde_json::Value;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The binary beside this test's own, built where it is missing.
pub fn program() -> PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM
        .get_or_init(|| {
            let test = std::env::current_exe().expect("the test has a path");
            let profile = test.parent().and_then(|deps| deps.parent()).expect("target/PROFILE/deps");
            let path = profile.join("counterfoil");
            if !path.exists() {
                let built = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "cli"]).status();
                assert!(built.expect("cargo").success() && path.exists(), "counterfoil could not be built");
            }
            path
        })
        .clone()
}

/// How a process ended and what it said.
#[derive(Debug)]
pub struct Ran {
    /// None when a signal ended it.
    pub code: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
    /// Standard output, as JSON where it is.
    pub answer: Value,
    /// Standard error as it is.
    pub said: String,
}

impl Ran {
    /// Of an ended process.
    pub fn of(output: &Output) -> Self {
        let text = String::from_utf8_lossy(&output.stdout);
        let ran = Self {
            code: output.status.code(),
            signal: output.status.signal(),
            answer: serde_json::from_str(&text).unwrap_or_else(|_| Value::String(text.into_owned())),
            said: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        assert!(ran.code != Some(101) && !ran.said.contains("panicked"), "it panicked: {}", ran.said);
        ran
    }

    /// The answer of a command that must succeed.
    pub fn done(self) -> Value {
        assert_eq!(self.code, Some(0), "{}{}", self.answer, self.said);
        self.answer
    }

    /// The error that it ended with: `{code, message, help, faults}`.
    pub fn error(&self) -> Value {
        let line = self.said.lines().rev().find(|line| line.starts_with('{'));
        line.and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default()
    }

    /// Whether it failed as it should: a code of the contract, a sentence, and what to do.
    pub fn explains_itself(&self) -> bool {
        let error = self.error();
        let filled = |name: &str| error[name].as_str().is_some_and(|text| text.len() > 8);
        matches!(self.code, Some(1..=7)) && error["code"].is_string() && filled("message") && filled("help")
    }
}
