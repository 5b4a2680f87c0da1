//! Documents, from the first letter typed to the last payment.

mod drafts;
mod issue;
mod list;
mod pay;
mod pdf;
mod reading;
mod show;
mod verify_pdf;

pub use drafts::{check, delete, save};
pub use issue::issue;
pub use list::list;
pub use pay::pay;
pub use pdf::{pdf, preview, save_pdf};
pub(crate) use reading::Reading;
pub use show::show;
pub use verify_pdf::{PdfVerdict, verify_pdf};
