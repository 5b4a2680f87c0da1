//! `counterfoil demo`: the whole job once, in a folder of its own, so that everything can be looked at.

use crate::commands::Done;
use crate::output::{Answer, Failure, note};
use crate::surroundings::surroundings;
use app::keys_in::{KeyringStatus, Passphrase, RecoveryCode};
use app::views::{ArchiveRequest, CreateRequest, CreditInput, CreditLineInput, CustomerInput, DraftInput};
use app::{Places, Session, archive, backups, customers, invoices};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const BUSINESS: &str = include_str!("../../../assets/demo/business.json");
const CUSTOMERS: &str = include_str!("../../../assets/demo/customers.json");
const DRAFTS: &str = include_str!("../../../assets/demo/drafts.json");
const README: &str = include_str!("../../../assets/demo/README.txt");

/// Makes the demo in `dir`, which must not exist.
pub fn demo(dir: &Path) -> Done {
    if dir.exists() {
        return Err(Failure::App(app::Error::FileExists));
    }
    let dir = std::path::absolute(dir).map_err(app::Error::from)?;
    std::fs::create_dir_all(&dir).map_err(app::Error::from)?;
    let at = |name: &str| dir.join(name);
    let places = Places {
        vault: at("studio.counterfoil"),
        current: None,
        state: at("state/counterfoil"),
        documents: dir.clone(),
    };
    let around = surroundings(places);
    let portable = around.keyring.status() != KeyringStatus::Ready;
    let mut session = Session::new(around);

    note("Making a vault and its recovery kit...");
    let passphrase = make_vault(&mut session, &dir, portable)?;
    note("Writing three invoices and a credit note...");
    let numbers = write_invoices(&mut session)?;
    let [number, .., credit_note] = numbers.as_slice() else {
        return Err(Failure::Usage("The demo data has no invoices.".to_owned()));
    };
    for number in [number, credit_note] {
        invoices::save_pdf(&mut session, number, &at(&format!("{number}.pdf")))?;
    }
    note("Sealing a backup and reading it back...");
    backups::now(&mut session)?;
    let backup = backups::copy_newest_to(&mut session, &at("backup"))?;
    note("Exporting an archive for the accountant...");
    let words = export(&mut session, &at("archive-2026.html"))?;
    app::write_words(&at("archive-passphrase.txt"), &words)?;
    app::quit(&mut session)?;

    let backup = backup.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let kind = if portable {
        "No keyring answered, so the vault is portable: the passphrase alone opens it."
    } else {
        "The vault opens with the passphrase and this computer's keyring."
    };
    let readme = README
        .replace("{PDF}", &format!("{number}.pdf"))
        .replace("{CREDIT_NOTE}", &format!("{credit_note}.pdf"))
        .replace("{BACKUP}", &backup)
        .replace("{KIND}", kind)
        .replace("{PASSPHRASE}", &passphrase);
    app::write_words(&at("README.txt"), readme.trim_end())?;
    let json = serde_json::json!({ "dir": dir.display().to_string(), "number": number, "credit_note": credit_note, "backup": backup, "portable": portable });
    Ok(Answer::of(json, format!("The demo lies in {}. README.txt says what is what.", dir.display())))
}

fn make_vault(session: &mut Session, dir: &Path, portable: bool) -> Result<Zeroizing<String>, Failure> {
    let typed = app::generate_words()?;
    let passphrase = Passphrase::new(&typed).map_err(app::Error::from)?;
    let request = CreateRequest {
        business: parse(BUSINESS)?,
        portable,
        kit_path: text(dir.join("recovery-kit.pdf")),
        backup_folders: vec![text(dir.join("backups-1")), text(dir.join("backups-2"))],
    };
    let code_file = dir.join("recovery-code.txt");
    app::create_with_code_file(session, &passphrase, &request, &code_file)?;
    let code = RecoveryCode::parse(&crate::secrets::first_line(&code_file)?).map_err(app::Error::from)?;
    app::recovery_identity(&code, &dir.join("recovery-identity.txt"))?;
    app::write_words(&dir.join("passphrase.txt"), &typed)?;
    Ok(typed)
}

/// Three drafts, two of them issued: the first half paid, the second credited in part. Their numbers, and the credit note's.
fn write_invoices(session: &mut Session) -> Result<Vec<String>, Failure> {
    for customer in parse::<Vec<CustomerInput>>(CUSTOMERS)? {
        customers::save(session, None, &customer)?;
    }
    let mut numbers = Vec::new();
    let drafts = parse::<Vec<DraftInput>>(DRAFTS)?;
    let issued = drafts.len() - 1;
    for (at, draft) in drafts.iter().enumerate() {
        let saved = invoices::save(session, None, 0, draft)?;
        if at < issued {
            numbers.extend(invoices::issue(session, &saved.id, None, None)?.number);
        }
    }
    let first = numbers.first().cloned().unwrap_or_default();
    let shown = invoices::show(session, &first)?;
    let day = shown.draft.issue_date.parse().map_err(|_| app::Error::Unreadable { what: "the date" })?;
    invoices::pay(session, &first, "2500.00", day, "Deposit")?;
    numbers.extend(credit_two_hours(session, numbers.last())?);
    Ok(numbers)
}

/// Two hours fewer than were invoiced.
fn credit_two_hours(session: &mut Session, number: Option<&String>) -> Result<Option<String>, Failure> {
    let Some(number) = number else { return Ok(None) };
    let lines = vec![CreditLineInput { line: 1, quantity: "2".to_owned() }];
    let notes = "Two hours fewer than planned were needed.".to_owned();
    let draft = invoices::credit(session, number, &CreditInput { lines, notes, ..CreditInput::default() })?;
    Ok(invoices::issue(session, &draft.id, None, None)?.number)
}

fn export(session: &mut Session, out: &Path) -> Result<Zeroizing<String>, Failure> {
    let words = archive::generate_words()?;
    let year = app::today_year(session);
    let request = ArchiveRequest {
        from: format!("{year}-01-01"),
        to: format!("{year}-12-31"),
        form: "html".to_owned(),
        path: text(out.to_owned()),
    };
    archive::export(session, &words, &request)?;
    Ok(words)
}

fn parse<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Failure> {
    serde_json::from_str(json).map_err(|error| Failure::Usage(format!("The demo data cannot be read: {error}.")))
}

fn text(path: PathBuf) -> String {
    path.display().to_string()
}
