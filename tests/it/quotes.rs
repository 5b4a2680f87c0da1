//! From a quote to the invoice that ends its job: papers that are no claims, answers, deposits, parts, and a correction.

use acceptance::{Machine, draft_for, issue_one, kunsthalle};
use app::views::{
    AnswerInput, BusinessView, CreditInput, DraftInput, InvoiceQuery, InvoiceView, PortionInput, StateView,
};
use app::{ExitCode, Session, audit, customers, history, invoices, reports, series};
use billing::TypeCode;
use chrono::{Duration, NaiveDate};

/// 32 hours of design at 19 % and 12 photographs at 7 %: 3,502.00 net, 4,111.94 with VAT.
const LINES: [(&str, &str, &str, &str); 2] = [("Design", "32", "95.00", "19"), ("Photograph", "12", "38.50", "7")];

fn paper(kind: &str) -> DraftInput {
    DraftInput { type_code: kind.into(), ..draft_for("Kunsthalle Bremen", &LINES) }
}

fn with_customer(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    customers::save(&mut book, None, &kunsthalle()).unwrap();
    book
}

fn issue(book: &mut Session, draft: &DraftInput) -> InvoiceView {
    let draft = invoices::save(book, None, 0, draft).unwrap();
    invoices::issue(book, &draft.id, None, None).unwrap()
}

fn issue_draft(book: &mut Session, draft: InvoiceView) -> app::Result<InvoiceView> {
    invoices::issue(book, &draft.id, None, None)
}

fn quoted(machine: &Machine) -> (Session, InvoiceView) {
    let mut book = with_customer(machine);
    let quote = issue(&mut book, &paper("310"));
    (book, quote)
}

fn percent(kind: &str, percent: &str) -> PortionInput {
    PortionInput { type_code: kind.into(), percent: percent.into(), ..PortionInput::default() }
}

fn says(book: &mut Session, number: &str, answer: &str) -> app::Result<InvoiceView> {
    invoices::answer(
        book,
        number,
        &AnswerInput { answer: answer.into(), by: "Ada Byron".into(), ..AnswerInput::default() },
    )
}

fn code(result: app::Result<InvoiceView>) -> String {
    result.map_or_else(
        |error| error.view().faults.first().map_or(error.view().code, |fault| fault.code.clone()),
        |view| format!("{:?}", view.state),
    )
}

fn listed(book: &mut Session, query: InvoiceQuery) -> Vec<String> {
    invoices::list(book, &query).unwrap().items.into_iter().filter_map(|row| row.number).collect()
}

#[test]
fn each_kind_counts_in_its_own_series_and_only_claims_are_counted_in_the_books() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let papers: Vec<(String, StateView)> = ["310", "325", "270", "380", "386", "326"]
        .into_iter()
        .map(|kind| issue(&mut book, &paper(kind)))
        .map(|view| (view.number.unwrap(), view.state))
        .collect();
    let expected = [
        ("Q-2026-0001", StateView::Offered),
        ("PF-2026-0001", StateView::Issued),
        ("DN-2026-0001", StateView::Issued),
        ("2026-0001", StateView::Open),
        ("2026-0002", StateView::Open),
        ("2026-0003", StateView::Open),
    ];
    assert_eq!(papers, expected.map(|(number, state)| (number.to_owned(), state)));

    let list = invoices::list(&mut book, &InvoiceQuery::default()).unwrap();
    assert_eq!((list.count, list.open[0].amount.as_str(), list.gross[0].amount.as_str()), (6, "12335.82", "12335.82"));
    assert_eq!(reports::revenue(&mut book).unwrap()[0].count, 3);
    assert_eq!(reports::aging(&mut book, "").unwrap().items[0].amounts.open, "12335.82");
    let vat = reports::vat(&mut book, "2026-01-01", "2026-12-31").unwrap();
    assert_eq!((vat.totals[0].invoices, vat.totals[0].tax.as_str()), (3, "1829.82"));
    let kind = |code: &str| InvoiceQuery { type_code: code.into(), ..InvoiceQuery::default() };
    assert_eq!(listed(&mut book, kind("270")), ["DN-2026-0001"]);
    for number in ["Q-2026-0001", "PF-2026-0001", "DN-2026-0001"] {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        assert_eq!(code(invoices::pay(&mut book, number, "1.00", day, "")), "pays-nothing");
        assert_eq!(code(invoices::credit(&mut book, number, &CreditInput::default())), "not-creditable");
    }
    assert!(audit::verify(&mut book).unwrap().ok);
}

#[test]
fn a_delivery_note_needs_no_prices_and_a_quote_says_until_when_it_holds() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let mut note = paper("270");
    note.lines.iter_mut().for_each(|line| line.price = String::new());
    assert_eq!(issue(&mut book, &note).state, StateView::Issued);
    assert_eq!(issue(&mut book, &paper("310")).draft.due_date, "2026-12-20");
    let short = DraftInput { due_date: "2026-11-30".into(), ..paper("310") };
    assert_eq!(issue(&mut book, &short).draft.due_date, "2026-11-30");
}

#[test]
fn no_two_series_may_give_one_number() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let business = app::business(&mut book).unwrap();
    let alike = BusinessView { quote_pattern: business.number_pattern.clone(), ..business.clone() };
    let fault = &app::save_business(&mut book, &alike).unwrap_err().view().faults[0];
    assert_eq!((fault.path.as_str(), fault.code.as_str()), ("quote_pattern", "patterns-alike"));
    let taken = BusinessView { number_pattern: "Q-{YYYY}-{seq:4}".into(), quote_pattern: String::new(), ..business };
    assert_eq!(app::save_business(&mut book, &taken).unwrap().quote_pattern, "QUOTE-{YYYY}-{seq:4}");
    assert_eq!(series::list(&mut book).unwrap().len(), 5);
}

#[test]
fn a_quote_is_offered_accepted_declined_and_runs_out() {
    let machine = Machine::new().unwrap();
    let (mut book, quote) = quoted(&machine);
    assert_eq!((quote.state, quote.days_left), (StateView::Offered, Some(30)));
    assert_eq!(code(says(&mut book, "Q-2026-0001", "declined")), "Declined");
    assert_eq!(code(says(&mut book, "Q-2026-0001", "declined")), "already-answered");
    let accepted = says(&mut book, "Q-2026-0001", "accepted").unwrap();
    assert_eq!(accepted.state, StateView::Accepted, "a mind may be changed");
    let said: Vec<_> = accepted.answers.iter().map(|it| (it.answer.as_str(), it.by.as_str())).collect();
    assert_eq!(said, [("declined", "Ada Byron"), ("accepted", "Ada Byron")]);
    let early = AnswerInput { answer: "declined".into(), date: "2026-11-21".into(), ..AnswerInput::default() };
    assert_eq!(code(invoices::answer(&mut book, "Q-2026-0001", &early)), "answer-in-future");

    let silent = issue(&mut book, &paper("310")).number.unwrap();
    machine.clock.advance(Duration::days(31));
    assert_eq!(invoices::show(&mut book, &silent).unwrap().state, StateView::Expired);
    let state = |state: &str| InvoiceQuery { state: state.into(), ..InvoiceQuery::default() };
    assert_eq!(listed(&mut book, state("expired")), ["Q-2026-0002"]);
    assert_eq!(listed(&mut book, state("accepted")), ["Q-2026-0001"]);
    assert!(listed(&mut book, state("offered")).is_empty());
    let typed = |text: &str| InvoiceQuery { text: text.into(), ..InvoiceQuery::default() };
    assert_eq!(listed(&mut book, typed("-accepted")), ["Q-2026-0002"], "no answer is none of acceptance");
    assert_eq!(listed(&mut book, typed("-declined")), ["Q-2026-0002", "Q-2026-0001"]);
    assert!(audit::verify(&mut book).unwrap().ok, "answers are held against the log");
}

#[test]
fn an_accepted_quote_becomes_an_invoice_that_names_it_and_is_invoiced_once_that_is_issued() {
    let machine = Machine::new().unwrap();
    let (mut book, _) = quoted(&machine);
    says(&mut book, "Q-2026-0001", "accepted").unwrap();
    let draft = invoices::follow(&mut book, "Q-2026-0001", TypeCode::Invoice).unwrap();
    assert_eq!(draft.based_on.as_ref().map(|paper| paper.number.as_str()), Some("Q-2026-0001"));
    assert_eq!((draft.draft.due_date.as_str(), draft.draft.lines.len()), ("", 2), "its day was the quote's");
    let invoice = issue_draft(&mut book, draft).unwrap();
    assert_eq!((invoice.number.as_deref(), invoice.totals.gross_total.as_str()), (Some("2026-0001"), "4111.94"));
    let quote = invoices::show(&mut book, "Q-2026-0001").unwrap();
    assert_eq!((quote.state, quote.job.unwrap().left.as_str()), (StateView::Invoiced, "0.00"));
    assert_eq!(code(says(&mut book, "Q-2026-0001", "declined")), "quote-invoiced");
    let state = InvoiceQuery { state: "invoiced".into(), ..InvoiceQuery::default() };
    assert_eq!(listed(&mut book, state), ["Q-2026-0001"]);
}

#[test]
fn a_duplicate_has_neither_the_dates_nor_the_job_of_what_it_was_made_from() {
    let machine = Machine::new().unwrap();
    let (mut book, _) = quoted(&machine);
    let dated = DraftInput { period_start: "2026-10-01".into(), period_end: "2026-10-31".into(), ..paper("380") };
    let invoice = issue(&mut book, &dated);
    let copy = invoices::follow(&mut book, &invoice.id, TypeCode::Invoice).unwrap();
    assert_eq!((copy.draft.period_start.as_str(), copy.draft.issue_date.as_str()), ("", ""));
    assert_eq!((copy.draft.lines == invoice.draft.lines, copy.job, copy.based_on), (true, None, None));
    let again = invoices::follow(&mut book, &copy.id, TypeCode::Quote).unwrap();
    assert_eq!(again.draft.type_code, "310", "a draft may be duplicated too");
    let note = invoices::follow(&mut book, &invoice.id, TypeCode::DeliveryNote).unwrap();
    assert_eq!(note.based_on.map(|paper| paper.number), invoice.number);
    assert_eq!(code(invoices::follow(&mut book, &invoice.id, TypeCode::CreditNote)), "credit-instead");
}

#[test]
fn a_deposit_and_a_part_are_deducted_by_the_invoice_that_ends_the_job() {
    let machine = Machine::new().unwrap();
    let (mut book, _) = quoted(&machine);
    let deposit = invoices::portion(&mut book, "Q-2026-0001", &percent("386", "30")).unwrap();
    let deposit = issue_draft(&mut book, deposit).unwrap();
    assert_eq!((deposit.number.as_deref(), deposit.totals.net_total.as_str()), (Some("2026-0001"), "1050.60"));
    let part = PortionInput { type_code: "326".into(), amount: "1000.00".into(), ..PortionInput::default() };
    let part = invoices::portion(&mut book, "2026-0001", &part).unwrap();
    issue_draft(&mut book, part).unwrap();
    let quote = invoices::show(&mut book, "Q-2026-0001").unwrap();
    let job = quote.job.unwrap();
    assert_eq!((quote.state, job.papers.len(), job.whole.as_str()), (StateView::Accepted, 3, "4111.94"));

    let end = invoices::follow(&mut book, "Q-2026-0001", TypeCode::Invoice).unwrap();
    assert_eq!((end.draft.lines.len(), end.faults.len()), (6, 0));
    let bare: Vec<_> = end.draft.lines[..2].to_vec();
    let without = DraftInput { lines: bare, ..end.draft.clone() };
    let without = invoices::save(&mut book, Some(&end.id), end.version, &without).unwrap();
    assert_eq!(without.faults[0].code, "deposit-not-deducted");
    let refused = invoices::issue(&mut book, &end.id, None, None).unwrap_err();
    assert_eq!(refused.exit_code(), ExitCode::Refused);
    let end = invoices::deduct(&mut book, &end.id).unwrap();
    let end = issue_draft(&mut book, end).unwrap();
    let job = end.job.unwrap();
    assert_eq!((job.left.as_str(), job.asked.as_str(), job.to_deduct.as_str()), ("0.00", "4111.94", "0.00"));
    let revenue = &reports::revenue(&mut book).unwrap()[0];
    assert_eq!(revenue.net, "3502.00", "nothing twice, nothing missing");
    assert!(audit::verify(&mut book).unwrap().ok);
}

#[test]
fn a_deposit_that_was_deducted_is_not_credited_before_the_invoice_that_deducts_it() {
    let machine = Machine::new().unwrap();
    let (mut book, _) = quoted(&machine);
    let deposit = invoices::portion(&mut book, "Q-2026-0001", &percent("386", "30")).unwrap();
    issue_draft(&mut book, deposit).unwrap();
    let waiting = invoices::credit(&mut book, "2026-0001", &CreditInput::default()).unwrap();
    let end = invoices::follow(&mut book, "Q-2026-0001", TypeCode::Invoice).unwrap();
    issue_draft(&mut book, end).unwrap();
    assert_eq!(code(invoices::credit(&mut book, "2026-0001", &CreditInput::default())), "deducted");
    assert_eq!(code(issue_draft(&mut book, waiting)), "deducted", "nor by a draft from before");
    let back = invoices::credit(&mut book, "2026-0002", &CreditInput::default()).unwrap();
    issue_draft(&mut book, back).unwrap();
    let back = invoices::credit(&mut book, "2026-0001", &CreditInput::default()).unwrap();
    issue_draft(&mut book, back).unwrap();
    assert_eq!(invoices::show(&mut book, "Q-2026-0001").unwrap().job.unwrap().left, "4111.94");
}

#[test]
fn a_deposit_may_be_taken_of_a_draft_and_none_goes_beyond_the_job() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let draft = invoices::save(&mut book, None, 0, &paper("380")).unwrap();
    let deposit = invoices::portion(&mut book, &draft.id, &percent("386", "50")).unwrap();
    issue_draft(&mut book, deposit).unwrap();
    assert_eq!(code(invoices::portion(&mut book, &draft.id, &percent("386", "51"))), "more-than-job");
    assert_eq!(code(invoices::portion(&mut book, &draft.id, &percent("380", "10"))), "unknown-type-code");
    let end = invoices::deduct(&mut book, &draft.id).unwrap();
    let end = issue_draft(&mut book, end).unwrap();
    assert_eq!((end.id == draft.id, end.totals.net_total.as_str()), (true, "1751.00"));
    assert_eq!(end.job.unwrap().left, "0.00");
    assert!(audit::verify(&mut book).unwrap().ok);
}

#[test]
fn of_two_drafts_over_the_same_deposit_only_one_passes() {
    let machine = Machine::new().unwrap();
    let (mut book, _) = quoted(&machine);
    let deposit = invoices::portion(&mut book, "Q-2026-0001", &percent("386", "30")).unwrap();
    issue_draft(&mut book, deposit).unwrap();
    let [one, other] = [(); 2].map(|()| invoices::follow(&mut book, "Q-2026-0001", TypeCode::Invoice).unwrap());
    issue_draft(&mut book, one).unwrap();
    assert_eq!(code(issue_draft(&mut book, other)), "not-deductible");
    assert_eq!(issue_one(&mut book, "1").unwrap(), "2026-0003", "the refusal took no number");
}

#[test]
fn a_corrected_invoice_takes_the_wrong_one_back_and_its_place_in_one_act() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    issue(&mut book, &paper("380"));
    let mut draft = invoices::follow(&mut book, "2026-0001", TypeCode::Corrected).unwrap();
    draft.draft.lines.truncate(1);
    let draft = invoices::save(&mut book, Some(&draft.id), draft.version, &draft.draft).unwrap();
    let corrected = issue_draft(&mut book, draft).unwrap();
    assert_eq!((corrected.number.as_deref(), corrected.draft.preceding.as_str()), (Some("2026-0002"), "2026-0001"));
    let wrong = invoices::show(&mut book, "2026-0001").unwrap();
    assert_eq!((wrong.state, wrong.credited_by[0].number.as_str()), (StateView::Credited, "CN-2026-0001"));
    assert_eq!(reports::revenue(&mut book).unwrap()[0].net, "3040.00");
    let twice = invoices::follow(&mut book, "2026-0001", TypeCode::Corrected).unwrap();
    assert_eq!(code(issue_draft(&mut book, twice)), "nothing-to-credit");
    assert!(audit::verify(&mut book).unwrap().ok);
}

#[test]
fn once_the_invoice_that_ends_a_job_stands_no_deposit_is_asked_for() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let draft = invoices::save(&mut book, None, 0, &paper("380")).unwrap();
    let late = invoices::portion(&mut book, &draft.id, &percent("386", "30")).unwrap();
    issue_draft(&mut book, draft).unwrap();
    assert_eq!(code(issue_draft(&mut book, late)), "job-ended");
    assert_eq!(reports::revenue(&mut book).unwrap()[0].net, "3502.00");
}

#[test]
fn a_quote_is_invoiced_once_and_again_only_after_that_was_taken_back() {
    let machine = Machine::new().unwrap();
    let (mut book, _) = quoted(&machine);
    let [one, other] = [(); 2].map(|()| invoices::follow(&mut book, "Q-2026-0001", TypeCode::Invoice).unwrap());
    let standing = issue_draft(&mut book, one).unwrap();
    let shown = invoices::show(&mut book, &other.id).unwrap();
    assert_eq!((shown.faults[0].code.as_str(), shown.faults[0].path.as_str()), ("job-ended", "type_code"));
    assert_eq!(code(issue_draft(&mut book, shown)), "job-ended");
    let corrected = invoices::follow(&mut book, &standing.id, TypeCode::Corrected).unwrap();
    let standing = issue_draft(&mut book, corrected).unwrap();
    assert_eq!(code(invoices::issue(&mut book, &other.id, None, None)), "job-ended", "the corrected one stands now");
    let back = invoices::credit(&mut book, &standing.id, &CreditInput::default()).unwrap();
    issue_draft(&mut book, back).unwrap();
    assert_eq!(
        code(invoices::issue(&mut book, &other.id, None, None)),
        "Open",
        "nothing stands, so it may be asked for"
    );
    assert_eq!(reports::revenue(&mut book).unwrap()[0].net, "3502.00");
}

/// A draft of 3,502.00 and a deposit of 30 % of it, issued.
fn with_deposit_of_a_draft(machine: &Machine) -> (Session, InvoiceView, InvoiceView) {
    let mut book = with_customer(machine);
    let draft = invoices::save(&mut book, None, 0, &paper("380")).unwrap();
    let deposit = invoices::portion(&mut book, &draft.id, &percent("386", "30")).unwrap();
    let deposit = issue_draft(&mut book, deposit).unwrap();
    (book, draft, deposit)
}

#[test]
fn a_deposit_is_deducted_though_its_draft_forgot_the_job_by_an_undo_or_by_a_file() {
    for by_file in [false, true] {
        let machine = Machine::new().unwrap();
        let (mut book, draft, _) = with_deposit_of_a_draft(&machine);
        let now = invoices::show(&mut book, &draft.id).unwrap();
        if by_file {
            invoices::save(&mut book, Some(&draft.id), now.version, &paper("380")).unwrap();
        } else {
            history::undo(&mut book, history::Reach::Ever).unwrap();
        }
        let now = invoices::show(&mut book, &draft.id).unwrap();
        assert_eq!(now.draft.job, draft.id, "the form goes on with it");
        assert_eq!(now.faults[0].code, "deposit-not-deducted");
        assert_eq!(code(issue_draft(&mut book, now)), "deposit-not-deducted");
        let end = invoices::deduct(&mut book, &draft.id).unwrap();
        let end = issue_draft(&mut book, end).unwrap();
        assert_eq!((end.totals.net_total.as_str(), end.job.unwrap().left.as_str()), ("2451.40", "0.00"));
        assert_eq!(reports::revenue(&mut book).unwrap()[0].net, "3502.00");
    }
}

#[test]
fn a_draft_that_a_deposit_was_taken_of_stays_until_that_was_credited() {
    let machine = Machine::new().unwrap();
    let (mut book, draft, deposit) = with_deposit_of_a_draft(&machine);
    let refused = invoices::delete(&mut book, &draft.id).unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("job-stands", ExitCode::Refused));
    assert_eq!(history::undo(&mut book, history::Reach::Ever).unwrap().act, "draft-saved");
    for _ in 0..2 {
        let refused = history::undo(&mut book, history::Reach::Ever).unwrap_err().view();
        assert_eq!(refused.code, "job-stands", "and nothing older is undone in its place");
    }
    assert!(invoices::show(&mut book, &deposit.id).unwrap().job.is_some(), "the deposit belongs to its draft");
    let back = invoices::credit(&mut book, &deposit.id, &CreditInput::default()).unwrap();
    issue_draft(&mut book, back).unwrap();
    invoices::delete(&mut book, &draft.id).unwrap();
}

#[test]
fn a_deposit_is_not_issued_once_the_draft_that_would_deduct_it_was_deleted() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let draft = invoices::save(&mut book, None, 0, &paper("380")).unwrap();
    let deposit = invoices::portion(&mut book, &draft.id, &percent("386", "30")).unwrap();
    invoices::delete(&mut book, &draft.id).unwrap();
    assert_eq!(invoices::show(&mut book, &deposit.id).unwrap().faults[0].code, "job-gone");
    assert_eq!(code(invoices::issue(&mut book, &deposit.id, None, None)), "job-gone");
    history::trash::restore(&mut book, &draft.id).unwrap();
    assert_eq!(code(invoices::issue(&mut book, &deposit.id, None, None)), "Open");
}

#[test]
fn a_correction_typed_by_hand_deducts_what_the_invoice_deducted_that_it_takes_the_place_of() {
    let machine = Machine::new().unwrap();
    let (mut book, _) = quoted(&machine);
    let deposit = invoices::portion(&mut book, "Q-2026-0001", &percent("386", "30")).unwrap();
    issue_draft(&mut book, deposit).unwrap();
    let end = invoices::follow(&mut book, "Q-2026-0001", TypeCode::Invoice).unwrap();
    issue_draft(&mut book, end).unwrap();
    let by_hand = DraftInput { preceding: "2026-0002".into(), ..paper("384") };
    let by_hand = invoices::save(&mut book, None, 0, &by_hand).unwrap();
    assert_eq!(by_hand.faults[0].code, "deposit-not-deducted");
    let by_hand = invoices::deduct(&mut book, &by_hand.id).unwrap();
    let corrected = issue_draft(&mut book, by_hand).unwrap();
    assert_eq!((corrected.totals.net_total.as_str(), corrected.job.unwrap().left.as_str()), ("2451.40", "0.00"));
    assert_eq!(reports::revenue(&mut book).unwrap()[0].net, "3502.00");
}

#[test]
fn a_job_stays_in_its_currency_and_with_whoever_paid_the_deposit() {
    let machine = Machine::new().unwrap();
    let (mut book, quote) = quoted(&machine);
    let deposit = invoices::portion(&mut book, &quote.id, &percent("386", "30")).unwrap();
    issue_draft(&mut book, deposit).unwrap();
    let other =
        customers::save(&mut book, None, &app::views::CustomerInput { name: "Atelier Nord".into(), ..kunsthalle() })
            .unwrap();
    for (change, refused) in [
        (DraftInput { currency: "USD".into(), ..DraftInput::default() }, "not-its-currency"),
        (DraftInput { customer: other.id, ..DraftInput::default() }, "not-its-customer"),
    ] {
        let mut end = invoices::follow(&mut book, "Q-2026-0001", TypeCode::Invoice).unwrap();
        if !change.currency.is_empty() {
            end.draft.currency = change.currency;
        } else {
            end.draft.customer = change.customer;
        }
        let end = invoices::save(&mut book, Some(&end.id), end.version, &end.draft).unwrap();
        assert_eq!(code(issue_draft(&mut book, end)), refused);
    }
}

#[test]
fn a_deposit_is_credited_and_asked_for_anew_but_not_corrected() {
    let machine = Machine::new().unwrap();
    let (mut book, quote) = quoted(&machine);
    let deposit = invoices::portion(&mut book, &quote.id, &percent("386", "30")).unwrap();
    let deposit = issue_draft(&mut book, deposit).unwrap();
    let wrong = invoices::follow(&mut book, &deposit.id, TypeCode::Corrected).unwrap();
    assert_eq!(code(issue_draft(&mut book, wrong)), "corrects-a-part");
}

#[test]
fn a_deposit_beyond_what_the_job_came_to_is_credited_in_part_before_it_is_deducted() {
    let machine = Machine::new().unwrap();
    let mut book = with_customer(&machine);
    let draft = invoices::save(&mut book, None, 0, &paper("380")).unwrap();
    let deposit = invoices::portion(&mut book, &draft.id, &percent("386", "50")).unwrap();
    issue_draft(&mut book, deposit).unwrap();
    let mut less = invoices::show(&mut book, &draft.id).unwrap();
    less.draft.lines[0].quantity = "1".into();
    invoices::save(&mut book, Some(&draft.id), less.version, &less.draft).unwrap();
    let end = invoices::deduct(&mut book, &draft.id).unwrap();
    assert_eq!(code(issue_draft(&mut book, end)), "deducts-more-than-it-asks");
}
