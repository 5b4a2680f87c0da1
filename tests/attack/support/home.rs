//! One home folder: a vault, its state, two disks for backups. It can be kept and put back as it was.

use super::{Batch, Ran, program};
use acceptance::copy_folder;
use app::keys_in::{KdfPolicy, MemoryKeyring, Passphrase};
use app::views::CreateRequest;
use app::{Places, Session, Surroundings, SystemClock};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The passphrase of every vault here.
pub const PASSPHRASE: &str = acceptance::PASSPHRASE;

/// A home folder; gone when dropped.
pub struct Home {
    root: tempfile::TempDir,
}

impl Home {
    /// With the files that commands read, and no vault.
    pub fn empty() -> Self {
        let home = Self { root: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir_all(home.path("")).unwrap();
        let write = |name: &str, value: Value| fs::write(home.input(name), value.to_string()).unwrap();
        write("business.json", serde_json::to_value(acceptance::studio_vogt()).unwrap());
        write("customer.json", serde_json::to_value(acceptance::kunsthalle()).unwrap());
        write(
            "draft.json",
            json!({ "customer": "Kunsthalle Bremen", "lines": [{ "name": "Design", "quantity": "3", "unit": "HUR",
                "price": "100.00", "vat": { "category": "S", "rate": "19" } }] }),
        );
        fs::write(home.input("passphrase"), PASSPHRASE).unwrap();
        home
    }

    /// With a portable vault (no keyring to be started), its kit proven, one customer. The slot costs the least that
    /// the program ever writes, so that hundreds of unlocks are affordable.
    pub fn with_book() -> Self {
        let home = Self::empty();
        let mut session = Session::new(Surroundings {
            places: Places {
                vault: home.vault(),
                current: None,
                state: home.path("state/counterfoil"),
                documents: home.path("Documents"),
            },
            clock: Box::new(SystemClock),
            keyring: Box::new(MemoryKeyring::new()),
            kdf: Some(KdfPolicy::FLOOR),
            migrations: app::MIGRATIONS,
            program: "an attack".to_owned(),
            wait: Box::new(|| false),
        });
        let request = CreateRequest {
            business: acceptance::studio_vogt(),
            portable: true,
            kit_path: home.path("kit.pdf").display().to_string(),
            backup_folders: ["disk-1", "disk-2"].map(|disk| home.path(disk).display().to_string()).into(),
        };
        let passphrase = Passphrase::new(PASSPHRASE).unwrap();
        app::create_with_code_file(&mut session, &passphrase, &request, &home.path("code.txt")).unwrap();
        app::customers::save(&mut session, None, &acceptance::kunsthalle()).unwrap();
        app::quit(&mut session).unwrap();
        home
    }

    /// Where the commands' input lies; never written by the program.
    pub fn input(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Everything that the program may write lies under here.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join("home").join(name)
    }

    /// The vault.
    pub fn vault(&self) -> PathBuf {
        self.path("studio.counterfoil")
    }

    /// The program with this home and nothing of the tester's environment.
    pub fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        self.under(Command::new(program()), arguments)
    }

    /// The same under another program, such as strace; `arguments` come last.
    pub fn under(&self, mut command: Command, arguments: &[impl AsRef<OsStr>]) -> Command {
        command
            .arg("--json")
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.path(""))
            .env("TMPDIR", self.path("tmp"))
            .env("XDG_STATE_HOME", self.path("state"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("COUNTERFOIL_VAULT", self.vault())
            .env("COUNTERFOIL_PASSPHRASE_FILE", self.input("passphrase"))
            .current_dir(self.path(""))
            .stdin(Stdio::null());
        command
    }

    /// Runs one command to its end.
    pub fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Ran {
        Ran::of(&self.command(arguments).output().expect("counterfoil starts"))
    }

    /// Lines of one batch, all of which must succeed; their answers.
    pub fn all(&self, lines: &[&str]) -> Vec<Value> {
        let mut batch = Batch::start(self);
        let answers = lines.iter().map(|line| batch.ask(line)).collect::<Vec<_>>();
        assert_eq!(batch.end(), Some(0));
        for (line, answer) in lines.iter().zip(&answers) {
            assert_eq!(answer["exit"], 0, "{line}: {answer}");
        }
        answers.into_iter().map(|mut answer| answer["answer"].take()).collect()
    }

    /// Saves a draft; its id.
    pub fn draft(&self) -> String {
        let draft = self.draft_line();
        self.all(&[&draft])[0]["id"].as_str().expect("an id").to_owned()
    }

    /// The batch line that saves a draft.
    pub fn draft_line(&self) -> String {
        format!("invoice draft --from {}", self.input("draft.json").display())
    }

    /// Drafts and issues `count` invoices in one batch.
    pub fn issue(&self, count: usize) {
        let mut batch = Batch::start(self);
        for _ in 0..count {
            batch.issue(&self.draft_line());
        }
        assert_eq!(batch.end(), Some(0));
    }

    /// A copy of the whole home, to be put back.
    pub fn keep(&self) -> tempfile::TempDir {
        let kept = tempfile::tempdir_in(self.root.path()).unwrap();
        copy_folder(&self.path(""), kept.path()).unwrap();
        kept
    }

    /// The home as it was kept.
    pub fn put_back(&self, kept: &tempfile::TempDir) {
        let gone = tempfile::tempdir_in(self.root.path()).unwrap();
        fs::rename(self.path(""), gone.path().join("home")).unwrap();
        copy_folder(kept.path(), &self.path("")).unwrap();
    }

    /// All sealed backups in a folder, oldest first.
    pub fn backups(&self, folder: &str) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> =
            fs::read_dir(self.path(folder)).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        found.retain(|path| path.to_string_lossy().ends_with(".tar.zst.age"));
        found.sort();
        found
    }
}

/// Every file under a folder with its bytes, by path.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(tree(&entry.path()));
        } else {
            found.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    found
}
