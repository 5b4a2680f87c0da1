//! Where the recovery kit of this run was written: the window may ask to see it, and names no path for that.

use crate::desk::Answer;
use app::views::ErrorView;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// None until a vault was made in this run.
#[derive(Default)]
pub struct WrittenKit(Mutex<Option<PathBuf>>);

impl WrittenKit {
    /// Remembers the kit of the vault that was just made.
    pub fn is_at(&self, path: &Path) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
    }

    /// Opens it in the system's own viewer.
    pub fn open(&self) -> Answer<()> {
        let path = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        path.is_some_and(|path| open::that_detached(path).is_ok()).then_some(()).ok_or_else(not_shown)
    }
}

fn not_shown() -> ErrorView {
    ErrorView {
        code: "kit-not-shown".to_owned(),
        message: "The recovery kit could not be opened from here.".to_owned(),
        help: "Open the PDF from the folder that you chose for it, or look at the printed sheet.".to_owned(),
        faults: Vec::new(),
    }
}
