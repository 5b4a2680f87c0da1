//! Each request runs once. When a page is reloaded while a request is in flight, Tauri's script sends the same message
//! a second time by another way; without this guard an invoice would be issued twice.

use crate::notice;
use app::views::ErrorView;
use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};
use tauri::Wry;
use tauri::ipc::Invoke;

/// The header that every request of the face carries: a UUID, made anew for each.
const REQUEST_ID: &str = "x-req";

/// How many ids are remembered. A repeat comes within the same reload, so thousands are more than plenty.
const REMEMBERED: usize = 4096;

/// Wraps the command handler: a request without an id, or with one already seen, does not reach it.
pub fn guarded(
    handler: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let seen = Mutex::new(Seen::default());
    move |invoke| {
        let id = invoke.message.headers().get(REQUEST_ID).map(|value| value.as_bytes());
        let verdict = seen.lock().unwrap_or_else(PoisonError::into_inner).admit(id);
        match verdict {
            Ok(()) => handler(invoke),
            Err(refusal) => {
                notice::say(&format!("refused `{}`: {refusal}", invoke.message.command()));
                invoke.resolver.reject(refusal.view());
                true
            }
        }
    }
}

/// Why a request was not run.
#[derive(Debug, PartialEq, Eq)]
enum Refusal {
    Duplicate,
    NoId,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Duplicate => "this request was already taken",
            Self::NoId => "this request carries no id",
        })
    }
}

impl Refusal {
    fn view(&self) -> ErrorView {
        let code = match self {
            Self::Duplicate => "duplicate-request",
            Self::NoId => "request-without-id",
        };
        ErrorView {
            code: code.to_owned(),
            message: "This request was not run.".to_owned(),
            help: "Nothing was done twice. Look at the page again before you repeat it.".to_owned(),
            faults: Vec::new(),
        }
    }
}

/// The newest ids, oldest first.
#[derive(Default)]
struct Seen {
    ids: HashSet<uuid::Uuid>,
    order: VecDeque<uuid::Uuid>,
}

impl Seen {
    fn admit(&mut self, id: Option<&[u8]>) -> Result<(), Refusal> {
        let id = id.and_then(|bytes| uuid::Uuid::try_parse_ascii(bytes).ok()).ok_or(Refusal::NoId)?;
        if !self.ids.insert(id) {
            return Err(Refusal::Duplicate);
        }
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> String {
        uuid::Uuid::from_u128(n).to_string()
    }

    #[test]
    fn a_repeated_id_is_refused_and_a_new_one_is_not() {
        let mut seen = Seen::default();
        assert_eq!(seen.admit(Some(id(1).as_bytes())), Ok(()));
        assert_eq!(seen.admit(Some(id(2).as_bytes())), Ok(()));
        assert_eq!(seen.admit(Some(id(1).as_bytes())), Err(Refusal::Duplicate));
    }

    #[test]
    fn the_same_id_in_other_letters_is_the_same_id() {
        let mut seen = Seen::default();
        assert_eq!(seen.admit(Some(b"0000000a-0000-0000-0000-00000000000b")), Ok(()));
        assert_eq!(seen.admit(Some(b"0000000A-0000-0000-0000-00000000000B")), Err(Refusal::Duplicate));
    }

    #[test]
    fn no_id_or_a_malformed_one_is_refused() {
        let mut seen = Seen::default();
        for bad in [None, Some(&b""[..]), Some(b"1"), Some(&[0xff; 36])] {
            assert_eq!(seen.admit(bad), Err(Refusal::NoId), "{bad:?}");
        }
    }

    #[test]
    fn memory_stays_bounded_and_keeps_the_newest() {
        let mut seen = Seen::default();
        for n in 0..(REMEMBERED as u128 + 10) {
            assert_eq!(seen.admit(Some(id(n).as_bytes())), Ok(()));
        }
        assert_eq!((seen.ids.len(), seen.order.len()), (REMEMBERED, REMEMBERED));
        let newest = id(REMEMBERED as u128 + 9);
        assert_eq!(seen.admit(Some(newest.as_bytes())), Err(Refusal::Duplicate));
    }
}
