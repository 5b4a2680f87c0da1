// Figures and dates as they are shown. Amounts arrive as decimal strings and are formatted as strings: exact at any size.
import { today, daysBetween } from './dates';
import { t } from './i18n';

export const LOCALE = 'en-GB';
/** The mark between units and decimals in the locale that figures are shown in. */
export const DECIMAL_MARK: '.' | ',' = new Intl.NumberFormat(LOCALE).format(1.5).includes(',') ? ',' : '.';

const cache = new Map<string, Intl.NumberFormat>();

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE, options);
  cache.set(key, made);
  return made;
}

/** Intl takes a decimal string exactly since ES2023; the library type still says number. */
const exactly = (text: string) => text as `${number}`;

function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** "1,234.50": the decimals are the core's, which knows the currency. A text that is no figure is shown as it is. */
export function amount(text: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const decimals = Math.min(decimalsOf(text), 20);
  return format(`n${String(decimals)}`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .format(exactly(text))
    .replace('-', '−');
}

/** "€1,234.50". */
export function money(text: string, currency: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(text) || !/^[A-Z]{3}$/.test(currency)) return `${currency} ${text}`.trim();
  const decimals = Math.min(decimalsOf(text), 20);
  return format(`c${currency}${String(decimals)}`, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
    .format(exactly(text))
    .replace('-', '−');
}

export const isZero = (text: string): boolean => /^-?0*(\.0*)?$/.test(text);

const dates = {
  full: new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
};

/** "26 Oct 2026" of an ISO date. "Sept" is shortened, so that columns stay even. */
export const day = (iso: string, how: keyof typeof dates = 'full'): string => {
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? iso : dates[how].format(at).replace('Sept ', 'Sep ').replace(/Sept$/, 'Sep').replace(',', how === 'long' ? ',' : '');
};

const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hour12: false });

export const time = (at: Date | string): string => clock.format(typeof at === 'string' ? new Date(at) : at);

/** "38 min ago", "yesterday 18:41", "17 Nov 09:12" of an instant. */
export function ago(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const minutes = Math.round((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return t('time-now');
  if (minutes < 60) return t('time-minutes', { n: minutes });
  const days = daysBetween(today(at), today(now));
  if (days === 0) return t('time-hours', { n: Math.round(minutes / 60) });
  if (days === 1) return t('time-yesterday', { clock: time(at) });
  if (days < 7) return t('time-days', { n: days });
  return day(today(at), at.getFullYear() === now.getFullYear() ? 'short' : 'full');
}

/** "17 Nov 2026, 09:12" of an instant. */
export const moment = (instant: string): string => t('time-moment', { day: day(today(new Date(instant))), clock: time(instant) });

/** "4.2 MB". */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let step = 0;
  let value = bytes;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return `${value < 10 && step > 0 ? value.toFixed(1) : String(Math.round(value))} ${units[step] ?? ''}`;
}
