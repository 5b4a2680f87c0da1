//! XML as a bounded tree: no DTD, no entities of its own; bytes, depth, elements and attributes limited.

use super::EInvoiceError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

/// Elements within elements; UBL with its extension's nested lines needs about 15.
const DEPTH_MAX: usize = 64;
/// Enough for an invoice of several thousand lines.
const ELEMENTS_MAX: usize = 500_000;
/// On one element, declarations of namespaces included.
const ATTRIBUTES_MAX: usize = 64;

/// The namespaces of the two syntaxes, and the prefix that their names are known by here, whatever a file calls them.
const PREFIXES: [(&str, &str); 9] = [
    ("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "ubl"),
    ("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "cn"),
    ("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2", "cac"),
    ("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2", "cbc"),
    ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "rsm"),
    ("urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100", "ram"),
    ("urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100", "udt"),
    ("urn:un:unece:uncefact:data:standard:QualifiedDataType:100", "qdt"),
    ("urn:ferd:CrossIndustryDocument:invoice:1p0", "zugferd1"),
];

/// An element with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Prefix of [`PREFIXES`] and local name, `cbc:ID`; of another namespace, `?:` before the local name.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    /// In order.
    pub(super) children: Vec<Element>,
}

impl Element {
    /// Its own text, without blanks around it.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }

    /// An attribute's value; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim())
    }

    /// Every element at `path`, names with `/` between them, in order of the document.
    pub(super) fn all<'a>(&'a self, path: &'a str) -> Box<dyn Iterator<Item = &'a Element> + 'a> {
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let own = self.children.iter().filter(move |child| child.name == first);
        if rest.is_empty() { Box::new(own) } else { Box::new(own.flat_map(move |child| child.all(rest))) }
    }

    /// The first element at `path`.
    pub(super) fn at(&self, path: &str) -> Option<&Element> {
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let mut own = self.children.iter().filter(|child| child.name == first);
        if rest.is_empty() { own.next() } else { own.find_map(|child| child.at(rest)) }
    }

    /// The text of the first element at `path`; empty where there is none.
    pub(super) fn text_at(&self, path: &str) -> String {
        self.at(path).map(|found| found.text().to_owned()).unwrap_or_default()
    }

    /// Whether an element in it says nothing (PEPPOL-EN16931-R008). CII wants the one of delivery even where nothing is said.
    pub(super) fn has_empty_element(&self) -> bool {
        self.children.iter().any(|child| {
            let says_nothing = child.children.is_empty() && child.text().is_empty();
            (says_nothing && child.name != "ram:ApplicableHeaderTradeDelivery") || child.has_empty_element()
        })
    }
}

/// Reads a document whole.
///
/// # Errors
/// [`EInvoiceError`]; never panics, whatever the text.
pub(super) fn parse(text: &str) -> Result<Element, EInvoiceError> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root: Option<Element> = None;
    let mut count = 0_usize;
    loop {
        let (space, event) = reader.read_resolved_event().map_err(|_| EInvoiceError::NotWellFormed)?;
        match event {
            Event::Start(tag) => {
                count += 1;
                if count > ELEMENTS_MAX {
                    return Err(EInvoiceError::TooMany);
                }
                if open.len() >= DEPTH_MAX {
                    return Err(EInvoiceError::TooDeep);
                }
                if root.is_some() {
                    return Err(EInvoiceError::NotWellFormed);
                }
                open.push(element(&space, &tag)?);
            }
            Event::End(_) => {
                let closed = open.pop().ok_or(EInvoiceError::NotWellFormed)?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(closed),
                    None => root = Some(closed),
                }
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content())?,
            Event::CData(text) => add_text(&mut open, &text.xml10_content())?,
            Event::GeneralRef(reference) => {
                let character = character(&reference)?;
                add_text(&mut open, character.encode_utf8(&mut [0; 4]))?;
            }
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                if encoding
                    .is_some_and(|name| !name.eq_ignore_ascii_case("utf-8") && !name.eq_ignore_ascii_case("us-ascii"))
                {
                    return Err(EInvoiceError::Encoding);
                }
            }
            Event::DocType(_) => return Err(EInvoiceError::DocumentType),
            Event::Eof => break,
            Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
        }
    }
    root.filter(|_| open.is_empty()).ok_or(EInvoiceError::NotWellFormed)
}

fn element(space: &ResolveResult<'_>, tag: &BytesStart<'_>) -> Result<Element, EInvoiceError> {
    let prefix = match space {
        ResolveResult::Bound(namespace) => {
            PREFIXES.iter().find(|(uri, _)| *uri == namespace.as_ref()).map_or("?", |(_, prefix)| *prefix)
        }
        ResolveResult::Unbound => "?",
        ResolveResult::Unknown(_) => return Err(EInvoiceError::NotWellFormed),
    };
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| EInvoiceError::NotWellFormed)?;
        if attributes.len() >= ATTRIBUTES_MAX {
            return Err(EInvoiceError::TooMany);
        }
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| EInvoiceError::Entity)?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    let name = format!("{prefix}:{}", tag.local_name().as_ref());
    Ok(Element { name, attributes, ..Element::default() })
}

/// Text counts only within the root; attached files (BT-125) are passed over, only that they are there is kept.
fn add_text(open: &mut [Element], text: &str) -> Result<(), EInvoiceError> {
    let Some(element) = open.last_mut() else {
        return if text.trim().is_empty() { Ok(()) } else { Err(EInvoiceError::NotWellFormed) };
    };
    let is_file = matches!(element.name.as_str(), "cbc:EmbeddedDocumentBinaryObject" | "ram:AttachmentBinaryObject");
    if !is_file {
        element.text.push_str(text);
    } else if element.text.is_empty() && !text.trim().is_empty() {
        element.text.push('*');
    }
    Ok(())
}

/// One of the five entities of XML, or a character by its number.
fn character(reference: &BytesRef<'_>) -> Result<char, EInvoiceError> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| EInvoiceError::NotWellFormed)? {
        return Ok(character);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(EInvoiceError::Entity),
    }
}
