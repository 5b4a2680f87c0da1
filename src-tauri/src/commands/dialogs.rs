//! Native file dialogs, opened from here: the window gets the chosen path and never the right to look for one.

use rfd::{AsyncFileDialog, FileHandle};
use tauri::WebviewWindow;
use tokio::sync::oneshot;

/// Lets the user choose a file that is there; none when the dialog was left.
#[tauri::command]
pub async fn choose_file(window: WebviewWindow, title: String) -> Option<String> {
    choose(&window, move |dialog| dialog.set_title(title).pick_file()).await
}

/// Lets the user choose a folder; none when the dialog was left.
#[tauri::command]
pub async fn choose_folder(window: WebviewWindow, title: String) -> Option<String> {
    choose(&window, move |dialog| dialog.set_title(title).pick_folder()).await
}

/// Lets the user choose where to write a file; none when the dialog was left.
#[tauri::command]
pub async fn choose_save(window: WebviewWindow, title: String, name: String) -> Option<String> {
    choose(&window, move |dialog| dialog.set_title(title).set_file_name(name).save_file()).await
}

/// Opens a dialog on the main thread, as the desktop's toolkit wants, and waits for it elsewhere.
async fn choose<F>(window: &WebviewWindow, open: impl FnOnce(AsyncFileDialog) -> F + Send + 'static) -> Option<String>
where
    F: Future<Output = Option<FileHandle>> + Send + 'static,
{
    let (send, opened) = oneshot::channel();
    let parent = window.clone();
    window
        .run_on_main_thread(move || {
            let _ = send.send(open(AsyncFileDialog::new().set_parent(&parent)));
        })
        .ok()?;
    let chosen = opened.await.ok()?.await?;
    // A path that is not Unicode cannot cross IPC as it is; a changed one must not.
    chosen.path().to_str().map(str::to_owned)
}
