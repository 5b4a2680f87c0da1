//! `counterfoil audit`.

use super::{Done, table};
use crate::args::Audit;
use crate::output::{Answer, note};
use app::{Session, audit};

pub fn run(session: &mut Session, command: &Audit) -> Done {
    match command {
        Audit::Log { first, limit } => {
            let entries = audit::log(session, *first, *limit)?;
            let rows: Vec<_> = entries
                .iter()
                .map(|entry| {
                    vec![entry.seq.to_string(), entry.time.to_rfc3339(), entry.kind.to_string(), entry.object.clone()]
                })
                .collect();
            Ok(Answer::new(&serde_json::json!({ "items": entries }), table(&rows)))
        }
        Audit::Verify => {
            let view = audit::verify(session)?;
            for finding in &view.findings {
                note(&format!("{}  {}", finding.code, finding.object));
            }
            if !view.ok {
                return Err(app::Error::NotAsLeft { findings: view.findings.len() }.into());
            }
            let text = format!(
                "As it was left: {} entries, {} documents, {} files; anchors say {}.",
                view.entries, view.documents, view.files, view.freshness
            );
            Ok(Answer::new(&view, text))
        }
    }
}
