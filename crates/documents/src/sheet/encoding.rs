//! How the bytes of a table are letters.

use super::SheetError;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// As the file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// With or without a byte order mark.
    Utf8,
    /// Little-endian: what Excel calls Unicode text.
    Utf16Le,
    /// Big-endian.
    Utf16Be,
    /// What older programs write in Western Europe; Latin-1 is part of it.
    Windows1252,
}

impl Encoding {
    /// As people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
        }
    }

    const fn reader(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
        }
    }
}

/// The text without its byte order mark. A mark is believed; without one, text that is UTF-8 is UTF-8, text whose every
/// other byte is mostly nothing is UTF-16, and the rest is Windows-1252, which takes any byte.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<(String, Encoding), SheetError> {
    let (encoding, mark) = marked(&bytes).unwrap_or_else(|| (unmarked(&bytes), 0));
    let text = if encoding == Encoding::Utf8 {
        bytes.drain(..mark);
        String::from_utf8(bytes).map_err(|_| SheetError::NotText)?
    } else {
        let (text, wrong) = encoding.reader().decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        if wrong {
            return Err(SheetError::NotText);
        }
        text.into_owned()
    };
    if text.contains('\0') { Err(SheetError::NotText) } else { Ok((text, encoding)) }
}

fn marked(bytes: &[u8]) -> Option<(Encoding, usize)> {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes)?;
    let all = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];
    all.into_iter().find(|each| each.reader() == encoding).map(|found| (found, mark))
}

fn unmarked(bytes: &[u8]) -> Encoding {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let nothing = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (nothing(0), nothing(1), head.len() / 2);
    if bytes.len().is_multiple_of(2) && odd * 2 > half && even == 0 {
        Encoding::Utf16Le
    } else if bytes.len().is_multiple_of(2) && even * 2 > half && odd == 0 {
        Encoding::Utf16Be
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}
