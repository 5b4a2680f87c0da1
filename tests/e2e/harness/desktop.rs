//! A login session of its own for one story: X display, session bus, unlocked keyring, empty home.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What a bus starts by itself.
enum Bus {
    /// What is installed.
    Usual,
    /// Nothing.
    Bare,
}

const BARE_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"#;

/// The session; everything in it ends with it.
pub struct Desktop {
    display: String,
    bus: String,
    root: tempfile::TempDir,
    services: Vec<Child>,
}

impl Desktop {
    /// Starts display, bus and keyring.
    pub fn start() -> Self {
        let desktop = Self::without_services(Bus::Usual);
        desktop.unlock_keyring();
        desktop
    }

    /// Starts display and a bus on which nothing answers and nothing is started by being asked: no keyring, until a
    /// story starts one.
    pub fn without_keyring() -> Self {
        Self::without_services(Bus::Bare)
    }

    /// The system gives the display number and the bus address: nothing is guessed, so stories run side by side.
    fn without_services(bus: Bus) -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        for folder in ["home", "run", "tmp", "home/.local/share", "usb", "nas"] {
            fs::create_dir_all(root.path().join(folder)).expect("a folder of the story");
        }
        private(&root.path().join("run"));
        let mut desktop = Self { display: String::new(), bus: String::new(), root, services: Vec::new() };
        desktop.display = format!(
            ":{}",
            desktop.serve("Xvfb", &["-displayfd", "1", "-screen", "0", "1440x1000x24", "-nolisten", "tcp"])
        );
        let address = format!("--address=unix:path={}", desktop.folder("bus").display());
        let config = match bus {
            Bus::Usual => "--session".to_owned(),
            Bus::Bare => desktop.bare_bus(),
        };
        desktop.bus =
            desktop.serve("dbus-daemon", &[&config, "--nofork", "--nopidfile", "--print-address=1", &address]);
        desktop
    }

    /// A command inside this session: nothing of the tester's own environment reaches it.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LANG", "C.UTF-8")
            .env("HOME", self.home())
            .env("TMPDIR", self.folder("tmp"))
            .env("XDG_RUNTIME_DIR", self.root.path().join("run"))
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(self.log());
        command
    }

    /// The X display, for a client of our own.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Everything that the session writes lies under here.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// The home folder.
    pub fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// Another folder of the story, such as a memory stick.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// What the programs of this session said on stderr so far.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.log_path()).unwrap_or_default()).into_owned()
    }

    fn log_path(&self) -> PathBuf {
        self.root.path().join("stderr.log")
    }

    fn log(&self) -> Stdio {
        File::options().create(true).append(true).open(self.log_path()).expect("the log of the story").into()
    }

    /// Starts a service that prints one line on stdout when it is ready, and returns that line.
    fn serve(&mut self, program: &str, arguments: &[&str]) -> String {
        let mut service = self
            .command(program)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}; `make setup` installs it"));
        let stdout = service.stdout.take().expect("stdout was piped");
        self.services.push(service);
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line).expect("the service's first line");
        assert!(!line.trim().is_empty(), "{program} ended at once:\n{}", self.said());
        line.trim().to_owned()
    }

    /// A session bus without the folders of services that it would start when they are asked.
    fn bare_bus(&self) -> String {
        let file = self.folder("bus.conf");
        fs::write(&file, BARE_BUS).expect("the bus's settings");
        format!("--config-file={}", file.display())
    }

    /// Starts the keyring, unlocked. An empty passphrase must come as a line: with an empty stdin no login keyring is
    /// made.
    pub fn unlock_keyring(&self) {
        let mut daemon = self
            .command("gnome-keyring-daemon")
            .args(["--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("gnome-keyring-daemon: {error}; `make setup` installs it"));
        daemon.stdin.take().expect("stdin was piped").write_all(b"\n").expect("a line to the keyring");
        // It goes to the background when it can be asked, and ends with the bus.
        assert!(daemon.wait().expect("the keyring starts").success(), "{}", self.said());
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for service in self.services.iter_mut().rev() {
            let _ = service.kill();
            let _ = service.wait();
        }
    }
}

fn private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).expect("a private folder");
}
