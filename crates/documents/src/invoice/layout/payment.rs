//! The payment block: code, bank rows, terms; whole, and on the bottom edge of the last page.

use super::styles::{BANK, BLOCK, CAPTION, HAIRLINE, TERMS};
use super::{AXIS, BOTTOM, Layout, W, X};
use crate::Error;
use crate::invoice::sheet::{Code, Payment};
use crate::pdf::{QrCode, Rect, height, mm, pt};
use crate::text::{Colour, Face, Line};

/// Side of the payment code: a module is over 0.64 mm.
const CODE: f32 = 26.0;
/// Where the bank rows begin beside a code.
const BESIDE: f32 = X + 33.0;
/// Space over the block.
const GAP: f32 = 5.0;

impl Layout<'_> {
    pub(super) fn payment(&mut self) -> Result<(), Error> {
        let payment = self.sheet.payment.as_ref();
        let beside = self.terms_stand_beside();
        let terms = if beside { self.setter.paragraph(&self.sheet.terms, TERMS, pt(X + W - AXIS)) } else { Vec::new() };
        if payment.is_none() && terms.is_empty() {
            return Ok(());
        }
        let code = payment.map_or(&Code::None, |payment| &payment.code);
        let x = if *code == Code::None { X } else { BESIDE };
        // Where no terms stand beside, the rows have the whole width: a long IBAN stays on its line.
        let edge = if terms.is_empty() { X + W } else { AXIS - 4.0 };
        let bank = payment.map(|payment| self.set_bank(payment, edge - x)).unwrap_or_default();
        let height = block_height(code, &bank, &terms);
        self.make_room(GAP + height);
        let top = BOTTOM - height;
        self.canvas.rule(X, top, W, HAIRLINE, Colour::HAIR);
        let top = top + 3.0;
        self.code(code, top)?;
        if let Some(payment) = payment {
            self.canvas.block();
            self.canvas.paragraph(&mut self.setter, &payment.heading, BLOCK, x, top - 0.5, AXIS - 4.0 - x);
            self.bank(bank, x, top + 5.4);
        }
        if !terms.is_empty() {
            let heading = self.words.say("terms")?;
            self.canvas.block();
            // Without anything to pay, the terms take the place of the bank rows.
            let x = if payment.is_some() { AXIS } else { X };
            self.canvas.text(&mut self.setter, &heading, BLOCK, x, top - 0.5);
            self.canvas.lines(terms, x, top + 5.4);
        }
        self.y = BOTTOM;
        Ok(())
    }

    /// The code with its caption; in a draft a quiet frame where it will stand.
    fn code(&mut self, code: &Code, top: f32) -> Result<(), Error> {
        match code {
            Code::None => {}
            Code::Room => {
                let line = mm(HAIRLINE);
                let bar = |x, y, w, h| Rect { x, y, w, h };
                let (right, bottom) = (X + CODE - line, top + CODE - line);
                let level = [bar(X, top, CODE, line), bar(X, bottom, CODE, line)];
                let upright = [bar(X, top, line, CODE), bar(right, top, line, CODE)];
                self.canvas.fill([level, upright].concat(), Colour::HAIR);
            }
            Code::Epc(payload) => {
                self.canvas.fill(QrCode::new(payload.as_bytes())?.rects(X, top, CODE), Colour::INK);
                self.canvas.block();
                let caption = self.words.say("scan")?;
                self.canvas.text(&mut self.setter, &caption, CAPTION, X, top + CODE + 2.8);
            }
        }
        Ok(())
    }

    /// Labels and values; the values wrap in what the widest label leaves of `width`.
    fn set_bank(&mut self, payment: &Payment, width: f32) -> Vec<(Line, Vec<Line>)> {
        let labels: Vec<Line> = payment.rows.iter().map(|fact| self.setter.line(&fact.label, BANK.label())).collect();
        let widest = labels.iter().map(|label| mm(label.width())).fold(0.0, f32::max);
        let room = pt(width - widest - 3.0);
        let values: Vec<Vec<Line>> = payment
            .rows
            .iter()
            .map(|fact| {
                let style = if fact.strong { BANK.face(Face::Medium) } else { BANK };
                self.setter.paragraph(&fact.value, style, room)
            })
            .collect();
        labels.into_iter().zip(values).collect()
    }

    fn bank(&mut self, rows: Vec<(Line, Vec<Line>)>, x: f32, mut y: f32) {
        let widest = rows.iter().map(|(label, _)| mm(label.width())).fold(0.0, f32::max);
        for (label, value) in rows {
            self.canvas.block();
            self.canvas.put(label, x, y);
            y = self.canvas.lines(value, x + widest + 3.0, y) + ROW;
        }
    }
}

fn block_height(code: &Code, bank: &[(Line, Vec<Line>)], terms: &[Line]) -> f32 {
    let rows: f32 = bank.iter().flat_map(|(_, value)| value).map(|line| mm(line.style.leading) + ROW).sum();
    let code = if *code == Code::None { 0.0 } else { CODE + 5.4 };
    3.0 + code.max(5.4 + rows).max(5.4 + height(terms))
}

/// Space between bank rows.
const ROW: f32 = 0.1;
