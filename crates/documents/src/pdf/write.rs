//! Assembling the file: printpdf for pages and fonts, then the finishing pass.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, Mm, PdfDocument, PdfPage, PdfSaveOptions, XObject, XObjectId,
};

use super::embed::EmbeddedFaces;
use super::emit::{Emitter, PICTURE};
use super::finish::finish;
use super::{A4, Canvas, Picture, xmp};
use crate::Error;
use crate::text::subset::Keep;

/// What the file says about itself.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub(crate) title: String,
    pub(crate) author: String,
    /// BCP 47.
    pub(crate) language: &'static str,
    /// Stands for creation and modification: a document knows no other time.
    pub(crate) date: NaiveDate,
    /// Our own XMP properties; empty for what is not an issued document.
    pub(crate) properties: Vec<(xmp::Property, String)>,
    /// What may stay in memory of its fonts.
    pub(crate) keep: Keep,
}

/// The PDF/A-3b file of `pages`, A4 each.
pub(crate) fn write(pages: &[Canvas], picture: Option<&Picture>, identity: &Identity) -> Result<Vec<u8>, Error> {
    let mut faces = EmbeddedFaces::new(pages, identity.keep)?;
    let size = picture.map(|p| (p.width, p.height));
    let mut pdf = PdfDocument::new("");
    let emitted: Vec<_> = pages.iter().map(|canvas| Emitter::page(canvas, &mut faces, size)).collect();
    let (ops, blocks): (Vec<_>, Vec<_>) = emitted.into_iter().map(|page| (page.ops, page.blocks)).unzip();
    pdf.pages = ops.into_iter().map(|ops| PdfPage::new(Mm(A4.0), Mm(A4.1), ops)).collect();
    pdf.resources.fonts.map.extend(faces.fonts()?);
    if let Some(picture) = picture {
        pdf.resources.xobjects.map.insert(XObjectId(PICTURE.into()), XObject::External(picture_object(picture)));
    }
    // `secure: false` keeps our own operators; `optimize` would compress at level 9 and renumber.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut warnings = Vec::new();
    let document = printpdf::serialize::to_lopdf_doc(&pdf, &options, &mut warnings);
    finish(document, identity, &blocks)
}

/// Raw RGB samples, with the opacity as a soft mask.
fn picture_object(picture: &Picture) -> ExternalXObject {
    let mut dict = image_dict(picture, "DeviceRGB");
    if let Some(alpha) = &picture.alpha {
        let mask = ExternalStream { dict: image_dict(picture, "DeviceGray"), content: alpha.clone(), compress: true };
        dict.insert("SMask".into(), DictItem::Stream { stream: mask });
    }
    let stream = ExternalStream { dict, content: picture.rgb.clone(), compress: true };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

fn image_dict(picture: &Picture, space: &str) -> BTreeMap<String, DictItem> {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width.into())),
        ("Height", DictItem::Int(picture.height.into())),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}
