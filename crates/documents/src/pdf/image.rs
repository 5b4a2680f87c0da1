//! A logo: PNG decoded within bounds to raw RGB plus an optional soft mask.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Limits, Transformations};

use crate::Error;

/// Largest PNG accepted, in bytes.
pub const LOGO_MAX_BYTES: usize = 2 << 20;
/// Most pixels accepted, width times height.
pub const LOGO_MAX_PIXELS: u32 = 4_000_000;

/// Decoded samples, eight bits each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgb: Vec<u8>,
    /// Opacity, one byte a pixel; None where every pixel is opaque.
    pub(crate) alpha: Option<Vec<u8>>,
}

impl Picture {
    /// Decodes a PNG, refusing what is larger than the bounds before it is decoded.
    pub(crate) fn from_png(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() > LOGO_MAX_BYTES {
            return Err(Error::Logo("the file is larger than 2 MiB"));
        }
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: 64 << 20 });
        decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
        let header = decoder.read_header_info().map_err(|_| Error::Logo("no PNG header"))?;
        let (width, height) = (header.width, header.height);
        if width == 0 || height == 0 || width.checked_mul(height).is_none_or(|pixels| pixels > LOGO_MAX_PIXELS) {
            return Err(Error::Logo("more than four million pixels"));
        }
        let mut reader = decoder.read_info().map_err(|_| Error::Logo("damaged"))?;
        let size = reader.output_buffer_size().ok_or(Error::Logo("damaged"))?;
        let mut samples = vec![0; size];
        let frame = reader.next_frame(&mut samples).map_err(|_| Error::Logo("damaged"))?;
        samples.truncate(frame.buffer_size());
        if frame.bit_depth != BitDepth::Eight {
            return Err(Error::Logo("unexpected bit depth"));
        }
        match frame.color_type {
            ColorType::Rgba => Ok(Self::split(width, height, &samples, |&[r, g, b, _]| [r, g, b])),
            ColorType::GrayscaleAlpha => Ok(Self::split(width, height, &samples, |&[grey, _]| [grey; 3])),
            ColorType::Rgb | ColorType::Grayscale | ColorType::Indexed => Err(Error::Logo("unexpected colour type")),
        }
    }

    /// Separates colour from opacity; the last byte of each pixel of `N` bytes is its opacity.
    fn split<const N: usize>(width: u32, height: u32, samples: &[u8], colour: impl Fn(&[u8; N]) -> [u8; 3]) -> Self {
        let (pixels, _) = samples.as_chunks::<N>();
        let rgb = pixels.iter().flat_map(colour).collect();
        let alpha: Vec<u8> = pixels.iter().filter_map(|p| p.last().copied()).collect();
        let alpha = alpha.iter().any(|&a| a != 255).then_some(alpha);
        Self { width, height, rgb, alpha }
    }
}
