//! What the book keeps of a customer beside what documents freeze: terms that flow on, checks, and warnings.

use acceptance::{Machine, draft_for, kunsthalle};
use app::customers::{check, list, look_alikes, save, save_confirmed, show};
use app::views::{AddressInput, ContactInput, CustomerInput};
use app::{Error, invoices};

fn full() -> CustomerInput {
    CustomerInput {
        number: "K-17".into(),
        terms_days: 30,
        currency: "CHF".into(),
        notes: "Pays on Fridays".into(),
        iban: "DE02120300000000202051".into(),
        contacts: vec![ContactInput {
            name: "Ada Falk".into(),
            role: "Accounts".into(),
            email: "ada@example.org".into(),
            ..ContactInput::default()
        }],
        addresses: vec![AddressInput {
            kind: "delivery".into(),
            street: "Hafen 3".into(),
            city: "Bremen".into(),
            ..AddressInput::default()
        }],
        ..kunsthalle()
    }
}

fn codes(error: Error) -> Vec<String> {
    let Error::Faults(faults) = error else { panic!("refused by a rule") };
    faults.into_iter().map(|fault| fault.code).collect()
}

#[test]
fn terms_and_currency_flow_into_new_drafts_and_never_into_issued_documents() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = save(&mut session, None, &full()).unwrap().id;
    assert_eq!(show(&mut session, &id).unwrap().details, full());
    let draft = draft_for("Kunsthalle Bremen", &[("Design", "1", "100.00", "19")]);
    let checked = invoices::check(&mut session, &draft).unwrap();
    assert_eq!((checked.due_date.as_str(), checked.totals.currency.as_str()), ("2026-12-20", "CHF"));
    let kept = invoices::save(&mut session, None, 0, &draft).unwrap();
    let issued = invoices::issue(&mut session, &kept.id, None, None).unwrap();
    let changed = CustomerInput { terms_days: 7, currency: "EUR".into(), street: "Elsewhere 1".into(), ..full() };
    save(&mut session, Some(&id), &changed).unwrap();
    assert_eq!(invoices::check(&mut session, &draft).unwrap().due_date, "2026-11-27");
    let shown = invoices::show(&mut session, issued.number.as_deref().unwrap()).unwrap();
    assert_eq!((shown.draft.due_date.as_str(), shown.buyer.unwrap().street), ("2026-12-20", kunsthalle().street));
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

/// Trap of section 4, 16: an old invoice changed when the client's particulars changed. Notes and contacts are not frozen.
#[test]
fn what_is_only_for_the_owner_is_in_no_issued_document() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    save(&mut session, None, &CustomerInput { currency: String::new(), ..full() }).unwrap();
    let number = acceptance::issue_one(&mut session, "1").unwrap();
    let buyer = invoices::show(&mut session, &number).unwrap().buyer.unwrap();
    assert_eq!((buyer.notes.as_str(), buyer.contacts.len(), buyer.number.as_str()), ("", 0, ""));
}

#[test]
fn a_check_goes_stale_with_what_was_checked_and_changed_bank_data_must_be_confirmed() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = save(&mut session, None, &full()).unwrap().id;
    assert_eq!(codes(check(&mut session, &id, "bank", " ").unwrap_err()), ["reason-missing"]);
    assert_eq!(codes(check(&mut session, &id, "vat-id", "asked").unwrap_err()), ["nothing-to-check"]);
    let view = check(&mut session, &id, "bank", "called the number that we had before").unwrap();
    assert_eq!((view.checks[0].date.as_str(), view.checks[0].stale), ("2026-11-20", false));
    let other = CustomerInput { iban: "GB33BUKB20201555555555".into(), ..full() };
    assert_eq!(codes(save(&mut session, Some(&id), &other).unwrap_err()), ["bank-changed"]);
    assert_eq!(show(&mut session, &id).unwrap().details.iban, full().iban, "nothing was changed");
    let view = save_confirmed(&mut session, Some(&id), &other).unwrap();
    assert!(view.checks[0].stale, "the new account was not checked yet");
    let respelt = CustomerInput { iban: "GB33 BUKB 2020 1555 5555 55".into(), ..full() };
    save(&mut session, Some(&id), &respelt).unwrap();
    assert!(app::audit::verify(&mut session).unwrap().ok);
}

#[test]
fn who_looks_alike_is_told_with_the_reason_and_nobody_looks_like_themselves() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = save(&mut session, None, &full()).unwrap().id;
    let typed = CustomerInput { name: "Kunsthale Bremen e.V.".into(), ..CustomerInput::default() };
    let found = look_alikes(&mut session, None, &typed).unwrap();
    assert_eq!((found[0].id.as_str(), found[0].reasons.as_slice()), (id.as_str(), ["name".to_owned()].as_slice()));
    assert_eq!(look_alikes(&mut session, Some(&id), &full()).unwrap(), []);
}

#[test]
fn a_customer_of_before_reads_on_and_an_older_version_comes_back_whole() {
    let machine = Machine::new().unwrap();
    let mut session = machine.with_book().unwrap();
    let id = save(&mut session, None, &kunsthalle()).unwrap().id;
    save(&mut session, Some(&id), &full()).unwrap();
    app::history::restore(&mut session, &id, 1).unwrap();
    assert_eq!(show(&mut session, &id).unwrap().details, kunsthalle());
    app::history::restore(&mut session, &id, 2).unwrap();
    assert_eq!(show(&mut session, &id).unwrap().details, full());
    assert_eq!(list(&mut session, "ada falk").unwrap().len(), 1, "found by a contact");
    assert!(app::audit::verify(&mut session).unwrap().ok);
}
