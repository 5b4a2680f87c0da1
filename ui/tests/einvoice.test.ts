// An e-invoice of another program: chosen, compared, taken into a draft.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { received } from '../src/features/einvoices/received.svelte';
import { place } from '../src/lib/route.svelte';
import { open, violations } from './scene';

async function chosen() {
  received.view = null;
  const user = await open('book', '#/einvoice');
  await user.click(await screen.findByTestId('einvoice-choose'));
  await screen.findByTestId('verdict');
  return user;
}

describe('an e-invoice of another program', () => {
  it('says what is wrong with it, and which sum differs', async () => {
    await chosen();
    expect(screen.getByTestId('verdict').textContent).toBe('It breaks a rule');
    expect(within(screen.getByTestId('findings')).getByText('BR-CO-15')).toBeTruthy();
    const gross = screen.getByRole('row', { name: /^Gross/ });
    expect(gross.textContent.replaceAll(/\s+/g, ' ')).toContain('999.50');
    expect(within(gross).getByText('0.10')).toBeTruthy();
    expect(within(screen.getByRole('row', { name: /^Net 840/ })).queryByText('0.10')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('becomes a draft, and says what stayed behind', async () => {
    const user = await chosen();
    await user.click(screen.getByTestId('einvoice-draft'));
    await waitFor(() => expect(place.route.page).toBe('invoices'));
    expect(await screen.findByText(/It was sold by somebody else: choose the customer/)).toBeTruthy();
  });

  it('is reached from anywhere by name', async () => {
    const user = await open('book', '#/home');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'e-invoice');
    await within(await screen.findByTestId('palette')).findByText('Look at an', { exact: false });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(place.route.page).toBe('einvoice'));
  });
});
