// An e-invoice of another program in the in-memory core: its gross was written a tenth of a euro too low.
import type { DraftInput } from '../bindings/DraftInput';
import type { EInvoiceView } from '../bindings/EInvoiceView';
import type { ReceivedTotalsView } from '../bindings/ReceivedTotalsView';

const nobody = { name: '', street: '', postcode: '', city: '', country: '', vat_id: '', tax_id: '' };
const sums = (gross: string): ReceivedTotalsView => ({
  line_total: '840.00', allowance_total: '0', charge_total: '0', net_total: '840.00', vat_total: '159.60', gross_total: gross, prepaid: '0', rounding: '0', payable: gross,
  vat_breakdown: [{ category: 'S', rate: '19', taxable: '840.00', tax: '159.60' }],
});

export const WRONG_GROSS: EInvoiceView = {
  syntax: 'ubl', profile: 'en16931', specification: 'urn:cen.eu:en16931:2017', number: 'N-1', type_code: '380', credit_note: false, issue_date: '2026-03-02', due_date: '2026-03-16', currency: 'EUR', tax_currency: '',
  seller: { ...nobody, name: 'Tischlerei Nordlicht GmbH', street: 'Hafenweg 3', postcode: '24103', city: 'Kiel', country: 'DE', vat_id: 'DE811907980' },
  buyer: { ...nobody, name: 'Mara Vogt', street: 'Karl-Heine-Straße 41', postcode: '04229', city: 'Leipzig', country: 'DE' },
  lines: [{ id: '1', name: 'Oak table', quantity: '1', unit: 'C62', price: '840.00', base_quantity: '1', allowances: [], charges: [], vat: { category: 'S', rate: '19' }, net: '840.00', computed_net: '840.00' }],
  allowances: [], charges: [], stated: sums('999.50'), computed: sums('999.60'),
  findings: [{ rule: 'BR-CO-15', severity: 'fatal', message: 'The gross total is not the net total and its VAT.', field: 'BT-112' }],
};

export const draftOfWrongGross: DraftInput = {
  customer: '', currency: 'EUR', type_code: '', preceding: '', issue_date: '', due_date: '', delivered: '', delivery_date: '', period_start: '', period_end: '', tax_point: '', order_reference: '', description: '',
  notes: '', terms: '', prices: '', allowances: [], charges: [], prepaid: '', rounding: '', exemptions: [], vat_scheme: '', withholding: null,
  lines: [{ name: 'Oak table', description: '', quantity: '1', unit: 'C62', price: '840.00', base_quantity: '', allowances: [], charges: [], vat: { category: 'S', rate: '19' } }],
};
