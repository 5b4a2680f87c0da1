//! What a person or a script is told when something did not happen.

use serde::{Deserialize, Serialize};

/// One problem as the edge shows it: switch on `code`, show `message` and `help`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ErrorView {
    /// Stable, kebab-case, e.g. `wrong-passphrase`; `docs/formats/json` lists them all.
    pub code: String,
    /// What is so, in one sentence. No name, amount or path of the user.
    pub message: String,
    /// What was kept and what to do now.
    pub help: String,
    /// Field by field, where the problem sits in a form.
    pub faults: Vec<Fault>,
}

/// One field that cannot stay as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Fault {
    /// Dotted path into what was sent, counted from 0: `lines.2.price`.
    pub path: String,
    /// Stable, kebab-case; an EN 16931 rule id such as `BR-CO-15` where one is broken.
    pub code: String,
    /// What is wrong, and what would be right.
    pub message: String,
}
