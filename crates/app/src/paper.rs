//! From the book to paper: what a document and a kit need to be drawn.

use crate::views::{DraftInput, Fault};
use crate::{Error, Result};
use billing::{Draft, IssuedInvoice, TypeCode};
use chain::{ChainCode, Hash};
use chrono::NaiveDate;
use documents::{InvoiceExtras, Language, Parties, RecoveryKit, Warning};
use vault::RecoveryCode;
use zeroize::Zeroizing;

use crate::invoices::Reading;

/// The PDF of a document that is being issued; its bytes depend on nothing else.
pub(crate) fn issued(
    invoice: &IssuedInvoice,
    id: &str,
    series: &str,
    link: &Hash,
    logo: Option<&[u8]>,
) -> Result<Vec<u8>> {
    let extras = InvoiceExtras {
        language: language(&invoice.customer().language),
        logo,
        chain_code: Some(ChainCode::of(link).to_string()),
        link_hex: Some(link.to_string()),
        document_id: Some(id.to_owned()),
        series: Some(series.to_owned()),
    };
    let drawn = documents::invoice_pdf(invoice, &extras)?;
    // An invoice with squares for letters is not what anybody meant to issue: the number is given back.
    let faults: Vec<Fault> = drawn.warnings.iter().filter_map(unprintable).collect();
    if faults.is_empty() { Ok(drawn.pdf) } else { Err(Error::Faults(faults)) }
}

fn unprintable(warning: &Warning) -> Option<Fault> {
    let Warning::NoFaceHas { character } = warning else { return None };
    Some(Fault {
        path: String::new(),
        code: "no-face-has".to_owned(),
        message: format!(
            "The character {character} cannot be printed yet: write it in Latin, Greek or Cyrillic letters."
        ),
    })
}

/// The PDF of a reminder that is being written.
pub(crate) fn reminder(
    seller: &billing::Seller,
    invoice: &IssuedInvoice,
    reminder: &billing::Reminder,
    logo: Option<&[u8]>,
) -> Result<Vec<u8>> {
    let paper = documents::ReminderPaper {
        seller,
        customer: invoice.customer(),
        number: invoice.number(),
        issue_date: invoice.issue_date(),
        due_date: invoice.due_date(),
        reminder,
    };
    letter(documents::reminder_pdf(&paper, &extras(&invoice.customer().language, logo))?)
}

/// The PDF of a receipt that is being written.
pub(crate) fn receipt(paper: &documents::ReceiptPaper<'_>, logo: Option<&[u8]>) -> Result<Vec<u8>> {
    letter(documents::receipt_pdf(paper, &extras(&paper.customer.language, logo))?)
}

/// The PDF of a report, in a language or that of the seller's country.
pub(crate) fn report(paper: &documents::ReportPaper<'_>, logo: Option<&[u8]>, tag: &str) -> Result<Vec<u8>> {
    let own = if matches!(paper.seller.country.as_str(), "DE" | "AT" | "CH" | "LI") { "de" } else { "en" };
    // A name with a letter that no face has is in the book already: the report is drawn all the same.
    Ok(documents::report_pdf(paper, &extras(if tag.is_empty() { own } else { tag }, logo))?.pdf)
}

fn extras<'l>(tag: &str, logo: Option<&'l [u8]>) -> InvoiceExtras<'l> {
    InvoiceExtras { language: language(tag), logo, ..InvoiceExtras::default() }
}

fn letter(drawn: documents::Rendered) -> Result<Vec<u8>> {
    let faults: Vec<Fault> = drawn.warnings.iter().filter_map(unprintable).collect();
    if faults.is_empty() { Ok(drawn.pdf) } else { Err(Error::Faults(faults)) }
}

/// What a line of a credit note is called that stands for a sum, in the language of the document.
pub(crate) fn credit_line(number: &str, tag: &str) -> Result<String> {
    Ok(documents::credit_line(number, language(tag))?)
}

/// What a line of a deposit or partial invoice is called, in the language of the document.
pub(crate) fn portion_line(kind: TypeCode, quote: Option<&IssuedInvoice>, tag: &str) -> Result<String> {
    Ok(documents::portion_line(kind, quote, language(tag))?)
}

/// What a line is called that deducts such an invoice, in the language of the document.
pub(crate) fn deduction_line(part: &IssuedInvoice, tag: &str) -> Result<String> {
    Ok(documents::deduction_line(part, language(tag))?)
}

/// The PDF of a draft, marked as one.
pub(crate) fn draft(reading: &Reading, input: &DraftInput, date: NaiveDate, logo: Option<&[u8]>) -> Result<Vec<u8>> {
    let draft: &Draft = &reading.draft;
    let customer = reading.customer.as_ref().map(|(_, customer)| customer);
    let typed = billing::Customer { name: input.customer.clone(), ..billing::Customer::default() };
    // A name that is no customer yet stands on the preview as typed.
    let customer = customer.or((!typed.name.is_empty()).then_some(&typed));
    let extras = InvoiceExtras {
        language: customer.map(|who| language(&who.language)).unwrap_or_default(),
        logo,
        ..InvoiceExtras::default()
    };
    let parties = Parties { seller: &reading.profile.seller, customer };
    Ok(documents::draft_pdf(draft, &draft.totals()?, parties, date, &extras)?.pdf)
}

/// The recovery kit: the only place where the code is ever written.
pub(crate) fn kit(
    code: &RecoveryCode,
    vault_name: &str,
    vault_id: &str,
    date: NaiveDate,
) -> Result<Zeroizing<Vec<u8>>> {
    let groups = code.groups();
    let identity = code.age_identity()?;
    let kit = RecoveryKit {
        groups: std::array::from_fn(|group| groups[group].as_str()),
        age_identity: &identity,
        vault_name,
        vault_id: vault_id.get(..8).unwrap_or(vault_id),
        date,
        language: Language::default(),
    };
    Ok(documents::recovery_kit(&kit)?)
}

/// The document language nearest to a BCP 47 tag; the default where there is none.
fn language(tag: &str) -> Language {
    Language::from_tag(tag)
}
