//! A small archive: two documents with empty originals, so that `archive-list` can keep their hashes.

use ::chain::SignatureFile;
use ::documents::archive::{ArchiveInvoice, ArchivePayment, ArchiveVat, Contents, HTML_LIMIT, write_tar};
use fuzz::backup::{VAULT, signing_key};

pub fn tar() -> Vec<u8> {
    let sign = &mut |message: &[u8]| SignatureFile::sign(&signing_key(), message, "archive").to_string();
    write_tar(&contents(), HTML_LIMIT, sign).unwrap()
}

fn contents() -> Contents {
    Contents {
        vault_id: VAULT.to_string(),
        business: "Mira Falk".into(),
        from: "2026-09-01".parse().unwrap(),
        to: "2026-09-30".parse().unwrap(),
        created: "2026-10-02T09:30:00Z".parse().unwrap(),
        signing_key: ::chain::public_key_line(&signing_key().verifying_key()),
        chain_head: "ab12".into(),
        invoices: vec![
            invoice("2026-0001", ["100.00", "19.00", "119.00"]),
            invoice("C-1", ["-50.00", "-9.50", "-59.50"]),
        ],
        payments: vec![ArchivePayment {
            date: "2026-09-20".parse().unwrap(),
            number: "2026-0001".into(),
            customer: "Solidar".into(),
            currency: "EUR".into(),
            amount: "19.00".into(),
            note: "=1+1".into(),
        }],
        customers: Vec::new(),
        number_ranges: Vec::new(),
        audit: Vec::new(),
    }
}

fn invoice(number: &str, amounts: [&str; 3]) -> ArchiveInvoice {
    let [net, tax, gross] = amounts.map(str::to_owned);
    ArchiveInvoice {
        number: number.into(),
        type_code: if net.starts_with('-') { "381" } else { "380" }.into(),
        imported: false,
        issue_date: "2026-09-01".parse().unwrap(),
        due_date: Some("2026-09-15".parse().unwrap()),
        customer: "Solidar".into(),
        customer_vat_id: String::new(),
        currency: "EUR".into(),
        vat: vec![ArchiveVat { category: "S".into(), rate: "19".into(), taxable: net.clone(), tax: tax.clone() }],
        net,
        vat_total: tax,
        open: gross.clone(),
        gross,
        description: "Tenant magazine".into(),
        chain_code: "7QKM-02XF-C9TR-4WHB".into(),
        pdf: Some(Vec::new()),
        xml: None,
    }
}
