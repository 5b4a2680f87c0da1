//! The tar inside a backup: one valid form of header, so that nothing hostile can be said in it.

use std::io::{self, Read, Write};

use tar::{EntryType, Header};

use crate::{Error, Layer, MemberPath, Unsafe};

pub(crate) const BLOCK: usize = 512;
/// Bytes that are moved at a time.
const PIECE: usize = 128 * 1024;

/// The one valid header of a member.
fn header_of(path: &MemberPath, size: u64, mtime: u64) -> io::Result<Header> {
    let mut header = Header::new_ustar();
    header.set_path(path.to_string())?;
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(mtime);
    header.set_size(size);
    header.set_cksum();
    Ok(header)
}

fn padding_of(size: u64) -> usize {
    let over = (size % BLOCK as u64) as usize;
    if over == 0 { 0 } else { BLOCK - over }
}

/// Writes members one after another.
pub(crate) struct TapeWriter<W> {
    out: W,
    mtime: u64,
    buffer: Vec<u8>,
}

impl<W: Write> TapeWriter<W> {
    pub(crate) fn new(out: W, mtime: u64) -> Self {
        Self { out, mtime, buffer: vec![0; PIECE] }
    }

    /// Writes a header, then exactly `size` bytes of `content`, handing each piece to `seen` as well.
    pub(crate) fn append(
        &mut self,
        path: &MemberPath,
        size: u64,
        mut content: impl Read,
        mut seen: impl FnMut(&[u8]),
    ) -> Result<(), Error> {
        let header = header_of(path, size, self.mtime).map_err(Error::Write)?;
        self.out.write_all(header.as_bytes()).map_err(Error::Write)?;
        let mut left = size;
        loop {
            let read = match content.read(&mut self.buffer) {
                Ok(read) => read,
                Err(interrupted) if interrupted.kind() == io::ErrorKind::Interrupted => continue,
                Err(failed) => return Err(Error::Read(failed)),
            };
            // Reads on after the last byte too: a source that grew is not the one whose size was written.
            if (read as u64) > left || (read == 0 && left > 0) {
                return Err(Error::SizeChanged { path: path.to_string() });
            }
            if read == 0 {
                break;
            }
            left -= read as u64;
            seen(&self.buffer[..read]);
            self.out.write_all(&self.buffer[..read]).map_err(Error::Write)?;
        }
        self.out.write_all(&[0; BLOCK][..padding_of(size)]).map_err(Error::Write)
    }

    /// Writes the end of the tar and gives the writer back.
    pub(crate) fn finish(mut self) -> Result<W, Error> {
        self.out.write_all(&[0; 2 * BLOCK]).map_err(Error::Write)?;
        Ok(self.out)
    }
}

/// A member that was announced by its header.
#[derive(Debug)]
pub(crate) struct Announced {
    pub(crate) path: MemberPath,
    pub(crate) size: u64,
}

/// Reads members one after another; every header must be the one that [`header_of`] makes.
pub(crate) struct TapeReader<R> {
    input: R,
    mtime: Option<u64>,
    buffer: Vec<u8>,
}

impl<R: Read> TapeReader<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, mtime: None, buffer: vec![0; PIECE] }
    }

    /// The time that all headers bear.
    pub(crate) fn mtime(&self) -> Option<u64> {
        self.mtime
    }

    /// The next member, none at the end of the tar, after which there was nothing more.
    pub(crate) fn next(&mut self) -> Result<Option<Announced>, Error> {
        let block = self.block()?;
        if block == [0; BLOCK] {
            self.end()?;
            return Ok(None);
        }
        let header = Header::from_byte_slice(&block);
        let path_bytes = header.path_bytes().into_owned();
        let refused = |why| Error::unsafe_member(&path_bytes, why);
        if header.entry_type() != EntryType::Regular {
            return Err(refused(Unsafe::Kind));
        }
        let text = std::str::from_utf8(&path_bytes).map_err(|_| refused(Unsafe::Path))?;
        let path: MemberPath = text.parse()?;
        let size = header.entry_size().map_err(|_| refused(Unsafe::Header))?;
        let mtime = header.mtime().map_err(|_| refused(Unsafe::Header))?;
        let expected = header_of(&path, size, *self.mtime.get_or_insert(mtime)).map_err(|_| refused(Unsafe::Header))?;
        if expected.as_bytes()[..] != block[..] {
            return Err(refused(Unsafe::Header));
        }
        Ok(Some(Announced { path, size }))
    }

    /// Reads the content that was announced, in pieces.
    pub(crate) fn content(
        &mut self,
        size: u64,
        mut piece: impl FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut left = size;
        while left > 0 {
            let want = usize::try_from(left).unwrap_or(usize::MAX).min(PIECE);
            exactly(&mut self.input, &mut self.buffer[..want])?;
            piece(&self.buffer[..want])?;
            left -= want as u64;
        }
        let padding = &mut self.buffer[..padding_of(size)];
        exactly(&mut self.input, padding)?;
        if padding.iter().any(|byte| *byte != 0) {
            return Err(Error::Damaged { at: Layer::Tape });
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        if self.block()? != [0; BLOCK] {
            return Err(Error::Damaged { at: Layer::Tape });
        }
        // Reading to the end is also what makes age check its final chunk.
        loop {
            match self.input.read(&mut [0]) {
                Ok(0) => return Ok(()),
                Ok(_) => return Err(Error::Damaged { at: Layer::Tape }),
                Err(interrupted) if interrupted.kind() == io::ErrorKind::Interrupted => {}
                Err(failed) => return Err(Error::Read(failed)),
            }
        }
    }

    fn block(&mut self) -> Result<[u8; BLOCK], Error> {
        let mut block = [0; BLOCK];
        exactly(&mut self.input, &mut block)?;
        Ok(block)
    }
}

fn exactly(input: &mut impl Read, buffer: &mut [u8]) -> Result<(), Error> {
    input.read_exact(buffer).map_err(|failed| {
        let ended = failed.kind() == io::ErrorKind::UnexpectedEof;
        if ended { Error::Damaged { at: Layer::Tape } } else { Error::Read(failed) }
    })
}
