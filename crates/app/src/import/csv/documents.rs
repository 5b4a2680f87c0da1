//! Invoices and credit notes of a table: rows of one number are one document. What its figures leave out is computed, what
//! they state is kept as stated, and nothing is guessed: neither VAT, nor a rate of exchange, nor what was paid.

use super::amounts::{Amounts, Rates, rate_of};
use super::fields::Field;
use super::parties::{Who, record_of};
use super::plan::{Draft, Plan};
use super::reading::Reading;
use super::words::{Paper, Standing, paper, standing};
use crate::Result;
use crate::views::CsvFaultView;
use billing::{Currency, ImportedDocument, ImportedLine, ImportedVat, InvoiceNumber, imported_share};
use chrono::NaiveDate;
use documents::sheet::SheetRow;
use std::borrow::Cow;
use std::collections::HashMap;
use store::table::{Reads, imported};

/// A document that will stand.
pub(super) struct NewDocument {
    /// The lines of the file that it is made of.
    pub lines: Vec<u64>,
    pub document: ImportedDocument<'static>,
    pub who: Who,
    /// Number of the invoice that it credits; may be empty.
    pub credits: String,
    /// What was paid there, and when.
    pub paid: Option<(NaiveDate, i64)>,
    /// Its amounts stand above 0 in the file, and below in the book.
    pub flipped: bool,
}

/// Fields that only a line has; where none of them is a column, a row is a document.
const OF_A_LINE: [Field; 3] = [Field::Quantity, Field::Price, Field::LineNet];
/// Fields that say the same in every row of a document, or nothing.
const OF_THE_WHOLE: [Field; 12] = [
    Field::IssueDate,
    Field::DueDate,
    Field::Name,
    Field::Kind,
    Field::Currency,
    Field::Net,
    Field::Vat,
    Field::Gross,
    Field::Paid,
    Field::Open,
    Field::Status,
    Field::Credits,
];

/// Plans every document of the table.
pub(super) fn plan(reading: &Reading, book: &impl Reads, rates: &Rates, plan: &mut Plan) -> Result<()> {
    let (mut groups, mut places): (Vec<Vec<&SheetRow>>, HashMap<&str, usize>) = (Vec::new(), HashMap::new());
    for row in &reading.rows {
        let number = reading.text(row, Field::Number);
        match places.get(number).filter(|_| !number.is_empty()).and_then(|place| groups.get_mut(*place)) {
            Some(group) => group.push(row),
            None => {
                places.insert(number, groups.len());
                groups.push(vec![row]);
            }
        }
    }
    let mut undated = 0_u32;
    for group in &groups {
        let Some(first) = group.first() else { continue };
        let mut draft = Draft::default();
        let made = one(reading, book, rates, group, &mut draft)?;
        plan.questions.extend(draft.questions);
        if let Some(why) = draft.left {
            plan.left.extend(group.iter().map(|row| (row.line, why.clone())));
        } else if let (Some(mut made), true) = (made, draft.faults.is_empty()) {
            let record = record_of(reading, first, &mut draft.faults);
            if draft.faults.is_empty() {
                made.who = plan.parties.take(first, record);
                undated += u32::from(made.paid.is_some() && reading.text(first, Field::PaidDate).is_empty());
                plan.documents.push(made);
            }
        }
        if !draft.faults.is_empty() {
            plan.faulty.extend(group.iter().map(|row| row.line));
            plan.faults.append(&mut draft.faults);
        }
    }
    if undated > 0 {
        plan.notes.push(format!("Paid, and no column says when: {undated}. Their date of issue stands for it."));
    }
    check_credits(reading, book, plan)
}

/// What a credit note credits is in the file or in the book.
fn check_credits(reading: &Reading, book: &impl Reads, plan: &mut Plan) -> Result<()> {
    let numbers: std::collections::HashSet<String> =
        plan.documents.iter().map(|made| made.document.number.to_string()).collect();
    let mut kept = Vec::with_capacity(plan.documents.len());
    for made in std::mem::take(&mut plan.documents) {
        let known = made.credits.is_empty()
            || numbers.contains(&made.credits)
            || imported::standing(book, &made.credits)?.is_some();
        if known {
            kept.push(made);
            continue;
        }
        plan.faulty.extend(&made.lines);
        plan.faults.push(CsvFaultView {
            line: super::reading::short(made.lines.first().copied().unwrap_or_default()),
            column: reading.heading(Field::Credits),
            what: "No document of the file or the book has this number: import that one too, or pass this column over."
                .to_owned(),
        });
    }
    plan.documents = kept;
    Ok(())
}

fn one(
    reading: &Reading,
    book: &impl Reads,
    rates: &Rates,
    group: &[&SheetRow],
    draft: &mut Draft,
) -> Result<Option<NewDocument>> {
    let Some(first) = group.first().copied() else { return Ok(None) };
    let text = |field| reading.text(first, field);
    agree(reading, group, &mut draft.faults);
    let number = text(Field::Number);
    if number.parse::<InvoiceNumber>().is_err() {
        let what = if number.is_empty() {
            "It has no number. A row of sums is no document: leave it out."
        } else {
            "A number has at most 30 characters."
        };
        draft.faults.push(reading.fault(first, Field::Number, what));
        return Ok(None);
    }
    let stands = text(Field::Status);
    let status = if stands.is_empty() { Some(Standing::Owed) } else { standing(stands) };
    if status.is_none() {
        let what = "This says not whether it is open, paid or cancelled: use open, paid, partial, void or draft.";
        draft.faults.push(reading.fault(first, Field::Status, what));
    }
    if status == Some(Standing::Draft) {
        draft.left = Some("it is a draft of the other program".to_owned());
        return Ok(None);
    }
    let Some(currency) = rates.currency(reading, first, draft) else { return Ok(None) };
    let issue = reading.day(first, Field::IssueDate, &mut draft.faults);
    if issue.is_none() && text(Field::IssueDate).is_empty() {
        draft.faults.push(reading.fault(
            first,
            Field::IssueDate,
            "It has no date. If it is a row of sums, leave it out.",
        ));
    }
    let due = reading.day(first, Field::DueDate, &mut draft.faults);
    let rate = rates.micro(reading, first, currency, draft);
    let amounts = Amounts { reading, currency };
    let Some(figures) = figures(&amounts, group, draft, &reading.map.zero_vat) else { return Ok(None) };
    let Some(issue) = issue else { return Ok(None) };
    let base = |amount: i64| imported_share(amount.into(), rate, 1_000_000).and_then(|part| i64::try_from(part).ok());
    let (Some(base_net), Some(base_vat), Some(base_gross)) = (
        base(figures.net),
        base(figures.vat),
        base(figures.net).zip(base(figures.vat)).and_then(|(a, b)| a.checked_add(b)),
    ) else {
        draft.faults.push(reading.fault(first, Field::Gross, "This is more money than a document can hold."));
        return Ok(None);
    };
    let document = ImportedDocument {
        number: Cow::Owned(number.to_owned()),
        credit_note: figures.credit_note,
        void: status == Some(Standing::Void),
        issue_date: issue,
        due_date: due.unwrap_or(issue),
        currency,
        rate,
        purchase_order: Cow::Owned(text(Field::Order).to_owned()),
        note: Cow::Owned(text(Field::Note).to_owned()),
        net: figures.net,
        vat: figures.vat,
        gross: figures.gross,
        base_net,
        base_vat,
        base_gross,
        lines: figures.lines,
        vats: figures.vats,
    };
    known(reading, book, first, &document, draft)?;
    let paid = paid(&amounts, first, &document, status, figures.flipped, &mut draft.faults);
    let (lines, credits) = (group.iter().map(|row| row.line).collect(), text(Field::Credits).to_owned());
    let credits = if document.credit_note { credits } else { String::new() };
    Ok(Some(NewDocument { lines, document, who: Who::New(0), credits, paid, flipped: figures.flipped }))
}

/// Rows of one number must say the same of the document, or leave it to the first one.
fn agree(reading: &Reading, group: &[&SheetRow], faults: &mut Vec<CsvFaultView>) {
    let Some((first, others)) = group.split_first() else { return };
    if others.is_empty() {
        return;
    }
    if !OF_A_LINE.iter().any(|field| reading.has(*field)) {
        let what = format!(
            "Line {} has this number already. If rows are lines of a document, say which column is the price, the quantity or the sum of a line.",
            first.line
        );
        faults.extend(others.iter().map(|row| reading.fault(row, Field::Number, what.clone())));
        return;
    }
    for field in OF_THE_WHOLE {
        let said = reading.text(first, field);
        for row in others {
            let says = reading.text(row, field);
            if !says.is_empty() && says != said {
                let what = format!(
                    "Line {} says otherwise of this document: is this of a line? Then map it as one.",
                    first.line
                );
                faults.push(reading.fault(row, field, what));
            }
        }
    }
}

/// A number that the book has: the same document again stays out, another one is a fault.
fn known(
    reading: &Reading,
    book: &impl Reads,
    row: &SheetRow,
    document: &ImportedDocument<'_>,
    draft: &mut Draft,
) -> Result<()> {
    if imported::is_ours(book, &document.number)? {
        let what = "A document that you issued here has this number; it is not imported again.";
        draft.faults.push(reading.fault(row, Field::Number, what));
    }
    let Some(there) = imported::standing(book, &document.number)? else { return Ok(()) };
    let same = there.gross == document.gross
        && there.currency == document.currency.code()
        && there.issue_date == document.issue_date.to_string();
    if same {
        draft.left = Some("the book has this document already".to_owned());
    } else {
        let what = "The book has another document with this number: other date, currency or amount.";
        draft.faults.push(reading.fault(row, Field::Number, what));
    }
    Ok(())
}

/// The figures of a document, those of a credit note below 0.
struct Figures {
    credit_note: bool,
    flipped: bool,
    net: i64,
    vat: i64,
    gross: i64,
    lines: Vec<ImportedLine<'static>>,
    vats: Vec<ImportedVat>,
}

fn figures(amounts: &Amounts<'_>, group: &[&SheetRow], draft: &mut Draft, zero_vat: &str) -> Option<Figures> {
    let (reading, first) = (amounts.reading, group.first().copied()?);
    let stated = [Field::Net, Field::Vat, Field::Gross].map(|field| amounts.minor(first, field, &mut draft.faults));
    let by_lines = OF_A_LINE.iter().any(|field| group.iter().any(|row| !reading.text(row, *field).is_empty()));
    let derived = implied_rate(stated);
    let lines: Option<Vec<_>> = if by_lines {
        group.iter().map(|row| amounts.line(row, derived, draft, zero_vat)).collect()
    } else {
        amounts.alone(first, stated, draft, zero_vat).map(|line| vec![line])
    };
    let mut lines = lines?;
    let mut vats = vats_of(&lines)?;
    let [net, vat, gross] = stated;
    let sum = |of: fn(&ImportedVat) -> i64| vats.iter().try_fold(0_i64, |sum, row| sum.checked_add(of(row)));
    let net = net
        .or_else(|| gross.zip(vat).and_then(|(gross, vat)| gross.checked_sub(vat)))
        .or_else(|| sum(|row| row.net))?;
    let vat = vat.or_else(|| gross.and_then(|gross| gross.checked_sub(net))).or_else(|| sum(|row| row.vat))?;
    let gross = gross.or_else(|| net.checked_add(vat))?;
    if let [only] = vats.as_mut_slice() {
        only.vat = vat; // as stated, also where it does not come out
    }
    let kind = reading.text(first, Field::Kind);
    let said = paper(kind);
    if !kind.is_empty() && said.is_none() {
        draft.faults.push(reading.fault(
            first,
            Field::Kind,
            "Use invoice or credit note; other papers are not imported.",
        ));
    }
    let below = gross < 0 || (gross == 0 && net < 0);
    if said == Some(Paper::Invoice) && below {
        draft.faults.push(reading.fault(first, Field::Kind, "An invoice is not below 0: a credit note is."));
    }
    let credit_note = said == Some(Paper::CreditNote) || below;
    let flipped = credit_note && !below;
    let turned = |amount: i64| if flipped { amount.checked_neg() } else { Some(amount) };
    if flipped {
        for line in &mut lines {
            (line.quantity, line.net) = (turned(line.quantity)?, turned(line.net)?);
        }
        for row in &mut vats {
            (row.net, row.vat) = (turned(row.net)?, turned(row.vat)?);
        }
    }
    Some(Figures { credit_note, flipped, net: turned(net)?, vat: turned(vat)?, gross: turned(gross)?, lines, vats })
}

/// The rate that the stated sums of a document come to, for lines that name none.
fn implied_rate([net, vat, gross]: [Option<i64>; 3]) -> Option<i64> {
    let vat = vat.or_else(|| gross.zip(net).and_then(|(gross, net)| gross.checked_sub(net)))?;
    let net = net.or_else(|| gross.and_then(|gross| gross.checked_sub(vat)))?;
    Some(rate_of(net, vat))
}

/// VAT by category and rate over the lines, each once.
fn vats_of(lines: &[ImportedLine<'_>]) -> Option<Vec<ImportedVat>> {
    let mut vats: Vec<ImportedVat> = Vec::new();
    for line in lines {
        match vats.iter_mut().find(|row| (row.category, row.rate) == (line.category, line.rate)) {
            Some(row) => row.net = row.net.checked_add(line.net)?,
            None => vats.push(ImportedVat { category: line.category, rate: line.rate, net: line.net, vat: 0 }),
        }
    }
    for row in &mut vats {
        row.vat = i64::try_from(imported_share(row.net.into(), row.rate, 10_000)?).ok()?;
    }
    Some(vats)
}

/// What was paid there: by what is open, by what was paid, or by a word or a day that says all of it was.
fn paid(
    amounts: &Amounts<'_>,
    row: &SheetRow,
    document: &ImportedDocument<'_>,
    status: Option<Standing>,
    flipped: bool,
    faults: &mut Vec<CsvFaultView>,
) -> Option<(NaiveDate, i64)> {
    let reading = amounts.reading;
    let turned = |amount: i64| if flipped { amount.checked_neg() } else { Some(amount) };
    let open = amounts.minor(row, Field::Open, faults).and_then(turned);
    let stated = amounts.minor(row, Field::Paid, faults).and_then(turned);
    let by_open = open.and_then(|open| document.gross.checked_sub(open));
    if let (Some(by_open), Some(stated)) = (by_open, stated)
        && by_open != stated
        && !document.void
    {
        faults.push(reading.fault(row, Field::Open, "Paid and open do not come to the amount of the document."));
    }
    let date = reading.day(row, Field::PaidDate, faults);
    let whole = status == Some(Standing::Paid) || (date.is_some() && status != Some(Standing::PartPaid));
    let amount = by_open.or(stated).or_else(|| whole.then_some(document.gross));
    if status == Some(Standing::PartPaid) && amount.is_none() {
        faults.push(reading.fault(
            row,
            Field::Status,
            "Part of it was paid, and no column says how much is paid or open.",
        ));
    }
    if status == Some(Standing::Paid) && amount != Some(document.gross) {
        let what = "It is called paid, and its amounts say that something is open: mend one of the two.";
        faults.push(reading.fault(row, Field::Status, what));
    }
    let amount = amount.filter(|amount| *amount != 0 && !document.void)?;
    Some((date.unwrap_or(document.issue_date), amount))
}

/// The number of decimals by which one unit of a currency differs from another's.
pub(super) fn shift(own: Currency, other: Currency) -> i32 {
    let decimals = |currency: Currency| i32::try_from(currency.decimals()).unwrap_or_default();
    decimals(own) - decimals(other)
}
