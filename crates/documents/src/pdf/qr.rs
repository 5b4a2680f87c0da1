//! QR codes (ISO/IEC 18004) as merged horizontal runs: one path, sharp at any size.

use qrcode::{Color, EcLevel};

use super::Rect;
use crate::Error;

/// An encoded symbol.
pub(crate) struct QrCode(qrcode::QrCode);

impl QrCode {
    /// Encodes `payload` at error correction level M, which the EPC guidelines ask for.
    pub(crate) fn new(payload: &[u8]) -> Result<Self, Error> {
        qrcode::QrCode::with_error_correction_level(payload, EcLevel::M).map(Self).map_err(|_| Error::Code)
    }

    /// The dark runs of a symbol `side` millimetres wide at `x`, `y`, without quiet zone.
    pub(crate) fn rects(&self, x: f32, y: f32, side: f32) -> Vec<Rect> {
        let width = self.0.width();
        let module = side / count(width);
        let mut rects = Vec::new();
        for (row, colours) in self.0.to_colors().chunks(width.max(1)).enumerate() {
            let mut at = 0;
            for run in colours.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark) {
                    rects.push(Rect {
                        x: x + count(at) * module,
                        y: y + count(row) * module,
                        w: count(run.len()) * module,
                        h: module,
                    });
                }
                at += run.len();
            }
        }
        rects
    }
}

/// Modules counted: at most 177 a side.
fn count(modules: usize) -> f32 {
    u16::try_from(modules).map_or(0.0, f32::from)
}
