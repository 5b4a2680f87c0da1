//! A job: what a quote or a draft promises, and the deposit, partial and final invoices that ask for it piece by piece.
//!
//! The invoice that ends a job states all of it and deducts what was asked for before: for each deposit (386) and partial
//! invoice (326) one line of quantity -1 at each VAT category and rate, so that its VAT follows by construction. Over all
//! invoices of a job the amounts at each category and rate add up to the job's exactly; where VAT that was rounded on each
//! would not, the rounding amount (BT-114) of the last one takes the difference; what is withheld closes the same way.

mod check;

use crate::credit::{spread, worth};
use crate::{
    Basis, CustomerId, Draft, Error, InvoiceNumber, Invoiced, IssuedInvoice, Line, Money, Prices, Totals, TypeCode,
    Vat, VatBreakdown, Withholding,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// UN/ECE Recommendation 20: what stands for a sum has no pieces.
const LUMP_SUM: &str = "LS";

/// An issued document of a job with the credit notes that it has.
#[derive(Debug, Clone)]
pub struct JobPaper {
    /// The document.
    pub invoice: IssuedInvoice,
    /// Whose it is today: who stands for the customer whom it names.
    pub customer: Option<CustomerId>,
    /// All its credit notes.
    pub notes: Vec<IssuedInvoice>,
}

/// How much of a job is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portion {
    /// Of each VAT category and rate.
    Percent(Decimal),
    /// As the job is priced (without VAT for net prices), spread over what is left at each VAT category and rate.
    Amount(Money),
}

/// The issued invoices of a job, as a document of some kind of prices sees them.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    papers: &'a [JobPaper],
    prices: Prices,
}

/// What of a deposit or partial invoice is still to be deducted.
#[derive(Debug, Clone)]
pub struct Deductible<'a> {
    /// The deposit or partial invoice.
    pub invoice: &'a IssuedInvoice,
    /// Whose it is today.
    customer: Option<CustomerId>,
    /// With VAT: what it comes to after its credit notes.
    pub left: Money,
    /// As priced, at each VAT category and rate; none of them is nothing.
    rows: BTreeMap<Vat, Money>,
    /// What the customer withholds of it after its credit notes.
    withheld: Money,
}

impl JobPaper {
    /// With VAT: what it comes to after its credit notes.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn left(&self) -> Result<Money, Error> {
        self.notes.iter().try_fold(worth(self.invoice.totals())?, |left, note| left.minus(worth(note.totals())?))
    }

    /// What the customer withholds of it after its credit notes.
    fn withheld(&self) -> Result<Money, Error> {
        let whole = self.invoice.totals().withheld;
        self.notes.iter().try_fold(whole, |left, note| left.minus(note.totals().withheld))
    }

    /// As priced, at each VAT category and rate, after its credit notes.
    fn rows_left(&self, prices: Prices) -> Result<BTreeMap<Vat, Money>, Error> {
        let mut left = priced(self.invoice.totals(), prices)?;
        for note in &self.notes {
            for (vat, amount) in priced(note.totals(), prices)? {
                let row = left.entry(vat).or_insert(Money::zero(self.invoice.currency()));
                *row = row.minus(amount)?;
            }
        }
        left.retain(|_, amount| amount.minor() != 0);
        Ok(left)
    }

    /// Whether it still counts: no credit note took all of it.
    fn stands(&self) -> Result<bool, Error> {
        Ok(self.notes.is_empty() || self.left()?.minor() != 0)
    }

    fn deducts(&self, number: &InvoiceNumber) -> bool {
        self.invoice.lines().iter().any(|line| line.deducts.as_ref() == Some(number))
    }
}

impl<'a> Job<'a> {
    /// A job with all its issued invoices, for a document with such prices.
    #[must_use]
    pub const fn of(papers: &'a [JobPaper], prices: Prices) -> Self {
        Self { papers, prices }
    }

    /// Deposits and partial invoices that no standing invoice deducts yet, as far as they were not credited.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn deductible(&self) -> Result<Vec<Deductible<'a>>, Error> {
        let mut found = Vec::new();
        for paper in self.papers.iter().filter(|paper| is_part(paper.invoice.type_code())) {
            let rows = paper.rows_left(self.prices)?;
            if paper.stands()? && !rows.is_empty() && self.deducted_by(paper.invoice.number())?.is_none() {
                let (left, withheld) = (paper.left()?, paper.withheld()?);
                found.push(Deductible { invoice: &paper.invoice, customer: paper.customer, left, rows, withheld });
            }
        }
        Ok(found)
    }

    /// The standing invoice that deducts the deposit or partial invoice of this number.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn deducted_by(&self, number: &InvoiceNumber) -> Result<Option<&'a IssuedInvoice>, Error> {
        for paper in self.papers.iter().filter(|paper| paper.deducts(number)) {
            if self.stands(paper)? {
                return Ok(Some(&paper.invoice));
            }
        }
        Ok(None)
    }

    /// The invoice that is to be credited before the deposit or partial invoice of this number. One over nothing, since
    /// deposits asked for all of the job, leaves nothing to credit and stands in no way.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn held_by(&self, number: &InvoiceNumber) -> Result<Option<&'a IssuedInvoice>, Error> {
        for paper in self.papers.iter().filter(|paper| paper.deducts(number)) {
            if paper.left()?.minor() > 0 {
                return Ok(Some(&paper.invoice));
            }
        }
        Ok(None)
    }

    /// How far the customer is asked for it by invoices that stand.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn invoiced(&self) -> Result<Invoiced, Error> {
        let mut found = Invoiced::Nothing;
        for paper in self.papers {
            match paper.invoice.type_code() {
                kind if asks_for_all(kind) && self.stands(paper)? => return Ok(Invoiced::Wholly),
                kind if is_part(kind) && paper.stands()? => found = Invoiced::InPart,
                _ => {}
            }
        }
        Ok(found)
    }

    /// Whether a paper still counts. An end over nothing cannot be credited: it counts as long as what it deducts does.
    fn stands(&self, paper: &JobPaper) -> Result<bool, Error> {
        let mut deducted = self.papers.iter().filter(|part| paper.deducts(part.invoice.number())).peekable();
        if deducted.peek().is_none() || worth(paper.invoice.totals())?.minor() != 0 {
            return paper.stands();
        }
        deducted.try_fold(false, |any, part| Ok(any || part.stands()?))
    }

    /// The lines that deduct all of it, called by `name`.
    ///
    /// # Errors
    /// As [`Self::deductible`], and those of `name`.
    pub fn deductions<E: From<Error>>(
        &self,
        name: impl Fn(&IssuedInvoice) -> Result<String, E>,
    ) -> Result<Vec<Line>, E> {
        let mut lines = Vec::new();
        for part in self.deductible()? {
            let (name, number) = (name(part.invoice)?, part.invoice.number());
            lines.extend(part.rows.iter().map(|(vat, amount)| deduction(&name, number, *vat, *amount)));
        }
        Ok(lines)
    }

    /// What of the job `whole` nobody was asked for yet, as priced, at each VAT category and rate.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn left(&self, whole: &Totals) -> Result<BTreeMap<Vat, Money>, Error> {
        let mut left = priced(whole, self.prices)?;
        for paper in self.papers.iter().filter(|paper| paper.invoice.type_code().asks_for_money()) {
            for (vat, amount) in paper.rows_left(self.prices)? {
                let row = left.entry(vat).or_insert(Money::zero(whole.currency));
                *row = row.minus(amount)?;
            }
        }
        Ok(left)
    }

    /// The lines of a deposit or partial invoice over a share of the job `whole`, called `name`.
    ///
    /// # Errors
    /// [`Error::MoreThanJob`] when less than that is left at some category and rate, [`Error::NothingOfJob`] for a share of
    /// nothing; [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn share(&self, whole: &Totals, share: Portion, name: &str) -> Result<Vec<Line>, Error> {
        let left = self.left(whole)?;
        let asked = match share {
            Portion::Percent(percent) => priced(whole, self.prices)?
                .into_iter()
                .map(|(vat, amount)| Ok((vat, amount.percent(percent)?)))
                .collect::<Result<BTreeMap<_, _>, Error>>()?,
            Portion::Amount(amount) => spread(amount, &left)?,
        };
        let fits = |(vat, amount): (&Vat, &Money)| {
            let left = left.get(vat).map_or(0, |left| left.minor());
            if left < 0 { (left..=0).contains(&amount.minor()) } else { (0..=left).contains(&amount.minor()) }
        };
        if !asked.iter().all(fits) {
            return Err(Error::MoreThanJob);
        }
        let lines: Vec<Line> = asked
            .iter()
            .filter(|(_, amount)| amount.minor() != 0)
            .map(|(vat, amount)| lump(name, *vat, *amount))
            .collect();
        if lines.is_empty() { Err(Error::NothingOfJob) } else { Ok(lines) }
    }

    /// Makes the invoice that ends the job come out right: percentages on the document are of the job, not of what is left
    /// after the deductions; the rounding amount closes to what was promised. A draft that deducts nothing stays as it is.
    #[must_use]
    pub fn bind(&self, draft: Draft) -> Draft {
        if !is_end(draft.type_code) || draft.lines.iter().all(|line| line.deducts.is_none()) {
            return draft;
        }
        self.close(draft.clone()).unwrap_or(draft)
    }

    fn close(&self, mut draft: Draft) -> Result<Draft, Error> {
        let whole = whole_of(&draft).totals()?;
        let own = Money::sum(whole.lines.iter().map(|line| line.priced), whole.currency)?.to_decimal();
        for item in draft.allowances.iter_mut().chain(&mut draft.charges) {
            item.allowance.base = item.allowance.base.or(item.allowance.percent.map(|_| own));
        }
        if self.check(&draft).is_empty() {
            let parts = self.deductible()?;
            let deducted = Money::sum(parts.iter().map(|part| part.left), whole.currency)?;
            let promised = worth(&whole)?.minus(deducted)?;
            draft.withholding = withheld(&draft, &whole, &parts)?;
            let residue = promised.minus(worth(&draft.totals()?)?)?.to_decimal();
            draft.rounding = draft.rounding.checked_add(residue).ok_or(Error::Overflow)?;
        }
        Ok(draft)
    }
}

/// What the invoice that ends a job withholds: what is left of what is withheld of the whole job. Where a part withheld
/// another percentage, or nothing, each invoice stands for itself.
fn withheld(draft: &Draft, whole: &Totals, parts: &[Deductible<'_>]) -> Result<Option<Withholding>, Error> {
    let Some(tax) = draft.withholding.clone() else { return Ok(None) };
    let same = |part: &Deductible<'_>| part.invoice.withholding().as_ref().map(|of| of.percent) == Some(tax.percent);
    if !parts.iter().all(same) {
        return Ok(Some(tax));
    }
    let before = Money::sum(parts.iter().map(|part| part.withheld), whole.currency)?;
    tax.coming_to(whole.withheld.minus(before)?, draft.totals()?.net_total).map(Some)
}

/// The job that a draft states: its lines without the deductions.
#[must_use]
pub fn whole_of(draft: &Draft) -> Draft {
    let mut whole = draft.clone();
    whole.lines.retain(|line| line.deducts.is_none());
    whole
}

/// What an issued invoice comes to without its deductions: the job that it states.
///
/// # Errors
/// As [`Totals::of`].
pub fn whole_totals(invoice: &IssuedInvoice) -> Result<Totals, Error> {
    let lines: Vec<Line> = invoice.lines().iter().filter(|line| line.deducts.is_none()).cloned().collect();
    Totals::of(&Basis {
        currency: invoice.currency(),
        prices: invoice.prices(),
        lines: &lines,
        allowances: invoice.allowances(),
        charges: invoice.charges(),
        prepaid: invoice.prepaid(),
        rounding: Decimal::ZERO,
        withholding: invoice.withholding().as_ref(),
    })
}

/// Whether it is a part of a job that the invoice at its end deducts.
const fn is_part(kind: TypeCode) -> bool {
    matches!(kind, TypeCode::Prepayment | TypeCode::Partial)
}

/// Whether it ends a job.
const fn is_end(kind: TypeCode) -> bool {
    matches!(kind, TypeCode::Invoice | TypeCode::Corrected)
}

/// Whether it asks for what no deposit asked for: nothing is left of the job after it.
const fn asks_for_all(kind: TypeCode) -> bool {
    kind.asks_for_money() && !is_part(kind)
}

/// Each row of the breakdown as such prices say it: with VAT where they have it inside.
fn priced(totals: &Totals, prices: Prices) -> Result<BTreeMap<Vat, Money>, Error> {
    let amount = |row: &VatBreakdown| match prices {
        Prices::Net => Ok(row.taxable),
        Prices::Gross => row.taxable.plus(row.tax),
    };
    totals.vat_breakdown.iter().map(|row| Ok((Vat::new(row.category, row.rate), amount(row)?))).collect()
}

/// One line over a sum; a price is never below 0, so a quantity of -1 takes away.
fn lump(name: &str, vat: Vat, amount: Money) -> Line {
    let price = amount.to_decimal();
    let one = if price.is_sign_negative() { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    Line { unit: LUMP_SUM.to_owned(), ..Line::new(name, one, price.abs(), vat) }
}

fn deduction(name: &str, number: &InvoiceNumber, vat: Vat, amount: Money) -> Line {
    let line = lump(name, vat, amount);
    Line { quantity: -line.quantity, deducts: Some(number.clone()), ..line }
}

#[cfg(test)]
mod tests;
