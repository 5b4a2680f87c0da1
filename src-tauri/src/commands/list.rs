// The one list of commands. The handler, the access control (build.rs) and the test that holds the capability against
// it are all made from this; it is `include!`d by each, so it has no `//!` line.

/// Hands every command, as `room::name`, to the macro named in the argument.
macro_rules! every_command {
    ($with:ident) => {
        $with! {
            session::session,
            session::ready,
            session::first_run,
            session::generate_words,
            session::judge_passphrase,
            session::create_vault,
            session::confirm_kit,
            session::open_kit,
            session::unlock,
            session::unlock_quick,
            session::recover,
            session::lock,
            session::touch,
            session::quit,
            business::business,
            business::business_save,
            business::logo_set,
            business::logo_remove,
            business::settings,
            business::settings_save,
            customers::customers_list,
            customers::customer_save,
            invoices::invoices_list,
            invoices::invoice_show,
            invoices::draft_check,
            invoices::draft_save,
            invoices::draft_delete,
            invoices::draft_preview,
            invoices::invoice_issue,
            invoices::invoice_pay,
            invoices::invoice_pdf,
            invoices::invoice_save_pdf,
            backups::backups,
            backups::backup_now,
            backups::backup_verify,
            archive::archive_words,
            archive::archive_export,
            dialogs::choose_folder,
            dialogs::choose_save,
        }
    };
}
