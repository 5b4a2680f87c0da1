//! What comes back from paper and wire: archive page, its tar, its list of documents, CSV cells, the mark of a PDF,
//! e-invoices, a logo; and what people type, on its way to paper.

use crate::backup::tar_of;
use crate::{Accepted, Outcome, text};
use ::billing::{Basis, Currency, Customer, Draft, Line, Prices, Seller, Totals, Vat, VatCategory, VatRate};
use ::chain::Hash;
use ::documents::archive::{guarded, read_page, read_tar, unguarded};
use ::documents::{InvoiceExtras, Language, Parties, check_logo, draft_pdf};
use chrono::NaiveDate;
use serde_json::{Value, json};

const LIMIT: u64 = 1 << 20;
/// The header of a PNG ends here.
const PNG_HEADER: usize = 33;

/// A page gives back exactly the payload that its facts name.
pub fn page(input: &[u8]) -> Outcome {
    let page = read_page(input).ok()?;
    assert!(page.payload.len() < input.len() && page.template_sha256.len() == 64);
    assert!(text(input)?.contains(&Hash::sha256(&page.payload).to_string()));
    assert!(!page.genuine, "the template is larger than these inputs");
    Some(Accepted)
}

/// What a tar holds lies below one folder, is listed, and has the hash that the manifest names.
pub fn tar(input: &[u8]) -> Outcome {
    let archive = read_tar(input, LIMIT).ok()?;
    assert_eq!(archive.members.len(), archive.manifest.members.len());
    for (member, entry) in archive.members.iter().zip(&archive.manifest.members) {
        assert!(!member.path.starts_with('/') && !member.path.contains("..") && !member.path.contains('\\'));
        assert_eq!((&member.path, &entry.sha256), (&entry.path, &Hash::sha256(&member.bytes).to_string()));
    }
    assert!(archive.members.iter().map(|member| member.bytes.len()).sum::<usize>() <= input.len());
    Some(Accepted)
}

/// `documents.json` in an archive that is sound in all else: the manifest, up to a zero byte, then the list. Sizes and
/// hashes are put right here, since no mutation could guess them.
pub fn list(input: &[u8]) -> Outcome {
    const SIGNATURE: &[u8] = b"untrusted comment: test\nRW\ntrusted comment: test\nAA\n";
    let mut halves = input.splitn(2, |byte| *byte == 0);
    let mut manifest: Value = serde_json::from_slice(halves.next()?).ok()?;
    let documents = halves.next()?;
    let members = manifest.get_mut("members")?.as_array_mut()?;
    let mut contents = Vec::new();
    for member in members.iter_mut() {
        let path = member.get("path")?.as_str()?.to_owned();
        let content: &[u8] = if path == "documents.json" { documents } else { b"" };
        *member = json!({ "path": path, "size": content.len(), "sha256": Hash::sha256(content) });
        contents.push((path, content));
    }
    let manifest = serde_json::to_vec(&manifest).ok()?;
    let (readme, rest) = contents.split_first()?;
    let head = [(readme.0.as_str(), readme.1), ("MANIFEST.json", &manifest[..]), ("MANIFEST.json.minisig", SIGNATURE)];
    let parts: Vec<(&str, &[u8])> =
        head.into_iter().chain(rest.iter().map(|(path, content)| (path.as_str(), *content))).collect();
    if parts.iter().any(|(path, _)| path.is_empty() || path.len() > 99 || path.contains("..") || path.contains('\0')) {
        return None; // such a name has no header that `tar_of` could write; `archive-tar` tries those
    }
    if parts.iter().any(|(path, _)| path.starts_with('/') || path.ends_with('/') || path.contains('\\')) {
        return None;
    }
    tar(&tar_of(&parts, 0o644, 1_790_933_400))
}

/// A cell never runs in a spreadsheet, and nothing is lost by that.
pub fn cell(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let cell = guarded(text);
    assert_eq!(unguarded(&cell), text);
    let formula = |text: &str| text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    assert!(!formula(&cell), "{cell:?}");
    (cell != text).then_some(Accepted)
}

/// A mark is short, and its link is a SHA-256.
pub fn read_back(input: &[u8]) -> Outcome {
    let mark = ::documents::read_back(input).ok()?;
    let values = [&mark.document_id, &mark.number, &mark.series, &mark.link_hex];
    assert!(values.into_iter().flatten().all(|value| value.len() <= 512));
    assert!(mark.link_hex.is_none_or(|link| link.parse::<Hash>().is_ok()));
    Some(Accepted)
}

/// An e-invoice of another program, XML or inside a PDF: read twice it is the same, each finding says what is wrong, and
/// what our calculator makes of it adds up.
pub fn einvoice(input: &[u8]) -> Outcome {
    let received = ::documents::einvoice::read(input).ok()?;
    assert_eq!(::documents::einvoice::read(input).unwrap(), received);
    let findings = received.check();
    assert!(findings.iter().all(|finding| !finding.rule.is_empty() && !finding.message.is_empty()));
    if let Ok(sums) = received.sums.recompute() {
        assert_eq!(sums.net_total.plus(sums.vat_total).unwrap(), sums.gross_total);
    }
    Some(Accepted)
}

/// A logo; its checksums are not looked at under libFuzzer, so that mutations get past them.
pub fn logo(input: &[u8]) -> Outcome {
    check_logo(input).ok()?;
    assert!(input.len() > PNG_HEADER && input.starts_with(b"\x89PNG"));
    Some(Accepted)
}

/// Any text is laid out, shaped and embedded, twice with the same bytes.
pub fn paper(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let (name, notes) = text.split_at(half);
    let vat = Vat::new(VatCategory::Standard, VatRate::new(19.into()).unwrap());
    let mut draft = Draft::new(Currency::EUR);
    draft.lines.push(Line { description: notes.to_owned(), ..Line::new(name, 1.into(), 80.into(), vat) });
    notes.clone_into(&mut draft.notes);
    name.clone_into(&mut draft.terms);
    let basis = Basis {
        currency: Currency::EUR,
        lines: &draft.lines,
        allowances: &[],
        charges: &[],
        prepaid: 0.into(),
        rounding: 0.into(),
        prices: Prices::Net,
        withholding: None,
    };
    let totals = Totals::of(&basis).unwrap();
    let seller = Seller { name: name.to_owned(), ..Seller::default() };
    let customer = Customer { name: notes.to_owned(), ..Customer::default() };
    let parties = Parties { seller: &seller, customer: Some(&customer) };
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let extras = InvoiceExtras { language: Language::from_tag(name), ..InvoiceExtras::default() };
    let drawn = draft_pdf(&draft, &totals, parties, date, &extras).unwrap();
    assert!(drawn.pages >= 1 && drawn.pdf.starts_with(b"%PDF-"));
    assert_eq!(draft_pdf(&draft, &totals, parties, date, &extras).unwrap(), drawn);
    drawn.warnings.is_empty().then_some(Accepted)
}
