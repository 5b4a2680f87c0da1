//! `counterfoil note` and `counterfoil attachment`.

use super::{Done, none, table};
use crate::args::{Attachment, Note};
use crate::output::{Answer, Failure};
use app::Session;
use app::notes_and_files::{attachments, notes};
use app::views::{AttachmentView, NoteView};
use serde_json::json;
use std::io::Read;
use std::path::Path;

/// More bytes than the longest note has.
const NOTE_BYTES_MAX: u64 = 1 << 16;

pub fn run(session: &mut Session, command: Note) -> Done {
    let (view, state) = match command {
        Note::List { of } => {
            let items = notes::list(session, &of)?;
            let words = items.iter().map(words).collect::<Vec<_>>().join("\n\n");
            return Ok(Answer::new(&json!({ "items": items }), none(words, "No notes.")));
        }
        Note::Add { of, text, from } => (notes::add(session, &of, &typed(text, from.as_deref())?)?, "kept"),
        Note::Edit { id, text, from } => (notes::edit(session, &id, &typed(text, from.as_deref())?)?, "kept"),
        Note::Remove { id } => (notes::remove(session, &id)?, "removed"),
    };
    answer(&view, state, words(&view))
}

pub fn attachment(session: &mut Session, command: Attachment) -> Done {
    let (view, state) = match command {
        Attachment::List { of } => {
            let items = attachments::list(session, &of)?;
            let rows: Vec<_> = items.iter().map(row).collect();
            return Ok(Answer::new(&json!({ "items": items }), none(table(&rows), "No files.")));
        }
        Attachment::Save { id, out } => {
            let path = attachments::save(session, &id, &out)?.display().to_string();
            let text = format!("Written to {path}");
            return Ok(Answer::of(json!({ "id": id, "path": path }), text));
        }
        Attachment::Add { of, file } => (attachments::add(session, &of, &file)?, "kept"),
        Attachment::Remove { id } => (attachments::remove(session, &id)?, "removed"),
    };
    answer(&view, state, table(&[row(&view)]))
}

/// What is kept, and what went to the trash, say so to scripts and people alike.
fn answer(view: &impl serde::Serialize, state: &str, words: String) -> Done {
    let mut json = serde_json::to_value(view).unwrap_or_default();
    json["state"] = state.into();
    let text = if state == "removed" {
        format!("{}\nMoved to the trash; it can be brought back for 90 days.", words.trim_end())
    } else {
        words
    };
    Ok(Answer::of(json, text))
}

fn typed(text: Option<String>, from: Option<&Path>) -> Result<String, Failure> {
    let Some(from) = from else { return Ok(text.unwrap_or_default()) };
    let mut read = String::new();
    let done = if from == Path::new("-") {
        std::io::stdin().take(NOTE_BYTES_MAX).read_to_string(&mut read)
    } else {
        std::fs::File::open(from).and_then(|file| file.take(NOTE_BYTES_MAX).read_to_string(&mut read))
    };
    done.map_err(|error| Failure::App(error.into()))?;
    Ok(read)
}

fn words(note: &NoteView) -> String {
    let changed = if note.changed_at.is_some() { ", changed since" } else { "" };
    format!("{}  {} by {}{changed}\n{}", short(&note.id), note.written_at, note.written_by, note.text)
}

fn row(file: &AttachmentView) -> Vec<String> {
    vec![short(&file.id), file.name.clone(), size(file.size), file.added_at.clone(), file.added_by.clone()]
}

fn short(id: &str) -> String {
    id.get(..13).unwrap_or(id).to_owned()
}

/// Bytes for people, in the units of disks.
fn size(bytes: u32) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
