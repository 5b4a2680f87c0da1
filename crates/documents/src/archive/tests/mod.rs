//! The archive, told as tables of what is taken and what is refused.

mod cells;
mod page;
mod read;
mod write;

use super::*;
use chrono::{NaiveDate, TimeZone as _, Utc};

/// Stands in for a signer: the form of a minisign file, nothing behind it.
fn signed(_: &[u8]) -> String {
    "untrusted comment: test\nRW\ntrusted comment: test\nAA\n".into()
}

fn tar_of(contents: &Contents) -> Vec<u8> {
    write_tar(contents, HTML_LIMIT, &mut signed).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, day).unwrap()
}

fn invoice(number: &str, gross: [&str; 3]) -> ArchiveInvoice {
    let [net, tax, gross] = gross.map(str::to_owned);
    ArchiveInvoice {
        number: number.into(),
        type_code: "380".into(),
        imported: false,
        issue_date: day(1),
        due_date: Some(day(15)),
        customer: "Solidar Wohnen eG".into(),
        customer_vat_id: "DE123456789".into(),
        currency: "EUR".into(),
        vat: vec![ArchiveVat { category: "S".into(), rate: "19".into(), taxable: net.clone(), tax: tax.clone() }],
        net,
        vat_total: tax,
        open: gross.clone(),
        gross,
        description: "Tenant magazine".into(),
        chain_code: "7QKM-02XF".into(),
        pdf: Some(format!("%PDF {number}").into_bytes()),
        xml: None,
    }
}

/// Two invoices in EUR (one credited), one in CHF, one imported without an original.
fn contents() -> Contents {
    let mut credit = invoice("C-2026-0001", ["-240.00", "-45.60", "-285.60"]);
    credit.type_code = "381".into();
    credit.open = "0.00".into();
    let mut swiss = invoice("2026/0002", ["100.00", "8.10", "108.10"]);
    swiss.currency = "CHF".into();
    swiss.xml = Some(b"<Invoice/>".to_vec());
    let mut imported = invoice("old 7", ["10.00", "0.00", "10.00"]);
    (imported.imported, imported.pdf, imported.vat) = (true, None, Vec::new());
    Contents {
        vault_id: "0199-vault".into(),
        business: "Mira Falk, Gestaltung".into(),
        from: day(1),
        to: day(30),
        created: Utc.with_ymd_and_hms(2026, 10, 2, 9, 30, 0).unwrap(),
        signing_key: "RWQ".into(),
        chain_head: "ab12".into(),
        invoices: vec![invoice("2026-0001", ["2880.00", "547.20", "3427.20"]), credit, swiss, imported],
        payments: vec![ArchivePayment {
            date: day(20),
            number: "2026-0001".into(),
            customer: "Solidar Wohnen eG".into(),
            currency: "EUR".into(),
            amount: "427.20".into(),
            note: "=HYPERLINK(\"http://x\")".into(),
        }],
        customers: vec![ArchiveCustomer {
            name: "Solidar Wohnen eG".into(),
            street: "Ring 1".into(),
            postcode: "04109".into(),
            city: "Leipzig".into(),
            country: "DE".into(),
            vat_id: "DE123456789".into(),
            tax_id: String::new(),
        }],
        number_ranges: vec![ArchiveNumberRange {
            series: "2026".into(),
            first: "2026-0001".into(),
            last: "2026-0001".into(),
            issued: 1,
            missing: 0,
            explanation: String::new(),
        }],
        audit: vec![ArchiveAuditEntry {
            seq: 1,
            time: Utc.with_ymd_and_hms(2026, 9, 1, 8, 0, 0).unwrap(),
            user: "mira".into(),
            device: "laptop".into(),
            kind: "issue".into(),
            object: "2026-0001".into(),
            hash: "ff00".into(),
        }],
    }
}
