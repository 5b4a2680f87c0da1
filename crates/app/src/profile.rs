//! Whose book this is: the seller, and what is proposed for a new document.

use crate::numbering::Patterns;
use crate::roles::Command;
use crate::views::{BusinessView, SettingsView};
use crate::{Error, Result, Session, backups, convert, numbering};
use billing::{Currency, Seller, TERMS_DAYS_DEFAULT, TypeCode, VatScheme};
use std::collections::BTreeMap;
use store::table::{Reads, business, settings};

const CURRENCY: &str = "currency";
const TERMS: &str = "terms-days";
const SCHEME: &str = "vat-scheme";
const LOCK_AFTER: &str = "lock-after-minutes";
const FOLDERS: &str = "backup-folders";
const LOCK_AFTER_DEFAULT: u32 = 10;

/// The seller with the defaults for new documents.
pub(crate) struct Profile {
    pub seller: Seller,
    pub currency: Currency,
    pub terms_days: u32,
    /// The small-business scheme that documents are written under where they name no other.
    pub scheme: Option<VatScheme>,
}

pub(crate) fn load(from: &impl Reads) -> Result<Profile> {
    let all = settings::all(from)?;
    let currency = all.get(CURRENCY).map_or("EUR", String::as_str).parse()?;
    let terms_days = all.get(TERMS).and_then(|days| days.parse().ok()).unwrap_or(TERMS_DAYS_DEFAULT);
    let scheme = all.get(SCHEME).and_then(|code| VatScheme::from_code(code));
    Ok(Profile { seller: business::get(from)?.unwrap_or_default(), currency, terms_days, scheme })
}

pub(crate) fn name(from: &impl Reads) -> Result<Option<String>> {
    Ok(business::get(from)?.map(|seller| seller.name).filter(|name| !name.is_empty()))
}

/// The folders that sealed backups are copied to.
pub(crate) fn folders(from: &impl Reads) -> Result<Vec<String>> {
    let text = settings::get(from, FOLDERS)?.unwrap_or_default();
    Ok(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// Minutes until the vault locks itself; 0 = never.
pub(crate) fn lock_after(from: &impl Reads) -> Result<u32> {
    Ok(settings::get(from, LOCK_AFTER)?.and_then(|minutes| minutes.parse().ok()).unwrap_or(LOCK_AFTER_DEFAULT))
}

/// The business profile.
pub fn business(session: &mut Session) -> Result<BusinessView> {
    let desk = session.at(Command::Read)?;
    view(&desk.open.book)
}

fn view(from: &impl Reads) -> Result<BusinessView> {
    let profile = load(from)?;
    Ok(BusinessView {
        currency: profile.currency.to_string(),
        terms_days: profile.terms_days,
        vat_scheme: profile.scheme.map(|scheme| scheme.code().to_owned()).unwrap_or_default(),
        number_pattern: numbering::pattern(from, TypeCode::Invoice)?,
        credit_pattern: numbering::pattern(from, TypeCode::CreditNote)?,
        quote_pattern: numbering::pattern(from, TypeCode::Quote)?,
        proforma_pattern: numbering::pattern(from, TypeCode::Proforma)?,
        delivery_pattern: numbering::pattern(from, TypeCode::DeliveryNote)?,
        has_logo: business::logo(from)?.is_some(),
        ..convert::business_view(profile.seller)
    })
}

/// Saves the business profile; it freezes into documents issued from now on, never into older ones.
pub fn save_business(session: &mut Session, business: &BusinessView) -> Result<BusinessView> {
    let desk = session.at(Command::Configure)?;
    desk.open.book.write(desk.clock.now(), |tx| save(tx, business))?;
    view(&desk.open.book)
}

/// Also what a new book is set up with.
pub(crate) fn save(tx: &store::Tx<'_>, view: &BusinessView) -> Result<()> {
    let seller = convert::seller(view);
    let mut faults: Vec<billing::Fault> = seller.check("");
    let currency = if view.currency.is_empty() { "EUR" } else { &view.currency };
    if currency.parse::<Currency>().is_err() {
        faults.push(billing::Fault::new("currency", "unknown-currency", "Use a three-letter code such as EUR."));
    }
    if !view.vat_scheme.is_empty() && VatScheme::from_code(&view.vat_scheme).is_none() {
        let message = "Choose a small-business scheme of the list, or leave it empty.";
        faults.push(billing::Fault::new("vat_scheme", "unknown-vat-scheme", message));
    }
    let patterns = match Patterns::read(view) {
        Ok(patterns) if faults.is_empty() => patterns,
        patterns => {
            faults.extend(patterns.err().into_iter().flatten());
            return Err(faults.into());
        }
    };
    business::save(tx, &seller)?;
    let terms = if view.terms_days == 0 { TERMS_DAYS_DEFAULT } else { view.terms_days.min(3650) };
    let defaults = [(CURRENCY, currency.to_owned()), (TERMS, terms.to_string()), (SCHEME, view.vat_scheme.clone())];
    settings::save(tx, &pairs(&defaults))?;
    patterns.save(tx)
}

/// Keeps a PNG as the logo, or removes it.
pub fn save_logo(session: &mut Session, png: Option<&[u8]>) -> Result<BusinessView> {
    let desk = session.at(Command::Configure)?;
    if png.is_some_and(|png| png.len() > documents::LOGO_MAX_BYTES || documents::check_logo(png).is_err()) {
        return Err(Error::Unreadable { what: "the logo: a PNG of at most 2 MiB" });
    }
    desk.open.book.write(desk.clock.now(), |tx| business::save_logo(tx, png))?;
    view(&desk.open.book)
}

/// What the settings page shows.
pub fn settings(session: &mut Session) -> Result<SettingsView> {
    let desk = session.at(Command::Read)?;
    Ok(SettingsView {
        lock_after_minutes: lock_after(&desk.open.book)?,
        quick_unlock: desk.open.keys.has_quick_unlock(),
        backup_folders: folders(&desk.open.book)?,
    })
}

/// Changes the settings; quick unlock changes the key slots too.
pub fn save_settings(session: &mut Session, wanted: &SettingsView) -> Result<SettingsView> {
    let desk = session.at(Command::Keys)?;
    let now = desk.clock.now();
    backups::claim(&wanted.backup_folders, &folders(&desk.open.book)?, &desk.places.documents)?;
    desk.open.book.write(now, |tx| save_places(tx, wanted.lock_after_minutes, &wanted.backup_folders))?;
    let keys = &mut desk.open.keys;
    if wanted.quick_unlock != keys.has_quick_unlock() {
        if wanted.quick_unlock {
            keys.enable_quick_unlock(desk.keyring, now, &desk.clock.boot_id())?;
        } else {
            keys.disable_quick_unlock(desk.keyring)?;
        }
        desk.open.book.follow_header(keys.header_seq(), now)?;
    }
    settings(session)
}

/// Also what a new book is set up with.
pub(crate) fn save_places(tx: &store::Tx<'_>, lock_after: u32, folders: &[String]) -> Result<()> {
    if folders.iter().any(|folder| folder.contains('\n') || !std::path::Path::new(folder).is_absolute()) {
        let message = "Name the folder from the root on, for example /home/lena/Backups.";
        return Err(vec![billing::Fault::new("backup_folders", "folder-not-absolute", message)].into());
    }
    Ok(settings::save(tx, &pairs(&[(LOCK_AFTER, lock_after.to_string()), (FOLDERS, folders.join("\n"))]))?)
}

fn pairs(changes: &[(&str, String)]) -> BTreeMap<String, String> {
    changes.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}
