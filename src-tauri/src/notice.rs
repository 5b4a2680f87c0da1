//! The shell's only voice beside the window: one sentence on stderr, without name, amount or path of the user.

use std::io::Write;

/// Says one sentence. A closed stderr is no reason to stop.
pub fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr().lock(), "counterfoil: {sentence}");
}
