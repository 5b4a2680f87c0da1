//! What was before: versions, the trash, and taking back.

use acceptance::{Machine, copy_folder, draft_for, kunsthalle, passphrase, studio_vogt};
use app::history::{self, Reach, trash};
use app::views::{
    AuditQuery, BusinessView, CustomerInput, CustomerView, DraftInput, InvoiceQuery, SettingsView, TrashItemView,
};
use app::{Session, audit, customers, invoices, templates};
use chrono::Duration;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;

fn draft(session: &mut Session, subject: &str) -> String {
    invoices::save(session, None, 0, &about(subject)).unwrap().id
}

fn about(subject: &str) -> DraftInput {
    DraftInput { description: subject.into(), ..draft_for("Kunsthalle Bremen", &[("Design", "2", "95.00", "19")]) }
}

/// One editing session: typed, saved, closed.
fn edit(session: &mut Session, id: &str, input: &DraftInput) {
    let version = invoices::show(session, id).unwrap().version;
    invoices::save(session, Some(id), version, input).unwrap();
    history::end_editing(session, id).unwrap();
}

fn code(refused: app::Error) -> String {
    refused.view().code
}

#[test]
fn an_editing_session_is_one_version_and_says_what_it_changed() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let customer = customers::save(&mut session, None, &kunsthalle()).unwrap().id;
    let id = draft(&mut session, "Catalogue");
    let mut input = DraftInput { customer: customer.clone(), ..about("Catalogue") };
    for price in ["90.00", "91.00", "92.00"] {
        input.lines[0].price = price.into();
        let version = invoices::show(&mut session, &id).unwrap().version;
        invoices::save(&mut session, Some(&id), version, &input).unwrap();
    }
    assert_eq!(history::list(&mut session, &id).unwrap().versions.len(), 1, "still being edited");
    machine.clock.advance(Duration::minutes(5));
    app::tick(&mut session).unwrap();
    let view = history::list(&mut session, &id).unwrap();
    assert_eq!((view.title.as_str(), view.versions.len(), view.restorable), ("Catalogue", 2, true));
    assert_eq!((view.versions[0].number, view.versions[0].changes, view.versions[0].gone), (2, 2, false));
    let changes = history::difference(&mut session, &id, 1, 2).unwrap().changes;
    let said: Vec<_> = changes.iter().map(|change| [&*change.path, &*change.before, &*change.after]).collect();
    assert_eq!(said, [["customer", "Kunsthalle Bremen", "Kunsthalle Bremen"], ["lines.1.price", "95.00", "92.00"]]);
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn going_back_to_a_version_loses_nothing_that_was_typed_since() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = draft(&mut session, "First words");
    edit(&mut session, &id, &about("Second words"));
    let version = invoices::show(&mut session, &id).unwrap().version;
    invoices::save(&mut session, Some(&id), version, &about("Still being typed")).unwrap();
    let view = history::restore(&mut session, &id, 1).unwrap();
    let subjects: Vec<_> = (1..=4).map(|n| subject(&mut session, &id, n)).collect();
    assert_eq!(subjects, ["First words", "Second words", "Still being typed", "First words"]);
    assert_eq!(view.versions.len(), 4);
    assert_eq!(invoices::show(&mut session, &id).unwrap().draft, about("First words"));
    let stale = invoices::save(&mut session, Some(&id), version, &about("From an old window")).unwrap_err();
    assert_eq!(code(stale), "stale-draft");
}

fn subject(session: &mut Session, id: &str, number: u32) -> String {
    let details = history::show(session, id, number).unwrap().details.unwrap();
    details["description"].as_str().unwrap().to_owned()
}

#[test]
fn customers_and_the_business_have_versions_with_the_logo_of_the_day() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let moved = CustomerInput { street: "Domshof 1".into(), ..kunsthalle() };
    let id = customers::save(&mut session, None, &kunsthalle()).unwrap().id;
    customers::save(&mut session, Some(&id), &moved).unwrap();
    customers::save(&mut session, Some(&id), &moved).unwrap();
    assert_eq!(history::list(&mut session, "Kunsthalle Bremen").unwrap().versions.len(), 2, "nothing changed is none");
    history::restore(&mut session, &id, 1).unwrap();
    assert_eq!(customers::show(&mut session, &id).unwrap().details, kunsthalle());

    let logo = png();
    app::save_logo(&mut session, Some(&logo)).unwrap();
    app::save_logo(&mut session, None).unwrap();
    app::save_business(&mut session, &BusinessView { name: "Vogt & Vogt".into(), ..studio_vogt() }).unwrap();
    let with_logo = history::list(&mut session, "business").unwrap().versions.len() - 2;
    history::restore(&mut session, "business", u32::try_from(with_logo).unwrap()).unwrap();
    let business = app::business(&mut session).unwrap();
    assert_eq!((business.name.as_str(), business.has_logo), ("Studio Vogt", true));
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

/// One grey pixel.
fn png() -> Vec<u8> {
    let hex = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177\
               cd72b60000000049454e44ae426082";
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn what_was_issued_keeps_its_history_and_goes_back_to_nothing() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    customers::save(&mut session, None, &kunsthalle()).unwrap();
    let id = draft(&mut session, "Catalogue");
    edit(&mut session, &id, &about("Catalogue, second proof"));
    let number = invoices::issue(&mut session, &id, None, None).unwrap().number.unwrap();
    let view = history::list(&mut session, &number).unwrap();
    assert_eq!((view.versions.len(), view.restorable), (2, false));
    assert_eq!(code(history::restore(&mut session, &number, 1).unwrap_err()), "already-issued");
    assert!(trash::list(&mut session).unwrap().is_empty());
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn the_trash_gives_back_for_ninety_days_and_not_a_day_longer() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let customer = customers::save(&mut session, None, &kunsthalle()).unwrap().id;
    let id = draft(&mut session, "Catalogue");
    edit(&mut session, &id, &DraftInput { customer: customer.clone(), ..about("Catalogue") });
    assert_eq!(code(trash::delete_customer(&mut session, &customer).unwrap_err()), "still-named");
    invoices::delete(&mut session, &id).unwrap();
    trash::delete_customer(&mut session, &customer).unwrap();
    let lies = trash::list(&mut session).unwrap();
    assert_eq!(kinds(&lies), [("customer", "Kunsthalle Bremen", 90), ("draft", "Catalogue", 90)]);
    assert_eq!(lies[1].about, "Kunsthalle Bremen", "also while the customer lies there");

    assert!(trash::restore(&mut session, &id).unwrap().is_empty(), "the customer comes back with the draft");
    let back = invoices::show(&mut session, &id).unwrap();
    assert_eq!(
        (back.draft.description.as_str(), back.buyer.unwrap().name.as_str()),
        ("Catalogue", "Kunsthalle Bremen")
    );

    invoices::delete(&mut session, &id).unwrap();
    for (days, left) in [(89, 1), (1, 0)] {
        machine.clock.advance(Duration::days(days));
        app::quit(&mut session).unwrap();
        app::unlock(&mut session, &passphrase().unwrap()).unwrap();
        assert_eq!(trash::list(&mut session).unwrap().len(), left, "after {days} more days");
    }
    assert_eq!(code(history::list(&mut session, &id).unwrap_err()), "not-found", "its versions went with it");
    let log = audit::log(&mut session, 1, 1000).unwrap();
    let emptied = log.iter().filter(|entry| entry.kind.as_str() == "trash-emptied").collect::<Vec<_>>();
    assert_eq!(emptied.len(), 1);
    assert_eq!(emptied[0].note["count"], "1");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

fn kinds(items: &[TrashItemView]) -> Vec<(&str, &str, u32)> {
    items.iter().map(|item| (item.kind.as_str(), item.title.as_str(), item.days_left)).collect()
}

#[test]
fn emptying_the_trash_on_request_takes_one_or_all() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let ids: Vec<String> = ["a", "b", "c"].map(|subject| draft(&mut session, subject)).into();
    for id in &ids {
        invoices::delete(&mut session, id).unwrap();
    }
    assert_eq!(trash::empty(&mut session, Some(&ids[1])).unwrap().len(), 2);
    assert_eq!(code(trash::restore(&mut session, &ids[1]).unwrap_err()), "not-found");
    assert!(trash::empty(&mut session, None).unwrap().is_empty());
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

/// Peers' users archive or cancel by accident and cannot undo (invoiceninja#3075, #3222, #9580).
#[test]
fn trap_deleted_by_accident_comes_back_as_it_was() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = draft(&mut session, "Catalogue");
    let version = invoices::show(&mut session, &id).unwrap().version;
    invoices::save(&mut session, Some(&id), version, &about("Typed a moment ago")).unwrap();
    invoices::delete(&mut session, &id).unwrap();
    let undone = history::undo(&mut session, Reach::ThisOpening).unwrap();
    assert_eq!((undone.act.as_str(), undone.gone), ("draft-deleted", false));
    assert_eq!(invoices::show(&mut session, &id).unwrap().draft, about("Typed a moment ago"));
    assert!(trash::list(&mut session).unwrap().is_empty());
}

#[test]
fn an_undo_goes_back_act_by_act_and_stops_at_what_was_issued() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let customer = customers::save(&mut session, None, &kunsthalle()).unwrap().id;
    let id = draft(&mut session, "Catalogue");
    let issued = invoices::issue(&mut session, &id, None, None).unwrap().number.unwrap();
    customers::save(&mut session, Some(&customer), &CustomerInput { city: "Berlin".into(), ..kunsthalle() }).unwrap();
    app::save_business(
        &mut session,
        &BusinessView { currency: "CHF".into(), number_pattern: "R-{YYYY}-{seq:4}".into(), ..studio_vogt() },
    )
    .unwrap();
    assert_eq!(history::undo(&mut session, Reach::ThisOpening).unwrap().act, "settings-saved");
    let business = app::business(&mut session).unwrap();
    assert_eq!((business.currency.as_str(), business.number_pattern.as_str()), ("EUR", "{YYYY}-{seq:4}"));
    assert_eq!(history::undo(&mut session, Reach::ThisOpening).unwrap().title, "Kunsthalle Bremen");
    assert_eq!(customers::show(&mut session, &customer).unwrap().details.city, "Bremen");
    assert_eq!(code(history::undo(&mut session, Reach::ThisOpening).unwrap_err()), "nothing-to-undo");
    assert_eq!(invoices::show(&mut session, &issued).unwrap().draft.description, "Catalogue");
}

#[test]
fn the_window_takes_back_what_this_opening_did_and_a_command_what_was_done_last() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    customers::save(&mut session, None, &kunsthalle()).unwrap();
    app::quit(&mut session).unwrap();
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    assert_eq!(code(history::undo(&mut session, Reach::ThisOpening).unwrap_err()), "nothing-to-undo");
    assert!(history::undo(&mut session, Reach::Ever).unwrap().gone);
    assert!(customers::list(&mut session, "").unwrap().is_empty());
    assert_eq!(trash::list(&mut session).unwrap().len(), 1);
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-zäß€\"' ]{1,12}".prop_map(|text| text.trim().to_owned())]
}

prop_compose! {
    fn some_draft()(
        subject in words(), notes in words(), order in words(),
        lines in prop::collection::vec((words(), 0u32..500, 0u32..99_999), 0..4),
    ) -> DraftInput {
        let lines: Vec<_> = lines.into_iter().map(|(name, quantity, cents)| {
            (name, quantity.to_string(), format!("{}.{:02}", cents / 100, cents % 100))
        }).collect();
        let lines: Vec<_> = lines.iter().map(|(name, quantity, price)| (&**name, &**quantity, &**price, "19")).collect();
        DraftInput { description: subject, notes, order_reference: order, ..draft_for("", &lines) }
    }
}

#[test]
fn versions_are_rebuilt_equal_and_any_of_them_comes_back_whole() {
    let machine = Machine::new().unwrap();
    let session = RefCell::new(machine.with_book().unwrap());
    let cases = (prop::collection::vec(some_draft(), 1..4), any::<prop::sample::Index>());
    let runner = &mut TestRunner::new(Config { cases: 1000, failure_persistence: None, ..Config::default() });
    runner
        .run(&cases, |(inputs, chosen)| {
            let session = &mut *session.borrow_mut();
            let id = invoices::save(session, None, 0, &inputs[0]).unwrap().id;
            let mut expected = vec![inputs[0].clone()];
            for input in &inputs[1..] {
                edit(session, &id, input);
                if expected.last() != Some(input) {
                    expected.push(input.clone());
                }
            }
            for (number, input) in (1..).zip(&expected) {
                let details = history::show(session, &id, number).unwrap().details;
                prop_assert_eq!(details, Some(serde_json::to_value(input).unwrap()));
            }
            let back = chosen.index(expected.len());
            history::restore(session, &id, u32::try_from(back + 1).unwrap()).unwrap();
            prop_assert_eq!(&invoices::show(session, &id).unwrap().draft, &expected[back]);
            Ok(())
        })
        .unwrap();
    assert!(audit::require_intact(&mut session.borrow_mut()).unwrap().ok);
}

/// Everything of a book that a destructive act could touch; when a draft was saved last is no content of it.
#[derive(Debug, PartialEq)]
struct Content {
    customers: Vec<CustomerView>,
    drafts: Vec<(String, DraftInput)>,
    business: BusinessView,
    settings: SettingsView,
    trash: Vec<TrashItemView>,
    found: Vec<(String, usize)>,
}

fn content(session: &mut Session) -> Content {
    let query = InvoiceQuery { limit: 500, state: "draft".into(), ..InvoiceQuery::default() };
    let mut ids: Vec<_> = invoices::list(session, &query).unwrap().items.into_iter().map(|row| row.id).collect();
    ids.sort();
    let drafts = ids.into_iter().map(|id| (id.clone(), invoices::show(session, &id).unwrap().draft)).collect();
    let found = ["Kunsthalle", "draft", "Design", "Bremen", "changed"];
    Content {
        customers: customers::list(session, "").unwrap(),
        drafts,
        business: app::business(session).unwrap(),
        settings: app::settings(session).unwrap(),
        trash: trash::list(session).unwrap(),
        found: found.map(|word| (word.to_owned(), app::search(session, word, 200).unwrap().len())).into(),
    }
}

#[derive(Debug, Clone)]
enum Destructive {
    DeleteDraft(prop::sample::Index),
    OverwriteDraft(prop::sample::Index, Box<DraftInput>),
    RestoreDraft(prop::sample::Index),
    DeleteCustomer(prop::sample::Index),
    OverwriteCustomer(prop::sample::Index, String),
    OverwriteBusiness(String, u32),
    TakeLogo(bool),
    RestoreBusiness,
}

fn destructive() -> impl Strategy<Value = Destructive> {
    let which = any::<prop::sample::Index>;
    prop_oneof![
        which().prop_map(Destructive::DeleteDraft),
        (which(), some_draft()).prop_map(|(at, input)| Destructive::OverwriteDraft(at, Box::new(input))),
        which().prop_map(Destructive::RestoreDraft),
        which().prop_map(Destructive::DeleteCustomer),
        (which(), "changed [a-z]{1,8}").prop_map(|(at, name)| Destructive::OverwriteCustomer(at, name)),
        ("[A-Z][a-z]{1,9}", 1..90u32).prop_map(|(name, days)| Destructive::OverwriteBusiness(name, days)),
        any::<bool>().prop_map(Destructive::TakeLogo),
        Just(Destructive::RestoreBusiness),
    ]
}

/// Does it; how many acts it was: none where nothing is left to delete, or nothing changes.
fn ravage(session: &mut Session, act: Destructive) -> u32 {
    let before = entries(session);
    let query = InvoiceQuery { limit: 500, state: "draft".into(), ..InvoiceQuery::default() };
    let drafts = invoices::list(session, &query).unwrap().items;
    let draft = |at: &prop::sample::Index| drafts.get(at.index(drafts.len().max(1))).map(|row| &row.id);
    let customers = customers::list(session, "").unwrap();
    let customer = |at: &prop::sample::Index| customers.get(at.index(customers.len().max(1)));
    match act {
        Destructive::DeleteDraft(at) => drop(draft(&at).map(|id| invoices::delete(session, id).unwrap())),
        Destructive::OverwriteDraft(at, input) => drop(draft(&at).map(|id| edit(session, id, &input))),
        Destructive::RestoreDraft(at) => drop(draft(&at).map(|id| history::restore(session, id, 1).unwrap())),
        Destructive::DeleteCustomer(at) => {
            drop(customer(&at).map(|customer| trash::delete_customer(session, &customer.id)));
        }
        Destructive::OverwriteCustomer(at, name) => drop(customer(&at).map(|customer| {
            let details = CustomerInput { name, ..customer.details.clone() };
            customers::save(session, Some(&customer.id), &details).unwrap()
        })),
        Destructive::OverwriteBusiness(name, terms_days) => {
            let number_pattern = format!("{name}-{{seq}}");
            let business = app::business(session).unwrap();
            drop(app::save_business(session, &BusinessView { name, terms_days, number_pattern, ..business }).unwrap());
        }
        Destructive::TakeLogo(keep) => drop(app::save_logo(session, keep.then(png).as_deref()).unwrap()),
        Destructive::RestoreBusiness => drop(history::restore(session, "business", 1).unwrap()),
    }
    u32::from(entries(session) > before)
}

fn entries(session: &mut Session) -> u32 {
    audit::look(session, &AuditQuery { limit: 1, ..AuditQuery::default() }).unwrap().count
}

#[test]
fn five_hundred_destructive_acts_are_undone_to_the_last_letter() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    for n in 0..40 {
        let details = CustomerInput { name: format!("Kunsthalle {n}"), ..kunsthalle() };
        let id = customers::save(&mut session, None, &details).unwrap().id;
        let named = if n % 2 == 0 { id.as_str() } else { "" };
        let input =
            DraftInput { description: format!("draft {n}"), ..draft_for(named, &[("Design", "1", "9.00", "19")]) };
        for _ in 0..3 {
            invoices::save(&mut session, None, 0, &input).unwrap();
        }
    }
    app::quit(&mut session).unwrap();
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    let before = content(&mut session);
    let mut runner = TestRunner::deterministic();
    let mut done = 0;
    while done < 500 {
        let act = destructive().new_tree(&mut runner).unwrap().current();
        done += ravage(&mut session, act);
    }
    let ravaged = content(&mut session);
    assert!(ravaged.drafts.len() < before.drafts.len() - 20 && ravaged.trash.len() > 20, "it was destructive");
    let mut undone = 0;
    while undone <= 2000 && history::undo(&mut session, Reach::ThisOpening).is_ok() {
        undone += 1;
    }
    assert!((500..2000).contains(&undone), "{undone}");
    assert_eq!(content(&mut session), before);
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn a_template_begins_drafts_and_stays_as_it_is() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let customer = customers::save(&mut session, None, &kunsthalle()).unwrap().id;
    let dated =
        DraftInput { customer, issue_date: "2026-11-18".into(), due_date: "2026-12-01".into(), ..about("Retainer") };
    let id = invoices::save(&mut session, None, 0, &dated).unwrap().id;
    let kept = templates::save(&mut session, " Monthly retainer ", &id).unwrap();
    assert_eq!((kept.name.as_str(), kept.customer.as_str()), ("Monthly retainer", "Kunsthalle Bremen"));
    let begun = templates::begin(&mut session, "monthly retainer").unwrap();
    let undated = DraftInput { issue_date: String::new(), due_date: String::new(), ..dated.clone() };
    assert_eq!(begun.draft, undated);
    edit(&mut session, &begun.id, &about("Another subject"));
    assert_eq!(templates::list(&mut session).unwrap()[0].draft, undated);

    let number = invoices::issue(&mut session, &id, None, None).unwrap().number.unwrap();
    assert_eq!(code(templates::save(&mut session, "Monthly Retainer", &number).unwrap_err()), "name-taken");
    assert_eq!(code(templates::save(&mut session, "  ", &number).unwrap_err()), "not-ready");
    let issued = templates::save(&mut session, "From paper", &number).unwrap();
    assert_eq!((issued.draft.issue_date.as_str(), issued.draft.lines.len()), ("", 1));

    templates::rename(&mut session, "From paper", "Design").unwrap();
    templates::delete(&mut session, "Design").unwrap();
    assert_eq!(kinds(&trash::list(&mut session).unwrap()), [("template", "Design", 90)]);
    assert_eq!(history::undo(&mut session, Reach::ThisOpening).unwrap().act, "template-deleted");
    assert_eq!(history::undo(&mut session, Reach::ThisOpening).unwrap().title, "From paper");
    assert_eq!(templates::list(&mut session).unwrap().len(), 2);
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn a_book_of_before_there_were_versions_begins_them_when_it_is_upgraded() {
    let machine = Machine::new().unwrap();
    let fixture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schema-2/studio.counterfoil");
    copy_folder(&fixture, &machine.places().vault).unwrap();
    let mut session = machine.session();
    app::unlock_for_reading(&mut session, &passphrase().unwrap()).unwrap();
    assert!(history::list(&mut session, "business").unwrap().versions.is_empty(), "read as it stands");
    assert!(trash::list(&mut session).unwrap().is_empty());
    drop(session);
    let mut session = machine.session();
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    let customer = customers::list(&mut session, "").unwrap().remove(0);
    assert_eq!(history::list(&mut session, &customer.id).unwrap().versions.len(), 1);
    let moved = CustomerInput { street: "Domshof 1".into(), ..customer.details.clone() };
    customers::save(&mut session, Some(&customer.id), &moved).unwrap();
    history::restore(&mut session, &customer.id, 1).unwrap();
    assert_eq!(customers::show(&mut session, &customer.id).unwrap().details, customer.details);
    assert!(audit::require_intact(&mut session).unwrap().ok);
}
