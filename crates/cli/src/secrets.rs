//! Passphrases and recovery codes: by prompt, file or file descriptor, never as an argument.

use crate::args::Global;
use crate::output::Failure;
use app::keys_in::{Passphrase, RecoveryCode};
use std::io::Read;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A passphrase file is one short line.
const LIMIT: u64 = 4096;

/// What to give where no terminal can ask for the vault's passphrase.
const PASSPHRASE: &str = "ask for the passphrase: give --passphrase-file or --passphrase-fd";

/// The vault's passphrase.
pub fn passphrase(global: &Global) -> Result<Passphrase, Failure> {
    let typed = match (&global.passphrase_file, global.passphrase_fd) {
        (Some(file), _) => first_line(file)?,
        (None, Some(fd)) => first_line(&PathBuf::from(format!("/proc/self/fd/{fd}")))?,
        (None, None) => ask("Passphrase: ", PASSPHRASE)?,
    };
    parse(&typed)
}

/// A passphrase that is being set: from a file, or asked twice.
pub fn new_passphrase(file: Option<&Path>, global: Option<&Global>) -> Result<Passphrase, Failure> {
    if let Some(file) = file {
        return parse(&first_line(file)?);
    }
    if let Some(global) = global
        && (global.passphrase_file.is_some() || global.passphrase_fd.is_some())
    {
        return passphrase(global);
    }
    let (first, again) = (ask("New passphrase: ", PASSPHRASE)?, ask("The same again: ", PASSPHRASE)?);
    if *first != *again {
        return Err(Failure::Usage("The two passphrases are not the same.".to_owned()));
    }
    parse(&first)
}

/// The words of an archive.
pub fn words(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    let instead = "ask for the passphrase of the archive: give --words-file";
    file.map_or_else(|| ask("Passphrase of the archive: ", instead), first_line)
}

/// The nine groups of a kit.
pub fn recovery_code(file: &Path) -> Result<RecoveryCode, Failure> {
    let text = first_line(file)?;
    RecoveryCode::parse(&text).map_err(|error| Failure::App(error.into()))
}

/// The first line of a small file.
pub fn first_line(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LIMIT as usize));
    let open = std::fs::File::open(file).and_then(|file| file.take(LIMIT).read_to_end(&mut bytes));
    open.map_err(|error| Failure::App(error.into()))?;
    let text =
        std::str::from_utf8(&bytes).map_err(|_| Failure::Usage("A secret in a file must be UTF-8.".to_owned()))?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// Refuses what will ask where nobody could answer, before anything is made; `instead` says what for, and what to give.
pub fn need_terminal(instead: &str) -> Result<(), Failure> {
    let terminal = std::fs::OpenOptions::new().read(true).write(true).open("/dev/tty");
    terminal.map(drop).map_err(|_| no_terminal(instead))
}

fn ask(prompt: &str, instead: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| no_terminal(instead))
}

fn no_terminal(instead: &str) -> Failure {
    Failure::Usage(format!("No terminal to {instead}."))
}

fn parse(typed: &str) -> Result<Passphrase, Failure> {
    Passphrase::new(typed).map_err(|error| Failure::App(error.into()))
}
