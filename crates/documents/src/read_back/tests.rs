use proptest::prelude::*;

use super::*;

fn pdf(body: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{body}").into_bytes()
}

fn packet(properties: &str) -> String {
    format!(
        r#"<?xpacket begin="" id="x"?><rdf:Description xmlns:counterfoil="{NAMESPACE}">{properties}</rdf:Description><?xpacket end="r"?>"#
    )
}

#[test]
fn elements_and_attributes_are_read_under_any_prefix() {
    let elements = pdf(&packet("<counterfoil:number>R&amp;D-7</counterfoil:number>"));
    assert_eq!(read_back(&elements).unwrap().number.as_deref(), Some("R&D-7"));
    let attributes = pdf(&format!(
        r#"<?xpacket begin=""?><rdf:Description xmlns:q='{NAMESPACE}' q:number="R-8"/><?xpacket end="w"?>"#
    ));
    assert_eq!(read_back(&attributes).unwrap().number.as_deref(), Some("R-8"));
}

#[test]
fn what_cannot_be_trusted_is_refused_by_name() {
    let number = |n: &str| packet(&format!("<counterfoil:number>{n}</counterfoil:number>"));
    for (bytes, refusal) in [
        (b"hello".to_vec(), ReadBackError::NotAPdf),
        (pdf("no packet"), ReadBackError::NoMark),
        (pdf(&packet("")), ReadBackError::NoMark),
        (pdf(&(number("1") + &number("2"))), ReadBackError::Contradicting),
        (pdf(&number(&"9".repeat(VALUE_MAX + 1))), ReadBackError::Malformed),
        (pdf(&packet("<counterfoil:link>zz</counterfoil:link>")), ReadBackError::Malformed),
        (vec![b'%'; READ_BACK_MAX_BYTES + 1], ReadBackError::TooLarge),
    ] {
        assert_eq!(read_back(&bytes).unwrap_err(), refusal);
    }
    assert!(read_back(&pdf(&(number("1") + &number("1")))).is_ok(), "the same said twice is no contradiction");
}

/// Each of these once cost its length times 64 KiB: hours for a file of the largest size that is looked at.
#[test]
fn a_file_of_beginnings_is_read_in_one_pass() {
    let beginnings = "<?xpacket begin".repeat((8 << 20) / 15);
    assert_eq!(read_back(&pdf(&beginnings)), Err(ReadBackError::NoMark));
    let nested = format!("{}<?xpacket end", &beginnings[..PACKET_MAX]);
    assert_eq!(read_back(&pdf(&nested.repeat(100))), Err(ReadBackError::Malformed));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..300) {
        let mut hostile = pdf(&packet("<counterfoil:number>R-1</counterfoil:number><counterfoil:link></counterfoil:link>"));
        let at = at.min(hostile.len());
        hostile.splice(at..at, bytes.iter().copied());
        let _ = read_back(&hostile);
        let _ = read_back(&bytes);
    }

    #[test]
    fn no_truncation_makes_it_panic(end in 0_usize..400) {
        let whole = pdf(&packet("<counterfoil:series>R</counterfoil:series>"));
        let _ = read_back(&whole[..end.min(whole.len())]);
    }
}
