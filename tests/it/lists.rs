//! In which order lists come, across their windows.

use acceptance::{Machine, draft_for, kunsthalle};
use app::invoices;
use app::views::{DraftInput, InvoiceQuery};

#[test]
fn the_longest_overdue_comes_first_and_windows_join_without_a_gap() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    app::customers::save(&mut session, None, &kunsthalle()).unwrap();
    for (subject, due) in [("a", "2026-11-24"), ("b", "2026-11-22"), ("c", "2026-12-30"), ("d", "2026-11-22")] {
        let draft = DraftInput {
            description: subject.to_owned(),
            due_date: due.to_owned(),
            ..draft_for("Kunsthalle Bremen", &[("Design", "1", "100.00", "19")])
        };
        let draft = invoices::save(&mut session, None, 0, &draft).unwrap();
        invoices::issue(&mut session, &draft.id, None, None).unwrap();
    }
    machine.clock.advance(chrono::Duration::days(10));
    for limit in [1, 2, 50] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let query = InvoiceQuery { state: "overdue".to_owned(), limit, after, ..InvoiceQuery::default() };
            let window = invoices::list(&mut session, &query).unwrap();
            found.extend(window.items.into_iter().map(|row| row.description));
            after = window.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(found, ["b", "d", "a"], "in windows of {limit}");
    }
    let newest = invoices::list(&mut session, &InvoiceQuery { limit: 1, ..InvoiceQuery::default() }).unwrap();
    assert_eq!(newest.items[0].description, "d");
}
