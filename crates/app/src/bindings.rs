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
    views::LookAlikeView::export_all(&config)?;
    views::InvoiceQuery::export_all(&config)?;
    views::InvoiceListView::export_all(&config)?;
    views::InvoiceView::export_all(&config)?;
    views::DraftCheckView::export_all(&config)?;
    views::ExplanationView::export_all(&config)?;
    views::AnswerInput::export_all(&config)?;
    views::PortionInput::export_all(&config)?;
    views::PaymentInput::export_all(&config)?;
    views::PaymentCheckView::export_all(&config)?;
    views::MovementView::export_all(&config)?;
    views::ReminderInput::export_all(&config)?;
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
    views::ItemView::export_all(&config)?;
    views::ItemInput::export_all(&config)?;
    views::ScheduleInput::export_all(&config)?;
    views::ItemOfferView::export_all(&config)?;
    views::ScheduleView::export_all(&config)?;
    views::ScheduleDetailView::export_all(&config)?;
    views::SchedulePreviewView::export_all(&config)?;
    views::DueView::export_all(&config)?;
    views::PeriodChoice::export_all(&config)?;
    views::MadeView::export_all(&config)?;
    views::ImportLookView::export_all(&config)?;
    views::ImportProgressView::export_all(&config)?;
    views::ImportView::export_all(&config)?;
    views::ImportedView::export_all(&config)?;
    views::AuditQuery::export_all(&config)?;
    views::AuditLogView::export_all(&config)?;
    views::AuditView::export_all(&config)?;
    views::RollbackView::export_all(&config)?;
    views::EInvoiceView::export_all(&config)?;
    views::EInvoiceDraftView::export_all(&config)?;
    views::HistoryView::export_all(&config)?;
    views::TemplateView::export_all(&config)?;
    views::DiffView::export_all(&config)?;
    views::TrashItemView::export_all(&config)?;
    views::UndoneView::export_all(&config)?;
    views::ErrorView::export_all(&config)
}
