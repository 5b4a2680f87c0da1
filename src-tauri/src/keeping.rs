//! Before the keys are dropped the page is asked to save what is typed on it. It has a moment for that, and no more: a
//! page that hangs keeps no book open.

use crate::desk::Desk;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager};
use tokio::sync::oneshot;

/// A full disk or a busy core may take a while; who closes the window is not kept waiting for ever.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who waits for the page's word, by the number of the asking.
#[derive(Default)]
pub struct Asked(Mutex<(u64, HashMap<u64, oneshot::Sender<bool>>)>);

impl Asked {
    fn begin(&self) -> (u64, oneshot::Receiver<bool>) {
        let (says, hears) = oneshot::channel();
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        asked.0 = asked.0.wrapping_add(1);
        let turn = asked.0;
        asked.1.insert(turn, says);
        (turn, hears)
    }

    /// The page's word. What nobody waits for any more is passed over.
    pub fn answered(&self, turn: u64, kept: bool) {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner).1.remove(&turn);
        if let Some(waiting) = waiting {
            let _ = waiting.send(kept);
        }
    }
}

#[derive(Clone, Serialize)]
struct Leaving {
    turn: u64,
}

/// Whether everything typed is kept. True at once where the book is locked: there is no page of it then.
pub async fn everything(app: &AppHandle) -> bool {
    let open = app.state::<Desk>().work(|session| Ok(session.is_open())).await;
    if open != Ok(true) {
        return true;
    }
    let (turn, hears) = app.state::<Asked>().begin();
    let _ = app.emit("leaving", Leaving { turn });
    let kept = matches!(tokio::time::timeout(PATIENCE, hears).await, Ok(Ok(true)));
    app.state::<Asked>().answered(turn, kept); // after silence nobody waits any more
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_asking_hears_its_own_answer_once() {
        let asked = Asked::default();
        let (first, mut hears_first) = asked.begin();
        let (second, mut hears_second) = asked.begin();
        asked.answered(second, true);
        asked.answered(second, false);
        assert_eq!((hears_first.try_recv().ok(), hears_second.try_recv().ok()), (None, Some(true)));
        asked.answered(first, false);
        assert_eq!(hears_first.try_recv().ok(), Some(false));
    }
}
