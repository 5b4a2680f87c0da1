//! What is owed, either way, after something was taken back, given up, credited or paid in advance.

use acceptance::{Machine, draft_for, issue_one, kunsthalle};
use app::views::{
    AllocationInput, CreditInput, DraftInput, InvoiceQuery, InvoiceView, PaymentInput, PortionInput, ReminderInput,
    StateView,
};
use app::{Date, Session, audit, customers, invoices, payments, reminders, reports};
use billing::TypeCode;

const TODAY: &str = "2026-11-20";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn with_customer(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    book
}

fn issue(book: &mut Session, draft: &InvoiceView) -> InvoiceView {
    invoices::issue(book, &draft.id, None, None).unwrap()
}

fn issued(book: &mut Session, draft: &DraftInput) -> InvoiceView {
    let draft = invoices::save(book, None, 0, draft).unwrap();
    issue(book, &draft)
}

fn credit(book: &mut Session, id: &str, amount: &str) -> InvoiceView {
    let credit = CreditInput { amount: amount.into(), ..CreditInput::default() };
    let draft = invoices::credit(book, id, &credit).unwrap();
    issue(book, &draft)
}

/// A job over 1,000.00 and 19 %.
fn job(kind: &str) -> DraftInput {
    DraftInput { type_code: kind.into(), ..draft_for("Kunsthalle Bremen", &[("Job", "1", "1000.00", "19")]) }
}

/// Page, list and the filter of the list name one state; it, what is open and what is owed back.
fn stands(book: &mut Session, id: &str) -> (StateView, String, String) {
    let page = invoices::show(book, id).unwrap();
    let state = serde_json::to_value(page.state).unwrap().as_str().unwrap().to_owned();
    let list = invoices::list(book, &InvoiceQuery { state, ..InvoiceQuery::default() }).unwrap();
    let row = list.items.iter().find(|row| row.id == page.id).unwrap();
    assert_eq!(row.state, page.state, "the list says what the page says");
    (page.state, page.open, page.to_refund)
}

fn state(state: StateView, open: &str, to_refund: &str) -> (StateView, String, String) {
    (state, open.to_owned(), to_refund.to_owned())
}

#[test]
fn a_payment_or_a_write_off_that_was_a_mistake_costs_no_interest() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "10").unwrap();
    let agreed = billing::ReminderTerms {
        interest: billing::InterestTerms::Agreed,
        agreed_percent: billing::Decimal::from(10),
        charges_from: billing::Tone::Friendly,
        ..reminders::terms(&mut book).unwrap()
    };
    reminders::save_terms(&mut book, &agreed).unwrap();
    machine.clock.advance(chrono::Duration::days(114)); // a hundred days late
    let asked =
        |book: &mut Session| reminders::propose_one(book, "2026-0001", &ReminderInput::default()).unwrap().interest;
    assert_eq!(asked(&mut book), "32.60");
    let paid = invoices::pay(&mut book, "2026-0001", "1190.00", day("2026-12-10"), "").unwrap();
    payments::reverse(&mut book, &paid.payments[0].movement, "of another customer").unwrap();
    assert_eq!(asked(&mut book), "32.60", "a payment that never came");
    payments::write_off(&mut book, "2026-0001", "", day("2026-12-10"), "insolvent").unwrap();
    payments::take_back(&mut book, "2026-0001").unwrap();
    assert_eq!(asked(&mut book), "32.60", "a loss that was none");
    invoices::pay(&mut book, "2026-0001", "1000.00", day("2026-12-14"), "").unwrap();
    assert_eq!(asked(&mut book), "7.67", "what stands counts from its day");
}

#[test]
fn what_is_credited_after_it_was_written_off_is_no_loss_any_more() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "10").unwrap();
    payments::write_off(&mut book, "2026-0001", "", day(TODAY), "insolvent").unwrap();
    let months = |book: &mut Session| -> Vec<(String, String, String)> {
        let rows = reports::revenue(book).unwrap().into_iter();
        rows.map(|row| (row.month, row.gross, row.written_off)).collect()
    };
    let row = |month: &str, gross: &str, lost: &str| (month.to_owned(), gross.to_owned(), lost.to_owned());
    machine.clock.advance(chrono::Duration::days(20));
    credit(&mut book, "2026-0001", "400.00");
    let expected = [row("2026-11", "1190.00", "1190.00"), row("2026-12", "-476.00", "-476.00")];
    assert_eq!(months(&mut book), expected, "the month of the loss stays as it was told");
    credit(&mut book, "2026-0001", "");
    let expected = [row("2026-11", "1190.00", "1190.00"), row("2026-12", "-1190.00", "-1190.00")];
    assert_eq!(months(&mut book), expected);
}

#[test]
fn a_payment_on_what_was_written_off_names_the_way() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "10").unwrap();
    payments::write_off(&mut book, "2026-0001", "", day(TODAY), "insolvent").unwrap();
    let refused = invoices::pay(&mut book, "2026-0001", "50.00", day(TODAY), "").unwrap_err().view();
    assert_eq!(refused.code, "written-off");
    assert_eq!(payments::use_credit(&mut book, "2026-0001", "").unwrap_err().view().code, "nothing-open");
    assert!(refused.help.starts_with("Take the write-off back first"), "{}", refused.help);
    payments::take_back(&mut book, "2026-0001").unwrap();
    assert_eq!(invoices::pay(&mut book, "2026-0001", "50.00", day(TODAY), "").unwrap().open, "1140.00");
    payments::write_off(&mut book, "2026-0001", "40.00", day(TODAY), "discount taken too late").unwrap();
    let refused = invoices::pay(&mut book, "2026-0001", "1140.00", day(TODAY), "").unwrap_err().view();
    assert_eq!(refused.code, "written-off", "a part of it");
    let whole = AllocationInput { invoice: "2026-0001".into(), amount: "1140.00".into(), ..AllocationInput::default() };
    let named = PaymentInput {
        amount: "1140.00".into(),
        date: TODAY.into(),
        allocations: vec![whole],
        ..PaymentInput::default()
    };
    assert_eq!(payments::record(&mut book, &named).unwrap_err().view().code, "written-off");
    assert_eq!(invoices::pay(&mut book, "2026-0001", "1100.00", day(TODAY), "").unwrap().open, "0.00");
}

#[test]
fn an_amount_due_below_nothing_is_owed_back_until_it_is_paid_or_kept() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let returned = draft_for("Kunsthalle Bremen", &[("Returned", "-1", "100.00", "19")]);
    let returned = issued(&mut book, &returned);
    assert_eq!(stands(&mut book, &returned.id), state(StateView::ToRefund, "0.00", "119.00"));
    let ahead =
        DraftInput { prepaid: "200.00".into(), ..draft_for("Kunsthalle Bremen", &[("Work", "1", "100.00", "19")]) };
    let ahead = issued(&mut book, &ahead);
    assert_eq!(stands(&mut book, &ahead.id), state(StateView::ToRefund, "0.00", "81.00"));
    for at in ["", "2026-11-20"] {
        assert_eq!(reports::aging(&mut book, at).unwrap().items[0].amounts.to_refund, "200.00");
    }
    let over = invoices::refund(&mut book, &returned.id, "119.01", day(TODAY), "").unwrap_err();
    assert_eq!(over.view().code, "over-refunded");
    assert_eq!(invoices::pay(&mut book, &returned.id, "1.00", day(TODAY), "").unwrap_err().view().code, "overpaid");
    invoices::refund(&mut book, &returned.id, "119.00", day(TODAY), "").unwrap();
    payments::keep_as_credit(&mut book, &ahead.id).unwrap();
    for id in [&returned.id, &ahead.id] {
        assert_eq!(stands(&mut book, id), state(StateView::Settled, "0.00", "0.00"));
    }
    assert_eq!(invoices::show(&mut book, &ahead.id).unwrap().claim.credit, "81.00");
    assert!(reports::aging(&mut book, "").unwrap().items.is_empty());
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn a_quote_paid_in_advance_stays_invoiced_while_something_of_the_invoice_is_not_credited() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let quote = issued(&mut book, &job("310"));
    let end = invoices::follow(&mut book, &quote.id, TypeCode::Invoice).unwrap();
    let paid = DraftInput { prepaid: "1000.00".into(), ..end.draft.clone() };
    let end = invoices::save(&mut book, Some(&end.id), end.version, &paid).unwrap();
    let end = issue(&mut book, &end);
    credit(&mut book, &end.id, "200.00");
    assert_eq!(stands(&mut book, &quote.id).0, StateView::Invoiced, "952.00 of it stand");
    assert_eq!(stands(&mut book, &end.id), state(StateView::ToRefund, "0.00", "48.00"));
    invoices::refund(&mut book, &end.id, "48.00", day(TODAY), "").unwrap();
    assert_eq!(stands(&mut book, &end.id).0, StateView::Settled, "it was not credited, a part of it was");
    credit(&mut book, &end.id, "");
    assert_eq!(stands(&mut book, &quote.id).0, StateView::Offered);
    invoices::refund(&mut book, &end.id, "952.00", day(TODAY), "").unwrap();
    assert_eq!(stands(&mut book, &end.id).0, StateView::Credited);
}

#[test]
fn a_deposit_over_all_of_a_job_can_be_credited_though_the_job_was_ended_at_nothing() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let quote = issued(&mut book, &job("310"));
    let whole = PortionInput { type_code: "386".into(), percent: "100".into(), ..PortionInput::default() };
    let deposit = invoices::portion(&mut book, &quote.id, &whole).unwrap();
    let deposit = issue(&mut book, &deposit);
    let paid = PaymentInput { amount: "1190.00".into(), date: TODAY.into(), ..PaymentInput::default() };
    invoices::pay_with(&mut book, &deposit.id, &paid).unwrap();
    let end = invoices::follow(&mut book, &quote.id, TypeCode::Invoice).unwrap();
    let end = issue(&mut book, &end);
    assert_eq!((end.totals.payable.as_str(), stands(&mut book, &quote.id).0), ("0.00", StateView::Invoiced));
    let again = invoices::follow(&mut book, &quote.id, TypeCode::Invoice).unwrap();
    assert_eq!(again.faults[0].code, "job-ended");
    credit(&mut book, &deposit.id, "");
    assert_eq!(stands(&mut book, &deposit.id), state(StateView::ToRefund, "0.00", "1190.00"));
    assert_eq!(stands(&mut book, &quote.id).0, StateView::Offered, "nothing is asked for of it");
    let again = issue(&mut book, &again);
    assert_eq!((again.totals.payable.as_str(), again.job.unwrap().left.as_str()), ("1190.00", "0.00"));
    assert_eq!(stands(&mut book, &quote.id).0, StateView::Invoiced);
    assert!(audit::require_intact(&mut book).unwrap().ok);
}
