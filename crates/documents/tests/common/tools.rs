//! Other people's programs as judges: poppler, qpdf, and the PyPI package `page-validation`.
//!
//! Where one is missing, the test says so and lets the document pass; CI installs all of them
//! (`apt install poppler-utils qpdf`, `pip install 'page-validation==0.11.*'`; `PAGE_PYTHON` names the Python that has it).

use std::fs;
use std::process::{Command, Output};

/// Runs `program` on the document; None, loudly, where it is not installed.
fn judge(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> Option<Output> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    fs::write(&file, pdf).unwrap();
    match Command::new(program).args(before).arg(&file).args(after).output() {
        Ok(output) => Some(output),
        Err(error) => {
            eprintln!("NOT CHECKED: {program} could not be run ({error}); this test proves less without it");
            None
        }
    }
}

/// The text as poppler extracts it, `options` such as `-layout` first.
pub fn text_by_poppler(pdf: &[u8], options: &[&str]) -> Option<String> {
    let output = judge("pdftotext", options, pdf, &["-"])?;
    assert!(output.status.success(), "pdftotext: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// qpdf finds nothing to say about the syntax.
pub fn assert_sound(pdf: &[u8]) {
    if let Some(output) = judge("qpdf", &["--check"], pdf, &[]) {
        assert!(
            output.status.success(),
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// Every font is embedded, a subset, and says what its glyphs mean.
pub fn assert_fonts_embedded(pdf: &[u8]) {
    let Some(output) = judge("pdffonts", &[], pdf, &[]) else { return };
    let list = String::from_utf8(output.stdout).unwrap();
    let fonts: Vec<&str> = list.lines().skip(2).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        assert!(font.contains("yes yes yes"), "{font}");
    }
}

/// An independent validator calls it PDF/A-3b.
pub fn assert_archival(pdf: &[u8]) {
    const SCRIPT: &str = "import sys
try:
    import page
except ImportError:
    sys.exit(77)
report = page.validate_pdf(sys.argv[1], profile='3b')
print([(f.rule_id, f.message) for f in report.failures])
sys.exit(0 if report.is_compliant else 1)";
    let python = std::env::var("PAGE_PYTHON").unwrap_or_else(|_| "python3".into());
    let Some(output) = judge(&python, &["-c", SCRIPT], pdf, &[]) else { return };
    match output.status.code() {
        Some(0) => {}
        Some(77) => eprintln!("NOT CHECKED: {python} has no page-validation; PDF/A-3b is not proven by this run"),
        _ => panic!(
            "not PDF/A-3b: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}

/// All four.
pub fn assert_good(pdf: &[u8]) {
    assert_sound(pdf);
    assert_fonts_embedded(pdf);
    assert_archival(pdf);
}

/// The text as lopdf extracts it, which needs nothing installed: one blank between pieces.
pub fn text(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}
