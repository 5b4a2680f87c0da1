//! From a parsed command line to a verb: unlock for what the command needs, run it, end cleanly.

use crate::args::{
    Archive, Audit, Backup, Business, Cli, Command, Destinations, Global, History, Import, Invoice, Job, Payment,
    Reminder, Series, Template, Trash, Vault,
};
use crate::commands::{self, Done};
use crate::output::{self, Answer, Failure};
use crate::{demo, secrets, surroundings};
use app::Session;
use app::keys_in::Passphrase;
use clap::CommandFactory;

/// Runs one command line.
pub fn run(cli: Cli) -> Done {
    let Cli { global, command } = cli;
    match command {
        Command::Completions { shell } => Ok(completions(shell)),
        Command::Man => man(),
        Command::Demo { dir } => demo::demo(&dir),
        Command::Einvoice(command) => commands::einvoice::run(&command, &global),
        Command::Archive(Archive::Open { file, out, words_file }) => {
            commands::archive::open(&file, &out, words_file.as_deref())
        }
        Command::Archive(Archive::Verify { file, words_file }) => {
            commands::archive::verify(&file, words_file.as_deref())
        }
        Command::Vault(command) => vault(command, &global),
        Command::Backup(Backup::Restore { file, to, identity, recovery_code_file, recovery_kit, portable }) => {
            let key = commands::backup::key(identity.as_deref(), recovery_code_file.as_deref())?;
            commands::backup::restore(&file, &to, key, recovery_kit.as_deref(), portable, &global)
        }
        Command::Backup(Backup::Ship { signer, folders }) => {
            commands::backup::ship(&global, signer.as_deref(), &folders)
        }
        Command::Import(Import::Json { file, to, recovery_kit, recovery_code_out, portable }) => {
            let papers = (recovery_kit.as_deref(), recovery_code_out.as_deref());
            commands::export::import(&file, &to, papers, portable, &global)
        }
        Command::Batch { file } => with_session(&global, true, |session| commands::batch::batch(session, &file)),
        command @ (Command::Business(_)
        | Command::Item(_)
        | Command::Schedule(_)
        | Command::Customer(_)
        | Command::Invoice(_)
        | Command::Payment(_)
        | Command::Reminder(_)
        | Command::Import(_)
        | Command::Export(_)
        | Command::Note(_)
        | Command::Attachment(_)
        | Command::Series(_)
        | Command::Template(_)
        | Command::History(_)
        | Command::Trash(_)
        | Command::Undo
        | Command::Quote(_)
        | Command::Job(_)
        | Command::Search { .. }
        | Command::Report(_)
        | Command::Backup(_)
        | Command::Archive(_)
        | Command::Audit(_)) => with_session(&global, writes(&command), |session| dispatch(session, command)),
    }
}

fn vault(command: Vault, global: &Global) -> Done {
    match command {
        Vault::Create { dir, business, recovery_kit, recovery_code_out, portable, backup_folders } => {
            let plan =
                commands::vault::Plan { business: &business, kit: &recovery_kit, portable, folders: &backup_folders };
            commands::vault::create(dir, &plan, recovery_code_out.as_deref(), global)
        }
        Vault::Status { unlock } => commands::vault::status(global, unlock),
        Vault::Recover { recovery_code_file, new_passphrase_file, portable } => {
            commands::vault::recover(global, &recovery_code_file, new_passphrase_file.as_deref(), portable)
        }
        Vault::RecoveryIdentity { recovery_code_file, out } => {
            commands::vault::recovery_identity(&recovery_code_file, &out)
        }
        Vault::Passphrase { new_passphrase_file } => with_passphrase(global, true, |session, typed| {
            commands::vault::passphrase(session, typed, new_passphrase_file.as_deref())
        }),
        Vault::ConfirmKit { recovery_code_file } => {
            with_session(global, true, |session| commands::vault::confirm_kit(session, recovery_code_file.as_deref()))
        }
        Vault::AcceptRollback => with_passphrase(global, true, commands::vault::accept_rollback),
    }
}

/// Unlocks, runs, and ends the session: what has waited long enough is sealed, the keys are dropped.
fn with_session(global: &Global, writes: bool, act: impl FnOnce(&mut Session) -> Done) -> Done {
    let mut session = surroundings::session(global.vault.clone());
    if session.places().vault.exists() {
        return with_passphrase(global, writes, |session, _| act(session));
    }
    let answer = act(&mut session);
    end(session, answer, global)
}

/// The same for an act that cannot be undone: the core is shown the passphrase again.
fn with_passphrase(global: &Global, writes: bool, act: impl FnOnce(&mut Session, &Passphrase) -> Done) -> Done {
    let mut session = surroundings::session(global.vault.clone());
    let typed = secrets::passphrase(global)?;
    if writes {
        app::unlock(&mut session, &typed)?;
    } else {
        app::unlock_for_reading(&mut session, &typed)?;
    }
    let answer = act(&mut session, &typed);
    end(session, answer, global)
}

fn end(mut session: Session, answer: Done, global: &Global) -> Done {
    let ended = app::end_command(&mut session);
    let answer = answer?;
    if let Err(error) = ended {
        // What was asked for is done and says so; the exit code is about what could not be sealed afterwards.
        output::answer(&answer, global.json);
        return Err(error.into());
    }
    Ok(answer)
}

/// Whether a command needs the vault's lock.
pub fn writes(command: &Command) -> bool {
    match command {
        Command::Search { .. } | Command::Report(_) | Command::Audit(Audit::Log { .. } | Audit::Verify) => false,
        Command::Item(command) => command.writes(),
        Command::Schedule(command) => command.writes(),
        Command::Business(command) => !matches!(command, Business::Show),
        Command::Customer(command) => command.writes(),
        Command::Invoice(command) => {
            matches!(
                command,
                Invoice::Draft { .. }
                    | Invoice::Duplicate { .. }
                    | Invoice::Convert { .. }
                    | Invoice::Issue { .. }
                    | Invoice::Pay(_)
                    | Invoice::WriteOff(_)
                    | Invoice::UseCredit { .. }
                    | Invoice::KeepCredit { .. }
                    | Invoice::Credit { .. }
                    | Invoice::Refund { .. }
                    | Invoice::Delete { .. }
            )
        }
        Command::Quote(_) => true,
        Command::Job(command) => !matches!(command, Job::Show { .. }),
        Command::Payment(command) => {
            !matches!(command, Payment::Check { .. } | Payment::List { .. } | Payment::Show { .. })
        }
        Command::Reminder(command) => {
            matches!(command, Reminder::Write { .. } | Reminder::Terms { from: Some(_) })
        }
        Command::Import(command) => command.writes(),
        Command::Note(command) => command.writes(),
        Command::Attachment(command) => command.writes(),
        Command::Series(command) => matches!(command, Series::Release { .. }),
        Command::Template(command) => !matches!(command, Template::List),
        Command::History(command) => matches!(command, History::Restore { .. }),
        Command::Trash(command) => !matches!(command, Trash::List),
        Command::Undo => true,
        Command::Backup(command) => {
            !matches!(command, Backup::List | Backup::Verify { .. } | Backup::Destinations(Destinations::List))
        }
        Command::Vault(_)
        | Command::Archive(_)
        | Command::Export(_)
        | Command::Batch { .. }
        | Command::Demo { .. }
        | Command::Einvoice(_)
        | Command::Completions { .. }
        | Command::Man => true,
    }
}

/// Runs a command on an open session; a batch comes here line by line.
pub fn dispatch(session: &mut Session, command: Command) -> Done {
    match command {
        Command::Business(command) => commands::business::run(session, command),
        Command::Item(command) => commands::item::run(session, command),
        Command::Schedule(command) => commands::schedule::run(session, command),
        Command::Customer(command) => commands::customer::run(session, command),
        Command::Invoice(command) => commands::invoice::run(session, command),
        Command::Quote(command) => commands::job::quote(session, command),
        Command::Job(command) => commands::job::job(session, command),
        Command::Payment(command) => commands::payment::run(session, command),
        Command::Reminder(command) => commands::reminder::run(session, command),
        Command::Import(command) => commands::import::run(session, &command),
        Command::Export(command) => commands::export::run(session, &command),
        Command::Note(command) => commands::note::run(session, command),
        Command::Attachment(command) => commands::note::attachment(session, command),
        Command::Series(command) => commands::series::run(session, command),
        Command::Template(command) => commands::template::run(session, command),
        Command::History(command) => commands::history::run(session, command),
        Command::Trash(command) => commands::history::trash(session, command),
        Command::Undo => commands::history::undo(session),
        Command::Search { text } => commands::search::search(session, &text),
        Command::Report(command) => commands::report::run(session, command),
        Command::Backup(command) => commands::backup::run(session, command),
        Command::Archive(command) => commands::archive::run(session, command),
        Command::Audit(command) => commands::audit::run(session, &command),
        Command::Vault(_)
        | Command::Batch { .. }
        | Command::Demo { .. }
        | Command::Einvoice(_)
        | Command::Completions { .. }
        | Command::Man => Err(Failure::Usage("This command stands alone: it cannot be part of a batch.".to_owned())),
    }
}

fn completions(shell: clap_complete::Shell) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "counterfoil", &mut script);
    Answer::words(String::from_utf8_lossy(&script))
}

fn man() -> Done {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(app::Error::from)?;
    Ok(Answer::words(String::from_utf8_lossy(&page)))
}
