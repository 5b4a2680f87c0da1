//! What the newest schema itself forbids, whoever speaks SQL to it.

use super::*;

/// A row of any table, made from its columns alone, so that later columns need no change here.
fn insert_a_row(connection: &Connection, table: &str) {
    let mut columns =
        connection.prepare("SELECT name, type FROM pragma_table_info(?1) WHERE dflt_value IS NULL").unwrap();
    let (names, values): (Vec<String>, Vec<&str>) = columns
        .query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .map(|(name, kind)| (name, a_value_of(&kind)))
        .unzip();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "));
    connection.execute(&sql, []).unwrap();
}

fn a_value_of(kind: &str) -> &'static str {
    match kind {
        "INTEGER" => "1",
        "BLOB" => "x'00'",
        _ => "'a'",
    }
}

#[test]
fn what_is_issued_paid_or_recorded_neither_changes_nor_goes() {
    let connection = Connection::open_in_memory().unwrap();
    run(&connection, MIGRATIONS).unwrap();
    // A row that stands alone is enough here, and no rule of a single column is what is tried.
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;").unwrap();
    for (table, column) in [("invoice", "gross"), ("payment", "amount"), ("audit", "object")] {
        insert_a_row(&connection, table);
        for sql in [format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")] {
            let refused = connection.execute(&sql, []).unwrap_err().to_string();
            assert!(refused.contains("never") || refused.contains("only appended"), "{sql}: {refused}");
        }
        let left: i64 = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(left, 1, "{table}");
    }
}
