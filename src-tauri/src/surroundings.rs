//! This machine as the core sees it: folders, clock, keyring.

use app::keys_in::OsKeyring;
use app::{Places, Surroundings, SystemClock};
use std::time::Duration;

/// A command line that seals or issues lets go of the vault within this time.
const PATIENCE: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(100);

/// The folders and services of the user who started the program.
pub fn of_this_machine() -> Surroundings {
    Surroundings {
        places: Places::find(None, |name| std::env::var_os(name).map(Into::into)),
        clock: Box::new(SystemClock),
        keyring: Box::new(OsKeyring::new()),
        kdf: None,
        migrations: app::MIGRATIONS,
        program: "Counterfoil (window)".to_owned(),
        wait: Box::new(patience()),
    }
}

/// Waits one step at a time; says no once `PATIENCE` is used up, and begins anew.
fn patience() -> impl FnMut() -> bool + Send {
    let mut waited = Duration::ZERO;
    move || {
        if waited >= PATIENCE {
            waited = Duration::ZERO;
            return false;
        }
        waited += STEP;
        #[allow(clippy::disallowed_methods)] // another program's lock gives no event to wait for
        std::thread::sleep(STEP);
        true
    }
}
