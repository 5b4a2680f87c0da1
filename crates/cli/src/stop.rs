//! Ctrl-C during long work: the work hears of it and ends by itself, with the book as it was.

use crate::output::Failure;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Set once Ctrl-C was pressed. A second press ends the program at once, which leaves the book as it was, too.
pub fn on_interrupt() -> Result<Arc<AtomicBool>, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(app::Error::from)?;
    let pressed = Arc::new(AtomicBool::new(false));
    let (heard, told) = (Arc::clone(&pressed), app::ExitCode::Failed as i32);
    thread::spawn(move || {
        runtime.block_on(async {
            while tokio::signal::ctrl_c().await.is_ok() {
                if heard.swap(true, Ordering::Relaxed) {
                    std::process::exit(told);
                }
            }
        });
    });
    Ok(pressed)
}
