// A payment that arrived, and reminders of what did not, against the in-memory core.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Payment } from '../src/features/invoices/payment.svelte';
import * as core from '../src/ipc/client';
import { play } from '../src/ipc/fake/door';
import { addDays, today } from '../src/lib/dates';

/** Wayfinding, phase 2, over 2927.40, the customer's only open invoice; i6 is 42 days old and late. */
const OPEN = 'i11';
const LATE = 'i6';

const settle = () => vi.advanceTimersByTimeAsync(200);

async function begun(id: string, amount: string): Promise<Payment> {
  const payment = new Payment(await core.invoiceShow(id));
  payment.amount = amount;
  payment.changed();
  await settle();
  return payment;
}

describe('a payment', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    play('book');
  });

  it('that is larger than what is open is refused until somebody keeps the rest as credit', async () => {
    const payment = await begun(OPEN, '3000.00');
    expect([payment.beyond, await payment.record()]).toEqual(['72.60', null]);
    expect(payment.failed?.code).toBe('overpaid');
    payment.keep = true;
    expect((await payment.record())?.credit).toBe('72.60');
    expect((await core.invoiceShow(OPEN)).state).toBe('settled');
  });

  it('of a day that has not come has its fault at the day', async () => {
    const payment = await begun(OPEN, '100.00');
    payment.date = addDays(today(), 1);
    payment.changed();
    await settle();
    expect(payment.faultOf('date')).toBe('This day has not come yet.');
  });

  it('goes on to the other open invoices only when asked to', async () => {
    const first = await begun('i12', '1.00');
    expect(first.input.allocations).toHaveLength(1);
    first.others = true;
    expect(first.input.allocations.map((part) => part.invoice)).toEqual(['i12', ...(first.check?.lines ?? []).map((line) => line.invoice).filter((id) => id !== 'i12')]);
  });

  it('is taken back, and the invoice is open again', async () => {
    const payment = await begun(OPEN, '2927.40');
    const done = await payment.record();
    await core.paymentReverse(done?.id ?? '', '');
    expect((await core.invoiceShow(OPEN)).open).toBe('2927.40');
  });
});

describe('a reminder', () => {
  beforeEach(() => {
    play('book');
  });

  it('is due for what is late, grows firmer, and stands on the invoice', async () => {
    expect((await core.remindersDue()).map((due) => due.invoice)).toContain(LATE);
    const first = await core.reminderWrite(LATE, { tone: '', waive: false });
    const second = await core.reminderLook(LATE, { tone: '', waive: false });
    expect([first.tone, second.tone, second.spans.length]).toEqual(['friendly', 'firm', 1]);
    expect((await core.invoiceShow(LATE)).claim.reminders.map((each) => each.tone)).toEqual(['friendly']);
  });
});
