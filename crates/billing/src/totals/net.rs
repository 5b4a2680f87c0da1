//! Net amounts out of prices with VAT inside (docs/adr/0018).
//!
//! At each category and rate the amounts with VAT are added up, and the net part of the running sum is rounded; an item
//! is worth what the sum grew by. So the nets add up to the rounded net part of the whole, and what is left is the VAT.

use crate::{Currency, Error, Money, Prices, Vat, VatRate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What one category and rate came to so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// As priced: with VAT where prices have it inside.
    pub priced: Money,
    /// BT-116.
    pub net: Money,
}

/// The rows of the breakdown while items are put in.
#[derive(Debug)]
pub(super) struct Rows {
    prices: Prices,
    currency: Currency,
    rows: BTreeMap<Vat, Row>,
}

impl Rows {
    pub(super) const fn new(prices: Prices, currency: Currency) -> Self {
        Self { prices, currency, rows: BTreeMap::new() }
    }

    /// Puts in an item as priced, and gives its net amount (BT-131, BT-99; below 0 for an allowance).
    pub(super) fn put(&mut self, vat: Vat, priced: Money) -> Result<Money, Error> {
        let nothing = Money::zero(self.currency);
        let row = self.rows.entry(vat).or_insert(Row { priced: nothing, net: nothing });
        row.priced = row.priced.plus(priced)?;
        let before = row.net;
        row.net = match self.prices {
            Prices::Net => row.priced,
            Prices::Gross => net_of(row.priced, vat.rate)?,
        };
        row.net.minus(before)
    }

    /// Each row, ordered by category and rate.
    pub(super) fn finish(self) -> BTreeMap<Vat, Row> {
        self.rows
    }
}

/// The net part of an amount with VAT inside, rounded half away from zero.
pub(crate) fn net_of(gross: Money, rate: VatRate) -> Result<Money, Error> {
    let hundred_and_rate = Decimal::ONE_HUNDRED.checked_add(rate.percent()).ok_or(Error::Overflow)?;
    Money::reckon(&[gross.to_decimal(), Decimal::ONE_HUNDRED], &[hundred_and_rate], gross.currency())
}
