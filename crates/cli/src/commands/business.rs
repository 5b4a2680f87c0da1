//! `counterfoil business`.

use super::{Done, read_json};
use crate::args::Business;
use crate::output::Answer;
use app::Session;

pub fn run(session: &mut Session, command: Business) -> Done {
    let view = match command {
        Business::Show => app::business(session)?,
        Business::Save { from } => app::save_business(session, &read_json(&from)?)?,
        Business::Logo { file } => app::save_logo(session, Some(&std::fs::read(file).map_err(app::Error::from)?))?,
    };
    let text = format!(
        "{}\n{}, {} {}, {}\nNumbers: {}",
        view.name, view.street, view.postcode, view.city, view.country, view.number_pattern
    );
    Ok(Answer::new(&view, text))
}
