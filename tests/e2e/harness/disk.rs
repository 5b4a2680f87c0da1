//! A small disk of its own under folders of a story: to be full, or to refuse writing.

use super::Desktop;
use super::mount::Mount;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const FILLER: &str = "something-that-is-not-ours";

/// The disk; taken away when dropped.
pub struct Disk {
    mount: Mount,
    at: PathBuf,
}

impl Disk {
    /// So many MiB at a folder. None where this user may not mount, which is said aloud: the story did not run.
    #[allow(clippy::print_stdout)] // what did not run must not look as if it had passed
    pub fn at(folder: &Path, mebibytes: usize) -> Option<Self> {
        let mount = Mount::tmpfs(folder, mebibytes);
        if mount.is_none() {
            println!("NOT CHECKED: this user may not mount a tmpfs; run as root");
        }
        mount.map(|mount| Self { mount, at: folder.to_owned() })
    }

    /// One disk under the vault and under what is kept of it outside (anchors, sealed backups).
    pub fn under_the_book(desktop: &Desktop, mebibytes: usize) -> Option<Self> {
        let disk = Self::at(&desktop.folder("disk"), mebibytes)?;
        for (here, there) in [(".local/share/counterfoil", "share"), (".local/state/counterfoil", "state")] {
            let (here, there) = (desktop.home().join(here), disk.at.join(there));
            fs::create_dir_all(&there).expect("a folder on the disk");
            fs::create_dir_all(here.parent().expect("a folder above")).expect("the folder above");
            std::os::unix::fs::symlink(there, here).expect("a link to the disk");
        }
        Some(disk)
    }

    /// Writes until nothing more goes onto it.
    pub fn fill(&self) {
        let mut file = File::options().create(true).append(true).open(self.at.join(FILLER)).expect("a file");
        for size in [64 * 1024, 512, 1] {
            let block = vec![0; size];
            let full =
                std::iter::repeat_with(|| file.write_all(&block)).find_map(Result::err).expect("no endless disk");
            assert_eq!(full.kind(), ErrorKind::StorageFull, "{full}");
        }
    }

    /// Makes room again.
    pub fn make_room(&self) {
        fs::remove_file(self.at.join(FILLER)).expect("the filler goes");
    }

    /// Refuses writing from now on, or takes it again.
    pub fn set_read_only(&self, refused: bool) {
        self.mount.set_read_only(refused);
    }
}
