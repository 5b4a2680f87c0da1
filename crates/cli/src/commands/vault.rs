//! `counterfoil vault`: make, look at, and open.

use super::{Done, read_json, table};
use crate::args::Global;
use crate::output::{Answer, Failure, note};
use crate::{secrets, surroundings};
use app::keys_in::Passphrase;
use app::views::CreateRequest;
use app::{Session, StatusView};
use std::path::{Path, PathBuf};

/// How a vault is to be made.
pub struct Plan<'a> {
    pub business: &'a Path,
    pub kit: &'a Path,
    pub portable: bool,
    pub folders: &'a [PathBuf],
}

pub fn create(dir: PathBuf, plan: &Plan<'_>, code_out: Option<&Path>, global: &Global) -> Done {
    let request = CreateRequest {
        business: read_json(plan.business)?,
        portable: plan.portable,
        kit_path: plan.kit.display().to_string(),
        backup_folders: plan.folders.iter().map(|folder| absolute(folder)).collect::<Result<_, _>>()?,
    };
    if code_out.is_none() {
        secrets::need_terminal("type two groups of the new kit back: give --recovery-code-out")?;
    }
    let mut session = surroundings::session(Some(dir));
    let passphrase = secrets::new_passphrase(None, Some(global))?;
    let created = match code_out {
        Some(file) => app::create_with_code_file(&mut session, &passphrase, &request, file)?,
        None => {
            let created = app::create(&mut session, &passphrase, &request)?;
            type_back(&mut session, &created.kit_groups)?;
            created
        }
    };
    app::end_command(&mut session)?;
    let text = format!(
        "Made {}.\nThe recovery kit is {}: print it and keep it apart from this computer.",
        session.places().vault.display(),
        created.kit_path
    );
    Ok(Answer::new(&created, text))
}

/// Asks for two groups of the printed kit until they are right.
fn type_back(session: &mut Session, groups: &[u32]) -> Result<(), Failure> {
    loop {
        let mut typed = Vec::new();
        for group in groups {
            let prompt = format!("Group {group} of the recovery kit: ");
            let line = rpassword::prompt_password(prompt).map_err(|_| {
                Failure::Usage("The terminal went away before two groups were typed back: do it with counterfoil vault confirm-kit.".to_owned())
            })?;
            typed.push(line);
        }
        match app::confirm_kit(session, &typed.join(" ")) {
            Ok(_) => return Ok(()),
            Err(app::Error::KitMismatch) => note("These are not the groups on the kit. Look again."),
            Err(other) => return Err(other.into()),
        }
    }
}

pub fn status(global: &Global, unlock: bool) -> Done {
    let mut session = surroundings::session(global.vault.clone());
    if unlock {
        app::unlock_for_reading(&mut session, &secrets::passphrase(global)?)?;
    }
    let view = app::status(&mut session)?;
    Ok(Answer::new(&view, words(&view)))
}

fn words(view: &StatusView) -> String {
    let mut rows = vec![
        vec!["stage".to_owned(), name(&view.stage)],
        vec!["keyring".to_owned(), name(&view.keyring)],
        vec!["vault id".to_owned(), view.vault_id.clone().unwrap_or_else(|| "none".to_owned())],
        vec!["ways in".to_owned(), view.slots.iter().map(|slot| slot.kind.clone()).collect::<Vec<_>>().join(", ")],
        vec!["kit proven".to_owned(), view.kit_proven_at.clone().unwrap_or_else(|| "not yet".to_owned())],
    ];
    if let Some(badge) = &view.badge {
        rows.push(vec![
            "last proven backup".to_owned(),
            badge.last_proven.clone().unwrap_or_else(|| "none".to_owned()),
        ]);
        rows.push(vec!["unsealed work".to_owned(), if badge.unsealed_work { "yes" } else { "no" }.to_owned()]);
        rows.extend(badge.problems.iter().map(|problem| vec![problem.code.clone(), problem.message.clone()]));
    }
    table(&rows)
}

fn name(view: &impl serde::Serialize) -> String {
    serde_json::to_value(view).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub fn recover(global: &Global, code_file: &Path, new_file: Option<&Path>, portable: bool) -> Done {
    let code = secrets::recovery_code(code_file)?;
    let new = secrets::new_passphrase(new_file, Some(global))?;
    let mut session = surroundings::session(global.vault.clone());
    let view = app::recover(&mut session, &code, &new, portable)?;
    app::end_command(&mut session)?;
    Ok(Answer::new(
        &view,
        "The vault is open to this computer again. The old passphrases no longer open it; the kit stays valid.",
    ))
}

pub fn recovery_identity(code_file: &Path, out: &Path) -> Done {
    app::recovery_identity(&secrets::recovery_code(code_file)?, out)?;
    Ok(Answer::words(format!(
        "Wrote the age identity to {}. It opens every backup: delete it when you are done.",
        out.display()
    )))
}

pub fn passphrase(session: &mut Session, typed: &Passphrase, new_file: Option<&Path>) -> Done {
    app::change_passphrase(session, typed, &secrets::new_passphrase(new_file, None)?)?;
    Ok(Answer::words(
        "The new passphrase opens the vault from now on. Copies of the folder made before still open with the old one.",
    ))
}

pub fn confirm_kit(session: &mut Session, code_file: Option<&Path>) -> Done {
    match code_file {
        Some(file) => {
            app::confirm_kit_with_code(session, &secrets::recovery_code(file)?)?;
        }
        None => {
            let groups = session.view()?.kit_groups;
            if groups.is_empty() {
                return Ok(Answer::words("The kit was already typed back: documents can be saved."));
            }
            type_back(session, &groups)?;
        }
    }
    Ok(Answer::words("The kit is proven: documents can be saved."))
}

pub fn accept_rollback(session: &mut Session, typed: &Passphrase) -> Done {
    let view = app::rollback::accept(session, typed)?;
    let held = app::series::list(session)?.iter().any(|series| series.held);
    let numbers = if held {
        " It may not know every number that left the house: confirm the last one with `counterfoil series release`."
    } else {
        ""
    };
    Ok(Answer::new(&view, format!("This copy is the book from now on; the audit log says so.{numbers}")))
}

pub fn absolute(path: &Path) -> Result<String, Failure> {
    std::path::absolute(path).map(|path| path.display().to_string()).map_err(|error| Failure::App(error.into()))
}
