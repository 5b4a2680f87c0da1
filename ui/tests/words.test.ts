// The catalogue and the screens agree: no word is missing, none is left over, and every message can be said.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { hasWords, t } from '../src/lib/i18n';

const root = join(import.meta.dirname, '..', 'src');
const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /\.(ts|svelte)$/.test(file.name) && !file.parentPath.includes('fake'))
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
const catalogue = readFileSync(join(root, '../../assets/locales/en/ui.ftl'), 'utf8');
const known = [...new FluentResource(catalogue).body].map((message) => message.id);

/** Keys built at run time: the fixed beginning, and what may follow. */
const BUILT: Record<string, readonly string[]> = {
  'unlock-title-': ['start', 'asked', 'idle'], 'unlock-lead-': ['start', 'asked', 'idle'], 'keyring-': ['locked', 'absent', 'wiped', 'other-device'].flatMap((state) => [state, `${state}-help`]),
  'reading-': ['older', 'in-use', 'not-writable', 'asked'].flatMap((why) => [why, `${why}-help`]),
  'restore-step-': ['backup', 'code', 'passphrase', 'book'], 'restoring-': ['reading', 'building', 'checking', 'opening'], 'series-': ['invoice', 'credit-note', 'quote', 'proforma', 'delivery-note'],
  'restore-': ['wrong-key', 'not-a-backup', 'backup-truncated', 'backup-damaged', 'file-failed', 'file-exists', 'vault-exists'].flatMap((code) => [code, `${code}-help`]).concat('recovery-code-unreadable-help'),
  'step-': ['business', 'passphrase', 'kit', 'places'], 'rhythm-': ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'], 'every-': ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'], 'covers-': ['ahead', 'back'], 'ends-': ['never', 'on', 'after'],
  'period-state-': ['due', 'made', 'passed', 'coming'], 'item-prices-': ['net', 'gross'], 'alike-': ['vat-id', 'bank', 'email', 'name'], 'check-': ['vat-id', 'bank', 'address'],
  'nav-': ['home', 'invoices', 'payments', 'customers', 'items', 'recurring', 'backups', 'audit', 'reports', 'settings'], 'chip-': ['draft', 'open', 'overdue', 'part-paid', 'settled', 'to-refund', 'credit-note', 'quote', 'delivery-note', 'deposit'],
  'kind-': ['270', '310', '325', '326', '380', '381', '384', '386', '389'], 'new-': ['310', '325', '270'], 'next-': ['270', '325', '380', '384'], 'portion-': ['386-words', '326-words'],
  'answer-': ['accepted', 'declined'].flatMap((said) => [said, `${said}-title`, `${said}-lead`, `${said}-act`, `${said}-done`]),
  'report-': ['revenue', 'customers', 'items', 'aging', 'vat', 'gaps'].flatMap((each) => [each, `${each}-lead`, `${each}-none`, `${each}-none-words`]), 'report-by-': ['revenue', 'customers', 'items'], 'report-file-': ['revenue', 'customers', 'items', 'aging', 'vat', 'gaps'],
  'period-': ['this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year'],
  'aging-': ['not-due', 'days-1-30', 'days-31-60', 'days-61-90', 'over-90', 'open', 'to-refund'], 'vat-': ['invoiced-taxable', 'invoiced-tax', 'credited-taxable', 'credited-tax', 'taxable', 'tax'],
  'vat-name-': ['standard', 'reverse-charge', 'intra-community', 'export', 'exempt', 'zero-rated', 'out-of-scope', 'igic', 'ipsi'],
  'credit-': ['all', 'lines', 'sum'].flatMap((way) => [way, `${way}-words`]),
  'line-': ['name', 'quantity', 'unit', 'price', 'less', 'vat'], 'archive-': ['html', 'age', 'html-words', 'age-words'],
  'acts-': ['documents', 'customers', 'backups', 'keys', 'book'], 'theme-': ['system', 'light', 'dark'], 'cmd-theme-': ['system', 'light', 'dark'], 'rolled-': ['shorter', 'forked', 'before-restore', 'older-keys'],
  'figure-': ['line-total', 'allowance-total', 'charge-total', 'net-total', 'vat-breakdown', 'vat-total', 'gross-total', 'payable', 'withheld', 'to-pay'], 'vat-kind-': ['services', 'goods'],
  'scheme-': ['at-6', 'be-56bis', 'de-19', 'es-20', 'fr-293b', 'it-forfettario', 'nl-kor', 'pl-113', 'pt-53'],
  'unfinished-': ['customers', 'items', 'settings', 'invoices'],
  'interest-': ['none', 'statutory', 'agreed'], 'from-tone-': ['friendly', 'firm', 'last'],
  'merge-': ['issued', 'imported', 'drafts', 'schedules', 'templates'],
  'payments-': ['received', 'refund', 'set-off', 'reversal'],
  'tone-': ['friendly', 'firm', 'last'],
  'csv-field-': ['number', 'name', 'contact', 'email', 'phone', 'street', 'postcode', 'city', 'country', 'vat-id', 'tax-id', 'iban', 'currency', 'terms-days', 'notes', 'description', 'unit', 'price', 'gross-price', 'vat-rate', 'vat-category', 'kind', 'issue-date', 'due-date', 'customer', 'customer-number', 'exchange-rate', 'net', 'vat', 'gross', 'paid', 'open', 'paid-date', 'status', 'order', 'note', 'credits', 'quantity', 'discount', 'line-net', 'date', 'amount', 'method', 'reference'],
  'csv-kind-': ['documents', 'customers', 'items', 'payments'], 'csv-zero-': ['z', 'e', 'ae', 'k', 'g', 'o'], 'csv-by-': ['vat-id', 'name', 'number'], 'csv-show-': ['invoices', 'customers', 'items'],
  'import-': ['documents', 'net', 'vat', 'gross', 'open'],
  'act-': ['vault-created', 'kit-proven', 'business-saved', 'customer-saved', 'draft-saved', 'draft-deleted', 'invoice-issued', 'payment-recorded', 'settings-saved', 'backup-sealed', 'backup-proven', 'archive-exported', 'restored', 'book-exported', 'book-imported', 'unlock-failed', 'kdf-upgraded', 'passphrase-changed', 'recovered', 'migrated', 'rollback-accepted', 'series-released', 'quote-answered', 'schedule-saved', 'period-made', 'period-passed', 'item-saved', 'item-deleted', 'customer-checked', 'customer-merged', 'customer-unmerged', 'schedule-deleted', 'customer-deleted', 'trash-emptied', 'template-saved', 'template-deleted', 'history-imported', 'payment-reversed', 'credit-allocated', 'write-off-recorded', 'reminder-written', 'receipt-written', 'note-saved', 'note-deleted', 'attachment-added', 'attachment-removed'],
  'einvoice-left-': ['number', 'seller', 'customer', 'kind', 'preceding', 'third-party', 'totals'], 'einvoice-': ['line-total', 'allowance-total', 'charge-total', 'net-total', 'vat-total', 'gross-total', 'prepaid', 'rounding', 'payable'],
  'history-did-': ['begun', 'undo', 'draft-saved', 'draft-deleted', 'customer-saved', 'customer-deleted', 'customer-checked', 'item-saved', 'item-deleted', 'schedule-saved', 'schedule-deleted', 'business-saved', 'template-saved', 'template-deleted', 'note-saved', 'note-deleted', 'attachment-removed'], 'trash-kind-': ['draft', 'customer', 'item', 'schedule', 'template', 'note', 'attachment'],
  'undone-': ['draft-saved', 'draft-deleted', 'customer-saved', 'customer-deleted', 'customer-checked', 'customer-merged', 'customer-unmerged', 'item-saved', 'item-deleted', 'schedule-saved', 'schedule-deleted', 'business-saved', 'settings-saved', 'template-saved', 'template-deleted', 'note-saved', 'note-deleted', 'attachment-added', 'attachment-removed'],
  'anchors-': ['fresh', 'continued-elsewhere', 'restored', 'unknown-here', 'anchor-missing'],
  'finding-': ['page-damaged', 'log-broken', 'row-differs', 'row-missing', 'row-unrecorded', 'link-broken', 'series-differs', 'file-missing', 'file-damaged', 'rolled-back', 'forked', 'older-epoch', 'header-older'],
  'fresh-': ['unknown-here', 'anchor-missing'], 'trigger-': ['asked', 'lock', 'quit', 'interval', 'crash-leftover', 'before-migration'], 'kept-': ['newest', 'daily', 'weekly', 'monthly', 'yearly', 'held', 'unrecorded', 'newest-proven'],
};
const built = Object.entries(BUILT).flatMap(([start, ends]) => ends.map((end) => start + end));
const used = new Set([...sources.flatMap((source) => [...source.matchAll(/'([a-z]+(?:-[a-z0-9]+)*)'/g)].map((found) => found[1] ?? '')), ...built]);
const asked = new Set([...sources.flatMap((source) => [...source.matchAll(/\bt\('([^']+)'/g)].map((found) => found[1] ?? '')), ...built]);

describe('the English catalogue', () => {
  it('has every word that a screen asks for', () => {
    expect([...asked].filter((key) => !hasWords(key))).toEqual([]);
  });

  it('holds no word that no screen asks for', () => {
    expect(known.filter((key) => !used.has(key))).toEqual([]);
  });

  it('names each key once', () => {
    expect(known.filter((key, at) => known.indexOf(key) !== at)).toEqual([]);
  });

  it('counts in words', () => {
    expect(t('state-late', { n: 1 })).toBe('1 day late');
    expect(t('state-late', { n: 12 })).toBe('12 days late');
  });
});
