//! The columns of a document that repeat what its snapshot says, so that lists and sums need not read it.

use crate::Result;
use crate::table::Reads;
use billing::IssuedInvoice;
use rusqlite::types::Value;

/// Their names, in order.
pub(super) const COLUMNS: &str = "number, customer, customer_name, description, issue_date, due_date, currency, net, vat, gross, \
    payable, type_code";

/// What they hold.
pub(super) fn values(invoice: &IssuedInvoice) -> [Value; 12] {
    let totals = invoice.totals();
    let text = |text: &str| Value::Text(text.to_owned());
    [
        text(invoice.number().as_str()),
        invoice.customer_id().map_or(Value::Null, |id| Value::Text(id.to_string())),
        text(&invoice.customer().name),
        text(invoice.description()),
        Value::Text(invoice.issue_date().to_string()),
        Value::Text(invoice.due_date().to_string()),
        text(invoice.currency().code()),
        Value::Integer(totals.net_total.minor()),
        Value::Integer(totals.vat_total.minor()),
        Value::Integer(totals.gross_total.minor()),
        Value::Integer(invoice.payable().minor()),
        text(invoice.type_code().code()),
    ]
}

/// Ids of documents whose columns say something else than their snapshot: the audit log bears witness to that alone.
pub(crate) fn differing(from: &impl Reads) -> Result<Vec<String>> {
    let connection = from.connection();
    let mut statement =
        connection.0.prepare(&format!("SELECT id, snapshot, {COLUMNS} FROM invoice ORDER BY ordinal"))?;
    let (mut rows, mut found) = (statement.query([])?, Vec::new());
    while let Some(row) = rows.next()? {
        let invoice = crate::table::from_json("invoice", row.get_ref(1)?.as_str().unwrap_or_default())?;
        let kept = (2..14).map(|place| row.get::<_, Value>(place)).collect::<rusqlite::Result<Vec<_>>>()?;
        if kept != values(&invoice) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}
