//! Time is passed in: the one clock that the verbs ask.

use chrono::{DateTime, Local, NaiveDate, Utc};

/// Tells instants for the audit log and civil dates for documents.
pub trait Clock: Send + Sync {
    /// This instant.
    fn now(&self) -> DateTime<Utc>;
    /// The civil date where the user sits.
    fn today(&self) -> NaiveDate;
    /// Which start of the machine this is; a quick unlock does not outlive it.
    fn boot_id(&self) -> String;
}

/// The machine's clock: the only place in the core that asks it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // this is the Clock that the ban names
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn today(&self) -> NaiveDate {
        self.now().with_timezone(&Local).date_naive()
    }

    fn boot_id(&self) -> String {
        std::fs::read_to_string("/proc/sys/kernel/random/boot_id").map(|id| id.trim().to_owned()).unwrap_or_default()
    }
}
