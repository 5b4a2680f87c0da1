//! A letter: sentences where an invoice has its table.

use super::styles::{DETAIL, LETTER};
use super::{Layout, TOP, W};
use crate::invoice::sheet::Sheet;
use crate::pdf::Canvas;
use crate::text::Typesetter;
use crate::words::Words;
use crate::{Error, Warning};

/// Draws all pages of a letter: sentences, sums, small print, payment block.
pub(in crate::invoice) fn lay_out_letter(
    sheet: &Sheet,
    body: &[String],
    small: &[String],
    words: Words,
    logo: Option<(u32, u32)>,
) -> Result<(Vec<Canvas>, Vec<Warning>), Error> {
    let mut layout =
        Layout { sheet, words, setter: Typesetter::new()?, logo, pages: Vec::new(), canvas: Canvas::default(), y: TOP };
    layout.first_head();
    for paragraph in body {
        layout.flow(paragraph, LETTER, 150.0);
        layout.y += 2.4;
    }
    layout.totals();
    layout.y += 6.0;
    for line in small {
        layout.flow(line, DETAIL, W);
    }
    layout.payment()?;
    layout.finish()
}
