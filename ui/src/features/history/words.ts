// What a version and its fields are called. The core names fields by their keys and may know some that have no words yet.
import type { VersionView } from '$ipc/bindings/VersionView';
import { day, money } from '$lib/format';
import { hasWords, t } from '$lib/i18n';

/** Fields of drafts, customers and the business, by the words that their forms have. */
const FIELDS: Readonly<Record<string, string>> = {
  customer: 'draft-customer', description: 'draft-subject', issue_date: 'draft-date', due_date: 'draft-due', order_reference: 'draft-order',
  delivered: 'draft-delivered', terms: 'draft-terms', notes: 'draft-notes',
  contact: 'party-contact', street: 'party-street', postcode: 'party-postcode', city: 'party-city', country: 'party-country', vat_id: 'party-vat',
  tax_id: 'party-tax', email: 'party-email', phone: 'party-phone', iban: 'party-iban', bic: 'party-bic', currency: 'party-currency', language: 'party-language',
  trade: 'business-trade', logo: 'history-logo', terms_days: 'customer-terms',
  price: 'line-price', unit: 'line-unit', rate: 'line-vat', category: 'line-vat', prices: 'item-prices', rhythm: 'schedule-rhythm', start: 'schedule-start', until: 'schedule-ends', text: 'history-note-text',
};
const LINE_FIELDS: Readonly<Record<string, string>> = { name: 'line-name', quantity: 'line-quantity', unit: 'line-unit', price: 'line-price', rate: 'line-vat', category: 'line-vat' };

/** What only holds the fields. */
const ABOVE: readonly string[] = ['details', 'item', 'schedule', 'times', 'draft'];

/** "Line 2, Price" of `lines.2.price`; a key without words is shown as it is. */
export function fieldName(path: string): string {
  const parts = path.split('.').filter((part) => !ABOVE.includes(part));
  const last = parts.at(-1) ?? '';
  if (parts[0] === 'lines' && parts[1]) {
    const row = t('line-row', { n: Number(parts[1]) });
    return parts.length === 2 ? row : `${row}, ${words(LINE_FIELDS, last)}`;
  }
  return last === 'name' ? t('party-name') : words(FIELDS, last);
}

function words(known: Readonly<Record<string, string>>, key: string): string {
  const found = known[key];
  return found ? t(found) : key.replaceAll('_', ' ');
}

/** Dates and hashes as people read them. */
export function said(path: string, text: string): string {
  if (text === '') return t('history-nothing');
  if (path === 'logo') return t('history-picture');
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  return path.endsWith('.price') ? money(text, '').trim() : text;
}

export function didWhat(version: VersionView): string {
  if (version.undo) return t('history-did-undo');
  const key = version.number === 1 ? 'history-did-begun' : `history-did-${version.act}`;
  return hasWords(key) ? t(key) : version.act;
}
