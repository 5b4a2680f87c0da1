// The periods an accountant usually asks for, newest first.
import { t } from '$lib/i18n';

export interface Period {
  label: string;
  /** For the file's name. */
  slug: string;
  from: string;
  to: string;
}

const iso = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Last full quarter, last full month, this year so far, last year. */
export function periods(today: string): Period[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const start = new Date(Date.UTC(year, quarter * 3 - 3, 1));
  const [qYear, qMonth] = [start.getUTCFullYear(), start.getUTCMonth()];
  const before = new Date(Date.UTC(year, month - 2, 1));
  return [
    { label: t('period-quarter', { q: Math.floor(qMonth / 3) + 1, year: String(qYear) }), slug: `${String(qYear)}-q${String(Math.floor(qMonth / 3) + 1)}`, from: iso(qYear, qMonth, 1), to: iso(qYear, qMonth + 3, 0) },
    { label: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(before), slug: iso(before.getUTCFullYear(), before.getUTCMonth(), 1).slice(0, 7), from: iso(before.getUTCFullYear(), before.getUTCMonth(), 1), to: iso(before.getUTCFullYear(), before.getUTCMonth() + 1, 0) },
    { label: t('period-year', { year: String(year) }), slug: String(year), from: iso(year, 0, 1), to: iso(year, 11, 31) },
    { label: t('period-year', { year: String(year - 1) }), slug: String(year - 1), from: iso(year - 1, 0, 1), to: iso(year - 1, 11, 31) },
  ];
}
