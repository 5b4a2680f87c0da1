//! Marks as operators of a page's content stream.

use printpdf::{
    Codepoint, Color, DictItem, Line as Stroke, LineCapStyle, LineDashPattern, LinePoint, Op, PdfFontHandle, Point, Pt,
    Rgb, TextItem, TextMatrix, XObjectId, XObjectTransform,
};

use super::embed::{Embedded, EmbeddedFaces};
use super::{A4, Canvas, Mark, Rect, pt};
use crate::text::shape::is_ignorable;
use crate::text::{Colour, Face, Glyph, Line};

/// Name of the one picture in the page's resources.
pub(crate) const PICTURE: &str = "Logo";
/// Perforation: dot in points, pitch in millimetres.
const DOT: f32 = 0.9;
const PITCH: f32 = 1.6;

/// Writes one page; fonts and colours are stated only where they change.
pub(crate) struct Emitter<'a> {
    faces: &'a mut EmbeddedFaces,
    picture: Option<(u32, u32)>,
    ops: Vec<Op>,
    font: Option<(Face, f32)>,
    fill: Option<Colour>,
}

impl<'a> Emitter<'a> {
    /// `picture` is the size in pixels of the document's picture.
    pub(crate) fn page(canvas: &Canvas, faces: &'a mut EmbeddedFaces, picture: Option<(u32, u32)>) -> Vec<Op> {
        let mut emitter = Self { faces, picture, ops: Vec::new(), font: None, fill: None };
        for mark in &canvas.marks {
            emitter.mark(mark);
        }
        emitter.ops
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { line, x, y } => self.text(line, |dx, dy| translate(pt(*x) + dx, pt(A4.1 - y) + dy)),
            Mark::Backdrop { line, x, y, degrees } => {
                let (sin, cos) = degrees.to_radians().sin_cos();
                // Decoration: it says nothing to a reader's ear, and is not in what is copied.
                self.ops.extend([Op::BeginMarkedContent { tag: "Artifact".into() }, span("")]);
                self.text(line, |dx, dy| {
                    let at = (pt(*x) + dx * cos - dy * sin, pt(A4.1 - y) + dx * sin + dy * cos);
                    TextMatrix::Raw([cos, sin, -sin, cos, at.0, at.1])
                });
                self.ops.extend([Op::EndMarkedContentWithProperties, Op::EndMarkedContent]);
            }
            Mark::Rule { x, y, w, thickness, colour } => {
                let h = thickness * 25.4 / 72.0;
                self.fill(&[Rect { x: *x, y: y - h / 2.0, w: *w, h }], *colour);
            }
            Mark::Dots { x, y, w, colour } => self.dots(*x, *y, *w, *colour),
            Mark::Fill { rects, colour } => self.fill(rects, *colour),
            Mark::Picture(rect) => self.place_picture(*rect),
        }
    }

    fn text(&mut self, line: &Line, place: impl Fn(f32, f32) -> TextMatrix) {
        if line.pieces.is_empty() {
            return;
        }
        self.colour(line.style.colour);
        self.ops.push(Op::StartTextSection);
        let scale = line.style.size / 1000.0;
        for piece in &line.pieces {
            let Some(face) = self.faces.get_mut(piece.face) else { continue };
            if self.font != Some((piece.face, line.style.size)) {
                self.font = Some((piece.face, line.style.size));
                self.ops
                    .push(Op::SetFont { font: PdfFontHandle::External(face.id.clone()), size: Pt(line.style.size) });
            }
            for show in shows(&line.text, &piece.glyphs, face) {
                if let Some(text) = &show.actual_text {
                    self.ops.push(span(text));
                }
                let at = place((piece.x + show.x) * scale, show.y * scale);
                self.ops.push(Op::SetTextMatrix { matrix: at });
                self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(show.glyphs)] });
                if show.actual_text.is_some() {
                    self.ops.push(Op::EndMarkedContentWithProperties);
                }
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    fn dots(&mut self, x: f32, y: f32, w: f32, colour: Colour) {
        let y = Pt(pt(A4.1 - y));
        let ends = [Pt(pt(x)), Pt(pt(x + w))].map(|x| LinePoint { p: Point { x, y }, bezier: false });
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetOutlineColor { col: rgb(colour) },
            Op::SetOutlineThickness { pt: Pt(DOT) },
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[0.0, pt(PITCH)]) },
            Op::DrawLine { line: Stroke { points: ends.to_vec(), is_closed: false } },
            Op::RestoreGraphicsState,
        ]);
    }

    /// All boxes as one path.
    fn fill(&mut self, rects: &[Rect], colour: Colour) {
        self.colour(colour);
        for rect in rects {
            let numbers = [pt(rect.x), pt(A4.1 - rect.y - rect.h), pt(rect.w), pt(rect.h)];
            self.ops.push(Op::Unknown {
                key: "re".into(),
                value: numbers.map(|n| DictItem::Real(thousandths(n))).to_vec(),
            });
        }
        self.ops.push(Op::Unknown { key: "f".into(), value: Vec::new() });
    }

    fn place_picture(&mut self, rect: Rect) {
        if self.picture.is_none() {
            return;
        }
        let transform = XObjectTransform {
            translate_x: Some(Pt(pt(rect.x))),
            translate_y: Some(Pt(pt(A4.1 - rect.y - rect.h))),
            scale_x: Some(pt(rect.w)),
            scale_y: Some(pt(rect.h)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(PICTURE.into()), transform });
    }

    fn colour(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.fill = Some(colour);
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }
}

/// Glyphs shown from one point; thousandths of an em from the start of the piece.
struct Show {
    x: f32,
    y: f32,
    pen: f32,
    glyphs: Vec<Codepoint>,
    actual_text: Option<String>,
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
fn shows(text: &str, glyphs: &[Glyph], face: &mut Embedded) -> Vec<Show> {
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

fn span(text: &str) -> Op {
    let data = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let map = [("ActualText".to_owned(), DictItem::String { data, literal: false })].into();
    Op::BeginMarkedContentWithProperties { tag: "Span".into(), properties: DictItem::Dict { map } }
}

fn translate(x: f32, y: f32) -> TextMatrix {
    TextMatrix::Translate(Pt(thousandths(x)), Pt(thousandths(y)))
}

fn rgb(Colour(r, g, b): Colour) -> Color {
    let part = |level: u8| thousandths(f32::from(level) / 255.0);
    Color::Rgb(Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}

/// Three decimals are a thousandth of a point: finer than any printer, and short in the stream.
fn thousandths(number: f32) -> f32 {
    (number * 1000.0).round() / 1000.0
}
