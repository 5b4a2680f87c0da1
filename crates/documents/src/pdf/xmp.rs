//! The XMP packet: the PDF/A mark, the document's title, and our own properties with the extension schema that PDF/A asks for.

use std::fmt::Write;

use super::Identity;

/// Namespace of our properties. It names, it does not locate.
pub(crate) const NAMESPACE: &str = "urn:counterfoil:xmp:document:1#";

/// A property of an issued document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    /// Id of the document, a UUID.
    DocumentId,
    /// Number as printed (BT-1).
    Number,
    /// Series that the number belongs to.
    Series,
    /// SHA-256 link of the series' chain, hexadecimal.
    Link,
}

impl Property {
    pub(crate) const ALL: [Self; 4] = [Self::DocumentId, Self::Number, Self::Series, Self::Link];

    /// Local name in the namespace.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::DocumentId => "documentId",
            Self::Number => "number",
            Self::Series => "series",
            Self::Link => "link",
        }
    }

    const fn description(self) -> &'static str {
        match self {
            Self::DocumentId => "Identifier of the document in the issuer's book",
            Self::Number => "Number of the document",
            Self::Series => "Series that the number belongs to",
            Self::Link => "SHA-256 link of the document in the chain of its series, hexadecimal",
        }
    }
}

/// The packet, read-only, in UTF-8.
pub(crate) fn packet(identity: &Identity, producer: &str) -> String {
    let title = escape(&identity.title);
    let author = escape(&identity.author);
    let date = identity.date.format("%Y-%m-%dT00:00:00Z");
    let language = identity.language;
    let own = properties(identity);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>{producer}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer></rdf:Description>
{own}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}'
    )
}

/// Our properties and their schema (ISO 19005-3, 6.6.2.3.3); nothing where there is none.
fn properties(identity: &Identity) -> String {
    if identity.properties.is_empty() {
        return String::new();
    }
    let mut schema = String::new();
    let mut values = String::new();
    for (property, value) in &identity.properties {
        let (name, description, value) = (property.name(), property.description(), escape(value));
        // Writing to a String cannot fail.
        let _ = write!(
            schema,
            r#"<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"#
        );
        let _ = write!(values, "<counterfoil:{name}>{value}</counterfoil:{name}>");
    }
    format!(
        r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Counterfoil issued document</pdfaSchema:schema><pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>counterfoil</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{schema}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:counterfoil="{NAMESPACE}">{values}</rdf:Description>
"#
    )
}

/// Text for XML 1.0: markup escaped, characters that XML cannot hold replaced.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => escaped.push(char::REPLACEMENT_CHARACTER),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The inverse of [`escape`] for the five entities; any other text stays as it is.
pub(crate) fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
