//! The one session of this program, and how a command gets its turn at it: on a thread of its own, one at a time, so
//! that neither Argon2 nor a backup ever freezes the window.

use app::Session;
use app::views::ErrorView;
use std::sync::{Arc, Mutex, PoisonError};

/// What a command answers.
pub type Answer<T> = Result<T, ErrorView>;

/// The session behind its lock. Cloning shares it.
#[derive(Clone)]
pub struct Desk(Arc<Mutex<Session>>);

impl Desk {
    /// Lays the session on the desk.
    pub fn new(session: Session) -> Self {
        Self(Arc::new(Mutex::new(session)))
    }

    /// Runs one verb away from the threads that draw and answer.
    pub async fn work<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&mut Session) -> Result<T, app::Error> + Send + 'static,
    ) -> Answer<T> {
        let desk = self.clone();
        let turn = tauri::async_runtime::spawn_blocking(move || desk.turn(verb));
        turn.await.unwrap_or_else(|_| Err(broken()))
    }

    /// Runs one verb on this thread.
    pub fn turn<T>(&self, verb: impl FnOnce(&mut Session) -> Result<T, app::Error>) -> Answer<T> {
        // After a panic nobody knows what the session holds: no verb runs on it again.
        let mut session = self.0.lock().map_err(|_| broken())?;
        verb(&mut session).map_err(|error| error.view())
    }

    /// Runs the last verb, also on a session that a panic left behind: it only reads what was committed.
    pub fn last_turn<T>(&self, verb: impl FnOnce(&mut Session) -> Result<T, app::Error>) -> Answer<T> {
        verb(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner)).map_err(|error| error.view())
    }
}

fn broken() -> ErrorView {
    ErrorView {
        code: "internal".to_owned(),
        message: "Counterfoil met an error of its own and stopped working on the book.".to_owned(),
        help: "What was issued and saved is kept. Quit and open Counterfoil again.".to_owned(),
        faults: Vec::new(),
    }
}
