//! What was invoiced in a period, item by item: by the names that lines bear, as they were frozen or imported.

use super::Span;
use crate::table::Reads;
use crate::table::list::CLAIM;
use crate::{Error, Result};
use billing::{Currency, Money, TypeCode, line_shares};
use rusqlite::named_params;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// One item in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRevenue {
    /// What its lines are called, on one line.
    pub name: String,
    /// ISO 4217.
    pub currency: String,
    /// Documents with such a line.
    pub count: u32,
    /// Without VAT, minor units; lines of a credit note count below 0.
    pub net: i64,
}

/// What was invoiced, less what was credited, by item and currency, with what was imported; by currency, the largest sum
/// first. The rows of a currency come to the net total of its documents, to the minor unit: [`line_shares`] spreads what a
/// document takes off or adds as a whole. What was imported without lines has a row without a name.
///
/// Every document of the period is read once; of a snapshot nothing but names and nets of lines.
pub fn revenue_by_item(from: &impl Reads, span: Span) -> Result<Vec<ItemRevenue>> {
    let mut items = Items::default();
    let ours = format!(
        "SELECT currency, net, type_code, snapshot FROM invoice WHERE issue_date BETWEEN :first AND :last AND {CLAIM}"
    );
    each(from, &ours, span, |currency, net, kind, text| {
        let sign = kind.parse::<TypeCode>()?.sign().into();
        let frozen: Frozen<'_> = read("invoice", text)?;
        let nets = frozen.totals.line_nets.iter().map(|net| Ok(Money::parse(net, currency)?)).collect::<Result<_>>()?;
        items.put(currency, net, sign, frozen.lines.iter().map(|line| &*line.name), nets)
    })?;
    let theirs = "SELECT currency, net, type_code, lines FROM imported
        WHERE issue_date BETWEEN :first AND :last AND NOT void";
    each(from, theirs, span, |currency, net, _, text| {
        let lines: Vec<Given<'_>> = read("imported", text)?;
        let nets = lines.iter().map(|line| Money::new(line.7, currency)).collect();
        items.put(currency, net, 1, lines.iter().map(|line| &*line.0), nets)
    })?;
    Ok(items.finish())
}

/// The name of a line on one line: what the filter `item:=` compares (`wanted::ITEM_NAME` says the same).
fn name_of(line: &str) -> Cow<'_, str> {
    const ENDS: [char; 3] = ['\n', '\r', '\t'];
    if line.contains(ENDS) { Cow::Owned(line.replace(ENDS, " ")) } else { Cow::Borrowed(line) }
}

/// A line as it was imported: its description, and at the end its net.
#[derive(Deserialize)]
struct Given<'t>(
    #[serde(borrow)] Cow<'t, str>,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
    IgnoredAny,
    i64,
);

/// What a snapshot says of its lines.
#[derive(Deserialize)]
struct Frozen<'t> {
    #[serde(borrow)]
    lines: Vec<FrozenLine<'t>>,
    #[serde(borrow)]
    totals: FrozenTotals<'t>,
}

#[derive(Deserialize)]
struct FrozenLine<'t> {
    #[serde(borrow)]
    name: Cow<'t, str>,
}

#[derive(Deserialize)]
struct FrozenTotals<'t> {
    #[serde(borrow)]
    line_nets: Vec<Cow<'t, str>>,
}

fn read<'t, T: Deserialize<'t>>(table: &'static str, text: &'t str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::BadRow { table })
}

/// Sums by item, one map for each currency.
#[derive(Default)]
struct Items(HashMap<Currency, HashMap<String, (u32, i64)>>);

impl Items {
    /// Adds the lines of one document, whose net total is `net` minor units before its sign.
    fn put<'l>(
        &mut self,
        currency: Currency,
        net: i64,
        sign: i64,
        names: impl Iterator<Item = &'l str>,
        nets: Vec<Money>,
    ) -> Result<()> {
        let (sums, whole) = (self.0.entry(currency).or_default(), Money::new(net, currency));
        let shares = if nets.is_empty() { vec![whole] } else { line_shares(whole, &nets)? };
        let mut counted = BTreeSet::new();
        for (name, share) in names.map(name_of).chain([Cow::Borrowed("")]).zip(shares) {
            if !sums.contains_key(&*name) {
                sums.insert(name.clone().into_owned(), (0, 0));
            }
            let Some((count, sum)) = sums.get_mut(&*name) else { continue };
            let signed = share.minor().checked_mul(sign).ok_or(billing::Error::Overflow)?;
            *sum = sum.checked_add(signed).ok_or(billing::Error::Overflow)?;
            if counted.insert(name) {
                *count = count.saturating_add(1);
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<ItemRevenue> {
        let rows = self.0.into_iter().flat_map(|(currency, items)| {
            let row =
                move |(name, (count, net))| ItemRevenue { name, currency: currency.code().to_owned(), count, net };
            items.into_iter().map(row)
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by(|a, b| (&a.currency, b.net, &a.name).cmp(&(&b.currency, a.net, &b.name)));
        rows
    }
}

/// Currency, net total, kind and lines of each document, without a copy of the text.
fn each(
    from: &impl Reads,
    sql: &str,
    span: Span,
    mut hear: impl FnMut(Currency, i64, &str, &str) -> Result<()>,
) -> Result<()> {
    let connection = from.connection();
    let mut statement = connection.0.prepare_cached(sql)?;
    let bound = named_params! { ":first": span.first.to_string(), ":last": span.last.to_string() };
    let mut rows = statement.query(bound)?;
    let bad = |_| Error::BadRow { table: "invoice" };
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let currency: Currency = text(0)?.parse().map_err(bad)?;
        hear(currency, row.get(1)?, text(2)?, text(3)?)?;
    }
    Ok(())
}
