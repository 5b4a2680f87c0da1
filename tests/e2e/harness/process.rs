//! The program as a process: found under the driver that started it, watched until it is gone.

use super::until;
use std::fs;

/// One running process.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// Process id.
    pub pid: u32,
}

impl Program {
    /// The child of `parent` that runs the window.
    pub async fn under(parent: u32) -> Self {
        let pid = until("the program runs", async || children(parent).into_iter().next()).await;
        Self { pid }
    }

    /// Waits until the process has ended.
    pub async fn ended(self) {
        until("the program has ended", async || (!self.runs()).then_some(())).await;
    }

    /// Asks it to end, as a login session does when it ends.
    pub fn terminate(self) {
        self.signal("-TERM");
    }

    /// Ends it without asking, as a crash or the out-of-memory killer does.
    pub fn kill(self) {
        self.signal("-KILL");
    }

    fn signal(self, name: &str) {
        let sent = std::process::Command::new("kill").arg(name).arg(self.pid.to_string()).status();
        assert!(sent.expect("kill").success(), "the program takes a signal");
    }

    /// Whether it still runs; a zombie that nobody has waited for has ended.
    pub fn runs(self) -> bool {
        // A killed program is called a zombie as soon as its first thread is gone; until the last one is, its files,
        // its lock and its name on the bus are still held.
        let threads = || fs::read_dir(format!("/proc/{}/task", self.pid)).map_or(0, Iterator::count);
        stat(self.pid).is_some_and(|(state, _)| state != 'Z' || threads() > 1)
    }
}

fn children(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").expect("/proc").filter_map(Result::ok);
    processes
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|&pid| stat(pid).is_some_and(|(_, its_parent)| its_parent == parent))
        .collect()
}

/// State and parent from `/proc/PID/stat`; the name before them may hold anything, so they are read after its bracket.
fn stat(pid: u32) -> Option<(char, u32)> {
    let line = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut fields = line.rsplit_once(')')?.1.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}
