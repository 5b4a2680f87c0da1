//! A freelancer issued 2026-0001 with a mistake on it, or the customer sent half of it back.

use acceptance::{Machine, draft_for, issue_one, kunsthalle};
use app::views::{ArchiveRequest, CreditInput, CreditLineInput, InvoiceQuery, InvoiceView, StateView};
use app::{ExitCode, Session, archive, audit, customers, invoices, reports, series};
use chrono::NaiveDate;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

/// A book with 2026-0001: 10 hours at 100.00 and 19 %, 1190.00 in all.
fn with_invoice(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "10").unwrap();
    book
}

fn hours(quantity: &str) -> CreditInput {
    CreditInput { lines: vec![CreditLineInput { line: 1, quantity: quantity.into() }], ..CreditInput::default() }
}

fn credit(book: &mut Session, input: &CreditInput) -> app::Result<InvoiceView> {
    let draft = invoices::credit(book, "2026-0001", input)?;
    invoices::issue(book, &draft.id, None, None)
}

fn listed(book: &mut Session, state: &str) -> Vec<String> {
    let query = InvoiceQuery { state: state.into(), ..InvoiceQuery::default() };
    invoices::list(book, &query).unwrap().items.into_iter().filter_map(|row| row.number).collect()
}

#[test]
fn a_wrong_invoice_is_credited_whole_and_both_documents_name_each_other() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    let note = credit(&mut book, &CreditInput::default()).unwrap();
    assert_eq!((note.number.as_deref(), note.draft.type_code.as_str()), (Some("CN-2026-0001"), "381"));
    assert_eq!((note.totals.payable.as_str(), note.state), ("1190.00", StateView::CreditNote));
    assert_eq!(note.credits.unwrap().number, "2026-0001");

    let invoice = invoices::show(&mut book, "2026-0001").unwrap();
    assert_eq!(
        (invoice.state, invoice.open.as_str(), invoice.creditable.as_str()),
        (StateView::Credited, "0.00", "0.00")
    );
    assert_eq!(invoice.credited_by.iter().map(|note| note.number.as_str()).collect::<Vec<_>>(), ["CN-2026-0001"]);
    let again = invoices::credit(&mut book, "2026-0001", &CreditInput::default()).unwrap_err();
    assert_eq!((again.view().code.as_str(), again.exit_code()), ("nothing-to-credit", ExitCode::Refused));
    assert_eq!(
        invoices::credit(&mut book, "CN-2026-0001", &CreditInput::default()).unwrap_err().view().code,
        "not-creditable"
    );
}

#[test]
fn half_is_sent_back_the_rest_stays_open_and_a_sum_takes_it_to_nothing() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    assert_eq!(credit(&mut book, &hours("5")).unwrap().totals.payable, "595.00");
    assert_eq!(invoices::show(&mut book, "2026-0001").unwrap().open, "595.00");
    let sum = CreditInput { amount: "100.00".into(), notes: "Late delivery".into(), ..CreditInput::default() };
    let note = credit(&mut book, &sum).unwrap();
    assert_eq!((note.number.as_deref(), note.totals.payable.as_str()), (Some("CN-2026-0002"), "119.00"));
    assert_eq!(
        (note.draft.lines[0].name.as_str(), note.draft.notes.as_str()),
        ("Credit on invoice 2026-0001", "Late delivery")
    );
    let left = invoices::credit_check(&mut book, "2026-0001", &CreditInput::default()).unwrap();
    assert_eq!(
        (left.left.as_str(), left.totals.payable.as_str(), left.quantities_left),
        ("476.00", "476.00", vec!["5".to_owned()])
    );
    credit(&mut book, &CreditInput::default()).unwrap();
    assert_eq!(invoices::show(&mut book, "2026-0001").unwrap().state, StateView::Credited);
}

#[test]
fn no_more_is_credited_than_was_invoiced_and_of_two_drafts_only_one_passes() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    let refused = invoices::credit(&mut book, "2026-0001", &hours("10.5")).unwrap_err().view();
    assert_eq!((refused.code.as_str(), refused.faults[0].path.as_str()), ("not-ready", "lines.0.quantity"));
    let drafts = [0, 1].map(|_| invoices::credit(&mut book, "2026-0001", &hours("6")).unwrap());
    invoices::issue(&mut book, &drafts[0].id, None, None).unwrap();
    let second = invoices::issue(&mut book, &drafts[1].id, None, None).unwrap_err().view();
    assert_eq!((second.code.as_str(), second.faults[0].code.as_str()), ("not-ready", "more-than-invoiced"));
    assert_eq!(credit(&mut book, &hours("4")).unwrap().number.as_deref(), Some("CN-2026-0002"), "no number was lost");
}

#[test]
fn a_credit_note_without_its_invoice_is_not_issued() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    for (preceding, path) in [("", "preceding"), ("2026-0099", "preceding"), ("2026-0001", "lines.0.vat")] {
        let mut input = draft_for("Kunsthalle Bremen", &[("Design", "1", "10.00", "7")]);
        (input.type_code, input.preceding) = ("381".into(), preceding.into());
        let draft = invoices::save(&mut book, None, 0, &input).unwrap();
        let refused = invoices::issue(&mut book, &draft.id, None, None).unwrap_err().view();
        assert_eq!(refused.faults[0].path, path, "{preceding}: {:?}", refused.faults);
    }
    let other = app::views::CustomerInput { name: "Somebody else".into(), ..kunsthalle() };
    customers::save(&mut book, None, &other).unwrap();
    let mut draft = invoices::credit(&mut book, "2026-0001", &hours("1")).unwrap();
    draft.draft.customer = "Somebody else".into();
    let saved = invoices::save(&mut book, Some(&draft.id), draft.version, &draft.draft).unwrap();
    assert_eq!(saved.faults[0].code, "not-its-customer");
}

#[test]
fn what_was_paid_before_is_owed_back_and_the_refund_settles_it() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    invoices::pay(&mut book, "2026-0001", "1190.00", day(), "transfer").unwrap();
    credit(&mut book, &hours("4")).unwrap();
    let owed = invoices::show(&mut book, "2026-0001").unwrap();
    assert_eq!((owed.state, owed.open.as_str(), owed.to_refund.as_str()), (StateView::ToRefund, "0.00", "476.00"));
    assert_eq!(listed(&mut book, "to-refund"), ["2026-0001"]);
    let row =
        invoices::list(&mut book, &InvoiceQuery { state: "to-refund".into(), ..InvoiceQuery::default() }).unwrap();
    assert_eq!(row.items[0].open, "-476.00");
    let too_much = invoices::refund(&mut book, "2026-0001", "476.01", day(), "").unwrap_err();
    assert_eq!((too_much.view().code.as_str(), too_much.exit_code()), ("over-refunded", ExitCode::Refused));
    assert_eq!(invoices::pay(&mut book, "2026-0001", "0.01", day(), "").unwrap_err().view().code, "overpaid");
    machine.clock.advance(chrono::Duration::days(1));
    let settled = invoices::refund(&mut book, "2026-0001", "476.00", day().succ_opt().unwrap(), "transfer").unwrap();
    assert_eq!((settled.state, settled.to_refund.as_str()), (StateView::Settled, "0.00"));
    assert_eq!(settled.payments[1].amount, "-476.00");
    let paid = invoices::pay(&mut book, "CN-2026-0001", "1.00", day(), "").unwrap_err();
    assert_eq!(paid.view().code, "pays-nothing");
}

#[test]
fn lists_sums_and_the_report_count_a_credit_note_below_nothing() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    issue_one(&mut book, "1").unwrap();
    credit(&mut book, &hours("4")).unwrap();
    let all = invoices::list(&mut book, &InvoiceQuery::default()).unwrap();
    assert_eq!((all.gross[0].amount.as_str(), all.open[0].amount.as_str(), all.count), ("833.00", "833.00", 3));
    let row = &all.items[0];
    assert_eq!(
        (row.type_code.as_str(), row.credits.as_deref(), row.gross.as_str()),
        ("381", Some("2026-0001"), "-476.00")
    );
    assert_eq!(customers::list(&mut book, "Kunsthalle").unwrap()[0].open[0].amount, "833.00");
    let month = &reports::revenue(&mut book).unwrap()[0];
    assert_eq!((month.net.as_str(), month.vat.as_str(), month.gross.as_str()), ("700.00", "133.00", "833.00"));

    credit(&mut book, &CreditInput::default()).unwrap();
    for (state, numbers) in [
        ("open", vec!["2026-0002"]),
        ("settled", vec![]),
        ("credited", vec!["2026-0001"]),
        ("credit-note", vec!["CN-2026-0002", "CN-2026-0001"]),
    ] {
        assert_eq!(listed(&mut book, state), numbers, "{state}");
    }
    let found =
        invoices::list(&mut book, &InvoiceQuery { text: "2026-0001".into(), ..InvoiceQuery::default() }).unwrap();
    assert_eq!(found.count, 3, "the invoice, and the credit notes by the invoice that they name");
}

#[test]
fn the_list_and_the_page_say_the_same_at_every_step() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    type Step = fn(&mut Session) -> app::Result<InvoiceView>;
    let steps: [(Step, StateView); 7] = [
        (|book| credit(book, &hours("1")), StateView::Open),
        (|book| invoices::pay(book, "2026-0001", "71.00", day(), ""), StateView::PartPaid),
        (|book| invoices::pay(book, "2026-0001", "1000.00", day(), ""), StateView::Settled),
        (|book| credit(book, &hours("2")), StateView::ToRefund),
        (|book| invoices::refund(book, "2026-0001", "238.00", day(), ""), StateView::Settled),
        (|book| credit(book, &CreditInput::default()), StateView::ToRefund),
        (|book| invoices::refund(book, "2026-0001", "833.00", day(), ""), StateView::Credited),
    ];
    for (n, (step, state)) in steps.into_iter().enumerate() {
        step(&mut book).unwrap();
        let page = invoices::show(&mut book, "2026-0001").unwrap();
        let list = invoices::list(&mut book, &InvoiceQuery::default()).unwrap();
        let row = list.items.iter().find(|row| row.number.as_deref() == Some("2026-0001")).unwrap();
        assert_eq!((page.state, row.state, page.days_left), (state, state, row.days_left), "step {n}");
        let open = if state == StateView::ToRefund { format!("-{}", page.to_refund) } else { page.open };
        let received = ["0.00", "71.00", "1071.00", "1071.00", "833.00", "833.00", "0.00"][n];
        assert_eq!((row.open.as_str(), row.paid.as_str()), (open.as_str(), received), "step {n}");
        let filter = serde_json::to_value(state).unwrap();
        assert_eq!(listed(&mut book, filter.as_str().unwrap()), ["2026-0001"], "step {n}");
    }
}

#[test]
fn credit_notes_have_their_own_numbers_links_and_proof() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    credit(&mut book, &hours("4")).unwrap();
    issue_one(&mut book, "1").unwrap();
    let note = credit(&mut book, &hours("1")).unwrap();
    let given = series::list(&mut book).unwrap().into_iter().filter(|it| it.issued > 0);
    let series: Vec<_> = given.map(|it| (it.name, it.issued, it.next_number)).collect();
    let expected = [("credit-note", 2, "CN-2026-0003"), ("invoice", 2, "2026-0003")];
    assert_eq!(series, expected.map(|(name, issued, next)| (name.to_owned(), issued, next.to_owned())));
    assert!(audit::require_intact(&mut book).unwrap().ok);
    invoices::save_pdf(&mut book, "CN-2026-0002", &machine.path("note.pdf")).unwrap();
    let verdict = invoices::verify_pdf(&mut book, &machine.path("note.pdf")).unwrap();
    assert_eq!((verdict.number.as_str(), Some(verdict.chain_code)), ("CN-2026-0002", note.chain_code));
}

#[test]
fn numbers_of_credit_notes_are_those_of_no_invoice() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    let business = app::business(&mut book).unwrap();
    assert_eq!(business.credit_pattern, "CN-{YYYY}-{seq:4}");
    let alike = app::views::BusinessView { credit_pattern: "{YYYY}-{seq:3}".into(), ..business.clone() };
    let refused = app::save_business(&mut book, &alike).unwrap_err().view();
    assert_eq!(
        (refused.faults[0].path.as_str(), refused.faults[0].code.as_str()),
        ("credit_pattern", "patterns-alike")
    );
    let own = app::views::BusinessView { credit_pattern: "RK{YY}-{seq:3}".into(), ..business };
    app::save_business(&mut book, &own).unwrap();
    assert_eq!(credit(&mut book, &hours("1")).unwrap().number.as_deref(), Some("RK26-001"));
}

#[test]
fn the_accountant_gets_the_credit_note_with_a_minus() {
    let machine = Machine::new().unwrap();
    let mut book = with_invoice(&machine);
    credit(&mut book, &hours("4")).unwrap();
    let request = ArchiveRequest {
        from: "2026-01-01".into(),
        to: "2026-12-31".into(),
        form: "age".into(),
        path: machine.path("2026.age").display().to_string(),
    };
    let words = archive::generate_words().unwrap();
    archive::export(&mut book, &words, &request).unwrap();
    archive::open(&machine.path("2026.age"), &words, &machine.path("opened")).unwrap();
    let journal = std::fs::read_to_string(machine.path("opened/journal/sales_journal.csv")).unwrap();
    assert!(
        journal
            .lines()
            .any(|line| line.contains("CN-2026-0001") && line.contains("-400.00") && line.contains("-476.00")),
        "{journal}"
    );
}
