//! Documents, from the first letter typed to the last payment.

mod credit;
mod drafts;
mod explain;
mod follow;
mod issue;
mod jobs;
mod list;
mod pay;
mod pdf;
mod propose;
mod quotes;
mod reading;
mod refund;
mod show;
mod verify_pdf;
mod wishes;

pub(crate) use credit::{Credited, issued_id};
pub use credit::{credit, credit_check};
pub(crate) use drafts::insert as insert_draft;
pub use drafts::{check, delete, number_refusal, save};
pub(crate) use drafts::{draft_id, put_back as put_back_draft};
pub use explain::{explain, explain_draft};
pub use follow::follow;
pub use issue::issue;
pub(crate) use jobs::JobPapers;
pub use jobs::{deduct, portion};
pub use list::list;
pub use pay::{pay, pay_with};
pub use pdf::{pdf, preview, save_pdf};
pub use quotes::answer;
pub(crate) use reading::Reading;
pub(crate) use reading::{named_customer, read};
pub use refund::refund;
pub(crate) use show::issued as shown;
pub use show::show;
pub use verify_pdf::{PdfVerdict, verify_pdf};
