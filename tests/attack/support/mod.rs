//! What every part needs: a home with a book, the program as a process, chance with a seed, and the line of figures.

mod batch;
mod chance;
mod checks;
mod fault;
mod home;
mod keyring;
mod mount;
mod program;
mod trace;

pub use batch::Batch;
pub use chance::Chance;
pub use checks::{all_backups_verify, check_book, check_proof, numbers_without_gap};
pub use fault::{Fault, Kind, count_calls};
pub use home::{Home, PASSPHRASE, tree};
pub use keyring::KeyringSession;
pub use mount::Mount;
pub use program::{Ran, program};
pub use trace::{LONGEST_WRITE, Trace};

/// `full` of a full run, else `small`.
pub fn sized(small: usize, full: usize) -> usize {
    if is_full() { full } else { small }
}

/// Whether this run has the long sizes.
pub fn is_full() -> bool {
    std::env::var("COUNTERFOIL_FULL").is_ok_and(|value| value == "1")
}

/// The one line of a part; `make attack` gathers them.
pub fn report(name: &str, figures: &str) {
    println!("attack: {name}: {figures}");
}
