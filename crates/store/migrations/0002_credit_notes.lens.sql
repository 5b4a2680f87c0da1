-- A book of schema 1, read as one of schema 2: its table stands behind a view of the same name.
CREATE TEMP VIEW invoice AS
SELECT ordinal, id, series, position, number, customer, customer_name, description, issue_date, due_date, currency, net,
  vat, gross, payable, snapshot, previous, link, pdf_sha256, issued_at, snapshot ->> '$.type_code' AS type_code,
  NULL AS credits
FROM main.invoice;
