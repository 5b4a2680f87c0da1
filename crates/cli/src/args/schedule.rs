//! `counterfoil schedule`.

use clap::Subcommand;
use std::path::PathBuf;

/// What can be done with recurring documents.
#[derive(Debug, Subcommand)]
pub enum Schedule {
    /// Make a document recur: from a file, or like a document that is there
    Add {
        #[arg(long, value_name = "FILE.json", required_unless_present = "of")]
        from: Option<PathBuf>,
        /// A draft or an issued document, by number or id: monthly from today on, unless the options say otherwise
        #[arg(long, value_name = "ID", conflicts_with = "from")]
        of: Option<String>,
        /// daily, weekly, monthly, quarterly, half-yearly or yearly
        #[arg(long, requires = "of")]
        rhythm: Option<String>,
        /// Each so-manieth step of the rhythm
        #[arg(long, value_name = "N", requires = "of")]
        every: Option<u32>,
        /// The first date
        #[arg(long, value_name = "YYYY-MM-DD", requires = "of")]
        start: Option<String>,
    },
    /// Change one; its dates stay once one of them was made
    Save {
        id: String,
        #[arg(long, value_name = "FILE.json")]
        from: PathBuf,
    },
    /// All of them
    List,
    /// One with its periods, by id, unique prefix of an id, or name
    Show { id: String },
    /// The next dates of one, or of what a file says; saves nothing
    Preview {
        #[arg(required_unless_present = "from")]
        id: Option<String>,
        #[arg(long, value_name = "FILE.json", conflicts_with = "id")]
        from: Option<PathBuf>,
        /// How many
        #[arg(long, value_name = "N", default_value_t = 12)]
        count: u32,
    },
    /// What waits to be made, of all of them
    Due,
    /// Make a draft of each period that is due, once; issues and sends nothing
    Make {
        /// Of this one only [default: all]
        id: Option<String>,
        /// Only of these days [default: all that are due]
        #[arg(long = "date", value_name = "YYYY-MM-DD", requires = "id")]
        dates: Vec<String>,
    },
    /// Pass over periods: nothing is wanted for them
    Pass {
        id: String,
        #[arg(long = "date", value_name = "YYYY-MM-DD", required = true)]
        dates: Vec<String>,
    },
    /// Nothing falls due from today on
    Pause { id: String },
    /// Dates fall due again, those of the pause included
    Resume { id: String },
    /// No date after this day
    End {
        id: String,
        /// [default: today]
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<String>,
    },
    /// Move one to the trash; what was made of it stays
    Remove { id: String },
}

impl Schedule {
    /// Whether it needs the vault's lock.
    pub fn writes(&self) -> bool {
        !matches!(self, Self::List | Self::Show { .. } | Self::Preview { .. } | Self::Due)
    }
}
