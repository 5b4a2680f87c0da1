//! What the process gives away about itself when it dies or is looked at: nothing.

use crate::notice;

/// No core dump and no `/proc/PID/mem` for other programs of the same user; a panic names its place, never its
/// message, since a message may quote what was typed.
pub fn leave_no_traces() {
    if let Err(error) = app::forbid_dumps() {
        notice::say(&format!("core dumps could not be forbidden ({error}); the work goes on"));
    }
    std::panic::set_hook(Box::new(|panic| {
        let place =
            panic.location().map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
        notice::say(&format!("an error of the program at {place}"));
    }));
}
