//! The head: who writes, to whom, what it is; and the short head of further pages.

use super::styles::{
    ADDRESS, CREDITS, DRAFT, FACT, FURTHER, HAIRLINE, NAME, NUMBER, RETURN, SELLER, SUBJECT, TITLE, TRADE,
};
use super::{AXIS, Layout, W, X};
use crate::pdf::{Mark, Rect, mm, pt};
use crate::text::{Colour, Face, Style};

/// Most of a logo's width and height.
const LOGO: (f32, f32) = (42.0, 13.0);
/// Zone of the window that shows the address.
const WINDOW: (f32, f32, f32) = (62.7, 27.3, 80.0);
/// Label column of the facts.
const LABELS: f32 = 28.0;

impl Layout<'_> {
    pub(super) fn first_head(&mut self) {
        self.backdrop();
        self.fold_marks();
        self.letterhead();
        self.window();
        let facts = self.facts();
        self.title(facts);
    }

    /// Two folds and the hole between them (DIN 5008 form B).
    fn fold_marks(&mut self) {
        for (y, w) in [(105.0, 3.8), (148.5, 5.8), (210.0, 3.8)] {
            self.canvas.rule(4.0, y, w, HAIRLINE, Colour::HAIR);
        }
    }

    fn letterhead(&mut self) {
        let mut x = X;
        if let Some(size) = self.logo {
            let (w, h) = fitted(size, LOGO);
            self.canvas.marks.push(Mark::Picture(Rect { x, y: 15.5, w, h }));
            x += w + 4.0;
        }
        let room = AXIS - 5.0 - x;
        self.canvas.block();
        let y = self.canvas.paragraph(&mut self.setter, &self.sheet.seller_name, NAME, x, 15.6, room);
        self.canvas.paragraph(&mut self.setter, &self.sheet.trade, TRADE, x, y, room);
        let mut y = 15.9;
        self.canvas.block();
        for line in &self.sheet.seller_lines {
            y = self.canvas.paragraph(&mut self.setter, line, SELLER, AXIS, y, X + W - AXIS);
        }
    }

    /// Return line and address. An address too tall for the window is set smaller, step by step.
    fn window(&mut self) {
        let (top, height, width) = WINDOW;
        let line = self.setter.paragraph(&self.sheet.return_line, RETURN, pt(width)).into_iter().next();
        if let Some(line) = line {
            self.canvas.block();
            self.canvas.put(line, X, top - 3.6);
        }
        let sizes =
            [ADDRESS, Style { size: 9.0, leading: 11.2, ..ADDRESS }, Style { size: 8.0, leading: 9.6, ..ADDRESS }];
        for style in sizes {
            let lines: Vec<_> =
                self.sheet.address.iter().flat_map(|line| self.setter.paragraph(line, style, pt(width))).collect();
            let fits = lines.iter().map(|line| mm(line.style.leading)).sum::<f32>() <= height;
            if fits || style.size < 8.5 {
                self.canvas.block();
                self.canvas.lines(lines, X, top);
                return;
            }
        }
    }

    /// Returns the bottom of the facts.
    fn facts(&mut self) -> f32 {
        let mut y = 49.6;
        for fact in &self.sheet.facts {
            self.canvas.block();
            let face = if fact.strong { Face::SemiBold } else { Face::Regular };
            self.canvas.text(&mut self.setter, &fact.label, FACT.label(), AXIS, y);
            y = self.canvas.paragraph(
                &mut self.setter,
                &fact.value,
                FACT.face(face),
                AXIS + LABELS,
                y,
                X + W - AXIS - LABELS,
            ) + 0.45;
        }
        y
    }

    /// Title, what a credit note credits, and subject; ordinarily at 98.5, lower only where the facts need the room.
    fn title(&mut self, facts: f32) {
        let y = (facts + 6.0).max(98.5);
        self.canvas.block();
        let title = self.setter.line(&self.sheet.title, TITLE);
        let right = X + mm(title.width()) + 2.4;
        self.canvas.put(title, X, y);
        let beside = mm(self.setter.measure(&self.sheet.number, NUMBER)) <= X + W - right;
        let (x, top) = if beside { (right, y) } else { (X, y + mm(TITLE.leading)) };
        let mut bottom = self.canvas.paragraph(&mut self.setter, &self.sheet.number, NUMBER, x, top, X + W - x);
        for (text, style) in [(&self.sheet.credits, CREDITS), (&self.sheet.subject, SUBJECT)] {
            if !text.trim().is_empty() {
                self.canvas.block();
                bottom = self.canvas.paragraph(&mut self.setter, text, style, X, bottom + 3.4, 130.0);
            }
        }
        self.y = bottom + 6.5;
    }

    /// One line in small: whose document goes on here.
    pub(super) fn further_head(&mut self) {
        self.backdrop();
        let y = 15.2;
        self.canvas.block();
        let mut x = X;
        if let Some(size) = self.logo {
            let (w, h) = fitted(size, (18.0, 5.6));
            self.canvas.marks.push(Mark::Picture(Rect { x, y: y - 0.6, w, h }));
            x += w + 3.0;
        }
        let name =
            self.setter.paragraph(&self.sheet.seller_name, FURTHER.face(Face::SemiBold), pt(75.0)).into_iter().next();
        if let Some(name) = name {
            let w = mm(name.width());
            self.canvas.put(name, x, y);
            x += w + 3.0;
        }
        let what = format!("{} {}", self.sheet.title, self.sheet.number);
        self.canvas.text(&mut self.setter, &what, FURTHER.label(), x, y);
        self.canvas.text_right(&mut self.setter, &self.sheet.date, FACT.label(), X + W, y);
    }

    /// The word behind a draft, big and quiet.
    fn backdrop(&mut self) {
        let Some(word) = &self.sheet.draft_mark else { return };
        let (degrees, reach) = (52.0_f32, 205.0);
        let natural = mm(self.setter.measure(word, DRAFT));
        let style = Style { size: (DRAFT.size * reach / natural.max(1.0)).min(190.0), ..DRAFT }.coloured(Colour::QUIET);
        let line = self.setter.line(word, style);
        let (sin, cos) = degrees.to_radians().sin_cos();
        // Centred on the middle of the sheet: back along the slope by half the word, and across it by half a capital.
        let (half, capital) = (mm(line.width()) / 2.0, mm(style.size) * 0.36);
        let (x, y) = (105.0 - half * cos + capital * sin, 155.0 + half * sin + capital * cos);
        self.canvas.marks.push(Mark::Backdrop { line, x, y, degrees });
    }
}

/// The largest box of the picture's proportions inside `most`.
pub(crate) fn fitted((width, height): (u32, u32), most: (f32, f32)) -> (f32, f32) {
    let ratio = pixels(width) / pixels(height).max(1.0);
    if ratio * most.1 <= most.0 { (ratio * most.1, most.1) } else { (most.0, most.0 / ratio.max(0.001)) }
}

/// At most four million, so exact.
#[expect(clippy::cast_precision_loss, reason = "LOGO_MAX_PIXELS is below 2^24")]
fn pixels(count: u32) -> f32 {
    count as f32
}
