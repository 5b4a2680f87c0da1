//! Text that may run over pages: notes on VAT, notes, long terms.

use super::styles::{BLOCK, HAIRLINE, SUBJECT, TERMS};
use super::{Layout, W, X};
use crate::Error;
use crate::pdf::{mm, pt};
use crate::text::{Colour, Style};

/// Where the text of a titled block begins.
const INDENT: f32 = 38.0;
/// Terms with more lines than this leave the payment block for the full width.
const TERMS_BESIDE: usize = 10;

impl Layout<'_> {
    /// VAT notices between rules, then the notes, then terms too long for the payment block.
    pub(super) fn remarks(&mut self) -> Result<(), Error> {
        self.notices()?;
        if !self.sheet.notes.trim().is_empty() {
            self.y += 6.0;
            self.flow(&self.sheet.notes, SUBJECT, 130.0);
        }
        if !self.terms_stand_beside() {
            self.y += 6.0;
            let heading = self.words.say("terms")?;
            self.flow(&heading, BLOCK, W);
            self.y += 0.8;
            self.flow(&self.sheet.terms, TERMS, W);
        }
        Ok(())
    }

    /// Whether the terms have room beside the bank rows.
    pub(super) fn terms_stand_beside(&mut self) -> bool {
        self.setter.paragraph(&self.sheet.terms, TERMS, pt(65.0)).len() <= TERMS_BESIDE
    }

    fn notices(&mut self) -> Result<(), Error> {
        if self.sheet.notices.is_empty() {
            return Ok(());
        }
        let heading = self.words.say("notice")?;
        let text = self.sheet.notices.join("\n");
        let lines = self.setter.paragraph(&text, SUBJECT_SMALL, pt(W - INDENT));
        let height = lines.iter().map(|line| mm(line.style.leading)).sum::<f32>() + 4.4;
        self.make_room(height + 6.0);
        self.y += 6.0;
        self.canvas.rule(X, self.y, W, HAIRLINE, Colour::INK);
        self.canvas.block();
        self.canvas.text(&mut self.setter, &heading, BLOCK, X, self.y + 2.2);
        self.canvas.lines(lines, X + INDENT, self.y + 2.2);
        self.y += height;
        self.canvas.rule(X, self.y, W, HAIRLINE, Colour::INK);
        Ok(())
    }

    pub(super) fn flow(&mut self, text: &str, style: Style, width: f32) {
        self.canvas.block();
        for line in self.setter.paragraph(text, style, pt(width)) {
            let leading = mm(line.style.leading);
            self.make_room(leading);
            self.canvas.put(line, X, self.y);
            self.y += leading;
        }
    }
}

const SUBJECT_SMALL: Style = Style { size: 8.5, leading: 12.0, ..SUBJECT };
