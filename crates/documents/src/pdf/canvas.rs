//! One page as a list of marks, in millimetres from the top left corner. The order of marks is the reading order.

use crate::text::{Colour, Line, Style, Typesetter};

/// Height of lines set under each other, in millimetres: the last one counts with its size alone, its leading is space.
pub(crate) fn height(lines: &[Line]) -> f32 {
    let leading: f32 = lines.iter().map(|line| line.style.leading).sum();
    mm(leading - lines.last().map_or(0.0, |line| line.style.leading - line.style.size))
}

/// Width and height of A4 in millimetres.
pub(crate) const A4: (f32, f32) = (210.0, 297.0);
/// Points in a millimetre.
const PT_PER_MM: f32 = 72.0 / 25.4;
/// In a line of text the baseline lies this part of the size under the top of the line.
const ASCENT: f32 = 0.8;

/// Points of `millimetres`.
pub(crate) fn pt(millimetres: f32) -> f32 {
    millimetres * PT_PER_MM
}

/// Millimetres of `points`.
pub(crate) fn mm(points: f32) -> f32 {
    points / PT_PER_MM
}

/// A filled box, millimetres from the top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) w: f32,
    pub(crate) h: f32,
}

/// Something drawn. `y` of text is the baseline.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// What follows is another paragraph to somebody who listens.
    Block,
    Text {
        line: Line,
        x: f32,
        y: f32,
    },
    /// Text turned counter-clockwise by `degrees` about its start; says nothing that is not said elsewhere.
    Backdrop {
        line: Line,
        x: f32,
        y: f32,
        degrees: f32,
    },
    Rule {
        x: f32,
        y: f32,
        w: f32,
        thickness: f32,
        colour: Colour,
    },
    /// Round dots, the perforation between a receipt and its counterfoil.
    Dots {
        x: f32,
        y: f32,
        w: f32,
        colour: Colour,
    },
    Fill {
        rects: Vec<Rect>,
        colour: Colour,
    },
    /// The document's one picture, scaled into the box.
    Picture(Rect),
}

/// A page under the pen.
#[derive(Debug, Default, Clone)]
pub(crate) struct Canvas {
    pub(crate) marks: Vec<Mark>,
}

impl Canvas {
    /// Begins another paragraph of the reading order.
    pub(crate) fn block(&mut self) {
        self.marks.push(Mark::Block);
    }

    /// Sets `line` with the top of its box at `y`.
    pub(crate) fn put(&mut self, line: Line, x: f32, y: f32) {
        let y = y + mm(line.style.size * ASCENT);
        self.marks.push(Mark::Text { line, x, y });
    }

    /// Sets `line` so that it ends at `right`.
    pub(crate) fn put_right(&mut self, line: Line, right: f32, y: f32) {
        let x = right - mm(line.width());
        self.put(line, x, y);
    }

    /// Sets `text` on one line.
    pub(crate) fn text(&mut self, setter: &mut Typesetter, text: &str, style: Style, x: f32, y: f32) {
        if !text.is_empty() {
            self.put(setter.line(text, style), x, y);
        }
    }

    /// Sets `text` on one line that ends at `right`.
    pub(crate) fn text_right(&mut self, setter: &mut Typesetter, text: &str, style: Style, right: f32, y: f32) {
        if !text.is_empty() {
            self.put_right(setter.line(text, style), right, y);
        }
    }

    /// Sets lines under each other and returns the bottom of the last one.
    pub(crate) fn lines(&mut self, lines: Vec<Line>, x: f32, mut y: f32) -> f32 {
        for line in lines {
            let leading = mm(line.style.leading);
            self.put(line, x, y);
            y += leading;
        }
        y
    }

    /// Wraps `text` into `w` millimetres and returns the bottom of the last line.
    pub(crate) fn paragraph(
        &mut self,
        setter: &mut Typesetter,
        text: &str,
        style: Style,
        x: f32,
        y: f32,
        w: f32,
    ) -> f32 {
        let lines = setter.paragraph(text, style, pt(w));
        self.lines(lines, x, y)
    }

    /// A horizontal rule `thickness` points thick, centred on `y`.
    pub(crate) fn rule(&mut self, x: f32, y: f32, w: f32, thickness: f32, colour: Colour) {
        self.marks.push(Mark::Rule { x, y, w, thickness, colour });
    }

    /// The perforation.
    pub(crate) fn dots(&mut self, x: f32, y: f32, w: f32, colour: Colour) {
        self.marks.push(Mark::Dots { x, y, w, colour });
    }

    /// Filled boxes, one path.
    pub(crate) fn fill(&mut self, rects: Vec<Rect>, colour: Colour) {
        self.marks.push(Mark::Fill { rects, colour });
    }
}
