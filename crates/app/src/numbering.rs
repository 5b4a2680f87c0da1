//! Which series numbers a document, and how its numbers look: each kind of paper counts apart.

use crate::Result;
use crate::views::BusinessView;
use billing::{Fault, InvoiceNumber, NumberPattern, Series, TypeCode};
use chrono::NaiveDate;
use store::Tx;
use store::table::{Reads, invoices, series};

/// A series of every book.
struct Kept {
    /// One kind that it numbers.
    kind: TypeCode,
    /// The field of the business profile that holds its pattern.
    field: &'static str,
    /// What a new book numbers it with; the second one where another series has the first.
    patterns: [&'static str; 2],
}

const SERIES: [Kept; 5] = [
    Kept { kind: TypeCode::Invoice, field: "number_pattern", patterns: ["{YYYY}-{seq:4}", "INV-{YYYY}-{seq:4}"] },
    Kept {
        kind: TypeCode::CreditNote,
        field: "credit_pattern",
        patterns: ["CN-{YYYY}-{seq:4}", "CREDIT-{YYYY}-{seq:4}"],
    },
    Kept { kind: TypeCode::Quote, field: "quote_pattern", patterns: ["Q-{YYYY}-{seq:4}", "QUOTE-{YYYY}-{seq:4}"] },
    Kept {
        kind: TypeCode::Proforma,
        field: "proforma_pattern",
        patterns: ["PF-{YYYY}-{seq:4}", "PROFORMA-{YYYY}-{seq:4}"],
    },
    Kept {
        kind: TypeCode::DeliveryNote,
        field: "delivery_pattern",
        patterns: ["DN-{YYYY}-{seq:4}", "DELIVERY-{YYYY}-{seq:4}"],
    },
];

/// How the numbers of every series look.
pub(crate) struct Patterns(Vec<(TypeCode, NumberPattern)>);

impl Patterns {
    /// Reads what was typed; nothing stands for what a new book has.
    pub(crate) fn read(view: &BusinessView) -> Result<Self, Vec<Fault>> {
        let typed = [
            &view.number_pattern,
            &view.credit_pattern,
            &view.quote_pattern,
            &view.proforma_pattern,
            &view.delivery_pattern,
        ];
        let (mut patterns, mut faults) = (Self(Vec::new()), Vec::new());
        for (kept, text) in SERIES.iter().zip(typed) {
            let read = if text.is_empty() { patterns.free(kept) } else { text.parse() };
            match read {
                Ok(pattern) if patterns.meets(&pattern) => faults.push(alike(kept)),
                Ok(pattern) => patterns.0.push((kept.kind, pattern)),
                Err(error) => faults.push(Fault::of(kept.field, &error)),
            }
        }
        if faults.is_empty() { Ok(patterns) } else { Err(faults) }
    }

    /// Those that the book has.
    fn of(from: &impl Reads) -> Result<Self> {
        let row = |kept: &Kept| match series::get(from, kept.kind.series()) {
            Ok(row) => Some(Ok((kept.kind, row.series.pattern))),
            Err(store::Error::NotFound { .. }) => None,
            Err(other) => Some(Err(other)),
        };
        Ok(Self(SERIES.iter().filter_map(row).collect::<store::Result<_>>()?))
    }

    pub(crate) fn save(self, tx: &Tx<'_>) -> Result<()> {
        for (kind, pattern) in self.0 {
            series::set_pattern(tx, kind.series(), pattern)?;
        }
        Ok(())
    }

    /// What a new book numbers a series with, unless another series gives the same numbers.
    fn free(&self, kept: &Kept) -> Result<NumberPattern, billing::Error> {
        let [first, second] = kept.patterns.map(str::parse::<NumberPattern>);
        first.and_then(|first| if self.meets(&first) { second } else { Ok(first) })
    }

    fn meets(&self, pattern: &NumberPattern) -> bool {
        self.0.iter().any(|(_, other)| meet(other, pattern))
    }
}

fn alike(kept: &Kept) -> Fault {
    let message = format!("Give this series numbers that no other one has, for example {}.", kept.patterns[0]);
    Fault::new(kept.field, "patterns-alike", message)
}

/// Whether two patterns could give one number twice: seen on a short and on a long running number.
fn meet(one: &NumberPattern, other: &NumberPattern) -> bool {
    let date = NaiveDate::default();
    [1, 12_345_678].into_iter().any(|sequence| {
        let number = |pattern: &NumberPattern| pattern.render(date, sequence).ok();
        number(one).is_some() && number(one) == number(other)
    })
}

/// The series of a kind of document as it stands; in a book of before this kind as if it had never given a number.
pub(crate) fn series_for(from: &impl Reads, kind: TypeCode) -> Result<Series> {
    match series::get(from, kind.series()) {
        Err(store::Error::NotFound { .. }) => Ok(Series::new(default_pattern(from, kind)?)),
        found => Ok(found?.series),
    }
}

/// How the numbers of a kind of document look.
pub(crate) fn pattern(from: &impl Reads, kind: TypeCode) -> Result<String> {
    Ok(series_for(from, kind)?.pattern.to_string())
}

/// The number that issuing on `date` would take, or why it would be refused.
pub(crate) fn next(from: &impl Reads, kind: TypeCode, date: NaiveDate) -> Result<InvoiceNumber> {
    match invoices::take_number(from, kind.series(), date) {
        Err(store::Error::NotFound { .. }) => Ok(series_for(from, kind)?.next(date)?.0),
        place => Ok(place?.number),
    }
}

/// Makes the series that a book of before some kinds of document does not have.
pub(crate) fn ensure_all(tx: &Tx<'_>) -> Result<()> {
    let all = series::all(tx)?;
    for kept in SERIES.iter().filter(|kept| all.iter().all(|row| row.name != kept.kind.series())) {
        series::ensure(tx, kept.kind.series(), default_pattern(tx, kept.kind)?)?;
    }
    Ok(())
}

fn default_pattern(from: &impl Reads, kind: TypeCode) -> Result<NumberPattern> {
    let kept = SERIES.iter().find(|kept| kept.kind.series() == kind.series()).unwrap_or(&SERIES[0]);
    Ok(Patterns::of(from)?.free(kept)?)
}
