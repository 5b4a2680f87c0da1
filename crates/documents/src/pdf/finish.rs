//! The finishing pass: what makes a PDF a PDF/A-3b (ISO 19005-3), and its bytes a function of its content alone.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::tags::tag;
use super::{Identity, xmp};
use crate::Error;

/// sRGB, 736 bytes, CC0: see `assets/icc/README.md`.
const SRGB: &[u8] = include_bytes!("../../../../assets/icc/sRGB-v2-magic.icc");
/// Names the program in Info and XMP.
pub(crate) const PRODUCER: &str = "Counterfoil";
/// Part of the bytes of every document, as is the zlib implementation pinned in the workspace.
const LEVEL: Compression = Compression::new(6);

/// Completes `document`, whose paragraphs a page are `blocks`, and writes it.
pub(super) fn finish(mut document: Document, identity: &Identity, blocks: &[Vec<Vec<i64>>]) -> Result<Vec<u8>, Error> {
    document.version = "1.7".into();
    drop_empty_annotations(&mut document);
    let packet = xmp::packet(identity, PRODUCER);
    let metadata = Dictionary::from_iter([("Type", name("Metadata")), ("Subtype", name("XML"))]);
    let metadata = document.add_object(Stream::new(metadata, packet.into_bytes()).with_compression(false));
    let profile = document.add_object(Stream::new(Dictionary::from_iter([("N", Object::Integer(3))]), SRGB.to_vec()));
    describe(&mut document, identity, metadata, profile)?;
    tag(&mut document, blocks)?;
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(|_| Error::Assemble("no Info"))?;
    document.set_object(info, information(identity));
    compress(&mut document, metadata)?;
    let id = Object::String(content_hash(&document), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(Error::Write)?;
    Ok(bytes)
}

/// The catalog of a PDF/A: metadata, output intent, language.
fn describe(document: &mut Document, identity: &Identity, metadata: ObjectId, profile: ObjectId) -> Result<(), Error> {
    let intent = Dictionary::from_iter([
        ("Type", name("OutputIntent")),
        ("S", name("GTS_PDFA1")),
        ("OutputConditionIdentifier", Object::string_literal("sRGB")),
        ("RegistryName", Object::string_literal("http://www.color.org")),
        ("Info", Object::string_literal("sRGB IEC61966-2.1")),
        ("DestOutputProfile", Object::Reference(profile)),
    ]);
    let catalog = document.catalog_mut().map_err(|_| Error::Assemble("no catalog"))?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Lang", Object::string_literal(identity.language));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
    catalog.set("PageLayout", name("SinglePage"));
    Ok(())
}

/// Info says the same as the XMP packet, and nothing else.
fn information(identity: &Identity) -> Dictionary {
    let date = Object::string_literal(identity.date.format("D:%Y%m%d000000Z").to_string());
    Dictionary::from_iter([
        ("Title", text(&identity.title)),
        ("Author", text(&identity.author)),
        ("Creator", text(PRODUCER)),
        ("Producer", text(PRODUCER)),
        ("CreationDate", date.clone()),
        ("ModDate", date),
    ])
}

fn drop_empty_annotations(document: &mut Document) {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for id in pages {
        if let Ok(page) = document.get_dictionary_mut(id) {
            page.remove(b"Annots");
        }
    }
}

/// Deflates every stream but the XMP packet, which archives must be able to read as it is.
fn compress(document: &mut Document, metadata: ObjectId) -> Result<(), Error> {
    for (id, object) in &mut document.objects {
        if let Object::Stream(stream) = object
            && *id != metadata
            && !stream.dict.has(b"Filter")
        {
            let packed = deflate(&stream.content).map_err(Error::Write)?;
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

/// zlib data. Where it ends in a carriage return, a line feed follows inside the stream: otherwise `\r` and the writer's `\n`
/// before `endstream` read as one end-of-line, and the stream as one byte too long.
pub(super) fn deflate(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 3), LEVEL);
    encoder.write_all(content)?;
    let mut packed = encoder.finish()?;
    if packed.last() == Some(&b'\r') {
        packed.push(b'\n');
    }
    Ok(packed)
}

/// The file identifier: drawn from every stream, never from chance.
fn content_hash(document: &Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object {
            hash.update(id.0.to_be_bytes());
            hash.update(&stream.content);
        }
    }
    hash.finalize().iter().take(16).copied().collect()
}

pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A text string: UTF-16 with byte order mark.
fn text(text: &str) -> Object {
    let bytes = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
