//! Any byte changed or lost, at any layer, is noticed, without a panic, and leaves nothing behind.

use backup::{Error, Expect, Layer, Limits, extract};
use proptest::prelude::*;

use crate::support::*;

/// Extraction must fail by name and leave the folder as it was.
fn refused(bytes: &[u8]) -> Error {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("restored");
    let result = extract(bytes, &[&KEYS.book], &expect(), &Limits::default(), &target);
    assert_eq!(tree(place.path()), Vec::<String>::new());
    result.expect_err("a damaged backup was accepted")
}

fn is_damage(error: &Error) -> bool {
    matches!(
        error,
        Error::Damaged { .. }
            | Error::Truncated
            | Error::NotABackup
            | Error::NotForThisIdentity
            | Error::UnsafeMember { .. }
            | Error::TooLarge { .. }
            | Error::WrongSigner { .. }
            | Error::WorkFactor { .. }
    )
}

#[test]
fn every_byte_of_the_sealed_file_counts() {
    let (bytes, _) = seal_small();
    for at in (0..bytes.len()).step_by(stride(3)) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        let result = open_with(&changed, &expect());
        assert!(result.as_ref().is_err_and(is_damage), "byte {at}: {result:?}");
    }
}

#[test]
fn every_byte_of_the_tar_counts() {
    let tar = unwrap_zstd(&unwrap_age(&seal_small().0));
    for at in (0..tar.len()).step_by(stride(11)) {
        let mut changed = tar.clone();
        changed[at] ^= 1 << (at % 7);
        let result = open_with(&wrap_age(&wrap_zstd(&changed)), &expect());
        assert!(result.as_ref().is_err_and(is_damage), "byte {at}: {result:?}");
    }
}

#[test]
fn a_changed_byte_of_the_frame_gives_the_same_content_or_none() {
    let (bytes, sealed) = seal_small();
    let frame = unwrap_age(&bytes);
    let mut refused = 0;
    let tried = (0..frame.len()).step_by(stride(3));
    let all = tried.len();
    for at in tried {
        let mut changed = frame.clone();
        changed[at] ^= 1 << (at % 8);
        match open_with(&wrap_age(&changed), &expect()) {
            Ok(opened) => assert_eq!(opened.manifest, sealed.manifest, "byte {at}"), // a reserved bit of the frame's header
            Err(error) => {
                assert!(is_damage(&error), "byte {at}: {error:?}");
                refused += 1;
            }
        }
    }
    assert!(refused * 100 >= all * 99, "{refused} of {all}");
}

#[test]
fn cut_anywhere_it_is_refused_and_with_the_index_it_is_called_truncated() {
    let (bytes, sealed) = seal_with(&database(200_000), &[]);
    let listed = Expect { file: Some((sealed.size, sealed.sha256)), ..expect() };
    let edges = [0, 1, 64 * 1024, 64 * 1024 + 16].into_iter();
    for length in edges.chain((0..bytes.len()).step_by(997)).chain(bytes.len() - 40..bytes.len()) {
        let Some(cut) = bytes.get(..length).filter(|cut| cut.len() < bytes.len()) else { continue };
        let result = open_with(cut, &expect());
        assert!(result.as_ref().is_err_and(is_damage), "{length}: {result:?}");
        if length > 600 {
            let result = open_with(cut, &listed);
            assert!(matches!(result, Err(Error::Truncated)), "{length}: {result:?}");
        }
    }
}

#[test]
fn a_whole_inner_layer_cut_is_refused_too() {
    let frame = unwrap_age(&seal_small().0);
    let tar = unwrap_zstd(&frame);
    for length in (0..frame.len()).step_by(13) {
        assert!(is_damage(&refused(&wrap_age(&frame[..length]))), "frame at {length}");
    }
    for length in (0..tar.len()).step_by(127) {
        assert!(is_damage(&refused(&wrap_age(&wrap_zstd(&tar[..length])))), "tar at {length}");
    }
}

#[test]
fn something_appended_at_any_layer_is_refused() {
    let (bytes, _) = seal_small();
    let frame = unwrap_age(&bytes);
    let tar = unwrap_zstd(&frame);
    let with = |content: &[u8], more: &[u8]| [content, more].concat();
    assert!(is_damage(&refused(&with(&bytes, b"x"))));
    assert!(is_damage(&refused(&wrap_age(&with(&frame, b"x")))));
    assert!(is_damage(&refused(&wrap_age(&with(&frame, &wrap_zstd(b"x"))))));
    assert!(is_damage(&refused(&wrap_age(&wrap_zstd(&with(&tar, &[0]))))));
    assert!(is_damage(&refused(&wrap_age(&wrap_zstd(&with(&tar, b"x"))))));
}

#[test]
fn a_frame_that_asks_for_a_large_window_is_refused() {
    let tar = unwrap_zstd(&unwrap_age(&seal_small().0));
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    encoder.window_log(27).unwrap();
    encoder.include_contentsize(false).unwrap();
    std::io::Write::write_all(&mut encoder, &tar).unwrap();
    let frame = encoder.finish().unwrap();
    assert!(matches!(refused(&wrap_age(&frame)), Error::Damaged { at: Layer::Compression }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_the_reader_panic_or_write(noise in prop::collection::vec(any::<u8>(), 0..2000), layer in 0_u8..4) {
        let header = b"age-encryption.org/v1\n".to_vec();
        let bytes = match layer {
            0 => noise,
            1 => [header, noise].concat(),
            2 => wrap_age(&noise),
            _ => wrap_age(&wrap_zstd(&noise)),
        };
        let error = refused(&bytes);
        prop_assert!(is_damage(&error), "{error:?}");
    }

    #[test]
    fn many_bytes_changed_at_once_are_noticed(edits in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 1..20)) {
        let (bytes, _) = seal_small();
        let mut changed = bytes.clone();
        for (at, with) in edits {
            let at = at.index(changed.len());
            changed[at] ^= with;
        }
        prop_assume!(changed != bytes);
        prop_assert!(open_with(&changed, &expect()).is_err_and(|error| is_damage(&error)));
    }
}
