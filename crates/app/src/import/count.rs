//! What a file comes to, by a second reading that shares nothing with the one that imports but the lines themselves: it
//! looks only at the figures, and the book must come to the same.

use super::lines::Lines;
use crate::{Error, Result};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use store::table::imported::Reconciled;

/// The figures of any line.
#[derive(Deserialize)]
struct Figures<'a> {
    #[serde(borrow)]
    t: Cow<'a, str>,
    #[serde(default)]
    id: i64,
    #[serde(borrow, default)]
    status: Cow<'a, str>,
    #[serde(borrow, default)]
    currency: Option<Cow<'a, str>>,
    #[serde(default)]
    net: i64,
    #[serde(default)]
    vat: i64,
    #[serde(default)]
    gross: i64,
    #[serde(default)]
    invoice: i64,
    #[serde(default)]
    amount: i64,
}

/// What was counted.
#[derive(Default)]
pub(super) struct Counted {
    /// One a currency, in order of its code.
    pub sums: BTreeMap<String, Reconciled>,
    pub clients: u32,
    pub payments: u32,
    /// SHA-256 of the whole file.
    pub fingerprint: [u8; 32],
}

/// SHA-256 of the whole file.
pub(super) fn fingerprint(path: &Path) -> Result<[u8; 32]> {
    let mut file = std::fs::File::open(path)?;
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            count => hash.update(&buffer[..count]),
        }
    }
}

/// SHA-256 of a file that lies in memory.
pub(super) fn fingerprint_of(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Reads the whole file, unless `stop` is set meanwhile.
pub(super) fn count(path: &Path, stop: &AtomicBool) -> Result<Counted> {
    let (mut lines, mut counted, mut void) = (Lines::hashed(path)?, Counted::default(), HashSet::new());
    while let Some((line, bytes)) = lines.next()? {
        if stop.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        let refused = |what| Error::ImportRow { line, what };
        let figures: Figures<'_> =
            serde_json::from_slice(bytes).map_err(|_| refused("it is no JSON object with a `t`"))?;
        match figures.t.as_ref() {
            "client" => counted.clients += 1,
            "invoice" => {
                let is_void = figures.status == "void";
                if is_void {
                    void.insert(figures.id);
                }
                counted.document(&figures, is_void).ok_or(refused("the sums grow too large"))?;
            }
            "payment" => {
                counted.payments += 1;
                let sum = counted.of(&figures);
                if !void.contains(&figures.invoice) {
                    sum.open = sum.open.checked_sub(figures.amount).ok_or(refused("the sums grow too large"))?;
                }
            }
            _ => {}
        }
    }
    counted.fingerprint = lines.fingerprint();
    Ok(counted)
}

impl Counted {
    fn of(&mut self, figures: &Figures<'_>) -> &mut Reconciled {
        let currency = figures.currency.as_deref().unwrap_or_default().to_owned();
        let empty = Reconciled { currency: currency.clone(), documents: 0, net: 0, vat: 0, gross: 0, open: 0 };
        self.sums.entry(currency).or_insert(empty)
    }

    fn document(&mut self, figures: &Figures<'_>, void: bool) -> Option<()> {
        let sum = self.of(figures);
        sum.documents += 1;
        sum.net = sum.net.checked_add(figures.net)?;
        sum.vat = sum.vat.checked_add(figures.vat)?;
        sum.gross = sum.gross.checked_add(figures.gross)?;
        sum.open = sum.open.checked_add(if void { 0 } else { figures.gross })?;
        Some(())
    }
}
