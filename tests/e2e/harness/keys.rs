//! A person at the keyboard: text is typed, everything else is counted.

use super::{Window, until};
use std::cell::Cell;

/// Keys in WebDriver's table.
pub const ENTER: char = '\u{e007}';
/// Tab.
pub const TAB: char = '\u{e004}';
/// Control, held with another key.
pub const CONTROL: char = '\u{e009}';

/// The keyboard of one window.
pub struct Keys<'w> {
    window: &'w Window,
    pressed: Cell<u32>,
}

impl<'w> Keys<'w> {
    /// Hands on the keyboard.
    pub fn of(window: &'w Window) -> Self {
        Self { window, pressed: Cell::new(0) }
    }

    /// How many keys were pressed beside text; a chord is one.
    pub fn pressed(&self) -> u32 {
        self.pressed.get()
    }

    /// Types into the field of this name once it has the cursor; whatever was selected there is replaced.
    pub async fn fill(&self, field: &str, text: &str) -> &Self {
        self.at(field).await;
        self.window.type_text(text).await;
        self
    }

    /// Presses one key or chord.
    pub async fn press(&self, chord: &[char]) -> &Self {
        self.pressed.set(self.pressed.get() + 1);
        self.window.chord(chord).await;
        self
    }

    /// Waits until the field of this name has the cursor: nothing is ever clicked to get there.
    pub async fn at(&self, field: &str) {
        let script = "return document.activeElement?.dataset.field ?? ''";
        let stands = async || (self.window.ask(script, vec![]).await.as_str() == Some(field)).then_some(());
        until(&format!("the cursor stands in {field:?}"), stands).await;
    }
}
