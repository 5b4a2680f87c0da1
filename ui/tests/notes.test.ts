// Notes and files beside a document, a draft and a customer.
import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { peek } from '../src/ipc/fake/door';
import { field, focused, open, violations } from './scene';

const issued = () => peek().kept.find((each) => each.number !== null)?.id ?? '';
const textsOf = (owner: string) => peek().papers.of(owner).notes.map((note) => note.text);

async function onIssued() {
  const user = await open('book');
  const id = issued();
  location.hash = `#/invoices/${id}`;
  await field('kept');
  return { user, owner: `document/${id}` };
}

it('keeps a note by Ctrl+Enter, changes it, and takes a deleted one back', async () => {
  const { user, owner } = await onIssued();
  await user.type(await field('note-new'), 'Call Ada{Enter}on Monday');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await field('kept-note');
  expect(textsOf(owner)).toEqual(['Call Ada\non Monday']);
  expect(((await field('note-new')) as HTMLTextAreaElement).value).toBe('');
  expect(await violations()).toEqual([]);

  await user.click(await field('note-edit-open'));
  await focused('note-edit');
  await user.type(await field('note-edit'), ', early');
  await user.click(await field('note-edit-keep'));
  await field('note-history');
  expect(textsOf(owner)).toEqual(['Call Ada\non Monday, early']);

  await user.click(await field('note-remove'));
  await waitFor(() => expect(screen.queryByTestId('kept-note')).toBeNull());
  await fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await field('kept-note');
  expect(textsOf(owner)).toEqual(['Call Ada\non Monday, early']);
});

it('keeps what is still being typed when the page is left', async () => {
  const { user, owner } = await onIssued();
  await user.type(await field('note-new'), 'Half a thought');
  await user.click(await field('nav-customers'));
  await waitFor(() => expect(textsOf(owner)).toEqual(['Half a thought']));
});

it('attaches what is dropped on the window, saves a copy, and says what is too large', async () => {
  const { user, owner } = await onIssued();
  const drop = (file: File) => fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [file] } });
  await drop(new File(['hours'], 'times.csv'));
  expect((await field('kept-file')).textContent).toContain('times.csv');
  await user.click(await field('file-save'));
  await waitFor(async () => expect(((await field('save-path')) as HTMLInputElement).value).toContain('times.csv'));
  expect(await violations()).toEqual([]);
  await user.click(await field('save-confirm'));
  await waitFor(() => expect(screen.queryByTestId('save-path')).toBeNull());

  await drop(new File([new Uint8Array(26_214_401)], 'film.mp4'));
  await screen.findByText('The file is larger than 25 MB.');
  expect(peek().papers.of(owner).attachments).toHaveLength(1);
});

it('waits with notes until a draft is kept, and shows them to a reader without the means to change them', async () => {
  const user = await open('book', '#/invoices/new');
  await focused('customer');
  expect(screen.queryByTestId('kept')).toBeNull();
  await user.type(await field('subject'), 'A draft');
  await user.tab();
  await user.type(await field('note-new'), 'Of the draft');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await field('kept-note');
});
