//! From a tar back to what it says, believing nothing: fixed names, one spelling of a header, declared and bounded
//! sizes, and every member against the manifest.
//!
//! What comes out is consistent in itself. Who wrote it, the caller learns by checking [`OpenedArchive::signature`].

use super::header::{self, BLOCK};
use super::manifest::{DocumentEntry, DocumentList, Manifest};
use super::write::{SIGNATURE_LIMIT, is_minisign, sha256_hex, totals};
use super::{ArchiveError, MEMBER_LIMIT, VERSION, names};
use std::collections::{HashMap, HashSet};
use std::io::Read;

const MANIFEST_LIMIT: u64 = 16 << 20;

/// An archive that fits its manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedArchive {
    /// What is signed, read.
    pub manifest: Manifest,
    /// What is signed, as it stands: the bytes to verify.
    pub manifest_bytes: Vec<u8>,
    /// Text of the minisign file; not checked here.
    pub signature: String,
    /// What the archive lists.
    pub documents: Vec<DocumentEntry>,
    /// Every member but the manifest and its signature, in order; paths are safe below a folder of their own.
    pub members: Vec<Member>,
}

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// One of the fixed names.
    pub path: String,
    /// As the manifest says.
    pub bytes: Vec<u8>,
}

/// Reads the plaintext of an archive to its end. `limit` is [`super::HTML_LIMIT`] or [`super::AGE_LIMIT`].
///
/// # Errors
/// The first thing that is not as docs/formats/archive.md says.
pub fn read_tar(reader: impl Read, limit: u64) -> Result<OpenedArchive, ArchiveError> {
    let mut tar = TarReader { reader, left: limit, limit, index: 0, mtime: None };
    let readme = tar.member(names::README, limit)?;
    let manifest_bytes = tar.member(names::MANIFEST, MANIFEST_LIMIT)?;
    let signature = tar.member(names::SIGNATURE, SIGNATURE_LIMIT)?;
    let signature =
        String::from_utf8(signature).ok().filter(|text| is_minisign(text)).ok_or(ArchiveError::BadSignatureText)?;
    let manifest = parse_manifest(&manifest_bytes)?;

    let mut members = Vec::with_capacity(manifest.members.len());
    for (index, entry) in manifest.members.iter().enumerate() {
        let bytes = match index {
            0 => readme.clone(),
            _ => match tar.next()? {
                Some((path, size)) if path == entry.path => {
                    if size != entry.size {
                        return Err(ArchiveError::Changed { path });
                    }
                    tar.content(size)?
                }
                Some(_) => return Err(ArchiveError::Unlisted { index: tar.index }),
                None => return Err(ArchiveError::Missing { missing: manifest.members.len() - index }),
            },
        };
        if bytes.len() as u64 != entry.size || sha256_hex(&bytes) != entry.sha256 {
            return Err(ArchiveError::Changed { path: entry.path.clone() });
        }
        members.push(Member { path: entry.path.clone(), bytes });
    }
    tar.end()?;

    let documents = parse_documents(&manifest, &members)?;
    Ok(OpenedArchive { manifest, manifest_bytes, signature, documents, members })
}

fn parse_manifest(bytes: &[u8]) -> Result<Manifest, ArchiveError> {
    /// Read before the rest, since another version has other keys.
    #[derive(serde::Deserialize)]
    struct Version {
        format: String,
        version: u32,
    }
    let head: Version = serde_json::from_slice(bytes).map_err(|_| ArchiveError::BadManifest)?;
    if head.format != "counterfoil-archive" {
        return Err(ArchiveError::BadManifest);
    }
    if head.version != VERSION {
        return Err(ArchiveError::UnknownVersion { version: head.version });
    }
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| ArchiveError::BadManifest)?;
    let mut seen = HashSet::new();
    let in_order = manifest.members.len() >= names::FIXED.len()
        && manifest.members.len() + 2 <= MEMBER_LIMIT
        && manifest.members.iter().zip(names::FIXED).all(|(member, fixed)| member.path == fixed)
        && manifest.members.iter().skip(names::FIXED.len()).all(|member| names::is_original(&member.path))
        && manifest.members.iter().all(|member| seen.insert(member.path.to_ascii_lowercase()));
    if in_order { Ok(manifest) } else { Err(ArchiveError::BadManifest) }
}

/// The list fits the files: each original is listed once, with its hash, and the list has the manifest's totals.
fn parse_documents(manifest: &Manifest, members: &[Member]) -> Result<Vec<DocumentEntry>, ArchiveError> {
    let bytes = members.iter().find(|member| member.path == names::DOCUMENTS).map(|member| &member.bytes[..]);
    let list: DocumentList =
        serde_json::from_slice(bytes.unwrap_or_default()).map_err(|_| ArchiveError::BadDocuments)?;
    let hashes: HashMap<&str, &str> =
        manifest.members.iter().map(|member| (member.path.as_str(), member.sha256.as_str())).collect();
    let mut listed = Vec::new();
    for document in &list.documents {
        let pdf_fits = match (&document.file, &document.sha256) {
            (Some(path), Some(hash)) => path.ends_with(".pdf") && hashes.get(path.as_str()) == Some(&hash.as_str()),
            (None, None) => true,
            _ => false,
        };
        let xml_fits =
            document.xml.as_ref().is_none_or(|path| path.ends_with(".xml") && hashes.contains_key(path.as_str()));
        if !pdf_fits || !xml_fits {
            return Err(ArchiveError::BadDocuments);
        }
        listed.extend(document.file.iter().chain(&document.xml).map(String::as_str));
    }
    let originals = manifest.members.iter().skip(names::FIXED.len()).map(|member| member.path.as_str());
    let sums = totals(&list.documents).map_err(|_| ArchiveError::BadDocuments)?;
    if !originals.eq(listed) || list.documents.len() != manifest.counts.documents || sums != manifest.totals {
        return Err(ArchiveError::BadDocuments);
    }
    Ok(list.documents)
}

/// Reads header after header, each in its one form, within a budget of bytes.
struct TarReader<R> {
    reader: R,
    left: u64,
    limit: u64,
    index: usize,
    mtime: Option<u64>,
}

impl<R: Read> TarReader<R> {
    /// The next member, which has to be this one.
    fn member(&mut self, path: &str, limit: u64) -> Result<Vec<u8>, ArchiveError> {
        match self.next()? {
            Some((found, _)) if found != path => Err(ArchiveError::Unlisted { index: self.index }),
            Some((_, size)) if size > limit => Err(ArchiveError::TooLarge { limit }),
            Some((_, size)) => self.content(size),
            None => Err(ArchiveError::Missing { missing: 1 }),
        }
    }

    /// Path and size of the next member; None at the first block of the end.
    fn next(&mut self) -> Result<Option<(String, u64)>, ArchiveError> {
        let mut block = [0_u8; BLOCK];
        self.fill(&mut block)?;
        if block == [0; BLOCK] {
            return Ok(None);
        }
        self.index += 1;
        let index = self.index;
        let found = tar::Header::from_byte_slice(&block);
        let kind = char::from(found.as_old().linkflag[0]);
        if kind != '0' {
            return Err(ArchiveError::NotAFile { index, kind });
        }
        let name = found.as_old().name.split(|byte| *byte == 0).next().unwrap_or_default();
        let path = std::str::from_utf8(name)
            .ok()
            .filter(|path| names::is_member(path))
            .ok_or(ArchiveError::BadName { index })?
            .to_owned();
        let (Ok(size), Ok(mtime)) = (found.entry_size(), found.mtime()) else {
            return Err(ArchiveError::BadHeader { index });
        };
        let mtime = *self.mtime.get_or_insert(mtime);
        if header::header(&path, size, mtime) != Some(block) {
            return Err(ArchiveError::BadHeader { index });
        }
        Ok(Some((path, size)))
    }

    /// A content and its padding, which is zeros. Memory grows with what is read, not with what is declared.
    fn content(&mut self, size: u64) -> Result<Vec<u8>, ArchiveError> {
        if size > self.left {
            return Err(ArchiveError::TooLarge { limit: self.limit });
        }
        self.left -= size;
        let mut bytes = Vec::new();
        self.reader.by_ref().take(size).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size {
            return Err(ArchiveError::Truncated);
        }
        let mut padding = [0_u8; BLOCK];
        let padding = &mut padding[..header::padding(bytes.len())];
        self.fill(padding)?;
        if padding.iter().any(|byte| *byte != 0) {
            return Err(ArchiveError::BadHeader { index: self.index });
        }
        Ok(bytes)
    }

    /// Two blocks of zeros, and nothing else.
    fn end(&mut self) -> Result<(), ArchiveError> {
        match self.next()? {
            None => {}
            Some(_) => return Err(ArchiveError::Unlisted { index: self.index }),
        }
        let mut block = [0_u8; BLOCK];
        self.fill(&mut block)?;
        let mut rest = [0_u8; 1];
        if block != [0; BLOCK] || self.reader.read(&mut rest)? != 0 {
            return Err(ArchiveError::TrailingBytes);
        }
        Ok(())
    }

    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), ArchiveError> {
        self.left = self.left.checked_sub(buffer.len() as u64).ok_or(ArchiveError::TooLarge { limit: self.limit })?;
        self.reader.read_exact(buffer)?;
        Ok(())
    }
}
