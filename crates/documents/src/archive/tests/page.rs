//! The page round its payload.

use super::*;
use proptest::prelude::*;

fn label(label: &str) -> Facts {
    Facts { label: label.into() }
}

#[test]
fn what_goes_in_comes_out() {
    for size in [1, 56, 57, 58, 5000, 6_291_431, 6_291_432, 6_291_433, 13_000_000] {
        let payload: Vec<u8> = (0..size).map(|i: u32| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let html = page(&payload, &label("Q3 2026"));
        let read = read_page(&html).unwrap();
        assert!(read.payload == payload && read.genuine && read.facts == label("Q3 2026"), "{size} bytes");
    }
}

#[test]
fn a_label_cannot_end_its_block() {
    for text in ["</script><script>alert(1)</script>", "<!-- counterfoil:payload -->", "\"}\\", "\u{2028}é"] {
        let html = String::from_utf8(page(b"payload", &label(text))).unwrap();
        assert_eq!(html.matches("<script>").count(), 1, "only the page's own script: {text}");
        assert_eq!(read_page(html.as_bytes()).unwrap().facts, label(text));
    }
}

#[test]
fn another_page_round_the_payload_is_told() {
    let html = String::from_utf8(page(b"payload", &label(""))).unwrap();
    let forged = html.replacen("<title>", "<title>!", 1);
    assert_ne!(forged, html);
    let read = read_page(forged.as_bytes()).unwrap();
    assert!(!read.genuine && read.payload == b"payload");
}

#[test]
fn damage_and_disguise_are_told_apart() {
    let html = String::from_utf8(page(&[7; 200], &label(""))).unwrap();
    let refused = |from: &str, to: &str| {
        let (page, data) = html.split_at(html.rfind("<script type=\"application/json\"").unwrap());
        let changed = page.to_owned() + &data.replacen(from, to, 1);
        assert_ne!(changed, html, "{from}");
        payload_of(changed.as_bytes()).map(drop).unwrap_err()
    };
    assert_eq!(refused("BwcH", "BwcI"), ArchiveError::PayloadDamaged);
    assert_eq!(refused("BwcH", "!wcH"), ArchiveError::PayloadDamaged);
    assert_eq!(refused("BwcH", ""), ArchiveError::PayloadDamaged);
    assert_eq!(refused("\"format\":1", "\"format\":2"), ArchiveError::UnknownVersion { version: 2 });
    assert_eq!(refused("\"label\"", "\"tables\""), ArchiveError::NotAPage);
    assert_eq!(refused("\"payload_bytes\":200", "\"payload_bytes\":199"), ArchiveError::PayloadDamaged);
    assert_eq!(refused("counterfoil-payload-1", "counterfoil-payload-2"), ArchiveError::NotAPage);
    assert_eq!(refused("BwcH\n", "BwcH\n\n"), ArchiveError::NotAPage);
    assert_eq!(refused("counterfoil-facts\">", "counterfoil-facts\"> "), ArchiveError::NotAPage);
    for nothing in [&b""[..], b"<!doctype html>", b"\xff"] {
        assert_eq!(payload_of(nothing).unwrap_err(), ArchiveError::NotAPage);
    }
}

proptest! {
    #[test]
    fn any_payload_and_label_round_trip(payload in prop::collection::vec(any::<u8>(), 1..300), text in any::<String>()) {
        let read = read_page(&page(&payload, &label(&text))).unwrap();
        prop_assert_eq!(read.payload, payload);
        prop_assert_eq!(read.facts.label, text);
    }

    #[test]
    fn any_text_between_is_refused_calmly(text in "(<script type=\"application/(json|octet-stream)\" id=\"counterfoil-(facts|payload-1)\">|</script>|\\{\"format\":1\\}|[A-Za-z=\n]{0,9}){0,8}") {
        prop_assert!(read_page(text.as_bytes()).is_err());
    }
}
