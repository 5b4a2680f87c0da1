//! What a story stands on: a desktop of its own, the program's window in it, and the keys of a person.

pub mod book;
mod desktop;
pub mod disk;
mod display;
mod keyring;
pub mod keys;
#[path = "../../attack/support/mount.rs"]
mod mount;
mod port;
mod process;
mod window;

pub use desktop::Desktop;
pub use process::Program;
pub use window::{Refused, Window};

use std::path::PathBuf;
use std::time::Duration;

/// How long anything is waited for before the story fails. It is a limit, not a wait: a slow machine is no error.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Where cargo puts what it builds (this test lies in `TARGET/PROFILE/deps`).
pub fn built(name: &str) -> PathBuf {
    let here = std::env::current_exe().expect("a test knows its own path");
    let profile = here.ancestors().nth(2).expect("TARGET/PROFILE/deps/e2e");
    profile.join(name)
}

/// The top of the workspace.
pub fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Asks again and again until there is an answer, or patience ends.
pub async fn until<T>(what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
    in_time(ask).await.unwrap_or_else(|| panic!("waited in vain until {what}"))
}

/// The same, for who has more to say when patience ends.
pub async fn in_time<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let mut again = tokio::time::interval(Duration::from_millis(40));
    let asking = async {
        loop {
            again.tick().await;
            if let Some(answer) = ask().await {
                return answer;
            }
        }
    };
    tokio::time::timeout(PATIENCE, asking).await.ok()
}
