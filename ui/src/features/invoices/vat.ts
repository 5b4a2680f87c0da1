// VAT as people write it in a cell ("19 %", "reverse charge") and as category and rate (BT-151, BT-152).
import type { VatInput } from '$ipc/bindings/VatInput';
import { readDecimal } from '$lib/decimal';
import { DECIMAL_MARK } from '$lib/format';

/** Category, the words shown, and what else is understood. All of them are taxed at nothing. */
const NAMED: readonly (readonly [category: string, shown: string, typed: RegExp])[] = [
  ['AE', 'reverse charge', /^(ae|reverse|reverse[ -]charge|rc)$/],
  ['E', 'exempt', /^(e|exempt)$/],
  ['K', 'intra-EU', /^(k|intra[ -]?(eu|community))$/],
  ['G', 'export', /^(g|export)$/],
  ['O', 'outside VAT', /^(o|outside|outside vat|none|no vat)$/],
];

/** The standard rate that a new book's first line starts with. */
const STANDARD: Record<string, string> = { DE: '19', AT: '20', FR: '20', ES: '21', IT: '22', NL: '21', BE: '21', LU: '17', IE: '23', PT: '23', PL: '23', DK: '25', SE: '25', FI: '25.5', GB: '20', CH: '8.1', NO: '25' };

export const standardRate = (country: string): string => STANDARD[country] ?? '0';

/** Null when it is neither a rate nor a known word. */
export function readVat(typed: string): VatInput | null {
  const text = typed.trim().toLowerCase();
  const named = NAMED.find(([, , words]) => words.test(text));
  if (named) return { category: named[0], rate: '0' };
  const reading = readDecimal(text.replace(/\s*%$/, ''), DECIMAL_MARK);
  if (reading.kind === 'empty') return { category: '', rate: '' };
  if (reading.kind === 'unreadable' || reading.text.startsWith('-')) return null;
  return /^0*\.?0*$/.test(reading.text) ? { category: 'Z', rate: '0' } : { category: 'S', rate: reading.text };
}

export function vatWords({ category, rate }: VatInput): string {
  const named = NAMED.find(([known]) => known === category);
  if (named) return named[1];
  return rate === '' ? '' : `${rate} %`;
}
