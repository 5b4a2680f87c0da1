//! Tells whether a folder is synced or on a network: two computers writing one book there would damage it.

use std::path::{Path, PathBuf};

/// Why a folder is no good place for a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncedPlace {
    /// A program copies this folder to other computers.
    Synced {
        /// Its name.
        by: &'static str,
        /// The folder where its mark was found.
        root: PathBuf,
    },
    /// A file system of another computer.
    Network {
        /// Its type as the kernel names it: `nfs4`, `cifs`, `fuse.sshfs`.
        file_system: String,
    },
}

impl SyncedPlace {
    /// One sentence for the warning at creation.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Synced { by, .. } => format!(
                "This folder is synced by {by}: a book that changes on two computers at once is damaged there. Keep the vault on this computer and sync its sealed backups."
            ),
            Self::Network { file_system } => format!(
                "This folder is on another computer ({file_system}), where locks are not dependable. Keep the vault on this computer and send its sealed backups there."
            ),
        }
    }
}

/// Files and folders that a sync program leaves at its root.
const MARKERS: [(&str, &str); 9] = [
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_journal.db", "Nextcloud"),
    (".stfolder", "Syncthing"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.driveupload", "Google Drive"),
    (".SeafileFileProvider", "Seafile"),
];
/// Beginnings of file names at a sync root, where the rest is random.
const MARKER_BEGINNINGS: [(&str, &str); 2] = [("._sync_", "Nextcloud"), (".sync_", "Nextcloud")];
/// Names that a folder on the way has when a sync program made it.
const FOLDER_BEGINNINGS: [(&str, &str); 5] = [
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("Mobile Documents", "iCloud Drive"),
    ("com~apple~CloudDocs", "iCloud Drive"),
    ("Google Drive", "Google Drive"),
];
/// File systems of other computers. `fuse.` ones are listed one by one, since NTFS disks are FUSE too.
const NETWORK: [&str; 20] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "ncpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.s3fs",
    "fuse.glusterfs",
    "fuse.ceph",
    "fuse.gvfsd-fuse",
    "fuse.google-drive-ocamlfuse",
];

/// Why `dir` should not hold a vault, if anything speaks against it. The folder itself need not exist yet.
#[must_use]
pub fn synced_place(dir: &Path) -> Option<SyncedPlace> {
    let dir = std::path::absolute(dir).ok()?;
    let (existing, missing) = dir.ancestors().find_map(|ancestor| {
        let existing = ancestor.canonicalize().ok()?;
        Some((existing, dir.strip_prefix(ancestor).ok()?))
    })?;
    synced_by(&existing.join(missing)).or_else(|| network(&existing))
}

fn synced_by(dir: &Path) -> Option<SyncedPlace> {
    dir.ancestors().find_map(|folder| {
        let by = by_name(folder).or_else(|| by_marker(folder))?;
        Some(SyncedPlace::Synced { by, root: folder.to_owned() })
    })
}

fn by_name(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_str()?;
    FOLDER_BEGINNINGS.iter().find(|(beginning, _)| name.starts_with(beginning)).map(|&(_, by)| by)
}

fn by_marker(folder: &Path) -> Option<&'static str> {
    let exact = MARKERS.iter().find(|(marker, _)| folder.join(marker).symlink_metadata().is_ok());
    if let Some(&(_, by)) = exact {
        return Some(by);
    }
    folder.read_dir().ok()?.flatten().find_map(|entry| {
        let name = entry.file_name();
        let name = name.to_str()?;
        let marked = Path::new(name).extension().is_some_and(|end| end == "db" || end == "db-wal");
        let found = MARKER_BEGINNINGS.iter().find(|(beginning, _)| marked && name.starts_with(beginning));
        found.map(|&(_, by)| by)
    })
}

#[cfg(target_os = "linux")]
fn network(dir: &Path) -> Option<SyncedPlace> {
    let table = std::fs::read("/proc/self/mountinfo").ok()?;
    network_in(dir, &String::from_utf8_lossy(&table))
}

/// Elsewhere only the sync programs are looked for.
#[cfg(not(target_os = "linux"))]
fn network(_dir: &Path) -> Option<SyncedPlace> {
    None
}

/// Looks the folder up in a table as proc(5) describes `/proc/PID/mountinfo`; the last mount on the longest path counts.
#[cfg(any(target_os = "linux", test))]
fn network_in(dir: &Path, mountinfo: &str) -> Option<SyncedPlace> {
    let mounts = mountinfo.lines().filter_map(|line| {
        let (left, right) = line.split_once(" - ")?;
        let point = PathBuf::from(unescape(left.split(' ').nth(4)?));
        let file_system = right.split(' ').next()?;
        dir.starts_with(&point).then(|| (point.components().count(), file_system))
    });
    // max_by_key keeps the last of equals: a later mount covers an earlier one.
    let (_, file_system) = mounts.max_by_key(|&(depth, _)| depth)?;
    NETWORK.contains(&file_system).then(|| SyncedPlace::Network { file_system: file_system.to_owned() })
}

/// Space, tab, newline and backslash stand as three octal digits.
#[cfg(any(target_os = "linux", test))]
fn unescape(field: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(field.to_owned(), |text, (code, plain)| text.replace(code, plain))
}

#[cfg(test)]
mod tests;
