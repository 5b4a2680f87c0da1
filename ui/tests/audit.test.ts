// The audit log as it is read: in words, filtered, opened to its facts, and held against the book.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { act, short, who } from '../src/features/audit/acts';
import { GROUPS } from '../src/features/audit/log.svelte';
import type { AuditEntryView } from '../src/ipc/bindings/AuditEntryView';
import { place } from '../src/lib/route.svelte';
import { field, focused, open, violations } from './scene';

const entry = (more: Partial<AuditEntryView>): AuditEntryView => ({
  seq: 1, time: '2026-11-20T09:00:00.000Z', kind: 'vault-created', object: 'vault', number: null, credit_note: false, customer: null, user: 'Owner', device: 'd', here: true, note: {},
  before: null, after: null, prev: '', hash: '', signer: '', signature: '', ...more,
});

describe('an entry in words', () => {
  it.each<[Partial<AuditEntryView>, string]>([
    [{ kind: 'invoice-issued', object: 'document/x', number: '2026-0003' }, 'Invoice 2026-0003 issued'],
    [{ kind: 'invoice-issued', object: 'document/x', number: 'CN-2026-0001', credit_note: true }, 'Credit note CN-2026-0001 issued'],
    [{ kind: 'draft-saved', object: 'document/x' }, 'Draft saved'],
    [{ kind: 'draft-saved', object: 'document/x', number: '2026-0003' }, 'Draft of 2026-0003 saved'],
    [{ kind: 'payment-recorded', object: 'payment/x', number: '2026-0003' }, 'Payment on 2026-0003 recorded'],
    [{ kind: 'customer-saved', object: 'customer/x', customer: 'Kunsthalle Bremen' }, 'Customer Kunsthalle Bremen saved'],
    [{ kind: 'settings-saved', object: 'series/invoice' }, 'Number series changed'],
    [{ kind: 'settings-saved', object: 'settings' }, 'Settings changed'],
    [{ kind: 'backup-sealed', object: 'backup/12' }, 'Backup 12 sealed'],
    [{ kind: 'archive-exported', object: 'archive', note: { from: '2026-01-01', to: '2026-03-31' } }, 'Archive of 1 Jan 2026 to 31 Mar 2026 written'],
    [{ kind: 'restored', note: { 'backup-seq': '7' } }, 'Restored from backup 7'],
    [{ kind: 'unlock-failed', note: { count: '3' } }, '3 wrong passphrases'],
    [{ kind: 'a-kind-of-next-year' }, 'a-kind-of-next-year'],
  ])('%o', (more, words) => {
    expect(act(entry(more))).toBe(words);
  });

  it('says who, and from where', () => {
    expect(who(entry({}))).toBe('Owner, this computer');
    expect(who(entry({ here: false, device: 'abc' }))).toBe('Owner, another computer');
    expect(who(entry({ here: false, device: 'portable' }))).toBe('Owner');
  });

  it('shortens only what is long', () => {
    expect(short('ab'.repeat(32))).toBe('abababababababab…abab');
    expect(short('abcd')).toBe('abcd');
  });
});

describe('the audit log', () => {
  it('is read newest first and opens to the facts of an entry, by keys', async () => {
    const user = await open('book', '#/audit');
    await screen.findByText('2 wrong passphrases');
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Backup 213 read back whole/));
    await user.keyboard('jj{Enter}');
    const facts = within(await screen.findByTestId('facts'));
    expect(facts.getByText('unlock-failed')).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('facts')).toBeNull());
  });

  it('finds by what is typed anywhere, and by a group of acts', async () => {
    const user = await open('book', '#/audit');
    await screen.findByText('2 wrong passphrases');
    await user.keyboard('hafenbau issued');
    expect(document.activeElement).toBe(await field('filter'));
    await screen.findByText('1 entry');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'backups' }));
    await screen.findByText('2 entries');
    await user.click(screen.getByRole('button', { name: 'backups' }));
    await screen.findByText('2 wrong passphrases');
    await user.type(await field('filter'), 'nobody at all');
    await screen.findByText('Nothing found');
  });

  it('shows each kind in one group at most', () => {
    const kinds = Object.values(GROUPS).flat();
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it('is reached from the palette, which verifies at once and says what was checked', async () => {
    const user = await open('book', '#/home');
    await screen.findByText('Needs you today');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'verify');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(place.route.page).toBe('audit'));
    const paper = within(await screen.findByTestId('verified'));
    expect(paper.getByText(/As it was left\. Checked/)).toBeTruthy();
    for (const part of ['Pages', 'Entries', 'Documents', 'Sealed files', 'Anchors']) expect(paper.getByText(part)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('names what is damaged and what to do', async () => {
    const user = await open('failing', '#/audit');
    await user.click(await screen.findByTestId('verify'));
    const paper = within(await screen.findByTestId('verified'));
    expect(paper.getByText(/2 things are not as they were left/)).toBeTruthy();
    expect(paper.getByText('A sealed file is damaged')).toBeTruthy();
    expect(paper.getByText(/^Belongs to \d{4}-\d{4}:/)).toBeTruthy();
    expect(paper.getByText('a-newer-finding')).toBeTruthy();
    expect(paper.getByText(/restore the newest proven backup/)).toBeTruthy();
    await user.click(paper.getByRole('button', { name: 'Look at backups' }));
    await waitFor(() => expect(place.route.page).toBe('backups'));
  });

  it('has no axe violation with an entry open', async () => {
    await open('book', '#/audit/4');
    await screen.findByTestId('facts');
    expect(await violations()).toEqual([]);
  });

  it('keeps the cursor free for its filter after a lock', async () => {
    await open('book', '#/audit?at=filter');
    await focused('filter');
  });
});
