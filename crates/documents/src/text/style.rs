//! How a piece of text looks: face, size, leading, colour.

use super::Face;

/// A colour in sRGB, the space of the output intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

impl Colour {
    /// Text.
    pub(crate) const INK: Self = Self::grey(20);
    /// Labels and what is read second.
    pub(crate) const LABEL: Self = Self::grey(97);
    /// Hairlines, perforation.
    pub(crate) const HAIR: Self = Self::grey(184);
    /// The word behind a draft.
    pub(crate) const QUIET: Self = Self::grey(240);
    /// Ground behind a command.
    pub(crate) const GROUND: Self = Self::grey(240);

    const fn grey(level: u8) -> Self {
        Self(level, level, level)
    }
}

/// Everything that text needs to be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) face: Face,
    /// Points.
    pub(crate) size: f32,
    /// Points from baseline to baseline.
    pub(crate) leading: f32,
    pub(crate) colour: Colour,
    /// Figures of one width, for columns.
    pub(crate) tabular: bool,
    /// Thousandths of an em added after each cluster.
    pub(crate) tracking: f32,
}

impl Style {
    pub(crate) const fn new(face: Face, size: f32, leading: f32) -> Self {
        Self { face, size, leading, colour: Colour::INK, tabular: size < 10.0, tracking: 0.0 }
    }

    pub(crate) const fn label(self) -> Self {
        self.coloured(Colour::LABEL)
    }

    pub(crate) const fn coloured(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }

    pub(crate) const fn face(mut self, face: Face) -> Self {
        self.face = face;
        self
    }

    pub(crate) const fn tracked(mut self, tracking: f32) -> Self {
        self.tracking = tracking;
        self
    }
}
