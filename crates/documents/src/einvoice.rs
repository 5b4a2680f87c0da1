//! EN 16931 documents of other programs: UBL 2.1 and CII, from XML or out of a Factur-X or ZUGFeRD PDF.
//!
//! What comes in is hostile until it was read: bytes, depth, elements and inflated sizes are bounded, a DTD and entities are
//! refused by name, and no input panics. Reading says what stands there; [`Received::check`] says which rules it breaks, and
//! [`billing::ReceivedSums::recompute`] what it comes to.

mod attachment;
mod cii;
mod error;
mod german_rules;
mod parties;
mod presence_rules;
mod profile;
mod read;
mod received;
mod ubl;
mod value;
mod vat_id_rules;
mod xml;

pub use error::EInvoiceError;
pub use read::{EINVOICE_MAX_BYTES, read};
pub use received::{Contact, Delivery, PaymentMeans, Received, ReceivedParty, Reference, Span};

#[cfg(test)]
mod tests;
