//! The proof: anchors, canonical bytes, audit entries, signature files, and what people type of them.

use crate::{Accepted, Outcome, text};
use chain::{
    Anchor, AnchorKey, ChainCode, EntryKind, Hash, Head, SignatureFile, SignedEntry, Signers, SigningKey, VerifyingKey,
    canonical_bytes, claimed_epoch, public_key_from_line, public_key_line, verify,
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;

const KEY: [u8; 32] = [7; 32];
/// An anchor without its MAC.
const BODY: usize = 92;

/// A body gets a good MAC, so that what stands behind it is reached; whatever is read is written with the same bytes.
pub fn anchor(input: &[u8]) -> Outcome {
    let mut bytes = input.to_vec();
    if bytes.len() == BODY {
        let mut mac = Hmac::<Sha256>::new_from_slice(&KEY).unwrap();
        mac.update(input);
        bytes.extend_from_slice(&mac.finalize().into_bytes());
    }
    let anchor = Anchor::decode(&bytes, &AnchorKey::new(&KEY)).ok()?;
    assert_eq!(anchor.encode(&AnchorKey::new(&KEY))[..], bytes[..]);
    assert_eq!(claimed_epoch(&bytes, &anchor.vault_id), Some(anchor.epoch));
    assert!(Anchor::decode(&bytes, &AnchorKey::new(&[8; 32])).is_err(), "another key made it");
    Some(Accepted)
}

/// Canonical bytes mean the same value and are their own canonical form.
pub fn canonical(input: &[u8]) -> Outcome {
    let value: Value = serde_json::from_slice(input).ok()?;
    let bytes = canonical_bytes(&value).ok()?;
    let again: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(again, value);
    assert_eq!(canonical_bytes(&again).unwrap(), bytes);
    Some(Accepted)
}

/// The hand-written canonical form of an entry is the general one; a signature that holds fits no other entry.
pub fn entry(input: &[u8]) -> Outcome {
    let signed: SignedEntry = serde_json::from_slice(input).ok()?;
    let again: SignedEntry = serde_json::from_slice(&serde_json::to_vec(&signed).unwrap()).unwrap();
    assert_eq!(again, signed);
    if let Ok(bytes) = canonical_bytes(&serde_json::to_value(&signed.entry).unwrap()) {
        assert_eq!(signed.entry.canonical(), bytes);
    }
    let from = Head { size: signed.entry.seq.checked_sub(1)?, hash: signed.entry.prev };
    let signers = Signers::from_iter([(signed.entry.user.clone(), signed.entry.signer)]);
    verify(std::slice::from_ref(&signed), &signers, &from).ok()?;
    let mut forged = signed;
    forged.entry.object.push('!');
    assert!(verify(&[forged], &signers, &from).is_err());
    Some(Accepted)
}

/// A signature file means the same after it was written again; a key line too.
pub fn minisig(input: &[u8]) -> Outcome {
    let text = text(input)?;
    if let Ok(key) = public_key_from_line(text) {
        assert_eq!(public_key_from_line(&public_key_line(&key)).unwrap(), key);
        return Some(Accepted);
    }
    let file: SignatureFile = text.parse().ok()?;
    assert_eq!(file.to_string().parse::<SignatureFile>().unwrap(), file);
    let stranger = SigningKey::from_seed(&[9; 32]).verifying_key();
    assert!(file.verify(&stranger, b"content that nobody signed").is_err());
    Some(Accepted)
}

/// Counterfoil codes, hashes, keys and kinds of entries: one value, one print.
pub fn codes(input: &[u8]) -> Outcome {
    let text = text(input)?;
    let code = text.parse::<ChainCode>().ok().inspect(|code| {
        assert_eq!(code.to_string().parse::<ChainCode>().unwrap(), *code);
    });
    let hash = text.parse::<Hash>().ok().inspect(|hash| assert_eq!(hash.to_string(), text));
    let key = text.parse::<VerifyingKey>().ok().inspect(|key| assert_eq!(key.to_string(), text));
    let kind = text.parse::<EntryKind>().ok().inspect(|kind| assert_eq!(kind.as_str(), text));
    (code.is_some() || hash.is_some() || key.is_some() || kind.is_some()).then_some(Accepted)
}
