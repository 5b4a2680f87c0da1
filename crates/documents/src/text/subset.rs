//! Subsets of faces: only the glyphs that a document uses, cached by content (face and glyph set) so that history cannot change bytes.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use subsetter::GlyphRemapper;

use super::{Face, Faces};
use crate::Error;

/// Entries kept; a batch of invoices in one language needs a few dozen.
const CACHE: usize = 256;

/// A subset face: its program, and the old ids in the order of the new ones.
#[derive(Debug)]
pub(crate) struct Subset {
    pub(crate) program: Vec<u8>,
    /// Sorted; the new id of a glyph is its position + 1 (0 stays `.notdef`).
    glyphs: Vec<u16>,
}

impl Subset {
    /// The id in the subset, or 0 if the glyph is not part of it.
    pub(crate) fn id(&self, old: u16) -> u16 {
        self.glyphs.binary_search(&old).ok().and_then(|at| u16::try_from(at + 1).ok()).unwrap_or(0)
    }

    /// Pairs of old id and new id, ascending.
    pub(crate) fn ids(&self) -> impl Iterator<Item = (u16, u16)> + '_ {
        self.glyphs.iter().map(|&old| (old, self.id(old)))
    }
}

/// Whether a subset may outlive its document: the glyphs of a recovery kit tell which symbols its secrets are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    Cached,
    Nothing,
}

/// The subset of `face` with exactly `glyphs`.
pub(crate) fn subset(faces: &Faces, face: Face, glyphs: &BTreeSet<u16>, keep: Keep) -> Result<Arc<Subset>, Error> {
    type Cache = HashMap<(Face, Vec<u16>), Arc<Subset>>;
    static SUBSETS: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);

    let glyphs: Vec<u16> = glyphs.iter().copied().filter(|&id| id != 0).collect();
    if keep == Keep::Nothing {
        return make(faces, face, glyphs).map(Arc::new);
    }
    let key = (face, glyphs);
    let mut cache = SUBSETS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = cache.get(&key) {
        return Ok(Arc::clone(found));
    }
    let made = Arc::new(make(faces, face, key.1.clone())?);
    if cache.len() >= CACHE {
        cache.clear();
    }
    cache.insert(key, Arc::clone(&made));
    Ok(made)
}

/// `glyphs` are sorted: equal sets give equal bytes.
fn make(faces: &Faces, face: Face, glyphs: Vec<u16>) -> Result<Subset, Error> {
    let with_notdef: Vec<u16> = std::iter::once(0).chain(glyphs.iter().copied()).collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&with_notdef);
    let program = subsetter::subset(faces.get(face).bytes, 0, &remapper).map_err(|_| Error::Face)?;
    Ok(Subset { program, glyphs })
}
