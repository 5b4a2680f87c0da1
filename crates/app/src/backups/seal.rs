//! Seal the book into one age file, read it back whole, note it in the book, and copy it to every folder.

use super::{places, ship};
use crate::clock::Clock;
use crate::places::Places;
use crate::roles::Command;
use crate::session::{Open, State, Surroundings};
use crate::unlock::IDLE_DRAFT;
use crate::views::BackupsView;
use crate::{Error, Result, Session, keys};
use backup::{
    BackupName, Discard, Expect, FileSource, Identity, Index, Interval, Item, Moment, Outbox, Policy, Recipient, Seal,
    Sealed, Trigger, Trust, decide, due,
};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};
use std::io::{Cursor, Error as IoError};
use store::Book;
use store::table::backups::{self as table, BackupRow};
use store::table::{book_row, drafts, files, list, series};
use vault::UnlockedVault;

/// Seals because somebody asked for it.
pub fn now(session: &mut Session) -> Result<BackupsView> {
    let desk = session.at(Command::Backup)?;
    seal_open(desk.open, desk.clock, desk.places, Trigger::Asked)?;
    super::list(session)
}

/// Seals where changed work has waited for the interval; called by the window's tick and at the end of a command.
pub fn when_due(session: &mut Session) -> Result<bool> {
    let around = &session.around;
    let State::Open(open) = &mut session.state else { return Ok(false) };
    seal_at(open, around.clock.as_ref(), &around.places, Moment::Tick)
}

/// Seals what a crash left unsealed, before anything new is done. No disk attached, or no room, does not keep the book
/// shut: the badge says what is unsealed and which folder failed.
pub(crate) fn seal_crash_leftover(session: &mut Session) {
    let around = &session.around;
    let State::Open(open) = &mut session.state else { return };
    let marker = around.places.open_marker(&open.keys.vault_id().to_string());
    if open.lock.is_none() || open.book.access() != store::Access::ReadWrite {
        return;
    }
    if marker.exists() {
        let _ = seal_at(open, around.clock.as_ref(), &around.places, Moment::Unlock);
    }
    if let Some(folder) = marker.parent() {
        // Without the marker a crash is only not told from a clean end; the next seal takes what it left all the same.
        let _ = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(marker, []));
    }
}

/// Ends every editing session and seals what changed: the last thing before the keys are dropped.
pub(crate) fn at_lock(open: &mut Open, clock: &dyn Clock, places: &Places, moment: Moment) -> Result<()> {
    if open.lock.is_none() || open.book.access() != store::Access::ReadWrite {
        return Ok(());
    }
    fold_drafts(open, clock.now(), &clock.now())?;
    seal_at(open, clock, places, moment)?;
    let marker = places.open_marker(&open.keys.vault_id().to_string());
    match std::fs::remove_file(marker) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn seal_at(open: &mut Open, clock: &dyn Clock, places: &Places, moment: Moment) -> Result<bool> {
    let now = clock.now();
    if open.lock.is_none() || open.book.access() != store::Access::ReadWrite {
        return Ok(false);
    }
    fold_drafts(open, now, &(now - IDLE_DRAFT))?;
    let last = table::newest(&open.book)?.and_then(|row| row.sealed_at.parse().ok());
    let Some(trigger) = due(moment, now, last, table::changed_since(&open.book)?, Interval::default()) else {
        return Ok(false);
    };
    seal_open(open, clock, places, trigger)?;
    Ok(true)
}

fn fold_drafts(open: &mut Open, now: DateTime<Utc>, idle_since: &DateTime<Utc>) -> Result<()> {
    if drafts::any_open(&open.book)? {
        let since = idle_since.to_rfc3339_opts(SecondsFormat::Millis, true);
        open.book.write(now, |tx| drafts::fold_idle(tx, &since))?;
    }
    Ok(())
}

/// One run: sealed, proven, noted, indexed, copied.
fn seal_open(open: &mut Open, clock: &dyn Clock, places: &Places, trigger: Trigger) -> Result<()> {
    let now = clock.now();
    let outbox = places::outbox(places, &open.keys)?;
    let index = places::index(&outbox, &open.keys, &open.book)?;
    let (name, sealed, row) = seal_and_prove(&open.keys, &open.book, &outbox, &index, places, now, trigger)?;
    open.book.write(now, |tx| table::insert(tx, &row))?;
    let signed = outbox.save_index(retained(open, index, name, &sealed, now)?, open.book.signing())?;
    open.troubles = ship::to_folders(&outbox, &signed, &open.book)?;
    if open.troubles.nowhere() {
        return Err(Error::NoDestination);
    }
    outbox.sweep(&signed)?;
    Ok(())
}

/// Before an upgrade the old book is only read: its backup is proven and indexed, but not noted inside it.
pub(crate) fn seal_before_upgrade(around: &Surroundings, keys: &UnlockedVault, book: &Book) -> Result<()> {
    let outbox = places::outbox(&around.places, keys)?;
    let mut index = places::index(&outbox, keys, book)?;
    let now = around.clock.now();
    let (name, sealed, _) = seal_and_prove(keys, book, &outbox, &index, &around.places, now, Trigger::BeforeMigration)?;
    let mut item = Item::of(name, &sealed);
    item.proven_at = Some(now);
    index.add(item);
    let signed = outbox.save_index(index, book.signing())?;
    if ship::to_folders(&outbox, &signed, book)?.nowhere() { Err(Error::NoDestination) } else { Ok(()) }
}

fn seal_and_prove(
    keys: &UnlockedVault,
    book: &Book,
    outbox: &Outbox,
    index: &Index,
    places: &Places,
    now: DateTime<Utc>,
    trigger: Trigger,
) -> Result<(BackupName, Sealed, BackupRow)> {
    let birth = book_row::birth(book)?;
    let identity = Identity::parse(&birth.backup_identity)?;
    let recovery: Recipient = birth.recovery_recipient.parse()?;
    let last = table::newest(book)?;
    // A crash between file and row leaves a whole backup that neither row nor index knows: its number is taken too.
    let numbers = [
        last.as_ref().map(|row| row.seq),
        index.newest().map(|item| item.seq),
        outbox.names()?.last().map(BackupName::seq),
    ];
    let seq = numbers.into_iter().flatten().max().unwrap_or(0) + 1;
    let name = BackupName::new(&places.name(), now, seq);
    let (sealed, row) = book.snapshot(|book| {
        let job = Seal {
            vault_id: book.vault_id(),
            epoch: u32::try_from(keys.epoch()).unwrap_or(u32::MAX),
            seq,
            previous: last.as_ref().map(|row| chain::Hash::from_bytes(row.manifest)),
            created: now,
            trigger,
            schema_version: book.schema()?,
            facts: facts(book)?,
            recipients: &[recovery, identity.recipient()],
            key: book.signing(),
        };
        let sealed = book.stream(|plain| {
            let size = plain.size();
            outbox.write(&name, |out| backup::seal(out, &job, size, plain, contents(book)?)).map_err(Error::from)
        })?;
        let row = BackupRow {
            seq,
            name: name.to_string(),
            sha256: *sealed.sha256.as_bytes(),
            manifest: *sealed.manifest_sha256.as_bytes(),
            cause: trigger.to_string(),
            sealed_at: now.to_rfc3339_opts(SecondsFormat::Millis, true),
            chain_size: book.head().size,
            records: table::records(book)?,
        };
        Ok::<_, Error>((sealed, row))
    })?;
    let expect = Expect {
        trust: Trust::Keys(vec![keys::signing(keys).verifying_key()]),
        vault_id: Some(book.vault_id()),
        file: Some((sealed.size, sealed.sha256)),
    };
    backup::verify(outbox.open(&name)?, &identity, &[], &expect, &mut Discard)?;
    Ok((name, sealed, row))
}

/// Every sealed file of the book in the clear, named by its own hash, one after another.
fn contents(book: &Book) -> Result<impl Iterator<Item = Result<FileSource<'_>, IoError>>, backup::Error> {
    let all = files::all(book).map_err(|error| backup::Error::Read(IoError::other(error)))?;
    Ok(all.into_iter().map(|file| {
        let name = chain::Hash::from_bytes(file.sha256).to_string().parse().map_err(IoError::other)?;
        let plain = book.files().open(&file).map_err(IoError::other)?;
        Ok(FileSource { name, size: file.size, read: Box::new(Cursor::new(plain)) })
    }))
}

/// What the manifest says of the book, so that a restore can be held against it: no names, no floats.
fn facts(book: &Book) -> Result<Map<String, Value>> {
    let totals: Vec<Value> = list::sums(book, &list::Filter::default(), chrono::NaiveDate::MIN)?
        .into_iter()
        .map(|sum| json!({ "currency": sum.currency, "count": sum.count, "gross": sum.gross.to_string(), "open": sum.open.to_string() }))
        .collect();
    let series: Vec<Value> = series::all(book)?
        .into_iter()
        .map(|row| json!({ "name": row.name, "issued": row.issued, "period": row.series.period, "next": row.series.next, "link": row.link.to_string() }))
        .collect();
    let head = book.head();
    let mut facts = Map::new();
    facts.insert("records".to_owned(), table::records(book)?.into());
    facts.insert("totals".to_owned(), totals.into());
    facts.insert("series".to_owned(), series.into());
    facts.insert("chain".to_owned(), json!({ "size": head.size, "hash": head.hash.to_string() }));
    Ok(facts)
}

/// The index with the new backup, and without what the rule lets go.
fn retained(open: &Open, mut index: Index, name: BackupName, sealed: &Sealed, now: DateTime<Utc>) -> Result<Index> {
    let mut item = Item::of(name, sealed);
    item.proven_at = Some(now);
    index.add(item);
    let records = table::records_by_file(&open.book)?;
    let policy = Policy::default();
    let candidates = index.candidates(|item| records.get(item.sha256.as_bytes()).copied());
    index.apply(&decide(&candidates, now, &policy, 0), &policy);
    Ok(index)
}
