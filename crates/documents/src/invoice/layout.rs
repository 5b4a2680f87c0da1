//! The design: A4 for a DIN 5008 form B window envelope, one family, one axis at 125 mm. All measures in millimetres.

mod flow;
mod foot;
mod head;
mod letter;
mod payment;
pub(crate) mod styles;
mod table;
mod totals;

pub(crate) use head::fitted;
pub(super) use letter::lay_out_letter;

use super::sheet::Sheet;
use crate::pdf::Canvas;
use crate::text::Typesetter;
use crate::words::Words;
use crate::{Error, Warning};

/// Left edge and width of the text.
const X: f32 = 25.0;
const W: f32 = 165.0;
/// Where everything on the right half begins.
const AXIS: f32 = 125.0;
/// Nothing but the foot lies under this.
const BOTTOM: f32 = 265.0;
/// Where further pages begin under their head.
const TOP: f32 = 29.0;

/// A document on the way to its pages.
struct Layout<'a> {
    sheet: &'a Sheet,
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
    words: Words,
    logo: Option<(u32, u32)>,
) -> Result<(Vec<Canvas>, Vec<Warning>), Error> {
    let mut layout =
        Layout { sheet, words, setter: Typesetter::new()?, logo, pages: Vec::new(), canvas: Canvas::default(), y: TOP };
    layout.first_head();
    layout.table()?;
    layout.totals();
    layout.remarks()?;
    layout.payment()?;
    layout.finish()
}

impl Layout<'_> {
    /// Begins a further page.
    fn break_page(&mut self) {
        self.pages.push(std::mem::take(&mut self.canvas));
        self.further_head();
        self.y = TOP;
    }

    /// Begins a further page unless `height` fits on this one.
    fn make_room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.break_page();
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
}
