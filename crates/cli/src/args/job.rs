//! Arguments of `counterfoil quote` and `counterfoil job`.

use clap::{Args, Subcommand};

/// Kinds of document by name, with their UNTDID 1001 codes.
pub const KINDS: [(&str, &str); 8] = [
    ("quote", "310"),
    ("proforma", "325"),
    ("delivery-note", "270"),
    ("invoice", "380"),
    ("credit-note", "381"),
    ("corrected", "384"),
    ("deposit", "386"),
    ("partial", "326"),
];

/// The code of a kind, by its name or as it is.
pub fn kind(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let known = KINDS.iter().find(|(name, code)| *name == text || *code == text);
    let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
    known.map(|(_, code)| (*code).to_owned()).ok_or_else(|| format!("one of {}", names.join(", ")))
}

#[derive(Debug, Subcommand)]
pub enum Quote {
    /// Record that the customer said yes
    Accept(Said),
    /// Record that the customer said no
    Decline(Said),
    /// Draft the invoice that ends its job; deposits and parts are deducted
    ToInvoice { id: String },
}

/// What the customer said.
#[derive(Debug, Args)]
pub struct Said {
    pub id: String,
    /// Day of the answer [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    pub date: String,
    /// Who gave it
    #[arg(long, default_value = "", hide_default_value = true)]
    pub by: String,
    #[arg(long, default_value = "", hide_default_value = true)]
    pub note: String,
}

#[derive(Debug, Subcommand)]
pub enum Job {
    /// The documents that belong together, and what is left
    Show { id: String },
    /// Draft a deposit over a share of a quote, or of a draft
    Deposit(Share),
    /// Draft a partial invoice over a share of a quote, or of a draft
    Partial(Share),
    /// Let a draft end its job: deduct deposits and parts as they stand now
    Deduct { id: String },
}

/// A share of a job.
#[derive(Debug, Args)]
pub struct Share {
    pub id: String,
    /// Of each VAT rate
    #[arg(long, value_name = "PERCENT", required_unless_present = "amount", conflicts_with = "amount")]
    pub percent: Option<String>,
    /// A sum without VAT; with it, where the job's prices have it inside
    #[arg(long)]
    pub amount: Option<String>,
}
