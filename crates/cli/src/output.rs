//! The only file that speaks to standard output and standard error.

use app::views::ErrorView;
use serde_json::Value;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::Instant;

/// What a command answers: for scripts, and for people.
pub struct Answer {
    /// Printed with `--json`.
    pub json: Value,
    /// Printed without.
    pub text: String,
    /// Said on standard error without `--json`, which holds them anyway.
    pub warnings: Vec<String>,
    /// Of the process: an answer can tell of something that failed.
    pub exit: app::ExitCode,
}

impl Answer {
    /// A view, with words of its own.
    pub fn new(view: &impl serde::Serialize, text: impl Into<String>) -> Self {
        Self::of(serde_json::to_value(view).unwrap_or_default(), text)
    }

    /// Words alone.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::of(serde_json::json!({ "done": text }), text)
    }

    /// JSON that is no view, with words of its own.
    pub fn of(json: Value, text: impl Into<String>) -> Self {
        Self { json, text: text.into(), warnings: Vec::new(), exit: app::ExitCode::Done }
    }
}

/// Why a command did not do what it was asked.
pub enum Failure {
    /// A verb refused or failed.
    App(app::Error),
    /// The command line makes no sense.
    Usage(String),
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        Self::App(error)
    }
}

impl Failure {
    /// As `--json` shows it.
    pub fn view(&self) -> ErrorView {
        match self {
            Self::App(error) => error.view(),
            Self::Usage(message) => ErrorView {
                code: "usage".to_owned(),
                message: message.clone(),
                help: "counterfoil help says what can be typed.".to_owned(),
                faults: Vec::new(),
            },
        }
    }

    /// Of the process.
    pub fn exit_code(&self) -> app::ExitCode {
        match self {
            Self::App(error) => error.exit_code(),
            Self::Usage(_) => app::ExitCode::Usage,
        }
    }
}

/// Prints an answer.
pub fn answer(answer: &Answer, json: bool) -> ExitCode {
    let text = if json { answer.json.to_string() } else { answer.text.clone() };
    if !text.is_empty() {
        line(&text);
    }
    if !json {
        answer.warnings.iter().for_each(|warning| note(&format!("Warning: {warning}")));
    }
    ExitCode::from(answer.exit as u8)
}

/// Prints one line of a batch at once.
pub fn line(text: &str) {
    // A reader that went away (`| head`) is no failure of ours.
    let _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end());
}

/// Says on standard error what is going on.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// A line on standard error that tells how far long work has come; nothing where nobody watches.
pub struct Bar {
    began: Instant,
    watched: bool,
}

impl Bar {
    /// The work begins now.
    pub fn new() -> Self {
        Self { began: Instant::now(), watched: std::io::stderr().is_terminal() }
    }

    /// So much of it is done.
    pub fn show(&mut self, percent: u32, done: &str) {
        if !self.watched {
            return;
        }
        let (percent, spent) = (percent.min(100), self.began.elapsed().as_secs());
        let left = match percent {
            0 => String::new(),
            percent => format!(", {} s left", spent * u64::from(100 - percent) / u64::from(percent)),
        };
        let full = usize::try_from(percent / 4).unwrap_or(0);
        let _ = write!(std::io::stderr().lock(), "\r\x1b[K[{:<25}] {percent:>3} %  {done}{left}", "#".repeat(full));
    }

    /// Takes the line away: what follows says how it ended.
    pub fn clear(&mut self) {
        if self.watched {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// Prints a failure on standard error.
pub fn failure(failure: &Failure, json: bool) -> ExitCode {
    let view = failure.view();
    if json {
        note(&serde_json::to_string(&view).unwrap_or_default());
    } else {
        let mut text = format!("{}\n{}", view.message, view.help);
        for fault in &view.faults {
            text.push_str(&format!("\n  {}: {} ({})", fault.path, fault.message, fault.code));
        }
        note(&format!("{text}\n[{}]", view.code));
    }
    ExitCode::from(failure.exit_code() as u8)
}
