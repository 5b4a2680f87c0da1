//! `counterfoil history`, `counterfoil trash` and `counterfoil undo`.

use super::{Done, table};
use crate::args::{History, Trash};
use crate::output::Answer;
use app::Session;
use app::history::{self, Reach, trash};
use app::views::{ChangeView, DiffView, HistoryView, TrashItemView, VersionView};

pub fn run(session: &mut Session, command: History) -> Done {
    match command {
        History::List { object } => listed(&history::list(session, &object)?),
        History::Show { object, number } => {
            let view = history::show(session, &object, number)?;
            let details =
                view.details.as_ref().map(|details| serde_json::to_string_pretty(details).unwrap_or_default());
            let text = format!("{}\n{}", row(&view.version).join("  "), details.unwrap_or_default());
            Ok(Answer::new(&view, text))
        }
        History::Diff { object, number, from } => {
            let newest = history::list(session, &object)?.versions.first().map_or(0, |version| version.number);
            let to = number.unwrap_or(newest);
            let view = history::difference(session, &object, from.unwrap_or(to.saturating_sub(1)), to)?;
            Ok(Answer::new(&view, diff_words(&view)))
        }
        History::Restore { object, number } => listed(&history::restore(session, &object, number)?),
    }
}

pub fn trash(session: &mut Session, command: Trash) -> Done {
    let left = match command {
        Trash::List => trash::list(session)?,
        Trash::Restore { id } => trash::restore(session, &id)?,
        Trash::Empty { id, .. } => trash::empty(session, id.as_deref())?,
    };
    let rows: Vec<_> = left.iter().map(trash_row).collect();
    let text = if rows.is_empty() { "The trash is empty.".to_owned() } else { table(&rows) };
    Ok(Answer::new(&serde_json::json!({ "items": left }), text))
}

pub fn undo(session: &mut Session) -> Done {
    let view = history::undo(session, Reach::Ever)?;
    let text = format!("Undone: {} of {}", view.act, if view.title.is_empty() { &view.object } else { &view.title });
    Ok(Answer::new(&view, text))
}

fn listed(view: &HistoryView) -> Done {
    let rows: Vec<_> = view.versions.iter().map(row).collect();
    Ok(Answer::new(view, format!("{}\n{}", view.title, table(&rows))))
}

fn row(version: &VersionView) -> Vec<String> {
    let act = if version.undo { format!("{} (undo)", version.act) } else { version.act.clone() };
    let changes = if version.gone { "gone".to_owned() } else { format!("{} changes", version.changes) };
    vec![version.number.to_string(), version.at.clone(), version.user.clone(), act, changes]
}

fn diff_words(view: &DiffView) -> String {
    let said = |change: &ChangeView| match (change.before.is_empty(), change.after.is_empty()) {
        (true, _) => format!("+ {}: {}", change.path, change.after),
        (_, true) => format!("- {}: {}", change.path, change.before),
        _ => format!("~ {}: {} > {}", change.path, change.before, change.after),
    };
    let lines: Vec<_> = view.changes.iter().map(said).collect();
    format!("{} > {}\n{}", view.from, view.to, lines.join("\n"))
}

fn trash_row(item: &TrashItemView) -> Vec<String> {
    let id = item.object.split_once('/').map_or(item.object.as_str(), |(_, id)| id);
    let id = id.get(..13).unwrap_or(id).to_owned();
    vec![id, item.kind.clone(), item.title.clone(), item.about.clone(), format!("{} days left", item.days_left)]
}
