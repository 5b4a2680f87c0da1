//! Documents, from the first letter typed to the last payment.

mod drafts;
mod issue;
mod list;
mod pay;
mod pdf;
mod show;
mod verify_pdf;

pub(crate) use drafts::Reading;
pub use drafts::{check, delete, save};
pub use issue::issue;
pub use list::list;
pub use pay::pay;
pub use pdf::{pdf, preview, save_pdf};
pub use show::show;
pub use verify_pdf::{PdfVerdict, verify_pdf};
