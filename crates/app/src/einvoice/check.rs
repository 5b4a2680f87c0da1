//! Check an e-invoice: valid or not, and by which rules.

use super::bytes;
use crate::views::{BrokenRuleView, CheckedView};
use crate::{Error, Result};
use billing::Severity;
use std::path::Path;

/// Holds an e-invoice to its rules. A file that cannot be read as one is invalid too, and the finding says why.
///
/// # Errors
/// Only where the file itself cannot be read.
pub fn check(file: &Path) -> Result<CheckedView> {
    let read = bytes(file).and_then(|bytes| Ok(documents::einvoice::read(&bytes)?));
    let (findings, unreadable) = match read {
        Ok(document) => (document.check().iter().map(BrokenRuleView::from).collect(), None),
        Err(Error::EInvoice(error)) => (vec![BrokenRuleView::from(error)], Some(error)),
        Err(error) => return Err(error),
    };
    let verdict = if fatal(&findings) > 0 { "invalid" } else { "valid" };
    Ok(CheckedView { file: file.display().to_string(), verdict: verdict.to_owned(), findings, unreadable })
}

impl CheckedView {
    /// What the verdict means for an exit code: nothing for a valid document.
    ///
    /// # Errors
    /// [`Error::EInvoice`] where the file could not be read, [`Error::EInvoiceInvalid`] where it breaks a rule.
    pub fn judged(&self) -> Result<()> {
        match (self.unreadable, fatal(&self.findings)) {
            (Some(error), _) => Err(Error::EInvoice(error)),
            (None, 0) => Ok(()),
            (None, rules) => Err(Error::EInvoiceInvalid { rules }),
        }
    }
}

/// How many count against the document.
fn fatal(findings: &[BrokenRuleView]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Fatal.name()).count()
}
