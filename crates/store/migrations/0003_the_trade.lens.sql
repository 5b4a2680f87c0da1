-- A book of schema 2, read as one of schema 3: what it lacks stands there as empty views.

CREATE TEMP VIEW version AS
SELECT NULL AS object, NULL AS number, NULL AS entry, NULL AS act, NULL AS undoes, NULL AS details WHERE 0;
CREATE TEMP VIEW kept_logo AS SELECT NULL AS hash, NULL AS png WHERE 0;
CREATE TEMP VIEW customer_merge AS SELECT NULL AS customer, NULL AS joined, NULL AS kept WHERE 0;
CREATE TEMP VIEW movement AS SELECT NULL AS id, NULL AS customer, NULL AS date, NULL AS currency, NULL AS amount,
  NULL AS fee, NULL AS rate, NULL AS base, NULL AS note, NULL AS reverses, NULL AS returns, NULL AS recorded_at WHERE 0;
CREATE TEMP VIEW allocation AS SELECT NULL AS payment, NULL AS movement, NULL AS used, NULL AS issue_rate,
  NULL AS difference WHERE 0;
CREATE TEMP VIEW charge_payment AS SELECT NULL AS id, NULL AS invoice, NULL AS movement, NULL AS date, NULL AS currency,
  NULL AS amount, NULL AS recorded_at, NULL AS rowid WHERE 0;
CREATE TEMP VIEW write_off AS SELECT NULL AS id, NULL AS invoice, NULL AS date, NULL AS currency, NULL AS amount,
  NULL AS reason, NULL AS reverses, NULL AS recorded_at WHERE 0;
CREATE TEMP VIEW reminder AS SELECT NULL AS id, NULL AS invoice, NULL AS date, NULL AS deadline, NULL AS tone,
  NULL AS currency, NULL AS open, NULL AS charges, NULL AS details, NULL AS pdf_sha256, NULL AS recorded_at WHERE 0;
CREATE TEMP VIEW receipt AS SELECT NULL AS movement, NULL AS date, NULL AS pdf_sha256, NULL AS recorded_at WHERE 0;
CREATE TEMP VIEW job_paper AS SELECT NULL AS document, NULL AS job, NULL AS origin WHERE 0;
CREATE TEMP VIEW quote_answer AS SELECT NULL AS ordinal, NULL AS id, NULL AS quote, NULL AS answer, NULL AS date, NULL AS given_by,
  NULL AS note, NULL AS recorded_at WHERE 0;
CREATE TEMP VIEW schedule AS SELECT NULL AS id, NULL AS name, NULL AS customer, NULL AS paused_on, NULL AS details WHERE 0;
CREATE TEMP VIEW schedule_period AS SELECT NULL AS schedule, NULL AS date, NULL AS document, NULL AS recorded_at WHERE 0;
CREATE TEMP VIEW item AS SELECT NULL AS id, NULL AS name, NULL AS number, NULL AS details WHERE 0;
CREATE TEMP VIEW import_run AS SELECT NULL AS id, NULL AS format, NULL AS source, NULL AS documents, NULL AS payments,
  NULL AS flawed, NULL AS last_date, NULL AS digest, NULL AS recorded_at WHERE 0;
CREATE TEMP VIEW imported AS SELECT NULL AS ordinal, NULL AS run, NULL AS row, NULL AS number, NULL AS type_code,
  NULL AS void, NULL AS customer, NULL AS customer_name, NULL AS issue_date, NULL AS due_date, NULL AS currency,
  NULL AS rate, NULL AS purchase_order, NULL AS note, NULL AS net, NULL AS vat, NULL AS gross, NULL AS base_net,
  NULL AS base_vat, NULL AS base_gross, NULL AS lines, NULL AS vats, NULL AS credits, NULL AS flaws, NULL AS hash WHERE 0;
CREATE TEMP VIEW imported_payment AS SELECT NULL AS id, NULL AS run, NULL AS row, NULL AS document, NULL AS date,
  NULL AS amount, NULL AS base_amount, NULL AS method, NULL AS reference, NULL AS hash WHERE 0;
CREATE TEMP VIEW imported_open AS SELECT NULL AS customer, NULL AS currency, NULL AS due_date, NULL AS document,
  NULL AS open WHERE 0;
CREATE TEMP VIEW imported_month AS SELECT NULL AS month, NULL AS currency, NULL AS type_code, NULL AS documents,
  NULL AS void, NULL AS net, NULL AS vat, NULL AS gross WHERE 0;
CREATE TEMP VIEW imported_vat AS SELECT NULL AS month, NULL AS currency, NULL AS category, NULL AS rate,
  NULL AS type_code, NULL AS documents, NULL AS net, NULL AS vat WHERE 0;
CREATE VIRTUAL TABLE temp.imported_search USING fts5 (number, customer, body, content = '');

CREATE TEMP VIEW template AS SELECT NULL AS id, NULL AS name, NULL AS details WHERE 0;
CREATE TEMP VIEW unfinished AS SELECT NULL AS form, NULL AS words, NULL AS kept_at WHERE 0;

CREATE TEMP VIEW note AS SELECT NULL AS id, NULL AS owner, NULL AS text, NULL AS written_at, NULL AS written_by WHERE 0;
CREATE TEMP VIEW attachment AS SELECT NULL AS id, NULL AS owner, NULL AS name, NULL AS media, NULL AS size, NULL AS sha256,
  NULL AS added_at, NULL AS added_by WHERE 0;

CREATE TEMP VIEW issued_open AS
SELECT document, customer, customer_name, currency, due_date, balance FROM (
  SELECT i.ordinal AS document, i.customer, i.customer_name, i.currency, i.due_date,
    i.payable - coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice = i.id), 0)
      - coalesce((SELECT sum(c.payable) FROM invoice c WHERE c.credits = i.id), 0) AS balance
  FROM invoice i WHERE i.type_code <> '381'
) WHERE balance <> 0;
CREATE TEMP VIEW issued_month AS
SELECT substr(issue_date, 1, 7) AS month, currency, iif(sign < 0, '381', '380') AS type_code, count(*) AS documents,
  sum(net * sign) AS net, sum(vat * sign) AS vat, sum(gross * sign) AS gross
FROM (SELECT *, iif(type_code = '381', -1, 1) AS sign FROM invoice) GROUP BY 1, 2, 3;
CREATE TEMP VIEW issued_vat AS
SELECT substr(issue_date, 1, 7) AS month, currency, v.value ->> '$.category' AS category, v.value ->> '$.rate' AS rate,
  iif(sign < 0, '381', '380') AS type_code, count(*) AS documents,
  sum(sign * CAST(replace(v.value ->> '$.taxable', '.', '') AS INTEGER)) AS net,
  sum(sign * CAST(replace(v.value ->> '$.tax', '.', '') AS INTEGER)) AS vat
FROM (SELECT *, iif(type_code = '381', -1, 1) AS sign FROM invoice) i, json_each(i.snapshot, '$.totals.vat_breakdown') v
GROUP BY 1, 2, 3, 4, 5;
CREATE TEMP VIEW total AS
SELECT currency, count(*) AS documents, sum(gross * iif(type_code = '381', -1, 1)) AS gross,
  coalesce((SELECT sum(max(o.balance, 0)) FROM issued_open o WHERE o.currency = i.currency), 0) AS open,
  max(max(issue_date), coalesce((SELECT max(p.date) FROM payment p WHERE p.currency = i.currency), '')) AS last_date
FROM invoice i GROUP BY currency;
