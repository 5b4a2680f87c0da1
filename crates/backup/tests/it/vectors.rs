//! A backup sealed by the first version opens for ever; `examples/freeze_backup_vectors.rs` made it.

use backup::{DatabaseTo, Expect, Identity, Trust};
use chain::Hash;

use crate::support::*;

const SEALED: &[u8] = include_bytes!("../vectors/book-20261120T120000Z-000012.tar.zst.age");
const KEY: &str = include_str!("../vectors/KEY.txt");

#[test]
fn version_1_opens() {
    let identity = Identity::parse(KEY).unwrap();
    let file = Some((SEALED.len() as u64, Hash::sha256(SEALED)));
    let expect = Expect { trust: Trust::Keys(vec![public()]), vault_id: Some(VAULT), file };
    let mut sink = DatabaseTo::new(Vec::new());
    let opened = backup::verify(SEALED, &identity, &[], &expect, &mut sink).unwrap();
    assert_eq!(sink.into_inner(), database(3000));
    assert_eq!(opened.manifest.facts, facts());
    assert_eq!(opened.manifest.seq, 12);
    assert_eq!(opened.manifest_sha256.to_string(), include_str!("../vectors/manifest.sha256").trim());
}
