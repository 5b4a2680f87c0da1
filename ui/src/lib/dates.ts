// Civil dates as people type them. A date is an ISO string everywhere; a JavaScript Date is only a calendar to count on, in UTC.

const DAY = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const calendar = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Today where the user sits. */
export function today(now: Date = new Date()): string {
  return isoOf(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

export const addDays = (iso: string, days: number): string => isoOf(new Date(calendar(iso).getTime() + days * DAY));

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((calendar(to).getTime() - calendar(from).getTime()) / DAY);

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(calendar(text).getTime()) && isoOf(calendar(text)) === text;

function date(year: number, month: number, day: number): string | null {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDate(iso) ? iso : null;
}

const fullYear = (typed: string | undefined, base: string): number => {
  if (!typed) return Number(base.slice(0, 4));
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
};

/** The last day of the month that a day lies in. */
export function endOfMonth(base: string): string {
  const [year = 0, month = 1] = base.split('-').map(Number);
  return isoOf(new Date(Date.UTC(year, month, 0)));
}

/** Reads "today", "+14", "eom", "fri", "4 Dec", "4.12.2026", "2026-12-04"; counts from `base`. Null when it is none of them. */
export function readDate(typed: string, base: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === 'today') return base;
  if (text === 'tomorrow') return addDays(base, 1);
  if (text === 'eom') return endOfMonth(base);
  const offset = /^\+ ?(\d{1,4}) ?d?(?:ays?)?$/.exec(text);
  if (offset) return addDays(base, Number(offset[1]));
  const weekday = WEEKDAYS.indexOf(text.slice(0, 3));
  if (weekday >= 0 && /^[a-z]+$/.test(text)) return addDays(base, ((weekday - calendar(base).getUTCDay() + 6) % 7) + 1);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/.exec(text);
  if (figures) return date(fullYear(figures[3], base), Number(figures[2]), Number(figures[1]));
  const named = /^(\d{1,2})\.? ([a-z]{3,9})\.?(?: (\d{4}|\d{2}))?$/.exec(text);
  if (named) return date(fullYear(named[3], base), MONTHS.indexOf((named[2] ?? '').slice(0, 3)) + 1, Number(named[1]));
  return null;
}
