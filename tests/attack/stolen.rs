//! The vault's folder on another computer with the right passphrase: useless. With the kit: open.

use crate::support::{Home, KeyringSession, report, sized};
use std::ffi::OsStr;
use std::fs;

#[test]
fn a_stolen_folder_needs_the_kit() {
    let rounds = sized(1, 20);
    let home = Home::empty();
    let keyring = KeyringSession::start(&home);
    let (vault, business) = (home.vault(), home.input("business.json"));
    let create: [&OsStr; 9] = [
        "vault".as_ref(),
        "create".as_ref(),
        vault.as_ref(),
        "--business".as_ref(),
        business.as_ref(),
        "--recovery-kit".as_ref(),
        "kit.pdf".as_ref(),
        "--recovery-code-out".as_ref(),
        "code.txt".as_ref(),
    ];
    keyring.run(&home, &create).done();
    keyring
        .run(&home, &["customer".as_ref(), "add".as_ref(), "--from".as_ref(), home.input("customer.json").as_os_str()])
        .done();
    let (mut refused, mut opened) = (0, 0);
    for round in 0..rounds {
        let thief = Home::empty();
        let other = KeyringSession::start(&thief);
        acceptance::copy_folder(&vault, &thief.vault()).unwrap();
        let before = fs::read(thief.vault().join("book.db")).unwrap();
        for command in [&["customer", "list"][..], &["audit", "verify"], &["backup", "now"]] {
            let ran = other.run(&thief, command);
            assert_eq!(ran.code, Some(3), "round {round}: {} {}", ran.answer, ran.said);
            let error = ran.error();
            assert!(error["help"].as_str().is_some_and(|help| help.contains("recovery kit")), "{error}");
            refused += 1;
        }
        assert_eq!(fs::read(thief.vault().join("book.db")).unwrap(), before, "no empty book was made over it");
        let code = home.path("code.txt");
        other
            .run(&thief, &["vault".as_ref(), "recover".as_ref(), "--recovery-code-file".as_ref(), code.as_os_str()])
            .done();
        let listed = other.run(&thief, &["customer", "list"]).done();
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
        opened += 1;
    }
    report(
        "stolen",
        &format!(
            "{rounds} other computers with the right passphrase: {refused} of {refused} tries refused with exit 3 and the kit named; {opened} of {rounds} opened with the kit"
        ),
    );
}
