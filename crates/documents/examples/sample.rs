//! Writes one of each document into the folder given as argument, to be looked at.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "an example that is run by hand")]

use std::path::PathBuf;
use std::{env, fs};

use documents::{InvoiceExtras, Language, Parties, RecoveryKit, Rendered, draft_pdf, invoice_pdf, recovery_kit};

#[allow(dead_code, reason = "shared with the tests, which use all of it")]
#[path = "../tests/common/mod.rs"]
mod common;

fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).unwrap_or_else(|| "target/documents".into()));
    fs::create_dir_all(&folder).unwrap();
    let save = |name: &str, rendered: &Rendered| {
        println!("{name}: {} bytes, {} pages, {:?}", rendered.pdf.len(), rendered.pages, rendered.warnings);
        fs::write(folder.join(format!("{name}.pdf")), &rendered.pdf).unwrap();
    };
    let logo = common::logo();
    let german = InvoiceExtras { logo: Some(&logo), ..common::extras(Language::German) };
    let english = common::extras(Language::English);

    save("invoice", &invoice_pdf(&common::invoice(), &german).unwrap());
    save("invoice-en", &invoice_pdf(&common::invoice(), &english).unwrap());
    save("credit-note", &invoice_pdf(&common::credit_note(), &german).unwrap());
    save("reverse-charge", &invoice_pdf(&common::reverse_charge(), &english).unwrap());
    let long = common::issue(common::long_draft(45), "R-2026-0414", &common::customer());
    save("three-pages", &invoice_pdf(&long, &english).unwrap());
    let rates = common::issue(common::many_rates(), "R-2026-0415", &common::customer());
    save("many-rates", &invoice_pdf(&rates, &english).unwrap());

    let draft = common::draft();
    let (seller, customer) = (common::seller(), common::customer());
    let parties = Parties { seller: &seller, customer: Some(&customer) };
    let totals = draft.totals().unwrap();
    save("draft", &draft_pdf(&draft, &totals, parties, common::day(2026, 11, 20), &german).unwrap());

    for language in [Language::English, Language::German] {
        let kit = RecoveryKit {
            groups: ["05S4", "XBWA", "16CP", "88VG", "TGCD", "A8QF", "6KHA", "ARE9", "0P0K"],
            age_identity: "AGE-SECRET-KEY-1MRS5YCJDRWZE0D2DNQRF2JVX9TV2ZXRGX2VQPNV70D6GPLWP0U7SCN2MVS",
            vault_name: "Marit Voss",
            vault_id: "7K3M-Q9TD",
            date: common::day(2026, 11, 20),
            language,
        };
        fs::write(folder.join(format!("kit-{}.pdf", language.tag())), &*recovery_kit(&kit).unwrap()).unwrap();
    }
}
