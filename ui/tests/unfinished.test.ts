// What is typed outlives the lock: drafts as drafts, forms as they were left, and the cursor where it stood.
import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import * as core from '../src/ipc/client';
import { leave, peek } from '../src/ipc/fake/door';
import { place } from '../src/lib/route.svelte';
import { field, focused, open, reopen, violations } from './scene';

beforeEach(() => {
  vi.restoreAllMocks();
});

const value = (name: string) => screen.getByTestId<HTMLInputElement>(name).value;

/** The page goes at a lock, and comes anew after it; the in-memory core stays. */
async function lockedAndBack(turn = 1) {
  place.mark((document.activeElement as HTMLElement).dataset.field ?? null);
  leave(turn);
  await waitFor(() => {
    expect(peek().left[turn]).toBe(true);
  });
  const { hash } = location;
  cleanup();
  await reopen(hash);
}

it.each([
  ['a new customer', '#/customers/new', 'customer-street', 'Kai'],
  ['a customer who is there', '#/customers/c1', 'customer-city', 'Bre'],
  ['an item', '#/items/new', 'item-name', 'Half an it'],
  ['the business', '#/settings', 'business-trade', 'Type desi'],
])('brings %s back as it was left, and forgets it once it is saved or given up', async (_, hash, name, words) => {
  const user = await open('book', hash);
  const input = await field(name);
  await user.clear(input);
  await user.type(input, words);

  await lockedAndBack();

  await focused(name);
  expect(value(name)).toBe(words);
  expect(screen.queryByTestId('unfinished')).toBeNull();
  if (hash !== '#/settings') await user.keyboard('{Escape}');
  else await user.click(screen.getByTestId('business-save'));
  await waitFor(() => {
    expect(peek().unfinished).toEqual([]);
  });
});

it('keeps nothing of a form that nobody typed into', async () => {
  await open('book', '#/customers/c1');
  await field('customer-street');
  await lockedAndBack();
  expect(peek().unfinished).toEqual([]);
});

it('saves a draft before the keys go, without waiting for the pause', async () => {
  const user = await open('book', '#/invoices/new');
  await user.type(await field('subject'), 'Half a thought');
  leave(7);
  await waitFor(() => {
    expect(peek().left[7]).toBe(true);
  });
  expect(peek().kept.at(-1)?.draft.description).toBe('Half a thought');
});

it('brings back who was being written down beside a draft', async () => {
  const user = await open('book', '#/invoices/new');
  await user.type(await field('customer'), 'Halle 9{Enter}');
  await user.type(await field('new-street'), 'Kai 3');
  await lockedAndBack();
  expect([value('new-street'), screen.getByRole('form').getAttribute('aria-label')]).toEqual(['Kai 3', 'New customer: Halle 9']);
});

it('says so when it cannot keep everything', async () => {
  const user = await open('book', '#/customers/new');
  await user.type(await field('customer-name'), 'Kun');
  vi.spyOn(core, 'unfinishedKeep').mockRejectedValue({ code: 'disk-full', message: '', help: '', faults: [] });
  leave(3);
  await waitFor(() => {
    expect(peek().left[3]).toBe(false);
  });
});

it('shows from any page what waits elsewhere, goes there, and lets it be discarded', async () => {
  const user = await open('book', '#/customers/new');
  await user.type(await field('customer-name'), 'Kunsthal');
  await lockedAndBack();
  const there = peek().unfinished;
  cleanup();
  await reopen('#/home');
  expect((await field('unfinished')).textContent).toContain('a customer');
  expect(await violations()).toEqual([]);

  await user.click(await field('unfinished-go'));
  await waitFor(() => {
    expect(value('customer-name')).toBe('Kunsthal');
  });
  expect([place.route.page, place.route.id, peek().unfinished]).toEqual(['customers', 'new', there]);

  cleanup();
  await reopen('#/home');
  await user.click(await field('unfinished-drop'));
  await waitFor(() => {
    expect(peek().unfinished).toEqual([]);
  });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => {
    expect(peek().unfinished).toEqual(there);
  });
});

it('keeps what is typed in the settings when another page is gone to', async () => {
  const user = await open('book', '#/settings');
  const trade = await field('business-trade');
  await user.clear(trade);
  await user.type(trade, 'Type');
  place.go('home');
  expect((await field('unfinished')).textContent).toContain('your business');
  place.go('settings');
  await waitFor(() => {
    expect(value('business-trade')).toBe('Type');
  });
});

it('locks from under an open dialog too', async () => {
  const user = await open('book', '#/customers/new');
  await user.type(await field('customer-name'), 'Kun');
  const lock = vi.spyOn(core, 'lock').mockResolvedValue(null);
  await user.keyboard('{Control>}l{/Control}');
  await waitFor(() => {
    expect(lock).toHaveBeenCalled();
  });
  expect(peek().unfinished.map((each) => each.form)).toEqual(['customers/new']);
});
