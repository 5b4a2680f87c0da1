//! Documents that recur: schedules, what of them is due, and what becomes of it.

use crate::changes::{What, after, tell};
use crate::desk::{Answer, Desk};
use app::recurring;
use app::views::{
    DueView, MadeView, PeriodChoice, ScheduleDetailView, ScheduleInput, SchedulePreviewView, ScheduleView,
};
use tauri::{AppHandle, State};

/// How many dates a preview shows.
const AHEAD: u32 = 6;

/// All schedules in order of name.
#[tauri::command]
pub async fn schedules_list(desk: State<'_, Desk>) -> Answer<Vec<ScheduleView>> {
    desk.work(recurring::list).await
}

/// One schedule with its periods.
#[tauri::command]
pub async fn schedule_show(desk: State<'_, Desk>, id: String) -> Answer<ScheduleDetailView> {
    desk.work(move |session| recurring::show(session, &id, 0)).await
}

/// The first dates of what is typed, and the draft that it would make; saves nothing.
#[tauri::command]
pub async fn schedule_preview(desk: State<'_, Desk>, schedule: ScheduleInput) -> Answer<SchedulePreviewView> {
    desk.work(move |session| recurring::preview(session, &schedule, AHEAD)).await
}

/// A schedule that would make a document again: where the form begins.
#[tauri::command]
pub async fn schedule_propose(desk: State<'_, Desk>, id: String) -> Answer<ScheduleInput> {
    desk.work(move |session| recurring::propose(session, &id)).await
}

/// Saves a new schedule, or changes one.
#[tauri::command]
pub async fn schedule_save(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Option<String>,
    schedule: ScheduleInput,
) -> Answer<ScheduleView> {
    let answer = desk.work(move |session| recurring::save(session, id.as_deref(), &schedule)).await;
    after(&app, What::Schedules, answer)
}

/// What waits to be made.
#[tauri::command]
pub async fn schedules_due(desk: State<'_, Desk>) -> Answer<DueView> {
    desk.work(recurring::due).await
}

/// Makes a draft of each chosen period, once.
#[tauri::command]
pub async fn schedule_make(app: AppHandle, desk: State<'_, Desk>, choices: Vec<PeriodChoice>) -> Answer<MadeView> {
    let answer = desk.work(move |session| recurring::make(session, &choices)).await;
    tell(&app, What::Schedules);
    after(&app, What::Invoices, answer)
}

/// Passes over each chosen period.
#[tauri::command]
pub async fn schedule_pass(app: AppHandle, desk: State<'_, Desk>, choices: Vec<PeriodChoice>) -> Answer<DueView> {
    let answer = desk.work(move |session| recurring::pass(session, &choices)).await;
    after(&app, What::Schedules, answer)
}

/// Lets nothing fall due until it is resumed.
#[tauri::command]
pub async fn schedule_pause(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<ScheduleView> {
    let answer = desk.work(move |session| recurring::pause(session, &id)).await;
    after(&app, What::Schedules, answer)
}

/// Lets dates fall due again.
#[tauri::command]
pub async fn schedule_resume(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<ScheduleView> {
    let answer = desk.work(move |session| recurring::resume(session, &id)).await;
    after(&app, What::Schedules, answer)
}

/// Ends a schedule today.
#[tauri::command]
pub async fn schedule_end(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<ScheduleView> {
    let answer = desk.work(move |session| recurring::end(session, &id, None)).await;
    after(&app, What::Schedules, answer)
}

/// Moves a schedule to the trash; what was made of it stays.
#[tauri::command]
pub async fn schedule_remove(app: AppHandle, desk: State<'_, Desk>, id: String) -> Answer<()> {
    let answer = desk.work(move |session| recurring::remove(session, &id)).await;
    after(&app, What::Schedules, answer)
}
