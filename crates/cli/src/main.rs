//! `counterfoil`: the verbs for a terminal, a timer, a script.

mod args;
mod commands;
mod demo;
mod output;
mod run;
mod secrets;
mod stop;
mod surroundings;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Err(error) = app::forbid_dumps() {
        output::note(&format!("Core dumps could not be forbidden ({error}); the work goes on."));
    }
    let cli = args::Cli::parse();
    let json = cli.global.json;
    match run::run(cli) {
        Ok(answer) => output::answer(&answer, json),
        Err(failure) => output::failure(&failure, json),
    }
}
