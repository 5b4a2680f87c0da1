//! `counterfoil backup`.

use super::series::held_words;
use super::vault::absolute;
use super::{Done, table};
use crate::args::{Backup, Destinations, Global};
use crate::output::{Answer, Failure, note};
use crate::{secrets, surroundings};
use app::Session;
use app::backups::{self, Key, RestoreRequest};
use app::views::BackupsView;
use std::path::{Path, PathBuf};

pub fn run(session: &mut Session, command: Backup) -> Done {
    match command {
        Backup::Now { to } => now(session, to.as_deref()),
        Backup::List => Ok(page(&backups::list(session)?)),
        Backup::Verify { file } => {
            let view = backups::verify_file(session, &file)?;
            let text = format!("Whole and ours: backup {} of {}, {} members.", view.seq, view.created, view.members);
            Ok(Answer::new(&view, text))
        }
        Backup::Destinations(command) => destinations(session, command),
        Backup::Restore { .. } | Backup::Ship { .. } => {
            Err(Failure::Usage("This command stands alone: it cannot be part of a batch.".to_owned()))
        }
    }
}

fn now(session: &mut Session, to: Option<&Path>) -> Done {
    let view = backups::now(session)?;
    let mut answer = page(&view);
    if let Some(folder) = to {
        let copy = backups::copy_newest_to(session, folder)?;
        answer.text.push_str(&format!("One more copy: {}\n", copy.display()));
        if let Some(fields) = answer.json.as_object_mut() {
            fields.insert("copy".to_owned(), copy.display().to_string().into());
        }
    }
    Ok(answer)
}

fn page(view: &BackupsView) -> Answer {
    let cell =
        |time: &Option<String>| time.clone().map_or_else(|| "not proven".to_owned(), |time| format!("proven {time}"));
    let rows: Vec<_> = view
        .backups
        .iter()
        .map(|made| {
            vec![
                made.name.clone(),
                format!("{} KiB", made.size.div_ceil(1024)),
                cell(&made.proven_at),
                made.kept_as.join(" "),
                format!("{} places", made.places.len()),
            ]
        })
        .collect();
    let mut text = table(&rows);
    for problem in &view.badge.problems {
        text.push_str(&format!("{} {}\n", problem.folder, problem.message));
    }
    Answer::new(view, text)
}

fn destinations(session: &mut Session, command: Destinations) -> Done {
    let mut folders = backups::destinations(session)?;
    let folders = match command {
        Destinations::List => folders,
        Destinations::Add { folder } => {
            folders.push(absolute(&folder)?);
            backups::set_destinations(session, &folders)?
        }
        Destinations::Remove { folder } => {
            let gone = absolute(&folder)?;
            folders.retain(|known| *known != gone);
            backups::set_destinations(session, &folders)?
        }
    };
    Ok(Answer::of(serde_json::json!({ "items": folders }), folders.join("\n")))
}

pub fn key(identity: Option<&Path>, code_file: Option<&Path>) -> Result<Key, Failure> {
    match (identity, code_file) {
        (Some(file), _) => {
            let text = std::fs::read_to_string(file).map_err(app::Error::from)?;
            Ok(Key::Identity(text.into()))
        }
        (None, Some(file)) => Ok(Key::Code(secrets::recovery_code(file)?)),
        (None, None) => Err(Failure::Usage("Give --identity or --recovery-code-file.".to_owned())),
    }
}

pub fn restore(file: &Path, to: &Path, key: Key, kit: Option<&Path>, portable: bool, global: &Global) -> Done {
    // Where a disk is not attached, the book is not put on another one.
    let above = to.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::metadata(above).map_err(app::Error::from)?;
    let passphrase = secrets::new_passphrase(None, Some(global))?;
    let around = surroundings::surroundings(surroundings::places(Some(to.to_owned())));
    let request = RestoreRequest { file, to, key, passphrase: &passphrase, portable, kit };
    let view = backups::restore(&around, &request)?;
    let mut text = format!(
        "Restored {} documents and {} files into {}.\nNot inside: {}.\n",
        view.documents,
        view.files,
        view.vault,
        view.not_inside.join("; ")
    );
    if !view.kit_groups.is_empty() {
        text.push_str("The new kit must be typed back first: counterfoil vault confirm-kit.\n");
    }
    text.push_str(&held_words(&view.held));
    Ok(Answer::new(&view, text))
}

/// Needs no key: the owner's public key stands in the vault's header.
pub fn ship(global: &Global, signer: Option<&str>, folders: &[PathBuf]) -> Done {
    let mut session = surroundings::session(global.vault.clone());
    let folders: Vec<String> = folders.iter().map(|folder| absolute(folder)).collect::<Result<_, _>>()?;
    let Some(shipped) = backups::ship(&mut session, signer, &folders)? else {
        let text = "Nothing to ship yet: unlock the book once. It seals a backup when it is locked.\n";
        return Ok(Answer::new(&serde_json::json!({ "items": [] }), text));
    };
    let rows: Vec<_> = shipped
        .iter()
        .map(|done| {
            vec![
                done.folder.clone(),
                format!("{} copied", done.copied),
                format!("{} there", done.there),
                done.problem.clone().unwrap_or_default(),
            ]
        })
        .collect();
    if shipped.iter().any(|done| done.problem.is_some()) {
        note(&table(&rows)); // a timer must notice
        return Err(app::Error::NoDestination.into());
    }
    Ok(Answer::new(&serde_json::json!({ "items": shipped }), table(&rows)))
}
