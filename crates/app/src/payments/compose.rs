//! From what was typed of a payment to a movement with its parts, held against what is open in the book.

use super::view::{charges_open, credit_of};
use crate::invoices::{Credited, issued_id};
use crate::views::{AllocationInput, PaymentInput};
use crate::{Error, Result, ids, profile};
use billing::{
    Claim, Currency, CustomerId, Decimal, InvoiceId, Money, Movement, MovementId, OpenInvoice, PaymentId, Share,
    WriteOff, propose,
};
use chrono::{DateTime, NaiveDate, Utc};
use store::table::{Reads, customers, invoices, list, write_offs};

/// A rule of the trade that was broken, and by which field.
pub(super) struct Refused {
    pub path: String,
    pub error: Error,
}

impl Refused {
    fn at<T, E: Into<Error>>(path: impl Into<String>, result: Result<T, E>) -> Result<T, Self> {
        result.map_err(|error| Self { path: path.into(), error: error.into() })
    }

    fn of(path: &str, error: billing::Error) -> Self {
        Self { path: path.to_owned(), error: error.into() }
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self { path: String::new(), error }
    }
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Self {
        Error::from(error).into()
    }
}

impl From<billing::Error> for Refused {
    fn from(error: billing::Error) -> Self {
        Error::from(error).into()
    }
}

/// What is known before any invoice is touched.
pub(super) struct Head {
    pub customer: Option<CustomerId>,
    pub currency: Currency,
    pub base: Currency,
}

impl Head {
    /// Who pays in which currency: as typed, else as the first invoice named says.
    pub(super) fn read(from: &impl Reads, input: &PaymentInput) -> Result<Self, Refused> {
        let base = profile::load(from)?.currency;
        let first = input.allocations.first().map(|first| issued_id(from, &first.invoice));
        let first = Refused::at("allocations.0.invoice", first.transpose())?;
        let first = first.map(|id| invoices::get(from, &id)).transpose()?.map(|row| row.invoice);
        let named = match input.customer.trim() {
            "" => first.as_ref().and_then(|invoice| invoice.customer_id()),
            text => Some(Refused::at("customer", customers::resolve(from, text))?),
        };
        let theirs = named.map(|id| customers::get(from, &id)).transpose()?.and_then(|them| them.currency.parse().ok());
        let currency = match input.currency.trim() {
            "" => first.map(|invoice| invoice.currency()).or(theirs).unwrap_or(base),
            code => Refused::at("currency", code.parse())?,
        };
        Ok(Self { customer: named, currency, base })
    }
}

/// What is typed, as a movement without parts.
pub(super) fn movement(
    input: &PaymentInput,
    head: &Head,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Movement, Refused> {
    let amount = Refused::at("amount", Money::parse(input.amount.trim(), head.currency))?;
    if amount.minor() <= 0 {
        return Err(Refused::of("amount", billing::Error::PaymentNotPositive));
    }
    let date: NaiveDate =
        Refused::at("date", input.date.trim().parse().map_err(|_| Error::Unreadable { what: "the date" }))?;
    let movement = Movement {
        id: MovementId::new(ids::uuid_v7(now)?),
        customer: head.customer,
        date,
        amount,
        fee: match input.fee.trim() {
            "" => Money::zero(head.currency),
            fee => Refused::at("fee", Money::parse(fee, head.currency))?,
        },
        rate: rate("rate", &input.rate)?,
        base: head.base,
        note: input.note.trim().to_owned(),
        reverses: None,
        returns: None,
        allocations: Vec::new(),
    };
    movement.check(today).map_err(|error| {
        let fields = [(billing::Error::PaymentInFuture, "date"), (billing::Error::FeeOutOfRange, "fee")];
        let path = fields.iter().find(|(known, _)| *known == error).map_or("rate", |(_, path)| *path);
        Refused { path: path.to_owned(), error: error.into() }
    })?;
    Ok(movement)
}

fn rate(path: &str, text: &str) -> Result<Option<Decimal>, Refused> {
    match text.trim() {
        "" => Ok(None),
        text => Refused::at(path, billing::parse_decimal(text)).map(Some),
    }
}

/// Gives the movement to invoices: to those that are named, else as proposed.
pub(super) fn allocate(
    from: &impl Reads,
    movement: &mut Movement,
    input: &PaymentInput,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    if input.allocations.is_empty() {
        let Some(customer) = movement.customer else {
            return Err(Refused::of("customer", billing::Error::NoCustomer));
        };
        for (invoice, settled) in propose(movement.amount, &open_of(from, &customer)?) {
            let share = Target { invoice, claim: Claim::Invoice }.share(
                from,
                Some(settled),
                None,
                movement.date,
                today,
                now,
            )?;
            movement.allocate(&share)?;
        }
    }
    for (n, asked) in input.allocations.iter().enumerate() {
        // Whoever names several without amounts means: as far as it reaches.
        if n > 0 && asked.amount.trim().is_empty() && movement.rest()?.minor() == 0 {
            continue;
        }
        allocate_one(from, movement, n, asked, today, now)?;
    }
    let rest = movement.rest()?;
    if rest.minor() > 0 && !input.keep_credit {
        let paid = movement.allocations.iter().map(|part| is_written_off(from, &part.invoice));
        let written_off = paid.collect::<Result<Vec<_>>>()?.contains(&true);
        return Err(Refused::of("amount", too_much(written_off)));
    }
    if rest.minor() > 0 && movement.customer.is_none() {
        return Err(Refused::of("customer", billing::Error::NoCustomer));
    }
    Ok(())
}

fn allocate_one(
    from: &impl Reads,
    movement: &mut Movement,
    n: usize,
    asked: &AllocationInput,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    let path = |field: &str| format!("allocations.{n}.{field}");
    let invoice = Refused::at(path("invoice"), issued_id(from, &asked.invoice))?;
    let claim = if asked.charges { Claim::Charges } else { Claim::Invoice };
    let target = Target { invoice, claim };
    if movement.allocations.iter().any(|part| part.invoice == invoice && part.claim == claim) {
        return Err(Refused::of(&path("invoice"), billing::Error::OverAllocated));
    }
    let currency = invoices::get(from, &invoice)?.invoice.currency();
    let settled = match asked.amount.trim() {
        "" => None,
        text => Some(Refused::at(path("amount"), Money::parse(text, currency))?),
    };
    let issue_rate = rate(&path("issue_rate"), &asked.issue_rate)?;
    let share = Refused::at(path("invoice"), target.share(from, settled, issue_rate, movement.date, today, now))?;
    Refused::at(
        path("amount"),
        match movement.allocate(&share) {
            Err(billing::Error::Overpaid) => Err(too_much(is_written_off(from, &invoice)?)),
            other => other,
        },
    )
}

/// What a part of a movement is to count towards.
pub(crate) struct Target {
    pub invoice: InvoiceId,
    pub claim: Claim,
}

impl Target {
    /// With what is open on it today.
    pub(crate) fn share(
        &self,
        from: &impl Reads,
        settled: Option<Money>,
        issue_rate: Option<Decimal>,
        date: NaiveDate,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Share> {
        let credited = Credited::load(from, &self.invoice)?;
        if !credited.invoice.type_code().asks_for_money() {
            return Err(Error::PaysNothing);
        }
        let open = match self.claim {
            Claim::Invoice => credited.settlement(from, today)?.balance()?,
            Claim::Charges => charges_open(from, &self.invoice, credited.invoice.currency())?,
        };
        let payment = PaymentId::new(ids::uuid_v7(now)?);
        Ok(Share { payment, invoice: self.invoice, claim: self.claim, date, settled, open, issue_rate })
    }
}

/// Why more is not taken than is open: what was written off is to be asked for again first.
const fn too_much(written_off: bool) -> billing::Error {
    if written_off { billing::Error::WrittenOff } else { billing::Error::Overpaid }
}

fn is_written_off(from: &impl Reads, invoice: &InvoiceId) -> Result<bool> {
    Ok(WriteOff::standing(&write_offs::of(from, invoice)?).next().is_some())
}

/// What a customer owes, invoice by invoice.
pub(super) fn open_of(from: &impl Reads, customer: &CustomerId) -> Result<Vec<OpenInvoice>> {
    let unreadable = || Error::from(store::Error::BadRow { table: "invoice" });
    list::unsettled(from, &customer.to_string())?
        .into_iter()
        .filter(|row| row.balance > 0)
        .map(|row| {
            let (id, due) =
                (row.id.parse().map_err(|_| unreadable())?, row.due_date.parse().map_err(|_| unreadable())?);
            Ok(OpenInvoice { id, open: Money::new(row.balance, row.currency.parse()?), due })
        })
        .collect()
}

/// Credit that the payer has already.
pub(super) fn credit_before(from: &impl Reads, head: &Head) -> Result<Money> {
    match head.customer {
        Some(customer) => credit_of(from, &customer, head.currency).map(|credit| credit.total),
        None => Ok(Money::zero(head.currency)),
    }
}
