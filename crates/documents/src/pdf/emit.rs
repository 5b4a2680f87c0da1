//! Marks as operators of a page's content stream.

use printpdf::{
    Color, DictItem, Line as Stroke, LineCapStyle, LineDashPattern, LinePoint, Op, PdfFontHandle, Point, Pt, Rgb,
    TextItem, TextMatrix, XObjectId, XObjectTransform,
};

use super::embed::EmbeddedFaces;
use super::show::{shows, span};
use super::{A4, Canvas, Mark, Rect, pt};
use crate::text::{Colour, Face, Line};

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
    /// Marked-content ids of each paragraph.
    blocks: Vec<Vec<i64>>,
    /// The next marked-content id.
    next: i64,
}

/// A page as the writer takes it.
pub(crate) struct Emitted {
    pub(crate) ops: Vec<Op>,
    /// Marked-content ids of each paragraph, in reading order; ids count from 0 on each page.
    pub(crate) blocks: Vec<Vec<i64>>,
}

impl<'a> Emitter<'a> {
    /// `picture` is the size in pixels of the document's picture.
    pub(crate) fn page(canvas: &Canvas, faces: &'a mut EmbeddedFaces, picture: Option<(u32, u32)>) -> Emitted {
        let blocks = vec![Vec::new()];
        let mut emitter = Self { faces, picture, ops: Vec::new(), font: None, fill: None, blocks, next: 0 };
        for mark in &canvas.marks {
            emitter.tagged(mark);
        }
        emitter.blocks.retain(|block| !block.is_empty());
        Emitted { ops: emitter.ops, blocks: emitter.blocks }
    }

    /// Text belongs to a paragraph; all else is decoration that is not read aloud.
    fn tagged(&mut self, mark: &Mark) {
        match mark {
            Mark::Block => self.blocks.push(Vec::new()),
            Mark::Text { line, .. } if line.pieces.is_empty() => {}
            Mark::Text { line, x, y } => {
                let map = [("MCID".to_owned(), DictItem::Int(self.next))].into();
                self.ops
                    .push(Op::BeginMarkedContentWithProperties { tag: "P".into(), properties: DictItem::Dict { map } });
                if let Some(block) = self.blocks.last_mut() {
                    block.push(self.next);
                    self.next += 1;
                }
                self.text(line, |dx, dy| translate(pt(*x) + dx, pt(A4.1 - y) + dy));
                self.ops.push(Op::EndMarkedContentWithProperties);
            }
            Mark::Backdrop { .. } | Mark::Rule { .. } | Mark::Dots { .. } | Mark::Fill { .. } | Mark::Picture(_) => {
                self.ops.push(Op::BeginMarkedContent { tag: "Artifact".into() });
                self.decoration(mark);
                self.ops.push(Op::EndMarkedContent);
            }
        }
    }

    fn decoration(&mut self, mark: &Mark) {
        match mark {
            Mark::Block | Mark::Text { .. } => {}
            Mark::Backdrop { line, x, y, degrees } => {
                let (sin, cos) = degrees.to_radians().sin_cos();
                // Empty, so that the word is not in what is copied either.
                self.ops.push(span(""));
                self.text(line, |dx, dy| {
                    let at = (pt(*x) + dx * cos - dy * sin, pt(A4.1 - y) + dx * sin + dy * cos);
                    TextMatrix::Raw([cos, sin, -sin, cos, at.0, at.1])
                });
                self.ops.push(Op::EndMarkedContentWithProperties);
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
