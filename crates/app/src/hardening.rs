//! What a process that holds keys gives away when it dies or is looked at: nothing.

/// No core dump, and no `/proc/PID/mem` for other programs of the same user. Call it first.
///
/// # Errors
/// What the kernel says; the work can go on.
#[cfg(target_os = "linux")]
pub fn forbid_dumps() -> std::io::Result<()> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // The limit is inherited by the processes of the web view, which hold the same data; the attribute is not.
    setrlimit(Resource::Core, none)?;
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

/// Elsewhere the system's own settings decide.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn forbid_dumps() -> std::io::Result<()> {
    Ok(())
}
