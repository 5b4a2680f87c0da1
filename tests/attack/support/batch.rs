//! `counterfoil batch -` as a conversation: one line goes in, one acknowledgement comes out, until it ends or is ended.

use super::Home;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// No answer takes this long, however busy the machine.
const LIMIT: Duration = Duration::from_secs(120);

/// A running batch.
pub struct Batch {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Batch {
    /// Starts it; the first answer comes once the vault is open.
    pub fn start(home: &Home) -> Self {
        let mut command = home.command(&["batch", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().expect("counterfoil starts");
        let output = BufReader::new(child.stdout.take().expect("stdout was piped"));
        let (said, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if said.send(line).is_err() {
                    break;
                }
            }
        });
        let input = child.stdin.take();
        Self { child, input, lines }
    }

    /// Sends a line; a process that has ended hears nothing.
    pub fn say(&mut self, line: &str) {
        if let Some(input) = &mut self.input {
            let _ = writeln!(input, "{line}");
        }
    }

    /// The next acknowledgement, or none by `until`, or none because it has ended.
    pub fn answer(&self, until: Instant) -> Option<Value> {
        match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) => Some(parse(&line)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Sends a line and waits for its answer.
    pub fn ask(&mut self, line: &str) -> Value {
        self.say(line);
        self.answer(Instant::now() + LIMIT).unwrap_or_else(|| panic!("no answer to {line}"))
    }

    /// Drafts and issues one invoice; its number.
    pub fn issue(&mut self, draft_line: &str) -> String {
        let draft = self.ask(draft_line);
        let id = draft["answer"]["id"].as_str().unwrap_or_else(|| panic!("{draft}"));
        let issued = self.ask(&format!("invoice issue {id}"));
        issued["answer"]["number"].as_str().unwrap_or_else(|| panic!("{issued}")).to_owned()
    }

    /// SIGKILL; what it had acknowledged by then and nobody had read.
    pub fn kill(mut self) -> Vec<Value> {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
        drop(self.input.take());
        self.lines.iter().map(|line| parse(&line)).collect()
    }

    /// Ends it in an orderly way; its exit code.
    pub fn end(mut self) -> Option<i32> {
        drop(self.input.take());
        let code = self.child.wait().expect("it ends").code();
        assert_ne!(code, Some(101), "it panicked");
        code
    }
}

/// A line that the kill cut in half was not acknowledged.
fn parse(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_default()
}
