//! Income tax that the customer keeps back and pays for the seller (IRPF, ritenuta d'acconto): no VAT, and no payment.

use crate::{Error, Fault, Money, decimal, fault::join, party::one_line};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What the customer withholds of the net total (BT-109). It lowers what is paid, and nothing of VAT or revenue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withholding {
    /// As printed: `IRPF`, `Ritenuta d'acconto`.
    pub name: String,
    /// Percent of the net total, above 0 and at most 100.
    #[serde(with = "decimal::text")]
    pub percent: Decimal,
    /// Added to the percentage, in major units, mostly 0: what roundings on other documents left. Over all credit notes of
    /// an invoice, and all invoices of a job, what is withheld comes to what is withheld of the whole. Computed, never typed.
    #[serde(default, with = "decimal::text", skip_serializing_if = "Decimal::is_zero")]
    pub residue: Decimal,
}

impl Withholding {
    /// A percentage of the net total, and nothing else.
    #[must_use]
    pub fn new(name: impl Into<String>, percent: Decimal) -> Self {
        Self { name: name.into(), percent, residue: Decimal::ZERO }
    }

    /// What is withheld of `net`, rounded half away from zero.
    ///
    /// # Errors
    /// [`Error::Overflow`], [`Error::TooFine`] for a residue finer than the currency.
    pub fn amount_of(&self, net: Money) -> Result<Money, Error> {
        net.percent(self.percent)?.plus(Money::exact(self.residue, net.currency())?)
    }

    /// The same with the residue that makes it `amount` of `net`.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub(crate) fn coming_to(self, amount: Money, net: Money) -> Result<Self, Error> {
        let residue = amount.minus(net.percent(self.percent)?)?.to_decimal();
        Ok(Self { residue, ..self })
    }

    pub(crate) fn check(&self, path: &str) -> Vec<Fault> {
        let name = join(path, "name");
        let mut faults: Vec<Fault> = one_line(name.clone(), &self.name).into_iter().collect();
        if self.name.trim().is_empty() {
            faults.push(Fault::new(name, "withholding-unnamed", "Name the tax that is withheld, for example IRPF."));
        }
        if self.percent <= Decimal::ZERO || self.percent > Decimal::ONE_HUNDRED {
            let message = "What is withheld lies above 0 and at most at 100 percent of the net total.";
            faults.push(Fault::new(join(path, "percent"), "withholding-out-of-range", message));
        } else if !decimal::in_bounds(self.percent) {
            faults.push(Fault::of(join(path, "percent"), &Error::TooManyDigits));
        }
        faults
    }
}
