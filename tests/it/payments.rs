//! Money comes in: too much, too little, late, in dollars, or typed twice.

use acceptance::{Machine, draft_for, issue_one, kunsthalle};
use app::views::{
    AllocationInput, BaseRateView, CreditInput, CreditLineInput, DraftInput, InvoiceQuery, PaymentInput, ReminderInput,
    StateView,
};
use app::{Date, ExitCode, Session, audit, customers, invoices, payments, reminders, reports};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A book with 2026-0001 and 2026-0002 over 1190.00 and 595.00, issued on 20 November and due on 4 December.
fn with_two(machine: &Machine) -> Session {
    let mut book = machine.with_book().unwrap();
    issue_one(&mut book, "10").unwrap();
    issue_one(&mut book, "5").unwrap();
    book
}

fn input(amount: &str) -> PaymentInput {
    PaymentInput {
        customer: "Kunsthalle Bremen".into(),
        amount: amount.into(),
        date: "2026-11-20".into(),
        ..PaymentInput::default()
    }
}

fn to(invoice: &str, amount: &str) -> AllocationInput {
    AllocationInput { invoice: invoice.into(), amount: amount.into(), ..AllocationInput::default() }
}

fn open(book: &mut Session, number: &str) -> (StateView, String) {
    let view = invoices::show(book, number).unwrap();
    (view.state, view.open)
}

#[test]
fn one_payment_settles_two_invoices_and_the_rest_is_credit_until_the_next() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let kept = PaymentInput { keep_credit: true, ..input("2000.00") };
    let refused = payments::record(&mut book, &input("2000.00")).unwrap_err();
    assert_eq!((refused.view().code.as_str(), refused.exit_code()), ("overpaid", ExitCode::Refused));
    let check = payments::check(&mut book, &input("2000.00")).unwrap();
    assert_eq!((check.credit.as_str(), check.lines.len()), ("215.00", 2));
    let paid = payments::record(&mut book, &kept).unwrap();
    assert_eq!((paid.parts.len(), paid.credit.as_str(), paid.kind.as_str()), (2, "215.00", "received"));
    assert_eq!(open(&mut book, "2026-0001"), (StateView::Settled, "0.00".into()));
    assert_eq!(open(&mut book, "2026-0002"), (StateView::Settled, "0.00".into()));
    issue_one(&mut book, "1").unwrap();
    assert_eq!(invoices::show(&mut book, "2026-0003").unwrap().claim.credit, "215.00");
    let settled = payments::use_credit(&mut book, "2026-0003", "").unwrap();
    assert_eq!((settled.state, settled.claim.credit.as_str()), (StateView::Settled, "96.00"));
    let back = payments::return_credit(&mut book, "Kunsthalle Bremen", "96.00", "", day("2026-11-20"), "").unwrap();
    assert_eq!((back.len(), back[0].amount.as_str(), back[0].kind.as_str()), (1, "-96.00", "refund"));
    let none = payments::return_credit(&mut book, "Kunsthalle Bremen", "0.01", "", day("2026-11-20"), "").unwrap_err();
    assert_eq!(none.view().code, "over-allocated");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn the_amount_that_fits_an_invoice_to_the_cent_is_meant_for_it() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    payments::record(&mut book, &input("595.00")).unwrap();
    assert_eq!(open(&mut book, "2026-0002").0, StateView::Settled);
    assert_eq!(open(&mut book, "2026-0001"), (StateView::Open, "1190.00".into()));
}

#[test]
fn card_fees_settle_the_invoice_whole() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let fee = PaymentInput { fee: "17.55".into(), allocations: vec![to("2026-0001", "")], ..input("1190.00") };
    assert_eq!(payments::check(&mut book, &fee).unwrap().arrived, "1172.45");
    payments::record(&mut book, &fee).unwrap();
    assert_eq!(open(&mut book, "2026-0001").0, StateView::Settled);
    let sums = payments::list(&mut book, "", "").unwrap().sums;
    assert_eq!((sums[0].amount.as_str(), sums[0].fee.as_str()), ("1190.00", "17.55"));
    let beyond = PaymentInput { fee: "595.01".into(), ..input("595.00") };
    assert_eq!(payments::check(&mut book, &beyond).unwrap().faults[0].path, "fee");
}

#[test]
fn a_date_that_has_not_come_is_refused() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let tomorrow = PaymentInput { date: "2026-11-21".into(), ..input("595.00") };
    let refused = payments::record(&mut book, &tomorrow).unwrap_err().view();
    assert_eq!(refused.code, "payment-in-future");
    assert_eq!(payments::check(&mut book, &tomorrow).unwrap().faults[0].path, "date");
    assert_eq!(
        payments::write_off(&mut book, "2026-0001", "", day("2026-11-21"), "x").unwrap_err().view().code,
        "payment-in-future"
    );
    assert!(payments::list(&mut book, "", "").unwrap().items.is_empty());
}

#[test]
fn what_was_recorded_by_mistake_is_taken_back_and_never_deleted() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let paid = payments::record(&mut book, &PaymentInput { keep_credit: true, ..input("2000.00") }).unwrap();
    let back = payments::reverse(&mut book, &paid.id, "typed twice").unwrap();
    assert_eq!((back.amount.as_str(), back.kind.as_str(), back.note.as_str()), ("-2000.00", "reversal", "typed twice"));
    assert_eq!(open(&mut book, "2026-0001"), (StateView::Open, "1190.00".into()));
    let page = invoices::show(&mut book, "2026-0001").unwrap();
    assert_eq!((page.payments.len(), page.claim.credit.as_str()), (2, "0.00"));
    assert!(page.payments.iter().all(|payment| payment.undone));
    assert_eq!(payments::show(&mut book, &paid.id).unwrap().state, "reversed");
    assert_eq!(payments::reverse(&mut book, &paid.id, "").unwrap_err().view().code, "already-reversed");
    assert_eq!(payments::reverse(&mut book, &back.id, "").unwrap_err().view().code, "not-reversible");
    let list = invoices::list(&mut book, &InvoiceQuery::default()).unwrap();
    assert_eq!(list.open[0].amount, "1785.00");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn a_payment_whose_credit_was_paid_back_is_taken_back_only_after_that() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let paid = payments::record(&mut book, &PaymentInput { keep_credit: true, ..input("2000.00") }).unwrap();
    let back = payments::return_credit(&mut book, "Kunsthalle Bremen", "15.00", "EUR", day("2026-11-20"), "").unwrap();
    assert_eq!(payments::reverse(&mut book, &paid.id, "").unwrap_err().view().code, "credit-returned");
    payments::reverse(&mut book, &back[0].id, "").unwrap();
    payments::reverse(&mut book, &paid.id, "").unwrap();
    assert_eq!(invoices::show(&mut book, "2026-0001").unwrap().claim.credit, "0.00");
}

#[test]
fn what_is_owed_back_can_be_carried_to_another_invoice() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    invoices::pay(&mut book, "2026-0001", "1190.00", day("2026-11-20"), "").unwrap();
    let lines = vec![CreditLineInput { line: 1, quantity: "4".into() }];
    let note = invoices::credit(&mut book, "2026-0001", &CreditInput { lines, ..CreditInput::default() }).unwrap();
    invoices::issue(&mut book, &note.id, None, None).unwrap();
    let kept = payments::keep_as_credit(&mut book, "2026-0001").unwrap();
    assert_eq!((kept.state, kept.claim.credit.as_str()), (StateView::Settled, "476.00"));
    let carried = payments::use_credit(&mut book, "2026-0002", "").unwrap();
    assert_eq!(
        (carried.state, carried.open.as_str(), carried.claim.credit.as_str()),
        (StateView::PartPaid, "119.00", "0.00")
    );
    assert_eq!(payments::list(&mut book, "", "").unwrap().sums[0].amount, "1190.00", "no money moved");
}

#[test]
fn a_foreign_payment_keeps_its_whole_rate_and_tells_gain_or_loss() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let draft =
        DraftInput { currency: "USD".into(), ..draft_for("Kunsthalle Bremen", &[("Design", "10", "100.00", "19")]) };
    let draft = invoices::save(&mut book, None, 0, &draft).unwrap();
    invoices::issue(&mut book, &draft.id, None, None).unwrap();
    let part = AllocationInput { issue_rate: "0.9512345678".into(), ..to("2026-0003", "") };
    let dollars = PaymentInput { rate: "0.9087654321".into(), allocations: vec![part], ..input("1190.00") };
    let paid = payments::record(&mut book, &dollars).unwrap();
    // 1190 x 0.9087654321 = 1081.43; 1190 x 0.9512345678 = 1131.97
    assert_eq!((paid.rate.as_str(), paid.difference.as_str(), paid.base.as_str()), ("0.9087654321", "-50.54", "EUR"));
    let euros = PaymentInput {
        currency: "USD".into(),
        rate: "0.9".into(),
        allocations: vec![to("2026-0002", "")],
        ..input("700.00")
    };
    let check = payments::check(&mut book, &euros).unwrap();
    assert_eq!((check.credit.as_str(), check.currency.as_str()), ("38.89", "USD"), "595.00 EUR are 661.11 USD");
    let unknown = PaymentInput { rate: String::new(), ..euros };
    assert_eq!(payments::check(&mut book, &unknown).unwrap().faults[0].code, "rate-missing");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn a_write_off_has_its_reason_its_vat_and_its_way_back_and_removes_no_revenue() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let before = reports::revenue(&mut book).unwrap();
    assert_eq!(
        payments::write_off(&mut book, "2026-0001", "", day("2026-11-20"), " ").unwrap_err().view().code,
        "reason-missing"
    );
    let gone = payments::write_off(&mut book, "2026-0001", "", day("2026-11-20"), "insolvent").unwrap();
    assert_eq!(
        (gone.state, gone.open.as_str(), gone.claim.written_off.as_str()),
        (StateView::WrittenOff, "0.00", "1190.00")
    );
    assert_eq!(
        (gone.claim.write_offs[0].vat.as_str(), gone.claim.write_offs[0].reason.as_str()),
        ("190.00", "insolvent")
    );
    let row = InvoiceQuery { state: "written-off".into(), ..InvoiceQuery::default() };
    assert_eq!(invoices::list(&mut book, &row).unwrap().items[0].state, StateView::WrittenOff);
    assert_eq!(reports::aging(&mut book, "").unwrap().items[0].amounts.open, "595.00");
    let after = reports::revenue(&mut book).unwrap();
    assert_eq!((&before[0].net, &before[0].gross), (&after[0].net, &after[0].gross));
    assert_eq!(after[0].written_off, "1190.00");
    let again = payments::take_back(&mut book, "2026-0001").unwrap();
    assert_eq!(
        (again.state, again.open.as_str(), again.claim.written_off.as_str()),
        (StateView::Open, "1190.00", "0.00")
    );
    assert_eq!(payments::take_back(&mut book, "2026-0001").unwrap_err().view().code, "already-reversed");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn page_list_and_filter_say_the_same_after_each_step() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    type Step = fn(&mut Session);
    let steps: [(Step, StateView); 6] = [
        (|book| drop(invoices::pay(book, "2026-0001", "90.00", day("2026-11-20"), "").unwrap()), StateView::PartPaid),
        (
            |book| drop(payments::write_off(book, "2026-0001", "100.00", day("2026-11-20"), "rounding").unwrap()),
            StateView::PartPaid,
        ),
        (
            |book| drop(payments::write_off(book, "2026-0001", "", day("2026-11-20"), "insolvent").unwrap()),
            StateView::WrittenOff,
        ),
        (|book| drop(payments::take_back(book, "2026-0001").unwrap()), StateView::PartPaid),
        (|book| drop(invoices::pay(book, "2026-0001", "1100.00", day("2026-11-20"), "").unwrap()), StateView::Settled),
        (
            |book| {
                for payment in invoices::show(book, "2026-0001").unwrap().payments {
                    payments::reverse(book, &payment.movement, "").unwrap();
                }
            },
            StateView::Open,
        ),
    ];
    for (n, (step, state)) in steps.into_iter().enumerate() {
        step(&mut book);
        let page = invoices::show(&mut book, "2026-0001").unwrap();
        let name = serde_json::to_value(state).unwrap();
        let query = InvoiceQuery { state: name.as_str().unwrap().into(), ..InvoiceQuery::default() };
        let list = invoices::list(&mut book, &query).unwrap();
        let row = list.items.iter().find(|row| row.number.as_deref() == Some("2026-0001")).unwrap();
        assert_eq!((page.state, row.state, &page.open), (state, state, &row.open), "step {n}");
    }
}

#[test]
fn a_late_fee_is_of_the_book_s_currency_and_asked_for_in_no_other() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let yen = DraftInput { currency: "JPY".into(), ..draft_for("Kunsthalle Bremen", &[("Cover", "1", "90000", "19")]) };
    let yen = invoices::save(&mut book, None, 0, &yen).unwrap();
    invoices::issue(&mut book, &yen.id, None, None).unwrap();
    let fee = || "2.50".parse().unwrap();
    let terms = billing::ReminderTerms { fees: [fee(), fee(), fee()], ..reminders::terms(&mut book).unwrap() };
    reminders::save_terms(&mut book, &terms).unwrap();
    machine.clock.advance(chrono::Duration::days(40));
    let due = reminders::propose(&mut book).unwrap();
    let totals: Vec<_> = due.iter().map(|it| (it.number.as_str(), it.total.as_str())).collect();
    assert_eq!(totals, [("2026-0001", "1192.50"), ("2026-0002", "597.50"), ("2026-0003", "107100")]);
}

#[test]
fn a_customer_of_whom_only_a_payment_is_left_stays_and_the_words_say_why() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let other = app::views::CustomerInput { name: "Neue Galerie".into(), ..kunsthalle() };
    let other = customers::save(&mut book, None, &other).unwrap();
    let kept = PaymentInput { customer: other.id.clone(), keep_credit: true, ..input("50.00") };
    payments::record(&mut book, &kept).unwrap();
    assert_eq!(app::history::trash::delete_customer(&mut book, &other.id).unwrap_err().view().code, "still-named");
    assert_eq!(customers::show(&mut book, &other.id).unwrap().details.name, "Neue Galerie");
}

#[test]
fn reminders_grow_firmer_and_what_they_ask_beside_is_no_revenue() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let business = app::views::CustomerInput { vat_id: "DE136695976".into(), ..kunsthalle() };
    let id = customers::list(&mut book, "Kunsthalle").unwrap()[0].id.clone();
    customers::save(&mut book, Some(&id), &business).unwrap();
    let number = issue_one(&mut book, "10").unwrap();
    let terms =
        billing::ReminderTerms { interest: billing::InterestTerms::Statutory, ..reminders::terms(&mut book).unwrap() };
    reminders::save_terms(&mut book, &terms).unwrap();
    assert!(reminders::propose(&mut book).unwrap().is_empty());
    let early = reminders::write(&mut book, &number, &ReminderInput::default()).unwrap_err();
    assert_eq!(early.view().code, "not-late");
    let mut tones = Vec::new();
    for days in [21, 15, 15] {
        machine.clock.advance(chrono::Duration::days(days));
        let due = reminders::propose(&mut book).unwrap();
        let mine = due.iter().find(|it| it.number == number).unwrap();
        let written = reminders::write(&mut book, &number, &ReminderInput::default()).unwrap();
        assert_eq!((&mine.tone, &mine.total), (&written.tone, &written.total));
        assert!(!reminders::propose(&mut book).unwrap().iter().any(|it| it.number == number), "one runs");
        tones.push((written.tone, written.lump_sum, written.interest, written.total));
    }
    // 7, 22 and 37 days late at 1.27 + 9 percent: 1190 x 10.27 % x 22/365 = 7.37, x 37/365 = 12.39
    assert_eq!(
        tones,
        [
            ("friendly".into(), "0.00".into(), "0.00".into(), "1190.00".into()),
            ("firm".into(), "40.00".into(), "7.37".into(), "1237.37".into()),
            ("last".into(), "40.00".into(), "12.39".into(), "1242.39".into()),
        ]
        .map(|it: (String, String, String, String)| it)
    );
    let page = invoices::show(&mut book, &number).unwrap();
    assert_eq!(
        (page.open.as_str(), page.claim.charges_open.as_str(), page.claim.reminders.len()),
        ("1190.00", "52.39", 3)
    );
    assert_eq!(reports::revenue(&mut book).unwrap()[0].gross, "2975.00");
    let charges = AllocationInput { charges: true, ..to(&number, "") };
    let both =
        PaymentInput { date: "2027-01-10".into(), allocations: vec![to(&number, ""), charges], ..input("1242.39") };
    payments::record(&mut book, &both).unwrap();
    let page = invoices::show(&mut book, &number).unwrap();
    assert_eq!((page.state, page.claim.charges_open.as_str()), (StateView::Settled, "0.00"));
    let pdf = reminders::pdf(&mut book, &page.claim.reminders[1].id).unwrap();
    assert_eq!(pdf, reminders::pdf(&mut book, &page.claim.reminders[1].id).unwrap());
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn interest_counts_each_part_payment_from_its_own_day() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let agreed = billing::ReminderTerms {
        interest: billing::InterestTerms::Agreed,
        agreed_percent: billing::Decimal::from(10),
        charges_from: billing::Tone::Friendly,
        ..reminders::terms(&mut book).unwrap()
    };
    reminders::save_terms(&mut book, &agreed).unwrap();
    machine.clock.advance(chrono::Duration::days(24)); // 14 December, ten days late
    invoices::pay(&mut book, "2026-0001", "590.00", day("2026-12-10"), "").unwrap();
    let told = reminders::propose_one(&mut book, "2026-0001", &ReminderInput::default()).unwrap();
    let spans: Vec<_> = told.spans.iter().map(|it| (it.days, it.principal.as_str())).collect();
    assert_eq!(spans, [(5, "1190.00"), (5, "600.00")]);
    assert_eq!((told.interest.as_str(), told.open.as_str()), ("2.45", "600.00"));
    let waived = ReminderInput { waive: true, ..ReminderInput::default() };
    assert_eq!(reminders::propose_one(&mut book, "2026-0001", &waived).unwrap().total, "600.00");
}

#[test]
fn a_receipt_is_drawn_once_and_only_for_money_that_came_in() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let paid = payments::record(&mut book, &input("1785.00")).unwrap();
    let receipt = payments::receipt(&mut book, &paid.id).unwrap();
    machine.clock.advance(chrono::Duration::days(1));
    assert_eq!(payments::receipt(&mut book, &paid.id).unwrap(), receipt, "the same bytes ever after");
    assert!(payments::show(&mut book, &paid.id).unwrap().has_receipt);
    let back = payments::reverse(&mut book, &paid.id, "").unwrap();
    assert_eq!(payments::receipt(&mut book, &back.id).unwrap_err().view().code, "nothing-received");
    assert!(audit::require_intact(&mut book).unwrap().ok);
}

#[test]
fn no_invoice_stands_twice_in_one_payment() {
    let machine = Machine::new().unwrap();
    let mut book = with_two(&machine);
    let twice = vec![to("2026-0001", "100.00"), to("2026-0001", "100.00")];
    let refused = payments::record(&mut book, &PaymentInput { allocations: twice, ..input("200.00") }).unwrap_err();
    assert_eq!(refused.view().code, "over-allocated");
    assert_eq!(open(&mut book, "2026-0001").0, StateView::Open);
}

#[test]
fn reminder_terms_are_set_in_a_form_and_each_mistake_is_named_where_it_stands() {
    let machine = Machine::new().unwrap();
    let mut book = machine.with_book().unwrap();
    let shown = reminders::shown_terms(&mut book).unwrap();
    assert_eq!(
        (shown.after_days, shown.interest.as_str(), &*shown.base_rates[0].percent),
        ([7, 21, 35], "none", "3.12")
    );

    let mut typed = shown.clone();
    typed.fees = ["0".into(), "5.00".into(), "10.00".into()];
    typed.interest = "agreed".into();
    typed.agreed_percent = "8.5".into();
    typed.base_rates.push(BaseRateView { from: "2026-01-01".into(), percent: "1.27".into() });
    let kept = reminders::save_typed_terms(&mut book, &typed).unwrap();
    assert_eq!((kept.fees[2].as_str(), kept.base_rates.len()), ("10.00", shown.base_rates.len() + 1));
    assert_eq!(reminders::terms(&mut book).unwrap().agreed_percent.to_string(), "8.5");

    typed.fees[1] = "five".into();
    typed.lump_sum = String::new();
    typed.base_rates[0].from = "1 July".into();
    let faults = reminders::save_typed_terms(&mut book, &typed).unwrap_err().view().faults;
    let paths: Vec<_> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["lump_sum", "fees.1", "base_rates.0.from"]);
    assert_eq!(reminders::shown_terms(&mut book).unwrap(), kept, "nothing of it was kept");
}
