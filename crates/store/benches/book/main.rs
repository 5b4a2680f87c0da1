//! Opening, listing and issuing beside SQLite and SQLCipher doing the same durable steps.
#![allow(clippy::print_stdout, clippy::float_arithmetic, reason = "a bench prints, and its figures are not money")]
#![allow(missing_docs, reason = "a program, no library")]

mod floor;
mod scene;

#[path = "../../../../tests/benches/paired/mod.rs"]
#[allow(dead_code, reason = "shared by benches that each use some of it")]
mod paired;

use floor::Floor;
use paired::{Outcome, Section, measure, sized};
use scene::{Scene, today};
use store::table::list::{self, Filter};
use store::table::sums;
use store::{Access, Book};

fn main() -> Outcome<()> {
    measured(sized(200, 10_000), "The book on disk")?;
    if paired::full() { measured(100_000, "The book on disk, with 100,000 documents") } else { Ok(()) }
}

fn measured(documents: usize, title: &str) -> Outcome<()> {
    let scene = Scene::filled(documents)?;
    let plain = scene.plain_copy()?;
    let cipher = scene.cipher_copy()?;
    let mut section = Section::new(title);
    opening(&mut section, &scene, &plain, &cipher)?;
    listing(&mut section, &scene, &plain, &cipher)?;
    issuing(&mut section, &scene, &plain, &cipher)?;
    section.note(format!(
        "A book of {} issued documents, keys at hand (Argon2id apart). SQLite and SQLCipher are one library, without and \
         with a raw key, on copies of the same book: WAL, synchronous=FULL, foreign keys off, no audit log to check. Their \
         issue writes the same rows, bytes and search words, one file with fsync and a small file with fdatasync; ours \
         adds freezing the document, hashes, signature, sealing, rename, folder fsync and the kept sums, which the floor lacks: it \
         adds up all documents where ours reads them. Drawing the PDF is not in it.",
        scene.documents
    ));
    section.finish()
}

fn opening(section: &mut Section, scene: &Scene, plain: &Floor, cipher: &Floor) -> Outcome<()> {
    let times = sized(20, 200);
    let mut ours = || {
        measure(|| {
            for _ in 0..times {
                let book = scene.open(Access::ReadOnly)?;
                assert_eq!(fifty(&book)?, 50);
            }
            Ok(())
        })
    };
    let opened = |floor: &Floor| {
        measure(|| {
            for _ in 0..times {
                assert_eq!(floor.open()?.fifty()?, 50);
            }
            Ok(())
        })
    };
    section.row(
        "open, first 50 rows",
        times,
        &mut [("ours", &mut ours), ("SQLite", &mut || opened(plain)), ("SQLCipher", &mut || opened(cipher))],
    )
}

fn listing(section: &mut Section, scene: &Scene, plain: &Floor, cipher: &Floor) -> Outcome<()> {
    let book = scene.open(Access::ReadOnly)?;
    let (plain, cipher) = (plain.open()?, cipher.open()?);
    let times = sized(100, 2000);
    let repeat = |read: &dyn Fn() -> Outcome<usize>| {
        measure(|| {
            for _ in 0..times {
                assert_eq!(read()?, 50);
            }
            Ok(())
        })
    };
    section.row(
        "list 50",
        times,
        &mut [
            ("ours", &mut || repeat(&|| fifty(&book))),
            ("SQLite", &mut || repeat(&|| plain.fifty())),
            ("SQLCipher", &mut || repeat(&|| cipher.fifty())),
        ],
    )?;
    let times = sized(5, 20);
    let added_up = |read: &dyn Fn() -> Outcome<i64>| {
        measure(|| {
            for _ in 0..times {
                assert_eq!(read()?, scene.gross);
            }
            Ok(())
        })
    };
    section.row(
        "sums over all documents",
        times,
        &mut [
            ("ours", &mut || added_up(&|| Ok(sums::of_everything(&book)?[0].gross))),
            ("SQLite", &mut || added_up(&|| plain.gross())),
            ("SQLCipher", &mut || added_up(&|| cipher.gross())),
        ],
    )
}

fn issuing(section: &mut Section, scene: &Scene, plain: &Floor, cipher: &Floor) -> Outcome<()> {
    let times = sized(20, 500);
    let mut book = scene.open(Access::ReadWrite)?;
    let (mut plain, mut cipher) = (plain.open()?, cipher.open()?);
    let mut ours = || {
        let drafts = scene.save_drafts(&mut book, times)?;
        measure(|| drafts.iter().try_for_each(|id| scene.issue(&mut book, *id)))
    };
    let issued = |floor: &mut floor::Connected| {
        let drafts = floor.save_drafts(times)?;
        measure(|| drafts.iter().try_for_each(|draft| floor.issue(draft)))
    };
    section.row(
        "issue, durable",
        times,
        &mut [("ours", &mut ours), ("SQLite", &mut || issued(&mut plain)), ("SQLCipher", &mut || issued(&mut cipher))],
    )
}

fn fifty(book: &Book) -> Outcome<usize> {
    Ok(list::window(book, &Filter::default(), today(), None, 50)?.len())
}
