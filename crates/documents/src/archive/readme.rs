//! The words for people in front of the files.

use super::Contents;

/// `00_README_en.txt`: CR LF, so that every editor shows lines.
pub(super) fn readme(contents: &Contents) -> Vec<u8> {
    include_str!("readme_en.txt")
        .replace("{business}", &one_line(&contents.business))
        .replace("{from}", &contents.from.to_string())
        .replace("{to}", &contents.to.to_string())
        .replace("{documents}", &contents.invoices.len().to_string())
        .replace('\n', "\r\n")
        .into_bytes()
}

/// A name cannot add lines to the words around it.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
