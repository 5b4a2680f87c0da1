// Older versions, the trash and Ctrl+Z, as a person meets them.
import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { peek } from '../src/ipc/fake/door';
import { field, focused, open, violations } from './scene';

/** Types a subject into a new draft and goes back to the list: one draft, kept. */
async function written(subject: string) {
  const user = await open('book', '#/invoices/new');
  await focused('customer');
  await user.type(await field('subject'), subject);
  await user.tab();
  await screen.findByTestId('saved');
  return user;
}

const draftOf = (subject: string) => peek().kept.find((each) => each.draft.description === subject);

it('goes back to an older version and keeps the newer one', async () => {
  const user = await written('First words');
  await user.type(await field('subject'), ', second words');
  await user.tab();
  await waitFor(() => expect(draftOf('First words, second words')).toBeDefined());
  await user.click(await field('history-open'));
  await user.click(await field('version-1'));
  expect((await field('changes')).textContent).toContain('First words');
  expect(await violations()).toEqual([]);
  await user.click(await field('version-restore'));
  await waitFor(async () => expect(((await field('subject')) as HTMLInputElement).value).toBe('First words'));
  expect(peek().past.list(`document/${draftOf('First words')?.id ?? ''}`).versions).toHaveLength(3);
});

it('offers no restore of the version that is there now', async () => {
  const user = await written('Only words');
  await user.click(await field('history-open'));
  await field('changes');
  expect((await field('version-restore')).hasAttribute('disabled')).toBe(true);
});

it('brings a deleted draft back out of the trash, and forgets one for good only when asked twice', async () => {
  const user = await written('Thrown away');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.click(await field('nav-trash'));
  await user.click(await screen.findByRole('link', { name: /Thrown away/ }));
  expect(await violations()).toEqual([]);
  await user.click(await field('trash-restore'));
  await waitFor(() => expect(draftOf('Thrown away')).toBeDefined());
  await screen.findByText('Nothing in the trash');

  await user.keyboard('{Control>}z{/Control}');
  await user.click(await screen.findByRole('link', { name: /Thrown away/ }));
  await user.click(await field('trash-forget'));
  expect(peek().past.trash()).toHaveLength(1);
  await user.click(await field('trash-sure'));
  await screen.findByText('Nothing in the trash');
});

it('undoes by Ctrl+Z what was deleted, but leaves the chord to a field that takes text', async () => {
  const user = await written('Not so fast');
  (await field('subject')).focus();
  await user.keyboard('{Control>}z{/Control}');
  expect(draftOf('Not so fast')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(location.hash).toBe('#/invoices'));
  (document.activeElement as HTMLElement | null)?.blur();
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(draftOf('Not so fast')).toBeDefined());
  expect((await screen.findAllByText('Not so fast is back')).length).toBeGreaterThan(0);
});

it('keeps a draft as a template, and begins another with it from the menu', async () => {
  const user = await written('Monthly retainer');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await field('palette-input'), 'keep as');
  await user.keyboard('{Enter}');
  await field('template-name');
  expect(await violations()).toEqual([]);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(peek().templates).toHaveLength(1));
  await waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull());
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await field('palette-input'), 'from a template');
  await user.keyboard('{Enter}');
  await user.click(await field('template-begin'));
  await waitFor(() => expect(peek().kept.filter((each) => each.draft.description === 'Monthly retainer')).toHaveLength(2));
});
