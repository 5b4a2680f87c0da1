//! Writes the TypeScript twins of the views; `make bindings` runs it and a test holds the committed files against it.

use crate::views;
use std::path::Path;
use ts_rs::{Config, ExportError, TS};

/// Exports every view that IPC speaks into `dir`, one file a type.
pub fn write(dir: &Path) -> Result<(), ExportError> {
    let config = Config::new().with_out_dir(dir).with_large_int("never");
    views::SessionView::export_all(&config)?;
    views::FirstRunView::export_all(&config)?;
    views::CreateRequest::export_all(&config)?;
    views::CreatedView::export_all(&config)?;
    views::StrengthView::export_all(&config)?;
    views::SettingsView::export_all(&config)?;
    views::CustomerView::export_all(&config)?;
    views::InvoiceQuery::export_all(&config)?;
    views::InvoiceListView::export_all(&config)?;
    views::InvoiceView::export_all(&config)?;
    views::DraftCheckView::export_all(&config)?;
    views::CreditInput::export_all(&config)?;
    views::CreditCheckView::export_all(&config)?;
    views::BackupsView::export_all(&config)?;
    views::RestoreAskedView::export_all(&config)?;
    views::RestoreProgressView::export_all(&config)?;
    views::RestoredBookView::export_all(&config)?;
    views::SeriesView::export_all(&config)?;
    views::ReleaseView::export_all(&config)?;
    views::ArchiveRequest::export_all(&config)?;
    views::ArchiveView::export_all(&config)?;
    views::RevenueView::export_all(&config)?;
    views::AgingView::export_all(&config)?;
    views::VatReportView::export_all(&config)?;
    views::ReportQuery::export_all(&config)?;
    views::AuditQuery::export_all(&config)?;
    views::AuditLogView::export_all(&config)?;
    views::AuditView::export_all(&config)?;
    views::RollbackView::export_all(&config)?;
    views::ErrorView::export_all(&config)
}
