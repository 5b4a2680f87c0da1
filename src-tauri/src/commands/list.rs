// The one list of commands. The handler, the access control (build.rs) and the test that holds the capability against
// it are all made from this; it is `include!`d by each, so it has no `//!` line.

/// Hands every command, as `room::name`, to the macro named in the argument.
macro_rules! every_command {
    ($with:ident) => {
        $with! {
            session::session,
            session::ready,
            session::quit,
        }
    };
}
