// Reports of the in-memory core, out of the documents that it keeps.
import { daysBetween } from '../../lib/dates';
import type { AgingAmountsView } from '../bindings/AgingAmountsView';
import type { AgingView } from '../bindings/AgingView';
import type { RevenueBy } from '../bindings/RevenueBy';
import type { RevenueByView } from '../bindings/RevenueByView';
import type { RevenueView } from '../bindings/RevenueView';
import type { VatReportView } from '../bindings/VatReportView';
import type { VatRowView } from '../bindings/VatRowView';
import type { Kept } from './book';
import { balanceOf, CREDIT_NOTE } from './credit';
import { minus, sum, totalsOf } from './totals';

const NAMES: Record<string, string> = { S: 'standard', AE: 'reverse-charge', Z: 'zero-rated', E: 'exempt', K: 'intra-community', G: 'export', O: 'out-of-scope' };
const issuedOf = (all: readonly Kept[]) => all.filter((each) => each.number !== null);
const isNote = (kept: Kept) => kept.draft.type_code === CREDIT_NOTE;
const totals = (kept: Kept) => totalsOf(kept.draft, kept.draft.currency || 'EUR').totals;
const counted = (kept: Kept, amount: string) => (isNote(kept) ? minus('0', amount) : amount);

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

export function revenueOf(all: readonly Kept[]): RevenueView[] {
  const months = grouped(issuedOf(all), (each) => each.draft.issue_date.slice(0, 7));
  return [...months.entries()]
    .map(([month, kept]) => {
      const of = (pick: (each: Kept) => string) => sum(kept.map((each) => counted(each, pick(each))));
      return { month, currency: 'EUR', count: kept.length, net: of((each) => totals(each).net_total), vat: of((each) => totals(each).vat_total), gross: of((each) => totals(each).gross_total), written_off: '0.00', filter: `booked currency:EUR issued:${month}` };
    })
    .toSorted((a, b) => a.month.localeCompare(b.month));
}

export function revenueByOf(all: readonly Kept[], by: RevenueBy, from: string, to: string): RevenueByView {
  const within = issuedOf(all).filter((each) => each.draft.issue_date >= from && each.draft.issue_date <= to);
  const booked = `booked currency:EUR issued:${from}..${to}`;
  const of = (kept: readonly Kept[], pick: (each: Kept) => string) => sum(kept.map((each) => counted(each, pick(each))));
  const net = (kept: readonly Kept[]) => of(kept, (each) => totals(each).net_total);
  const sums = (kept: readonly Kept[]) => ({ net: net(kept), vat: of(kept, (each) => totals(each).vat_total), gross: of(kept, (each) => totals(each).gross_total) });
  const customers = [...grouped(within, (each) => each.buyer?.name ?? '').entries()].map(([name, kept]) => ({ name, customer: kept[0]?.draft.customer ?? null, currency: 'EUR', count: kept.length, ...sums(kept), filter: `${booked} customer:="${name}"` }));
  const lines = within.flatMap((kept) => kept.draft.lines.map((line, n) => ({ kept, name: line.name, net: counted(kept, totals(kept).line_nets[n] ?? '0.00') })));
  const items = [...grouped(lines, (line) => line.name).entries()].map(([name, own]) => ({ name, customer: null, currency: 'EUR', count: new Set(own.map((line) => line.kept)).size, net: sum(own.map((line) => line.net)), vat: null, gross: null, filter: `${booked} item:="${name}"` }));
  return {
    by, from, to, left_out: 0,
    items: (by === 'customer' ? customers : items).toSorted((a, b) => Number(b.net) - Number(a.net)),
    totals: within.length > 0 ? [{ currency: 'EUR', count: within.length, ...sums(within), filter: booked }] : [],
  };
}

/** What the filter of a list says about one document, as far as reports write it (docs/formats/filter.md). */
export function finds(word: string, kept: Kept): boolean | null {
  const bare = (text: string) => text.replace(/^"|"$/g, '').toLowerCase();
  const [key, value] = [word.slice(0, word.indexOf(':')), word.slice(word.indexOf(':') + 1)];
  const [first, last = first] = value.split('..') as [string, string?];
  const within = (day: string) => day >= first && day <= `${last}~`;
  if (word === 'booked') return kept.number !== null;
  if (word === '-credit-note') return !isNote(kept);
  if (word === 'credit-note') return isNote(kept);
  if (key === 'issued') return within(kept.draft.issue_date);
  if (key === 'due') return within(kept.draft.due_date);
  if (key === 'currency') return value === 'EUR';
  if (key === 'customer') return (kept.buyer?.name ?? '').toLowerCase() === bare(value.slice(1));
  if (key === 'item') return kept.draft.lines.some((line) => line.name.toLowerCase() === bare(value.slice(1)));
  if (key === 'vat') return totals(kept).vat_breakdown.some((part) => `${part.category}${part.rate}` === value);
  return null;
}

function amountsOf(kept: readonly Kept[], all: readonly Kept[], at: string): AgingAmountsView {
  const open = (first: number, last: number) =>
    sum(kept.filter((each) => { const late = daysBetween(each.draft.due_date, at); return late >= first && late <= last; }).map((each) => balanceOf(each, all)).filter((balance) => !balance.startsWith('-')));
  return {
    currency: 'EUR', not_due: open(-Infinity, 0), days_1_30: open(1, 30), days_31_60: open(31, 60), days_61_90: open(61, 90), over_90: open(91, Infinity), open: open(-Infinity, Infinity),
    to_refund: sum(kept.map((each) => balanceOf(each, all)).filter((balance) => balance.startsWith('-')).map((balance) => balance.slice(1))),
  };
}

export function agingOf(all: readonly Kept[], at: string): AgingView {
  const standing = issuedOf(all).filter((each) => balanceOf(each, all) !== '0.00');
  const customers = grouped(standing, (each) => each.draft.customer);
  return {
    at,
    items: [...customers.entries()]
      .map(([customer, kept]) => ({ customer, name: kept[0]?.buyer?.name ?? '', count: kept.length, ...amountsOf(kept, all, at), filter: `booked currency:EUR customer:="${kept[0]?.buyer?.name ?? ''}"` }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    totals: standing.length > 0 ? [amountsOf(standing, all, at)] : [],
  };
}

export function vatOf(all: readonly Kept[], from: string, to: string): VatReportView {
  const within = issuedOf(all).filter((each) => each.draft.issue_date >= from && each.draft.issue_date <= to);
  const parts = within.flatMap((kept) => totals(kept).vat_breakdown.map((part) => ({ ...part, note: isNote(kept) })));
  const items = [...grouped(parts, (part) => `${part.category} ${part.rate}`).values()].flatMap((group): VatRowView[] => {
    const [first] = group;
    if (!first) return [];
    const of = (note: boolean, key: 'taxable' | 'tax') => sum(group.filter((part) => part.note === note).map((part) => part[key]));
    const [invoiced_taxable, invoiced_tax, credited_taxable, credited_tax] = [of(false, 'taxable'), of(false, 'tax'), of(true, 'taxable'), of(true, 'tax')];
    return [{
      currency: 'EUR', category: first.category, name: NAMES[first.category] ?? first.category, rate: first.rate,
      invoices: group.filter((part) => !part.note).length, invoiced_taxable, invoiced_tax,
      credit_notes: group.filter((part) => part.note).length, credited_taxable, credited_tax,
      taxable: minus(invoiced_taxable, credited_taxable), tax: minus(invoiced_tax, credited_tax), filter: `booked currency:EUR issued:${from}..${to} vat:${first.category}${first.rate}`,
    }];
  });
  const notes = within.filter(isNote).length;
  return {
    from, to,
    items: items.toSorted((a, b) => Number(b.category === 'S') - Number(a.category === 'S') || Number(b.rate) - Number(a.rate)),
    totals: within.length > 0 ? [{ currency: 'EUR', invoices: within.length - notes, credit_notes: notes, taxable: sum(items.map((row) => row.taxable)), tax: sum(items.map((row) => row.tax)), filter: `booked currency:EUR issued:${from}..${to}` }] : [],
    written_off: [],
  };
}
