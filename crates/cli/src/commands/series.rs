//! `counterfoil series` and `search`: small lists.

use super::{Done, table};
use crate::args::Series;
use crate::output::Answer;
use app::views::SeriesView;
use app::{Session, series};

pub fn run(session: &mut Session, command: Series) -> Done {
    let items = match command {
        Series::List => series::list(session)?,
        Series::Release { name, last } => series::release(session, &name, &last)?,
    };
    let rows: Vec<_> = items.iter().map(row).collect();
    Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)))
}

fn row(view: &SeriesView) -> Vec<String> {
    let state = if view.held { "held: confirm its last number" } else { "" };
    let last = view.last_known.clone().unwrap_or_else(|| "none yet".to_owned());
    vec![
        view.name.clone(),
        view.pattern.clone(),
        format!("last {last}"),
        format!("next {}", view.next_number),
        state.to_owned(),
    ]
}

pub fn search(session: &mut Session, text: &str) -> Done {
    let items = app::search(session, text, 0)?;
    let about = |hit: &app::HitView| hit.owner_title.clone().unwrap_or_default();
    let rows: Vec<_> =
        items.iter().map(|hit| vec![hit.kind.clone(), hit.title.clone(), about(hit), hit.id.clone()]).collect();
    Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)))
}
