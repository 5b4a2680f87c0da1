/** Dates, periods and kinds of document as people say them. */
import { isKey, t } from './strings';

/** `2026-10-26` as `26 Oct 2026`. */
export function day(iso: string): string {
  const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
  const key = `month${Number(month)}`;
  return isKey(key) ? `${Number(date)} ${t(key)} ${year}` : iso;
}

/** `1 Jul to 30 Sep 2026`, the year once where it is one. */
export function period(from: string, to: string): string {
  const first = from.slice(0, 4) === to.slice(0, 4) ? day(from).slice(0, -5) : day(from);
  return t('period', { from: first, to: day(to) });
}

/** Empty for a plain invoice; the code itself where no word is known. */
export function kind(typeCode: string): string {
  if (typeCode === '380') return '';
  const key = `type${typeCode}`;
  return isKey(key) ? t(key) : typeCode;
}
