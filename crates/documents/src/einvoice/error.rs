//! Why a file is not taken for an e-invoice at all.

/// One reason each; no message carries what the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EInvoiceError {
    /// Larger than [`super::EINVOICE_MAX_BYTES`], packed or unpacked.
    #[error("the file is larger than any e-invoice")]
    TooLarge,
    /// Neither XML nor PDF, or XML that is not well formed.
    #[error("the file is not well-formed XML")]
    NotWellFormed,
    /// Not in UTF-8.
    #[error("the XML is not in UTF-8")]
    Encoding,
    /// Declares a document type: such files can make a reader fetch or inflate things.
    #[error("the XML declares a document type, which no e-invoice has")]
    DocumentType,
    /// Uses an entity beyond the five that XML has by itself.
    #[error("the XML uses an entity, which no e-invoice needs")]
    Entity,
    /// Elements nested beyond any e-invoice.
    #[error("the XML is nested deeper than any e-invoice")]
    TooDeep,
    /// More elements or rows of VAT than any e-invoice, or more attributes on one element.
    #[error("the XML has more elements, attributes or rows of VAT than any e-invoice")]
    TooMany,
    /// Neither a UBL invoice or credit note nor a Cross Industry Invoice.
    #[error("the XML is no UBL 2.1 invoice or credit note and no Cross Industry Invoice")]
    UnknownDocument,
    /// ZUGFeRD 1, which came before EN 16931.
    #[error("this is ZUGFeRD 1.0, which is older than EN 16931")]
    Zugferd1,
    /// A PDF without an e-invoice inside.
    #[error("the PDF has no e-invoice attached")]
    NoAttachment,
    /// A PDF with two that differ.
    #[error("the PDF has two e-invoices attached that differ")]
    TwoAttachments,
    /// A PDF whose contents are encrypted.
    #[error("the PDF is encrypted")]
    Encrypted,
}

impl EInvoiceError {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::TooLarge,
        Self::NotWellFormed,
        Self::Encoding,
        Self::DocumentType,
        Self::Entity,
        Self::TooDeep,
        Self::TooMany,
        Self::UnknownDocument,
        Self::Zugferd1,
        Self::NoAttachment,
        Self::TwoAttachments,
        Self::Encrypted,
    ];

    /// Stable, kebab-case name of the refusal: what programs switch on.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "einvoice-too-large",
            Self::NotWellFormed => "xml-not-well-formed",
            Self::Encoding => "xml-encoding",
            Self::DocumentType => "xml-document-type",
            Self::Entity => "xml-entity",
            Self::TooDeep => "xml-too-deep",
            Self::TooMany => "xml-too-many",
            Self::UnknownDocument => "einvoice-unknown",
            Self::Zugferd1 => "einvoice-zugferd-1",
            Self::NoAttachment => "pdf-no-einvoice",
            Self::TwoAttachments => "pdf-two-einvoices",
            Self::Encrypted => "pdf-encrypted",
        }
    }
}
