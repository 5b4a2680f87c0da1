//! `counterfoil quote` and `counterfoil job`: what was offered, answered, asked for piece by piece, and is left.

use super::{Done, invoice, table};
use crate::args::{Job, Quote, Said, Share};
use crate::output::{Answer, Failure};
use app::views::{AnswerInput, JobView, PortionInput};
use app::{Session, invoices};

pub fn quote(session: &mut Session, command: Quote) -> Done {
    match command {
        Quote::Accept(said) => answer(session, "accepted", said),
        Quote::Decline(said) => answer(session, "declined", said),
        Quote::ToInvoice { id } => {
            invoice::one(&invoices::follow(session, &id, "380".parse().map_err(app::Error::from)?)?)
        }
    }
}

fn answer(session: &mut Session, answer: &str, said: Said) -> Done {
    let input = AnswerInput { answer: answer.to_owned(), date: said.date, by: said.by, note: said.note };
    invoice::one(&invoices::answer(session, &said.id, &input)?)
}

pub fn job(session: &mut Session, command: Job) -> Done {
    match command {
        Job::Show { id } => {
            let view = invoices::show(session, &id)?;
            let job = view.job.ok_or_else(|| Failure::Usage("This document belongs to no job.".to_owned()))?;
            Ok(Answer::new(&job, words(&job)))
        }
        Job::Deposit(share) => portion(session, "386", share),
        Job::Partial(share) => portion(session, "326", share),
        Job::Deduct { id } => invoice::one(&invoices::deduct(session, &id)?),
    }
}

fn portion(session: &mut Session, type_code: &str, share: Share) -> Done {
    let input = PortionInput {
        type_code: type_code.to_owned(),
        percent: share.percent.unwrap_or_default(),
        amount: share.amount.unwrap_or_default(),
    };
    invoice::one(&invoices::portion(session, &share.id, &input)?)
}

fn words(job: &JobView) -> String {
    let rows: Vec<_> = job
        .papers
        .iter()
        .map(|paper| {
            vec![
                paper.number.clone().unwrap_or_else(|| paper.id[..13].to_owned()),
                invoice::kind(&paper.type_code).to_owned(),
                invoice::state(paper.state).to_owned(),
                format!("{} {}", paper.gross, job.currency),
            ]
        })
        .collect();
    format!(
        "{}Whole {}  Asked for {}  Left {}  To deduct {} {}",
        table(&rows),
        job.whole,
        job.asked,
        job.left,
        job.to_deduct,
        job.currency
    )
}
