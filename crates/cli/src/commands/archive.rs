//! `counterfoil archive`.

use super::Done;
use crate::args::{Archive, Form};
use crate::output::{Answer, Failure, note};
use crate::secrets;
use app::archive::OpenedView;
use app::views::ArchiveRequest;
use app::{Session, archive};
use std::path::Path;

pub fn run(session: &mut Session, command: Archive) -> Done {
    let Archive::Export { from, to, form, out, words_file, words_out } = command else {
        return Err(Failure::Usage("This command stands alone: it cannot be part of a batch.".to_owned()));
    };
    let form = match form {
        Form::Html => "html",
        Form::Age => "age",
    };
    let words = match &words_file {
        Some(file) => secrets::first_line(file)?,
        None => archive::generate_words()?,
    };
    let request = ArchiveRequest { from, to, form: form.to_owned(), path: out.display().to_string() };
    let view = archive::export(session, &words, &request)?;
    match &words_out {
        Some(file) => app::write_words(file, &words)?,
        None if words_file.is_none() => note(&format!(
            "Passphrase, shown once; tell it by phone, not in the same mail:\n\n    {}\n",
            words.as_str()
        )),
        None => {}
    }
    let text =
        format!("Wrote {} with {} documents.\nSHA-256 for the cover sheet: {}", view.path, view.documents, view.sha256);
    Ok(Answer::new(&view, text))
}

pub fn open(file: &Path, out: &Path, words_file: Option<&Path>) -> Done {
    let view = archive::open(file, &secrets::words(words_file)?, out)?;
    Ok(Answer::new(&view, format!("{}\nIts files are in {}.", words(&view), out.display())))
}

pub fn verify(file: &Path, words_file: Option<&Path>) -> Done {
    let view = archive::verify(file, &secrets::words(words_file)?)?;
    Ok(Answer::new(&view, words(&view)))
}

fn words(view: &OpenedView) -> String {
    let page = match view.page_genuine {
        Some(true) => "The page around it is one of ours.\n",
        Some(false) => "The page around it is NOT one of ours: trust these files, not what that page shows.\n",
        None => "",
    };
    format!(
        "{}: {} documents of {} to {}, every file as its manifest says.\n{page}Signed by {}: compare it with the key that you know.",
        view.business, view.documents, view.from, view.to, view.signer
    )
}
