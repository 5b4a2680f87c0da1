//! Items: lines are made from them, and neither ever changes the other.

use acceptance::{Machine, draft_for, kunsthalle};
use app::history::{self, Reach, trash};
use app::views::{ItemInput, ItemPriceInput, VatInput};
use app::{Error, invoices, items};

fn hour(price: &str) -> ItemInput {
    ItemInput {
        name: "Design".into(),
        number: "D-1".into(),
        unit: "HUR".into(),
        vat: VatInput { category: "S".into(), rate: "19".into() },
        amounts: vec![ItemPriceInput { currency: "EUR".into(), price: price.into() }],
        ..ItemInput::default()
    }
}

#[test]
fn a_price_that_changes_changes_no_draft_and_no_issued_document() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    app::customers::save(&mut session, None, &kunsthalle()).unwrap();
    let item = items::save(&mut session, None, &hour("95.00")).unwrap();
    let offered = items::offer(&mut session, "des", "EUR", "net").unwrap();
    let mut input = draft_for("Kunsthalle Bremen", &[]);
    input.lines = vec![offered[0].line.clone()];
    let draft = invoices::save(&mut session, None, 0, &input).unwrap();
    let to_issue = invoices::save(&mut session, None, 0, &input).unwrap();
    let issued = invoices::issue(&mut session, &to_issue.id, None, None).unwrap();
    items::save(&mut session, Some(&item.id), &hour("120.00")).unwrap();
    assert_eq!(invoices::show(&mut session, &draft.id).unwrap().totals.payable, "113.05");
    assert_eq!(invoices::show(&mut session, issued.number.as_deref().unwrap()).unwrap().totals.payable, "113.05");
    let mut changed = input.clone();
    changed.lines[0].price = "80.00".into();
    invoices::save(&mut session, Some(&draft.id), draft.version, &changed).unwrap();
    assert_eq!(items::show(&mut session, "D-1").unwrap().item.amounts[0].price, "120.00");
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

#[test]
fn a_line_is_kept_as_an_item_and_found_by_part_of_a_word() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let line = draft_for("", &[("Façade drawing", "3", "400.00", "19")]).lines.remove(0);
    let kept = items::keep(&mut session, &line, "EUR", "gross").unwrap();
    assert_eq!((kept.item.prices.as_str(), kept.item.amounts[0].price.as_str()), ("gross", "400.00"));
    let found = items::offer(&mut session, "facade draw", "CHF", "net").unwrap();
    assert_eq!((found.len(), found[0].unpriced, found[0].line.price.as_str()), (1, true, ""));
    let hits = app::search(&mut session, "façade", 0).unwrap();
    assert_eq!((hits[0].kind.as_str(), hits[0].title.as_str()), ("item", "Façade drawing"));
    items::remove(&mut session, &kept.id).unwrap();
    assert_eq!(items::list(&mut session, "").unwrap(), []);
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

#[test]
fn what_cannot_be_an_item_is_refused_at_its_field() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let Err(Error::Faults(faults)) = items::save(&mut session, None, &hour("a lot")) else { panic!("refused") };
    assert_eq!(faults[0].path, "amounts.0.price");
}

#[test]
fn an_item_has_versions_goes_to_the_trash_and_comes_back() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let item = items::save(&mut session, None, &hour("95.00")).unwrap();
    items::save(&mut session, Some(&item.id), &hour("120.00")).unwrap();
    let past = history::list(&mut session, "Design").unwrap();
    assert_eq!((past.title.as_str(), past.versions.len(), past.restorable), ("Design", 2, true));
    let changes = history::difference(&mut session, "D-1", 1, 2).unwrap().changes;
    assert_eq!((changes[0].path.as_str(), changes[0].before.as_str()), ("item.amounts.1.price", "95.00"));
    history::restore(&mut session, &past.object, 1).unwrap();
    assert_eq!(items::show(&mut session, "D-1").unwrap(), item);

    items::remove(&mut session, "D-1").unwrap();
    let lies = trash::list(&mut session).unwrap();
    assert_eq!((lies[0].kind.as_str(), lies[0].title.as_str()), ("item", "Design"));
    trash::restore(&mut session, &item.id).unwrap();
    assert_eq!(items::offer(&mut session, "des", "EUR", "net").unwrap().len(), 1, "found again");
    for act in ["item-saved", "item-deleted", "item-saved", "item-saved", "item-saved"] {
        assert_eq!(history::undo(&mut session, Reach::ThisOpening).unwrap().act, act);
    }
    assert_eq!(items::list(&mut session, "").unwrap(), []);
    assert!(app::audit::verify(&mut session).unwrap().ok);
}
