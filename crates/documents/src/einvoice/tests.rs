//! Goldens of our own in both syntaxes, and what hostile files come to. The shared corpus is held in
//! `tests/einvoice_corpus.rs`.

use super::*;
use billing::{Recomputed, Severity};
use flate2::{Compression, write::ZlibEncoder};
use proptest::prelude::*;
use std::io::Write;

/// A document as UBL and as CII, what both come to, and which rules both break.
struct Golden {
    name: &'static str,
    ubl: &'static str,
    cii: &'static str,
    /// Lines, allowances, charges = net | category rate: taxable -> tax | VAT, gross, prepaid, rounding, payable.
    computed: &'static str,
    /// Ids of fatal findings, in order.
    broken: &'static [&'static str],
}

macro_rules! golden {
    ($name:literal, $computed:literal, $broken:expr) => {
        Golden {
            name: $name,
            ubl: include_str!(concat!("../../tests/einvoice/", $name, ".ubl.xml")),
            cii: include_str!(concat!("../../tests/einvoice/", $name, ".cii.xml")),
            computed: $computed,
            broken: &$broken,
        }
    };
}

const GOLDENS: [Golden; 14] = [
    golden!(
        "two-rates",
        "899.40 -0.00 +0.00 = 899.40 | S 7: 59.40 -> 4.16, S 19: 840.00 -> 159.60 | 163.76 1063.16 0.00 0.00 1063.16",
        []
    ),
    golden!(
        "allowances",
        "668.82 -33.44 +45.00 = 680.38 | S 19: 680.38 -> 129.27 | 129.27 809.65 0.00 0.00 809.65",
        []
    ),
    golden!("base-quantity", "73.93 -0.00 +0.00 = 73.93 | S 19: 73.93 -> 14.05 | 14.05 87.98 0.00 0.00 87.98", []),
    golden!("credit-note", "840.00 -0.00 +0.00 = 840.00 | S 19: 840.00 -> 159.60 | 159.60 999.60 0.00 0.00 999.60", []),
    golden!(
        "prepaid-and-rounded",
        "638.75 -0.00 +0.00 = 638.75 | S 8.1: 638.75 -> 51.74 | 51.74 690.49 200.00 0.01 490.50",
        []
    ),
    golden!(
        "reverse-charge",
        "1360.00 -0.00 +0.00 = 1360.00 | AE 0: 1360.00 -> 0.00 | 0.00 1360.00 0.00 0.00 1360.00",
        []
    ),
    golden!("within-the-union", "725.00 -0.00 +0.00 = 725.00 | K 0: 725.00 -> 0.00 | 0.00 725.00 0.00 0.00 725.00", []),
    golden!("small-business", "930.00 -0.00 +0.00 = 930.00 | E 0: 930.00 -> 0.00 | 0.00 930.00 0.00 0.00 930.00", []),
    golden!("out-of-scope", "150.00 -0.00 +0.00 = 150.00 | O 0: 150.00 -> 0.00 | 0.00 150.00 0.00 0.00 150.00", []),
    golden!(
        "islands",
        "120.05 -0.00 +0.00 = 120.05 | L 7: 100.05 -> 7.00, M 4: 20.00 -> 0.80 | 7.80 127.85 0.00 0.00 127.85",
        []
    ),
    golden!("yen", "12401 -0 +0 = 12401 | S 10: 12401 -> 1240 | 1240 13641 0 0 13641", []),
    golden!(
        "accounting-currency",
        "212.00 -0.00 +0.00 = 212.00 | S 19: 212.00 -> 40.28 | 40.28 252.28 0.00 0.00 252.28",
        []
    ),
    golden!(
        "wrong-gross",
        "840.00 -0.00 +0.00 = 840.00 | S 19: 840.00 -> 159.60 | 159.60 999.60 0.00 0.00 999.60",
        ["BR-CO-15"]
    ),
    golden!(
        "wrong-base",
        "899.40 -0.00 +0.00 = 899.40 | S 7: 59.40 -> 4.16, S 19: 840.00 -> 159.60 | 163.76 1063.16 0.00 0.00 1063.16",
        ["BR-S-08", "BR-S-08"]
    ),
];

fn shown(sums: &Recomputed) -> String {
    let rows: Vec<_> = sums
        .vat_breakdown
        .iter()
        .map(|row| format!("{} {}: {} -> {}", row.category, row.rate, row.taxable, row.tax))
        .collect();
    format!(
        "{} -{} +{} = {} | {} | {} {} {} {} {}",
        sums.line_total.unwrap(),
        sums.allowance_total,
        sums.charge_total,
        sums.net_total,
        rows.join(", "),
        sums.vat_total,
        sums.gross_total,
        sums.prepaid,
        sums.rounding,
        sums.payable
    )
}

fn fatal(document: &Received) -> Vec<String> {
    let findings = document.check();
    findings.into_iter().filter(|finding| finding.severity == Severity::Fatal).map(|finding| finding.rule).collect()
}

#[test]
fn the_same_document_reads_the_same_in_both_syntaxes() {
    for golden in GOLDENS {
        let (ubl, cii) = (read(golden.ubl.as_bytes()).unwrap(), read(golden.cii.as_bytes()).unwrap());
        for document in [&ubl, &cii] {
            assert_eq!(
                shown(&document.sums.recompute().unwrap()),
                golden.computed,
                "{} {:?}",
                golden.name,
                document.syntax
            );
            assert_eq!(fatal(document), golden.broken, "{} {:?}", golden.name, document.syntax);
        }
        let cii = Received {
            syntax: ubl.syntax,
            is_credit_note: ubl.is_credit_note,
            payment: ubl.payment.clone(),
            has_empty_element: ubl.has_empty_element,
            sums: billing::ReceivedSums { lines: ubl.sums.lines.clone(), ..cii.sums.clone() },
            ..cii
        };
        assert_eq!(ubl, cii, "{}", golden.name);
    }
}

#[test]
fn lines_keep_what_stands_in_them() {
    for xml in [GOLDENS[2].ubl, GOLDENS[2].cii] {
        let document = read(xml.as_bytes()).unwrap();
        let line = &document.sums.lines[0];
        let text = |number: Option<rust_decimal::Decimal>| number.unwrap().to_string();
        assert_eq!((line.name.as_str(), line.unit.as_str()), ("Screws", "C62"));
        assert_eq!([text(line.quantity), text(line.price), text(line.net)], ["250", "7.65", "19.13"]);
        assert_eq!(
            [text(line.base_quantity), text(line.gross_price), text(line.price_allowance)],
            ["100", "8.50", "0.85"]
        );
    }
}

/// A PDF of nothing but the streams given: dictionary and content.
fn pdf(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (dictionary, content) in streams {
        bytes.extend(format!("7 0 obj\n<<{dictionary}>>\nstream\n").as_bytes());
        bytes.extend(*content);
        bytes.extend(b"\nendstream\nendobj\n");
    }
    bytes
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

const FILE: &str = "/Type/EmbeddedFile/Filter/FlateDecode";

#[test]
fn the_invoice_inside_a_pdf_is_found() {
    let (one, other) = (GOLDENS[0].cii.as_bytes(), GOLDENS[1].cii.as_bytes());
    let metadata = deflated(b"<?xpacket begin='' ?><x:xmpmeta a='urn:ferd:CrossIndustryDocument:invoice:1p0'/>");
    let found = |streams: &[(&str, &[u8])]| read(&pdf(streams)).map(|document| document.number);
    let number = Ok("N-1".to_owned());
    assert_eq!(found(&[("/Filter/FlateDecode", &metadata), (FILE, &deflated(one))]), number);
    assert_eq!(found(&[("/Type/EmbeddedFile", one)]), number, "not packed");
    assert_eq!(found(&[("/Filter/FlateDecode", &deflated(one))]), number, "not marked");
    assert_eq!(found(&[(FILE, &deflated(one)), (FILE, &deflated(one))]), number, "twice the same");
    assert_eq!(found(&[(FILE, &deflated(one)), (FILE, &deflated(other))]), Err(EInvoiceError::TwoAttachments));
    assert_eq!(found(&[("/Filter/FlateDecode", &metadata)]), Err(EInvoiceError::NoAttachment));
    assert_eq!(found(&[("/Encrypt 3 0 R", b"\0")]), Err(EInvoiceError::Encrypted));
    let cut = deflated(one);
    assert_eq!(found(&[(FILE, &cut[..cut.len() / 2])]), Err(EInvoiceError::NotWellFormed));
}

#[test]
fn a_pdf_does_not_inflate_without_end() {
    let mut bomb = b"<CrossIndustryInvoice>".to_vec();
    bomb.resize(EINVOICE_MAX_BYTES + 1, b' ');
    assert_eq!(read(&pdf(&[(FILE, &deflated(&bomb))])), Err(EInvoiceError::TooLarge));
}

#[test]
fn a_pdf_of_beginnings_ends() {
    let bytes = [b"%PDF-".to_vec(), b"stream endstream ".repeat(200_000)].concat();
    assert_eq!(read(&bytes), Err(EInvoiceError::NoAttachment));
}

#[test]
fn hostile_xml_is_refused_by_name() {
    let invoice = GOLDENS[0].ubl;
    let (head, body) = invoice.split_once('\n').unwrap();
    let nested = format!("{}{}", "<a>".repeat(65), "</a>".repeat(65));
    let many = format!("<a>{}</a>", "<b/>".repeat(500_001));
    let rows = format!("<cac:TaxSubtotal/>{}", "<cac:TaxSubtotal/>".repeat(200));
    let rows = body.replace("<cac:TaxSubtotal>", &format!("{rows}<cac:TaxSubtotal>"));
    let attributes: String = (0..65).map(|n| format!(" a{n}=''")).collect();
    let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(invoice.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: Vec<(&str, Vec<u8>, EInvoiceError)> = vec![
        (
            "a DTD",
            format!("{head}<!DOCTYPE Invoice SYSTEM 'http://example.org/a.dtd'>{body}").into(),
            EInvoiceError::DocumentType,
        ),
        (
            "laughs",
            format!("{head}<!DOCTYPE a [<!ENTITY a '&b;&b;'><!ENTITY b '&a;'>]>{body}").into(),
            EInvoiceError::DocumentType,
        ),
        ("an entity", body.replace("Oak table", "Oak &nbsp; table").into(), EInvoiceError::Entity),
        ("an entity in an attribute", body.replace("\"EUR\"", "\"&eur;\"").into(), EInvoiceError::Entity),
        ("depth", nested.into(), EInvoiceError::TooDeep),
        ("elements", many.into(), EInvoiceError::TooMany),
        ("rows of VAT", rows.into(), EInvoiceError::TooMany),
        ("attributes", format!("<a{attributes}/>").into(), EInvoiceError::TooMany),
        ("no end", invoice[..invoice.len() / 2].into(), EInvoiceError::NotWellFormed),
        ("two roots", format!("{invoice}<a/>").into(), EInvoiceError::NotWellFormed),
        ("text after it", format!("{invoice}Yours").into(), EInvoiceError::NotWellFormed),
        ("an unknown prefix", "<x:Invoice/>".into(), EInvoiceError::NotWellFormed),
        ("nothing", Vec::new(), EInvoiceError::NotWellFormed),
        ("words", "Dear Mara,".into(), EInvoiceError::NotWellFormed),
        ("UTF-16", utf_16, EInvoiceError::Encoding),
        ("Latin 1", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>".into(), EInvoiceError::Encoding),
        ("bytes", b"<a>\xE4</a>".to_vec(), EInvoiceError::Encoding),
        (
            "another document",
            "<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>".into(),
            EInvoiceError::UnknownDocument,
        ),
        ("no namespace", "<Invoice/>".into(), EInvoiceError::UnknownDocument),
        (
            "ZUGFeRD 1",
            "<a:CrossIndustryDocument xmlns:a='urn:ferd:CrossIndustryDocument:invoice:1p0'/>".into(),
            EInvoiceError::Zugferd1,
        ),
        ("size", vec![b' '; EINVOICE_MAX_BYTES + 1], EInvoiceError::TooLarge),
    ];
    for (what, bytes, error) in cases {
        assert_eq!(read(&bytes).err(), Some(error), "{what}");
    }
}

#[test]
fn prefixes_comments_and_character_references_change_nothing() {
    let invoice = GOLDENS[0].ubl;
    let renamed = invoice.replace("cbc:", "b:").replace(":cbc=", ":b=").replace("cac:", "a:").replace(":cac=", ":a=");
    let decorated =
        renamed.replace("Oak table", "<!-- the big one -->O&#97;k<![CDATA[ table]]>").replace("?>\n", "?>\n<?pi?>\n");
    let with_mark = format!("\u{FEFF}{decorated}");
    assert_ne!(with_mark, invoice);
    assert_eq!(read(with_mark.as_bytes()), read(invoice.as_bytes()));
}

#[test]
fn an_empty_document_breaks_every_rule_of_presence_and_nothing_else_happens() {
    let empty = "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>";
    let document = read(empty.as_bytes()).unwrap();
    let found = fatal(&document);
    for rule in
        ["BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06", "BR-07", "BR-08", "BR-10", "BR-12", "BR-16", "BR-CO-18"]
    {
        assert!(found.iter().any(|found| found == rule), "{rule}: {found:?}");
    }
    assert_eq!(document.sums.recompute(), Err(billing::Error::UnknownCurrency));
}

#[test]
fn what_is_no_number_or_no_date_is_named() {
    let spoilt = GOLDENS[0].cii.replace("163.76", "163,76").replace("20260302", "2026-03-02");
    let found = fatal(&read(spoilt.as_bytes()).unwrap());
    assert!(found.contains(&"not-a-decimal".to_owned()) && found.contains(&"CII-DT-097".to_owned()), "{found:?}");
    let spoilt = GOLDENS[0].ubl.replace("2026-03-16", "2026-02-30");
    assert_eq!(fatal(&read(spoilt.as_bytes()).unwrap()), ["not-a-date"]);
}

#[test]
fn each_profile_is_known_by_its_identifier() {
    for (id, name) in [
        ("urn:cen.eu:en16931:2017", "en16931"),
        ("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "peppol"),
        ("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", "xrechnung"),
        (
            "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0",
            "xrechnung-extension",
        ),
        ("urn:factur-x.eu:1p0:minimum", "factur-x-minimum"),
        ("urn:zugferd.de:2p0:basicwl", "factur-x-basic-wl"),
        ("urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "en16931"),
        ("urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "factur-x-extended"),
        ("", "en16931"),
    ] {
        assert_eq!(profile::of(id).name(), name, "{id}");
    }
}

proptest! {
    /// Whatever the bytes, a document or a name for what is wrong with them.
    #[test]
    fn no_bytes_end_the_program(bytes in prop::collection::vec(any::<u8>(), 0..2000), as_pdf in any::<bool>()) {
        let bytes = if as_pdf { pdf(&[(FILE, &bytes)]) } else { bytes };
        let _ = read(&bytes).map(|document| (document.check(), document.sums.recompute()));
    }

    /// Nor do documents of which a part was replaced.
    #[test]
    fn no_spoilt_document_ends_the_program(
        which in 0..GOLDENS.len(),
        in_cii in any::<bool>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        put in "[-<>/&;a-zA-Z0-9 .\"=:]{0,40}",
    ) {
        let text = if in_cii { GOLDENS[which].cii } else { GOLDENS[which].ubl };
        let start = at.index(text.len());
        let mut bytes = text.as_bytes().to_vec();
        bytes.splice(start..(start + length).min(text.len()), put.bytes());
        let _ = read(&bytes).map(|document| (document.check(), document.sums.recompute()));
    }
}
