//! When reminders are proposed and what they ask for: a setting of the book.

use crate::roles::Command;
use crate::views::ReminderTermsView;
use crate::{Result, Session, convert};
use billing::{InterestTerms, ReminderTerms};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use store::table::{Reads, settings};

const KEY: &str = "reminder-terms";

pub(super) fn load(from: &impl Reads) -> Result<ReminderTerms> {
    let text = settings::get(from, KEY)?;
    let bad = |_| store::Error::BadRow { table: "setting" };
    Ok(text.map(|text| serde_json::from_str(&text).map_err(bad)).transpose()?.unwrap_or_default())
}

/// The terms as they are.
pub fn terms(session: &mut Session) -> Result<ReminderTerms> {
    load(&session.at(Command::Read)?.open.book)
}

/// Changes the terms; reminders that were written stay as they are.
pub fn save_terms(session: &mut Session, wanted: &ReminderTerms) -> Result<ReminderTerms> {
    let desk = session.at(Command::Configure)?;
    let faults = faults(wanted);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let mut kept = wanted.clone();
    kept.base_rates.sort_by_key(|rate| rate.from);
    let text = serde_json::to_string(&kept).map_err(|_| store::Error::BadRow { table: "setting" })?;
    desk.open.book.write(desk.clock.now(), |tx| -> Result<()> {
        Ok(settings::save(tx, &BTreeMap::from([(KEY.to_owned(), text.clone())]))?)
    })?;
    load(&desk.open.book)
}

/// The terms as a form shows them.
pub fn shown_terms(session: &mut Session) -> Result<ReminderTermsView> {
    shown(&terms(session)?)
}

/// Changes the terms as they were typed into a form; what cannot be read is named field by field.
pub fn save_typed_terms(session: &mut Session, typed: &ReminderTermsView) -> Result<ReminderTermsView> {
    session.at(Command::Configure)?;
    let faults = unreadable(typed);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let wanted = convert::same_keys(typed, "the reminder terms")?;
    shown(&save_terms(session, &wanted)?)
}

fn shown(terms: &ReminderTerms) -> Result<ReminderTermsView> {
    convert::same_keys(terms, "the reminder terms")
}

fn unreadable(typed: &ReminderTermsView) -> Vec<billing::Fault> {
    let points = [
        ("agreed_percent", &typed.agreed_percent),
        ("business_points", &typed.business_points),
        ("private_points", &typed.private_points),
        ("lump_sum", &typed.lump_sum),
    ];
    let points = points.map(|(path, text)| (path.to_owned(), text));
    let fees = typed.fees.iter().enumerate().map(|(n, fee)| (format!("fees.{n}"), fee));
    let rates = typed.base_rates.iter().enumerate();
    let percents = rates.clone().map(|(n, rate)| (format!("base_rates.{n}.percent"), &rate.percent));
    let numbers = points.into_iter().chain(fees).chain(percents);
    let mut faults: Vec<billing::Fault> = numbers
        .filter(|(_, text)| billing::parse_decimal(text).is_err())
        .map(|(path, _)| billing::Fault::new(path, "not-a-decimal", "Write a number such as 1.27."))
        .collect();
    let days = rates.filter(|(_, rate)| rate.from.parse::<NaiveDate>().is_err());
    faults.extend(days.map(|(n, _)| {
        billing::Fault::new(format!("base_rates.{n}.from"), "not-a-day", "Write the day from which it holds.")
    }));
    faults
}

fn faults(terms: &ReminderTerms) -> Vec<billing::Fault> {
    let mut faults = Vec::new();
    let [friendly, firm, last] = terms.after_days;
    if !(friendly > 0 && firm > friendly && last > firm) {
        let message = "Let each reminder come later than the one before it, for example after 7, 21 and 35 days.";
        faults.push(billing::Fault::new("after_days", "days-not-rising", message));
    }
    let below = |number: &billing::Decimal| number.is_sign_negative() && !number.is_zero();
    let never_below = [
        ("agreed_percent", terms.agreed_percent),
        ("business_points", terms.business_points),
        ("private_points", terms.private_points),
        ("lump_sum", terms.lump_sum),
    ];
    let fees = terms.fees.iter().enumerate().map(|(n, fee)| (format!("fees.{n}"), *fee));
    for (path, number) in never_below.map(|(path, number)| (path.to_owned(), number)).into_iter().chain(fees) {
        if below(&number) {
            faults.push(billing::Fault::new(path, "below-zero", "Use 0 or more."));
        }
    }
    faults
}

/// Statutory interest rests on a rate that changes each half-year: says which one was used where it may be out of date.
pub(super) fn advice(terms: &ReminderTerms, today: NaiveDate) -> Vec<String> {
    if terms.interest != InterestTerms::Statutory {
        return Vec::new();
    }
    let month = if today.month() < 7 { 1 } else { 7 };
    let half_year = NaiveDate::from_ymd_opt(today.year(), month, 1).unwrap_or(today);
    match terms.base_rates.iter().map(|rate| rate.from).filter(|from| *from <= today).max() {
        Some(newest) if newest >= half_year => Vec::new(),
        Some(newest) => vec![format!(
            "The newest base rate in the settings is that of {newest}. Check whether another one holds since {half_year}."
        )],
        None => vec!["The settings hold no base rate for these days.".to_owned()],
    }
}
