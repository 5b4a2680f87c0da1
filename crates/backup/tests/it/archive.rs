//! Passphrase containers: made at one strength, read within bounds.

use backup::{Error, archive_open, archive_seal};

use crate::support::*;

const PASSPHRASE: &str = "six words that nobody would guess";
const LIMIT: u64 = 1 << 20;

fn opened(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    archive_open(passphrase, bytes, &mut out, LIMIT).map(|_| out)
}

fn with_work(work: u8) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(PASSPHRASE.to_owned().into());
    recipient.set_work_factor(work);
    let container = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = container.wrap_output(Vec::new()).unwrap();
    std::io::Write::write_all(&mut out, b"content").unwrap();
    out.finish().unwrap()
}

#[test]
fn it_opens_with_its_passphrase_and_no_other_and_notices_damage() {
    let content = database(100_000);
    let mut bytes = Vec::new();
    archive_seal(PASSPHRASE, &content[..], &mut bytes).unwrap();
    let header = String::from_utf8_lossy(&bytes[..120]).into_owned();
    assert!(header.lines().nth(1).unwrap().ends_with(" 18"), "{header}");
    assert_eq!(opened(PASSPHRASE, &bytes).unwrap(), content);
    assert!(matches!(opened("another", &bytes), Err(Error::NotForThisIdentity)));
    assert!(matches!(archive_open(PASSPHRASE, &bytes[..], std::io::sink(), 99_999), Err(Error::TooLarge { .. })));
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert!(matches!(opened(PASSPHRASE, &bytes), Err(Error::Damaged { .. })));
}

#[test]
fn too_little_and_too_much_work_are_refused_before_any_is_done() {
    let bytes = with_work(15);
    assert_eq!(opened(PASSPHRASE, &bytes).unwrap(), b"content");
    assert!(matches!(opened(PASSPHRASE, &with_work(14)), Err(Error::WorkFactor { found: 14 })));
    let text = String::from_utf8_lossy(&bytes[..80]).into_owned();
    let line = text.lines().nth(1).unwrap().to_owned();
    for work in [21, 30, 63, 255, 4_000_000_000_u64] {
        let heavier = line.strip_suffix("15").unwrap().to_owned() + &work.to_string();
        let at = bytes.windows(line.len()).position(|w| w == line.as_bytes()).unwrap();
        let changed = [&bytes[..at], heavier.as_bytes(), &bytes[at + line.len()..]].concat();
        assert!(matches!(opened(PASSPHRASE, &changed), Err(Error::WorkFactor { .. })), "{work}");
    }
}

#[test]
fn a_backup_is_no_archive_and_the_other_way_round() {
    assert!(matches!(opened(PASSPHRASE, &seal_small().0), Err(Error::NotForThisIdentity)));
    assert!(matches!(open_with(&with_work(15), &expect()), Err(Error::NotForThisIdentity)));
    assert!(matches!(opened(PASSPHRASE, b"<!doctype html>"), Err(Error::NotABackup)));
}
