// History of another program: looked at, taken over, compared; and one of its documents.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { importing } from '../src/features/imports/importing.svelte';
import { place } from '../src/lib/route.svelte';
import { open, violations } from './scene';

async function looked() {
  importing.forget();
  const user = await open('book', '#/import');
  await user.click(await screen.findByTestId('import-choose'));
  await screen.findByText('2 documents, 1 payments, 1 customers');
  return user;
}

describe('history of another program', () => {
  it('is shown before anything is written', async () => {
    await looked();
    expect(screen.getByRole('row', { name: /^RE-2016-000001/ })).toBeTruthy();
    expect(screen.queryByTestId('import-done')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('comes in, and file and book stand line under line', async () => {
    const user = await looked();
    await user.click(screen.getByTestId('import-run'));
    await screen.findByTestId('import-done');
    const table = within(screen.getByTestId('reconciliation'));
    const [file, book] = [/in the file/, /in the book/].map((name) => within(table.getByRole('row', { name })).getAllByRole('cell'));
    expect(file?.map((cell) => cell.textContent)).toEqual(book?.map((cell) => cell.textContent));
    expect(screen.getByText('net and VAT give another gross')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByTestId('import-list'));
    await waitFor(() => expect(place.route.page).toBe('invoices'));
  });

  it('of a table asks what can be read in two ways, and brings it in once everything is answered', async () => {
    importing.forget();
    const user = await open('book', '#/import');
    await importing.open('/media/lena/rechnungen.csv');
    await screen.findByText(/can be read in two ways/);
    expect(screen.queryByTestId('import-run')).toBeNull();
    expect(await violations()).toEqual([]);
    await user.selectOptions(screen.getByTestId('csv-date'), 'dmy');
    await screen.findByText('It has no date.');
    expect(screen.queryByTestId('import-run')).toBeNull();
    await user.click(screen.getByTestId('csv-leave-out'));
    await user.click(screen.getByTestId('csv-same-2'));
    await waitFor(() => expect(importing.table?.map.new_rows).toEqual([2]));
    expect(await violations()).toEqual([]);
    await user.click(await screen.findByTestId('import-run'));
    await screen.findByText('3 rows read: 2 used, 1 left out.');
    expect(await violations()).toEqual([]);
  });

  it('gives a column another meaning, and takes it from the one that had it', async () => {
    importing.forget();
    const user = await open('book', '#/import');
    await importing.open('/media/lena/rechnungen.csv');
    await user.selectOptions(await screen.findByTestId('csv-column-Filiale'), 'net');
    await waitFor(() => expect(importing.table?.map.columns).toMatchObject({ Filiale: 'net' }));
    expect(importing.table?.map.columns).not.toHaveProperty('Netto');
  });

  it('shows one of its documents as it was given, and says whose it is', async () => {
    await open('book', '#/invoices/imported-1');
    await screen.findByTestId('imported');
    expect(screen.getByText('Paid, imported')).toBeTruthy();
    expect(screen.getByText('Lektorat Katalog')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});
