// The periods that a VAT return is made for, and months as they are named.
import { endOfMonth } from '$lib/dates';
import { LOCALE } from '$lib/format';

export const PERIODS = ['this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year'] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  from: string;
  to: string;
}

const iso = (year: number, month: number): string => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/** From the first day of the month `month` (counted from 0, beyond a year as well) to the last of `length` months. */
const months = (year: number, month: number, length: number): Period => ({ from: iso(year, month), to: endOfMonth(iso(year, month + length - 1)) });

export function period(name: PeriodName, today: string): Period {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = Math.floor((month - 1) / 3) * 3;
  switch (name) {
    case 'this-month':
      return months(year, month - 1, 1);
    case 'last-month':
      return months(year, month - 2, 1);
    case 'this-quarter':
      return months(year, quarter, 3);
    case 'last-quarter':
      return months(year, quarter - 3, 3);
    case 'this-year':
      return months(year, 0, 12);
    case 'last-year':
      return months(year - 1, 0, 12);
  }
}

/** All days of `2026-11`. */
export const monthOf = (month: string): Period => ({ from: `${month}-01`, to: endOfMonth(`${month}-01`) });

/** The month so many before `month`. */
export function monthsBefore(month: string, n: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return iso(year, number - 1 - n).slice(0, 7);
}

/** The months from `first` to `last`, both included, none left out. */
export function monthsBetween(first: string, last: string): string[] {
  const [year = 0, month = 1] = first.split('-').map(Number);
  const all: string[] = [];
  for (let n = 0; n < 1200; n += 1) {
    const next = iso(year, month - 1 + n).slice(0, 7);
    if (next > last) break;
    all.push(next);
  }
  return all;
}

const short = new Intl.DateTimeFormat(LOCALE, { month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const calendar = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

/** "Nov". */
export const monthShort = (month: string): string => short.format(calendar(month)).slice(0, 3);

/** "November 2026". */
export const monthLong = (month: string): string => long.format(calendar(month));
