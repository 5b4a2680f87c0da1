//! From marks on pages to PDF/A-3b bytes: the same marks give the same bytes, in any process, after any history.

mod canvas;
mod embed;
mod emit;
mod finish;
mod image;
mod qr;
mod show;
mod tags;
mod write;
pub(crate) mod xmp;

pub(crate) use canvas::{A4, Canvas, Mark, Rect, height, mm, pt};
pub(crate) use image::Picture;
pub use image::{LOGO_MAX_BYTES, LOGO_MAX_PIXELS};
pub(crate) use qr::QrCode;
pub(crate) use write::{Identity, write};

#[cfg(test)]
mod tests;
