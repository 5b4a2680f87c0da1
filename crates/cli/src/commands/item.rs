//! `counterfoil item`.

use super::{Done, read_json, table};
use crate::args::Item;
use crate::output::Answer;
use app::Session;
use app::items::{list, remove, save, show};
use app::views::ItemView;

pub fn run(session: &mut Session, command: Item) -> Done {
    let view = match command {
        Item::Add { from } => save(session, None, &read_json(&from)?)?,
        Item::Edit { id, from } => save(session, Some(&id), &read_json(&from)?)?,
        Item::Show { id } => show(session, &id)?,
        Item::List { text } => {
            let items = list(session, &text)?;
            let rows: Vec<_> = items.iter().map(row).collect();
            return Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)));
        }
        Item::Remove { id } => {
            remove(session, &id)?;
            return Ok(Answer::words("Moved to the trash; it can be brought back for 90 days."));
        }
    };
    Ok(Answer::new(&view, table(&[row(&view)])))
}

fn row(view: &ItemView) -> Vec<String> {
    let item = &view.item;
    let kind = if item.prices == "gross" { " with VAT" } else { "" };
    let prices: Vec<_> =
        item.amounts.iter().map(|amount| format!("{} {}{kind}", amount.price, amount.currency)).collect();
    vec![view.id[..13].to_owned(), item.number.clone(), item.name.clone(), prices.join(", ")]
}
