// Recurring documents and the price list on screen: proposed, looked at, caught up with, and kept from a line.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import * as core from '../src/ipc/client';
import { peek, play } from '../src/ipc/fake/door';
import { addDays, today } from '../src/lib/dates';
import { place } from '../src/lib/route.svelte';
import { field, open, violations } from './scene';

/** A schedule over the first draft of the book that began some days ago. */
async function begun(days: number) {
  const draft = peek().kept.find((each) => each.number === null);
  const proposed = await core.schedulePropose(draft?.id ?? '');
  return core.scheduleSave(null, { ...proposed, name: 'Hosting', times: { ...proposed.times, rhythm: 'daily', every: 10, start: addDays(today(), -days) }, draft: { ...proposed.draft, description: 'Hosting {month}' } });
}

const drafts = () => peek().kept.filter((each) => each.number === null).length;

describe('recurring documents', () => {
  it('are made from a document, and their dates are seen before they are kept', async () => {
    const user = await open('book');
    const issued = peek().kept.find((each) => each.number !== null && each.draft.type_code !== '381');
    place.go('recurring', `of-${issued?.id ?? ''}`);
    const dialog = await field('schedule-dialog');
    const dates = await within(dialog).findByTestId('schedule-preview');
    expect(dates.querySelectorAll('li')).toHaveLength(6);
    await user.clear(await field('schedule-name'));
    await user.type(await field('schedule-name'), 'Hosting{Enter}');
    await waitFor(() => expect(place.route.page).toBe('recurring'));
    expect((await core.schedulesList())[0]?.name).toBe('Hosting');
    expect(await violations()).toEqual([]);
  });

  it('wait after an absence until each is chosen, and are made once', async () => {
    const user = await open('book');
    await begun(25);
    const before = drafts();
    expect((await field('due-news')).textContent).toContain('3 recurring documents wait');
    place.go('recurring', 'due');
    await field('due-dialog');
    await user.click(await field(`due-${addDays(today(), -15)}`));
    expect(await violations()).toEqual([]);
    await user.click(await field('due-make'));
    await waitFor(() => expect(drafts()).toBe(before + 2));
    expect((await core.schedulesDue()).count).toBe(1);
    expect((await field('due-news')).textContent).toContain('One recurring document waits');
  });

  it('can be passed over, paused and resumed', async () => {
    const user = await open('book');
    const schedule = await begun(5);
    place.go('recurring', 'due');
    await user.click(await field('due-pass'));
    await waitFor(async () => expect((await core.schedulesDue()).count).toBe(0));
    place.go('recurring', schedule.id);
    const pause = await field('schedule-pause');
    await waitFor(() => expect(getComputedStyle(document.body).pointerEvents).not.toBe('none')); // the dialog before it is gone
    await user.click(pause);
    await waitFor(() => expect(screen.getByTestId('schedule-state').textContent).toContain('paused'));
    await user.click(await field('schedule-resume'));
    await waitFor(() => expect(screen.getByTestId('schedule-state').textContent).toContain('next on'));
    expect(screen.getByText('passed over')).toBeTruthy();
  });

  it('say which of their texts or numbers cannot stay', async () => {
    const user = await open('book');
    const draft = peek().kept.find((each) => each.number === null);
    place.go('recurring', `of-${draft?.id ?? ''}`);
    await field('schedule-dialog');
    const every = await field('schedule-every');
    await user.clear(every);
    await user.type(every, 'x');
    await screen.findByText('Choose a number from 1 to 999.');
  });
});

describe('the price list', () => {
  it('fills a line that is typed, and the line stays when the item changes', async () => {
    const user = await open('book', '#/invoices/new');
    const name = await field('line-0-name');
    await user.type(name, 'exhibition d');
    await screen.findByTestId('item-offer');
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('line-0-price').value).toBe('95.00'));
    expect(screen.getByTestId<HTMLInputElement>('line-0-unit').value).toBe('h');
    const [item] = await core.itemsList('Exhibition design');
    if (!item) throw new Error('the item is on the list');
    const { id, ...details } = item;
    await core.itemSave(id, { ...details, amounts: [{ currency: 'EUR', price: '120.00' }] });
    expect(screen.getByTestId<HTMLInputElement>('line-0-price').value).toBe('95.00');
  });

  it('keeps what was typed as an item when it is asked to', async () => {
    const user = await open('book', '#/invoices/new');
    await user.type(await field('line-0-name'), 'Scaffolding');
    await user.type(await field('line-0-price'), '40');
    await user.click(await field('line-0-name'));
    await user.click(await field('item-keep'));
    await waitFor(async () => expect((await core.itemsList('Scaffolding'))[0]?.amounts).toEqual([{ currency: 'EUR', price: '40.00' }]));
  });

  it('is kept on a page of its own', async () => {
    const user = await open('book', '#/items');
    await user.click(await field('new-item'));
    await user.type(await field('item-name'), 'Travel');
    await user.type(await field('item-price-0'), '0.42');
    expect(await violations()).toEqual([]);
    await user.click(await field('item-save'));
    await screen.findByText('Travel');
    place.go('items', (await core.itemsList('Travel'))[0]?.id ?? null);
    await user.click(await field('item-remove'));
    await waitFor(async () => expect(await core.itemsList('Travel')).toEqual([]));
  });

  it('teaches while it is empty', async () => {
    play('empty');
    await open('empty', '#/items');
    await screen.findByText('No items yet');
  });
});
