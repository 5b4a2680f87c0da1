// A customer's particulars: what is refused, and what is only doubted.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import App from '../src/App.svelte';
import { session } from '../src/features/session/session.svelte';
import { play } from '../src/ipc/fake/door';

it('saves a customer whose VAT ID does not add up, says so, and shows where until it is changed', async () => {
  play('book');
  session.view = null;
  location.hash = '#/customers/new';
  render(App);
  const user = userEvent.setup({ delay: 1 });
  await user.type(await screen.findByTestId('customer-name'), 'Kunstverein');
  await user.clear(screen.getByTestId('customer-country'));
  await user.type(screen.getByTestId('customer-country'), 'DE');
  await user.type(screen.getByTestId('customer-vat'), 'DE12');
  await user.click(screen.getByTestId('customer-save'));

  (await screen.findByRole('button', { name: 'Look' })).focus();
  await user.keyboard('{Enter}');

  const vat = await screen.findByTestId('customer-vat');
  expect(vat.getAttribute('aria-invalid')).toBeNull();
  expect(document.getElementById(vat.getAttribute('aria-describedby') ?? '')?.textContent).toContain('does not add up');
  await user.type(vat, '3');
  expect(vat.getAttribute('aria-describedby')).toBeNull();
});
