//! What the process gives away about itself when it dies or is looked at: nothing.

use crate::notice;

/// No core dump and no `/proc/PID/mem` for other programs of the same user; a panic names its place, never its
/// message, since a message may quote what was typed.
pub fn leave_no_traces() {
    if let Err(error) = forbid_dumps() {
        notice::say(&format!("core dumps could not be forbidden ({error}); the work goes on"));
    }
    std::panic::set_hook(Box::new(|panic| {
        let place =
            panic.location().map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
        notice::say(&format!("an error of the program at {place}"));
    }));
}

#[cfg(target_os = "linux")]
fn forbid_dumps() -> rustix::io::Result<()> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // The limit is inherited by the processes of the web view, which hold the same data; the attribute is not.
    setrlimit(Resource::Core, none)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)
}

#[cfg(not(target_os = "linux"))]
fn forbid_dumps() -> rustix::io::Result<()> {
    Ok(())
}
