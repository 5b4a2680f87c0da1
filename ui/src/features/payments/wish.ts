// What is typed into the filter of the payments: words, and days as everywhere: 2026, 2026-Q3, 2026-11, 2026-11-03, one..another.
import { endOfMonth, readDate } from '$lib/dates';

export interface Wish {
  /** First and last day; empty = open. */
  readonly from: string;
  readonly to: string;
  /** Each has to stand somewhere in a payment. */
  readonly words: readonly string[];
  /** Only what still is a customer's credit. */
  readonly credit: boolean;
}

/** The days of one part of a calendar, or null where it is a word. */
function days(text: string): { from: string; to: string } | null {
  const year = /^(\d{4})$/.exec(text)?.[1];
  if (year) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const quarter = /^(\d{4})-q([1-4])$/i.exec(text);
  if (quarter) {
    const month = (n: number) => `${quarter[1] ?? ''}-${String(n).padStart(2, '0')}-01`;
    const first = Number(quarter[2]) * 3 - 2;
    return { from: month(first), to: endOfMonth(month(first + 2)) };
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { from: `${text}-01`, to: endOfMonth(`${text}-01`) };
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text, text) === text ? { from: text, to: text } : null;
}

function period(text: string): { from: string; to: string } | null {
  const [one = '', other] = text.split('..');
  const [first, last] = [days(one), days(other ?? one)];
  return first && last ? { from: first.from, to: last.to } : null;
}

export function read(text: string): Wish {
  const wish = { from: '', to: '', words: [] as string[], credit: false };
  for (const part of text.toLowerCase().split(/\s+/).filter(Boolean)) {
    const within = period(part);
    if (within) Object.assign(wish, within);
    else if (part === 'credit') wish.credit = true;
    else wish.words.push(part);
  }
  return wish;
}

/** The same filter over other days: what else was typed stays. */
export const over = (text: string, within: string): string => [within, ...text.split(/\s+/).filter((part) => part !== '' && !period(part.toLowerCase()))].join(' ');
