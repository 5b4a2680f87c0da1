//! The proof: canonical bytes, links, signed entries, anchors, verification. Pure; keys are passed in.
//!
//! The bytes are described in `docs/formats/chain.md`; `tests/vectors` holds them for ever.

mod anchor;
mod canonical;
mod document;
mod entry;
mod hash;
mod minisig;
mod signing;
mod verify;

pub use anchor::{ANCHOR_LEN, Anchor, AnchorError, AnchorKey, Book, Freshness, claimed_epoch, freshness};
pub use canonical::{NotCanonical, canonical_bytes};
pub use document::{ChainCode, NotACode, document_link, series_genesis};
pub use entry::{Act, Entry, EntryKind, Head, SignedEntry, UnknownKind, append};
pub use hash::{Hash, NotHex};
pub use minisig::{SignatureFile, SignatureFileError, public_key_from_line, public_key_line};
pub use signing::{Signature, SigningKey, VerifyingKey};
pub use verify::{Break, Reason, Signers, verify, verify_until};
