//! `counterfoil series`, `search` and `report`: small lists.

use super::{Done, table};
use crate::args::{Report, Series};
use crate::output::Answer;
use app::views::SeriesView;
use app::{Session, reports, series};

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
    let rows: Vec<_> = items.iter().map(|hit| vec![hit.kind.clone(), hit.title.clone(), hit.id.clone()]).collect();
    Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)))
}

pub fn report(session: &mut Session, report: &Report) -> Done {
    match report {
        Report::Revenue => {
            let items = reports::revenue(session)?;
            let cells = |row: &reports::RevenueView| {
                vec![row.month.clone(), row.net.clone(), row.vat.clone(), row.gross.clone(), row.currency.clone()]
            };
            let rows: Vec<_> = items.iter().map(cells).collect();
            Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)))
        }
        Report::Gaps => {
            let mut items = Vec::new();
            for view in series::list(session)? {
                items.extend(view.gaps.into_iter().map(
                    |(number, reason)| serde_json::json!({ "series": view.name, "number": number, "reason": reason }),
                ));
            }
            let text = if items.is_empty() {
                "No number is missing.".to_owned()
            } else {
                items.iter().map(|gap| format!("{gap}\n")).collect()
            };
            Ok(Answer { json: serde_json::json!({ "items": items }), text })
        }
    }
}
