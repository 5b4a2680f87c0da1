//! An issued document: numbered, frozen, and never changed again. Its JSON is the canonical snapshot.

use crate::{
    Basis, Currency, Customer, CustomerId, DocumentAllowance, Draft, Error, InvoiceNumber, Line, Money, Preceding,
    Seller, Totals, TotalsText, TypeCode, decimal,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names the snapshot's shape; a change of shape needs a new name, and the old one stays readable.
pub const SNAPSHOT_FORMAT: &str = "counterfoil/invoice/v1";

/// A document as issued. There is no way to change one; a snapshot whose totals do not follow from its lines cannot be
/// read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedInvoice {
    snapshot: Snapshot,
    totals: Totals,
}

/// Field order is the order in JSON, and part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    format: String,
    number: InvoiceNumber,
    type_code: TypeCode,
    issue_date: NaiveDate,
    due_date: NaiveDate,
    currency: Currency,
    customer_id: Option<CustomerId>,
    seller: Seller,
    customer: Customer,
    delivered: String,
    order_reference: String,
    description: String,
    notes: String,
    terms: String,
    preceding: Option<Preceding>,
    lines: Vec<Line>,
    allowances: Vec<DocumentAllowance>,
    charges: Vec<DocumentAllowance>,
    #[serde(with = "decimal::text")]
    prepaid: Decimal,
    #[serde(with = "decimal::text")]
    rounding: Decimal,
    totals: TotalsText,
}

impl Snapshot {
    fn compute(&self) -> Result<Totals, Error> {
        Totals::of(&Basis {
            currency: self.currency,
            lines: &self.lines,
            allowances: &self.allowances,
            charges: &self.charges,
            prepaid: self.prepaid,
            rounding: self.rounding,
        })
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident: $type:ty),* $(,)?) => {
        $($(#[$doc])* #[must_use] pub fn $name(&self) -> &$type { &self.snapshot.$name })*
    };
}

impl IssuedInvoice {
    pub(crate) fn freeze(
        draft: Draft,
        number: InvoiceNumber,
        issue_date: NaiveDate,
        due_date: NaiveDate,
        seller: Seller,
        customer: Customer,
    ) -> Result<Self, Error> {
        let totals = draft.totals()?;
        let snapshot = Snapshot {
            format: SNAPSHOT_FORMAT.to_owned(),
            number,
            type_code: draft.type_code,
            issue_date,
            due_date,
            currency: draft.currency,
            customer_id: draft.customer,
            seller,
            customer,
            delivered: draft.delivered,
            order_reference: draft.order_reference,
            description: draft.description,
            notes: draft.notes,
            terms: draft.terms,
            preceding: draft.preceding,
            lines: draft.lines,
            allowances: draft.allowances,
            charges: draft.charges,
            prepaid: draft.prepaid,
            rounding: draft.rounding,
            totals: TotalsText::from(&totals),
        };
        Ok(Self { snapshot, totals })
    }

    fn thaw(snapshot: Snapshot) -> Result<Self, Error> {
        if snapshot.format != SNAPSHOT_FORMAT {
            return Err(Error::UnknownSnapshotFormat);
        }
        let totals = snapshot.compute()?;
        if TotalsText::from(&totals) != snapshot.totals {
            return Err(Error::SnapshotAltered);
        }
        Ok(Self { snapshot, totals })
    }

    fields! {
        /// BT-1.
        number: InvoiceNumber,
        /// The seller as of the issue date (BG-4).
        seller: Seller,
        /// The customer as of the issue date (BG-7).
        customer: Customer,
        /// Delivered or service period, as printed.
        delivered: str,
        /// BT-13.
        order_reference: str,
        /// Subject line over the table.
        description: str,
        /// BT-22.
        notes: str,
        /// BT-20 as printed; may be empty.
        terms: str,
        /// BG-25.
        lines: [Line],
        /// BG-20.
        allowances: [DocumentAllowance],
        /// BG-21.
        charges: [DocumentAllowance],
        /// BG-3.
        preceding: Option<Preceding>,
    }

    /// BT-3.
    #[must_use]
    pub const fn type_code(&self) -> TypeCode {
        self.snapshot.type_code
    }

    /// BT-2.
    #[must_use]
    pub const fn issue_date(&self) -> NaiveDate {
        self.snapshot.issue_date
    }

    /// BT-9.
    #[must_use]
    pub const fn due_date(&self) -> NaiveDate {
        self.snapshot.due_date
    }

    /// BT-5.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.snapshot.currency
    }

    /// Which customer record it was made out to; the frozen particulars are in [`IssuedInvoice::customer`].
    #[must_use]
    pub const fn customer_id(&self) -> Option<CustomerId> {
        self.snapshot.customer_id
    }

    /// All sums (BG-22, BG-23).
    #[must_use]
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// BT-115.
    #[must_use]
    pub const fn payable(&self) -> Money {
        self.totals.payable
    }
}

impl Serialize for IssuedInvoice {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.snapshot.serialize(to)
    }
}

impl<'de> Deserialize<'de> for IssuedInvoice {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::thaw(Snapshot::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
