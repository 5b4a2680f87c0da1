//! `counterfoil export`, and the way back in.

use super::Done;
use super::series::held_words;
use crate::args::{Export, Global};
use crate::output::{Answer, Bar};
use crate::{secrets, stop, surroundings};
use app::Session;
use app::json::{self, JsonImportRequest};
use app::views::RestoreProgressView;
use std::path::{Path, PathBuf};

pub fn run(session: &mut Session, command: &Export) -> Done {
    let Export::Json { out } = command;
    let cancel = stop::on_interrupt()?;
    let mut bar = Bar::new();
    let exported = json::export(session, out, &mut |percent| bar.show(percent, "of the book"), &cancel);
    bar.clear();
    let view = exported?;
    let text = format!(
        "Wrote the whole book, {} rows, to {}.\nIt is NOT encrypted: whoever has this file reads every name, amount and document in it.\nSHA-256: {}",
        view.rows, view.path, view.sha256
    );
    Ok(Answer::new(&view, text))
}

/// Needs no vault: it makes one.
pub fn import(file: &Path, to: &Path, papers: (Option<&Path>, Option<&Path>), portable: bool, global: &Global) -> Done {
    // Where a disk is not attached, the book is not put on another one.
    let above = to.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::metadata(above).map_err(app::Error::from)?;
    let kit = papers.0.map_or_else(|| kit_beside(to), Path::to_owned);
    let passphrase = secrets::new_passphrase(None, Some(global))?;
    let around = surroundings::surroundings(surroundings::places(Some(to.to_owned())));
    let request = JsonImportRequest { file, to, passphrase: &passphrase, portable, kit: &kit, code: papers.1 };
    let mut bar = Bar::new();
    let mut watch = |progress: RestoreProgressView| bar.show(progress.percent.unwrap_or(100), "of the file");
    let imported = json::import(&around, &request, &mut watch);
    bar.clear();
    let view = imported?;
    let mut text = format!(
        "Made {} of the export: {} rows, {} documents, {} files, {} entries of the audit log, all as their signatures say.\nNew recovery kit: {}. Type two of its groups back first: counterfoil vault confirm-kit.\n",
        view.vault, view.rows, view.documents, view.files, view.entries, view.kit
    );
    text.push_str(&held_words(&view.held));
    text.push_str("It is the newest state of its book: on this computer, the book that was exported opens for reading only now.\n");
    Ok(Answer::new(&view, text))
}

fn kit_beside(vault: &Path) -> PathBuf {
    let name = vault.file_stem().unwrap_or_default().to_string_lossy();
    vault.with_file_name(format!("{name} recovery kit.pdf"))
}
