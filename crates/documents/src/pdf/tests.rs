use std::io::Read;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::finish::deflate;
use super::*;
use crate::Error;
use crate::text::subset::Keep;
use crate::text::{Face, Style, Typesetter};

fn identity(title: &str) -> Identity {
    Identity {
        title: title.to_owned(),
        author: "A & B <c>".into(),
        language: "en",
        date: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        properties: vec![(xmp::Property::Number, "R&D \"1\"".into())],
        keep: Keep::Cached,
    }
}

fn page(text: &str) -> Canvas {
    let mut setter = Typesetter::new().unwrap();
    let mut canvas = Canvas::default();
    canvas.text(&mut setter, text, Style::new(Face::Regular, 10.0, 12.0), 25.0, 25.0);
    canvas
}

#[test]
fn xmp_is_well_formed_whatever_is_in_it() {
    let packet = xmp::packet(&identity("</rdf:li>&\u{1}"), "Counterfoil");
    assert!(packet.contains("&lt;/rdf:li&gt;&amp;\u{FFFD}"));
    assert!(packet.contains("<counterfoil:number>R&amp;D &quot;1&quot;</counterfoil:number>"));
    assert_eq!(xmp::unescape(&xmp::escape("<a & \"b\" 'c'> &lt;")), "<a & \"b\" 'c'> &lt;");
}

#[test]
fn nothing_of_the_writer_s_chance_is_left() {
    let one = write(&[page("Ärger")], None, &identity("t")).unwrap();
    let two = write(&[page("Ärger")], None, &identity("t")).unwrap();
    assert_eq!(one, two);
    let other = write(&[page("Anger")], None, &identity("t")).unwrap();
    assert_ne!(one, other);
    let text = String::from_utf8_lossy(&one);
    for word in ["GTS_PDFX", "Trapped", "/Identifier", "/Annots"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn an_empty_page_is_a_document_too() {
    assert!(write(&[Canvas::default()], None, &identity("empty")).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn a_code_is_as_wide_as_it_was_asked_to_be() {
    let rects = QrCode::new(b"BCD\n002\n1\nSCT").unwrap().rects(25.0, 100.0, 26.0);
    let right = rects.iter().map(|rect| rect.x + rect.w).fold(0.0, f32::max);
    assert!((right - 51.0).abs() < 0.01, "{right}");
    assert!(matches!(QrCode::new(&[b'x'; 4000]), Err(Error::Code)));
}

#[test]
fn a_logo_that_is_none_is_refused_by_name() {
    assert!(matches!(Picture::from_png(b"GIF89a"), Err(Error::Logo(_))));
    assert!(matches!(
        Picture::from_png(&vec![0; LOGO_MAX_BYTES + 1]),
        Err(Error::Logo("the file is larger than 2 MiB"))
    ));
    let mut huge = Vec::new();
    let mut encoder = png::Encoder::new(&mut huge, 60_000, 60_000);
    encoder.set_color(png::ColorType::Grayscale);
    drop(encoder.write_header().unwrap());
    assert!(matches!(Picture::from_png(&huge), Err(Error::Logo("more than four million pixels"))));
}

proptest! {
    #[test]
    fn no_bytes_make_the_logo_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Picture::from_png(&bytes);
        let mut signed = b"\x89PNG\r\n\x1a\n".to_vec();
        signed.extend(&bytes);
        let _ = Picture::from_png(&signed);
    }
}

proptest! {
    // One stream in 256 ends so by itself.
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_stream_never_ends_in_a_carriage_return(content in proptest::collection::vec(any::<u8>(), 0..64)) {
        let packed = deflate(&content).unwrap();
        prop_assert_ne!(packed.last(), Some(&b'\r'));
        let mut back = Vec::new();
        flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut back).unwrap();
        prop_assert_eq!(back, content);
    }
}
