//! From draft to issued, paid and found again.

use acceptance::{Machine, draft_for, issue_one, kunsthalle};
use app::views::{InvoiceQuery, StateView};
use app::{ExitCode, customers, invoices};
use chrono::NaiveDate;

#[test]
fn a_draft_becomes_an_invoice_with_number_link_and_sealed_pdf() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    let lines = [("Editorial design", "32", "95.00", "19"), ("Usage rights", "12", "38.50", "7")];
    let draft = invoices::save(&mut book, None, 0, &draft_for("Kunsthalle Bremen", &lines)).unwrap();
    assert_eq!((draft.state, draft.number.as_deref(), draft.faults.len()), (StateView::Draft, None, 0));

    let issued = invoices::issue(&mut book, &draft.id, Some(draft.version), None).unwrap();
    assert_eq!(issued.number.as_deref(), Some("2026-0001"));
    assert_eq!((issued.totals.net_total.as_str(), issued.totals.payable.as_str()), ("3502.00", "4111.94"));
    assert_eq!(issued.id, draft.id, "a draft and the invoice that it becomes are one document");
    let pdf = invoices::pdf(&mut book, "2026-0001").unwrap();
    assert!(pdf.starts_with(b"%PDF-"));

    invoices::save_pdf(&mut book, "2026-0001", &machine.path("out.pdf")).unwrap();
    let verdict = invoices::verify_pdf(&mut book, &machine.path("out.pdf")).unwrap();
    assert_eq!((verdict.number.as_str(), Some(verdict.chain_code)), ("2026-0001", issued.chain_code));
}

#[test]
fn a_pdf_with_one_changed_byte_is_not_ours() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let number = issue_one(&mut book, "2").unwrap();
    let mut pdf = invoices::pdf(&mut book, &number).unwrap();
    let middle = pdf.len() / 2;
    pdf[middle] ^= 1;
    std::fs::write(machine.path("changed.pdf"), pdf).unwrap();
    let error = invoices::verify_pdf(&mut book, &machine.path("changed.pdf")).unwrap_err();
    assert_eq!((error.view().code.as_str(), error.exit_code()), ("not-our-pdf", ExitCode::Damaged));
}

#[test]
fn numbers_follow_one_another_and_a_refused_issue_takes_none() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    assert_eq!(issue_one(&mut book, "1").unwrap(), "2026-0001");
    let empty = invoices::save(&mut book, None, 0, &draft_for("Kunsthalle Bremen", &[])).unwrap();
    let refused = invoices::issue(&mut book, &empty.id, None, None).unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("not-ready", ExitCode::Refused));
    assert!(!refused.view().faults.is_empty());
    assert_eq!(issue_one(&mut book, "1").unwrap(), "2026-0002");
}

#[test]
fn an_issued_invoice_keeps_the_address_it_was_issued_with() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let number = issue_one(&mut book, "1").unwrap();
    let before = invoices::pdf(&mut book, &number).unwrap();
    let customer = customers::show(&mut book, "Kunsthalle Bremen").unwrap();
    let moved = app::views::CustomerInput { street: "Am Dobben 1".into(), ..kunsthalle() };
    customers::save(&mut book, Some(&customer.id), &moved).unwrap();
    let shown = invoices::show(&mut book, &number).unwrap();
    assert_eq!(shown.buyer.unwrap().street, "Am Wall 207");
    assert_eq!(invoices::pdf(&mut book, &number).unwrap(), before);
}

#[test]
fn a_second_issue_of_the_same_draft_is_refused() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    let id = invoices::show(&mut book, "2026-0001").unwrap().id;
    let again = invoices::issue(&mut book, &id, None, None).unwrap_err();
    assert_eq!(again.view().code, "already-issued");
    assert_eq!(invoices::list(&mut book, &InvoiceQuery::default()).unwrap().count, 1);
}

#[test]
fn what_is_paid_is_computed_and_more_than_open_is_refused() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let number = issue_one(&mut book, "10").unwrap();
    machine.clock.advance(chrono::Duration::days(5));
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let part = invoices::pay(&mut book, &number, "1000.00", day, "transfer").unwrap();
    assert_eq!((part.state, part.open.as_str()), (StateView::PartPaid, "190.00"));
    let too_much = invoices::pay(&mut book, &number, "190.01", day, "").unwrap_err();
    assert_eq!((too_much.view().code.as_str(), too_much.exit_code()), ("overpaid", ExitCode::Refused));
    let settled = invoices::pay(&mut book, &number, "190.00", day, "").unwrap();
    assert_eq!((settled.state, settled.open.as_str(), settled.days_left), (StateView::Settled, "0.00", None));
}

#[test]
fn late_is_said_in_days_and_found_by_the_filter() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "10").unwrap();
    machine.clock.advance(chrono::Duration::days(26));
    let query = InvoiceQuery { state: "overdue".into(), ..InvoiceQuery::default() };
    let late = invoices::list(&mut book, &query).unwrap();
    assert_eq!(
        late.items.iter().map(|row| (row.state, row.days_left)).collect::<Vec<_>>(),
        [(StateView::Overdue, Some(-12))]
    );
    assert_eq!(late.open[0].amount, "1190.00");
}

#[test]
fn a_list_goes_on_where_its_window_ended() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    for _ in 0..5 {
        issue_one(&mut book, "1").unwrap();
    }
    let mut query = InvoiceQuery { limit: 2, ..InvoiceQuery::default() };
    let mut numbers = Vec::new();
    loop {
        let window = invoices::list(&mut book, &query).unwrap();
        assert_eq!(window.count, 5);
        numbers.extend(window.items.into_iter().filter_map(|row| row.number));
        let Some(next) = window.next else { break };
        query.after = Some(next);
    }
    assert_eq!(numbers, ["2026-0005", "2026-0004", "2026-0003", "2026-0002", "2026-0001"]);
}

#[test]
fn words_are_found_without_their_marks_and_before_they_are_whole() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "1").unwrap();
    for typed in ["kunsth", "tidal", "2026-0001", "Désign"] {
        let found = invoices::list(&mut book, &InvoiceQuery { text: typed.into(), ..InvoiceQuery::default() }).unwrap();
        assert_eq!(found.count, 1, "{typed}");
    }
    assert_eq!(app::search(&mut book, "bremen", 0).unwrap().len(), 2, "the customer and the invoice");
}

#[test]
fn a_draft_that_moved_on_is_not_overwritten() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let input = draft_for("nobody yet", &[]);
    let first = invoices::save(&mut book, None, 0, &input).unwrap();
    let second = invoices::save(&mut book, Some(&first.id), first.version, &input).unwrap();
    assert_eq!(second.version, first.version + 1);
    let stale = invoices::save(&mut book, Some(&first.id), first.version, &input).unwrap_err();
    assert_eq!(stale.view().code, "stale-draft");
}

#[test]
fn a_letter_that_no_face_has_keeps_a_document_from_being_issued() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    let draft = draft_for("Kunsthalle Bremen", &[("Entwurf 設計", "1", "100.00", "19")]);
    let draft = invoices::save(&mut book, None, 0, &draft).unwrap();
    let refused = invoices::issue(&mut book, &draft.id, None, None).unwrap_err();
    assert_eq!(refused.view().faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>(), ["no-face-has"; 2]);
    assert_eq!(issue_one(&mut book, "1").unwrap(), "2026-0001", "the number was given back");
}
