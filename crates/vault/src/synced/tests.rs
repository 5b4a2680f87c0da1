//! Which folders are warned of.

use super::*;
use std::fs;

#[test]
fn a_mark_anywhere_above_is_seen() {
    let cases = [
        (".dropbox.cache", Some("Dropbox")),
        (".nextcloudsync.log", Some("Nextcloud")),
        (".sync_0123456789ab.db", Some("Nextcloud")),
        ("._sync_0123456789ab.db", Some("Nextcloud")),
        (".stfolder", Some("Syncthing")),
        (".owncloudsync.log", Some("ownCloud")),
        (".sync_notes.txt", None),
        ("dropbox.txt", None),
    ];
    for (mark, expected) in cases {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(mark), "").unwrap();
        let dir = root.path().join("a/b");
        fs::create_dir_all(&dir).unwrap();
        for vault in [dir.clone(), dir.join("new.counterfoil"), dir.join("x/y/new.counterfoil")] {
            let by = synced_by_name(&vault);
            assert_eq!(by, expected, "{mark} for {}", vault.display());
        }
    }
}

#[test]
fn a_folder_that_a_sync_program_named_is_seen_even_before_it_exists() {
    let root = tempfile::tempdir().unwrap();
    for (name, expected) in [
        ("Dropbox", Some("Dropbox")),
        ("OneDrive - Ada", Some("OneDrive")),
        ("Mobile Documents", Some("iCloud Drive")),
        ("Documents", None),
    ] {
        assert_eq!(synced_by_name(&root.path().join(name).join("my.counterfoil")), expected, "{name}");
    }
}

fn synced_by_name(dir: &Path) -> Option<&'static str> {
    match synced_place(dir) {
        Some(SyncedPlace::Synced { by, .. }) => Some(by),
        Some(SyncedPlace::Network { .. }) | None => None,
    }
}

#[test]
fn a_network_file_system_is_seen_in_the_mount_table() {
    let table = "\
22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:30 / /home/ada/nas rw - nfs4 nas:/ada rw
31 22 0:31 / /home/ada/my\\040cloud rw - fuse.rclone remote: rw
32 22 0:32 / /media/stick rw - fuseblk /dev/sdb1 rw
33 30 0:33 / /home/ada/nas/local rw - ext4 /dev/sdc1 rw
34 22 0:34 / /mnt rw - ext4 /dev/sdd1 rw
35 22 0:35 / /mnt rw - cifs //office/share rw
broken line
";
    let cases = [
        ("/home/ada", None),
        ("/home/ada/nas", Some("nfs4")),
        ("/home/ada/nas/deep/er", Some("nfs4")),
        ("/home/ada/nastier", None),
        ("/home/ada/nas/local/vault", None),
        ("/home/ada/my cloud/vault", Some("fuse.rclone")),
        ("/media/stick/vault", None),
        ("/mnt/vault", Some("cifs")),
    ];
    for (dir, expected) in cases {
        let found = network_in(Path::new(dir), table);
        let expected = expected.map(|file_system| SyncedPlace::Network { file_system: file_system.into() });
        assert_eq!(found, expected, "{dir}");
    }
}

#[test]
fn the_warning_says_what_to_do() {
    let places = [
        SyncedPlace::Synced { by: "Dropbox", root: PathBuf::from("/home/ada/Dropbox") },
        SyncedPlace::Network { file_system: "nfs4".into() },
    ];
    for place in places {
        assert!(place.reason().contains("Keep the vault on this computer"));
    }
}
