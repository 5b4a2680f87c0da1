// Every screen on the in-memory core: what a person meets, driven by keys, and no axe violation (contrast is checked in Chromium).
import axe from 'axe-core';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { session } from '../src/features/session/session.svelte';
import * as core from '../src/ipc/client';
import { peek, play, type Scene } from '../src/ipc/fake/door';
import { place } from '../src/lib/route.svelte';

const DELAY = { delay: 1 };

async function open(scene: Scene, hash = '') {
  play(scene);
  session.view = null;
  history.replaceState(null, '', hash || '#/');
  dispatchEvent(new HashChangeEvent('hashchange'));
  render(App);
  await screen.findAllByRole('heading');
  return userEvent.setup(DELAY);
}

const field = (name: string) => screen.findByTestId(name);
const focused = (name: string) => waitFor(() => expect(document.activeElement?.getAttribute('data-field')).toBe(name));

describe('unlocking', () => {
  it('has the cursor in its one field, and Enter opens the book', async () => {
    const user = await open('locked');
    await focused('passphrase');
    await user.keyboard('right one{Enter}');
    await screen.findByText('Needs you today');
  });

  it('tells a wrong passphrase calmly and keeps the cursor', async () => {
    const user = await open('locked');
    await user.keyboard('wrong{Enter}');
    await screen.findByText(/does not open this book\. Nothing was changed/);
    await focused('passphrase');
  });

  it('says why it is locked and offers the quick way where there is one', async () => {
    await open('idle');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Locked while you were away');
    expect(screen.getByTestId('unlock-quick')).toBeTruthy();
  });

  it('names a wiped keyring and leads in by the kit', async () => {
    const user = await open('keyring-wiped');
    expect(screen.getByText(/this book’s key is gone from it/)).toBeTruthy();
    await user.click(screen.getByTestId('use-kit'));
    await focused('recovery-code');
    await user.keyboard('7KQM 3XWD M4TX{Enter}');
    await focused('new-passphrase');
    await user.keyboard('several quite unrelated words{Enter}');
    await screen.findByText('Needs you today');
  });

  it('comes back to the field that had the cursor', async () => {
    const user = await open('locked', '#/invoices/d1?at=line-2-price');
    await user.keyboard('right one{Enter}');
    await focused('line-2-price');
  });
});

describe('first run', () => {
  it('goes from nothing to an open book by keys alone, with the kit typed back', async () => {
    const user = await open('first-run');
    await user.keyboard('{Enter}');
    await focused('business-name');
    await user.keyboard('Atelier Wolke{Enter}');
    await focused('business-street');
    await user.keyboard('Südplatz 9{Enter}04275{Enter}Leipzig{Enter}de{Enter}');
    await focused('new-passphrase');
    await user.keyboard('short{Enter}');
    await screen.findByText(/too easy to guess/);
    await user.clear(await field('new-passphrase'));
    await user.keyboard('harbor violet ninety tuft canoe{Enter}');
    await focused('kit-path');
    await user.keyboard('{Enter}');
    await focused('kit-group-0');
    await user.keyboard('m4tx');
    await focused('kit-group-1');
    await user.keyboard('9rb3{Enter}');
    await screen.findByText(/Not what the kit says/);
    await user.clear(await field('kit-group-1'));
    await user.type(await field('kit-group-1'), '9rb2{Enter}');
    await focused('backup-folder-0');
    await user.keyboard('/media/other{Enter}');
    await screen.findByText('Your first invoice takes about a minute');
    expect(peek().business).toMatchObject({ name: 'Atelier Wolke', country: 'DE' });
    expect(peek().settings.backup_folders[0]).toBe('/media/other');
  });

  it('goes on with the kit after a restart in the middle', async () => {
    await open('kit');
    await focused('kit-group-0');
    expect(screen.getByText('Group 3')).toBeTruthy();
  });

  it('makes six words on request', async () => {
    const user = await open('first-run');
    await user.keyboard('{Enter}');
    await user.keyboard('A{Enter}B{Enter}C{Enter}D{Enter}DE{Enter}');
    await focused('new-passphrase');
    await user.click(screen.getByTestId('generate-words'));
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('new-passphrase').value).toBe('harbor violet ninety tuft canoe margin'));
    await screen.findByText(/Write these words on paper now/);
  });
});

describe('the first invoice', () => {
  it('takes at most 25 keys beside the text, from an empty home to a saved PDF', async () => {
    const user = await open('empty', '#/home');
    await screen.findByText('Your first invoice takes about a minute');
    let keys = 0;
    const press = async (...chords: string[]) => {
      for (const chord of chords) {
        keys += 1;
        await user.keyboard(chord);
      }
    };
    await press('{Control>}n{/Control}');
    await focused('customer');
    await user.keyboard('Gärtnerei Holm');
    await press('{Enter}');
    await focused('new-street');
    await user.keyboard('Feldweg 2');
    await press('{Tab}');
    await user.keyboard('25813');
    await press('{Tab}');
    await user.keyboard('Husum');
    await press('{Enter}');
    await focused('subject');
    await user.keyboard('Plant labels');
    await press('{Enter}');
    await focused('line-0-name');
    await user.keyboard('Design of labels');
    await press('{Tab}');
    await user.keyboard('1,5');
    await press('{Tab}', '{Tab}');
    await user.keyboard('3*80');
    await press('{Enter}');
    await focused('line-1-name');
    await press('{Control>}{Enter}{/Control}');
    await screen.findByTestId('issue-confirm');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('issue-confirm')));
    await press('{Enter}');
    await screen.findByTestId('chain-code');
    await press('{Control>}s{/Control}');
    await focused('save-path');
    await user.clear(await field('save-path'));
    await user.keyboard('/tmp/first.pdf');
    await press('{Enter}');
    await screen.findByText('PDF saved');
    expect(keys).toBeLessThanOrEqual(25);
    expect(peek().kept[0]).toMatchObject({ draft: { lines: [{ quantity: '1.5', price: '240.00', vat: { rate: '19' } }] } });
    expect(screen.getByTestId('invoice-open').textContent).toBe('€428.40');
  });

  it('leads to what is missing instead of issuing', async () => {
    const user = await open('empty', '#/invoices/new');
    await focused('customer');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findAllByText('Name the customer this invoice is for.');
    await focused('customer');
    expect(screen.queryByTestId('issue-confirm')).toBeNull();
  });
});

describe('the list', () => {
  it('moves by j, k and arrows, finds what is typed, and opens with Enter', async () => {
    const user = await open('book', '#/invoices');
    const row = (id: string) => waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe(id));
    await row('d1');
    await user.keyboard('jj{ArrowDown}k');
    await row('i12');
    await user.keyboard('hafenbau');
    expect(document.activeElement).toBe(await field('filter'));
    await screen.findByText('1 found');
    await user.keyboard('{Enter}');
    await row('i6');
    expect(screen.getByText('12 days late')).toBeTruthy();
  });

  it('filters by a state that is typed as a word, and by its chip', async () => {
    const user = await open('book', '#/invoices');
    await user.type(await field('filter'), 'drafts');
    await screen.findByText('2 found');
    await user.click(screen.getByRole('button', { name: 'overdue' }));
    await screen.findByText('1 found');
  });
});

describe('an issued invoice', () => {
  it('takes a payment as it is typed and shows it in the tally', async () => {
    const user = await open('book', '#/invoices/i8');
    await screen.findByTestId('chain-code');
    await user.keyboard('p');
    await focused('pay-amount');
    await user.clear(await field('pay-amount'));
    await user.keyboard('2.377,00');
    await screen.findByText('Read as 2,377.00 EUR.');
    await user.keyboard('{Enter}');
    await screen.findByText('Payment recorded');
    await waitFor(() => expect(screen.getByTestId('invoice-open').textContent).toBe('–'));
  });
});

describe('palette and shortcuts', () => {
  it('finds a customer, marks the letters, and goes there', async () => {
    const user = await open('book', '#/home');
    await screen.findByText('Needs you today');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'meridian');
    const palette = within(await screen.findByTestId('palette'));
    await palette.findByText('Customers');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(place.route).toMatchObject({ page: 'customers', id: 'c3' }));
  });

  it('lists on ? exactly what is offered on this screen', async () => {
    const user = await open('book', '#/invoices');
    await screen.findByText('14 found');
    await user.keyboard('?');
    const sheet = within(await screen.findByTestId('shortcuts'));
    expect(sheet.getByText('Filter the list')).toBeTruthy();
    expect(sheet.queryByText('Record payment')).toBeNull();
  });
});

describe('an older book', () => {
  it('stops first, then opens for reading only', async () => {
    const user = await open('rolled-back');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/older than the one you last used here/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('rolled-read')));
    await user.keyboard('{Enter}');
    await screen.findByText(/^Open for reading only/);
    expect(screen.getByTestId<HTMLButtonElement>('new-invoice').disabled).toBe(true);
    await user.keyboard('{Control>}n{/Control}');
    expect(place.route.page).toBe('home');
  });

  it('shows a draft whose fields take no typing', async () => {
    const user = await open('rolled-back', '#/invoices/d2');
    await user.keyboard('{Enter}');
    const line = await screen.findByTestId<HTMLInputElement>('line-0-name');
    const before = line.value;
    await user.type(line, 'more');
    expect(line.value).toBe(before);
    const taking = [...document.querySelectorAll<HTMLInputElement>('.form input')].filter((each) => !each.readOnly).map((each) => each.dataset.field);
    expect(taking).toEqual([]);
  });
});

describe('locking', () => {
  it('keeps the draft first and forgets the book', async () => {
    const user = await open('book', '#/invoices/d2');
    await focused('line-0-name');
    await user.keyboard('{End}, folded{Control>}l{/Control}');
    await screen.findByText('Locked, as you asked');
    await waitFor(async () => expect((await core.invoiceShow('d2')).draft.lines[0]?.name).toMatch(/folded$/));
    expect(document.body.textContent).not.toContain('Café Zwischenzeit');
  });
});

describe('axe', () => {
  it.each<[Scene, string]>([
    ['first-run', ''], ['kit', ''], ['locked', ''], ['idle', ''], ['rolled-back', ''], ['empty', '#/home'], ['book', '#/home'], ['book', '#/invoices'], ['empty', '#/invoices'],
    ['book', '#/invoices/d1'], ['book', '#/invoices/new'], ['book', '#/invoices/i8'], ['book', '#/customers'], ['book', '#/customers/c1'], ['failing', '#/backups'], ['book', '#/settings'],
  ])('finds nothing in %s %s', async (scene, hash) => {
    await open(scene, hash);
    await new Promise((done) => setTimeout(done, 150));
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)).toEqual([]);
  });
});
