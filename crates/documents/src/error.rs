//! What can go wrong while a document is drawn or read back. No message holds personal data.

/// Why a document could not be made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A font compiled into the program could not be used.
    #[error("a built-in font cannot be read")]
    Face,
    /// The PDF writer produced no usable structure.
    #[error("the PDF could not be assembled: {0}")]
    Assemble(&'static str),
    /// The PDF library failed while writing.
    #[error("the PDF could not be written")]
    Write(#[source] std::io::Error),
    /// The logo is no PNG, or larger than [`crate::LOGO_MAX_BYTES`] or [`crate::LOGO_MAX_PIXELS`].
    #[error("the logo is not a usable PNG: {0}")]
    Logo(&'static str),
    /// A payment code or identity does not fit a QR code.
    #[error("the text is too long for a QR code")]
    Code,
    /// A wording is missing in the catalogue of a language.
    #[error("no wording for `{key}`")]
    Wording {
        /// Key of the message.
        key: &'static str,
    },
    /// An amount of the document is outside what can be added up for the carried totals.
    #[error("the running total of line {line} is out of range")]
    RunningTotal {
        /// Position of the line, from 1.
        line: usize,
    },
}

/// Something that a reader of the document would notice; the document was made all the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Warning {
    /// Drawn as a square: none of the built-in faces has this character. Copying it out of the PDF still gives the character.
    NoFaceHas {
        /// The character.
        character: char,
    },
}
