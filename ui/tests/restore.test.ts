// Bringing a book back, on the in-memory core: what a frightened person meets, and that nothing goes on before it may.
import axe from 'axe-core';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { door } from '$door';
import App from '../src/App.svelte';
import { hasForeign, isWhole, NO_GROUPS, tidy, typedAt } from '../src/features/session/kitcode';
import { session } from '../src/features/session/session.svelte';
import { numbers } from '../src/features/numbers/numbers.svelte';
import { peek, play, type Scene } from '../src/ipc/fake/door';
import { CODE } from '../src/ipc/fake/restore';
import { today } from '../src/lib/dates';

const GOOD = '/media/lena/stick/20261118T130300Z-00213.tar.zst.age';
const year = today().slice(0, 4);

async function open(scene: Scene, hash = '') {
  play(scene);
  session.view = null;
  numbers.series = null;
  history.replaceState(null, '', hash || '#/');
  dispatchEvent(new HashChangeEvent('hashchange'));
  render(App);
  await screen.findAllByRole('heading');
  return userEvent.setup({ delay: 1 });
}

const field = (name: string) => screen.findByTestId<HTMLInputElement>(name);
const PATIENCE = { timeout: 10_000 };
const focused = (name: string) => waitFor(() => expect(document.activeElement?.getAttribute('data-field')).toBe(name), PATIENCE);
const clean = async () => expect((await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations.map((each) => each.id)).toEqual([]);

async function toTheCode(user: Awaited<ReturnType<typeof open>>, file: string) {
  await user.click(await screen.findByTestId('start-restore'));
  await focused('restore-file');
  await user.keyboard(`${file}{Enter}`);
  await focused('kit-code-0');
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the first question', () => {
  it('offers a new book and a restore alike', async () => {
    await open('first-run');
    const ways = [screen.getByTestId('start-new'), screen.getByTestId('start-restore')];
    expect(new Set(ways.map((way) => way.className)).size).toBe(1);
    await clean();
  });
});

describe('bringing a book back', () => {
  it('goes from the stick to the open book, and the numbers wait', async () => {
    const user = await open('first-run');
    await toTheCode(user, GOOD);
    await user.paste(CODE.toLowerCase().replaceAll(' ', '-'));
    await clean();
    await user.keyboard('{Enter}');
    await focused('new-passphrase');
    expect(screen.getByTestId('restore-found').textContent).toContain('It holds 12 issued documents');
    await user.keyboard('short{Enter}');
    await screen.findByText(/too easy to guess/);
    await user.clear(await field('new-passphrase'));
    await user.keyboard('harbor violet ninety tuft canoe{Enter}');
    await screen.findByText('Your book is back');
    expect(screen.getByTestId('restored').textContent).toContain('What was done after 18 Nov 2026');
    await clean();
    await user.keyboard('{Enter}');
    await screen.findByTestId('held-news');
    expect(screen.getByText('Needs you today')).toBeTruthy();
  });

  it('takes the file from the system’s dialog', async () => {
    const user = await open('first-run');
    await user.click(screen.getByTestId('start-restore'));
    await user.click(await screen.findByTestId('restore-choose'));
    await waitFor(async () => expect((await field('restore-file')).value).toBe(GOOD));
  });

  it('says which group to look at, and forgets it once it is mended', async () => {
    const user = await open('first-run');
    await toTheCode(user, GOOD);
    await user.paste(CODE.replace('M4TX', 'M4TY'));
    await user.keyboard('{Enter}');
    await screen.findByText('Look here first.');
    await focused('kit-code-2');
    await user.keyboard('M4TX');
    expect(screen.queryByText('Look here first.')).toBeNull();
  });

  it.each([
    ['a letter.pdf', CODE, 'This file is not a Counterfoil backup.'],
    ['cut short.age', CODE, 'This backup is cut short: its end is missing.'],
    ['gone.age', CODE, 'This file cannot be read.'],
    ['good.age', CODE.replace('7KQM', '7KQN'), 'This kit does not open this backup.'],
  ])('has a sentence of its own for %s', async (file, code, sentence) => {
    const user = await open('first-run');
    await toTheCode(user, file);
    await user.paste(code);
    await user.keyboard('{Enter}');
    await screen.findByText(sentence);
    await clean();
    await user.click(screen.getByTestId('restore-other'));
    await focused('restore-file');
    expect((await field('restore-file')).value).toBe(file);
    expect(peek().session.stage).toBe('no-vault');
  });

  it('goes without a keyring only on the user’s word, and sends code and passphrase as bytes that are wiped', async () => {
    const user = await open('first-run');
    peek().session.keyring = 'absent';
    const call = vi.spyOn(door, 'call');
    await toTheCode(user, GOOD);
    await user.paste(CODE);
    await user.keyboard('{Enter}');
    await focused('new-passphrase');
    await user.keyboard('harbor violet ninety tuft canoe{Enter}');
    await waitFor(() => expect(document.getElementById('portable-missing')).toBeTruthy(), PATIENCE);
    expect(peek().session.stage).toBe('no-vault');
    await user.click(screen.getByTestId('portable'));
    await user.click(screen.getByTestId('restore'));
    await screen.findByText('Your book is back');
    const [, secret, headers] = call.mock.calls.find(([command]) => command === 'restore') ?? [];
    expect(JSON.parse(decodeURIComponent(headers?.['x-request'] ?? ''))).toEqual({ file: GOOD, portable: true });
    expect([...(secret as Uint8Array)].every((byte) => byte === 0)).toBe(true);
  });

  it('is reached from a locked book, which stays as it is', async () => {
    const user = await open('locked');
    await user.click(screen.getByTestId('use-backup'));
    await focused('restore-file');
    await user.click(screen.getByTestId('restore-back'));
    await focused('passphrase');
  });
});

describe('the code of a kit', () => {
  it('reads what a person types as the core does', () => {
    expect(tidy(' 7kqm–o1il ')).toBe('7KQM0111');
    expect([isWhole('7KQM'), isWhole('7KQ'), isWhole('7KQU'), hasForeign('7Ü')]).toEqual([true, false, false, true]);
  });

  it('flows on into the next groups, and a whole code begins at the first', () => {
    expect(typedAt(NO_GROUPS, 3, '94TA6')).toMatchObject({ groups: ['', '', '', '94TA', '6', '', '', '', ''], next: 4 });
    expect(typedAt(NO_GROUPS, 5, CODE).groups.join(' ')).toBe(CODE);
    expect(typedAt(NO_GROUPS, 8, 'D5JG')).toMatchObject({ next: 8 });
  });
});

describe('after a restore', () => {
  it('leads from the notice to the question, says what the answer does, and releases', async () => {
    const user = await open('held', '#/home');
    await user.click(await screen.findByTestId('held-go'));
    await focused('last-number');
    expect((await field('last-number')).value).toBe(`${year}-0106`);
    await clean();
    await user.clear(await field('last-number'));
    await user.keyboard(`${year}-0108`);
    await screen.findByText(`2 numbers, ${year}-0107 to ${year}-0108, are entered as issued later than this copy of the book, and never given again.`);
    await user.keyboard('{Enter}');
    await screen.findByText('Credit notes: what was the last number that left the house?');
    await focused('last-number');
    await screen.findByText(`The next one gets CN-${year}-0001.`);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('held-news')).toBeNull());
    expect((await screen.findByTestId('gaps-invoice')).textContent).toContain(`${year}-0107 issued after the copy`);
    expect(location.hash).not.toContain('numbers');
  });

  it('does not take a number that does not follow', async () => {
    const user = await open('held', '#/settings/numbers');
    await focused('last-number');
    await user.clear(await field('last-number'));
    await user.keyboard(`${year}-0003`);
    await screen.findByText(/does not follow/);
    expect(screen.getByTestId<HTMLButtonElement>('release-confirm').disabled).toBe(true);
    expect(peek().held).toContain('invoice');
  });

  it('refuses to issue, names no number, and leads to the question', async () => {
    const user = await open('held', '#/invoices/d1');
    await screen.findByText('Ready to issue');
    expect(screen.queryByText(/Takes number/)).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('issue-held-go')), PATIENCE);
    await user.keyboard('{Enter}');
    await focused('last-number');
  });
});
