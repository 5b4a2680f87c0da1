//! The shell: one window, the commands that the face may call, the tick, and the way out. No rule of the trade.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod changes;
mod commands;
mod desk;
mod hardening;
mod keeping;
mod kit;
mod leave;
mod lock;
mod notice;
mod once;
mod scheduler;
mod surroundings;
mod theme;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    hardening::leave_no_traces();
    match run() {
        Ok(code) => u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from),
        Err(error) => {
            notice::say(&format!("the window could not be opened: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> tauri::Result<i32> {
    let around = surroundings::of_this_machine();
    let theme = theme::Theme::kept_in(&around.places.state);
    let app = tauri::Builder::default()
        // First of all plugins: a second start must end before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app)))
        .manage(desk::Desk::new(app::Session::new(around)))
        .manage(kit::WrittenKit::default())
        .manage(leave::Leaving::default())
        .manage(keeping::Asked::default())
        .manage(commands::imports::Stop::default())
        .manage(commands::imports::Dropped::default())
        .manage(theme)
        .invoke_handler(commands::handler())
        .setup(|app| {
            window::build(app)?;
            window::show_anyway_later(app.handle());
            leave::on_signals(app.handle());
            scheduler::start(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())?;
    Ok(app.run_return(|app, event| leave::on_event(app, &event)))
}
