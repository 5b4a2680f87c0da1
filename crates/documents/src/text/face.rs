//! The six faces that documents are set in, read once a process.
//!
//! Inter carries Latin, Greek and Cyrillic; JetBrains Mono carries codes. Both lie in `assets/fonts` with their licences.

use std::sync::LazyLock;

use harfrust::Font;

use crate::Error;

/// One static face. The order is part of a document's bytes: embedded fonts are named after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    Light,
    Regular,
    Medium,
    SemiBold,
    Mono,
    MonoMedium,
}

/// What shaping and embedding need to know of a face.
pub(crate) struct FaceData {
    pub(crate) font: Font,
    pub(crate) bytes: &'static [u8],
    pub(crate) postscript_name: &'static str,
    /// CSS weight, for the descriptor's `/StemV`.
    pub(crate) weight: u16,
    /// Drawn where no face has a character: U+25A1 WHITE SQUARE of this face.
    pub(crate) missing: u16,
}

impl Face {
    pub(crate) const ALL: [Self; 6] =
        [Self::Light, Self::Regular, Self::Medium, Self::SemiBold, Self::Mono, Self::MonoMedium];

    /// The face to ask where this one lacks a character.
    fn substitute(self) -> Self {
        match self {
            Self::Mono | Self::MonoMedium => Self::Regular,
            Self::Light | Self::Regular | Self::Medium | Self::SemiBold => Self::Mono,
        }
    }
}

/// All faces, parsed.
pub(crate) struct Faces([FaceData; 6]);

impl Faces {
    /// The faces compiled into the program; an error only if the program itself was damaged.
    pub(crate) fn load() -> Result<&'static Self, Error> {
        static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| {
            Some(Faces([
                read(include_bytes!("../../../../assets/fonts/Inter-Light.otf"), "Inter-Light", 300)?,
                read(include_bytes!("../../../../assets/fonts/Inter-Regular.otf"), "Inter-Regular", 400)?,
                read(include_bytes!("../../../../assets/fonts/Inter-Medium.otf"), "Inter-Medium", 500)?,
                read(include_bytes!("../../../../assets/fonts/Inter-SemiBold.otf"), "Inter-SemiBold", 600)?,
                read(
                    include_bytes!("../../../../assets/fonts/JetBrainsMono-Regular.ttf"),
                    "JetBrainsMono-Regular",
                    400,
                )?,
                read(include_bytes!("../../../../assets/fonts/JetBrainsMono-Medium.ttf"), "JetBrainsMono-Medium", 500)?,
            ]))
        });
        FACES.as_ref().ok_or(Error::Face)
    }

    pub(crate) fn get(&self, face: Face) -> &FaceData {
        let [light, regular, medium, semi_bold, mono, mono_medium] = &self.0;
        match face {
            Face::Light => light,
            Face::Regular => regular,
            Face::Medium => medium,
            Face::SemiBold => semi_bold,
            Face::Mono => mono,
            Face::MonoMedium => mono_medium,
        }
    }

    /// `wanted`, or the face that stands in for it, whichever has `c`; `wanted` where neither has.
    pub(crate) fn for_char(&self, wanted: Face, c: char) -> Face {
        let substitute = wanted.substitute();
        if !self.covers(wanted, c) && self.covers(substitute, c) { substitute } else { wanted }
    }

    fn covers(&self, face: Face, c: char) -> bool {
        self.get(face).font.charmap().map_unicode(c).is_some()
    }
}

fn read(bytes: &'static [u8], postscript_name: &'static str, weight: u16) -> Option<FaceData> {
    let font = Font::new(bytes, 0)?;
    let missing = u16::try_from(font.charmap().map_unicode('\u{25A1}')?.to_u32()).ok()?;
    Some(FaceData { font, bytes, postscript_name, weight, missing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_the_letters_of_europe_and_the_signs_of_an_invoice() {
        let faces = Faces::load().unwrap();
        for face in Face::ALL {
            for c in "Aäßł Ωθ Жщ 0123456789 €£−–·»«…□".chars() {
                assert!(faces.covers(face, c), "{face:?} lacks {c}");
            }
        }
    }

    #[test]
    fn a_character_that_only_the_other_family_has_is_taken_from_there() {
        let faces = Faces::load().unwrap();
        assert_eq!(faces.for_char(Face::Mono, 'a'), Face::Mono);
        assert_eq!(faces.for_char(Face::Mono, '\u{2007}'), Face::Regular);
        assert_eq!(faces.for_char(Face::Medium, '漢'), Face::Medium);
    }
}
