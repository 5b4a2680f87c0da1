//! Writes an archive of an invented quarter, for the test in tests/archive and for looking at the page.
//!
//! ```text
//! archive_sample tar OUT.tar                 the plaintext, signed with a key that everybody knows
//! archive_sample page IN.age OUT.html LABEL  the page round a sealed plaintext
//! archive_sample read FILE.html OUT.age      the sealed plaintext out of a page
//! archive_sample verify FILE.tar             what the strict reader says, as one line
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{Days, NaiveDate, TimeZone as _, Utc};
use documents::archive::{
    ArchiveAuditEntry, ArchiveCustomer, ArchiveInvoice, ArchiveNumberRange, ArchivePayment, ArchiveVat, Contents,
    Facts, HTML_LIMIT, page, payload_of, read_tar, write_tar,
};
use ed25519_dalek::{Signer as _, SigningKey};
use lopdf::{Document, Object, Stream, dictionary};
use rust_decimal::Decimal;
use std::error::Error;
use std::io::Write as _;

/// Not a secret: this key signs nothing but samples.
const SEED: [u8; 32] = *b"a key for samples, known to all!";
const KEY_ID: [u8; 8] = *b"sample\0\x01";

/// Day of the quarter, customer, subject, net, VAT percent, share paid in percent.
const LEDGER: [(u64, &str, &str, i64, i64, i64); 20] = [
    (1, "Café Zwischenzeit", "Menu cards, summer", 41850, 19, 100),
    (3, "Nordlicht Energie eG", "Retainer, July", 180_000, 19, 100),
    (6, "Van der Meer Architecten B.V.", "Competition boards", 197_500, 0, 100),
    (9, "Hafen & Söhne OHG", "Fleet lettering", 89_000, 19, 100),
    (14, "Praxis Dr. Okonkwo", "Website, care Q3", 54_000, 19, 100),
    (20, "Kunsthalle Bremen", "Exhibition guide", 174_355, 7, 100),
    (23, "Meridian Verlag GmbH", "Autumn list, catalogue", 240_185, 19, 100),
    (29, "Solidar Wohnen eG", "Tenant magazine 3/26", 288_000, 19, 100),
    (33, "Nordlicht Energie eG", "Retainer, August", 180_000, 19, 100),
    (38, "Atelier Brandt & Yıldız", "Icon set", 56_000, 19, 100),
    (44, "Stadtbibliothek Halle", "Wayfinding, phase 1", 312_000, 19, 100),
    (48, "Oakhurst Press Ltd", "Endpapers, two titles", 64_000, 0, 100),
    (52, "Solidar Wohnen eG", "Credits 2026-0072, two pages fewer", -24_000, 19, 100),
    (59, "Hafen & Söhne OHG", "Signage, pier 4", 195_000, 19, 0),
    (64, "Kulturverein Plagwitz e.V.", "Festival programme", 72_000, 19, 0),
    (66, "Nordlicht Energie eG", "Retainer, September", 180_000, 19, 100),
    (71, "Café Zwischenzeit", "=SUM posters, jazz evenings", 26_500, 19, 100),
    (77, "Van der Meer Architecten B.V.", "Book, ten houses", 410_000, 0, 100),
    (83, "Atelier Brandt & Yıldız", "Identity refresh", 270_000, 19, 31),
    (90, "Meridian Verlag GmbH", "Annual report 2026, layout", 517_910, 19, 0),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["tar", out] => std::fs::write(out, write_tar(&contents()?, HTML_LIMIT, &mut sign)?)?,
        ["page", sealed, out, label] => {
            std::fs::write(out, page(&std::fs::read(sealed)?, &Facts { label: (*label).to_owned() }))?;
        }
        ["read", html, out] => std::fs::write(out, payload_of(&std::fs::read(html)?)?)?,
        ["verify", tar] => {
            let said = match read_tar(std::fs::File::open(tar)?, HTML_LIMIT) {
                Ok(archive) => format!("{} documents fit the manifest", archive.documents.len()),
                Err(error) => format!("refused: {error}"),
            };
            writeln!(std::io::stdout(), "{said}")?;
        }
        _ => return Err("archive_sample tar OUT | page IN OUT LABEL | read HTML OUT | verify TAR".into()),
    }
    Ok(())
}

fn contents() -> Result<Contents, Box<dyn Error>> {
    let first = NaiveDate::from_ymd_opt(2026, 7, 1).ok_or("date")?;
    let mut contents = Contents {
        vault_id: "0198c0de-0000-7000-8000-000000000001".into(),
        business: "Mira Falk, Gestaltung".into(),
        from: first,
        to: NaiveDate::from_ymd_opt(2026, 9, 30).ok_or("date")?,
        created: Utc.with_ymd_and_hms(2026, 10, 2, 9, 30, 0).single().ok_or("time")?,
        signing_key: BASE64
            .encode([&b"Ed"[..], &KEY_ID, SigningKey::from_bytes(&SEED).verifying_key().as_bytes()].concat()),
        chain_head: "5f".repeat(32),
        invoices: Vec::new(),
        payments: Vec::new(),
        customers: Vec::new(),
        number_ranges: Vec::new(),
        audit: Vec::new(),
    };
    let mut next = 65;
    for (day, customer, subject, net, rate, paid) in LEDGER {
        let issued = first.checked_add_days(Days::new(day)).ok_or("date")?;
        let number = if net < 0 { "C-2026-0001".to_owned() } else { format!("2026-{next:04}") };
        next += i64::from(net >= 0);
        let invoice = invoice(&number, issued, customer, subject, [net, rate, paid])?;
        if paid > 0 && net > 0 {
            contents.payments.push(ArchivePayment {
                date: issued.checked_add_days(Days::new(11)).ok_or("date")?,
                number: number.clone(),
                customer: customer.into(),
                currency: "EUR".into(),
                amount: (decimal(&invoice.gross)? - decimal(&invoice.open)?).to_string(),
                note: format!("+{number}"),
            });
        }
        contents.audit.push(ArchiveAuditEntry {
            seq: contents.audit.len() as u64 + 1,
            time: issued.and_hms_opt(10, 0, 0).ok_or("time")?.and_utc(),
            user: "mira".into(),
            device: "laptop".into(),
            kind: "issue".into(),
            object: number,
            hash: "0a".repeat(32),
        });
        if !contents.customers.iter().any(|known| known.name == customer) {
            contents.customers.push(ArchiveCustomer {
                name: customer.into(),
                street: "Ring 12".into(),
                postcode: "04109".into(),
                city: "Leipzig".into(),
                country: "DE".into(),
                vat_id: String::new(),
                tax_id: String::new(),
            });
        }
        contents.invoices.push(invoice);
    }
    contents.number_ranges.push(ArchiveNumberRange {
        series: "2026".into(),
        first: "2026-0065".into(),
        last: format!("2026-{:04}", next - 1),
        issued: u32::try_from(next - 65)?,
        missing: 0,
        explanation: String::new(),
    });
    Ok(contents)
}

/// `net`, VAT percent and share paid in percent; the net in cents.
fn invoice(
    number: &str,
    issued: NaiveDate,
    customer: &str,
    subject: &str,
    [net, rate, paid]: [i64; 3],
) -> Result<ArchiveInvoice, Box<dyn Error>> {
    let net = Decimal::new(net, 2);
    let tax = (net * Decimal::new(rate, 2)).round_dp(2);
    let gross = net + tax;
    let open = gross - (gross * Decimal::new(paid, 2)).round_dp(2);
    let [net, tax, gross, open] = [net, tax, gross, open].map(|amount| format!("{amount:.2}"));
    let credit = net.starts_with('-');
    Ok(ArchiveInvoice {
        number: number.into(),
        type_code: if credit { "381" } else { "380" }.into(),
        imported: false,
        issue_date: issued,
        due_date: if credit { None } else { issued.checked_add_days(Days::new(14)) },
        customer: customer.into(),
        customer_vat_id: if rate == 0 { "NL123456789B01" } else { "" }.into(),
        currency: "EUR".into(),
        vat: vec![ArchiveVat {
            category: if rate == 0 { "AE" } else { "S" }.into(),
            rate: rate.to_string(),
            taxable: net.clone(),
            tax: tax.clone(),
        }],
        description: subject.into(),
        chain_code: "7QKM 02XF C9TR 4WHB".into(),
        pdf: Some(pdf(&[&format!("Invoice {number}"), customer, subject, &format!("EUR {gross}")])?),
        xml: None,
        vat_total: tax,
        net,
        gross,
        open,
    })
}

/// One A4 page with a few lines: a real file for a browser's viewer, not an invoice.
fn pdf(lines: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::with_version("1.7");
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let mut drawing = b"BT /F 20 Tf 64 720 Td 30 TL\n".to_vec();
    for line in lines {
        let latin: Vec<u8> = line.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'i')).collect();
        drawing.extend(b"<");
        drawing.extend(hex::encode(latin).bytes());
        drawing.extend(b"> Tj T*\n");
    }
    drawing.extend(b"ET");
    let drawing = document.add_object(Stream::new(dictionary! {}, drawing));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => drawing,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// A minisign file: signature of the message, then of signature and comment.
fn sign(message: &[u8]) -> String {
    let key = SigningKey::from_bytes(&SEED);
    let signature = key.sign(message).to_bytes();
    let comment = "counterfoil archive, sample";
    let outer = key.sign(&[&signature[..], comment.as_bytes()].concat()).to_bytes();
    let inner = [&b"Ed"[..], &KEY_ID, &signature].concat();
    format!(
        "untrusted comment: sample\n{}\ntrusted comment: {comment}\n{}\n",
        BASE64.encode(inner),
        BASE64.encode(outer)
    )
}

fn decimal(text: &str) -> Result<Decimal, rust_decimal::Error> {
    Decimal::from_str_exact(text)
}
