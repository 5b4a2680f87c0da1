//! The Nth call that changes a file fails, is torn, or ends the process: `tests/shim/fault.c`, preloaded.

use super::{Home, Ran};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// What the Nth call meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// SIGKILL instead of the call.
    Kill,
    /// Half of what was to be written, then SIGKILL.
    Torn,
    /// EIO, once.
    Eio,
    /// EIO from then on.
    EioStays,
    /// ENOSPC, once.
    Enospc,
    /// ENOSPC from then on.
    EnospcStays,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Kill, Self::Torn, Self::Eio, Self::EioStays, Self::Enospc, Self::EnospcStays];

    /// Whether the process is gone at once.
    pub fn ends(self) -> bool {
        matches!(self, Self::Kill | Self::Torn)
    }

    const fn setting(self) -> (&'static str, &'static str) {
        match self {
            Self::Kill => ("kill", "0"),
            Self::Torn => ("torn", "0"),
            Self::Eio => ("eio", "0"),
            Self::EioStays => ("eio", "1"),
            Self::Enospc => ("enospc", "0"),
            Self::EnospcStays => ("enospc", "1"),
        }
    }
}

/// One fault.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// Of which call, from 1.
    pub at: usize,
    /// What it meets.
    pub kind: Kind,
}

impl Fault {
    /// Runs one command with this fault in it; whether the command got as far as the fault.
    pub fn run(self, home: &Home, arguments: &[&str]) -> (Ran, bool) {
        let hit = home.input("fault-hit");
        let _ = fs::remove_file(&hit);
        let (kind, sticky) = self.kind.setting();
        let mut command = watched(home, arguments);
        command.env("FAULT_AT", self.at.to_string()).env("FAULT_KIND", kind).env("FAULT_STICKY", sticky);
        let ran = Ran::of(&command.env("FAULT_HIT", &hit).output().expect("counterfoil starts"));
        (ran, hit.exists())
    }
}

/// How many calls a command makes when nothing fails.
pub fn count_calls(home: &Home, arguments: &[&str]) -> usize {
    let log = home.input("fault-log");
    Ran::of(&watched(home, arguments).env("FAULT_LOG", &log).output().expect("counterfoil starts")).done();
    let calls = fs::read_to_string(log).expect("the shim wrote its count").trim().parse().unwrap();
    assert!(calls > 5, "the shim saw {calls} calls: it does not watch");
    calls
}

fn watched(home: &Home, arguments: &[&str]) -> Command {
    let mut command = home.command(arguments);
    command.env("LD_PRELOAD", shim()).env("FAULT_UNDER", home.path(""));
    command
}

/// The shim, compiled once a run by the machine's C compiler, which the bundled SQLCipher needs as well.
fn shim() -> &'static Path {
    static SHIM: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, library) = SHIM.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("fault.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("shim/fault.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(&library).arg(source).arg("-ldl");
        assert!(compiler.status().expect("cc is needed").success(), "the shim does not compile");
        (folder, library)
    });
    library
}
