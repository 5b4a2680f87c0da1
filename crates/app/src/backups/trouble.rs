//! What keeps a folder from taking backups, in words that say what to do.

use backup::DestinationError;
use std::collections::BTreeMap;

/// One folder's trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// Kebab-case.
    pub code: &'static str,
    /// What is so and what to do.
    pub words: &'static str,
}

impl Trouble {
    /// What was copied there reads back with other bytes.
    pub const UNFAITHFUL: Self = Self {
        code: "copy-damaged",
        words: "This folder gives back other bytes than it was given. Its disk may be dying: choose another one.",
    };
    /// Something of the index is neither here nor there.
    pub const INCOMPLETE: Self = Self {
        code: "copy-incomplete",
        words: "Not every backup could be copied here: this computer no longer has all of them whole. Verify the newest one.",
    };

    /// It was not there when the last backup was made, and is now.
    pub const BEHIND: Self = Self {
        code: "folder-behind",
        words: "This folder is there again, without the newest backup. Copy it now, or wait for the next one.",
    };
    const MISSING: Self = Self {
        code: "folder-missing",
        words: "This folder is not there. Attach its disk; what it missed is copied then.",
    };

    /// Of what a folder answered.
    pub const fn of(error: &DestinationError) -> Self {
        let (code, words) = match error {
            DestinationError::Missing => return Self::MISSING,
            DestinationError::Full => (
                "folder-full",
                "This folder has no room for the newest backup. Make room there, or choose another one.",
            ),
            DestinationError::ReadOnly | DestinationError::Denied => (
                "folder-refused",
                "This folder cannot be written. Check whether its disk is read-only and the folder is yours.",
            ),
            DestinationError::Exists
            | DestinationError::NoSuchFile
            | DestinationError::Source(_)
            | DestinationError::Other(_) => {
                ("folder-failed", "This folder did not answer as it should. Check its disk.")
            }
        };
        Self { code, words }
    }
}

/// What kept folders from taking the last backup; known only after one was copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Troubles {
    of: BTreeMap<String, Trouble>,
    folders: usize,
}

impl Troubles {
    /// `of` by folder, among so many.
    pub fn new(of: BTreeMap<String, Trouble>, folders: usize) -> Self {
        Self { of, folders }
    }

    /// Whether a folder can be relied on: it answers, and missed at most what the next backup brings.
    pub fn spare<T>(&self, folder: &str, now: &Result<T, DestinationError>) -> bool {
        self.at(folder, now).is_none_or(|trouble| trouble == Trouble::BEHIND)
    }

    /// Whether there are folders and none of them took it.
    pub fn nowhere(&self) -> bool {
        self.folders > 0 && self.of.len() == self.folders
    }

    /// What is wrong with a folder: that it does not answer now, else that it did not take the last backup.
    pub fn at<T>(&self, folder: &str, now: &Result<T, DestinationError>) -> Option<Trouble> {
        let missed = self.of.get(folder).copied();
        match now {
            Err(error) => Some(Trouble::of(error)),
            // Attached again: what it missed is copied by the next backup.
            Ok(_) if missed == Some(Trouble::MISSING) => Some(Trouble::BEHIND),
            Ok(_) => missed,
        }
    }
}
