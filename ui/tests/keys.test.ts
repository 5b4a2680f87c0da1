// What asks for the passphrase again: a new one, and an older book that is accepted. And the theme, which asks nobody.
import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { theme } from '../src/features/settings/theme.svelte';
import * as core from '../src/ipc/client';
import { peek } from '../src/ipc/fake/door';
import { place } from '../src/lib/route.svelte';
import { field, focused, open, violations } from './scene';

describe('changing the passphrase', () => {
  it('asks for the old one, judges the new one, and says what stays', async () => {
    const user = await open('book', '#/settings');
    await user.click(await screen.findByTestId('passphrase-open'));
    await focused('current-passphrase');
    expect(screen.getByText(/Your recovery kit stays valid/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.keyboard('right one{Enter}');
    await focused('new-passphrase');
    await user.keyboard('short{Enter}');
    await screen.findByText(/too easy to guess/);
    await focused('new-passphrase');
    await user.keyboard('harbor violet ninety tuft canoe{Enter}');
    await screen.findByText('Passphrase changed');
    await waitFor(() => expect(screen.queryByTestId('current-passphrase')).toBeNull());
    expect(place.route).toMatchObject({ page: 'settings', id: null });
  });

  it('tells a wrong old one at its field and keeps what was typed', async () => {
    const user = await open('book', '#/settings/passphrase');
    await focused('current-passphrase');
    await user.keyboard('wrong');
    await user.type(await field('new-passphrase'), 'harbor violet ninety tuft canoe{Enter}');
    await screen.findByText(/not the passphrase of this book\. Nothing was changed/);
    await focused('current-passphrase');
    expect(screen.getByTestId<HTMLInputElement>('new-passphrase').value).toBe('harbor violet ninety tuft canoe');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('current-passphrase')).toBeNull());
    await user.click(screen.getByTestId('passphrase-open'));
    expect((await screen.findByTestId<HTMLInputElement>('new-passphrase')).value).toBe('');
  });

  it('is reached from the palette, and not in a book that is only read', async () => {
    const user = await open('book', '#/home');
    await screen.findByText('Needs you today');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'change pass{Enter}');
    await focused('current-passphrase');
  });

  it('sends both secrets as bytes of two lines', async () => {
    await open('book');
    await expect(core.passphraseChange('wrong', 'harbor violet ninety tuft canoe')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });
});

describe('an older book', () => {
  it('says what it lacks, and is only accepted with the passphrase', async () => {
    const user = await open('rolled-back');
    await screen.findByText('7 acts are missing at its end.');
    expect(document.activeElement).toBe(screen.getByTestId('rolled-read'));
    await user.click(screen.getByTestId('rolled-accept'));
    await focused('accept-passphrase');
    expect(screen.getByText(/would give 2026-0042 next/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(peek().session.freshness).toBe('rolled-back');
    await user.keyboard('wrong{Enter}');
    await screen.findByText(/not the passphrase of this book/);
    await user.keyboard('right one{Enter}');
    await screen.findByText('Needs you today');
    await screen.findByText(/Confirm the last number in Settings/);
    expect(screen.queryByText('Open for reading only')).toBeNull();
  });

  it('is left as it is by Escape', async () => {
    const user = await open('rolled-back');
    await user.click(await screen.findByTestId('rolled-accept'));
    await focused('accept-passphrase');
    await user.keyboard('half typed{Escape}');
    await waitFor(() => expect(screen.queryByTestId('accept-passphrase')).toBeNull());
    expect(peek().session.freshness).toBe('rolled-back');
  });
});

describe('the theme', () => {
  afterEach(() => theme.choose('system'));

  it('is chosen in the settings and shown at once', async () => {
    const user = await open('book', '#/settings');
    await user.click(await screen.findByTestId('theme-dark'));
    expect(document.documentElement.dataset.theme).toBe('dark');
    await user.click(screen.getByTestId('theme-system'));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it('is offered by the palette as what it is not', async () => {
    const user = await open('book', '#/home');
    await screen.findByText('Needs you today');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'theme');
    await screen.findByRole('option', { name: /Theme: light/ });
    expect(screen.queryByRole('option', { name: /as the desktop is/ })).toBeNull();
    await user.type(screen.getByTestId('palette-input'), ' dark{Enter}');
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
  });
});
