//! The design of a report: the letterhead of the seller, the title and its period, then tables over the whole width of the
//! text, their heads carried over pages. All measures in millimetres.

mod plot;
mod table;

use super::{ReportPaper, Sheet, label};
use crate::invoice::{fitted, styles};
use crate::pdf::{Canvas, Mark, Rect, mm, pt};
use crate::text::{Colour, Face, Style, Typesetter};
use crate::words::Words;
use crate::{Error, Warning};
use styles::{DETAIL, FACT, FOOT, FURTHER, HAIRLINE, NAME, NUMBER, SELLER, SUBJECT, TITLE, TRADE};

/// Left edge and width of the text, as on an invoice.
const X: f32 = 25.0;
const W: f32 = 165.0;
/// Where the right half begins.
const AXIS: f32 = 125.0;
/// Nothing but the foot lies under this.
const BOTTOM: f32 = 276.0;
/// Where further pages begin under their head.
const TOP: f32 = 29.0;
const PERFORATION: f32 = 286.1;
/// Most of a logo's width and height.
const LOGO: (f32, f32) = (42.0, 13.0);
const HEADING: Style = Style::new(Face::SemiBold, 11.0, 14.0);

/// A report on the way to its pages.
struct Layout<'a> {
    sheet: &'a Sheet,
    paper: &'a ReportPaper<'a>,
    words: Words,
    setter: Typesetter,
    /// Size in pixels of the logo.
    logo: Option<(u32, u32)>,
    /// Finished pages.
    pages: Vec<Canvas>,
    /// The page under the pen.
    canvas: Canvas,
    /// How far down the page is used.
    y: f32,
}

/// Draws all pages; the foot comes last, when their number is known.
pub(super) fn lay_out(
    sheet: &Sheet,
    paper: &ReportPaper<'_>,
    words: Words,
    logo: Option<(u32, u32)>,
) -> Result<(Vec<Canvas>, Vec<Warning>), Error> {
    let setter = Typesetter::new()?;
    let mut layout = Layout { sheet, paper, words, setter, logo, pages: Vec::new(), canvas: Canvas::default(), y: TOP };
    layout.first_head();
    if paper.tables.is_empty() {
        let none = words.say("report-none")?;
        layout.paragraph(&none, SUBJECT);
    }
    for table in &paper.tables {
        layout.plot(table)?;
        layout.table(table)?;
        layout.y += 9.0;
    }
    if !sheet.note.is_empty() {
        layout.paragraph(&sheet.note, DETAIL);
    }
    layout.finish()
}

impl Layout<'_> {
    fn first_head(&mut self) {
        let mut x = X;
        if let Some(size) = self.logo {
            let (w, h) = fitted(size, LOGO);
            self.canvas.marks.push(Mark::Picture(Rect { x, y: 15.5, w, h }));
            x += w + 4.0;
        }
        let (seller, room) = (self.paper.seller, AXIS - 5.0 - x);
        self.canvas.block();
        let y = self.canvas.paragraph(&mut self.setter, &seller.name, NAME, x, 15.6, room);
        let left = self.canvas.paragraph(&mut self.setter, &seller.trade, TRADE, x, y, room);
        let mut right = 15.9;
        self.canvas.block();
        for line in [&seller.vat_id, &seller.tax_id].into_iter().filter(|line| !line.is_empty()) {
            right = self.canvas.paragraph(&mut self.setter, line, SELLER, AXIS, right, X + W - AXIS);
        }
        self.title(left.max(right).max(29.0) + 8.0);
    }

    fn title(&mut self, y: f32) {
        self.canvas.block();
        let title = self.setter.line(&self.sheet.title, TITLE);
        let right = X + mm(title.width()) + 2.4;
        self.canvas.put(title, X, y);
        let beside = mm(self.setter.measure(&self.sheet.period, NUMBER)) <= X + W - right;
        let (x, top) = if beside { (right, y) } else { (X, y + mm(TITLE.leading)) };
        let period = self.canvas.paragraph(&mut self.setter, &self.sheet.period, NUMBER, x, top, X + W - x);
        let bottom = period.max(y + mm(TITLE.leading));
        self.canvas.block();
        self.y = self.canvas.paragraph(&mut self.setter, &self.sheet.lead, SUBJECT, X, bottom + 1.6, 130.0) + 8.0;
    }

    /// One line in small: whose report goes on here.
    fn further_head(&mut self) {
        let y = 15.2;
        self.canvas.block();
        let name = self.setter.paragraph(&self.paper.seller.name, FURTHER.face(Face::SemiBold), pt(75.0));
        let mut x = X;
        if let Some(name) = name.into_iter().next() {
            x += mm(name.width()) + 3.0;
            self.canvas.put(name, X, y);
        }
        let what = format!("{} {}", self.sheet.title, self.sheet.period);
        self.canvas.text(&mut self.setter, &what, FURTHER.label(), x, y);
    }

    fn break_page(&mut self) {
        self.pages.push(std::mem::take(&mut self.canvas));
        self.further_head();
        self.y = TOP;
    }

    fn paragraph(&mut self, text: &str, style: Style) {
        self.canvas.block();
        for line in self.setter.paragraph(text, style, pt(W)) {
            let leading = mm(line.style.leading);
            if self.y + leading > BOTTOM {
                self.break_page();
            }
            self.canvas.put(line, X, self.y);
            self.y += leading;
        }
    }

    fn finish(mut self) -> Result<(Vec<Canvas>, Vec<Warning>), Error> {
        self.pages.push(std::mem::take(&mut self.canvas));
        let mut pages = std::mem::take(&mut self.pages);
        let count = pages.len();
        for (n, canvas) in (1..).zip(&mut pages) {
            self.foot(canvas, n, count)?;
        }
        Ok((pages, self.setter.warnings()))
    }

    fn foot(&mut self, canvas: &mut Canvas, page: usize, pages: usize) -> Result<(), Error> {
        canvas.dots(X, PERFORATION, W, Colour::HAIR);
        let y = PERFORATION + 1.6;
        canvas.block();
        canvas.text(&mut self.setter, &self.sheet.made, FOOT, X, y);
        let (page, pages) = (page.to_string(), pages.to_string());
        let numbers = self.words.say_with("page", &[("page", &page), ("pages", &pages)])?;
        canvas.block();
        canvas.text_right(&mut self.setter, &numbers, FOOT, X + W, y);
        Ok(())
    }
}
