//! What a session is given on a real machine.

use app::keys_in::OsKeyring;
use app::{Places, Session, Surroundings, SystemClock};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

/// A busy lock is asked again this often...
const STEP: Duration = Duration::from_millis(100);
/// ...and this many times: two seconds.
const TRIES: u32 = 20;

/// The places of this machine; `vault` as given on the command line.
pub fn places(vault: Option<PathBuf>) -> Places {
    Places::find(vault, |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
}

/// The real clock, the real keyring, the real cost.
pub fn surroundings(places: Places) -> Surroundings {
    Surroundings {
        places,
        clock: Box::new(SystemClock),
        keyring: Box::new(OsKeyring::new()),
        kdf: None,
        migrations: app::MIGRATIONS,
        program: "counterfoil".to_owned(),
        wait: Box::new(patience()),
    }
}

/// A locked session.
pub fn session(vault: Option<PathBuf>) -> Session {
    Session::new(surroundings(places(vault)))
}

/// Waits for the holder of a lock to go, without spinning: nobody ever sends on this channel.
fn patience() -> impl FnMut() -> bool + Send {
    let (keep, silence) = mpsc::channel::<()>();
    let mut left = TRIES;
    move || {
        let _ = &keep;
        left = left.saturating_sub(1);
        left > 0 && silence.recv_timeout(STEP).is_err()
    }
}
