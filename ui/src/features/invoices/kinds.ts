// Kinds of document by their UNTDID 1001 codes: what they are called, which can be begun, and what each asks of the customer.
import { t } from '$lib/i18n';

export const INVOICE = '380';
export const QUOTE = '310';
export const DELIVERY_NOTE = '270';
export const DEPOSIT = '386';
export const PARTIAL = '326';
export const CORRECTED = '384';

/** What the New menu begins, beside an invoice. */
export const BEGINNINGS = [QUOTE, '325', DELIVERY_NOTE] as const;

const ASKING = new Set(['', INVOICE, PARTIAL, CORRECTED, DEPOSIT, '389']);

/** Whether it asks the customer for money: only then it has payments, a due date and something open. */
export const asksForMoney = (code: string): boolean => ASKING.has(code);

/** What people call it; an invoice where nothing is said. */
export const kindWords = (code: string): string => t(`kind-${code === '' ? INVOICE : code}`);

/** An ordinary invoice and a credit note are known by number and state; any other kind is named. */
export const isNamed = (code: string): boolean => !['', INVOICE, '381'].includes(code);

/** The part of the address under which a new document of a kind is begun. */
export const newId = (code: string): string => (code === INVOICE ? 'new' : `new-${code}`);

/** The kind that such an address begins; null where it leads to a document that is there. */
export function begun(id: string): string | null {
  if (id === 'new') return '';
  return /^new-(\d{3})$/.exec(id)?.[1] ?? null;
}
