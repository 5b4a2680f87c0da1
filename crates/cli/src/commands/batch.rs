//! `counterfoil batch`: many commands, one unlock. Each line is a command, as words or as a JSON array of words; each
//! comes back as one JSON line with its answer or its error, its exit code and `elapsed_us`.

use super::Done;
use crate::args::Cli;
use crate::output::{Answer, Failure, line};
use crate::run::dispatch;
use app::{ExitCode, Session};
use clap::Parser;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::time::Instant;

pub fn batch(session: &mut Session, file: &Path) -> Done {
    let input: Box<dyn Read> = if file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(file).map_err(app::Error::from)?)
    };
    let (mut done, mut failed) = (0u32, 0u32);
    for text in BufReader::new(input).lines() {
        let text = text.map_err(app::Error::from)?;
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let start = Instant::now();
        let answer = one(session, &text);
        let elapsed = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        let said = match &answer {
            Ok(answer) => json!({ "exit": ExitCode::Done as u8, "elapsed_us": elapsed, "answer": answer.json }),
            Err(failure) => {
                json!({ "exit": failure.exit_code() as u8, "elapsed_us": elapsed, "error": failure.view() })
            }
        };
        if answer.is_ok() {
            done += 1
        } else {
            failed += 1
        }
        line(&said.to_string());
    }
    let answer = Answer::of(json!({ "done": done, "failed": failed }), format!("{done} done, {failed} failed"));
    Ok(Answer { exit: if failed == 0 { ExitCode::Done } else { ExitCode::Failed }, ..answer })
}

fn one(session: &mut Session, text: &str) -> Done {
    let words = words(text)?;
    let cli = Cli::try_parse_from(std::iter::once("counterfoil".to_owned()).chain(words))
        .map_err(|error| Failure::Usage(error.to_string().lines().next().unwrap_or_default().to_owned()))?;
    dispatch(session, cli.command)
}

fn words(text: &str) -> Result<Vec<String>, Failure> {
    if text.trim_start().starts_with('[') {
        return match serde_json::from_str::<Value>(text) {
            Ok(Value::Array(words)) => words
                .into_iter()
                .map(|word| {
                    word.as_str()
                        .map(str::to_owned)
                        .ok_or_else(|| Failure::Usage("A batch line is an array of strings.".to_owned()))
                })
                .collect(),
            _ => Err(Failure::Usage("A batch line that begins with [ must be a JSON array.".to_owned())),
        };
    }
    shlex::split(text).ok_or_else(|| Failure::Usage("A quotation mark is not closed.".to_owned()))
}
