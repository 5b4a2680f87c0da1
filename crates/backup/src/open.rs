//! Opens a sealed file as a stream and believes nothing before its end.

use std::collections::HashSet;
use std::io::{self, Read};

use chain::{Hash, SignatureFile, SignatureFileError, VerifyingKey};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::layers::{First, Noting, Source, decryptor, refusal};
use crate::tape::{Announced, TapeReader};
use crate::{Error, Identity, Layer, Manifest, Member, MemberPath, Sink, Unsafe};

/// 2^23 = 8 MiB: what a reader gives to the decoder at most (level 3 uses 2 MiB).
const WINDOW_LOG_MAX: u32 = 23;

/// Whose signature counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// One of these keys.
    Keys(Vec<VerifyingKey>),
    /// The key that the manifest names: the caller shows it and remembers it.
    FirstUse,
}

/// What is known of a backup before it is opened.
#[derive(Debug, Clone)]
pub struct Expect {
    /// Whose signature counts.
    pub trust: Trust,
    /// The book it should be of.
    pub vault_id: Option<Uuid>,
    /// Size and SHA-256 of the sealed file, from the signed index.
    pub file: Option<(u64, Hash)>,
}

/// Bounds for a hostile file. Memory is bounded by the manifest and the number of members.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the database.
    pub database: u64,
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all members together.
    pub total: u64,
    /// Bytes of the manifest.
    pub manifest: u64,
    /// Number of members.
    pub members: usize,
}

impl Default for Limits {
    /// 64 GiB, 4 GiB, 256 GiB, 256 MiB, one million.
    fn default() -> Self {
        const GIB: u64 = 1 << 30;
        Self { database: 64 * GIB, file: 4 * GIB, total: 256 * GIB, manifest: GIB / 4, members: 1_000_000 }
    }
}

/// A backup that held in every point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// As signed.
    pub manifest: Manifest,
    /// What the next manifest names as `previous`.
    pub manifest_sha256: Hash,
    /// The key whose signature was verified. With [`Trust::FirstUse`] the caller shows and remembers it.
    pub signer: VerifyingKey,
    /// Bytes of the sealed file.
    pub size: u64,
    /// Plain SHA-256 of the sealed file.
    pub sha256: Hash,
}

/// Reads a sealed file to its end, hands its members to `sink`, and checks everything that docs/formats/backup.md
/// section 4 asks for. Only after `Ok` is anything that the sink got to be used.
///
/// # Errors
/// By name, see [`Error`].
pub fn open(
    input: impl Read,
    identities: &[&Identity],
    expect: &Expect,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<Opened, Error> {
    let first = First::default();
    let mut source = Source::new(input, first.clone());
    let opened = unseal(&mut source, identities, &first, limits, sink)
        .and_then(|contents| contents.prove(expect))
        .map_err(|error| first.take().unwrap_or(error));
    match (opened, expect.file) {
        (Ok(proven), known) => {
            let (size, sha256) = source.measured();
            if known.is_some_and(|known| known != (size, sha256)) {
                return Err(Error::Damaged { at: Layer::File });
            }
            let Proven { manifest, manifest_sha256, signer } = proven;
            Ok(Opened { manifest, manifest_sha256, signer, size, sha256 })
        }
        (Err(Error::Damaged { at }), Some((expected, _))) => {
            // A cut in the middle of a chunk looks like damage, unless the size is known.
            let read_on = io::copy(&mut source, &mut io::sink());
            let short = read_on.is_ok() && source.measured().0 < expected;
            Err(if short { Error::Truncated } else { Error::Damaged { at } })
        }
        (Err(error), _) => Err(error),
    }
}

/// What came out, before any of it is believed.
struct Contents {
    members: Vec<Member>,
    manifest: Vec<u8>,
    signature: Vec<u8>,
    mtime: u64,
}

struct Proven {
    manifest: Manifest,
    manifest_sha256: Hash,
    signer: VerifyingKey,
}

fn unseal(
    source: impl Read,
    identities: &[&Identity],
    first: &First,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<Contents, Error> {
    let keys = identities.iter().map(|identity| identity.inner() as &dyn age::Identity);
    let container = decryptor(source)?.decrypt(keys).map_err(refusal)?;
    let container = Noting::new(container, Layer::Container, first.clone());
    let mut frame = zstd::Decoder::new(container).map_err(Error::Read)?;
    frame.window_log_max(WINDOW_LOG_MAX).map_err(Error::Read)?;
    let frame = Noting::new(frame, Layer::Compression, first.clone());
    Contents::read(TapeReader::new(frame), limits, sink)
}

/// The order of members, and what may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Format,
    Database,
    FileOrManifest,
    Signature,
    End,
}

impl Next {
    fn after(self, path: &MemberPath) -> Option<Self> {
        match (self, path) {
            (Self::Format, MemberPath::Format) => Some(Self::Database),
            (Self::Database, MemberPath::Database) | (Self::FileOrManifest, MemberPath::File(_)) => {
                Some(Self::FileOrManifest)
            }
            (Self::FileOrManifest, MemberPath::Manifest) => Some(Self::Signature),
            (Self::Signature, MemberPath::Signature) => Some(Self::End),
            (Self::Format | Self::Database | Self::FileOrManifest | Self::Signature | Self::End, _) => None,
        }
    }
}

impl Contents {
    fn read<R: Read>(mut tape: TapeReader<R>, limits: &Limits, sink: &mut dyn Sink) -> Result<Self, Error> {
        let (mut members, mut manifest, mut signature) = (Vec::new(), Vec::new(), Vec::new());
        let (mut next, mut seen, mut total) = (Next::Format, HashSet::new(), 0_u64);
        while let Some(Announced { path, size }) = tape.next()? {
            if !seen.insert(path.clone()) {
                return Err(Error::unsafe_member(path.to_string().as_bytes(), Unsafe::Duplicate));
            }
            next = next.after(&path).ok_or_else(|| Error::unsafe_member(path.to_string().as_bytes(), Unsafe::Order))?;
            total = total.saturating_add(size);
            within(limits, &path, size, total, seen.len())?;
            sink.begin(&path, size).map_err(Error::Write)?;
            let mut hasher = Sha256::new();
            let mut kept = Vec::new();
            let keep = matches!(path, MemberPath::Manifest | MemberPath::Signature);
            tape.content(size, |piece| {
                hasher.update(piece);
                if keep {
                    kept.extend_from_slice(piece);
                }
                sink.write(piece).map_err(Error::Write)
            })?;
            sink.end().map_err(Error::Write)?;
            match path {
                MemberPath::Manifest => manifest = kept,
                MemberPath::Signature => signature = kept,
                MemberPath::Format | MemberPath::Database | MemberPath::File(_) => {
                    let sha256 = Hash::from_bytes(hasher.finalize().into());
                    members.push(Member { path, size, sha256 });
                }
            }
        }
        if next != Next::End {
            return Err(Error::Damaged { at: Layer::Tape });
        }
        let mtime = tape.mtime().unwrap_or(0);
        Ok(Self { members, manifest, signature, mtime })
    }

    /// Signature, manifest, and that the members are those that it lists.
    fn prove(self, expect: &Expect) -> Result<Proven, Error> {
        let signer = self.signed_by(&expect.trust)?;
        let manifest = Manifest::parse(&self.manifest)?;
        if manifest.signer != signer {
            return Err(Error::Damaged { at: Layer::Manifest });
        }
        if let Some(expected) = expect.vault_id
            && expected != manifest.vault_id
        {
            return Err(Error::WrongVault { expected, found: manifest.vault_id });
        }
        if !manifest.packs.is_empty() {
            return Err(Error::NeedsPacks { count: manifest.packs.len() });
        }
        let time = u64::try_from(manifest.created.timestamp()).unwrap_or(0);
        if manifest.members != self.members || self.mtime != time {
            return Err(Error::Damaged { at: Layer::Member });
        }
        Ok(Proven { manifest, manifest_sha256: Hash::sha256(&self.manifest), signer })
    }

    fn signed_by(&self, trust: &Trust) -> Result<VerifyingKey, Error> {
        let damaged = Error::Damaged { at: Layer::Signature };
        let Ok(text) = std::str::from_utf8(&self.signature) else { return Err(damaged) };
        let Ok(file) = text.parse::<SignatureFile>() else { return Err(damaged) };
        let (keys, named) = match trust {
            Trust::Keys(keys) => (keys.clone(), None),
            Trust::FirstUse => {
                let named = Manifest::named_signer(&self.manifest)?;
                (vec![named], Some(named))
            }
        };
        let mut changed = named.is_some(); // a manifest that names a key which did not sign it was changed
        for key in keys {
            match file.verify(&key, &self.manifest) {
                Ok(_) if file.is_spelled(&key, text) => return Ok(key),
                Ok(_) | Err(SignatureFileError::DoesNotMatch) => changed = true,
                Err(SignatureFileError::OtherKey | SignatureFileError::Malformed | SignatureFileError::Prehashed) => {}
            }
        }
        if changed {
            return Err(damaged);
        }
        Manifest::named_signer(&self.manifest).and_then(|found| Err(Error::WrongSigner { found }))
    }
}

fn within(limits: &Limits, path: &MemberPath, size: u64, total: u64, count: usize) -> Result<(), Error> {
    let (what, limit) = match path {
        MemberPath::Database => ("database", limits.database),
        MemberPath::File(_) => ("file", limits.file),
        MemberPath::Manifest => ("manifest", limits.manifest),
        MemberPath::Format | MemberPath::Signature => ("member", 64 * 1024),
    };
    if size > limit {
        return Err(Error::TooLarge { what, limit });
    }
    if total > limits.total {
        return Err(Error::TooLarge { what: "backup", limit: limits.total });
    }
    if count > limits.members {
        return Err(Error::TooLarge { what: "number of members", limit: limits.members as u64 });
    }
    Ok(())
}
