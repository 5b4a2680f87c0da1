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
}

impl Withholding {
    /// What is withheld of `net`, rounded half away from zero.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn amount_of(&self, net: Money) -> Result<Money, Error> {
        net.percent(self.percent)
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
