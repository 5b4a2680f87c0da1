//! `counterfoil history` and `counterfoil trash`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum History {
    /// Every version, newest first
    List {
        /// A draft or document, a customer, template, item or schedule, or `business`
        object: String,
    },
    /// One version as it was
    Show {
        object: String,
        /// Its number in the list
        number: u32,
    },
    /// What differs, field by field
    Diff {
        object: String,
        /// The newer one [default: the newest]
        number: Option<u32>,
        /// The older one [default: the one before it]
        #[arg(long, value_name = "NUMBER")]
        from: Option<u32>,
    },
    /// Go back to a version; what is there now stays in the list
    Restore { object: String, number: u32 },
}

#[derive(Debug, Subcommand)]
pub enum Trash {
    /// What lies there, and when it goes for good
    List,
    /// Bring one thing back as it was
    Restore {
        /// Its id, or the first letters of it
        id: String,
    },
    /// Take it out for good: everything, or one thing
    Empty {
        /// Only this one
        #[arg(long, required_unless_present = "everything")]
        id: Option<String>,
        /// Everything, at once
        #[arg(long, conflicts_with = "id")]
        everything: bool,
    },
}
