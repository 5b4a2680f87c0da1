//! Two customers who are one and the same: both count as one from then on, nothing that was issued changes, and it can be
//! taken back.

use acceptance::{Machine, draft_for, kunsthalle, passphrase};
use app::customers::{Take, list, look_alikes, merge, preview_merge, save, show, unmerge};
use app::history::{self, Reach, trash};
use app::views::{
    AgingRowView, AllocationInput, ContactInput, CustomerInput, CustomerView, DraftInput, InvoiceQuery, PaymentInput,
    PortionInput, RevenueBy, ScheduleInput, TimesInput,
};
use app::{Session, audit, import, invoices, notes_and_files, payments, recurring, reports, templates};
use billing::TypeCode;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

const FILLED: Take<'static> = Take::Filling(&[]);

fn customer(session: &mut Session, name: &str) -> String {
    save(session, None, &CustomerInput { name: name.into(), ..kunsthalle() }).unwrap().id
}

fn draft(session: &mut Session, customer: &str, price: &str) -> String {
    let input = draft_for(customer, &[("Design", "1", price, "19")]);
    invoices::save(session, None, 0, &input).unwrap().id
}

fn issued(session: &mut Session, customer: &str, price: &str) -> String {
    let id = draft(session, customer, price);
    invoices::issue(session, &id, None, None).unwrap().number.unwrap()
}

fn pay(session: &mut Session, customer: &str, amount: &str, invoice: Option<&str>) {
    let allocations = invoice.map(|invoice| AllocationInput { invoice: invoice.into(), ..AllocationInput::default() });
    let input = PaymentInput {
        customer: customer.into(),
        date: "2026-11-20".into(),
        amount: amount.into(),
        keep_credit: true,
        allocations: allocations.into_iter().collect(),
        ..PaymentInput::default()
    };
    payments::record(session, &input).unwrap();
}

fn numbers(session: &mut Session, filter: &str) -> Vec<String> {
    let query = InvoiceQuery { text: filter.into(), limit: 200, ..InvoiceQuery::default() };
    let mut found: Vec<_> =
        invoices::list(session, &query).unwrap().items.into_iter().filter_map(|row| row.number).collect();
    found.sort();
    found
}

fn aging(session: &mut Session) -> Vec<AgingRowView> {
    reports::aging(session, "").unwrap().items
}

fn code(refused: app::Error) -> String {
    refused.view().code
}

fn open(view: &CustomerView) -> &str {
    view.open.first().map_or("", |sum| sum.amount.as_str())
}

/// Nordlicht, and Nordlicht GmbH, typed a second time by mistake: each with an invoice over 119.00.
fn twice(session: &mut Session) -> (String, String) {
    let (kept, other) = (customer(session, "Nordlicht"), customer(session, "Nordlicht GmbH"));
    issued(session, &kept, "100.00");
    issued(session, &other, "100.00");
    (kept, other)
}

#[test]
fn two_who_are_one_count_as_one_everywhere_and_papers_stay_as_they_were_issued() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (kept, other) = twice(&mut session);
    let paper = invoices::pdf(&mut session, "2026-0002").unwrap();
    let drafted = draft(&mut session, &other, "50.00");
    notes_and_files::notes::add(&mut session, &other, "Met in May").unwrap();
    let draft_input = invoices::show(&mut session, &drafted).unwrap().draft;
    templates::save(&mut session, "Monthly", &drafted).unwrap();
    let times = TimesInput { rhythm: "monthly".into(), start: "2026-11-01".into(), ..TimesInput::default() };
    recurring::save(&mut session, None, &ScheduleInput { name: "Hosting".into(), times, draft: draft_input }).unwrap();

    let view = merge(&mut session, &kept, &other, FILLED).unwrap();
    assert_eq!((view.id.as_str(), view.documents, open(&view)), (kept.as_str(), 4, "238.00"));
    assert_eq!(view.merged[0].name, "Nordlicht GmbH");
    assert_eq!(list(&mut session, "").unwrap().len(), 1);
    assert_eq!(list(&mut session, "gmbh").unwrap()[0].id, kept, "found by the name that they had");
    assert_eq!(show(&mut session, &other).unwrap().id, kept);
    assert_eq!(show(&mut session, "Nordlicht GmbH").unwrap().id, kept);
    let typed = CustomerInput { name: "Nordlicht GmbH".into(), ..CustomerInput::default() };
    assert_eq!(look_alikes(&mut session, None, &typed).unwrap()[0].id, kept, "nobody types them a third time");
    let both = ["2026-0001", "2026-0002"];
    for filter in ["customer:nordlicht", "customer:gmbh", "customer:=Nordlicht"] {
        assert_eq!(numbers(&mut session, filter), both, "{filter}");
    }
    assert_eq!(numbers(&mut session, "-customer:gmbh"), [""; 0]);
    let rows = aging(&mut session);
    assert_eq!((rows.len(), rows[0].name.as_str(), rows[0].count), (1, "Nordlicht", 2));
    let revenue = reports::revenue_by(&mut session, RevenueBy::Customer, "", "", None).unwrap();
    assert_eq!((revenue.items.len(), revenue.items[0].net.as_str()), (1, "200.00"));
    assert_eq!(recurring::list(&mut session).unwrap()[0].customer, "Nordlicht");
    assert_eq!(templates::list(&mut session).unwrap()[0].customer, "Nordlicht");
    assert_eq!(notes_and_files::list(&mut session, &kept).unwrap().notes.len(), 1, "what was noted of either");

    let old = invoices::show(&mut session, "2026-0002").unwrap();
    assert_eq!(old.buyer.unwrap().name, "Nordlicht GmbH", "as frozen");
    assert_eq!(invoices::pdf(&mut session, "2026-0002").unwrap(), paper);
    let fresh = invoices::issue(&mut session, &drafted, None, None).unwrap();
    assert_eq!(fresh.buyer.unwrap().name, "Nordlicht", "what is issued now bears the record that stays");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn what_would_come_together_is_told_before_and_nothing_is_done_yet() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (kept, other) = twice(&mut session);
    let contact = |name: &str| ContactInput { name: name.into(), ..ContactInput::default() };
    let record = CustomerInput {
        name: "Nordlicht GmbH".into(),
        street: "Domshof 1".into(),
        email: "post@nordlicht.example".into(),
        contacts: vec![contact("Ada")],
        ..kunsthalle()
    };
    save(&mut session, Some(&other), &record).unwrap();
    pay(&mut session, &other, "130.00", Some("2026-0002"));
    let look = preview_merge(&mut session, &kept, &other, Take::Filling(&["name".into()])).unwrap();
    let fields: Vec<_> = look.fields.iter().map(|it| (it.field.as_str(), it.other.as_str(), it.taken)).collect();
    assert_eq!(
        fields,
        [
            ("name", "Nordlicht GmbH", true),
            ("address", "Domshof 1, 28195 Bremen, DE", false),
            ("email", "post@nordlicht.example", true),
        ]
    );
    assert_eq!((look.moves.issued, look.moves.drafts, look.moves.open.len()), (1, 0, 0));
    assert_eq!(look.moves.credit[0].amount, "11.00");
    let result = CustomerInput { street: kunsthalle().street, ..record };
    assert_eq!(look.result, result);
    assert_eq!(list(&mut session, "").unwrap().len(), 2, "only looked at");
    merge(&mut session, &kept, &other, Take::Filling(&["name".into()])).unwrap();
    assert_eq!(show(&mut session, &kept).unwrap().details, result);
    let refused = preview_merge(&mut session, &kept, &other, FILLED).unwrap_err();
    assert_eq!(code(refused), "not-mergeable");
    let unknown = Take::Only(&[]);
    assert_eq!(code(merge(&mut session, &kept, &kept, unknown).unwrap_err()), "not-mergeable");
}

#[test]
fn a_merge_is_one_act_that_undo_takes_back_and_who_is_separated_is_as_before() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (kept, other) = twice(&mut session);
    let before: Vec<_> = list(&mut session, "").unwrap();
    merge(&mut session, &kept, &other, Take::Only(&["name".into()])).unwrap();
    let undone = history::undo(&mut session, Reach::ThisOpening).unwrap();
    assert_eq!((undone.act.as_str(), undone.title.as_str()), ("customer-merged", "Nordlicht GmbH"));
    assert_eq!(list(&mut session, "").unwrap(), before);

    merge(&mut session, &kept, &other, Take::Only(&["name".into()])).unwrap();
    let alone = unmerge(&mut session, &other).unwrap();
    assert_eq!((alone.details.name.as_str(), alone.documents), ("Nordlicht GmbH", 1));
    assert_eq!(show(&mut session, &kept).unwrap().details.name, "Nordlicht GmbH", "the record that stayed, stays");
    assert_eq!(code(unmerge(&mut session, &other).unwrap_err()), "not-found");
    assert!(trash::list(&mut session).unwrap().is_empty(), "nothing lies in the trash");
    assert_eq!(history::undo(&mut session, Reach::ThisOpening).unwrap().act, "customer-unmerged");
    assert_eq!(list(&mut session, "").unwrap().len(), 1);
    app::quit(&mut session).unwrap();
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    assert_eq!(list(&mut session, "").unwrap().len(), 1, "it is kept");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn who_was_merged_first_goes_along_with_whom_they_were_merged_with() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let [a, b, c] = ["Ada", "Berta", "Cleo"].map(|name| customer(&mut session, name));
    merge(&mut session, &b, &c, FILLED).unwrap();
    merge(&mut session, &a, &b, FILLED).unwrap();
    let names = |view: &CustomerView| view.merged.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&show(&mut session, &c).unwrap()), ["Berta", "Cleo"]);
    assert_eq!(code(merge(&mut session, &c, &a, FILLED).unwrap_err()), "not-mergeable", "no circle");
    assert_eq!(code(trash::delete_customer(&mut session, &a).unwrap_err()), "still-merged");
    let berta = unmerge(&mut session, "Berta").unwrap();
    assert_eq!((berta.id.as_str(), names(&berta)), (b.as_str(), vec!["Cleo".to_owned()]));
    assert_eq!(show(&mut session, &c).unwrap().id, b);
    assert_eq!(names(&show(&mut session, &a).unwrap()), [""; 0]);
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

/// A deposit for the one, and the invoice that ends the job for the other; a correction likewise.
#[test]
fn a_job_and_a_correction_go_on_with_the_customer_who_stays() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (kept, other) = twice(&mut session);
    let quote = DraftInput { type_code: "310".into(), ..draft_for(&other, &[("Design", "10", "100.00", "19")]) };
    let quote = invoices::save(&mut session, None, 0, &quote).unwrap().id;
    let quote = invoices::issue(&mut session, &quote, None, None).unwrap().number.unwrap();
    let half = PortionInput { type_code: "386".into(), percent: "50".into(), ..PortionInput::default() };
    let deposit = invoices::portion(&mut session, &quote, &half).unwrap().id;
    invoices::issue(&mut session, &deposit, None, None).unwrap();
    merge(&mut session, &kept, &other, FILLED).unwrap();
    let end = invoices::follow(&mut session, &quote, TypeCode::Invoice).unwrap();
    assert_eq!(end.faults, [], "the same customer by now");
    let last = invoices::issue(&mut session, &end.id, None, None).unwrap();
    assert_eq!(last.buyer.unwrap().name, "Nordlicht");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

#[test]
fn credit_of_the_one_settles_what_the_other_owes() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let (kept, other) = twice(&mut session);
    pay(&mut session, &other, "219.00", Some("2026-0002"));
    merge(&mut session, &kept, &other, FILLED).unwrap();
    let settled = payments::use_credit(&mut session, "2026-0001", "").unwrap();
    assert_eq!(settled.open, "19.00");
    pay(&mut session, "Nordlicht GmbH", "19.00", None);
    assert_eq!(open(&show(&mut session, &kept).unwrap()), "");
    unmerge(&mut session, &other).unwrap();
    assert_eq!(aging(&mut session).len(), 0, "what was paid stays paid");
    assert!(audit::require_intact(&mut session).unwrap().ok);
}

/// What must be the same whatever was merged.
#[derive(Debug, PartialEq, Eq)]
struct Counted {
    documents: u32,
    open: BTreeMap<String, i64>,
    aged: (u32, i64),
    revenue: (u32, i64),
}

fn minor(amount: &str) -> i64 {
    amount.replace('.', "").parse().unwrap()
}

fn counted(session: &mut Session, ids: &[String]) -> Counted {
    let customers = list(session, "").unwrap();
    let standing: BTreeSet<_> = customers.iter().map(|it| it.id.clone()).collect();
    let merged: usize = customers.iter().map(|it| it.merged.len()).sum();
    assert_eq!(standing.len() + merged, ids.len(), "each customer stands, or one stands for them");
    for id in ids {
        assert!(standing.contains(&show(session, id).unwrap().id));
    }
    let mut open = BTreeMap::new();
    for sum in customers.iter().flat_map(|it| &it.open) {
        *open.entry(sum.currency.clone()).or_insert(0) += minor(&sum.amount);
    }
    let aged = aging(session);
    let rows: BTreeSet<_> =
        aged.iter().map(|row| (row.customer.clone().unwrap(), row.amounts.currency.clone())).collect();
    assert_eq!(rows.len(), aged.len(), "one row a customer and currency");
    let revenue = reports::revenue_by(session, RevenueBy::Customer, "", "", None).unwrap().items;
    for customer in aged.iter().map(|row| &row.customer).chain(revenue.iter().map(|row| &row.customer)) {
        assert!(standing.contains(customer.as_ref().unwrap()), "a report names who stands in the list");
    }
    Counted {
        documents: customers.iter().map(|it| it.documents).sum(),
        open,
        aged: (aged.iter().map(|it| it.count).sum(), aged.iter().map(|it| minor(&it.amounts.open)).sum()),
        revenue: (revenue.iter().map(|it| it.count).sum(), revenue.iter().map(|it| minor(&it.net)).sum()),
    }
}

#[derive(Debug, Clone)]
enum Step {
    Merge(prop::sample::Index, prop::sample::Index),
    Unmerge(prop::sample::Index),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let which = any::<prop::sample::Index>;
    prop_oneof![
        3 => (which(), which()).prop_map(|(a, b)| Step::Merge(a, b)),
        2 => which().prop_map(Step::Unmerge),
        2 => Just(Step::Undo),
    ]
}

/// A file of another program with one document for each of two customers.
fn history_file(machine: &Machine) -> std::path::PathBuf {
    let mut lines = vec![r#"{"t":"business","name":"Studio Vogt"}"#.to_owned()];
    for id in 1..=2 {
        lines.push(format!(
            r#"{{"t":"client","id":{id},"name":"Zoë {id}","contact":null,"email":"","country":"DE","vat_id":null,"street":"","city":"","zip":"","currency":"EUR","terms_days":14}}"#
        ));
    }
    for id in 1..=4 {
        lines.push(format!(
            r#"{{"t":"invoice","id":{id},"number":"ALT-{id}","kind":"invoice","status":"issued","client":{},"issue":"2026-05-0{id}","due":"2026-06-01","currency":"EUR","fx_micro":1000000,"po":null,"note":"","net":100,"vat":19,"gross":119,"base_net":100,"base_vat":19,"base_gross":119,"lines":[{{"d":"Text","u":"h","q":1000,"p":100,"disc":0,"cat":"S","rate":1900,"net":100}}],"vats":[{{"cat":"S","rate":1900,"net":100,"vat":19}}]}}"#,
            id % 2 + 1
        ));
    }
    let path = machine.path("history.jsonl");
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    path
}

#[test]
fn whatever_is_merged_separated_and_undone_each_document_counts_once() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    for (name, price) in [("Ada", "1.00"), ("Berta", "2.00"), ("Cleo", "4.00"), ("Dora", "8.00")] {
        let id = customer(&mut session, name);
        let number = issued(&mut session, &id, price);
        draft(&mut session, &id, price);
        pay(&mut session, &id, "1.00", (name == "Dora").then_some(&*number));
    }
    import::jsonl(&mut session, &history_file(&machine), &mut |_| (), &AtomicBool::new(false)).unwrap();
    let ids: Vec<_> = list(&mut session, "").unwrap().into_iter().map(|it| it.id).collect();
    app::quit(&mut session).unwrap();
    app::unlock(&mut session, &passphrase().unwrap()).unwrap();
    let before = counted(&mut session, &ids);
    assert_eq!((ids.len(), before.documents), (6, 12));

    let mut runner = TestRunner::deterministic();
    let mut done = [0; 3];
    for n in 1..=1000 {
        match step().new_tree(&mut runner).unwrap().current() {
            Step::Merge(a, b) => {
                done[0] += u32::from(
                    merge(&mut session, a.get::<String>(&ids), b.get::<String>(&ids), Take::Only(&["name".into()]))
                        .is_ok(),
                );
            }
            Step::Unmerge(id) => done[1] += u32::from(unmerge(&mut session, id.get::<String>(&ids)).is_ok()),
            Step::Undo => done[2] += u32::from(history::undo(&mut session, Reach::ThisOpening).is_ok()),
        }
        assert_eq!(counted(&mut session, &ids), before, "after {n} steps");
        if n % 250 == 0 {
            assert!(audit::require_intact(&mut session).unwrap().ok, "after {n} steps");
        }
    }
    assert!(done.iter().all(|done| *done > 50), "{done:?}");
    while history::undo(&mut session, Reach::ThisOpening).is_ok() {}
    assert_eq!(list(&mut session, "").unwrap().len(), 6, "undone to the first");
}
