// A customer's particulars: what is refused, and what is only doubted.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import App from '../src/App.svelte';
import { session } from '../src/features/session/session.svelte';
import { peek, play } from '../src/ipc/fake/door';
import { place } from '../src/lib/route.svelte';
import { field, open, violations } from './scene';

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

it('asks before bank details change, tells what was checked and that it changed, and who looks alike', async () => {
  const user = await open('book');
  const known = [...peek().customers.keys()][0] ?? '';
  const details = peek().customers.get(known);
  if (details) details.iban = 'DE02120300000000202051';
  place.go('customers', known);
  await user.click(await field('check-bank'));
  await user.type(await field('check-how'), 'called them');
  await user.click(await field('check-keep'));
  await screen.findByText(/called them/);
  expect(await violations()).toEqual([]);
  await user.clear(await field('customer-iban'));
  await user.type(await field('customer-iban'), 'GB33BUKB20201555555555');
  await user.click(await field('customer-save'));
  await user.click(await field('bank-meant'));
  await user.click(await field('customer-save'));
  await waitFor(() => expect(peek().customers.get(known)?.iban).toBe('GB33BUKB20201555555555'));
  place.go('customers', known);
  await screen.findByText(/changed since it was checked/);
  place.go('customers');
  place.go('customers', 'new');
  await user.type(await field('customer-name'), details?.name ?? '');
  await screen.findByText('Perhaps in the book already');
});

it('keeps terms, people and places with the customer', async () => {
  const user = await open('book', '#/customers/new');
  await user.type(await field('customer-name'), 'Kunstverein');
  await user.click(await field('customer-more'));
  await user.type(await field('customer-terms'), '30');
  await user.click(await field('contact-add'));
  await user.type(await field('contact-name-0'), 'Ada Falk');
  await user.click(await field('customer-save'));
  await waitFor(() => expect([...peek().customers.values()].find((each) => each.name === 'Kunstverein')).toMatchObject({ terms_days: 30, contacts: [{ name: 'Ada Falk' }] }));
});

it('makes two who look alike one after showing what differs, and separates them again', async () => {
  const user = await open('book');
  const [known = '', ...others] = [...peek().customers.keys()];
  const details = peek().customers.get(known);
  const twin = others[0] ?? '';
  if (details) peek().customers.set(twin, { ...details, street: 'Elsewhere 1', email: '' });
  place.go('customers', twin);
  await user.click(await field(`merge-${known}`));
  await field('merge-moves');
  expect(await violations()).toEqual([]);
  expect(screen.queryByTestId('merge-name-kept')).toBeNull();
  expect(screen.getByTestId<HTMLInputElement>('merge-address-kept').checked).toBe(true);
  await user.click(await field('merge-address-other'));
  await user.click(await field('merge-do'));
  await field('merged');
  expect(screen.getByTestId<HTMLInputElement>('customer-email').value).toBe(details?.email);
  expect(peek().customers.get(twin)).toMatchObject({ street: details?.street, email: details?.email });
  await user.click(await field(`separate-${known}`));
  await waitFor(() => expect(peek().merged.size).toBe(0));
});

it('finds the other one by name where nobody looks alike', async () => {
  const user = await open('book');
  const [known = '', other = ''] = [...peek().customers.keys()];
  place.go('customers', known);
  await user.type(await field('customer-contact'), 'Ada');
  await user.click(await field('merge-open'));
  await screen.findByText('Save what you typed first, then merge.');
  await user.clear(await field('customer-contact'));
  await user.type(await field('customer-contact'), peek().customers.get(known)?.contact || '{Backspace}');
  await user.click(await field('merge-open'));
  await user.type(await field('merge-find'), (peek().customers.get(other)?.name ?? '').slice(0, 8));
  await user.click(await field(`merge-with-${other}`));
  await user.click(await field('merge-swap'));
  await waitFor(async () => expect((await field('merge-kept')).textContent).toContain(peek().customers.get(other)?.name));
  await user.click(await field('merge-do'));
  await waitFor(() => expect(peek().merged.get(known)).toBe(other));
});
