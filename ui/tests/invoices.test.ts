// A draft from typing to issue, against the in-memory core; and the words by which a list is filtered.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftSession } from '../src/features/invoices/draft.svelte';
import { fieldOf, inputOf, lineOf, readBack, tidy, type LineText } from '../src/features/invoices/lines';
import { readFilter, withState } from '../src/features/invoices/list.svelte';
import { unitCode, unitWords } from '../src/features/invoices/units';
import { readVat, vatWords } from '../src/features/invoices/vat';
import { standing } from '../src/features/invoices/words';
import * as core from '../src/ipc/client';
import { peek, play } from '../src/ipc/fake/door';

const cell = (text: Partial<LineText>): LineText => ({ key: 0, name: 'x', quantity: '', unit: '', price: '', less: '', vat: '', rest: lineOf(blank).rest, ...text });
const blank = { name: '', description: '', quantity: '', unit: '', price: '', base_quantity: '', allowances: [], charges: [], vat: { category: '', rate: '' } };

describe('cells', () => {
  it('send exact decimals and codes', () => {
    const sent = inputOf(cell({ name: ' Layout ', quantity: '1,5', unit: 'days', price: '3*80', less: '5%', vat: '19 %' }));
    expect(sent).toMatchObject({ name: 'Layout', quantity: '1.5', unit: 'DAY', price: '240', allowances: [{ percent: '5' }], vat: { category: 'S', rate: '19' } });
  });

  it('send what cannot be read as it is, so that the core names the fault', () => {
    expect(inputOf(cell({ quantity: 'many', vat: 'sometimes' }))).toMatchObject({ quantity: 'many', vat: { category: '', rate: 'sometimes' } });
  });

  it('keep what they do not show', () => {
    const rich = { ...blank, name: 'y', description: 'second line', allowances: [{ amount: '10.00', percent: '', base: '', reason: 'loyal', vat: null }], base_quantity: '100' };
    expect(inputOf(lineOf(rich))).toEqual(rich);
  });

  it('say how they were read', () => {
    expect(readBack(cell({ quantity: '1,5', unit: 'day' }), 'quantity')).toBe('1,5 read as 1.5 day');
    expect(readBack(cell({ quantity: '1.5' }), 'quantity')).toBeNull();
    expect(readBack(cell({ price: 'x' }), 'price')).toBe('cannot be read as a number');
    expect(readBack(cell({ vat: 'rc' }), 'vat')).toBe('rc read as reverse charge');
  });

  it('are tidied when they are left', () => {
    expect(tidy(cell({ price: '95' }), 'price', 2)).toBe('95.00');
    expect(tidy(cell({ price: '0.0375' }), 'price', 2)).toBe('0.0375');
    expect(tidy(cell({ price: '1200' }), 'price', 0)).toBe('1200');
    expect(tidy(cell({ less: '5' }), 'less', 2)).toBe('5 %');
  });

  it('find the field of a fault, past rows that were not sent', () => {
    expect(fieldOf('lines.1.price', [0, 2])).toBe('line-2-price');
    expect(fieldOf('lines.0.vat.rate', [0])).toBe('line-0-vat');
    expect(fieldOf('buyer.country', [])).toBe('customer');
    expect(fieldOf('seller.iban', [])).toBeNull();
  });

  it.each([['h', 'HUR'], ['Hours', 'HUR'], ['pcs', 'C62'], ['MON', 'MON'], ['xyz', 'XYZ']])('unit %s is %s', (typed, code) => {
    expect(unitCode(typed)).toBe(code);
  });

  it('shows a unit it does not know by its code', () => {
    expect([unitWords('HUR'), unitWords('H87')]).toEqual(['h', 'H87']);
  });

  it.each([['19', 'S', '19'], ['7,0 %', 'S', '7.0'], ['0', 'Z', '0'], ['reverse charge', 'AE', '0'], ['exempt', 'E', '0'], ['', '', '']])('VAT %j is %s %s', (typed, category, rate) => {
    expect(readVat(typed)).toEqual({ category, rate });
  });

  it('knows no other VAT', () => {
    expect([readVat('soon'), readVat('-5')]).toEqual([null, null]);
    expect(vatWords({ category: 'AE', rate: '0' })).toBe('reverse charge');
  });
});

describe('where an invoice stands', () => {
  it.each([
    ['overdue', -12, '12 days late'], ['overdue', -1, '1 day late'], ['open', 0, 'Due today'], ['open', 1, 'Due tomorrow'], ['open', 6, 'Due in 6 days'],
    ['open', 20, 'Open, due 3 Dec'], ['part-paid', 5, 'Part paid, 5 days left'], ['settled', null, 'Paid'], ['draft', null, 'Draft'],
  ] as const)('%s, %s days: %s', (state, days, words) => {
    expect(standing({ state, days_left: days, due_date: '2026-12-03' }).words).toBe(words);
  });
});

describe('the filter', () => {
  it('takes states out of the words', () => {
    expect(readFilter('overdue hafen signage')).toEqual({ state: 'overdue', code: '', from: '', to: '', words: 'hafen signage' });
    expect(readFilter('Paid')).toEqual({ state: 'settled', code: '', from: '', to: '', words: '' });
    expect(withState('hafen', 'open')).toBe('open hafen');
    expect(withState('open hafen', 'open')).toBe('hafen');
    expect(withState('open hafen', 'draft')).toBe('draft hafen');
  });
});

describe('a draft', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    play('book');
  });

  async function settled(draft: DraftSession) {
    await vi.advanceTimersByTimeAsync(400);
    await draft.settle();
  }

  it('grows a line out of the ghost row, with the values of the row before', async () => {
    const draft = new DraftSession();
    draft.open(null, 'DE');
    draft.type(0, 'name', 'Layout');
    expect(draft.lines).toHaveLength(2);
    expect(draft.lines[0]).toMatchObject({ quantity: '1', unit: 'h', vat: '19 %' });
    draft.type(0, 'vat', '7 %');
    draft.type(1, 'name', 'Print');
    expect(draft.lines[1]?.vat).toBe('7 %');
    await settled(draft);
    expect(draft.check?.faults.map((fault) => draft.fieldOf(fault))).toEqual(['customer', 'line-0-price', 'line-1-price']);
  });

  it('is kept by itself, once, and again only after a change', async () => {
    const onId = vi.fn();
    const draft = new DraftSession({ onId });
    draft.open(null, 'DE');
    await vi.advanceTimersByTimeAsync(5000);
    expect(onId).not.toHaveBeenCalled();
    draft.type(0, 'name', 'Layout');
    await vi.advanceTimersByTimeAsync(2100);
    expect(onId).toHaveBeenCalledOnce();
    const version = (await core.invoiceShow(draft.id ?? '')).version;
    await draft.save();
    expect((await core.invoiceShow(draft.id ?? '')).version).toBe(version);
    draft.type(0, 'price', '95');
    await draft.close();
    expect((await core.invoiceShow(draft.id ?? '')).draft.lines[0]?.price).toBe('95');
  });

  it('shows the totals of the core, also while a figure cannot be read', async () => {
    const draft = new DraftSession();
    draft.open(await core.invoiceShow('d1'), 'DE');
    await settled(draft);
    expect(draft.check?.totals.payable).toBe('5214.36');
    expect(draft.lines.map((line) => draft.net(line))[0]).toBe('2888.00');
    draft.type(0, 'quantity', 'many');
    await settled(draft);
    expect(draft.check?.totals.payable).not.toBe('5214.36');
    expect(draft.faultAt('line-0-quantity')?.code).toBe('not-a-number');
  });

  it('moves and takes out lines, and puts them back', async () => {
    const draft = new DraftSession();
    draft.open(await core.invoiceShow('d1'), 'DE');
    const names = () => draft.lines.map((line) => line.name.slice(0, 5));
    expect(draft.move(1, -1)).toBe(0);
    expect(names()).toEqual(['Print', 'Edito', 'Usage', 'Trave', '']);
    expect(draft.move(3, 1)).toBe(3);
    const back = draft.remove(0);
    expect(names()).toEqual(['Edito', 'Usage', 'Trave', '']);
    back?.();
    expect(names()[0]).toBe('Print');
    expect(draft.remove(4)).toBeNull();
  });

  it('is not overwritten when it was changed elsewhere', async () => {
    const draft = new DraftSession();
    draft.open(await core.invoiceShow('d1'), 'DE');
    const elsewhere = await core.invoiceShow('d1');
    await core.draftSave('d1', elsewhere.version, { ...elsewhere.draft, description: 'Theirs' });
    draft.type(0, 'name', 'Mine');
    expect(await draft.save()).toBe(false);
    expect(draft.failed?.code).toBe('stale-draft');
    expect((await core.invoiceShow('d1')).draft.description).toBe('Theirs');
  });

  it('takes its number only when it is issued', async () => {
    const draft = new DraftSession();
    draft.open(await core.invoiceShow('d1'), 'DE');
    await settled(draft);
    const next = draft.check?.next_number;
    const issuing = draft.issue();
    await vi.advanceTimersByTimeAsync(10);
    expect((await issuing) ?? (await core.invoiceShow('d1'))).toMatchObject({ number: next, state: 'open' });
  });

  it('writes nothing in a book open for reading only', async () => {
    play('rolled-back');
    const before = JSON.stringify(peek().kept);
    const draft = new DraftSession({ readOnly: true });
    draft.open(await core.invoiceShow('d1'), 'DE');
    draft.type(0, 'name', 'Changed');
    await vi.advanceTimersByTimeAsync(5000);
    await draft.close();
    expect(JSON.stringify(peek().kept)).toBe(before);
  });
});
