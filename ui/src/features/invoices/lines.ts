// A line as its cells hold it (text, as typed) and as the core takes it (exact decimals and codes).
import type { DraftInput } from '$ipc/bindings/DraftInput';
import type { LineInput } from '$ipc/bindings/LineInput';
import { exact, readDecimal, write, rounded, type Reading } from '$lib/decimal';
import { DECIMAL_MARK } from '$lib/format';
import { t } from '$lib/i18n';
import { unitCode, unitWords } from './units';
import { readVat, vatWords } from './vat';

export const COLUMNS = ['name', 'quantity', 'unit', 'price', 'less', 'vat'] as const;
export type Column = (typeof COLUMNS)[number];

export interface LineText extends Record<Column, string> {
  readonly key: number;
  /** What the cells do not show is kept as it came. */
  readonly rest: LineInput;
}

const NO_LINE: LineInput = { name: '', description: '', quantity: '', unit: '', price: '', base_quantity: '', allowances: [], charges: [], vat: { category: '', rate: '' } };

let keys = 0;

export const emptyLine = (): LineText => ({ key: ++keys, name: '', quantity: '', unit: '', price: '', less: '', vat: '', rest: NO_LINE });

export const isBlank = (line: LineText): boolean => line.name.trim() === '' && line.price.trim() === '';

/** One allowance that is only a percentage fits the "Less" cell; anything richer stays as it came. */
const simplePercent = (line: LineInput): string | null => {
  const [only, ...more] = line.allowances;
  if (!only) return '';
  return more.length === 0 && only.amount === '' && only.base === '' ? only.percent : null;
};

export function lineOf(input: LineInput): LineText {
  const less = simplePercent(input);
  return {
    key: ++keys,
    name: input.name,
    quantity: input.quantity,
    unit: unitWords(input.unit),
    price: input.price,
    less: less ? `${less} %` : '',
    vat: vatWords(input.vat),
    rest: input,
  };
}

/** An exact decimal where the text can be read; else the text, so that the core names the fault. */
function figure(text: string): string {
  const reading = readDecimal(text, DECIMAL_MARK);
  return reading.kind === 'read' ? reading.text : text.trim();
}

const percent = (text: string): string => figure(text.replace(/[%\s−-]+/g, ''));

export function inputOf(line: LineText): LineInput {
  const keepsRich = simplePercent(line.rest) === null && line.less.trim() === '';
  const less = percent(line.less);
  return {
    ...line.rest,
    name: line.name.trim(),
    quantity: figure(line.quantity),
    unit: unitCode(line.unit),
    price: figure(line.price),
    allowances: keepsRich ? line.rest.allowances : less === '' ? [] : [{ amount: '', percent: less, base: '', reason: '', vat: null }],
    vat: readVat(line.vat) ?? { category: '', rate: line.vat.trim() },
  };
}

/** How a cell was read, when that is not what stands there: "read as 1.5 h". Null when there is nothing to say. */
export function readBack(line: LineText, column: Column): string | null {
  const text = line[column];
  if (text.trim() === '') return null;
  const said = (reading: Reading, unit: string) =>
    reading.kind === 'unreadable' ? t('cell-unreadable') : reading.kind === 'read' && !reading.same ? t('cell-read', { typed: text.trim(), read: `${reading.text}${unit}` }) : null;
  if (column === 'quantity') return said(readDecimal(text, DECIMAL_MARK), line.unit ? ` ${line.unit}` : '');
  if (column === 'price') return said(readDecimal(text, DECIMAL_MARK), '');
  if (column === 'vat') {
    const vat = readVat(text);
    return vat ? (vatWords(vat) === text.trim() || vat.rate === text.trim() ? null : t('cell-read', { typed: text.trim(), read: vatWords(vat) })) : t('cell-vat-unknown');
  }
  if (column === 'unit') {
    const words = unitWords(unitCode(text));
    return words === text.trim() ? null : t('cell-read', { typed: text.trim(), read: words });
  }
  return null;
}

/** What a cell shows once it is left: figures in one form, prices with the currency's decimals. */
export function tidy(line: LineText, column: Column, decimals: number): string {
  const text = line[column];
  const reading = readDecimal(text, DECIMAL_MARK);
  if (column === 'quantity' && reading.kind === 'read') return reading.text;
  if (column === 'price' && reading.kind === 'read') {
    const value = exact(reading.text);
    return value && value.scale < decimals ? write(rounded(value, decimals)) : reading.text;
  }
  if (column === 'unit') return text.trim() === '' ? '' : unitWords(unitCode(text));
  if (column === 'vat') {
    const vat = readVat(text);
    return vat ? vatWords(vat) : text;
  }
  if (column === 'less') {
    const read = percent(text);
    return read === '' ? '' : exact(read) ? `${read} %` : text;
  }
  return text;
}

/** Where a fault of the core sits on the page. `sent[n]` is the row on screen of the n-th line that was sent. */
export function fieldOf(path: string, sent: readonly number[]): string | null {
  const line = /^lines\.(\d+)(?:\.(.+))?$/.exec(path);
  if (line) {
    const part = line[2] ?? 'name';
    const column = part.startsWith('vat') ? 'vat' : part.startsWith('allowances') ? 'less' : COLUMNS.find((each) => part.startsWith(each));
    return `line-${String(sent[Number(line[1])] ?? 0)}-${column ?? 'name'}`;
  }
  if (path === 'lines') return 'line-0-name';
  if (path.startsWith('customer') || path.startsWith('buyer')) return 'customer';
  if (path.startsWith('exemptions')) return 'exemption';
  if (path.startsWith('withholding')) return path === 'withholding.percent' ? 'withholding-percent' : 'withholding-name';
  const fields: Partial<Record<keyof DraftInput, string>> = {
    prices: 'prices', vat_scheme: 'vat-scheme', delivery_date: 'delivery-date', period_start: 'period-start', period_end: 'period-end', tax_point: 'tax-point', prepaid: 'prepaid', rounding: 'rounding',
    issue_date: 'issue-date', due_date: 'due-date', delivered: 'delivered', order_reference: 'order-reference', description: 'subject', notes: 'notes', terms: 'terms',
  };
  return fields[path as keyof DraftInput] ?? null;
}
