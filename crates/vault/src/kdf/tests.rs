//! Argon2id against its RFC, the bounds as a table, the calibration on machines of every speed.

use super::*;
use std::cell::RefCell;
use std::fs;
use std::path::Path;

#[test]
fn rfc_9106_section_5_3_with_secret_and_associated_data() {
    let mut params = ParamsBuilder::new();
    params.m_cost(32).t_cost(3).p_cost(4);
    let tag = argon2id(&mut params, &[1; 32], &[2; 16], &[3; 8], &[4; 12]).unwrap();
    assert_eq!(hex::encode(*tag), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

#[test]
fn each_input_changes_the_key() {
    let cost = KdfPolicy::cheap_for_tests().cost();
    let keys = [
        derive(&cost, b"p", &[0; 16], &[0; 32], &[0; 32]).unwrap(),
        derive(&cost, b"q", &[0; 16], &[0; 32], &[0; 32]).unwrap(),
        derive(&cost, b"p", &[1; 16], &[0; 32], &[0; 32]).unwrap(),
        derive(&cost, b"p", &[0; 16], &[1; 32], &[0; 32]).unwrap(),
        derive(&cost, b"p", &[0; 16], &[], &[0; 32]).unwrap(),
        derive(&cost, b"p", &[0; 16], &[0; 32], &[1; 32]).unwrap(),
    ];
    for (at, key) in keys.iter().enumerate() {
        assert!(keys.iter().skip(at + 1).all(|other| other != key));
    }
}

#[test]
fn what_is_read_lies_within_bounds() {
    let cases: [(u32, u32, u32, Option<&str>); 12] = [
        (19 * 1024, 2, 1, None),
        (1024 * 1024, 16, 4, None),
        (19 * 1024 - 1, 2, 1, Some("m_kib")),
        (1024 * 1024 + 1, 2, 1, Some("m_kib")),
        (0, 2, 1, Some("m_kib")),
        (u32::MAX, 1, 1, Some("m_kib")),
        (65536, 1, 1, Some("t")),
        (65536, 17, 1, Some("t")),
        (65536, u32::MAX, 1, Some("t")),
        (65536, 3, 0, Some("p")),
        (65536, 3, 5, Some("p")),
        (65536, 3, u32::MAX, Some("p")),
    ];
    for (memory, passes, lanes, refused) in cases {
        let named = match KdfParameters::new(memory, passes, lanes) {
            Ok(_) => None,
            Err(VaultError::HeaderOutOfBounds { field, .. }) => Some(field),
            Err(other) => panic!("{other}"),
        };
        assert_eq!(named, refused, "{memory} {passes} {lanes}");
    }
}

#[test]
fn nothing_below_the_policy_is_written() {
    let cases =
        [(65536, 3, 1, true), (131_072, 3, 1, true), (65535, 3, 1, false), (65536, 2, 1, false), (65536, 3, 4, false)];
    for (memory, passes, lanes, accepted) in cases {
        let cost = KdfParameters::new(memory, passes, lanes).unwrap();
        assert_eq!(KdfPolicy::new(cost).is_ok(), accepted, "{memory} {passes} {lanes}");
    }
}

/// Speed in KiB times passes per millisecond, memory, and the cost that is found.
#[test]
fn calibration_takes_half_a_second_to_one_second_where_it_can() {
    let gib = 1024 * 1024;
    let cases: [(&str, u64, u64, (u32, u32)); 6] = [
        ("a very slow machine stays at the floor", 50, 8 * gib, (65536, 3)),
        ("a slow one is at the target at once", 300, 8 * gib, (65536, 3)),
        ("memory is doubled first", 700, 8 * gib, (131_072, 3)),
        ("a fast one reaches 256 MiB, then passes", 1300, 8 * gib, (262_144, 3)),
        ("little memory: only passes", 1300, 512 * 1024, (65536, 10)),
        ("the fastest stops at the read bound", 1_000_000, 8 * gib, (262_144, 16)),
    ];
    for (story, speed, memory, (memory_kib, passes)) in cases {
        let asked = RefCell::new(Vec::new());
        let policy = KdfPolicy::calibrate(memory, &|cost| {
            asked.borrow_mut().push(*cost);
            Ok(Duration::from_millis(u64::from(cost.memory_kib()) * u64::from(cost.passes()) / speed))
        })
        .unwrap();
        let found = policy.cost();
        assert_eq!((found.memory_kib(), found.passes(), found.lanes()), (memory_kib, passes, 1), "{story}");
        assert!(KdfPolicy::new(found).is_ok(), "{story}");
        assert!(asked.borrow().iter().all(|cost| u64::from(cost.memory_kib()) <= (memory / 8).max(65536)), "{story}");
    }
}

#[test]
fn only_a_cheaper_slot_is_rewritten() {
    let policy = KdfPolicy::new(KdfParameters::new(131_072, 3, 1).unwrap()).unwrap();
    let cases = [(131_072, 3, false), (262_144, 3, false), (65536, 3, true), (131_072, 2, true), (65536, 16, true)];
    for (memory, passes, rewritten) in cases {
        assert_eq!(policy.is_above(&KdfParameters::new(memory, passes, 1).unwrap()), rewritten, "{memory} {passes}");
    }
}

/// The crate's defaults are below our policy. clippy cannot ban a method of a trait, so the sources are read.
#[test]
fn argon2_is_asked_in_one_file_and_never_with_its_defaults() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if !path.ends_with("kdf/tests.rs") {
            let source = fs::read_to_string(&path).unwrap();
            let asked = source.contains("argon2::");
            assert_eq!(asked, path.ends_with("kdf.rs"), "{}", path.display());
            let defaults = ["Argon2::default", "Params::default", "Params::DEFAULT"];
            assert!(defaults.iter().all(|name| !source.contains(name)), "{}", path.display());
        }
    }
}
