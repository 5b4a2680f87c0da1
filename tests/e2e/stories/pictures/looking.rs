//! One look at a screen: at rest and in its theme, a picture and an axe run; what axe says is told at the end, by screen.

use crate::harness::{Desktop, Window, built, until};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;

/// What the desktop asks programs to look like.
#[derive(Clone, Copy)]
pub enum Theme {
    /// As a desktop without settings.
    Light,
    /// As chosen in the desktop's settings.
    Dark,
}

impl Theme {
    /// Chooses it for every program of this session.
    pub fn choose(self, desktop: &Desktop) {
        if let Self::Dark = self {
            let folder = desktop.home().join(".config/gtk-3.0");
            fs::create_dir_all(&folder).expect("the folder of the desktop's settings");
            let settings = "[Settings]\ngtk-application-prefer-dark-theme=1\n";
            fs::write(folder.join("settings.ini"), settings).expect("the desktop's settings");
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// All looks of one walk.
pub struct Look {
    theme: Theme,
    violations: RefCell<Vec<String>>,
}

impl Look {
    /// Begins a walk.
    pub fn new(theme: Theme) -> Self {
        fs::create_dir_all(built("../e2e-shots/pictures").join(theme.name())).expect("the folder of pictures");
        Self { theme, violations: RefCell::default() }
    }

    /// What the pictures look like.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// Fails where the page did not follow the desktop: a picture of the wrong theme proves nothing.
    pub async fn is_in_its_theme(&self, window: &Window) {
        let script = "return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'";
        assert_eq!(window.ask(script, vec![]).await, self.theme.name());
    }

    /// Looks at the page as it stands.
    pub async fn at(&self, window: &Window, screen: &str) {
        at_rest(window).await;
        window.shoot(&format!("pictures/{}/{screen}", self.theme.name())).await;
        let found = window.axe().await.into_iter().map(|violation| format!("{screen}: {violation}"));
        self.violations.borrow_mut().extend(found);
    }

    /// Fails with everything that axe said.
    pub fn found_nothing(self) {
        let violations = self.violations.into_inner();
        assert!(violations.is_empty(), "in the {} theme:\n{}", self.theme.name(), violations.join("\n"));
    }
}

/// Waits until nothing moves and every face of type is there: half of a transition has colours of its own.
async fn at_rest(window: &Window) {
    let script = "return document.fonts.status === 'loaded'
        && document.getAnimations().every(each => each.playState !== 'running')";
    until("the page is at rest", async || (window.ask(script, vec![]).await == true).then_some(())).await;
}

/// Waits until a list has so many rows.
pub async fn rows(window: &Window, wanted: usize) {
    let script = "return document.querySelectorAll('[data-testid=row]').length";
    let all = async || (window.ask(script, vec![]).await == json!(wanted)).then_some(());
    until(&format!("the list has {wanted} rows"), all).await;
}

/// Waits until the page of the document shows more than white.
pub async fn page_drawn(window: &Window) {
    let script = "const sheet = document.querySelector('[data-testid=pdf-page] canvas');
        const dots = sheet?.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data ?? [];
        return dots.some((value, at) => at % 4 === 0 && value < 128 && dots[at + 3] > 128)";
    let drawn = async || (window.ask(script, vec![]).await == Value::Bool(true)).then_some(());
    until("the page of the document is drawn", drawn).await;
}
