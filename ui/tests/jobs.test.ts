// Quotes, what follows on them, and the kinds of document, against the in-memory core.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asksForMoney, begun, BEGINNINGS, kindWords, newId } from '../src/features/invoices/kinds';
import { readFilter, withKind, withState } from '../src/features/invoices/list.svelte';
import { standing, standingOf } from '../src/features/invoices/words';
import { numbers } from '../src/features/numbers/numbers.svelte';
import * as core from '../src/ipc/client';
import { play } from '../src/ipc/fake/door';

const settle = () => vi.advanceTimersByTimeAsync(400);

/** A quote over the signage of invoice `i6`, issued. */
async function quoted() {
  const draft = await core.invoiceFollow('i6', '310');
  const issuing = core.invoiceIssue(draft.id, draft.version);
  await settle();
  return issuing;
}

describe('a quote', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    play('book');
  });

  it('has its own numbers, asks for nothing, and says until when it holds', async () => {
    const quote = await quoted();
    expect([quote.number?.startsWith('Q-'), quote.state, quote.open, quote.creditable]).toEqual([true, 'offered', '0.00', '0.00']);
    expect(standingOf(quote).words).toMatch(/^Offered until /);
  });

  it('is accepted by somebody on a day, and its invoice names it', async () => {
    const quote = await quoted();
    const answered = await core.quoteAnswer(quote.id, { answer: 'accepted', date: '', by: 'Ada Byron', note: '' });
    expect([answered.state, answered.answers[0]?.by, standingOf(answered).words]).toEqual(['accepted', 'Ada Byron', 'Accepted']);
    const draft = await core.invoiceFollow(quote.id, '380');
    expect([draft.based_on?.number, draft.draft.issue_date]).toEqual([quote.number, '']);
    const issuing = core.invoiceIssue(draft.id, draft.version);
    await settle();
    await issuing;
    const after = await core.invoiceShow(quote.id);
    expect([after.state, after.job?.left, after.job?.papers.length]).toEqual(['invoiced', '0.00', 2]);
  });

  it('gives a deposit its share and leaves the rest', async () => {
    const quote = await quoted();
    const draft = await core.jobPortion(quote.id, { type_code: '386', percent: '30', amount: '' });
    expect([draft.draft.type_code, draft.based_on?.number, draft.job?.papers.length]).toEqual(['386', quote.number, 2]);
  });
});

describe('kinds of document', () => {
  it('are begun under an address of their own', () => {
    expect(BEGINNINGS.map((code) => [begun(newId(code)), kindWords(code)])).toEqual([['310', 'Quote'], ['325', 'Proforma invoice'], ['270', 'Delivery note']]);
    expect([begun('new'), begun('i6'), newId('380')]).toEqual(['', null, 'new']);
    expect(['', '380', '386', '326', '384', '310', '325', '270', '381'].filter(asksForMoney)).toEqual(['', '380', '386', '326', '384']);
  });

  it('have words in the list filter that leave state, period and words as they are', () => {
    expect(readFilter('quote accepted tidal')).toMatchObject({ code: '310', state: 'accepted', words: 'tidal' });
    expect(withKind('overdue tidal', 'deposit')).toBe('deposit overdue tidal');
    expect(withKind('quote tidal', 'quote')).toBe('tidal');
    expect(readFilter(withState('quotes tidal', 'expired'))).toMatchObject({ code: '310', state: 'expired', words: 'tidal' });
  });

  it('say where they stand in words', () => {
    const of = (state: Parameters<typeof standing>[0]['state'], type_code = '310') => standing({ state, days_left: null, due_date: null, type_code }).words;
    expect([of('accepted'), of('declined'), of('expired'), of('invoiced'), of('issued', '270')]).toEqual(['Accepted', 'Declined', 'Expired', 'Invoiced', 'Delivery note']);
  });

  it('are held by their own series after a restore, and one that never gave a number waits until it is needed', () => {
    const series = (name: string, issued: number) => ({ name, pattern: '', issued, next_number: '', held: true, last_known: null, gaps: [] });
    numbers.series = [series('quote', 0)];
    expect([numbers.waiting, numbers.holds('310'), numbers.holds('380')]).toEqual([null, true, false]);
    numbers.series = [series('quote', 3)];
    expect(numbers.waiting?.name).toBe('quote');
    numbers.series = null;
  });
});
