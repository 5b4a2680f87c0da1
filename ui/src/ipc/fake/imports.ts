// A file of another program in the in-memory core: two documents, one of which does not add up.
import type { CsvDoneView } from '../bindings/CsvDoneView';
import type { CsvLookView } from '../bindings/CsvLookView';
import type { CsvMap } from '../bindings/CsvMap';
import type { ImportedView } from '../bindings/ImportedView';
import type { ImportLookView } from '../bindings/ImportLookView';
import type { ImportView } from '../bindings/ImportView';

const sums = { documents: 2, net: '1000.00', vat: '190.00', gross: '1190.00', open: '595.00' };

export const lookOf: ImportLookView = {
  documents: 2, payments: 1, customers: 1, sums: [['EUR', sums]], before: null,
  first: [
    { line: 3, number: 'RE-2016-000001', customer: 'Nordblau Verlag GmbH', issue_date: '2016-01-22', due_date: '2016-02-05', gross: '595.00', currency: 'EUR' },
    { line: 4, number: 'RE-2016-000002', customer: 'Nordblau Verlag GmbH', issue_date: '2016-02-04', due_date: '2016-02-18', gross: '595.00', currency: 'EUR' },
  ],
};

export const alter: ImportView = {
  already: false, documents: 2, payments: 1, customers: 1, new_customers: 1, flawed: 1,
  flaws: [{ line: 4, number: 'RE-2016-000002', what: 'net and VAT give another gross' }],
  sums: [{ currency: 'EUR', file: sums, book: sums }],
};

export const importedOf: ImportedView = {
  row: {
    id: 'imported-1', number: 'RE-2016-000001', customer: 'Nordblau Verlag GmbH', description: 'Lektorat Katalog', type_code: '380', credits: null, state: 'settled', days_left: null,
    issue_date: '2016-01-22', due_date: '2016-02-05', currency: 'EUR', gross: '595.00', open: '0.00', paid: '595.00', imported: true,
  },
  customer_id: '', purchase_order: 'PO-4711', note: 'Vielen Dank für Ihren Auftrag.', net: '500.00', vat: '95.00',
  lines: [{ description: 'Lektorat Katalog', unit: 'h', quantity: '5', price: '100.00', discount: '0', category: 'S', rate: '19', net: '500.00' }],
  vats: [{ category: 'S', rate: '19', net: '500.00', vat: '95.00' }],
  payments: [{ date: '2016-02-01', amount: '595.00', method: 'bank', reference: 'TX000123' }],
  flaws: 0, file_line: 3,
};

const mapOf = (given: CsvMap): CsvMap => ({
  ...given, format: 'counterfoil/csv-map/v1', kind: given.kind || 'documents', separator: given.separator || ';', decimal: given.decimal || ',', date: given.date,
  columns: Object.keys(given.columns).length > 0 ? given.columns : { 'Rechnungsnr.': 'number', Datum: 'issue_date', Kunde: 'customer', Netto: 'net', 'USt. %': 'vat_rate', Brutto: 'gross' },
});

/** A table of three documents: one day can be read in two ways, one row has a fault, one customer looks like one of the book. */
export function tableOf(given: CsvMap): CsvLookView {
  const map = mapOf(given);
  const samples: [string, string[]][] = [['Rechnungsnr.', ['RE-1', 'RE-2', 'Summe']], ['Datum', ['01/02/2024', '03/04/2024']], ['Kunde', ['Nordblau Verlag', 'Galerie Weiß']], ['Netto', ['1.000,00', '2.500,50']], ['USt. %', ['19']], ['Brutto', ['1.190,00', '2.975,60']], ['Filiale', ['Nord']]];
  const asked = map.date === '';
  return {
    map, encoding: 'Windows-1252', before: null, rows: 3, used: asked ? 0 : 2, left_out: 0, left: [], made: asked ? 0 : 2, new_customers: 1, notes: [],
    columns: samples.map(([heading, values]) => ({ heading, field: map.columns[heading] ?? '', samples: values, filled: 3 })),
    fields: ['number', 'kind', 'issue_date', 'due_date', 'customer', 'net', 'vat', 'gross', 'open', 'vat_rate', 'currency'].map((code) => ({ code, needed: ['number', 'issue_date', 'customer'].includes(code) })),
    questions: asked ? [{ about: 'date', of: '01/02/2024', choices: ['dmy', 'mdy'], message: '"01/02/2024" can be read in two ways: is the day first, or the month?' }] : [],
    faulty: asked ? 0 : 1, faults: asked ? [] : [{ line: 4, column: 'Datum', what: 'It has no date.' }],
    matches: asked ? [] : [{ line: 2, name: 'Nordblau Verlag', id: 'c1', known: 'Nordblau Verlag GmbH', why: 'vat-id', same: !map.new_rows.includes(2) }],
    sums: asked ? [] : [['EUR', { documents: 2, net: '3500.50', vat: '665.10', gross: '4165.60', open: '4165.60' }]],
    first_fields: ['number', 'customer', 'issue_date', 'gross'],
    first: asked ? [] : [{ line: 2, cells: ['RE-1', 'Nordblau Verlag', '2024-02-01', '1190.00'] }, { line: 3, cells: ['RE-2', 'Galerie Weiß', '2024-04-03', '2975.60'] }],
  };
}

export const tableDoneOf = (map: CsvMap): CsvDoneView => ({
  map, rows: 3, used: 2, left_out: 1, left: [{ line: 4, why: 'It has no date.' }], made: 2, filled: 0, new_customers: 1, flawed: 0, flaws: [],
  sums: [{ currency: 'EUR', file: { documents: 2, net: '3500.50', vat: '', gross: '4165.60', open: '' }, book: { documents: 2, net: '3500.50', vat: '665.10', gross: '4165.60', open: '4165.60' } }],
});
