//! `counterfoil template`.

use super::{Done, table};
use crate::args::Template;
use crate::output::Answer;
use app::views::TemplateView;
use app::{Session, templates};

pub fn run(session: &mut Session, command: Template) -> Done {
    let view = match command {
        Template::List => {
            let items = templates::list(session)?;
            let rows: Vec<_> = items.iter().map(row).collect();
            return Ok(Answer::new(&serde_json::json!({ "items": items }), table(&rows)));
        }
        Template::New { template } => {
            let draft = templates::begin(session, &template)?;
            let text = format!("Draft {}", draft.id);
            return Ok(Answer::new(&draft, text));
        }
        Template::Delete { template } => {
            templates::delete(session, &template)?;
            return Ok(Answer::words("Moved to the trash; it can be brought back for 90 days."));
        }
        Template::Save { name, from } => templates::save(session, &name, &from)?,
        Template::Rename { template, name } => templates::rename(session, &template, &name)?,
    };
    Ok(Answer::new(&view, table(&[row(&view)])))
}

fn row(view: &TemplateView) -> Vec<String> {
    vec![view.id[..13].to_owned(), view.name.clone(), view.customer.clone(), view.draft.description.clone()]
}
