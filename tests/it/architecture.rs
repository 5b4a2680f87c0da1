//! The arrows of the house, read from `cargo metadata`: they go down only, and each absent one is absent on purpose.

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};

/// Every arrow between rooms that may be drawn. What is not here is forbidden.
const ARROWS: &[(&str, &[&str])] = &[
    ("billing", &[]),
    ("vault", &[]),
    ("chain", &[]),
    ("store", &["billing", "chain", "vault"]),
    ("documents", &["billing"]),
    ("backup", &["chain", "vault"]),
    ("app", &["backup", "billing", "chain", "documents", "store", "vault"]),
    ("cli", &["app"]),
    ("shell", &["app"]),
    ("acceptance", &["app", "billing"]),
    // Every reader of every room, for hostile bytes; nothing depends on it.
    ("fuzz", &["app", "backup", "billing", "chain", "documents", "store", "vault"]),
];

/// Libraries that one room alone may use: the room is the only door to what they do.
const ONLY: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("keyring-core", &["vault"]),
    ("argon2", &["vault"]),
    ("age", &["backup", "fuzz"]), // the fuzz targets seal hostile bytes in its layers
    ("printpdf", &["documents"]),
    ("lopdf", &["documents"]),
    ("quick-xml", &["documents"]),
    ("tauri", &["shell"]),
    ("clap", &["cli"]),
    ("ed25519-dalek", &["chain", "vault"]),
];

fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new().no_deps().exec().unwrap();
    metadata
        .packages
        .iter()
        .map(|package| {
            let normal = package.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal);
            (package.name.to_string(), normal.map(|dependency| dependency.name.clone()).collect())
        })
        .collect()
}

#[test]
fn arrows_between_rooms_go_down_only() {
    let rooms: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(room, below)| (*room, below.iter().copied().collect())).collect();
    let found = arrows();
    assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), {
        let mut names: Vec<&str> = rooms.keys().copied().collect();
        names.sort_unstable();
        names
    });
    for (room, dependencies) in &found {
        let drawn: BTreeSet<&str> =
            dependencies.iter().map(String::as_str).filter(|name| rooms.contains_key(name)).collect();
        let allowed = &rooms[room.as_str()];
        assert!(drawn.is_subset(allowed), "{room} -> {:?} is not an arrow of the house", drawn.difference(allowed));
    }
}

#[test]
fn some_doors_have_one_room() {
    for (library, rooms) in ONLY {
        for (room, dependencies) in arrows() {
            assert!(!dependencies.contains(*library) || rooms.contains(&room.as_str()), "{room} uses {library}");
        }
    }
}
