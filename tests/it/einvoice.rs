//! E-invoices of another program become drafts here: sums, customer, and what stays behind.

use acceptance::Machine;
use app::views::{BusinessView, LeftOut};
use app::{Session, customers, einvoice, invoices};
use std::path::{Path, PathBuf};

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/documents/tests/einvoice")
}

/// The book of the joiner who wrote the golden documents with another program.
fn joiner(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    let own = app::business(&mut book).unwrap();
    let name = "Tischlerei Nordlicht GmbH".to_owned();
    app::save_business(&mut book, &BusinessView { name, vat_id: "DE 811 907 980".into(), ..own }).unwrap();
    book
}

#[test]
fn an_own_invoice_of_the_program_before_becomes_a_draft_and_its_buyer_a_customer_once() {
    let machine = Machine::new().unwrap();
    let mut book = joiner(&machine);
    let file = goldens().join("two-rates.ubl.xml");
    let taken = einvoice::to_draft(&mut book, &file).unwrap();
    assert_eq!(taken.left_out, [LeftOut::Number]);
    assert_eq!(taken.draft.totals.payable, "1063.16");
    assert_eq!(taken.draft.buyer.as_ref().unwrap().name, "Mara Vogt");
    assert_eq!(taken.draft.draft.issue_date, "", "the day of issue is still to come");
    einvoice::to_draft(&mut book, &file).unwrap();
    assert_eq!(customers::list(&mut book, "").unwrap().len(), 1);
    let issued = invoices::issue(&mut book, &taken.draft.id, None, None).unwrap();
    assert_eq!((issued.number.as_deref(), issued.totals.payable.as_str()), (Some("2026-0001"), "1063.16"));
}

#[test]
fn whatever_the_syntax_the_draft_comes_to_what_the_e_invoice_comes_to() {
    let machine = Machine::new().unwrap();
    let mut book = joiner(&machine);
    let mut taken = 0;
    for golden in std::fs::read_dir(goldens()).unwrap().map(|entry| entry.unwrap().path()) {
        let read = einvoice::read(&golden).unwrap();
        if read.credit_note {
            continue;
        }
        let draft = einvoice::to_draft(&mut book, &golden).unwrap();
        assert!(!draft.left_out.contains(&LeftOut::Totals), "{}: {draft:#?}", golden.display());
        taken += 1;
    }
    assert!(taken >= 24, "only {taken}");
}

#[test]
fn what_somebody_else_sold_waits_for_a_customer() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let taken = einvoice::to_draft(&mut book, &goldens().join("two-rates.cii.xml")).unwrap();
    assert_eq!(taken.left_out, [LeftOut::Number, LeftOut::Seller]);
    assert!(taken.draft.buyer.is_none());
    assert!(customers::list(&mut book, "").unwrap().is_empty());
}

#[test]
fn a_credit_note_of_another_program_and_a_file_that_is_none_leave_the_book_as_it_was() {
    let machine = Machine::new().unwrap();
    let mut book = joiner(&machine);
    let hostile = machine.path("hostile.xml");
    std::fs::write(&hostile, "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>").unwrap();
    for (file, code) in [(goldens().join("credit-note.ubl.xml"), "einvoice-credits"), (hostile, "xml-document-type")] {
        assert_eq!(einvoice::to_draft(&mut book, &file).unwrap_err().view().code, code);
    }
    assert_eq!(invoices::list(&mut book, &app::views::InvoiceQuery::default()).unwrap().count, 0);
}
