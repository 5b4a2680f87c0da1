//! The way out is open: `age`, `zstd`, `tar`, `sha256sum` and `minisign` as Debian ships them restore a backup.

use std::path::Path;
use std::process::{Command, Output};

use backup::DatabaseTo;

use crate::support::*;

fn have(tool: &str, version: &str) -> bool {
    Command::new(tool).arg(version).output().is_ok_and(|out| out.status.success())
}

fn shell(folder: &Path, script: &str) -> Output {
    Command::new("bash").args(["-euo", "pipefail", "-c", script]).current_dir(folder).output().unwrap()
}

fn good(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_kit_and_four_tools_restore_it() {
    if !(have("age", "--version") && have("zstd", "--version") && have("tar", "--version")) {
        return; // `make test` installs them; the frozen vectors cover machines without
    }
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    let database = database(500_000);
    let (bytes, sealed) = seal_with(&database, &[vec![9; 100_000], b"<xml/>".to_vec()]);
    std::fs::write(folder.join("book.tar.zst.age"), &bytes).unwrap();
    std::fs::write(folder.join("KEY.txt"), KEYS.kit.secret_text().as_bytes()).unwrap();

    let listed = good(shell(folder, "age -d -i KEY.txt book.tar.zst.age | zstd -d | tar -tv"));
    assert_eq!(listed.lines().count(), 6);
    assert!(listed.lines().all(|line| line.starts_with("-rw------- 0/0")), "{listed}");
    good(shell(folder, "mkdir out && age -d -i KEY.txt book.tar.zst.age | zstd -d | tar -f - -x -C out"));
    assert_eq!(std::fs::read(folder.join("out/vault.sqlite")).unwrap(), database);

    for member in &sealed.manifest.members {
        let sum = good(shell(folder, &format!("sha256sum out/{}", member.path)));
        assert!(sum.starts_with(&member.sha256.to_string()));
    }
    let format = std::fs::read_to_string(folder.join("out/FORMAT.txt")).unwrap();
    assert!(format.contains("age -d -i KEY.txt FILE | zstd -d | tar -f - -x"));
    if have("minisign", "-v") {
        let command = format.lines().find(|line| line.contains("minisign -Vm")).unwrap();
        let said = good(shell(&folder.join("out"), command));
        assert!(said.contains(&format!("counterfoil backup 12 of {VAULT}")), "{said}");
    }
}

#[test]
fn what_stock_age_and_zstd_repack_we_open() {
    if !(have("age", "--version") && have("zstd", "--version")) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    std::fs::write(folder.join("book.age"), seal_small().0).unwrap();
    std::fs::write(folder.join("KEY.txt"), KEYS.book.secret_text().as_bytes()).unwrap();
    let recipient = KEYS.book.recipient();
    let script = format!("age -d -i KEY.txt book.age | zstd -d | zstd -19 | age -r {recipient} > again.age");
    good(shell(folder, &script));
    let again = std::fs::read(folder.join("again.age")).unwrap();
    let mut sink = DatabaseTo::new(Vec::new());
    backup::verify(&again[..], &KEYS.book, &[], &expect(), &mut sink).unwrap();
    assert_eq!(sink.into_inner(), database(3000));
}
