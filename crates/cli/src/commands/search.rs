//! `counterfoil search`: what was found, what it belongs to, and the id that other commands take.

use super::{Done, none, table};
use crate::output::Answer;
use app::Session;

pub fn search(session: &mut Session, text: &str) -> Done {
    let items = app::search(session, text, 0)?;
    let about = |hit: &app::HitView| hit.owner_title.clone().unwrap_or_default();
    let rows: Vec<_> =
        items.iter().map(|hit| vec![hit.kind.clone(), hit.title.clone(), about(hit), hit.id.clone()]).collect();
    Ok(Answer::new(&serde_json::json!({ "items": items }), none(table(&rows), "Nothing was found.")))
}
