//! A small file system of its own, where the machine lets us mount one: to be full, or to refuse writing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A mounted tmpfs; unmounted when dropped.
pub struct Mount(PathBuf);

impl Mount {
    /// So many MiB at a folder; none where this user may not mount.
    pub fn tmpfs(at: &Path, mebibytes: usize) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let size = format!("size={mebibytes}m,mode=0700");
        run("mount", &["-t", "tmpfs", "-o", &size, "tmpfs", &at.display().to_string()]).then(|| Self(at.to_owned()))
    }

    /// Writing is refused from now on, or allowed again.
    pub fn set_read_only(&self, refused: bool) {
        let how = if refused { "remount,ro" } else { "remount,rw" };
        assert!(run("mount", &["-o", how, &self.0.display().to_string()]), "remount");
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        run("umount", &["-l", &self.0.display().to_string()]);
    }
}

fn run(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
