//! Items of a table: new ones, those that the book has, and further prices of either.

use super::amounts::{Rates, zero_vat_of};
use super::fields::Field;
use super::plan::{Draft, Plan};
use super::reading::Reading;
use super::words;
use crate::Result;
use billing::{Decimal, Item, ItemId, ItemPrice, VatCategory, VatText};
use documents::sheet::SheetRow;
use std::collections::HashMap;
use store::table::{Reads, items};

/// The whole price list; more than any list holds.
const ALL: u32 = 1_000_000;

/// An item that will stand.
pub(super) struct ItemPlan {
    pub line: u64,
    /// Set where the book has it and it is filled.
    pub id: Option<ItemId>,
    pub item: Item,
}

/// Plans every item of the table.
pub(super) fn plan(reading: &Reading, book: &impl Reads, rates: &Rates, plan: &mut Plan) -> Result<()> {
    let fill = reading.map.known == "fill";
    let known = items::list(book, "", ALL)?;
    let mut in_book: HashMap<String, usize> = HashMap::new();
    for (place, (_, item)) in known.iter().enumerate() {
        for key in keys(item) {
            in_book.entry(key).or_insert(place);
        }
    }
    let (mut in_file, mut changed): (HashMap<String, usize>, HashMap<usize, usize>) = (HashMap::new(), HashMap::new());
    for row in &reading.rows {
        let mut draft = Draft::default();
        let item = item_of(reading, row, rates, &mut draft);
        plan.questions.extend(draft.questions);
        if !draft.faults.is_empty() {
            plan.faulty.insert(row.line);
            plan.faults.append(&mut draft.faults);
            continue;
        }
        let keys = keys(&item);
        if let Some(before) = keys.iter().find_map(|key| in_file.get(key)).and_then(|place| plan.items.get_mut(*place))
        {
            // A price list may have one row for each currency.
            if let Some(whole) = filled(&before.item, &item) {
                before.item = whole;
            }
            plan.left.push((row.line, format!("the same item as in line {}", before.line)));
            continue;
        }
        match keys
            .iter()
            .find_map(|key| in_book.get(key))
            .and_then(|place| known.get(*place).map(|there| (*place, there)))
        {
            Some((place, (id, there))) => {
                let so_far = changed.get(&place).and_then(|at| plan.items.get(*at)).map_or(there, |plan| &plan.item);
                match filled(so_far, &item).filter(|_| fill) {
                    Some(whole) if changed.contains_key(&place) => {
                        if let Some(earlier) = changed.get(&place).and_then(|at| plan.items.get_mut(*at)) {
                            plan.left.push((row.line, format!("the same item as in line {}", earlier.line)));
                            earlier.item = whole;
                        }
                    }
                    Some(whole) => {
                        changed.insert(place, plan.items.len());
                        plan.items.push(ItemPlan { line: row.line, id: Some(*id), item: whole });
                    }
                    None => plan.left.push((row.line, format!("the book has this item already: {}", there.name))),
                }
            }
            None => {
                in_file.extend(keys.into_iter().map(|key| (key, plan.items.len())));
                plan.items.push(ItemPlan { line: row.line, id: None, item });
            }
        }
    }
    Ok(())
}

/// By what an item is found again: its number, else its name.
fn keys(item: &Item) -> Vec<String> {
    let folded = |text: &str| text.trim().to_lowercase();
    let name = format!("name {}", folded(&item.name));
    if item.number.is_empty() { vec![name] } else { vec![format!("number {}", folded(&item.number))] }
}

fn item_of(reading: &Reading, row: &SheetRow, rates: &Rates, draft: &mut Draft) -> Item {
    let text = |field| reading.text(row, field).split_whitespace().collect::<Vec<_>>().join(" ");
    let said = reading.text(row, Field::Unit);
    let unit = words::unit(said);
    if !said.is_empty() && unit.is_none() {
        let what = "This unit is not known: use h, day, piece, flat, km, kg, or a code of UN/ECE such as HUR.";
        draft.faults.push(reading.fault(row, Field::Unit, what));
    }
    let currency = rates.currency(reading, row, draft).unwrap_or(rates.own);
    let net = reading.number(row, Field::Price, &mut draft.faults);
    let gross = reading.number(row, Field::GrossPrice, &mut draft.faults);
    let price = |price: Decimal| ItemPrice { currency: currency.to_string(), price: price.to_string() };
    let item = Item {
        name: text(Field::Name),
        number: text(Field::Number),
        description: text(Field::Description),
        unit: unit.unwrap_or_default(),
        prices: if net.is_none() && gross.is_some() { "gross".to_owned() } else { "net".to_owned() },
        vat: vat_of(reading, row, draft),
        amounts: net.or(gross).map(price).into_iter().collect(),
    };
    for fault in item.check() {
        let field = match fault.path.as_str() {
            "number" => Field::Number,
            "description" => Field::Description,
            path if path.starts_with("vat") => Field::VatRate,
            path if path.starts_with("amounts") => Field::Price,
            _ => Field::Name,
        };
        draft.faults.push(reading.fault(row, field, fault.message));
    }
    item
}

fn vat_of(reading: &Reading, row: &SheetRow, draft: &mut Draft) -> VatText {
    let rate = reading.number(row, Field::VatRate, &mut draft.faults);
    if rate.is_some_and(|rate| rate > Decimal::ZERO && rate < Decimal::ONE) {
        draft.faults.push(reading.fault(row, Field::VatRate, "Write the rate in percent, for example 19, not 0.19."));
    }
    let named = reading.text(row, Field::VatCategory).to_uppercase();
    let category = match (named.is_empty(), rate) {
        (false, _) => named,
        (true, None) => String::new(),
        (true, Some(rate)) if rate.is_zero() => {
            zero_vat_of(&reading.map.zero_vat, draft).map_or_else(String::new, |category| category.code().to_owned())
        }
        (true, Some(_)) => VatCategory::Standard.code().to_owned(),
    };
    VatText { category, rate: rate.map(|rate| rate.normalize().to_string()).unwrap_or_default() }
}

/// What is empty in an item, and prices in currencies that it has none in; none where nothing is.
fn filled(known: &Item, given: &Item) -> Option<Item> {
    let mut whole = known.clone();
    let pairs = [
        (&mut whole.number, &given.number),
        (&mut whole.description, &given.description),
        (&mut whole.unit, &given.unit),
        (&mut whole.vat.category, &given.vat.category),
        (&mut whole.vat.rate, &given.vat.rate),
    ];
    for (own, new) in pairs {
        if own.is_empty() {
            own.clone_from(new);
        }
    }
    // Prices with and without VAT are not put beside each other.
    if whole.prices == given.prices || whole.amounts.is_empty() {
        whole.prices.clone_from(&given.prices);
        let further = given.amounts.iter().filter(|new| known.amounts.iter().all(|own| own.currency != new.currency));
        whole.amounts.extend(further.cloned());
    }
    (whole != *known).then_some(whole)
}
