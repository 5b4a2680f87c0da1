//! The invoice on paper: an issued document, or a draft marked as one, through the same layout.

mod address;
mod layout;
mod letter;
mod sheet;
mod source;

pub(crate) use layout::{fitted, styles};
pub use letter::{ReceiptPaper, ReminderPaper, receipt_pdf, reminder_pdf};

use billing::{Customer, Draft, IssuedInvoice, Seller, Totals};
use chrono::NaiveDate;

use crate::pdf::xmp::Property;
use crate::pdf::{Canvas, Identity, Picture, write};
use crate::text::subset::Keep;
use crate::words::Words;
use crate::{Error, Language, Warning};
use sheet::Sheet;
use source::Source;

/// What a document carries beside its billing data.
#[derive(Debug, Clone, Default)]
pub struct InvoiceExtras<'a> {
    /// Language of the wording, the numbers and the dates.
    pub language: Language,
    /// PNG, within [`crate::LOGO_MAX_BYTES`] and [`crate::LOGO_MAX_PIXELS`].
    pub logo: Option<&'a [u8]>,
    /// Short form of the link, `XXXX-XXXX-XXXX-XXXX`, printed on the chain line. Not printed on a draft.
    pub chain_code: Option<String>,
    /// The whole link, hexadecimal, for the XMP packet. Not written into a draft.
    pub link_hex: Option<String>,
    /// Id of the document, for the XMP packet. Not written into a draft.
    pub document_id: Option<String>,
    /// Series of the number, for the XMP packet. Not written into a draft.
    pub series: Option<String>,
}

/// A drawn document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// PDF/A-3b; equal input gives equal bytes.
    pub pdf: Vec<u8>,
    /// Pages drawn.
    pub pages: usize,
    /// What a reader would notice; empty for nearly every document.
    pub warnings: Vec<Warning>,
}

/// Who sells to whom, as they are now: a draft has nothing frozen yet.
#[derive(Debug, Clone, Copy)]
pub struct Parties<'a> {
    /// The business.
    pub seller: &'a Seller,
    /// None while nobody was chosen.
    pub customer: Option<&'a Customer>,
}

/// Whether [`InvoiceExtras::logo`] will take this picture: to be asked before one is kept.
///
/// # Errors
/// [`Error::Logo`].
pub fn check_logo(png: &[u8]) -> Result<(), Error> {
    Picture::from_png(png).map(|_| ())
}

/// Draws an issued document.
///
/// # Errors
/// [`Error::Logo`]; [`Error::RunningTotal`] where the carried totals do not fit; the rest only if the program is damaged.
pub fn invoice_pdf(invoice: &IssuedInvoice, extras: &InvoiceExtras<'_>) -> Result<Rendered, Error> {
    let properties = [
        (Property::DocumentId, extras.document_id.clone()),
        (Property::Number, Some(invoice.number().as_str().to_owned())),
        (Property::Series, extras.series.clone()),
        (Property::Link, extras.link_hex.clone()),
    ];
    let properties =
        properties.into_iter().filter_map(|(property, value)| value.map(|value| (property, value))).collect();
    draw(&Source::issued(invoice), extras, invoice.issue_date(), properties)
}

/// Draws a draft as it would look when issued on `date`: with a mark across the page, and without number, payment code and
/// chain line.
///
/// # Errors
/// As [`invoice_pdf`].
pub fn draft_pdf(
    draft: &Draft,
    totals: &Totals,
    parties: Parties<'_>,
    date: NaiveDate,
    extras: &InvoiceExtras<'_>,
) -> Result<Rendered, Error> {
    draw(&Source::draft(draft, totals, parties, date), extras, date, Vec::new())
}

fn draw(
    source: &Source<'_>,
    extras: &InvoiceExtras<'_>,
    date: NaiveDate,
    properties: Vec<(Property, String)>,
) -> Result<Rendered, Error> {
    let words = Words::of(extras.language)?;
    let sheet = Sheet::new(source, extras, words)?;
    finish(&sheet.document_title, source.seller, date, extras, properties, |logo| layout::lay_out(&sheet, words, logo))
}

/// From laid out pages to the file.
pub(crate) fn finish(
    title: &str,
    seller: &Seller,
    date: NaiveDate,
    extras: &InvoiceExtras<'_>,
    properties: Vec<(Property, String)>,
    lay_out: impl FnOnce(Option<(u32, u32)>) -> Result<(Vec<Canvas>, Vec<Warning>), Error>,
) -> Result<Rendered, Error> {
    let picture = extras.logo.map(Picture::from_png).transpose()?;
    let logo = picture.as_ref().map(|p| (p.width, p.height));
    let (pages, warnings) = lay_out(logo)?;
    let identity = Identity {
        title: title.to_owned(),
        author: seller.name.clone(),
        language: extras.language.tag(),
        date,
        properties,
        keep: Keep::Cached,
    };
    let pdf = write(&pages, picture.as_ref(), &identity)?;
    Ok(Rendered { pdf, pages: pages.len(), warnings })
}
