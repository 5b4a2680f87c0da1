//! Shaping of one line: bidi runs, split by face and script, through HarfBuzz' port, into glyphs in visual order.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use harfrust::unicode::{combining_class, script};
use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction, Feature, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};
use unicode_bidi::BidiInfo;

use super::{Face, Faces, Style};
use crate::{Error, Warning};

/// A glyph at its place in a piece; all measures in thousandths of an em.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// From the start of the piece, offset included.
    pub(crate) x: f32,
    /// Over the baseline.
    pub(crate) y: f32,
    /// Bytes of the line's text that this glyph's cluster stands for.
    pub(crate) cluster: Range<usize>,
    /// The square drawn for a character that no face has.
    pub(crate) missing: bool,
}

/// Glyphs of one face and one direction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) face: Face,
    /// From the start of the line, thousandths of an em.
    pub(crate) x: f32,
    pub(crate) glyphs: Vec<Glyph>,
}

/// One shaped line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) style: Style,
    pub(crate) pieces: Vec<Piece>,
    /// Advance, thousandths of an em.
    pub(crate) advance: f32,
}

impl Line {
    /// Advance in points.
    pub(crate) fn width(&self) -> f32 {
        self.advance * self.style.size / 1000.0
    }
}

/// Shapes lines and remembers what could not be drawn.
pub(crate) struct Typesetter {
    faces: &'static Faces,
    buffer: Buffer,
    undrawable: BTreeSet<char>,
}

#[derive(PartialEq, Eq, Hash)]
struct PlanKey {
    face: Face,
    rtl: bool,
    script: Tag,
    tabular: bool,
}

impl Typesetter {
    pub(crate) fn new() -> Result<Self, Error> {
        let mut buffer = Buffer::new();
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        Ok(Self { faces: Faces::load()?, buffer, undrawable: BTreeSet::new() })
    }

    /// Characters that were drawn as a square so far, in order.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        self.undrawable.iter().map(|&character| Warning::NoFaceHas { character }).collect()
    }

    /// Shapes `text` as one line; line ends inside it count as spaces.
    pub(crate) fn line(&mut self, text: &str, style: Style) -> Line {
        let text: String = text.chars().map(|c| if is_blank(c) { ' ' } else { c }).collect();
        let mut pieces = Vec::new();
        let mut pen = 0.0;
        for (range, rtl) in visual_runs(&text) {
            let mut items = self.items(&text, range, style.face);
            if rtl {
                items.reverse();
            }
            for (face, script, range) in items {
                let (glyphs, advance) = self.shape(&text, range, rtl, script, Style { face, ..style });
                pieces.push(Piece { face, x: pen, glyphs });
                pen += advance;
            }
        }
        Line { text, style, pieces, advance: pen }
    }

    /// Splits a run of one direction where the face or the script changes; marks and common characters stay with what is before.
    fn items(&self, text: &str, run: Range<usize>, wanted: Face) -> Vec<(Face, Script, Range<usize>)> {
        let mut items: Vec<(Face, Script, Range<usize>)> = Vec::new();
        for (at, c) in text[run.clone()].char_indices().map(|(i, c)| (run.start + i, c)) {
            let end = at + c.len_utf8();
            let own = script(u32::from(c));
            let neutral = own == Script::COMMON || own == Script::INHERITED;
            let face = self.faces.for_char(wanted, c);
            if let Some((last_face, last_script, range)) = items.last_mut() {
                let joins = is_mark(c) || is_ignorable(c) || *last_face == face;
                let same = neutral || *last_script == own || *last_script == Script::COMMON;
                if joins && same {
                    if !neutral {
                        *last_script = own;
                    }
                    range.end = end;
                    continue;
                }
            }
            items.push((face, if own == Script::INHERITED { Script::COMMON } else { own }, at..end));
        }
        items
    }

    fn shape(&mut self, text: &str, range: Range<usize>, rtl: bool, script: Script, style: Style) -> (Vec<Glyph>, f32) {
        let data = self.faces.get(style.face);
        let features = features(style.tabular);
        let plan = plan(self.faces, style.face, rtl, script, style.tabular, &features);
        self.buffer.clear();
        for (i, c) in text[range.clone()].char_indices() {
            // A control character has no picture: U+FFFF is in no face, so it comes out as missing.
            let drawn = if c.is_control() { 0xFFFF } else { u32::from(c) };
            self.buffer.push(drawn, u32::try_from(range.start + i).unwrap_or(u32::MAX));
        }
        self.buffer.set_direction(plan.direction());
        self.buffer.set_script(Some(script));
        self.buffer.set_cluster_level(if rtl {
            ClusterLevel::MonotoneCharacters
        } else {
            ClusterLevel::MonotoneGraphemes
        });
        let font = ShaperFont::new(&data.font);
        if harfrust::shape(&font, &mut self.buffer, ShapeOptions::new().plan(Some(&plan)).features(&features)).is_err()
        {
            return (Vec::new(), 0.0);
        }
        self.collect(text, range, rtl, style)
    }

    /// Turns the shaped buffer into glyphs, replacing glyph 0 by the visible square.
    fn collect(&mut self, text: &str, range: Range<usize>, rtl: bool, style: Style) -> (Vec<Glyph>, f32) {
        let data = self.faces.get(style.face);
        let em = 1000.0 / f32::from(data.font.units_per_em());
        let square = data.font.glyph_metrics().h_advance(u32::from(data.missing).into()) * em;
        let infos = self.buffer.glyph_infos();
        let clusters: Vec<usize> =
            infos.iter().map(|info| usize::try_from(info.cluster).unwrap_or(range.start)).collect();
        let ends = cluster_ends(&clusters, range.end, rtl);
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut pen = 0.0;
        for (i, (info, position)) in infos.iter().zip(self.buffer.glyph_positions()).enumerate() {
            let cluster = clusters[i]..ends[i];
            let missing = info.glyph_id == 0;
            if missing {
                self.undrawable.extend(text[cluster.clone()].chars().filter(|&c| !is_ignorable(c)));
            }
            let id = if missing { data.missing } else { u16::try_from(info.glyph_id).unwrap_or(data.missing) };
            glyphs.push(Glyph {
                id,
                x: pen + to_f32(position.x_offset) * em,
                y: to_f32(position.y_offset) * em,
                cluster,
                missing,
            });
            pen += if missing { square } else { to_f32(position.x_advance) * em };
            if clusters.get(i + 1) != Some(&clusters[i]) {
                pen += style.tracking;
            }
        }
        (glyphs, pen)
    }
}

/// Where each glyph's cluster ends: at the start of the next one in logical order.
fn cluster_ends(clusters: &[usize], end: usize, rtl: bool) -> Vec<usize> {
    let mut ends = vec![end; clusters.len()];
    let mut next = end;
    let mut visit = |i: usize, before: Option<usize>| {
        ends[i] = next;
        if before != Some(clusters[i]) {
            next = clusters[i];
        }
    };
    if rtl {
        (0..clusters.len()).for_each(|i| visit(i, clusters.get(i + 1).copied()));
    } else {
        (0..clusters.len()).rev().for_each(|i| visit(i, i.checked_sub(1).map(|b| clusters[b])));
    }
    ends
}

/// Runs of one direction in visual order (UAX 9), with "is right-to-left".
fn visual_runs(text: &str) -> Vec<(Range<usize>, bool)> {
    if text.is_empty() {
        return Vec::new();
    }
    if text.is_ascii() {
        return vec![(0..text.len(), false)];
    }
    let bidi = BidiInfo::new(text, None);
    let mut runs = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
        runs.extend(ranges.into_iter().map(|run| {
            let rtl = levels[run.start].is_rtl();
            (run, rtl)
        }));
    }
    runs
}

/// Contextual alternates are off: they turn `->` into an arrow, and a document shows what was typed.
fn features(tabular: bool) -> [Feature; 2] {
    [Feature::new(Tag::new(b"calt"), 0, ..), Feature::new(Tag::new(b"tnum"), u32::from(tabular), ..)]
}

/// Plans hold no text, so they may outlive a document: their number is bounded by faces x scripts.
fn plan(faces: &Faces, face: Face, rtl: bool, script: Script, tabular: bool, features: &[Feature]) -> Arc<ShapePlan> {
    static PLANS: LazyLock<Mutex<HashMap<PlanKey, Arc<ShapePlan>>>> = LazyLock::new(Mutex::default);
    let mut plans = PLANS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = PlanKey { face, rtl, script: script.tag(), tabular };
    let plan = plans.entry(key).or_insert_with(|| {
        let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        Arc::new(ShapePlan::new(&faces.get(face).font, direction, Some(script), None, features))
    });
    Arc::clone(plan)
}

/// Characters that only separate: a line end inside a line is a space.
fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{0B}' | '\u{0C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Combining marks stay with their base.
pub(super) fn is_mark(c: char) -> bool {
    combining_class(u32::from(c)) != 0 || script(u32::from(c)) == Script::INHERITED
}

/// Default_Ignorable_Code_Point (UAX 44): invisible by definition, so neither drawn nor warned of.
pub(crate) fn is_ignorable(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
        | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8 | 0x1BCA0..=0x1BCA3
        | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

/// Font units fit an `f32` exactly (they are below 2^24).
#[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
fn to_f32(units: i32) -> f32 {
    units as f32
}
