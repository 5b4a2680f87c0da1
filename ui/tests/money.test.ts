// The page of payments, what can be done from it, late fees in the pay dialog, and the terms of reminders in the settings.
import { screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { over, read } from '../src/features/payments/wish';
import * as core from '../src/ipc/client';
import { peek } from '../src/ipc/fake/door';
import { summed } from '../src/lib/decimal';
import { today } from '../src/lib/dates';
import { field, focused, open, violations } from './scene';

beforeEach(() => {
  vi.restoreAllMocks();
});

describe('the filter of the payments', () => {
  it.each([
    ['', '', '', [], false],
    ['2026', '2026-01-01', '2026-12-31', [], false],
    ['2026-q1 ada', '2026-01-01', '2026-03-31', ['ada'], false],
    ['Credit 2026-02', '2026-02-01', '2026-02-28', [], true],
    ['2025..2026-03', '2025-01-01', '2026-03-31', [], false],
    ['2026-11-03', '2026-11-03', '2026-11-03', [], false],
    ['2026-13 2026-0007 2026-02-31', '', '', ['2026-13', '2026-0007', '2026-02-31'], false],
    ['1,190.00', '', '', ['1,190.00'], false],
  ])('reads %j', (text, from, to, words, credit) => {
    expect(read(text)).toEqual({ from, to, words, credit });
  });

  it('turns to other days and keeps the words', () => {
    expect([over('2026 ada credit', '2025'), over('', '2025')]).toEqual(['2025 ada credit', '2025']);
  });
});

describe('the page of payments', () => {
  /** One payment with something left of it, today. */
  async function withCredit() {
    const user = await open('book');
    await core.invoicePay('i11', '100.00', today(), 'too much');
    location.hash = '#/payments';
    dispatchEvent(new HashChangeEvent('hashchange'));
    await screen.findByRole('heading', { name: 'Payments' });
    return user;
  }

  async function openFirst(user: Awaited<ReturnType<typeof open>>) {
    const [row] = await screen.findAllByTestId('row');
    if (!row) throw new Error('no row');
    await user.click(row);
  }

  it('lists this year, newest first, opens one and leads to its invoice', async () => {
    const user = await withCredit();
    await openFirst(user);
    const detail = await field('payment-detail');
    expect(detail.textContent).toContain('too much');
    expect(await violations()).toEqual([]);
    expect(screen.getByTestId('payment-invoice').getAttribute('href')).toBe('#/invoices/i11');
  });

  it('finds by words and by what is left as credit', async () => {
    const user = await withCredit();
    const all = (await screen.findAllByTestId('row')).length;
    await user.click(screen.getByRole('button', { name: 'Credit left' }));
    await waitFor(() => {
      expect(screen.getAllByTestId('row')).toHaveLength(1);
    });
    expect(all).toBeGreaterThan(1);
    await user.type(await field('filter'), ' nobody');
    await screen.findByText('Nothing found');
  });

  it('pays credit back to the customer', async () => {
    const user = await withCredit();
    await openFirst(user);
    await user.click(await field('payment-return'));
    await focused('return-amount');
    expect(screen.getByTestId<HTMLInputElement>('return-amount').value).toBe('20.00');
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(peek().returned).toHaveLength(1);
    });
    expect(peek().returned[0]).toMatch(/ 20\.00 EUR /);
  });

  it('saves no receipt where the user chose nowhere', async () => {
    const user = await withCredit();
    vi.spyOn(core, 'chooseSave').mockResolvedValue(null);
    const saving = vi.spyOn(core, 'receiptSavePdf').mockResolvedValue('/r.pdf');
    await openFirst(user);
    await user.click(await field('payment-receipt'));
    vi.spyOn(core, 'chooseSave').mockResolvedValue('/r.pdf');
    await user.click(await field('payment-receipt'));
    await screen.findByText(/\/r\.pdf/);
    expect(saving).toHaveBeenCalledTimes(1);
  });
});

describe('late fees in the pay dialog', () => {
  it.each([
    ['2927.40', '12.60', '2940.00'],
    ['0', '5.00', '5.00'],
    ['', '5.00', '5.00'],
  ])('sums %j and %j', (a, b, sum) => {
    expect(summed(a, b)).toBe(sum);
  });

  it('are paid after the invoice where the tick says so, and the proposal follows it', async () => {
    const user = await open('book');
    const view = await core.invoiceShow('i11');
    vi.spyOn(core, 'invoiceShow').mockResolvedValue({ ...view, claim: { ...view.claim, charges: '12.60', charges_open: '12.60' } });
    const recorded = vi.spyOn(core, 'paymentRecord');
    location.hash = '#/invoices/i11';
    dispatchEvent(new HashChangeEvent('hashchange'));
    await user.click(await field('record-payment'));
    await user.click(await field('pay-charges'));
    expect(screen.getByTestId<HTMLInputElement>('pay-amount').value).toBe('2,940.00');
    await user.click(screen.getByTestId('pay-confirm'));
    await waitFor(() => {
      expect(recorded).toHaveBeenCalled();
    });
    const input = recorded.mock.calls[0]?.[0];
    expect([input?.amount, input?.allocations.map((part) => part.charges)]).toEqual(['2940.00', [false, true]]);
  });
});

describe('the terms of reminders', () => {
  it('are kept as typed, and a mistake is named at its field', async () => {
    const user = await open('book', '#/settings');
    const fee = await field('reminder-fee-firm');
    await user.clear(fee);
    await user.type(fee, 'five');
    await user.click(screen.getByTestId('reminder-terms-save'));
    await screen.findByText('Write a number such as 1.27.');

    await user.clear(fee);
    await user.type(fee, '5.00');
    await user.selectOptions(screen.getByTestId('reminder-interest'), 'statutory');
    await user.click(await field('base-rate-add'));
    await user.type(await field('base-rate-percent-1'), '1.52');
    expect(await violations()).toEqual([]);
    await user.click(screen.getByTestId('reminder-terms-save'));
    await waitFor(() => {
      expect(peek().terms.base_rates).toHaveLength(2);
    });
    expect([peek().terms.fees, peek().terms.interest, peek().terms.base_rates[1]?.percent]).toEqual([['0', '5.00', '0'], 'statutory', '1.52']);
  });
});
