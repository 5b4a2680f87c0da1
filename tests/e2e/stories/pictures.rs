//! Every screen of a believable book in both themes, each held against axe and kept as a picture.
//!
//! The pictures lie in `target/e2e-shots/pictures/{light,dark}`. `make test` walks the screens that are used daily;
//! `make pictures` walks all of them and copies the pictures to `docs/screenshots`.

mod ledger;
mod looking;
mod restoring;

use crate::harness::keys::{CONTROL, ENTER, Keys, TAB};
use crate::harness::{Desktop, Window, book, until};
use ledger::Ledger;
use looking::{Look, Theme};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const ESCAPE: char = '\u{e00c}';

#[tokio::test]
async fn every_screen_in_the_light() {
    walk(Theme::Light).await;
}

#[tokio::test]
async fn every_screen_in_the_dark() {
    walk(Theme::Dark).await;
}

async fn walk(theme: Theme) {
    let desktop = Desktop::start();
    theme.choose(&desktop);
    let look = Look::new(theme);
    if std::env::var_os("COUNTERFOIL_PICTURES").is_some() {
        all(&desktop, &look).await
    } else {
        daily(&desktop, &look).await
    }
    look.found_nothing();
}

/// The screens of an ordinary day.
async fn daily(desktop: &Desktop, look: &Look) {
    let window = Window::open(desktop).await;
    book::found(desktop, &window).await;
    window.invoke("business_save", json!({ "business": ledger::business() })).await.expect("the business");
    let ledger = ledger::enter(&window).await;
    window.reload().await;
    look.is_in_its_theme(&window).await;
    pages(&window, look, &ledger).await;
    rarer_pages(&window, look).await;
    window.quit().await;
}

/// From an empty home to a book that was put back older than it was.
async fn all(desktop: &Desktop, look: &Look) {
    let copies = Copies::make();
    let window = Window::open(desktop).await;
    look.is_in_its_theme(&window).await;
    first_run(&window, look, &copies).await;
    go(&window, "invoices").await;
    window.find("main [data-testid=new-invoice]").await;
    look.at(&window, "empty").await;
    window.invoke("business_save", json!({ "business": ledger::business() })).await.expect("the business");
    window.quit().await;

    let window = Window::open(desktop).await;
    unlocking(&window, look).await;
    let ledger = ledger::enter(&window).await;
    pages(&window, look, &ledger).await;
    rarer_pages(&window, look).await;
    go(&window, &format!("invoices/{}", ledger.part_paid)).await;
    window.find("[data-testid=record-payment]").await;
    dialogs(&window, look, &ledger, &copies).await;
    keeping(&window, look).await;
    window.quit().await;
    older_book(desktop, look).await;
    restoring::bring_back(look, &copies, &ledger.draft).await;
}

/// What concerns keys and proof: a new passphrase, and the log with an entry open and the book held against it.
async fn keeping(window: &Window, look: &Look) {
    let keys = Keys::of(window);
    go(window, "settings/passphrase").await;
    keys.fill("current-passphrase", "a passphrase").await.press(&[ENTER]).await;
    keys.fill("new-passphrase", "harbor violet ninety tuft marble").await;
    window.find("[data-testid=strength] [data-score='4']").await;
    look.at(window, "passphrase").await;
    close(window).await;

    go(window, "audit").await;
    window.find("[data-testid=row]").await;
    window.type_text("issued kunsthalle").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=row]:focus").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=facts]").await;
    window.find("[data-testid=verify]").await.click().await.expect("a click");
    window.find("[data-testid=verified][data-ok=true]").await;
    look.at(window, "audit-verified").await;
}

/// The book as it was before its last act, put back by somebody.
async fn older_book(desktop: &Desktop, look: &Look) {
    let older = fs::read(the_book(desktop)).expect("the book as it was");
    let window = Window::open(desktop).await;
    let keys = Keys::of(&window);
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
    book::issue(&window).await.expect("one more invoice");
    window.quit().await;

    fs::write(the_book(desktop), older).expect("the older book is put back");
    let window = Window::open(desktop).await;
    let keys = Keys::of(&window);
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-testid=rolled-read]:focus").await;
    window.find("[data-testid=rolled-known]").await;
    look.at(&window, "rolled-back").await;
    window.find("[data-testid=rolled-accept]").await.click().await.expect("a click");
    keys.at("accept-passphrase").await;
    look.at(&window, "accept-older").await;
    close(&window).await;
    window.quit().await;
}

async fn first_run(window: &Window, look: &Look, copies: &Copies) {
    let keys = Keys::of(window);
    window.find("[data-testid=start-new]:focus").await;
    look.at(window, "welcome").await;
    keys.press(&[ENTER]).await;
    let business = ledger::business();
    for (field, key, then) in [
        ("business-name", "name", ENTER),
        ("business-street", "street", ENTER),
        ("business-postcode", "postcode", ENTER),
        ("business-city", "city", ENTER),
        ("business-country", "country", TAB),
    ] {
        keys.fill(field, business[key].as_str().expect("text")).await.press(&[then]).await;
    }
    keys.fill("business-vat", business["vat_id"].as_str().expect("text")).await;
    look.at(window, "first-run-business").await;
    keys.press(&[ENTER]).await;

    keys.fill("new-passphrase", book::PASSPHRASE).await;
    window.find("[data-testid=strength] [data-score='4']").await;
    look.at(window, "first-run-passphrase").await;
    keys.press(&[ENTER]).await;

    keys.at("kit-path").await;
    let kit = copies.kit();
    replace(window, "kit-path", &kit).await;
    look.at(window, "first-run-kit").await;
    keys.press(&[ENTER]).await;

    keys.at("kit-group-0").await;
    let asked = window.invoke("session", json!({})).await.expect("the session")["kit_groups"].take();
    let groups = book::groups_of(&kit, &asked);
    keys.fill("kit-group-0", &groups[0]).await.fill("kit-group-1", &groups[1][..2]).await;
    look.at(window, "first-run-type-back").await;
    keys.fill("kit-group-1", &groups[1][2..]).await.press(&[ENTER]).await;

    keys.at("backup-folder-0").await;
    for (field, folder) in ["backup-folder-0", "backup-folder-1"].into_iter().zip(copies.folders()) {
        replace(window, field, &folder).await;
    }
    look.at(window, "first-run-places").await;
    keys.press(&[ENTER]).await;
    window.find("[data-book]").await;
}

async fn unlocking(window: &Window, look: &Look) {
    let keys = Keys::of(window);
    keys.at("passphrase").await;
    look.at(window, "unlock").await;
    keys.fill("passphrase", "lantern orbit gravel mitten pepper canoe").await.press(&[ENTER]).await;
    window.reads("That passphrase does not open this book").await;
    keys.at("passphrase").await;
    look.at(window, "wrong-passphrase").await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    window.find("[data-book]").await;
}

async fn pages(window: &Window, look: &Look, ledger: &Ledger) {
    go(window, "backups").await;
    window.find("[data-testid=seal]").await;
    look.at(window, "backups").await;
    go(window, "audit").await;
    window.find("[data-testid=row]:focus").await;
    look.at(window, "audit").await;
    go(window, "settings").await;
    Keys::of(window).at("business-name").await;
    look.at(window, "settings").await;
    go(window, "home").await;
    window.find("[data-testid=home-open]").await;
    look.at(window, "home").await;
    go(window, "invoices").await;
    looking::rows(window, ledger.documents).await;
    look.at(window, "list").await;
    go(window, "reports").await;
    window.find("[data-testid=plot]").await;
    look.at(window, "report-revenue").await;
    for report in ["customers", "items", "aging", "vat"] {
        go(window, &format!("reports/{report}")).await;
        if report == "vat" {
            window.click("period-this-year").await;
        }
        window.find("[data-testid=figures-row]").await;
        look.at(window, &format!("report-{report}")).await;
    }
    go(window, &format!("invoices/{}", ledger.draft)).await;
    window.find("footer .good").await;
    looking::page_drawn(window).await;
    look.at(window, "editor").await;
    go(window, &format!("invoices/{}", ledger.credit_note)).await;
    window.find("[data-testid=credits]").await;
    looking::page_drawn(window).await;
    look.at(window, "credit-note").await;
    go(window, &format!("invoices/{}", ledger.part_paid)).await;
    window.find("[data-testid=record-payment]").await;
    window.find("[data-testid=chain-code]").await;
    looking::page_drawn(window).await;
    look.at(window, "issued").await;
}

/// What is not looked at every day, some of it empty.
async fn rarer_pages(window: &Window, look: &Look) {
    let keys = Keys::of(window);
    go(window, "payments").await;
    window.find("[data-testid=row]:focus").await;
    keys.press(&[ENTER]).await;
    window.find("[data-testid=payment-detail]").await;
    look.at(window, "payments").await;
    for page in ["items", "recurring", "trash", "einvoice", "import"] {
        go(window, page).await;
        window.find("main .empty").await;
        look.at(window, page).await;
    }
    go(window, "settings").await;
    let choose = "const terms = document.querySelector('[data-testid=reminder-terms]');
        const interest = terms?.querySelector('[data-field=reminder-interest]');
        if (!interest) return false;
        interest.value = 'statutory';
        interest.dispatchEvent(new Event('change', { bubbles: true }));
        terms.scrollIntoView();
        return true";
    until("the terms are shown", async || (window.ask(choose, vec![]).await == true).then_some(())).await;
    window.find("[data-testid=base-rate-add]").await;
    look.at(window, "reminder-terms").await;
    go(window, "customers/new").await;
    keys.fill("customer-name", "Museum am").await;
    window.chord(&[CONTROL, 'l']).await;
    keys.fill("passphrase", book::PASSPHRASE).await.press(&[ENTER]).await;
    keys.at("customer-name").await;
    go(window, "home").await;
    window.find("[data-testid=unfinished]").await;
    look.at(window, "unfinished").await;
    window.click("unfinished-go").await;
    keys.at("customer-name").await;
    close(window).await;
}

async fn dialogs(window: &Window, look: &Look, ledger: &Ledger, copies: &Copies) {
    let keys = Keys::of(window);
    keys.press(&['p']).await.at("pay-amount").await;
    look.at(window, "pay").await;
    close(window).await;
    keys.press(&['c']).await;
    window.find("[data-testid=credit-lines]").await.click().await.expect("the lines are offered");
    window.find("[data-testid=credit-line-1]:not(:disabled)").await.click().await.expect("a line is picked");
    window.find("[data-testid=credit-draft]:not(:disabled)").await;
    look.at(window, "credit").await;
    close(window).await;

    go(window, &format!("invoices/{}", ledger.draft)).await;
    window.find("footer .good").await;
    looking::page_drawn(window).await;
    keys.press(&[CONTROL, ENTER]).await;
    window.find("[data-testid=issue-confirm]:focus").await;
    look.at(window, "issue").await;
    close(window).await;

    go(window, "customers").await;
    looking::rows(window, ledger.customers).await;
    look.at(window, "customers").await;
    go(window, &format!("customers/{}", ledger.customer)).await;
    keys.at("customer-name").await;
    look.at(window, "customer").await;
    close(window).await;

    go(window, "backups").await;
    window.find("[data-testid=archive]").await.click().await.expect("a click");
    window.find("[data-testid=archive-words] li:nth-child(6)").await;
    let proposal = "return document.querySelector('[data-field=archive-path]').value.split('/').pop()";
    let name = until("a file is proposed", async || {
        let proposed = window.ask(proposal, vec![]).await;
        proposed.as_str().filter(|name| !name.is_empty()).map(ToOwned::to_owned)
    });
    let name = name.await;
    replace(window, "archive-path", &copies.0.path().join(name)).await;
    look.at(window, "archive").await;
    close(window).await;

    go(window, "invoices").await;
    looking::rows(window, ledger.documents).await;
    keys.press(&['?']).await;
    window.find("[data-testid=shortcuts]").await;
    look.at(window, "shortcuts").await;
    close(window).await;
    keys.press(&[CONTROL, 'k']).await;
    window.find("[data-testid=palette-input]:focus").await;
    window.type_text("gal").await;
    window.find("[data-testid=palette] [role=group]:nth-of-type(2) mark").await;
    look.at(window, "palette").await;
    close(window).await;
}

/// Goes to a page of the open book by its address.
async fn go(window: &Window, page: &str) {
    window.ask("location.hash = arguments[0]", vec![json!(format!("#/{page}"))]).await;
}

/// Leaves a dialog: no key means anything else before it is gone.
async fn close(window: &Window) {
    window.chord(&[ESCAPE]).await;
    let gone = "return !document.querySelector('[role=dialog]')";
    until("the dialog is gone", async || (window.ask(gone, vec![]).await == true).then_some(())).await;
}

/// Types a path over what a field proposes.
async fn replace(window: &Window, field: &str, path: &Path) {
    let script = "const field = document.querySelector(`[data-field=${arguments[0]}]`); field.focus(); field.select()";
    window.ask(script, vec![json!(field)]).await;
    Keys::of(window).fill(field, &path.display().to_string()).await;
}

fn the_book(desktop: &Desktop) -> PathBuf {
    desktop.home().join(".local/share/counterfoil/default.counterfoil/book.db")
}

/// Where copies go: a folder with a name that can be read on a picture, gone when dropped.
struct Copies(tempfile::TempDir);

impl Copies {
    fn make() -> Self {
        let folder = tempfile::Builder::new().prefix("studio-vogt").rand_bytes(0).tempdir();
        let copies = Self(folder.expect("nothing else makes pictures at the same time"));
        for folder in copies.folders() {
            fs::create_dir(folder).expect("a folder for copies");
        }
        copies
    }

    fn kit(&self) -> PathBuf {
        self.0.path().join("recovery kit.pdf")
    }

    fn folders(&self) -> [PathBuf; 2] {
        ["USB stick", "NAS"].map(|name| self.0.path().join(name))
    }
}
