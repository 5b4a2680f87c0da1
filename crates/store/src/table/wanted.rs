//! A typed filter in SQL: the same wishes over our own documents (`invoice i`) and over imported ones (`imported i`).
//! What was typed is bound as one JSON array, `:wanted`; numbers and days are written into the statement as what they are.

use super::{Reads, many, merges, search};
use crate::Result;
use billing::{AmountWish, Comparison, Currency, Figure, VatCategory, VatRate, Wanted, Wish};

/// How one table answers.
pub(super) struct Shape {
    /// The condition of a state, without a leading AND.
    pub state: fn(&str) -> String,
    /// Whether its rows were imported.
    pub imported: bool,
    /// Minor units of a figure, as lists show it.
    pub figure: fn(Figure) -> String,
    /// Where its words are.
    pub index: search::Index,
    /// Rows whose words match the FTS5 expression that stands at the marked place.
    pub word: &'static str,
    /// Rows that count in revenue and VAT.
    pub booked: &'static str,
    /// Rows with a line whose name makes the condition at the marked place true; the name is `line`.
    pub item: &'static str,
    /// Rows whose VAT breakdown has this category and rate; none = any.
    pub taxed: fn(Option<VatCategory>, Option<VatRate>) -> String,
    /// Rows of which something was written off in the span at the marked place.
    pub written_off: &'static str,
}

/// Conditions for a statement, and what is bound to them.
pub(super) struct Wishes {
    /// Begins with AND, or is empty; names `:wanted` where it needs it.
    pub sql: String,
    /// JSON array of texts.
    pub bound: String,
}

/// Stands for the text in [`Shape::word`], for the condition in [`Shape::item`], and for the span in [`Shape::written_off`].
pub(super) const HERE: &str = "{word}";

/// The name of a line as reports by item take it: on one line (`reports::items::name_of` says the same).
const ITEM_NAME: &str = "replace(replace(replace(line, char(10), ' '), char(13), ' '), char(9), ' ')";

pub(super) fn wishes(from: &impl Reads, wanted: &[Wanted], shape: &Shape) -> Result<Wishes> {
    let (mut sql, mut texts) = (String::new(), Vec::new());
    let mut bind = |text: String| {
        texts.push(text);
        format!("(:wanted ->> {})", texts.len() - 1)
    };
    for Wanted { not, wish } in wanted {
        let condition = match wish {
            Wish::State(state) => (shape.state)(state),
            Wish::Kind(kind) => format!("i.type_code = '{}'", kind.code()),
            Wish::Imported => format!("{}", u8::from(shape.imported)),
            Wish::Word(word) => match search::expression(from, shape.index, word)? {
                Some(expression) => shape.word.replace(HERE, &bind(expression)),
                None => "1".to_owned(),
            },
            Wish::Customer(part) => {
                let like = bind(format!("%{}%", literal(part)));
                let today = merges::ONES_NAMED.replace(HERE, &like);
                format!("i.customer_name LIKE {like} ESCAPE '\\' OR coalesce(i.customer IN {today}, 0)")
            }
            Wish::CustomerIs(whole) => {
                let whole = bind(whole.clone());
                // Who stands for the customer now, and as they are called now, whatever the document bears.
                let one = "coalesce((SELECT m.kept FROM customer_merge m WHERE m.customer = i.customer), i.customer)";
                let name = format!("coalesce((SELECT c.name FROM customer c WHERE c.id = {one}), i.customer_name)");
                format!("(coalesce({one}, '') = {whole} OR {name} = {whole})")
            }
            Wish::Item(part) => {
                let like = format!("line LIKE {} ESCAPE '\\'", bind(format!("%{}%", literal(part))));
                shape.item.replace(HERE, &like)
            }
            Wish::ItemIs(whole) => shape.item.replace(HERE, &format!("{ITEM_NAME} = {}", bind(whole.clone()))),
            Wish::Booked => shape.booked.to_owned(),
            Wish::Taxed(category, rate) => (shape.taxed)(*category, *rate),
            Wish::WrittenOff(first, last) => {
                shape.written_off.replace(HERE, &format!("BETWEEN '{first}' AND '{last}'"))
            }
            Wish::Number(start) => format!("i.number LIKE {} ESCAPE '\\'", bind(format!("{}%", literal(start)))),
            Wish::Currency(currency) => format!("i.currency = '{}'", currency.code()),
            Wish::Amount(amount) => compared(from, &(shape.figure)(amount.figure), amount)?,
            Wish::Issued(first, last) => format!("i.issue_date BETWEEN '{first}' AND '{last}'"),
            Wish::Due(first, last) => format!("i.due_date BETWEEN '{first}' AND '{last}'"),
        };
        // A condition on what a row does not have is unknown to SQL: not so, as a reader understands it.
        sql.push_str(&if *not {
            format!(" AND NOT coalesce(({condition}), 0)")
        } else {
            format!(" AND ({condition})")
        });
    }
    Ok(Wishes { sql, bound: super::to_json("filter", &texts)? })
}

/// What LIKE would take for more than itself.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// An amount in major units against minor ones: in each currency of the book by its own decimals.
fn compared(from: &impl Reads, figure: &str, amount: &AmountWish) -> Result<String> {
    let sign = match amount.comparison {
        Comparison::Below => "<",
        Comparison::AtMost => "<=",
        Comparison::Exactly => "=",
        Comparison::AtLeast => ">=",
        Comparison::Above => ">",
    };
    let sql = "SELECT currency FROM total";
    let mut cases = String::new();
    for code in many(from, sql, [], |row| row.get::<_, String>(0))? {
        let currency: Currency = code.parse()?;
        let held = amount.threshold(currency).map_or("0".to_owned(), |minor| format!("{figure} {sign} {minor}"));
        cases.push_str(&format!(" WHEN '{}' THEN {held}", currency.code()));
    }
    Ok(if cases.is_empty() { "0".to_owned() } else { format!("CASE i.currency{cases} ELSE 0 END") })
}
