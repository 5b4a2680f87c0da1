//! The one valid form of a tar header (docs/formats/archive.md section 3).

use super::names;

/// Bytes of a block; headers fill one, contents are padded to a multiple.
pub(super) const BLOCK: usize = 512;

/// What a size field of eleven octal digits can hold.
pub(super) const SIZE_FIELD_LIMIT: u64 = 0o777_7777_7777;

/// The header of a regular file. `path` must be a member path: ASCII and shorter than the name field.
pub(super) fn header(path: &str, size: u64, mtime: u64) -> Option<[u8; BLOCK]> {
    if !names::is_member(path) || size > SIZE_FIELD_LIMIT || mtime > SIZE_FIELD_LIMIT {
        return None;
    }
    let mut header = tar::Header::new_ustar();
    header.set_path(path).ok()?;
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_size(size);
    header.set_mtime(mtime);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    Some(*header.as_bytes())
}

/// Zeros that follow a content of `size` bytes.
pub(super) fn padding(size: usize) -> usize {
    size.next_multiple_of(BLOCK) - size
}
