//! The table of lines: columns as wide as their figures need, rows that stay whole, totals carried over page breaks.

use super::styles::{CARRIED, CELL, CELL_TIGHT, DETAIL, HAIRLINE, HEAD, RULE};
use super::{BOTTOM, Layout, TOP, W, X};
use crate::Error;
use crate::format::Figure;
use crate::invoice::sheet::Row;
use crate::pdf::{height, mm, pt};
use crate::text::{Colour, Face, Line, Style};

/// Space over and under the text of a row.
const PAD: (f32, f32) = (1.6, 1.4);
/// Height of the head with its rule, and of a row that carries a total.
const HEAD_HEIGHT: f32 = 5.0;
const CARRY_HEIGHT: f32 = 6.2;
/// What the leading of the figures adds to their size.
const SLACK: f32 = 1.2;
/// The name keeps at least this much.
const NAME_MIN: f32 = 40.0;
/// A unit wider than this wraps.
const UNIT_MAX: f32 = 22.0;

/// Left edges and widths; a width of 0 is a column that is not there.
struct Columns {
    figures: Style,
    name: f32,
    name_x: f32,
    /// The decimal sign of quantities and of prices.
    quantity_axis: f32,
    unit_x: f32,
    price_right: f32,
    price_axis: f32,
    adjustment_right: f32,
    vat_right: f32,
}

/// A row, set.
struct SetRow<'a> {
    row: &'a Row,
    /// Name and details.
    lines: Vec<Line>,
    height: f32,
}

impl Layout<'_> {
    pub(super) fn table(&mut self) -> Result<(), Error> {
        let columns = self.columns();
        let rows: Vec<SetRow<'_>> = self.sheet.rows.iter().map(|row| self.set_row(row, &columns)).collect();
        if self.y + HEAD_HEIGHT + rows.first().map_or(0.0, |row| row.height) + CARRY_HEIGHT > BOTTOM {
            self.break_page();
        }
        self.table_head(&columns);
        let tail = self.totals_height();
        let count = rows.len();
        for (i, row) in rows.into_iter().enumerate() {
            let last = i + 1 == count;
            let before = i.checked_sub(1).and_then(|i| self.sheet.rows.get(i));
            let needed = if last { row.height + tail } else { row.height + CARRY_HEIGHT };
            if self.y + needed > BOTTOM && before.is_some() {
                self.carry_over(before, &columns)?;
            }
            self.draw_row(row, last, before, &columns)?;
        }
        Ok(())
    }

    /// Measures what the figures need; the name takes the rest.
    fn columns(&mut self) -> Columns {
        let wide = self.columns_in(CELL);
        if wide.name < NAME_MIN { self.columns_in(CELL_TIGHT) } else { wide }
    }

    fn columns_in(&mut self, figures: Style) -> Columns {
        let sheet = self.sheet;
        let gap = 4.4;
        let net = sheet.heads.net.as_ref().map_or(0.0, |head| {
            self.widest(sheet.rows.iter().map(|row| row.net.as_str()), figures).max(self.head_width(head)).max(18.0)
                + gap
        });
        let vat = sheet.heads.vat.as_ref().map_or(0.0, |head| {
            self.widest(sheet.rows.iter().map(|row| row.vat.as_str()), figures).max(self.head_width(head)).max(8.0)
                + gap
        });
        let adjustment = sheet.heads.adjustment.as_ref().map_or(0.0, |head| {
            self.widest(sheet.rows.iter().flat_map(|row| &row.adjustments).map(String::as_str), figures)
                .max(self.head_width(head))
                + gap
        });
        let (price_whole, price_part) = self.decimal_widths(sheet.rows.iter().map(|row| &row.price), figures);
        let notes = self.widest(sheet.rows.iter().map(|row| row.price_note.as_str()), DETAIL);
        let price = sheet
            .heads
            .price
            .as_ref()
            .map_or(0.0, |head| (price_whole + price_part).max(self.head_width(head)).max(notes) + gap);
        let unit = self.widest(sheet.rows.iter().map(|row| row.unit.as_str()), figures).clamp(6.0, UNIT_MAX);
        let (whole, part) = self.decimal_widths(sheet.rows.iter().map(|row| &row.quantity), figures);
        let position = self.widest(sheet.rows.iter().map(|row| row.position.as_str()), figures).max(5.0) + 3.5;

        let vat_right = X + W - net;
        let adjustment_right = vat_right - vat;
        let price_right = adjustment_right - adjustment;
        let unit_x = price_right - price - unit;
        let quantity_axis = unit_x - 1.4 - part;
        let name_x = X + position;
        let name = quantity_axis - whole - gap - name_x;
        Columns {
            figures,
            name,
            name_x,
            quantity_axis,
            unit_x,
            price_right,
            price_axis: price_right - price_part,
            adjustment_right,
            vat_right,
        }
    }

    fn head_width(&mut self, head: &str) -> f32 {
        mm(self.setter.measure(head, HEAD))
    }

    fn widest<'t>(&mut self, texts: impl Iterator<Item = &'t str>, style: Style) -> f32 {
        texts.fold(0.0, |widest, text| widest.max(mm(self.setter.measure(text, style))))
    }

    /// The widest before, and the widest from the decimal sign on.
    fn decimal_widths<'t>(&mut self, figures: impl Iterator<Item = &'t Figure>, style: Style) -> (f32, f32) {
        figures.fold((0.0, 0.0), |(whole, part): (f32, f32), figure| {
            let (before, behind) = (figure.whole(), figure.part());
            (whole.max(mm(self.setter.measure(before, style))), part.max(mm(self.setter.measure(behind, style))))
        })
    }

    fn set_row<'r>(&mut self, row: &'r Row, columns: &Columns) -> SetRow<'r> {
        let width = pt(columns.name.max(10.0));
        let mut lines = self.setter.paragraph(&row.name, CELL.face(Face::Medium), width);
        if let Some(name) = lines.last_mut() {
            // Details stand close under the name that they belong to.
            name.style.leading = name.style.size + pt(0.55);
        }
        for detail in &row.details {
            lines.extend(self.setter.paragraph(detail, DETAIL, width));
        }
        let text = height(&lines);
        let note = if row.price_note.is_empty() { 0.0 } else { mm(DETAIL.leading) };
        let stacked = row.adjustments.iter().map(|_| mm(columns.figures.leading)).sum::<f32>() - SLACK;
        let unit = height(&self.setter.paragraph(&row.unit, columns.figures, pt(UNIT_MAX + 0.5)));
        let figures = (mm(columns.figures.leading) - SLACK + note).max(stacked).max(unit);
        SetRow { row, lines, height: PAD.0 + text.max(figures) + PAD.1 }
    }

    fn table_head(&mut self, columns: &Columns) {
        let heads = &self.sheet.heads;
        let y = self.y;
        self.canvas.block();
        self.canvas.text(&mut self.setter, &heads.position, HEAD, X, y);
        self.canvas.text(&mut self.setter, &heads.name, HEAD, columns.name_x, y);
        self.canvas.text_right(&mut self.setter, &heads.quantity, HEAD, columns.unit_x - 1.4, y);
        let optional = [
            (&heads.price, columns.price_right),
            (&heads.adjustment, columns.adjustment_right),
            (&heads.vat, columns.vat_right),
            (&heads.net, X + W),
        ];
        for (head, right) in optional {
            if let Some(head) = head {
                self.canvas.text_right(&mut self.setter, head, HEAD, right, y);
            }
        }
        self.y += HEAD_HEIGHT;
        self.canvas.rule(X, self.y, W, RULE, Colour::INK);
    }

    /// Draws a row; one taller than a page goes on over as many pages as it needs, split between its lines.
    fn draw_row(&mut self, set: SetRow<'_>, last: bool, before: Option<&Row>, columns: &Columns) -> Result<(), Error> {
        let top = self.y + PAD.0;
        self.canvas.block();
        self.figures(set.row, columns, top);
        let mut y = top;
        let mut slack = 0.0;
        for line in set.lines {
            let leading = mm(line.style.leading);
            if y + leading + PAD.1 + CARRY_HEIGHT > BOTTOM && y > TOP + HEAD_HEIGHT + CARRY_HEIGHT + PAD.0 + 0.1 {
                self.y = y;
                self.carry_over(before, columns)?;
                y = self.y + PAD.0;
            }
            slack = mm(line.style.leading - line.style.size);
            self.canvas.put(line, columns.name_x, y);
            y += leading;
        }
        y -= slack;
        let whole = set.height <= y - self.y + PAD.1;
        self.y = if whole { y + PAD.1 } else { (self.y + set.height).max(y + PAD.1).min(BOTTOM) };
        let (thickness, colour) = if last { (RULE, Colour::INK) } else { (HAIRLINE, Colour::HAIR) };
        self.canvas.rule(X, self.y, W, thickness, colour);
        Ok(())
    }

    fn figures(&mut self, row: &Row, columns: &Columns, y: f32) {
        let style = columns.figures;
        self.canvas.text(&mut self.setter, &row.position, style.label(), X, y);
        self.decimal(&row.quantity, style, columns.quantity_axis, y);
        self.canvas.paragraph(&mut self.setter, &row.unit, style.label(), columns.unit_x, y, UNIT_MAX + 0.5);
        if self.sheet.heads.price.is_none() {
            return;
        }
        self.decimal(&row.price, style, columns.price_axis, y);
        self.canvas.text_right(&mut self.setter, &row.price_note, DETAIL, columns.price_right, y + mm(style.leading));
        let mut at = y;
        for adjustment in &row.adjustments {
            self.canvas.text_right(&mut self.setter, adjustment, style, columns.adjustment_right, at);
            at += mm(style.leading);
        }
        if self.sheet.heads.vat.is_some() {
            self.canvas.text_right(&mut self.setter, &row.vat, style, columns.vat_right, y);
        }
        self.canvas.text_right(&mut self.setter, &row.net, style, X + W, y);
    }

    /// Sets a number with its decimal sign at `axis`.
    fn decimal(&mut self, figure: &Figure, style: Style, axis: f32, y: f32) {
        let left = axis - mm(self.setter.measure(figure.whole(), style));
        self.canvas.text(&mut self.setter, &figure.text, style, left, y);
    }

    /// Closes the page with the total so far and opens the next one with it.
    fn carry_over(&mut self, before: Option<&Row>, columns: &Columns) -> Result<(), Error> {
        // A paper without prices has no sum to carry.
        let before = before.filter(|_| self.sheet.heads.net.is_some());
        let page = (self.pages.len() + 1).to_string();
        if let Some(row) = before {
            let label = self.words.say("carried-forward")?;
            self.carried(&label, &row.carried);
        }
        self.break_page();
        self.table_head(columns);
        if let Some(row) = before {
            let label = self.words.say_with("brought-forward", &[("page", &page)])?;
            self.carried(&label, &row.carried);
            self.canvas.rule(X, self.y, W, HAIRLINE, Colour::HAIR);
        }
        Ok(())
    }

    fn carried(&mut self, label: &str, sum: &str) {
        self.canvas.block();
        self.canvas.text(&mut self.setter, label, CARRIED, X, self.y + PAD.0);
        self.canvas.text_right(&mut self.setter, sum, CARRIED, X + W, self.y + PAD.0);
        self.y += CARRY_HEIGHT;
    }
}
