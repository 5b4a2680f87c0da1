//! What of an invoice may still be credited, and the credit notes (type 381) that put a mistake on it right.
//!
//! The rules hold over all credit notes of one invoice together: no category and rate is credited beyond its taxable
//! amount (with VAT where prices have it inside), no line beyond its quantity, and the last one closes to exactly nothing. Where VAT that was rounded on each
//! of several notes would not add up to the invoice's, the rounding amount (BT-114) takes the difference; what is withheld
//! follows its running sum.

mod check;

use crate::{
    Allowance, Currency, DocumentAllowance, Draft, Error, IssuedInvoice, Line, Money, Preceding, Totals, Vat,
    Withholding,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// UN/ECE Recommendation 20: what stands for a sum has no pieces.
const LUMP_SUM: &str = "LS";

/// An invoice with the credit notes that it has, and what they leave.
#[derive(Debug, Clone)]
pub struct Creditable<'a> {
    invoice: &'a IssuedInvoice,
    notes: &'a [IssuedInvoice],
    left: Money,
    /// What is left at each category and rate, as the invoice is priced.
    rows: BTreeMap<Vat, Money>,
}

impl<'a> Creditable<'a> {
    /// What `notes`, all the credit notes of `invoice`, leave to be credited.
    ///
    /// # Errors
    /// [`Error::NotCreditable`] for a credit note, [`Error::NothingToCredit`] where nothing is left,
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn of(invoice: &'a IssuedInvoice, notes: &'a [IssuedInvoice]) -> Result<Self, Error> {
        if !invoice.type_code().asks_for_money() {
            return Err(Error::NotCreditable);
        }
        let mut left = worth(invoice.totals())?;
        let mut rows = invoice.totals().priced_rows(invoice.prices())?;
        for note in notes {
            left = left.minus(worth(note.totals())?)?;
            for (vat, credited) in note.totals().priced_rows(invoice.prices())? {
                let row = rows.entry(vat).or_insert(Money::zero(invoice.currency()));
                *row = row.minus(credited)?;
            }
        }
        if left.minor() <= 0 {
            return Err(Error::NothingToCredit);
        }
        Ok(Self { invoice, notes, left, rows })
    }

    /// With VAT: what a credit note over everything that is left comes to.
    #[must_use]
    pub const fn left(&self) -> Money {
        self.left
    }

    /// How much of the line at `index` (from 0) no credit note names yet; below 0 for a line that takes goods back.
    ///
    /// Lines are known again by what they say: name, unit, price and VAT. Of equal lines the first is credited first.
    #[must_use]
    pub fn quantity_left(&self, index: usize) -> Decimal {
        let lines = self.invoice.lines();
        let Some(line) = lines.get(index) else { return Decimal::ZERO };
        let earlier = quantity_like(&lines[..index], line);
        let credited = self.credited_like(line);
        let beyond = (credited.abs() - earlier.abs()).max(Decimal::ZERO).min(line.quantity.abs());
        if line.quantity.is_sign_negative() { line.quantity + beyond } else { line.quantity - beyond }
    }

    /// A credit note over everything that is left: the invoice's own lines as far as they still fit, else one line for
    /// each VAT category and rate, called `name`.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn everything(&self, name: &str) -> Result<Draft, Error> {
        let draft = if self.notes.is_empty() {
            Draft::credit_of(self.invoice)
        } else {
            let left = (0..self.invoice.lines().len()).map(|index| (index, self.quantity_left(index)));
            let by_line = self.lines(&left.collect::<Vec<_>>())?;
            if self.takes_all(&by_line.totals()?) { by_line } else { self.by_rate(&self.rows, name) }
        };
        Ok(self.bind(draft))
    }

    /// A credit note over some lines: each by its index (from 0) with the quantity that is credited. Allowances and
    /// charges follow in proportion.
    ///
    /// # Errors
    /// [`Error::NoSuchLine`], [`Error::Overflow`].
    pub fn lines(&self, chosen: &[(usize, Decimal)]) -> Result<Draft, Error> {
        let mut draft = Draft::credit_of(self.invoice);
        let currency = self.invoice.currency();
        draft.lines = chosen
            .iter()
            .filter(|(_, quantity)| !quantity.is_zero())
            .map(|(index, quantity)| {
                part_of(self.invoice.lines().get(*index).ok_or(Error::NoSuchLine)?, *quantity, currency)
            })
            .collect::<Result<_, Error>>()?;
        if draft.lines != self.invoice.lines() {
            let nets = draft.totals()?;
            let (totals, invoice) = (self.invoice.totals(), self.invoice);
            draft.allowances = self.shares(invoice.allowances(), &totals.allowances, &draft.lines, &nets)?;
            draft.charges = self.shares(invoice.charges(), &totals.charges, &draft.lines, &nets)?;
        }
        Ok(self.bind(draft))
    }

    /// What document allowances or charges, which came to `amounts`, come to for some `lines`: in proportion to what
    /// these are of all lines at the same category and rate, so that each row of the breakdown is credited in proportion.
    fn shares(
        &self,
        items: &[DocumentAllowance],
        amounts: &[Money],
        lines: &[Line],
        nets: &Totals,
    ) -> Result<Vec<DocumentAllowance>, Error> {
        let currency = self.invoice.currency();
        let sum_at = |lines: &[Line], totals: &Totals, vat: Vat| {
            let at = lines.iter().zip(&totals.lines).filter(|(line, _)| line.vat == vat);
            Money::sum(at.map(|(_, totals)| totals.net), currency).map(Money::to_decimal)
        };
        let mut shares = Vec::new();
        for (item, amount) in items.iter().zip(amounts) {
            let part = sum_at(lines, nets, item.vat)?;
            let whole = sum_at(self.invoice.lines(), self.invoice.totals(), item.vat)?;
            if !part.is_zero() && !whole.is_zero() {
                let fixed = Allowance::fixed(amount.to_decimal(), item.allowance.reason.clone());
                shares.push(DocumentAllowance { allowance: share(&fixed, part, whole, currency)?, vat: item.vat });
            }
        }
        shares.retain(|item| item.allowance.amount != Some(Decimal::ZERO));
        Ok(shares)
    }

    /// A credit note over a sum as the invoice is priced (without VAT for net prices, with VAT for gross ones), spread over
    /// what is left at each category and rate; lines are called `name`.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::Overflow`].
    pub fn amount(&self, sum: Money, name: &str) -> Result<Draft, Error> {
        let shares = spread(sum, &self.rows)?;
        Ok(self.bind(self.by_rate(&shares, name)))
    }

    /// Ties a credit note that was typed or edited to its invoice: BG-3, and the rounding that closes it where it takes
    /// all that is left.
    #[must_use]
    pub fn bind(&self, mut note: Draft) -> Draft {
        let (number, issue_date) = (self.invoice.number().clone(), self.invoice.issue_date());
        note.preceding = Some(Preceding { number, issue_date });
        (note.prepaid, note.rounding) = (Decimal::ZERO, Decimal::ZERO);
        let closing = self.closing(&note);
        note.rounding = closing.unwrap_or_default();
        note.withholding = self.withheld(&note, closing.is_some());
        note
    }

    /// What was withheld of the invoice is withheld of its notes: of all of them the percentage of what they take together,
    /// of the one that closes all the rest, so that nothing stays open by roundings.
    fn withheld(&self, note: &Draft, closes: bool) -> Option<Withholding> {
        let tax = self.invoice.withholding().clone()?;
        let tax = Withholding { residue: Decimal::ZERO, ..tax };
        let sum = |of: fn(&Totals) -> Money| {
            Money::sum(self.notes.iter().map(|note| of(note.totals())), self.invoice.currency())
        };
        let computed = || {
            let net = note.totals()?.net_total;
            let reached = sum(|totals| totals.net_total)?.plus(net)?;
            let until = if closes { self.invoice.totals().withheld } else { tax.amount_of(reached)? };
            tax.clone().coming_to(until.minus(sum(|totals| totals.withheld)?)?, net)
        };
        Some(computed().unwrap_or(tax))
    }

    fn closing(&self, unrounded: &Draft) -> Option<Decimal> {
        let totals = unrounded.totals().ok()?;
        let beyond = self.left.minus(totals.gross_total).ok()?;
        let closes = self.takes_all(&totals) || (beyond.minor() < 0 && self.fits(&totals));
        closes.then(|| beyond.to_decimal())
    }

    /// Whether a note takes what is left at every category and rate, to the minor unit.
    fn takes_all(&self, totals: &Totals) -> bool {
        let taken = self.rows_of(totals);
        let of = |vat: &Vat| taken.get(vat).map_or(0, |amount| amount.minor());
        self.rows.iter().all(|(vat, left)| left.minor() == of(vat)) && taken.keys().all(|vat| self.has(*vat))
    }

    /// Whether a note takes no more than is left at any category and rate.
    fn fits(&self, totals: &Totals) -> bool {
        self.rows_of(totals).into_iter().all(|(vat, amount)| self.row_fits(vat, amount))
    }

    /// Rows of a note as its invoice is priced. What is too large for that was refused with its totals.
    fn rows_of(&self, totals: &Totals) -> BTreeMap<Vat, Money> {
        totals.priced_rows(self.invoice.prices()).unwrap_or_default()
    }

    fn row_fits(&self, vat: Vat, amount: Money) -> bool {
        let left = self.rows.get(&vat).map_or(0, |left| left.minor());
        let range = if left < 0 { left..=0 } else { 0..=left };
        range.contains(&amount.minor())
    }

    fn has(&self, vat: Vat) -> bool {
        self.rows.contains_key(&vat)
    }

    /// One line for each row that is not nothing; a price is never below 0, so a quantity of -1 takes away.
    fn by_rate(&self, rows: &BTreeMap<Vat, Money>, name: &str) -> Draft {
        let line = |(vat, amount): (&Vat, &Money)| {
            let price = amount.to_decimal();
            let one = if price.is_sign_negative() { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
            Line { unit: LUMP_SUM.to_owned(), ..Line::new(name, one, price.abs(), *vat) }
        };
        let mut draft = Draft::credit_of(self.invoice);
        draft.lines = rows.iter().filter(|(_, amount)| amount.minor() != 0).map(line).collect();
        (draft.allowances, draft.charges) = (Vec::new(), Vec::new());
        draft
    }

    /// The quantity that credit notes name of lines that say the same.
    fn credited_like(&self, line: &Line) -> Decimal {
        quantity_like(self.notes.iter().flat_map(|note| note.lines()), line)
    }
}

/// `sum` over the rows that something is left of, in proportion.
pub(crate) fn spread(sum: Money, rows: &BTreeMap<Vat, Money>) -> Result<BTreeMap<Vat, Money>, Error> {
    let currency = sum.currency();
    let open = || rows.iter().filter(|(_, left)| left.minor() > 0);
    let whole = Money::sum(open().map(|(_, left)| *left), currency)?;
    let (mut reached, mut given, mut shares) = (Money::zero(currency), Money::zero(currency), BTreeMap::new());
    for (vat, left) in open() {
        // Rounding the running sum, not each share, makes the shares add up and none greater than what is left.
        reached = reached.plus(*left)?;
        let until = Money::reckon(&[sum.to_decimal(), reached.to_decimal()], &[whole.to_decimal()], currency)?;
        shares.insert(*vat, until.minus(given)?);
        given = until;
    }
    Ok(shares)
}

/// What a document is worth before anything was paid: with VAT, and rounded where it was (BT-112 and BT-114).
pub(crate) fn worth(totals: &Totals) -> Result<Money, Error> {
    totals.gross_total.plus(totals.rounding)
}

/// Whether two lines sell the same thing at the same price.
fn alike(one: &Line, other: &Line) -> bool {
    let said = |line: &Line| (line.unit.clone(), line.price.normalize(), line.base_quantity.normalize(), line.vat);
    one.name == other.name && said(one) == said(other)
}

/// The quantity of all lines that say what `line` says.
fn quantity_like<'l>(lines: impl IntoIterator<Item = &'l Line>, line: &Line) -> Decimal {
    let like = lines.into_iter().filter(|other| alike(other, line)).map(|other| other.quantity);
    like.fold(Decimal::ZERO, |sum, quantity| sum.saturating_add(quantity))
}

/// `quantity` of a line, with its fixed allowances and charges in proportion.
fn part_of(line: &Line, quantity: Decimal, currency: Currency) -> Result<Line, Error> {
    let shares = |list: &[Allowance]| {
        list.iter().map(|each| share(each, quantity, line.quantity, currency)).collect::<Result<_, Error>>()
    };
    Ok(Line { quantity, allowances: shares(&line.allowances)?, charges: shares(&line.charges)?, ..line.clone() })
}

/// The `part` of `whole` that an allowance or a charge has; a percentage of its own base needs no share.
fn share(each: &Allowance, part: Decimal, whole: Decimal, currency: Currency) -> Result<Allowance, Error> {
    if part == whole || whole.is_zero() {
        return Ok(each.clone());
    }
    let scaled = |sum: Option<Decimal>| {
        sum.map(|sum| Money::reckon(&[sum, part], &[whole], currency).map(Money::to_decimal)).transpose()
    };
    Ok(Allowance { amount: scaled(each.amount)?, base: scaled(each.base)?, ..each.clone() })
}

#[cfg(test)]
mod tests;
