//! Everything goes out in the clear, with one entry in the audit log that says so.

use crate::roles::Command;
use crate::views::JsonExportView;
use crate::{Result, Session, outside};
use chain::EntryKind;
use sha2::{Digest, Sha256};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use store::write_json;

/// Writes the whole book to the chosen place, readable by whoever has the file. `watch` hears each whole percent.
///
/// # Errors
/// [`crate::Error::FileExists`] before anything is read; what `cancel` stops leaves no file.
pub fn export(
    session: &mut Session,
    path: &Path,
    watch: &mut dyn FnMut(u32),
    cancel: &AtomicBool,
) -> Result<JsonExportView> {
    outside::refuse_existing(path)?;
    let desk = session.at(Command::ExportBook)?;
    let (book, now) = (&desk.open.book, desk.clock.now());
    let mut told = None;
    let mut go_on = |written: store::Written| {
        let percent = written.rows.saturating_mul(100).checked_div(written.of).unwrap_or(100);
        let percent = u32::try_from(percent).unwrap_or(100);
        if told.replace(percent) != Some(percent) {
            watch(percent);
        }
        !cancel.load(Ordering::Relaxed)
    };
    let (rows, counted) = outside::stream_secret(path, |file| {
        let mut out = Counted { inner: BufWriter::with_capacity(1 << 16, file), digest: Sha256::new(), size: 0 };
        let version = env!("CARGO_PKG_VERSION");
        let written = book.snapshot(|book| write_json(book, now, version, &mut out, &mut go_on))?;
        out.flush()?;
        Ok((written.rows, (out.digest, out.size)))
    })?;
    let sha256: String = counted.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let note = [("rows", rows.to_string()), ("sha256", sha256.clone())];
    desk.open.book.write(now, |tx| tx.note(EntryKind::BookExported, "book", &note))?;
    Ok(JsonExportView {
        path: path.display().to_string(),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        size: counted.1,
        sha256,
    })
}

/// A file on its way, with its hash and length.
struct Counted<W> {
    inner: W,
    digest: Sha256,
    size: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.digest.update(&bytes[..taken]);
        self.size += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
