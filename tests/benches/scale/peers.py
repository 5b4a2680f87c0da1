"""The peers' side of the scale bench: what SQLite and DuckDB answer to our questions, and how long DuckDB takes.

    peers.py answers DATA.sqlite DATA.duckdb TERMS    all answers as one JSON object, amounts in minor units
    peers.py times DATA.duckdb                        the middle of twenty runs of each question, milliseconds
"""
import json
import sqlite3
import sys
import time

import duckdb

ASKED = {
    "aged": """SELECT c.name, i.currency, count(*), sum(CASE WHEN d <= 0 THEN owed ELSE 0 END),
        sum(CASE WHEN d BETWEEN 1 AND 30 THEN owed ELSE 0 END), sum(CASE WHEN d BETWEEN 31 AND 60 THEN owed ELSE 0 END),
        sum(CASE WHEN d BETWEEN 61 AND 90 THEN owed ELSE 0 END), sum(CASE WHEN d > 90 THEN owed ELSE 0 END), sum(owed),
        sum(owed - open)
        FROM (SELECT client, currency, open, greatest(open, 0) AS owed, DATE '2025-12-31' - due AS d FROM invoice
              WHERE open <> 0) i
        JOIN client c ON c.id = i.client GROUP BY i.client, c.name, i.currency ORDER BY lower(c.name), i.currency""",
    "vat": """SELECT i.currency, v.cat, v.rate, i.kind, count(*), sum(v.net), sum(v.vat) FROM invoice i
        JOIN invoice_vat v ON v.invoice = i.id
        WHERE i.issue BETWEEN DATE '2025-07-01' AND DATE '2025-09-30' AND i.status <> 'void' GROUP BY 1, 2, 3, 4""",
    "revenue": """SELECT strftime(issue, '%Y-%m'), currency, count(*), sum(net), sum(vat), sum(gross) FROM invoice
        WHERE status <> 'void' GROUP BY 1, 2 ORDER BY 1, 2""",
}
SUMS = "SELECT currency, count(*), sum(net), sum(vat), sum(gross), sum(open) FROM invoice GROUP BY 1 ORDER BY 1"
FIRST = "SELECT number FROM invoice ORDER BY issue DESC, id DESC LIMIT 50"
SEARCH = """SELECT i.number FROM (SELECT rowid AS id FROM fts WHERE fts MATCH ? ORDER BY rowid DESC LIMIT 50) f
    JOIN invoice i ON i.id = f.id ORDER BY i.id DESC"""


def answers(plain, duck, terms):
    plain, duck = sqlite3.connect(plain), duckdb.connect(duck, read_only=True)
    rows = {name: sorted(map(list, duck.execute(sql).fetchall())) for name, sql in ASKED.items()}
    rows["sums"] = list(map(list, duck.execute(SUMS).fetchall()))
    rows["first"] = [number for number, in plain.execute(FIRST)]
    with open(terms, encoding="utf-8") as lines:
        rows["search"] = [[number for number, in plain.execute(SEARCH, [line.rstrip("\n")])] for line in lines]
    print(json.dumps(rows, default=int))


def times(duck):
    duck, took = duckdb.connect(duck, read_only=True), {}
    for name, sql in ASKED.items():
        each = []
        for _ in range(20):
            began = time.perf_counter()
            duck.execute(sql).fetchall()
            each.append((time.perf_counter() - began) * 1e3)
        took[name] = sorted(each)[10]
    print(json.dumps(took))


if __name__ == "__main__":
    {"answers": answers, "times": times}[sys.argv[1]](*sys.argv[2:])
