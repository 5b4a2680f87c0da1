//! Recurring documents: each period becomes one draft, whoever asks and how often, and nothing is ever issued by itself.

use acceptance::{Machine, draft_for, kunsthalle};
use app::history::{self, Reach, trash};
use app::recurring::{due, end, list, make, pass, pause, preview, propose, remove, resume, save, show};
use app::views::{
    DraftInput, InvoiceQuery, PeriodChoice, PeriodStateView, ScheduleInput, ScheduleStateView, ScheduleView, TimesInput,
};
use app::{Error, Session, invoices};
use chrono::Duration;

/// The clock of a machine stands at 2026-11-20.
fn monthly(start: &str) -> ScheduleInput {
    ScheduleInput {
        name: "Hosting".into(),
        times: TimesInput { rhythm: "monthly".into(), start: start.into(), ..TimesInput::default() },
        draft: DraftInput {
            description: "Hosting {month} {year}".into(),
            ..draft_for("Kunsthalle Bremen", &[("Hosting, {period}", "1", "40.00", "19")])
        },
    }
}

fn with_schedule(machine: &Machine, start: &str) -> (Session, ScheduleView) {
    let mut session = machine.with_book().unwrap();
    app::customers::save(&mut session, None, &kunsthalle()).unwrap();
    let view = save(&mut session, None, &monthly(start)).unwrap();
    (session, view)
}

/// Makes everything that is due.
fn catch_up(session: &mut Session) -> app::views::MadeView {
    let choices = all_due(session);
    make(session, &choices).unwrap()
}

/// Everything that is due, of all schedules.
fn all_due(session: &mut Session) -> Vec<PeriodChoice> {
    let items = due(session).unwrap().items;
    let dates = |item: app::views::DueScheduleView| PeriodChoice {
        schedule: item.schedule,
        dates: item.periods.into_iter().map(|period| period.date).collect(),
    };
    items.into_iter().map(dates).collect()
}

fn drafts(session: &mut Session) -> Vec<String> {
    let query = InvoiceQuery { state: "draft".into(), limit: 200, ..InvoiceQuery::default() };
    let mut found: Vec<_> =
        invoices::list(session, &query).unwrap().items.into_iter().map(|row| row.description).collect();
    found.sort();
    found
}

/// Trap of section 4, 23: a recurring invoice was sent twice, six times, a hundred times.
#[test]
fn after_an_absence_each_period_becomes_one_draft_however_often_it_is_asked_for() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-08-31");
    assert_eq!((view.due, view.next.as_deref()), (3, Some("2026-11-30")));
    let choices = all_due(&mut session);
    assert_eq!(choices[0].dates, ["2026-08-31", "2026-09-30", "2026-10-31"]);
    let first = make(&mut session, &choices).unwrap();
    let again = make(&mut session, &choices).unwrap();
    let twice_in_one = PeriodChoice { schedule: view.id.clone(), dates: vec!["2026-10-31".into(); 2] };
    let once_more = make(&mut session, &[twice_in_one]).unwrap();
    assert_eq!((first.made, again.made, once_more.made), (3, 0, 0));
    assert_eq!(first.items[2].document, once_more.items[0].document, "the draft that there is, is named");
    assert_eq!(drafts(&mut session), ["Hosting August 2026", "Hosting October 2026", "Hosting September 2026"]);
    assert_eq!(due(&mut session).unwrap().count, 0);
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

/// Trap of section 4, 22: the recurring invoice was dated yesterday.
#[test]
fn a_draft_that_was_made_late_has_the_day_of_its_issue_and_the_period_that_it_is_about() {
    let machine = Machine::new().unwrap();
    let (mut session, _) = with_schedule(&machine, "2026-10-01");
    let made = catch_up(&mut session);
    let draft = invoices::show(&mut session, &made.items[0].document).unwrap().draft;
    assert_eq!(
        (draft.issue_date.as_str(), draft.period_start.as_str(), draft.period_end.as_str()),
        ("", "2026-10-01", "2026-10-31")
    );
    assert_eq!(draft.lines[0].name, "Hosting, October 2026");
    let issued = invoices::issue(&mut session, &made.items[0].document, None, None).unwrap();
    assert_eq!(issued.draft.issue_date, "2026-11-20");
}

#[test]
fn making_in_two_programs_at_once_makes_each_period_once() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-09-15");
    let choices = all_due(&mut session);
    make(&mut session, &choices[..1]).unwrap();
    app::lock(&mut session, app::views::LockReason::Asked).unwrap();
    let mut other = machine.session();
    app::unlock(&mut other, &acceptance::passphrase().unwrap()).unwrap();
    assert_eq!(make(&mut other, &choices).unwrap().made, 0, "the list of before the lock is stale and harmless");
    assert_eq!(show(&mut other, &view.id, 0).unwrap().schedule.made, 3);
}

#[test]
fn time_makes_nothing_by_itself_and_only_what_has_come_can_be_made() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-11-30");
    assert_eq!(due(&mut session).unwrap().count, 0);
    let early = PeriodChoice { schedule: view.id.clone(), dates: vec!["2026-11-30".into()] };
    let other = PeriodChoice { schedule: view.id.clone(), dates: vec!["2026-11-19".into()] };
    for (choice, code) in [(early, "not-due-yet"), (other, "not-a-date")] {
        let Err(Error::Faults(faults)) = make(&mut session, &[choice]) else { panic!("{code} expected") };
        assert_eq!(faults[0].code, code);
    }
    machine.clock.advance(Duration::days(45));
    assert_eq!(due(&mut session).unwrap().count, 2, "30 November and 30 December");
    assert_eq!(drafts(&mut session), Vec::<String>::new(), "nothing is made until somebody says so");
}

#[test]
fn one_refused_period_makes_none_of_the_others() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-09-30");
    let dates = vec!["2026-09-30".to_owned(), "2026-10-01".to_owned()];
    assert!(make(&mut session, &[PeriodChoice { schedule: view.id, dates }]).is_err());
    assert_eq!(drafts(&mut session), Vec::<String>::new());
    assert_eq!(due(&mut session).unwrap().count, 2);
}

#[test]
fn what_is_passed_over_waits_no_more_and_can_still_be_made_once() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-09-30");
    let september = [PeriodChoice { schedule: view.id.clone(), dates: vec!["2026-09-30".into()] }];
    assert_eq!(pass(&mut session, &september).unwrap().count, 1);
    let shown = show(&mut session, "Hosting", 0).unwrap();
    assert_eq!(
        shown.periods.iter().map(|period| period.state).collect::<Vec<_>>(),
        [PeriodStateView::Due, PeriodStateView::Passed]
    );
    assert_eq!(make(&mut session, &september).unwrap().made, 1);
    assert_eq!(pass(&mut session, &september).unwrap().count, 1, "what was made stays made");
    assert_eq!(show(&mut session, "Hosting", 0).unwrap().schedule.made, 1);
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

#[test]
fn a_pause_holds_back_and_a_resume_leaves_the_choice() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-11-30");
    let paused = pause(&mut session, &view.id).unwrap();
    assert_eq!((paused.state, paused.next), (ScheduleStateView::Paused, None));
    machine.clock.advance(Duration::days(80));
    assert_eq!(due(&mut session).unwrap().count, 0);
    assert_eq!(resume(&mut session, &view.id).unwrap().due, 3, "November, December and January");
}

#[test]
fn an_ended_schedule_keeps_what_is_due_and_has_no_next_date() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-10-31");
    let ended = end(&mut session, &view.id, None).unwrap();
    assert_eq!((ended.state, ended.due, ended.next), (ScheduleStateView::Ended, 1, None));
    machine.clock.advance(Duration::days(400));
    assert_eq!(due(&mut session).unwrap().count, 1);
}

#[test]
fn its_dates_stay_once_one_of_them_was_made_and_its_texts_do_not() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-10-31");
    catch_up(&mut session);
    let mut changed = view.schedule.clone();
    changed.times.start = "2026-10-30".into();
    let Err(Error::Faults(faults)) = save(&mut session, Some(&view.id), &changed) else { panic!("refused") };
    assert_eq!(faults[0].code, "times-fixed");
    let mut dearer = view.schedule.clone();
    dearer.draft.lines[0].price = "45.00".into();
    let saved = save(&mut session, Some(&view.id), &dearer).unwrap();
    assert_eq!(saved.payable.unwrap().amount, "53.55");
    machine.clock.advance(Duration::days(20));
    let made = catch_up(&mut session);
    assert_eq!(invoices::show(&mut session, &made.items[0].document).unwrap().totals.payable, "53.55");
}

#[test]
fn an_issued_document_becomes_a_schedule_without_its_dates_and_is_not_touched() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let number = acceptance::issue_one(&mut session, "2").unwrap();
    let before = invoices::show(&mut session, &number).unwrap();
    let mut proposed = propose(&mut session, &number).unwrap();
    assert_eq!(proposed.times.start, "2026-11-20");
    proposed.times.start = "2026-12-01".into();
    let looked = preview(&mut session, &proposed, 3).unwrap();
    assert_eq!(
        looked.periods.iter().map(|period| period.words.as_str()).collect::<Vec<_>>(),
        ["December 2026", "January 2027", "February 2027"]
    );
    let saved = save(&mut session, None, &proposed).unwrap();
    assert_eq!((saved.schedule.draft.issue_date.as_str(), saved.schedule.draft.due_date.as_str()), ("", ""));
    assert_eq!(list(&mut session).unwrap().len(), 1);
    assert_eq!(invoices::show(&mut session, &number).unwrap(), before);
}

#[test]
fn what_was_paid_on_one_document_is_on_none_that_a_schedule_or_a_template_begins() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-11-01");
    let paid = DraftInput { prepaid: "30.00".into(), rounding: "0.01".into(), ..monthly("2026-11-01").draft };
    let made_of = invoices::save(&mut session, None, 0, &paid).unwrap();
    assert_eq!(made_of.totals.payable, "17.61");
    let named = ScheduleInput { draft: paid, name: "Of a paid one".into(), ..view.schedule };
    let kept = save(&mut session, None, &named).unwrap();
    assert_eq!(kept.payable.unwrap().amount, "47.60");
    let template = app::templates::save(&mut session, "Of a paid one", &made_of.id).unwrap();
    let begun = app::templates::begin(&mut session, &template.id).unwrap();
    assert_eq!((begun.totals.payable.as_str(), begun.draft.job.as_str()), ("47.60", ""));
}

#[test]
fn a_schedule_that_has_not_begun_is_deleted_and_not_ended() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2027-01-01");
    assert_eq!(end(&mut session, &view.id, None).unwrap_err().view().faults[0].code, "not-begun");
    assert_eq!(list(&mut session).unwrap()[0].state, ScheduleStateView::Running);
}

#[test]
fn a_discarded_draft_does_not_come_back_by_itself() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-10-31");
    let made = catch_up(&mut session);
    invoices::delete(&mut session, &made.items[0].document).unwrap();
    assert_eq!(due(&mut session).unwrap().count, 0);
    let period = &show(&mut session, &view.id, 0).unwrap().periods[0];
    assert_eq!((period.state, period.document.as_deref()), (PeriodStateView::Made, None));
}

#[test]
fn a_period_whose_draft_was_discarded_can_be_had_again_and_never_twice() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-10-31");
    let first = catch_up(&mut session).items[0].document.clone();
    let period = || [PeriodChoice { schedule: view.id.clone(), dates: vec!["2026-10-31".into()] }];
    invoices::delete(&mut session, &first).unwrap();
    let again = make(&mut session, &period()).unwrap();
    assert_eq!((again.made, &again.items[0].document), (0, &first), "it comes back from the trash");
    invoices::delete(&mut session, &first).unwrap();
    app::history::trash::empty(&mut session, None).unwrap();
    let anew = make(&mut session, &period()).unwrap();
    assert_eq!((anew.made, anew.items[0].document == first), (1, false), "gone for good, so it is made anew");
    assert_eq!(make(&mut session, &period()).unwrap().made, 0);
    assert_eq!(drafts(&mut session), ["Hosting October 2026"]);
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

#[test]
fn the_calendar_goes_by_the_day_where_the_user_sits() {
    let machine = Machine::new().unwrap();
    let (mut session, _) = with_schedule(&machine, "2026-11-21");
    machine.clock.advance(Duration::hours(36));
    assert_eq!(due(&mut session).unwrap().count, 1);
}

#[test]
fn a_schedule_in_the_trash_makes_nothing_and_back_it_makes_no_period_twice() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-09-01");
    let made = catch_up(&mut session);
    for item in &made.items {
        invoices::delete(&mut session, &item.document).unwrap();
    }
    remove(&mut session, "Hosting").unwrap();
    trash::delete_customer(&mut session, "Kunsthalle Bremen").unwrap();
    machine.clock.advance(Duration::days(30));
    assert_eq!((due(&mut session).unwrap().count, list(&mut session).unwrap().len()), (0, 0));
    let lies = trash::list(&mut session).unwrap();
    let schedule = lies.iter().find(|item| item.kind == "schedule").unwrap();
    assert_eq!((schedule.title.as_str(), schedule.about.as_str()), ("Hosting", "Kunsthalle Bremen"));
    assert!(app::audit::verify(&mut session).unwrap().ok, "periods stand without their schedule");

    trash::restore(&mut session, &view.id).unwrap();
    let back = show(&mut session, "Hosting", 0).unwrap();
    assert_eq!((back.schedule.customer.as_str(), back.schedule.made), ("Kunsthalle Bremen", 3), "with the customer");
    assert_eq!(all_due(&mut session)[0].dates, ["2026-12-01"]);
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

#[test]
fn a_schedule_goes_back_to_any_version_but_never_to_other_dates_than_those_that_were_made() {
    let machine = Machine::new().unwrap();
    let (mut session, view) = with_schedule(&machine, "2026-10-01");
    let mut quarterly = monthly("2026-11-01");
    quarterly.times.rhythm = "quarterly".into();
    save(&mut session, Some(&view.id), &quarterly).unwrap();
    let past = history::list(&mut session, "Hosting").unwrap();
    assert_eq!((past.object, past.versions.len()), (format!("schedule/{}", view.id), 2));
    history::restore(&mut session, &view.id, 1).unwrap();
    assert_eq!(due(&mut session).unwrap().count, 2, "monthly again");
    catch_up(&mut session);
    let Err(Error::Faults(faults)) = history::restore(&mut session, &view.id, 2) else { panic!("refused") };
    assert_eq!(faults[0].code, "times-fixed");
    end(&mut session, &view.id, None).unwrap();
    assert_eq!(history::undo(&mut session, Reach::ThisOpening).unwrap().act, "schedule-saved");
    assert_eq!(show(&mut session, &view.id, 1).unwrap().schedule.next.as_deref(), Some("2026-12-01"), "not ended");
    remove(&mut session, &view.id).unwrap();
    let undone = history::undo(&mut session, Reach::ThisOpening).unwrap();
    assert_eq!((undone.act.as_str(), undone.title.as_str()), ("schedule-deleted", "Hosting"));
    assert_eq!(list(&mut session).unwrap()[0].made, 2);
    assert!(app::audit::verify(&mut session).unwrap().ok);
}
