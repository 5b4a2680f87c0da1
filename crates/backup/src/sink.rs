//! Where the members of a backup go as they stream by.

use std::io::{self, Write};

use crate::MemberPath;

/// Takes the members as they stream by. What it gets is unproven until [`crate::open`] returned `Ok`.
pub trait Sink {
    /// A member starts.
    ///
    /// # Errors
    /// Ends the reading with [`crate::Error::Write`].
    fn begin(&mut self, path: &MemberPath, size: u64) -> io::Result<()>;

    /// A piece of it.
    ///
    /// # Errors
    /// Ends the reading with [`crate::Error::Write`].
    fn write(&mut self, piece: &[u8]) -> io::Result<()>;

    /// It is complete.
    ///
    /// # Errors
    /// Ends the reading with [`crate::Error::Write`].
    fn end(&mut self) -> io::Result<()>;
}

/// Takes nothing: for checking only.
#[derive(Debug, Default)]
pub struct Discard;

impl Sink for Discard {
    fn begin(&mut self, _: &MemberPath, _: u64) -> io::Result<()> {
        Ok(())
    }

    fn write(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Takes the database only, into any writer.
#[derive(Debug)]
pub struct DatabaseTo<W> {
    out: W,
    taking: bool,
}

impl<W: Write> DatabaseTo<W> {
    /// Into `out`.
    pub fn new(out: W) -> Self {
        Self { out, taking: false }
    }

    /// Gives the writer back.
    pub fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> Sink for DatabaseTo<W> {
    fn begin(&mut self, path: &MemberPath, _: u64) -> io::Result<()> {
        self.taking = *path == MemberPath::Database;
        Ok(())
    }

    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        if self.taking { self.out.write_all(piece) } else { Ok(()) }
    }

    fn end(&mut self) -> io::Result<()> {
        if self.taking { self.out.flush() } else { Ok(()) }
    }
}
