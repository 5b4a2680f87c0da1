//! From a string to placed glyphs: faces, bidi, itemising, shaping, line breaking, subsetting.

mod face;
mod paragraph;
pub(crate) mod shape;
mod style;
pub(crate) mod subset;

pub(crate) use face::{Face, FaceData, Faces};
pub(crate) use shape::{Glyph, Line, Typesetter};
pub(crate) use style::{Colour, Style};

#[cfg(test)]
mod tests;
