//! An issued document: numbered, frozen, and never changed again. Its JSON is the canonical snapshot.

use crate::{
    Basis, Currency, Customer, CustomerId, DocumentAllowance, Draft, Error, Exemption, InvoiceId, InvoiceNumber, Line,
    Money, Origin, Preceding, Prices, Seller, Supply, Totals, TotalsText, TypeCode, Withholding, decimal,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names the snapshot's shape as it is written now; a change of shape needs a new name, and the old one stays readable.
pub const SNAPSHOT_FORMAT: &str = "counterfoil/invoice/v2";
/// The shape before it: the same without prices, supply, exemptions, withholding, job, origin and deductions.
const SNAPSHOT_FORMAT_V1: &str = "counterfoil/invoice/v1";

/// A document as issued. There is no way to change one; a snapshot whose totals do not follow from its lines cannot be
/// read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedInvoice {
    snapshot: Snapshot,
    totals: Totals,
}

/// Field order is the order in JSON, and part of the format. What came with version 2 is left out where it says nothing,
/// so that a version 1 is written back as it was read.
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
    #[serde(default, skip_serializing_if = "Supply::is_unsaid")]
    supply: Supply,
    order_reference: String,
    description: String,
    notes: String,
    terms: String,
    preceding: Option<Preceding>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    job: Option<InvoiceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    based_on: Option<Origin>,
    #[serde(default, skip_serializing_if = "Prices::are_net")]
    prices: Prices,
    lines: Vec<Line>,
    allowances: Vec<DocumentAllowance>,
    charges: Vec<DocumentAllowance>,
    #[serde(with = "decimal::text")]
    prepaid: Decimal,
    #[serde(with = "decimal::text")]
    rounding: Decimal,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exemptions: Vec<Exemption>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    withholding: Option<Withholding>,
    totals: TotalsText,
}

impl Snapshot {
    fn basis(&self) -> Basis<'_> {
        Basis {
            currency: self.currency,
            prices: self.prices,
            lines: &self.lines,
            allowances: &self.allowances,
            charges: &self.charges,
            prepaid: self.prepaid,
            rounding: self.rounding,
            withholding: self.withholding.as_ref(),
        }
    }

    /// Whether its name is known, and what it says is what that version can say.
    fn is_of_its_version(&self) -> bool {
        let says_more = !self.supply.is_unsaid()
            || !self.prices.are_net()
            || !self.exemptions.is_empty()
            || self.withholding.is_some()
            || self.job.is_some()
            || self.based_on.is_some()
            || self.lines.iter().any(|line| line.deducts.is_some());
        match self.format.as_str() {
            SNAPSHOT_FORMAT => true,
            SNAPSHOT_FORMAT_V1 => !says_more,
            _ => false,
        }
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
        let exemptions = draft.exemption_reasons(&totals, &seller, &customer);
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
            supply: draft.supply,
            order_reference: draft.order_reference,
            description: draft.description,
            notes: draft.notes,
            terms: draft.terms,
            preceding: draft.preceding,
            job: draft.job,
            based_on: draft.based_on,
            prices: draft.prices,
            lines: draft.lines,
            allowances: draft.allowances,
            charges: draft.charges,
            prepaid: draft.prepaid,
            rounding: draft.rounding,
            exemptions,
            withholding: draft.withholding,
            totals: TotalsText::from(&totals),
        };
        Ok(Self { snapshot, totals })
    }

    fn thaw(snapshot: Snapshot) -> Result<Self, Error> {
        if !snapshot.is_of_its_version() {
            return Err(Error::UnknownSnapshotFormat);
        }
        let totals = Totals::of(&snapshot.basis())?;
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
        /// Why categories bear no VAT, as printed (BT-120, BT-121); empty in a document of version 1.
        exemptions: [Exemption],
        /// What the customer keeps back for the tax office.
        withholding: Option<Withholding>,
        /// BG-3.
        preceding: Option<Preceding>,
        /// The quote, or another paper, that it was made from.
        based_on: Option<Origin>,
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

    /// When it was delivered, and when its VAT falls due (BG-13, BG-14, BT-7).
    #[must_use]
    pub const fn supply(&self) -> Supply {
        self.snapshot.supply
    }

    /// Whether prices, allowances and charges have VAT inside.
    #[must_use]
    pub const fn prices(&self) -> Prices {
        self.snapshot.prices
    }

    /// Which customer record it was made out to; the frozen particulars are in [`IssuedInvoice::customer`].
    #[must_use]
    pub const fn customer_id(&self) -> Option<CustomerId> {
        self.snapshot.customer_id
    }

    /// What its totals were computed of.
    #[must_use]
    pub fn basis(&self) -> Basis<'_> {
        self.snapshot.basis()
    }

    /// BT-113 in major units.
    #[must_use]
    pub const fn prepaid(&self) -> Decimal {
        self.snapshot.prepaid
    }

    /// BT-114 in major units.
    #[must_use]
    pub const fn rounding(&self) -> Decimal {
        self.snapshot.rounding
    }

    /// The document that its job began with.
    #[must_use]
    pub const fn job(&self) -> Option<InvoiceId> {
        self.snapshot.job
    }

    /// All sums (BG-22, BG-23).
    #[must_use]
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// What the seller is to get: the amount due (BT-115), less what the customer withholds.
    #[must_use]
    #[allow(clippy::misnamed_getters, reason = "BT-115 is what the document asks for; the book waits for less")]
    pub const fn payable(&self) -> Money {
        self.totals.to_pay
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
