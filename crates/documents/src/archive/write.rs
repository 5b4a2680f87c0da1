//! From contents to the tar: every byte follows from what is given, so the same contents make the same archive.

use super::cells::decimal;
use super::manifest::{Counts, DocumentEntry, DocumentList, Manifest, MemberEntry, Period, Totals};
use super::{ArchiveError, Contents, MEMBER_LIMIT, VERSION, header, names, readme, tables};
use chrono::{DateTime, SecondsFormat, Utc};
use rust_decimal::Decimal;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

/// Largest signature file that is written or read.
pub(super) const SIGNATURE_LIMIT: u64 = 4096;

/// A member on its way into the tar; originals are borrowed, they may be large.
type Part<'a> = (String, Cow<'a, [u8]>);

/// The plaintext of an archive. `limit` is [`super::HTML_LIMIT`] or [`super::AGE_LIMIT`].
///
/// `sign` gets the bytes of `MANIFEST.json` and gives the text of a minisign file over them, algorithm `Ed`.
///
/// # Errors
/// When an amount is no decimal, a number stands twice, the signature is no minisign text, or it grows too large.
pub fn write_tar(
    contents: &Contents,
    limit: u64,
    sign: &mut dyn FnMut(&[u8]) -> String,
) -> Result<Vec<u8>, ArchiveError> {
    let mtime = u64::try_from(contents.created.timestamp()).map_err(|_| ArchiveError::BadTime)?;
    let (entries, originals) = documents(contents)?;
    let mut parts: Vec<Part<'_>> = vec![
        (names::README.into(), readme::readme(contents).into()),
        (names::DOCUMENTS.into(), json(&DocumentList { documents: entries.clone() })?.into()),
        (names::JOURNAL.into(), tables::sales_journal(contents, &entries)?.into()),
        (names::PAYMENTS.into(), tables::payments(contents)?.into()),
        (names::CUSTOMERS.into(), tables::customers(contents)?.into()),
        (names::NUMBER_RANGES.into(), tables::number_ranges(contents)?.into()),
        (names::AUDIT.into(), tables::audit(contents)?.into()),
    ];
    parts.extend(originals);
    if parts.len() + 2 > MEMBER_LIMIT {
        return Err(ArchiveError::TooMany { limit: MEMBER_LIMIT });
    }

    let manifest = json(&manifest(contents, &entries, &parts)?)?;
    let signature = sign(&manifest);
    if !is_minisign(&signature) {
        return Err(ArchiveError::BadSignatureText);
    }
    parts.insert(1, (names::MANIFEST.into(), manifest.into()));
    parts.insert(2, (names::SIGNATURE.into(), signature.into_bytes().into()));
    join(&parts, mtime, limit)
}

/// The list, and the originals that it points to, in its order.
fn documents(contents: &Contents) -> Result<(Vec<DocumentEntry>, Vec<Part<'_>>), ArchiveError> {
    let mut stems = names::Stems::default();
    let mut seen = HashSet::new();
    let mut entries = Vec::with_capacity(contents.invoices.len());
    let mut originals = Vec::new();
    for (index, invoice) in contents.invoices.iter().enumerate() {
        if !seen.insert(invoice.number.as_str()) {
            return Err(ArchiveError::DuplicateNumber { row: index + 1 });
        }
        let stem = stems.stem(&invoice.number);
        let file = invoice.pdf.as_ref().map(|_| names::original(&stem, "pdf"));
        let xml = invoice.xml.as_ref().map(|_| names::original(&stem, "xml"));
        for (path, bytes) in [(&file, &invoice.pdf), (&xml, &invoice.xml)] {
            if let (Some(path), Some(bytes)) = (path, bytes) {
                originals.push((path.clone(), Cow::from(bytes)));
            }
        }
        entries.push(DocumentEntry {
            number: invoice.number.clone(),
            type_code: invoice.type_code.clone(),
            imported: invoice.imported,
            customer: invoice.customer.clone(),
            date: invoice.issue_date,
            due: invoice.due_date,
            currency: invoice.currency.clone(),
            net: invoice.net.clone(),
            vat: invoice.vat_total.clone(),
            gross: invoice.gross.clone(),
            open: invoice.open.clone(),
            description: invoice.description.clone(),
            chain_code: invoice.chain_code.clone(),
            sha256: invoice.pdf.as_deref().map(sha256_hex),
            file,
            xml,
        });
    }
    Ok((entries, originals))
}

fn manifest(contents: &Contents, entries: &[DocumentEntry], parts: &[Part<'_>]) -> Result<Manifest, ArchiveError> {
    Ok(Manifest {
        format: "counterfoil-archive".into(),
        version: VERSION,
        vault_id: contents.vault_id.clone(),
        business: contents.business.clone(),
        period: Period { from: contents.from, to: contents.to },
        created: instant(contents.created),
        language: "en".into(),
        signing_key: contents.signing_key.clone(),
        chain_head: contents.chain_head.clone(),
        counts: Counts {
            documents: entries.len(),
            payments: contents.payments.len(),
            customers: contents.customers.len(),
            number_ranges: contents.number_ranges.len(),
            audit_entries: contents.audit.len(),
        },
        totals: totals(entries)?,
        members: parts
            .iter()
            .map(|(path, bytes)| MemberEntry {
                path: path.clone(),
                size: bytes.len() as u64,
                sha256: sha256_hex(bytes),
            })
            .collect(),
    })
}

/// Exact sums per currency, ordered by code; a sum has as many decimals as the longest of its terms.
pub(super) fn totals(entries: &[DocumentEntry]) -> Result<Vec<Totals>, ArchiveError> {
    let mut sums: BTreeMap<&str, [Decimal; 4]> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let sum = sums.entry(&entry.currency).or_default();
        let terms = [("net", &entry.net), ("vat", &entry.vat), ("gross", &entry.gross), ("open", &entry.open)];
        for (sum, (field, term)) in sum.iter_mut().zip(terms) {
            let term = decimal(names::DOCUMENTS, index + 1, field, term)?;
            *sum = sum.checked_add(term).ok_or(ArchiveError::TotalsOverflow)?;
        }
    }
    Ok(sums
        .into_iter()
        .map(|(currency, sum)| {
            let [net, vat, gross, open] = sum.map(|sum| sum.to_string());
            Totals { currency: currency.to_owned(), net, vat, gross, open }
        })
        .collect())
}

fn join(parts: &[Part<'_>], mtime: u64, limit: u64) -> Result<Vec<u8>, ArchiveError> {
    let end = 2 * header::BLOCK;
    let size = parts.iter().try_fold(end, |sum, (_, bytes)| {
        sum.checked_add(header::BLOCK)?.checked_add(bytes.len())?.checked_add(header::padding(bytes.len()))
    });
    let size = size.filter(|size| *size as u64 <= limit).ok_or(ArchiveError::TooLarge { limit })?;
    let mut tar = Vec::with_capacity(size);
    for (path, bytes) in parts {
        let header = header::header(path, bytes.len() as u64, mtime).ok_or(ArchiveError::BadTime)?;
        tar.extend_from_slice(&header);
        tar.extend_from_slice(bytes);
        tar.resize(tar.len() + header::padding(bytes.len()), 0);
    }
    tar.resize(size, 0);
    Ok(tar)
}

/// Four lines, the outer ones comments, as `minisign -S` writes them.
pub(super) fn is_minisign(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    text.len() as u64 <= SIGNATURE_LIMIT
        && matches!(lines.as_slice(), [untrusted, _, trusted, _]
            if untrusted.starts_with("untrusted comment: ") && trusted.starts_with("trusted comment: "))
}

/// `YYYY-MM-DDThh:mm:ssZ`.
pub(super) fn instant(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Lower-case hex.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Two-space indent and a final LF.
fn json(value: &impl Serialize) -> Result<Vec<u8>, ArchiveError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|_| ArchiveError::BadManifest)?;
    bytes.push(b'\n');
    Ok(bytes)
}
