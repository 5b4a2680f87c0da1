//! Under the table: VAT breakdown on the left, sums on the right, closed by the amount due.

use super::styles::{BREAKDOWN, DUE, DUE_LABEL, HAIRLINE, HEAD, RULE, SUM};
use super::{AXIS, Layout, W, X};
use crate::invoice::sheet::{Sum, VatTable};
use crate::pdf::{mm, pt};
use crate::text::{Colour, Face, Style};

/// Space between table and totals.
const GAP: f32 = 4.2;
/// Extra space under a row of the sums, and of the breakdown.
const LEAD: f32 = 0.25;
const BREAKDOWN_LEAD: f32 = 0.25;
const HEAD_LEAD: f32 = 0.9;
/// Right edges of net, tax and gross in the breakdown.
const RIGHTS: [f32; 3] = [X + 48.0, X + 66.0, X + 86.0];
/// Height of the amount due with the rule over it.
const DUE_HEIGHT: f32 = 7.6;
/// A label of the sums wraps here at the latest.
const SUM_LABEL: f32 = 44.0;

impl Layout<'_> {
    /// What [`Layout::totals`] will need, so that the last row can stay with it.
    pub(super) fn totals_height(&mut self) -> f32 {
        if self.sheet.due.is_none() {
            return 0.0;
        }
        let sums: f32 = self.sheet.sums.iter().map(|sum| self.sum_height(sum)).sum();
        let breakdown = self.sheet.vat_table.as_ref().map_or(0.0, breakdown_height);
        GAP + (sums + 2.0 + DUE_HEIGHT).max(breakdown)
    }

    pub(super) fn totals(&mut self) {
        let Some(due) = &self.sheet.due else { return };
        let height = self.totals_height();
        self.make_room(height);
        let top = self.y + GAP;
        if let Some(table) = &self.sheet.vat_table {
            self.breakdown(table, top);
        }
        let mut y = top;
        for sum in &self.sheet.sums {
            y = self.sum(sum, y);
        }
        self.due(due, y + 2.0);
        self.y += height;
    }

    fn breakdown(&mut self, table: &VatTable, top: f32) {
        let [label, amounts @ ..] = &table.heads;
        self.canvas.block();
        self.canvas.text(&mut self.setter, label, HEAD, X, top);
        for (head, right) in amounts.iter().zip(RIGHTS) {
            self.canvas.text_right(&mut self.setter, head, HEAD, right, top);
        }
        let mut y = top + mm(HEAD.leading) + HEAD_LEAD;
        for ([rate, name], amounts) in &table.rows {
            self.canvas.block();
            let rate = self.setter.line(rate, BREAKDOWN);
            let x = X + mm(rate.width()) + 1.2;
            self.canvas.put(rate, X, y);
            self.canvas.text(&mut self.setter, name, BREAKDOWN.label(), x, y);
            self.amounts(amounts, y);
            y += mm(BREAKDOWN.leading) + BREAKDOWN_LEAD;
        }
        if let Some(total) = &table.total {
            self.canvas.block();
            self.canvas.rule(X, y - 0.4, RIGHTS[2] - X, HAIRLINE, Colour::INK);
            self.amounts(total, y + 0.6);
        }
    }

    fn amounts(&mut self, amounts: &[String; 3], y: f32) {
        for (amount, right) in amounts.iter().zip(RIGHTS) {
            self.canvas.text_right(&mut self.setter, amount, BREAKDOWN, right, y);
        }
    }

    fn sum_height(&mut self, sum: &Sum) -> f32 {
        let style = sum_style(sum);
        let width = self.label_width(sum, style);
        let lines = self.setter.paragraph(&sum.label, style, width);
        lines.iter().map(|line| mm(line.style.leading)).sum::<f32>().max(mm(style.leading)) + LEAD
    }

    /// Points left beside the figure, at most [`SUM_LABEL`].
    fn label_width(&mut self, sum: &Sum, style: Style) -> f32 {
        let room = X + W - AXIS - mm(self.setter.measure(&sum.value, style)) - 2.0;
        pt(room.clamp(15.0, SUM_LABEL))
    }

    fn sum(&mut self, sum: &Sum, y: f32) -> f32 {
        self.canvas.block();
        let style = sum_style(sum);
        let width = self.label_width(sum, style);
        let label = if sum.strong { style } else { style.label() };
        let lines = self.setter.paragraph(&sum.label, label, width);
        let bottom = self.canvas.lines(lines, AXIS, y).max(y + mm(style.leading));
        self.canvas.text_right(&mut self.setter, &sum.value, style, X + W, y);
        bottom + LEAD
    }

    fn due(&mut self, due: &Sum, y: f32) {
        self.canvas.block();
        self.canvas.rule(AXIS, y, X + W - AXIS, RULE, Colour::INK);
        let y = y + 2.6;
        // Both on one baseline, the label being the smaller.
        let drop = mm(0.8 * (DUE.size - DUE_LABEL.size));
        self.canvas.text(&mut self.setter, &due.label, DUE_LABEL, AXIS, y + drop);
        let room = X + W - AXIS - mm(self.setter.measure(&due.label, DUE_LABEL)) - 3.0;
        let natural = mm(self.setter.measure(&due.value, DUE));
        let style = if natural > room { Style { size: DUE.size * (room / natural).max(0.5), ..DUE } } else { DUE };
        self.canvas.text_right(&mut self.setter, &due.value, style, X + W, y + mm(0.8 * (DUE.size - style.size)));
    }
}

fn sum_style(sum: &Sum) -> Style {
    if sum.strong { SUM.face(Face::Medium) } else { SUM }
}

fn breakdown_height(table: &VatTable) -> f32 {
    let row = mm(BREAKDOWN.leading) + BREAKDOWN_LEAD;
    let rows: f32 = table.rows.iter().map(|_| row).sum();
    let total = if table.total.is_some() { 0.6 + row } else { 0.0 };
    mm(HEAD.leading) + HEAD_LEAD + rows + total
}
