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
        .map(|(name, kind)| {
            let value = if name == "snapshot" { "'{}'" } else { a_value_of(&kind) };
            (name, value)
        })
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

#[test]
fn a_version_never_changes_and_goes_only_with_its_object() {
    let connection = Connection::open_in_memory().unwrap();
    run(&connection, MIGRATIONS).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF;").unwrap();
    let keep = |number: u32, details: Option<&str>| {
        let sql = "INSERT INTO version (object, number, entry, act, details) VALUES ('customer/a', ?1, ?1, ?1, ?2)";
        connection.execute(sql, rusqlite::params![number, details]).unwrap();
    };
    keep(1, Some("{}"));
    for sql in ["UPDATE version SET details = '[]'", "DELETE FROM version"] {
        assert!(connection.execute(sql, []).unwrap_err().to_string().contains("never"), "{sql}");
    }
    keep(2, None);
    assert_eq!(connection.execute("DELETE FROM version WHERE details IS NOT NULL", []).unwrap(), 1);
    assert_eq!(connection.execute("DELETE FROM version", []).unwrap(), 1);
}

#[test]
fn where_there_are_no_links_the_old_book_is_copied_beside() {
    let folder = tempfile::tempdir().unwrap();
    let (path, kept) = (folder.path().join("book.db"), folder.path().join("book.before-schema-2.db"));
    fs::write(&path, "the old book").unwrap();
    for kind in [io::ErrorKind::PermissionDenied, io::ErrorKind::Unsupported] {
        keep(&path, &kept, |_, _| Err(kind.into())).unwrap();
        assert_eq!(fs::read_to_string(&kept).unwrap(), "the old book");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "{kind}: nothing else is left");
        fs::remove_file(&kept).unwrap();
    }
    assert!(keep(&path, &kept, |_, _| Err(io::ErrorKind::StorageFull.into())).is_err());
    assert!(!kept.exists());
}
