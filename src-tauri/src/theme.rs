//! Which theme the window has on this machine. The page is served with it: it shows before any script runs, so that
//! neither the first picture nor the page that a lock loads anew flashes in the other one.

use crate::desk::Answer;
use app::views::ErrorView;
use serde::Deserialize;
use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tauri::http::Response;
use tauri::http::header::CONTENT_TYPE;

/// The element that bears it, as our own build writes it.
const ROOT: &str = "<html ";

/// What the user chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// As the desktop is.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The choice, in a file beside the anchors: about this machine, not about the book, and in no way personal.
#[derive(Debug, Clone)]
pub struct Theme(PathBuf);

impl Theme {
    /// Kept in `$XDG_STATE_HOME/counterfoil`.
    pub fn kept_in(state: &Path) -> Self {
        Self(state.join("theme"))
    }

    /// Keeps a choice.
    pub fn keep(&self, choice: Choice) -> Answer<()> {
        let kept = match word(choice) {
            Some(word) => self.write(word),
            None => fs::remove_file(&self.0)
                .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }),
        };
        kept.map_err(|_| not_kept())
    }

    /// Puts it on the page; every other answer stays as it is.
    pub fn put_on(&self, response: &mut Response<Cow<'static, [u8]>>) {
        let is_page =
            response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let Some(word) = word(self.chosen()).filter(|_| is_page) else { return };
        if let Ok(page) = std::str::from_utf8(response.body()) {
            let page = page.replacen(ROOT, &format!("{ROOT}data-theme=\"{word}\" "), 1);
            *response.body_mut() = Cow::Owned(page.into_bytes());
        }
    }

    /// A file that says nothing we know is no choice.
    fn chosen(&self) -> Choice {
        match fs::read_to_string(&self.0).as_deref() {
            Ok("light") => Choice::Light,
            Ok("dark") => Choice::Dark,
            _ => Choice::System,
        }
    }

    fn write(&self, word: &str) -> io::Result<()> {
        if let Some(folder) = self.0.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = self.0.with_extension("partial");
        fs::write(&beside, word)?;
        fs::rename(beside, &self.0)
    }
}

fn word(choice: Choice) -> Option<&'static str> {
    match choice {
        Choice::System => None,
        Choice::Light => Some("light"),
        Choice::Dark => Some("dark"),
    }
}

fn not_kept() -> ErrorView {
    ErrorView {
        code: "theme-not-kept".to_owned(),
        message: "The theme could not be kept for the next time.".to_owned(),
        help: "It holds until the window is locked. Make room in, or get access to, the folder of your settings."
            .to_owned(),
        faults: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(theme: &Theme, kind: &str) -> String {
        let page = Cow::Borrowed(&b"<!doctype html><html lang=\"en\"><html >"[..]);
        let mut response = Response::builder().header(CONTENT_TYPE, kind).body(page).unwrap();
        theme.put_on(&mut response);
        String::from_utf8(response.into_body().into_owned()).unwrap()
    }

    #[test]
    fn the_page_bears_the_choice_and_nothing_else_does() {
        let state = std::env::temp_dir().join(format!("counterfoil-theme-{}", uuid::Uuid::now_v7()));
        let theme = Theme::kept_in(&state);
        let cases = [
            (None, ""),
            (Some(Choice::Dark), "data-theme=\"dark\" "),
            (Some(Choice::Light), "data-theme=\"light\" "),
            (Some(Choice::System), ""),
            (Some(Choice::System), ""),
        ];
        for (choice, attribute) in cases {
            if let Some(choice) = choice {
                theme.keep(choice).unwrap();
            }
            let page = served(&theme, "text/html; charset=utf-8");
            assert_eq!(page, format!("<!doctype html><html {attribute}lang=\"en\"><html >"), "{choice:?}");
            assert_eq!(served(&theme, "text/javascript"), "<!doctype html><html lang=\"en\"><html >", "{choice:?}");
        }
        fs::write(&theme.0, "dark\" onload=\"alert(1)").unwrap();
        assert!(!served(&theme, "text/html").contains("onload"));
        fs::remove_file(&theme.0).unwrap();
        fs::remove_dir(&state).unwrap();
    }
}
