// Payments, credit, write-offs and reminders of the in-memory core: enough to show every screen, not the core's arithmetic.
import { addDays, daysBetween, today } from '../../lib/dates';
import type { ClaimView } from '../bindings/ClaimView';
import type { CustomerInput } from '../bindings/CustomerInput';
import type { MovementListView } from '../bindings/MovementListView';
import type { MovementView } from '../bindings/MovementView';
import type { PaymentCheckView } from '../bindings/PaymentCheckView';
import type { PaymentInput } from '../bindings/PaymentInput';
import type { PaymentView } from '../bindings/PaymentView';
import type { ReminderInput } from '../bindings/ReminderInput';
import type { ReminderTermsView } from '../bindings/ReminderTermsView';
import type { ReminderView } from '../bindings/ReminderView';
import type { Kept } from './book';
import { balanceOf } from './credit';
import { minus, sum } from './totals';

const NONE = '0.00';
const currencyOf = (kept: Kept): string => kept.draft.currency || 'EUR';
const owed = (kept: Kept, all: readonly Kept[]): string => {
  const balance = balanceOf(kept, all);
  return balance.startsWith('-') ? NONE : balance;
};
const smaller = (one: string, other: string): string => (minus(one, other).startsWith('-') ? one : other);

export const payment = (id: string, date: string, amount: string, note: string): PaymentView => ({
  id, date, amount, note, movement: id, kind: amount.startsWith('-') ? 'refund' : 'received', undone: false, charges: false, fee: NONE, foreign: null,
});

export const claimOf = (kept: Kept): ClaimView => ({
  written_off: NONE, write_offs: [], credit: NONE, charges: NONE, charges_open: NONE, reminders: kept.reminders ?? [], reminder_due: null,
});

function others(kept: Kept, all: readonly Kept[]): Kept[] {
  const theirs = all.filter((each) => each.number !== null && each.id !== kept.id && each.draft.customer === kept.draft.customer && owed(each, all) !== NONE);
  return [kept, ...theirs.toSorted((a, b) => a.draft.due_date.localeCompare(b.draft.due_date))];
}

/** What each invoice gets, in the order in which they were named, and what is left. */
function spread(input: PaymentInput, all: readonly Kept[]): { gets: Map<string, string>; left: string } {
  const gets = new Map<string, string>();
  let left = input.amount;
  for (const { invoice } of input.allocations) {
    const kept = all.find((each) => each.id === invoice);
    if (!kept) continue;
    const part = smaller(left, owed(kept, all));
    gets.set(invoice, part);
    left = minus(left, part);
  }
  return { gets, left };
}

export function checkPayment(input: PaymentInput, all: readonly Kept[]): PaymentCheckView {
  const kept = all.find((each) => each.id === input.allocations[0]?.invoice);
  const { gets, left } = spread(input, all);
  const lines = (kept ? others(kept, all) : []).map((each) => ({
    invoice: each.id, number: each.number ?? '', due_date: each.draft.due_date, currency: currencyOf(each), open: owed(each, all), amount: gets.get(each.id) ?? NONE, charges_open: NONE, charges_amount: NONE,
  }));
  const late = input.date > today();
  return {
    customer: kept?.draft.customer ?? null, currency: input.currency || 'EUR', lines, credit: left, arrived: input.fee ? minus(input.amount, input.fee) : input.amount, difference: '', base: 'EUR', credit_before: NONE,
    faults: late ? [{ path: 'date', code: 'payment-in-future', message: 'This day has not come yet.' }] : [],
  };
}

/** Null where more came in than any invoice takes, and nobody said to keep it. */
export function recordPayment(id: string, input: PaymentInput, all: readonly Kept[]): MovementView | null {
  const { gets, left } = spread(input, all);
  if (left !== NONE && !input.keep_credit) return null;
  const parts = [...gets].filter(([, part]) => part !== NONE);
  for (const [invoice, part] of parts) {
    const kept = all.find((each) => each.id === invoice);
    if (kept) kept.payments = [...kept.payments, { ...payment(id, input.date, part, input.note), fee: input.fee || NONE }];
  }
  return {
    id, kind: 'received', state: 'recorded', customer: null, name: '', date: input.date, currency: input.currency || 'EUR', amount: input.amount, fee: input.fee || NONE, rate: input.rate, base: 'EUR', difference: '', credit: left, note: input.note, reverses: null, has_receipt: false,
    parts: parts.map(([invoice, part]) => ({ invoice, number: '', charges: false, currency: 'EUR', amount: part })),
  };
}

/** Payments of own documents as movements: here each paid one invoice. */
export function movementsOf(all: readonly Kept[], customers: ReadonlyMap<string, CustomerInput>, from: string, to: string): MovementListView {
  const items = all.flatMap((kept) =>
    kept.payments.map((each): MovementView => ({
      id: each.movement, kind: each.kind, state: 'recorded', customer: kept.draft.customer, name: customers.get(kept.draft.customer)?.name ?? '', date: each.date, currency: currencyOf(kept), amount: each.amount, fee: each.fee, rate: '', base: 'EUR', difference: '', credit: each.note === 'too much' ? '20.00' : NONE, note: each.note, reverses: null, has_receipt: false,
      parts: [{ invoice: kept.id, number: kept.number ?? '', charges: each.charges, currency: currencyOf(kept), amount: each.amount }],
    })),
  );
  const within = items.filter((each) => each.date >= from && each.date <= (to || '9999')).toSorted((a, b) => a.date.localeCompare(b.date));
  return { items: within, sums: within.length > 0 ? [{ currency: 'EUR', amount: sum(within.map((each) => each.amount)), fee: NONE, difference: NONE }] : [] };
}

export const TERMS: ReminderTermsView = {
  after_days: [7, 21, 35], respite_days: 10, fees: ['0', '0', '0'], interest: 'none', agreed_percent: '0', business_points: '9', private_points: '5', lump_sum: '40', charges_from: 'firm',
  base_rates: [{ from: '2025-07-01', percent: '1.27' }],
};

export function reversePayment(movement: string, all: readonly Kept[]): void {
  for (const kept of all) kept.payments = kept.payments.filter((each) => each.movement !== movement);
}

export function reminderOf(kept: Kept, all: readonly Kept[], input: ReminderInput): ReminderView {
  const before = kept.reminders?.length ?? 0;
  const tone = input.tone || (['friendly', 'firm', 'last'][before] ?? 'last');
  const open = owed(kept, all);
  const interest = tone === 'friendly' || input.waive ? NONE : '6.42';
  const now = today();
  return {
    id: '', invoice: kept.id, number: kept.number ?? '', customer: kept.buyer?.name ?? '', tone, date: now, deadline: addDays(now, 10), days_late: daysBetween(kept.draft.due_date, now), currency: currencyOf(kept), open, fee: NONE, lump_sum: NONE, interest, charges_paid: NONE, total: sum([open, interest]),
    spans: interest === NONE ? [] : [{ from: addDays(kept.draft.due_date, 1), to: now, days: daysBetween(kept.draft.due_date, now), principal: open, percent: '10.27', amount: interest }],
    advice: [],
  };
}
