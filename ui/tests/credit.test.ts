// A mistake on an issued invoice, put right by a credit note, against the in-memory core.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Credit, isLeft } from '../src/features/invoices/credit.svelte';
import { Today } from '../src/features/invoices/home.svelte';
import { readFilter } from '../src/features/invoices/list.svelte';
import { standing, standingOf } from '../src/features/invoices/words';
import * as core from '../src/ipc/client';
import { play } from '../src/ipc/fake/door';

/** Wayfinding, phase 2: 18 h at 92.00 and 3 prototype signs at 268.00, 19 %. */
const INVOICE = 'i11';

const settle = () => vi.advanceTimersByTimeAsync(200);

async function started(): Promise<Credit> {
  const credit = new Credit(await core.invoiceShow(INVOICE));
  await settle();
  return credit;
}

async function issued(credit: Credit) {
  const draft = await credit.draft();
  const issuing = core.invoiceIssue(draft?.id ?? '', draft?.version ?? 0);
  await settle();
  return issuing;
}

describe('a credit note', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    play('book');
  });

  it('takes back everything, and invoice and note lead to each other', async () => {
    const credit = await started();
    expect([credit.refused, credit.check?.totals.payable]).toEqual([false, '2927.40']);
    const note = await issued(credit);
    expect([note.number?.startsWith('CN-'), note.state, note.credits?.id]).toEqual([true, 'credit-note', INVOICE]);
    const invoice = await core.invoiceShow(INVOICE);
    expect([invoice.state, invoice.open, invoice.creditable, invoice.credited_by[0]?.id]).toEqual(['credited', '0.00', '0.00', note.id]);
    expect(standingOf(note).words).toBe(`Credits ${invoice.number ?? ''}`);
  });

  it('asks nothing of the core before a line is picked: no line would mean everything', async () => {
    const credit = await started();
    credit.way = 'lines';
    credit.changed();
    await settle();
    expect([credit.chosen, credit.refused]).toEqual([false, true]);
    expect(await credit.draft()).toBeNull();
  });

  it('takes a line with all that is left of it, and names a quantity that is too large', async () => {
    const credit = await started();
    credit.way = 'lines';
    const [first, second] = credit.picks;
    if (!first || !second) throw new Error('two lines');
    credit.toggle(second);
    expect(second.quantity).toBe('3');
    second.quantity = '1';
    credit.changed();
    await settle();
    expect([credit.check?.totals.payable, credit.refused]).toEqual(['318.92', false]);
    second.quantity = '4';
    credit.changed();
    await settle();
    expect([credit.refused, credit.faultOf(second)?.includes('More of this line'), credit.faultOf(first)]).toEqual([true, true, undefined]);
  });

  it('remembers what earlier credit notes took', async () => {
    const credit = await started();
    credit.way = 'lines';
    const second = credit.picks[1];
    if (!second) throw new Error('two lines');
    credit.toggle(second);
    await issued(credit);
    const again = await started();
    expect(again.picks.map((pick) => isLeft(pick.left))).toEqual([true, false]);
    expect(again.check?.left).toBe('1970.64');
  });

  it('shows what is owed back after a payment, and that a refund settles it', async () => {
    const { open } = await core.invoiceShow(INVOICE);
    await core.invoicePay(INVOICE, open, '2026-11-20', '');
    const credit = await started();
    credit.way = 'sum';
    credit.sum = '3*100';
    credit.changed();
    await settle();
    await issued(credit);
    const owed = await core.invoiceShow(INVOICE);
    expect([owed.state, owed.to_refund, standingOf(owed).words]).toEqual(['to-refund', '357.00', 'To refund']);
    const home = new Today();
    await home.load();
    expect(home.refunds.map((row) => [row.id, row.open, row.paid])).toEqual([[INVOICE, '-357.00', open]]);
    const done = await core.invoiceRefund(INVOICE, '357.00', '2026-11-20', '');
    expect([done.state, done.to_refund, done.payments[1]?.amount]).toEqual(['settled', '0.00', '-357.00']);
  });

  it('is found by its kind, and a draft of one says what it credits', () => {
    expect(['credit-notes hafen', 'refund', 'Credited', 'credit-note'].map((text) => readFilter(text).state)).toEqual(['credit-note', 'to-refund', 'credited', 'credit-note']);
    expect(standing({ state: 'draft', days_left: null, due_date: null, credits: '2026-0007' }).words).toBe('Draft, credits 2026-0007');
  });
});
