//! `counterfoil series`: where each stands, and which wait for their last number.

use super::{Done, table};
use crate::args::Series;
use crate::output::Answer;
use app::backups::HeldView;
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

/// What to do with the series that wait after a restore or an import, a line each.
pub fn held_words(held: &[HeldView]) -> String {
    let line = |held: &HeldView| {
        let name = &held.series;
        format!(
            "Series {name} is held: counterfoil series release {name} --last NUMBER, with the last number that left the house.\n"
        )
    };
    held.iter().map(line).collect()
}
