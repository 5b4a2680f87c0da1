//! Faces as they are embedded: one subset a face, and for each glyph the text that copying it gives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use sha2::{Digest, Sha256};

use super::{Canvas, Mark};
use crate::Error;
use crate::text::subset::{Keep, Subset, subset};
use crate::text::{Face, FaceData, Faces, Line};

/// One embedded face.
pub(crate) struct Embedded {
    pub(crate) id: FontId,
    subset: Arc<Subset>,
    /// Font units by new glyph id.
    widths: BTreeMap<u16, u16>,
    units_per_em: u16,
    /// What `/ToUnicode` says of a new glyph id: the first text it was drawn for.
    texts: BTreeMap<u16, String>,
}

impl Embedded {
    /// The id of a glyph of the face in its subset.
    pub(crate) fn glyph(&self, old: u16) -> u16 {
        self.subset.id(old)
    }

    /// The advance that the PDF will state, in thousandths of an em: the writer truncates, so the same is done here.
    pub(crate) fn stated_width(&self, new: u16) -> f32 {
        let width = self.widths.get(&new).copied().unwrap_or_default();
        (f32::from(width) * 1000.0 / f32::from(self.units_per_em)).trunc()
    }

    /// The text recorded for a glyph, recording `text` if it is the first.
    pub(crate) fn text_of(&mut self, new: u16, text: &str) -> &str {
        self.texts.entry(new).or_insert_with(|| text.to_owned())
    }
}

/// All faces a document uses.
pub(crate) struct EmbeddedFaces(BTreeMap<Face, Embedded>);

impl EmbeddedFaces {
    /// Subsets each face to what `pages` use.
    pub(crate) fn new(pages: &[Canvas], keep: Keep) -> Result<Self, Error> {
        let faces = Faces::load()?;
        let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
        for piece in pages.iter().flat_map(lines).flat_map(|line| &line.pieces) {
            used.entry(piece.face).or_default().extend(piece.glyphs.iter().map(|glyph| glyph.id));
        }
        let mut embedded = BTreeMap::new();
        for (face, glyphs) in used {
            let data = faces.get(face);
            let subset = subset(faces, face, &glyphs, keep)?;
            let widths = subset.ids().map(|(old, new)| (new, advance(data, old))).collect();
            let place = Face::ALL.iter().position(|&f| f == face).unwrap_or_default();
            // Not F1..F14: those are the names of the built-in fonts.
            let id = FontId(format!("T{place}"));
            let units_per_em = data.font.units_per_em();
            embedded.insert(face, Embedded { id, subset, widths, units_per_em, texts: BTreeMap::new() });
        }
        Ok(Self(embedded))
    }

    pub(crate) fn get_mut(&mut self, face: Face) -> Option<&mut Embedded> {
        self.0.get_mut(&face)
    }

    /// The fonts for the PDF writer.
    pub(crate) fn fonts(&self) -> Result<Vec<(FontId, PdfFont)>, Error> {
        let faces = Faces::load()?;
        Ok(self
            .0
            .iter()
            .map(|(&face, embedded)| (embedded.id.clone(), PdfFont::new(parsed(faces.get(face), embedded))))
            .collect())
    }
}

fn lines(page: &Canvas) -> impl Iterator<Item = &Line> {
    page.marks.iter().filter_map(|mark| match mark {
        Mark::Text { line, .. } | Mark::Backdrop { line, .. } => Some(line),
        Mark::Block | Mark::Rule { .. } | Mark::Dots { .. } | Mark::Fill { .. } | Mark::Picture(_) => None,
    })
}

/// Advance of a glyph in font units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an advance in font units is a small whole number"
)]
fn advance(data: &FaceData, glyph: u16) -> u16 {
    data.font.glyph_metrics().h_advance(u32::from(glyph).into()).round().clamp(0.0, 65535.0) as u16
}

fn parsed(data: &FaceData, embedded: &Embedded) -> ParsedFont {
    let metrics = data.font.metrics();
    let (ascent, descent) = metrics
        .hhea_line
        .as_ref()
        .map_or((0, 0), |line| (to_i16(line.ascender.to_i32()), to_i16(line.descender.to_i32())));
    let name = format!("{}+{}", subset_tag(&embedded.subset.program), data.postscript_name);
    let mut font = ParsedFont::with_glyph_data(
        embedded.subset.program.clone(),
        0,
        Some(name),
        BTreeMap::new(),
        embedded.widths.clone(),
        embedded.units_per_em,
        FontMetrics { ascent, descent },
    );
    let stated = &mut font.pdf_font_metrics;
    let bounds = &metrics.bounds;
    (stated.x_min, stated.y_min) = (to_i16(bounds.x_min.to_i32()), to_i16(bounds.y_min.to_i32()));
    (stated.x_max, stated.y_max) = (to_i16(bounds.x_max.to_i32()), to_i16(bounds.y_max.to_i32()));
    stated.us_weight_class = data.weight;
    font
}

/// Six letters that name a subset (ISO 32000-1, 9.6.4), drawn from its bytes.
fn subset_tag(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Metrics of static faces are whole font units.
fn to_i16(units: i32) -> i16 {
    i16::try_from(units).unwrap_or_default()
}
