//! A table: columns as wide as their figures need, names that take the rest and wrap, rows that stay whole.

use super::super::columns::Holds;
use super::super::{ReportColumn, ReportKind, ReportRow, ReportTable};
use super::styles::{CELL, CELL_TIGHT, HEAD, RULE};
use super::{BOTTOM, Colour, Error, FACT, Face, HAIRLINE, HEADING, Layout, Rect, Style, W, X, label, mm, pt};
use crate::text::Line;

/// Space over and under the text of a row.
const PAD: (f32, f32) = (1.3, 1.1);
/// Height of a head with its rule, and of the heading over it.
const HEAD_HEIGHT: f32 = 5.0;
const HEADING_HEIGHT: f32 = 7.4;
/// Between two columns.
const GAP: f32 = 3.6;
/// The names keep at least this much.
const NAME_MIN: f32 = 38.0;
/// A column of amounts has at least this much.
const AMOUNT_MIN: f32 = 14.0;
/// A name longer than this is cut: the window and the spreadsheet have it whole.
const LINES_MAX: usize = 6;
/// The longest bar, and how thick it is.
const BAR: (f32, f32) = (22.0, 2.2);
const BAR_INK: Colour = Colour(85, 85, 85);
/// A column of words.
const TEXT_WIDTH: f32 = 42.0;

/// How a row is set.
#[derive(Clone, Copy, PartialEq)]
enum Weight {
    Plain,
    Sum,
    Beside,
}

/// Where the columns lie, and how their figures are set.
struct Grid {
    style: Style,
    /// Width of the names.
    name: f32,
    /// Left and right edge of each column.
    edges: Vec<(f32, f32)>,
    /// The amount of the longest bar.
    longest: f32,
}

/// A row, set.
struct SetRow {
    lines: Vec<Line>,
    cells: Vec<String>,
    /// Of the longest bar, signed.
    bar: f32,
    weight: Weight,
    height: f32,
}

impl Layout<'_> {
    pub(super) fn table(&mut self, table: &ReportTable) -> Result<(), Error> {
        let heads = self.heads()?;
        let grid = self.grid(table, &heads);
        let mut rows = Vec::new();
        for (weight, of) in [(Weight::Plain, &table.rows), (Weight::Sum, &table.sums), (Weight::Beside, &table.beside)]
        {
            for row in of {
                rows.push(self.set_row(row, weight, &grid)?);
            }
        }
        let first = rows.first().map_or(0.0, |row| row.height);
        if self.y + HEADING_HEIGHT + HEAD_HEIGHT + first > BOTTOM {
            self.break_page();
        }
        self.heading(table);
        self.table_head(&heads, &grid);
        let mut before = None;
        let mut rows = rows.into_iter().peekable();
        while let Some(row) = rows.next() {
            // A sum does not stand alone on a page: the last plain row goes along with it.
            let along = rows.peek().filter(|next| row.weight == Weight::Plain && next.weight == Weight::Sum);
            if self.y + row.height + along.map_or(0.0, |next| next.height) > BOTTOM && before.is_some() {
                self.break_page();
                self.table_head(&heads, &grid);
            }
            before = Some(row.weight);
            let next = rows.peek().map(|next| next.weight);
            self.draw_row(row, next, &grid);
        }
        Ok(())
    }

    /// The words over the columns, that of the names first.
    fn heads(&self) -> Result<Vec<String>, Error> {
        let first = match self.paper.kind {
            ReportKind::RevenueByMonth => "report-head-month",
            ReportKind::RevenueByCustomer(..) | ReportKind::Aging(_) => "report-head-customer",
            ReportKind::RevenueByItem(..) => "report-head-item",
            ReportKind::Vat(..) => "report-head-treatment",
            ReportKind::Gaps => "report-head-series",
        };
        let keys = std::iter::once(first).chain(self.paper.columns.iter().map(|column| column.key()));
        keys.map(|key| self.words.say(key)).collect()
    }

    /// The currency; nothing where a table has none.
    fn heading(&mut self, table: &ReportTable) {
        if table.currency.is_empty() {
            return;
        }
        let several = self.paper.tables.len() > 1;
        self.canvas.block();
        if several {
            self.canvas.text(&mut self.setter, &table.currency, HEADING, X, self.y);
            self.y += HEADING_HEIGHT;
        } else {
            self.canvas.text_right(&mut self.setter, &table.currency, FACT.label(), X + W, self.y - 4.6);
        }
    }

    /// Figures of the usual size, or smaller ones where the names would have too little.
    fn grid(&mut self, table: &ReportTable, heads: &[String]) -> Grid {
        let wide = self.grid_in(table, heads, CELL);
        if wide.name < NAME_MIN { self.grid_in(table, heads, CELL_TIGHT) } else { wide }
    }

    fn grid_in(&mut self, table: &ReportTable, heads: &[String], style: Style) -> Grid {
        let language = self.sheet.language;
        let all = || table.rows.iter().chain(&table.sums).chain(&table.beside);
        let mut widths = Vec::new();
        for (at, column) in self.paper.columns.iter().enumerate() {
            let head = heads.get(at + 1).map_or(0.0, |head| mm(self.setter.measure(head, HEAD)));
            let widest = match column.holds() {
                Holds::Bar => BAR.0,
                Holds::Text => TEXT_WIDTH,
                Holds::Count | Holds::Amount => {
                    all().filter_map(|row| row.cells.get(at)).fold(0.0, |widest: f32, cell| {
                        widest.max(mm(self.setter.measure(&column.print(cell, language), style.face(Face::SemiBold))))
                    })
                }
            };
            // Tables of several currencies look alike.
            let least = if column.holds() == Holds::Amount { AMOUNT_MIN } else { 0.0 };
            widths.push(widest.max(head).max(least) + GAP);
        }
        let mut right = X + W;
        let mut edges: Vec<(f32, f32)> = widths
            .iter()
            .rev()
            .map(|width| {
                let edge = (right - width + GAP, right);
                right -= width;
                edge
            })
            .collect();
        edges.reverse();
        let longest = all().map(|row| length(self.paper.columns, row).abs()).fold(0.0, f32::max);
        Grid { style, name: (right - X - 1.0).max(20.0), edges, longest }
    }

    fn set_row(&mut self, row: &ReportRow, weight: Weight, grid: &Grid) -> Result<SetRow, Error> {
        let language = self.sheet.language;
        let style = match weight {
            Weight::Plain => grid.style,
            Weight::Sum => grid.style.face(Face::SemiBold),
            Weight::Beside => grid.style.label(),
        };
        let name = label(&row.label, language, self.words)?;
        // A label without figures beside it at its left may run over empty cells, as that of what was written off does.
        let empty = row.cells.iter().take_while(|cell| cell.is_empty()).count();
        let room = grid.edges.get(empty).filter(|_| empty > 0).map_or(grid.name, |edge| edge.0 - GAP - X);
        let mut lines = self.setter.paragraph(&name, style, pt(room));
        lines.truncate(LINES_MAX);
        let mut cells = Vec::new();
        let mut tallest = lines.len().max(1);
        for (column, cell) in self.paper.columns.iter().zip(&row.cells) {
            if column.holds() == Holds::Text {
                tallest = tallest.max(self.setter.paragraph(cell, style, pt(TEXT_WIDTH)).len().min(LINES_MAX));
            }
            cells.push(column.print(cell, language));
        }
        #[expect(clippy::cast_precision_loss, reason = "at most LINES_MAX")]
        let height = PAD.0 + mm(style.leading) * tallest as f32 + PAD.1 - 1.2;
        let bar = if grid.longest > 0.0 { length(self.paper.columns, row) / grid.longest } else { 0.0 };
        Ok(SetRow { lines, cells, bar, weight, height })
    }

    fn table_head(&mut self, heads: &[String], grid: &Grid) {
        self.canvas.block();
        let y = self.y;
        self.canvas.text(&mut self.setter, heads.first().map_or("", String::as_str), HEAD, X, y);
        for ((column, head), (left, right)) in self.paper.columns.iter().zip(heads.iter().skip(1)).zip(&grid.edges) {
            match column.holds() {
                Holds::Count | Holds::Amount => self.canvas.text_right(&mut self.setter, head, HEAD, *right, y),
                Holds::Bar | Holds::Text => self.canvas.text(&mut self.setter, head, HEAD, *left, y),
            }
        }
        self.y += HEAD_HEIGHT;
        self.canvas.rule(X, self.y, W, RULE, Colour::INK);
    }

    fn draw_row(&mut self, row: SetRow, next: Option<Weight>, grid: &Grid) {
        let top = self.y + PAD.0;
        let style = row.lines.first().map_or(grid.style, |line| line.style);
        self.canvas.block();
        self.canvas.lines(row.lines, X, top);
        for ((column, cell), (left, right)) in self.paper.columns.iter().zip(&row.cells).zip(&grid.edges) {
            match column.holds() {
                Holds::Count | Holds::Amount => self.canvas.text_right(&mut self.setter, cell, style, *right, top),
                Holds::Text => {
                    let mut lines = self.setter.paragraph(cell, style, pt(TEXT_WIDTH));
                    lines.truncate(LINES_MAX);
                    self.canvas.lines(lines, *left, top);
                }
                Holds::Bar if row.bar != 0.0 => {
                    let w = (row.bar.abs() * BAR.0).max(0.3);
                    let colour = if row.bar < 0.0 { Colour::HAIR } else { BAR_INK };
                    self.canvas.fill(vec![Rect { x: *left, y: top + 0.4, w, h: BAR.1 }], colour);
                }
                Holds::Bar => {}
            }
        }
        self.y += row.height;
        let heavy = row.weight == Weight::Plain && next != Some(Weight::Plain);
        match row.weight {
            Weight::Plain if heavy => self.canvas.rule(X, self.y, W, RULE, Colour::INK),
            Weight::Plain => self.canvas.rule(X, self.y, W, HAIRLINE, Colour::HAIR),
            Weight::Sum | Weight::Beside => {}
        }
    }
}

/// How long the bar of a row is: its amount as a length, which is geometry alone.
fn length(columns: &[ReportColumn], row: &ReportRow) -> f32 {
    let at = columns.iter().position(|column| column.holds() == Holds::Bar);
    at.and_then(|at| row.cells.get(at)).and_then(|cell| cell.parse().ok()).unwrap_or(0.0)
}
