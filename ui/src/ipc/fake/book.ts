// A believable book for the in-memory core: one studio, a year of work, one thing late and one thing due.
import { addDays, daysBetween, today } from '../../lib/dates';
import type { BusinessView } from '../bindings/BusinessView';
import type { CustomerInput } from '../bindings/CustomerInput';
import type { DraftInput } from '../bindings/DraftInput';
import type { InvoiceView } from '../bindings/InvoiceView';
import type { PaymentView } from '../bindings/PaymentView';
import type { ReminderView } from '../bindings/ReminderView';
import type { StateView } from '../bindings/StateView';
import { balanceOf, creditableOf, CREDIT_NOTE, linkOf, notesOf } from './credit';
import { jobOf, paperState } from './jobs';
import { claimOf, payment as paymentOf } from './payments';
import { totalsOf } from './totals';

export interface Kept {
  id: string;
  version: number;
  number: string | null;
  draft: DraftInput;
  buyer: CustomerInput | null;
  payments: PaymentView[];
  issuedAt: string | null;
  chain: string | null;
  saved: number;
  reminders?: ReminderView[];
}

export const blankCustomer: CustomerInput = { name: '', contact: '', street: '', city: '', postcode: '', country: '', vat_id: '', tax_id: '', email: '', iban: '', language: '', currency: '' };

export const blankBusiness: BusinessView = {
  name: '', trade: '', street: '', city: '', postcode: '', country: 'DE', vat_id: '', tax_id: '', email: '', phone: '', iban: '', bic: '',
  currency: 'EUR', terms_days: 14, vat_scheme: '', number_pattern: '{YYYY}-{seq:4}', credit_pattern: 'CN-{YYYY}-{seq:4}', quote_pattern: 'Q-{YYYY}-{seq:4}', proforma_pattern: 'PF-{YYYY}-{seq:4}', delivery_pattern: 'DN-{YYYY}-{seq:4}', has_logo: false,
};

export const studio: BusinessView = {
  ...blankBusiness,
  name: 'Atelier Wolke', trade: 'Maps, books and signage', street: 'Südplatz 9', city: 'Leipzig', postcode: '04275', country: 'DE',
  vat_id: 'DE318204776', email: 'post@atelier-wolke.example', phone: '+49 341 555 0142', iban: 'DE02120300000000202051', bic: 'BYLADEM1001',
};

export const people: Record<string, CustomerInput> = {
  c1: { ...blankCustomer, name: 'Kunsthalle Lindenau', contact: 'Jana Reimers', street: 'Am Wall 20', postcode: '28195', city: 'Bremen', country: 'DE', email: 'rechnung@kunsthalle.example', vat_id: 'DE136695976' },
  c2: { ...blankCustomer, name: 'Hafenbau Petersen', street: 'Kai 4', postcode: '20457', city: 'Hamburg', country: 'DE', email: 'buero@hafenbau.example' },
  c3: { ...blankCustomer, name: 'Meridian Press', contact: 'Accounts payable', street: '18 Orchard Lane', postcode: 'OX1 2JD', city: 'Oxford', country: 'GB', email: 'ap@meridian.example' },
  c4: { ...blankCustomer, name: 'Nordlicht Energie eG', street: 'Windallee 3', postcode: '25813', city: 'Husum', country: 'DE' },
  c5: { ...blankCustomer, name: 'Café Zwischenzeit', street: 'Karlstraße 11', postcode: '04103', city: 'Leipzig', country: 'DE' },
  c6: { ...blankCustomer, name: 'Van Dijk Architecten B.V.', street: 'Oudegracht 221', postcode: '3511 NH', city: 'Utrecht', country: 'NL', vat_id: 'NL854502130B01' },
  c7: { ...blankCustomer, name: 'Stadtbibliothek Halle', street: 'Marktplatz 2', postcode: '06108', city: 'Halle', country: 'DE' },
};

export const blankDraft: DraftInput = {
  customer: '', currency: '', type_code: '', preceding: '', issue_date: '', due_date: '', delivered: '', order_reference: '', description: '', notes: '', terms: '',
  prices: '', lines: [], allowances: [], charges: [],
  delivery_date: '', period_start: '', period_end: '', tax_point: '', prepaid: '', rounding: '', exemptions: [], vat_scheme: '', withholding: null,
};

type Row = [name: string, quantity: string, unit: string, price: string, rate: string, less?: string];

const draftOf = (customer: string, description: string, rows: Row[], more: Partial<DraftInput> = {}): DraftInput => ({
  ...blankDraft,
  customer,
  description,
  currency: 'EUR',
  lines: rows.map(([name, quantity, unit, price, rate, less]) => ({
    name, description: '', quantity, unit, price, base_quantity: '', charges: [],
    allowances: less ? [{ amount: '', percent: less, base: '', reason: '', vat: null }] : [],
    vat: { category: rate === '0' ? 'AE' : 'S', rate },
  })),
  ...more,
});

/** Oldest first: [customer, subject, days ago, terms, rows, what was paid: `all`, `none` or an amount]. */
const history: [string, string, number, number, Row[], string][] = [
  ['c5', 'Menu cards, summer', 150, 14, [['Menu cards, set of eight', '1', 'C62', '418.50', '19']], 'all'],
  ['c7', 'Wayfinding, phase 1', 141, 30, [['Concept and plan', '24', 'HUR', '92.00', '19'], ['Site visit', '2', 'DAY', '456.00', '19']], 'all'],
  ['c4', 'Retainer, August', 110, 14, [['Design retainer', '1', 'MON', '1800.00', '19']], 'all'],
  ['c3', 'Cover series, four titles', 98, 30, [['Book covers', '4', 'C62', '800.00', '0']], 'all'],
  ['c4', 'Retainer, September', 80, 14, [['Design retainer', '1', 'MON', '1800.00', '19']], 'all'],
  ['c2', 'Signage, pier 4', 42, 30, [['Sign design', '15', 'HUR', '98.00', '19'], ['Print files', '8', 'C62', '60.00', '19']], 'none'],
  ['c1', 'Exhibition guide, proofs', 35, 14, [['Proof corrections', '16.5', 'HUR', '95.00', '19']], 'all'],
  ['c3', 'Annual report, layout', 25, 30, [['Layout, annual report', '96', 'C62', '34.50', '0'], ['Infographics', '7', 'C62', '145.00', '0'], ['Author corrections, round 2', '6.25', 'HUR', '88.00', '0']], '2500.00'],
  ['c5', 'Menu cards, winter', 16, 14, [['Menu cards, set of eight', '1', 'C62', '418.50', '19']], 'all'],
  ['c6', 'Competition boards', 9, 14, [['Boards A0', '5', 'C62', '395.00', '0']], 'none'],
  ['c7', 'Wayfinding, phase 2', 4, 30, [['Floor plans', '18', 'HUR', '92.00', '19'], ['Prototype signs', '3', 'C62', '268.00', '19']], 'none'],
  ['c4', 'Retainer, November', 1, 14, [['Design retainer', '1', 'MON', '1800.00', '19']], 'none'],
];

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Looks like a chain code and is the same at every start. */
export function chainCode(seed: number): string {
  let state = (seed * 2654435761) >>> 0;
  const signs = Array.from({ length: 16 }, () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return SIGNS[state >>> 27] ?? '0';
  }).join('');
  return (signs.match(/.{4}/g) ?? []).join(' ');
}

export function seeded(now: string = today()): { kept: Kept[]; customers: Map<string, CustomerInput>; seq: number } {
  const year = now.slice(0, 4);
  const kept = history.map(([customer, subject, ago, terms, rows, paid], n): Kept => {
    const issued = addDays(now, -ago);
    const draft = draftOf(customer, subject, rows, { issue_date: issued, due_date: addDays(issued, terms) });
    const gross = totalsOf(draft, 'EUR').totals.payable;
    const payment = paid === 'none' ? [] : [paymentOf(`p${String(n)}`, addDays(issued, Math.min(terms - 2, Math.ceil(ago / 2))), paid === 'all' ? gross : paid, 'Bank transfer')];
    return { id: `i${String(n + 1)}`, version: 3, number: `${year}-${String(n + 95).padStart(4, '0')}`, draft, buyer: people[customer] ?? null, payments: payment, issuedAt: `${issued}T15:07:00Z`, chain: chainCode(n + 7), saved: 0 };
  });
  const catalogue = draftOf('c1', 'Catalogue “Tidal”, design and print', [
    ['Editorial design, catalogue', '32', 'HUR', '95.00', '19', '5'],
    ['Print supervision, on site', '1.5', 'DAY', '640.00', '19'],
    ['Usage rights, 12 photographs', '12', 'C62', '38.50', '7'],
    ['Travel Leipzig–Bremen, 2nd class', '1', 'C62', '118.40', '19'],
  ], { order_reference: 'KL-2026-318', delivered: 'Oct–Nov 2026' });
  kept.push({ id: 'd1', version: 4, number: null, draft: catalogue, buyer: null, payments: [], issuedAt: null, chain: null, saved: 2 });
  kept.push({ id: 'd2', version: 1, number: null, draft: draftOf('c5', 'New year cards', [['New year cards, 200 pieces', '1', 'C62', '180.00', '19']]), buyer: null, payments: [], issuedAt: null, chain: null, saved: 1 });
  return { kept, customers: new Map(Object.entries(people)), seq: 95 + history.length };
}

export function stateOf(kept: Kept, all: readonly Kept[], now: string = today()): { state: StateView; days: number | null } {
  if (!kept.number) return { state: 'draft', days: null };
  if (kept.draft.type_code === CREDIT_NOTE) return { state: 'credit-note', days: null };
  const paper = paperState(kept, all);
  if (paper) return { state: paper, days: null };
  const balance = balanceOf(kept, all);
  if (balance.startsWith('-')) return { state: 'to-refund', days: null };
  if (balance === '0.00') return { state: creditableOf(kept, all) === '0.00' ? 'credited' : 'settled', days: null };
  const days = kept.draft.due_date ? daysBetween(now, kept.draft.due_date) : 0;
  if (days < 0) return { state: 'overdue', days };
  return { state: kept.payments.length > 0 ? 'part-paid' : 'open', days };
}

export function viewOf(kept: Kept, customers: ReadonlyMap<string, CustomerInput>, all: readonly Kept[]): InvoiceView {
  const { totals, faults } = totalsOf(kept.draft, kept.draft.currency || 'EUR');
  const { state, days } = stateOf(kept, all);
  const balance = balanceOf(kept, all);
  const credited = all.find((each) => kept.draft.preceding !== '' && each.number === kept.draft.preceding);
  return {
    id: kept.id,
    number: kept.number,
    state,
    days_left: days,
    draft: kept.draft,
    buyer: kept.buyer ?? customers.get(kept.draft.customer) ?? null,
    totals,
    faults: kept.number ? [] : faults,
    payments: kept.payments,
    claim: claimOf(kept),
    open: balance.startsWith('-') ? '0.00' : balance,
    to_refund: balance.startsWith('-') ? balance.slice(1) : '0.00',
    creditable: creditableOf(kept, all),
    credits: credited ? linkOf(credited) : null,
    credited_by: notesOf(kept, all).map(linkOf),
    ...jobOf(kept, all),
    chain_code: kept.chain,
    pdf_sha256: kept.number ? '7c1d6f0e9ab34c2f8d5e01b7a9c44d1e6f20b8a35cc97d10e4f2a6b8c9d0e1f2' : null,
    issued_at: kept.issuedAt,
    version: kept.version,
  };
}
