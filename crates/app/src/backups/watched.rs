//! A file that tells how far it has been read, so that whoever waits for a restore sees it go on.

use crate::Result;
use crate::views::{RestoreProgressView, RestoreStep};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Hears how far a restore has come.
pub(crate) type Watch<'w> = dyn FnMut(RestoreProgressView) + 'w;

/// A file under way; each whole percent is told once.
pub(crate) struct Watched<'w, 'f> {
    file: File,
    step: RestoreStep,
    size: u64,
    read: u64,
    told: u32,
    watch: &'f mut Watch<'w>,
}

impl<'w, 'f> Watched<'w, 'f> {
    /// Opens it and tells that the step has begun.
    pub fn open(path: &Path, step: RestoreStep, watch: &'f mut Watch<'w>) -> Result<Self> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        watch(RestoreProgressView { step, percent: Some(0) });
        Ok(Self { file, step, size, read: 0, told: 0, watch })
    }
}

impl Read for Watched<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read = self.read.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        let percent = self.read.saturating_mul(100).checked_div(self.size).map_or(100, |percent| percent.min(100));
        let percent = u32::try_from(percent).unwrap_or(100);
        if percent > self.told {
            self.told = percent;
            (self.watch)(RestoreProgressView { step: self.step, percent: Some(percent) });
        }
        Ok(count)
    }
}
