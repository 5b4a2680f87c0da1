//! Seals a book into one file: tar, zstd, age, streamed; no plaintext touches a disk.

use std::io::{self, Read, Write};

use chain::{Hash, SignatureFile, SigningKey};
use chrono::{DateTime, SubsecRound, Utc};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::format_txt::format_txt;
use crate::layers::STANZAS_MAX;
use crate::tape::TapeWriter;
use crate::{Error, FORMAT, FileName, Manifest, Member, MemberPath, Recipient, Trigger};

/// Higher levels gain little and once wrote wrong data in another encoder (restic#4523): we stay at the default.
const LEVEL: i32 = 3;

/// What is said of a backup before its bytes come.
#[derive(Debug)]
pub struct Seal<'a> {
    /// The book.
    pub vault_id: Uuid,
    /// 1, and one more after each restore.
    pub epoch: u32,
    /// Running number of seals of this book.
    pub seq: u64,
    /// SHA-256 of the manifest before this one ([`Sealed::manifest_sha256`]).
    pub previous: Option<Hash>,
    /// Now, by the caller's clock; kept to the second.
    pub created: DateTime<Utc>,
    /// Why.
    pub trigger: Trigger,
    /// Of the database.
    pub schema_version: u32,
    /// Counts, totals, series heads, chain head, anchor. No floats.
    pub facts: Map<String, Value>,
    /// The recovery recipient, the book's, and any more.
    pub recipients: &'a [Recipient],
    /// Signs the manifest.
    pub key: &'a SigningKey,
}

/// One sealed file's content, in the clear.
pub struct FileSource<'a> {
    /// Its name in the vault.
    pub name: FileName,
    /// Bytes of the content.
    pub size: u64,
    /// The content.
    pub read: Box<dyn Read + 'a>,
}

/// What was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// As signed.
    pub manifest: Manifest,
    /// For the next backup's `previous`.
    pub manifest_sha256: Hash,
    /// Bytes of the sealed file.
    pub size: u64,
    /// Plain SHA-256 of the sealed file.
    pub sha256: Hash,
}

/// Seals the database and all files to all recipients and writes the result to `out` (not synced: see
/// [`crate::Outbox::write`]).
///
/// # Errors
/// `Read` for the caller's streams, `Write` for `out`, `SizeChanged` when a stream is not as long as said, and what is
/// wrong with recipients or facts. After an error `out` holds a file that no reader accepts.
pub fn seal<'f>(
    out: impl Write,
    job: &Seal<'_>,
    database_size: u64,
    database: impl Read,
    files: impl IntoIterator<Item = Result<FileSource<'f>, io::Error>>,
) -> Result<Sealed, Error> {
    let mut manifest = manifest_of(job)?;
    let mtime = u64::try_from(manifest.created.timestamp()).unwrap_or(0);
    let recipients = job.recipients.iter().map(|recipient| recipient.inner() as &dyn age::Recipient);
    let container = age::Encryptor::with_recipients(recipients).map_err(|_| Error::BadRecipient)?;
    let container = container.wrap_output(Measured::new(out)).map_err(Error::Write)?;
    let mut frame = zstd::Encoder::new(container, LEVEL).map_err(Error::Write)?;
    frame.include_checksum(true).map_err(Error::Write)?;

    let mut tape = TapeWriter::new(frame, mtime);
    let text = format_txt(&manifest);
    manifest.members.push(add(&mut tape, MemberPath::Format, text.len() as u64, text.as_bytes())?);
    manifest.members.push(add(&mut tape, MemberPath::Database, database_size, database)?);
    for file in files {
        let FileSource { name, size, read } = file.map_err(Error::Read)?;
        manifest.members.push(add(&mut tape, MemberPath::File(name), size, read)?);
    }
    let bytes = manifest.bytes()?;
    let comment = format!("counterfoil backup {} of {}", manifest.seq, manifest.vault_id);
    let signature = SignatureFile::sign(job.key, &bytes, &comment).to_string();
    add(&mut tape, MemberPath::Manifest, bytes.len() as u64, &bytes[..])?;
    add(&mut tape, MemberPath::Signature, signature.len() as u64, signature.as_bytes())?;

    let frame = tape.finish()?;
    let container = frame.finish().map_err(Error::Write)?;
    let mut measured = container.finish().map_err(Error::Write)?;
    measured.flush().map_err(Error::Write)?;
    let sha256 = Hash::from_bytes(measured.hasher.finalize().into());
    Ok(Sealed { manifest, manifest_sha256: Hash::sha256(&bytes), size: measured.size, sha256 })
}

fn manifest_of(job: &Seal<'_>) -> Result<Manifest, Error> {
    let mut recipients: Vec<Recipient> = Vec::new();
    for recipient in job.recipients {
        if !recipients.contains(recipient) {
            recipients.push(recipient.clone());
        }
    }
    if recipients.len() < 2 {
        return Err(Error::TooFewRecipients);
    }
    if job.recipients.len() > STANZAS_MAX {
        return Err(Error::TooManyRecipients { limit: STANZAS_MAX });
    }
    let manifest = Manifest {
        format: FORMAT,
        vault_id: job.vault_id,
        epoch: job.epoch,
        seq: job.seq,
        previous: job.previous,
        created: job.created.trunc_subsecs(0),
        trigger: job.trigger,
        schema_version: job.schema_version,
        signer: job.key.verifying_key(),
        recipients,
        facts: job.facts.clone(),
        members: Vec::new(),
        packs: Vec::new(),
    };
    manifest.bytes()?; // facts that cannot be signed are refused before anything is written
    Ok(manifest)
}

fn add<W: Write>(tape: &mut TapeWriter<W>, path: MemberPath, size: u64, content: impl Read) -> Result<Member, Error> {
    let mut hasher = Sha256::new();
    tape.append(&path, size, content, |piece| hasher.update(piece))?;
    Ok(Member { path, size, sha256: Hash::from_bytes(hasher.finalize().into()) })
}

/// Counts and hashes what leaves.
struct Measured<W> {
    out: W,
    hasher: Sha256,
    size: u64,
}

impl<W: Write> Measured<W> {
    fn new(out: W) -> Self {
        Self { out, hasher: Sha256::new(), size: 0 }
    }
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
