//! The book on disk: the only crate with SQL or the cipher. One table, one file; sealed files beside it.
