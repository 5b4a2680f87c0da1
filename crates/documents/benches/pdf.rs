//! Drawing one invoice and many, beside the one step that no writer of the same PDF is spared: deflating its streams.
#![allow(clippy::print_stdout, clippy::float_arithmetic, reason = "a bench prints, and its figures are not money")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a program, no library; parties shared with the tests")]

#[allow(dead_code, reason = "shared with the tests, which use all of it")]
#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../../../tests/benches/paired/mod.rs"]
mod paired;

use billing::IssuedInvoice;
use documents::{InvoiceExtras, Language, Rendered, invoice_pdf};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::Document;
use paired::{Outcome, Section, measure, sized};
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["one", "draw"] => draw(&common::invoice(), &common::logo()).map(|drawn| drop(black_box(drawn))),
        ["one", "deflate", folder] => deflate(&read_streams(Path::new(folder))?),
        _ => run(),
    }
}

fn run() -> Outcome<()> {
    let mut section = Section::new("PDF");
    let drawn = draw(&common::invoice(), &common::logo())?;
    let streams = streams_of(&drawn.pdf)?;
    one(&mut section, &streams)?;
    many(&mut section, &streams)?;
    let plain: usize = streams.iter().map(Vec::len).sum();
    section.note(format!(
        "An invoice of six lines at two rates, with logo, payment code and embedded fonts: {} bytes, {} page, {} streams \
         of {plain} bytes before deflate. The floor deflates those streams again, at the same level, and writes no PDF.",
        drawn.pdf.len(),
        drawn.pages,
        streams.len()
    ));
    section.finish()
}

/// Whole processes, as a command line starts them.
fn one(section: &mut Section, streams: &[Vec<u8>]) -> Outcome<()> {
    let times = sized(5, 50);
    let folder = tempfile::tempdir()?;
    for (at, stream) in streams.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{at:03}")), stream)?;
    }
    let program = std::env::current_exe()?;
    let started = |arguments: &[&str]| {
        measure(|| {
            for _ in 0..times {
                let status = Command::new(&program).args(arguments).status()?;
                assert!(status.success());
            }
            Ok(())
        })
    };
    let folder = folder.path().display().to_string();
    section.row(
        "one invoice, a process each",
        times,
        &mut [
            ("ours", &mut || started(&["one", "draw"])),
            ("deflate alone", &mut || started(&["one", "deflate", &folder])),
        ],
    )
}

fn many(section: &mut Section, streams: &[Vec<u8>]) -> Outcome<()> {
    let times = sized(20, 500);
    let logo = common::logo();
    let issue = |n| common::issue(common::draft(), &format!("R-2026-{n:04}"), &common::customer());
    let invoices: Vec<IssuedInvoice> = (1..=times).map(issue).collect();
    let mut ours = || {
        measure(|| {
            for invoice in &invoices {
                black_box(draw(invoice, &logo)?);
            }
            Ok(())
        })
    };
    let mut floor = || measure(|| (0..times).try_for_each(|_| deflate(streams)));
    section.row(&format!("a batch of {times}, each"), times, &mut [("ours", &mut ours), ("deflate alone", &mut floor)])
}

fn draw(invoice: &IssuedInvoice, logo: &[u8]) -> Outcome<Rendered> {
    Ok(invoice_pdf(invoice, &InvoiceExtras { logo: Some(logo), ..common::extras(Language::German) })?)
}

/// Level 6, as the documents are written.
fn deflate(streams: &[Vec<u8>]) -> Outcome<()> {
    for stream in streams {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(stream)?;
        black_box(encoder.finish()?);
    }
    Ok(())
}

/// What the deflated streams of a PDF hold.
fn streams_of(pdf: &[u8]) -> Outcome<Vec<Vec<u8>>> {
    let document = Document::load_mem(pdf)?;
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok()?.decompressed_content().ok());
    Ok(streams.collect())
}

fn read_streams(folder: &Path) -> Outcome<Vec<Vec<u8>>> {
    let entries =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>()?;
    Ok(entries.iter().map(std::fs::read).collect::<std::io::Result<_>>()?)
}
