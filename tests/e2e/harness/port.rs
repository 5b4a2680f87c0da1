//! A port that no other story has. The driver must be told one, and one that the system gave and took back again may be
//! given to the next story before the driver listens: so each is held by a lock file for as long as it is needed.

use super::built;
use std::fs::File;
use std::net::TcpListener;

const RANGE: std::ops::Range<u16> = 21_300..21_400;

/// A port of our own, given back when dropped.
pub struct Port {
    /// Its number.
    pub number: u16,
    _held: File,
}

impl Port {
    /// The first that is free.
    pub fn take() -> Self {
        let folder = built("../e2e-ports");
        std::fs::create_dir_all(&folder).expect("the folder of lock files");
        let free = RANGE.into_iter().find_map(|number| {
            let held = File::create(folder.join(number.to_string())).expect("a lock file");
            let ours = held.try_lock().is_ok() && TcpListener::bind(("127.0.0.1", number)).is_ok();
            ours.then_some(Self { number, _held: held })
        });
        free.unwrap_or_else(|| panic!("no free port in {RANGE:?}"))
    }
}
