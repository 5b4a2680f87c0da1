// A page whose words could not be saved is not left without the user's word.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { session } from '../src/features/session/session.svelte';
import * as core from '../src/ipc/client';
import { play } from '../src/ipc/fake/door';
import { place } from '../src/lib/route.svelte';

/** Types a subject into a new draft while the disk is full. */
async function typeOnAFullDisk() {
  play('book');
  session.view = null;
  location.hash = '#/invoices/new';
  dispatchEvent(new HashChangeEvent('hashchange'));
  render(App);
  const full = { code: 'disk-full', message: 'The disk is full.', help: 'Make room.', faults: [] };
  const saving = vi.spyOn(core, 'draftSave').mockRejectedValue(full);
  const user = userEvent.setup({ delay: 1 });
  await user.type(await screen.findByTestId('subject'), 'Half a thought');
  return { user, saving };
}

const subject = () => screen.getByTestId<HTMLInputElement>('subject').value;

beforeEach(() => {
  vi.restoreAllMocks();
});

it.each([
  ['going elsewhere', '{Alt>}1{/Alt}'],
  ['beginning another', '{Control>}n{/Control}'],
  ['locking', '{Control>}l{/Control}'],
])('asks before %s, and staying keeps every word', async (_, chord) => {
  const { user } = await typeOnAFullDisk();
  const locking = vi.spyOn(core, 'lock');

  await user.keyboard(chord);
  (await screen.findByTestId('unkept-stay')).focus();
  await user.keyboard('{Enter}');

  await waitFor(() => {
    expect(screen.queryByTestId('unkept')).toBeNull();
  });
  expect([subject(), place.route.id, locking.mock.calls.length]).toEqual(['Half a thought', 'new', 0]);
});

it('leaves without the words when the user says so, and asks nothing once they are saved', async () => {
  const { user, saving } = await typeOnAFullDisk();
  await user.keyboard('{Alt>}1{/Alt}');
  (await screen.findByTestId('unkept-go')).focus();
  await user.keyboard('{Enter}');
  await screen.findByText('Needs you today');

  saving.mockRestore();
  place.go('invoices', 'new');
  await user.type(await screen.findByTestId('subject'), 'A whole one');
  await user.keyboard('{Alt>}1{/Alt}');
  await screen.findByText('Needs you today');
  expect(screen.queryByTestId('unkept')).toBeNull();
});
