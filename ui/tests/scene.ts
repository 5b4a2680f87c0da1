// Opens the whole face on a scene of the in-memory core, as a person meets it.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import App from '../src/App.svelte';
import { verification } from '../src/features/audit/verification.svelte';
import { session } from '../src/features/session/session.svelte';
import { play, type Scene } from '../src/ipc/fake/door';

export async function open(scene: Scene, hash = '') {
  play(scene);
  return reopen(hash);
}

/** The page anew, as after a lock; what the core holds stays. */
export async function reopen(hash: string) {
  session.view = null;
  verification.forget();
  history.replaceState(null, '', hash || '#/');
  dispatchEvent(new HashChangeEvent('hashchange'));
  render(App);
  await screen.findAllByRole('heading');
  return userEvent.setup({ delay: 1 });
}

export const field = (name: string) => screen.findByTestId(name);
export const focused = (name: string) => waitFor(() => expect(document.activeElement?.getAttribute('data-field')).toBe(name));

/** Contrast is checked in a browser: jsdom computes no colours. */
export async function violations(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
