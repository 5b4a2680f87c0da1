//! Glyphs as they are shown, so that copying them gives the text that they were shaped from.

use printpdf::{Codepoint, DictItem, Op};

use super::embed::Embedded;
use crate::text::Glyph;
use crate::text::shape::is_ignorable;

/// Glyphs shown from one point; thousandths of an em from the start of the piece.
pub(super) struct Show {
    pub(super) x: f32,
    pub(super) y: f32,
    /// Where the viewer's pen stands.
    pen: f32,
    pub(super) glyphs: Vec<Codepoint>,
    pub(super) actual_text: Option<String>,
}

impl Show {
    fn new(glyph: &Glyph, actual_text: Option<String>) -> Self {
        Self { x: glyph.x, y: glyph.y, pen: glyph.x, glyphs: Vec::new(), actual_text }
    }

    /// Adds a glyph; the difference between where it belongs and where the viewer's pen stands goes behind the one before.
    fn push(&mut self, glyph: &Glyph, face: &mut Embedded, text: &str) {
        let id = face.glyph(glyph.id);
        let back = (self.pen - glyph.x).round();
        if let Some(last) = self.glyphs.last_mut() {
            last.offset = back;
            self.pen -= back;
        }
        self.pen += face.stated_width(id);
        let recorded = face.text_of(id, text).to_owned();
        self.glyphs.push(Codepoint::with_cid(id, 0.0, recorded));
    }
}

/// Splits a piece where copying needs a text of its own: a glyph stands for one text in all the document, so a cluster that
/// says something else, or takes several glyphs, or lies off the baseline, carries `ActualText`.
pub(super) fn shows(text: &str, glyphs: &[Glyph], face: &mut Embedded) -> Vec<Show> {
    let mut shows: Vec<Show> = Vec::new();
    for cluster in glyphs.chunk_by(|a, b| a.cluster == b.cluster) {
        let Some(first) = cluster.first() else { continue };
        let said: String = text[first.cluster.clone()].chars().filter(|&c| !is_ignorable(c)).map(printable).collect();
        let recorded = if first.missing {
            "\u{25A1}"
        } else if said.is_empty() {
            " "
        } else {
            &said
        };
        let id = face.glyph(first.id);
        let plain = cluster.len() == 1 && !first.missing && first.y == 0.0 && face.text_of(id, recorded) == said;
        let fresh = !plain || shows.last().is_none_or(|show| show.actual_text.is_some());
        if fresh {
            shows.push(Show::new(first, (!plain).then_some(said.clone())));
        }
        for glyph in cluster {
            if let Some(show) = shows.last_mut().filter(|show| glyph.y == show.y) {
                show.push(glyph, face, recorded);
                continue;
            }
            // A mark over or under its base: its own place, nothing more to say.
            let mut raised = Show::new(glyph, Some(String::new()));
            raised.push(glyph, face, recorded);
            shows.push(raised);
        }
    }
    shows
}

/// Control characters and noncharacters have no place in an extracted text.
fn printable(c: char) -> char {
    if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE { char::REPLACEMENT_CHARACTER } else { c }
}

/// Opens a span whose text is `text`, whatever its glyphs are.
pub(super) fn span(text: &str) -> Op {
    let data = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let map = [("ActualText".to_owned(), DictItem::String { data, literal: false })].into();
    Op::BeginMarkedContentWithProperties { tag: "Span".into(), properties: DictItem::Dict { map } }
}
