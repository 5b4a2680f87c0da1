//! `counterfoil template`.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Template {
    /// All of them
    List,
    /// Keep a draft or an issued document as a template
    Save {
        name: String,
        /// Number, id, or unique prefix of an id
        #[arg(long, value_name = "ID")]
        from: String,
    },
    /// Begin a draft with one
    New {
        /// Its name or id
        template: String,
    },
    /// Give one another name
    Rename { template: String, name: String },
    /// Move one to the trash
    Delete { template: String },
}
