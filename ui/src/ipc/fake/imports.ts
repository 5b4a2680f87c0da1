// A file of another program in the in-memory core: two documents, one of which does not add up.
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
