//! The foot of each page: the seller's particulars, the perforation, and under it the counterfoil.

use super::styles::{CHAIN, FOOT, HAIRLINE};
use super::{AXIS, Layout, W, X};
use crate::Error;
use crate::pdf::{Canvas, mm, pt};
use crate::text::Colour;

/// The rule over the particulars, and their first line.
const RULE_Y: f32 = 269.5;
const FIRST: f32 = 271.7;
/// Columns: left edge and width.
const COLUMNS: [(f32, f32); 4] = [(X, 46.0), (X + 50.0, 46.0), (AXIS, 42.0), (AXIS + 44.0, 21.0)];
/// Lines that fit. A longer column is cut: the head of the first page has the same in full.
const LINES: usize = 4;
const PERFORATION: f32 = 286.1;

impl Layout<'_> {
    pub(super) fn foot(&mut self, canvas: &mut Canvas, page: usize, pages: usize) -> Result<(), Error> {
        canvas.rule(X, RULE_Y, W, HAIRLINE, Colour::HAIR);
        for ((x, w), column) in COLUMNS.into_iter().zip(&self.sheet.footer) {
            let lines: Vec<_> =
                column.iter().flat_map(|line| self.setter.paragraph(line, FOOT, pt(w))).take(LINES).collect();
            canvas.block();
            canvas.lines(lines, x, FIRST);
        }
        canvas.dots(X, PERFORATION, W, Colour::HAIR);
        let y = PERFORATION + 1.6;
        if let Some(code) = &self.sheet.chain_code {
            let label = self.setter.line(&self.words.say("chain")?, FOOT);
            let x = X + mm(label.width()) + 1.4;
            canvas.block();
            canvas.put(label, X, y);
            canvas.paragraph(&mut self.setter, code, CHAIN, x, y, 100.0);
        }
        let numbers = [("page", page.to_string()), ("pages", pages.to_string())];
        let numbers = numbers.each_ref().map(|(name, value)| (*name, value.as_str()));
        canvas.block();
        let text = self.words.say_with("page", &numbers)?;
        canvas.text_right(&mut self.setter, &text, FOOT, X + W, y);
        Ok(())
    }
}
