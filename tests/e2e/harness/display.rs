//! What a window manager sees and does: which windows are shown, and the cross in the title bar.

use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// A client of the story's display.
pub struct Display {
    connection: RustConnection,
    root: Window,
}

impl Display {
    /// Connects.
    pub fn open(name: &str) -> Self {
        let (connection, screen) = x11rb::connect(Some(name)).expect("the story's display");
        let root = connection.setup().roots[screen].root;
        Self { connection, root }
    }

    /// Whether a window of this title is shown.
    pub fn shows(&self, title: &str) -> bool {
        self.windows(title).iter().any(|&window| {
            let attributes = self.connection.get_window_attributes(window).map(|cookie| cookie.reply());
            matches!(attributes, Ok(Ok(attributes)) if attributes.map_state == MapState::VIEWABLE)
        })
    }

    /// Clicks the cross of the window of this title, as a window manager does: `WM_DELETE_WINDOW` (ICCCM 4.2.8.1).
    pub fn close(&self, title: &str) {
        let atom =
            |name: &[u8]| -> Result<u32, ReplyError> { Ok(self.connection.intern_atom(false, name)?.reply()?.atom) };
        let protocols = atom(b"WM_PROTOCOLS").expect("an atom");
        let delete = atom(b"WM_DELETE_WINDOW").expect("an atom");
        let window = *self.windows(title).first().expect("the window to close");
        let event = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
        self.connection.send_event(false, window, EventMask::NO_EVENT, event).expect("the message is sent");
        self.connection.flush().expect("the message leaves");
    }

    fn windows(&self, title: &str) -> Vec<Window> {
        let top = self.connection.query_tree(self.root).expect("a query").reply().expect("the windows");
        top.children.into_iter().filter(|&window| self.title(window).as_deref() == Some(title)).collect()
    }

    fn title(&self, window: Window) -> Option<String> {
        let cookie = self.connection.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 256);
        Some(String::from_utf8_lossy(&cookie.ok()?.reply().ok()?.value).into_owned())
    }
}
