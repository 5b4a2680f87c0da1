// One currency's revenue as bars: every month has its place, also one without a document.
import type { RevenueView } from '$ipc/bindings/RevenueView';
import { money } from '$lib/format';
import { monthLong, monthsBefore, monthsBetween, monthShort } from './periods';

/** A year has its shape also where the book is young; more than two cannot be told apart. */
const LEAST = 12;
const MOST = 24;

export interface Bar {
  id: string;
  label: string;
  /** Geometry only; what is read is `words`. */
  size: number;
  words: string;
}

/** The last months up to `today`'s, without VAT. */
export function bars(rows: readonly RevenueView[], currency: string, today: string): Bar[] {
  const own = new Map(rows.filter((row) => row.currency === currency).map((row) => [row.month, row.net]));
  const months = [...own.keys()].sort();
  const last = [months.at(-1) ?? '', today.slice(0, 7)].sort().at(-1) ?? '';
  const first = [months[0] ?? last, monthsBefore(last, LEAST - 1)].sort()[0] ?? last;
  return monthsBetween(first, last)
    .slice(-MOST)
    .map((month) => {
      const net = own.get(month) ?? '0';
      return { id: month, label: monthShort(month), size: Number(net), words: `${monthLong(month)}: ${money(net, currency)}` };
    });
}
