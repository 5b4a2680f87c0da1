//! The tick: asks the core twice a minute whether something is due. What is due, and when, is the core's to know.

use crate::changes::{self, What};
use crate::desk::Desk;
use crate::{keeping, lock, notice};
use app::Idle;
use std::time::Duration;
use tauri::{AppHandle, Manager};
use tokio::time::MissedTickBehavior;

const TICK: Duration = Duration::from_secs(30);

/// Ticks until the program ends.
pub fn start(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let mut every = tokio::time::interval(TICK);
        // After a sleep of the machine one tick is enough.
        every.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            every.tick().await;
            tick(&app).await;
        }
    });
}

async fn tick(app: &AppHandle) {
    let idle = app.state::<Desk>().work(|session| app::idle(session)).await.unwrap_or(Idle::Overdue);
    // What is typed is kept first. Where it cannot be, the lock waits a while for the disk or the user, not for ever.
    if idle != Idle::No && !keeping::everything(app).await && idle == Idle::Due {
        return;
    }
    match app.state::<Desk>().work(app::tick).await {
        Ok(true) => lock::forget(app),
        // It may have sealed, or failed to: whoever shows the badge asks again.
        Ok(false) => changes::tell(app, What::Backups),
        Err(error) => {
            notice::say(&format!("the tick failed: {}", error.code));
            changes::tell(app, What::Backups);
        }
    }
}
