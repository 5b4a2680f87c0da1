//! Documents, from the first letter typed to the last payment.

mod credit;
mod drafts;
mod issue;
mod list;
mod pay;
mod pdf;
mod reading;
mod refund;
mod show;
mod verify_pdf;

pub(crate) use credit::Credited;
pub use credit::{credit, credit_check};
pub use drafts::{check, delete, number_refusal, save};
pub use issue::issue;
pub use list::list;
pub use pay::pay;
pub use pdf::{pdf, preview, save_pdf};
pub(crate) use reading::Reading;
pub use refund::refund;
pub use show::show;
pub use verify_pdf::{PdfVerdict, verify_pdf};
