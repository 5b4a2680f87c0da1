//! One table: which command needs what, and which role may give it. Window, terminal and API ask here alike.

use crate::{Error, Result};
use vault::Role;

/// Everything that can be asked of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// List, show, search, preview, PDF of documents; customers, business, settings.
    Read,
    /// Save customers and drafts.
    Edit,
    /// Issue a document, record a payment.
    Issue,
    /// Change the business profile, logo, settings, series.
    Configure,
    /// Seal, verify and list backups.
    Backup,
    /// Export an archive.
    Export,
    /// Export the whole book in the clear.
    ExportBook,
    /// Read and verify the audit log.
    Audit,
    /// Change slots, passphrase, quick unlock; prove the kit.
    Keys,
}

/// What a command needs of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Reading, without the vault's lock.
    Reading,
    /// The vault's lock.
    Writing,
    /// The vault's lock, and a recovery kit that was typed back: no document is saved before.
    ProvenKit,
}

impl Command {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Edit,
        Self::Issue,
        Self::Configure,
        Self::Backup,
        Self::Export,
        Self::ExportBook,
        Self::Audit,
        Self::Keys,
    ];

    /// The column of the table that is about the book.
    pub const fn needs(self) -> Needs {
        match self {
            Self::Read | Self::Audit => Needs::Reading,
            Self::Configure | Self::Backup | Self::Export | Self::ExportBook | Self::Keys => Needs::Writing,
            Self::Edit | Self::Issue => Needs::ProvenKit,
        }
    }

    /// The columns that are about roles.
    pub const fn allows(self, role: Role) -> bool {
        match (self, role) {
            (_, Role::Owner) | (Self::Read | Self::Audit, _) => true,
            (Self::Edit | Self::Issue | Self::Backup | Self::Export, Role::Bookkeeper) => true,
            (Self::Export, Role::Auditor) => true,
            (Self::Edit | Self::Issue | Self::Backup, Role::Auditor) => false,
            (Self::Edit | Self::Issue | Self::Backup | Self::Export, Role::ReadOnly) => false,
            (Self::Configure | Self::ExportBook | Self::Keys, Role::Bookkeeper | Role::ReadOnly | Role::Auditor) => {
                false
            }
        }
    }

    pub(crate) fn check(self, role: Role) -> Result<()> {
        if self.allows(role) { Ok(()) } else { Err(Error::NotPermitted) }
    }
}

#[cfg(test)]
mod tests;
