// Reports: periods as they are meant, figures that lead to their documents, and a file for a spreadsheet.
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { askFilter, InvoiceList, readFilter } from '../src/features/invoices/list.svelte';
import { bars } from '../src/features/reports/bars';
import { monthOf, monthsBetween, period, type PeriodName } from '../src/features/reports/periods';
import { today } from '../src/lib/dates';
import { place } from '../src/lib/route.svelte';
import { field, open, violations } from './scene';

/** The first figure of a row. */
function first(row: HTMLElement | undefined): HTMLElement {
  const [figure] = within(row ?? document.body).getAllByRole('button');
  if (!figure) throw new Error('no figure');
  return figure;
}

describe('a period', () => {
  it.each<[PeriodName, string, string, string]>([
    ['this-month', '2026-02-14', '2026-02-01', '2026-02-28'],
    ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['this-quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['last-quarter', '2026-01-01', '2025-10-01', '2025-12-31'],
    ['last-quarter', '2026-06-30', '2026-01-01', '2026-03-31'],
    ['this-year', '2028-02-29', '2028-01-01', '2028-12-31'],
    ['last-year', '2028-02-29', '2027-01-01', '2027-12-31'],
  ])('%s on %s', (name, on, from, to) => {
    expect(period(name, on)).toEqual({ from, to });
  });

  it('knows how long a month is, and leaves none out', () => {
    expect(monthOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});

describe('the plot', () => {
  const row = (month: string, net: string, currency = 'EUR') => ({ month, currency, count: 1, net, vat: '0.00', gross: net, written_off: '0.00', filter: '' });

  it('gives an empty month its place, shows a year up to this month, and keeps to one currency', () => {
    const drawn = bars([row('2026-01', '100.00'), row('2026-03', '-20.00'), row('2026-03', '5', 'JPY')], 'EUR', '2026-04-02');
    expect(drawn.map((bar) => bar.id)).toEqual(monthsBetween('2025-05', '2026-04'));
    expect(drawn.slice(-5).map((bar) => bar.size)).toEqual([0, 100, 0, -20, 0]);
    expect(drawn.at(-2)?.words).toBe('March 2026: −€20.00');
  });

  it('shows two years at most', () => {
    expect(bars([row('2020-01', '1.00'), row('2026-01', '1.00')], 'EUR', '2026-01-31').map((bar) => bar.id)).toHaveLength(24);
  });
});

describe('a filter', () => {
  it('reads a period beside a state and words', () => {
    expect(readFilter('credit-note 2026-01-01..2026-03-31 hafenbau')).toEqual({ state: 'credit-note', code: '', from: '2026-01-01', to: '2026-03-31', words: 'hafenbau' });
  });

  it('keeps what stands between quotation marks together, and takes no state out of it', () => {
    const text = 'overdue customer:="Haus ""Open""  Air" -credit-note';
    expect(readFilter(text)).toEqual({ state: 'overdue', code: '', from: '', to: '', words: 'customer:="Haus ""Open""  Air" -credit-note' });
  });

  it('is handed over once', () => {
    askFilter('open customer:="Air e.V."');
    expect(new InvoiceList().text).toBe('open customer:="Air e.V."');
    expect(new InvoiceList().text).toBe('');
  });
});

describe('the page', () => {
  it('is reached by keys, and each month leads to its documents', async () => {
    const user = await open('book', '#/home');
    await screen.findByText('Needs you today');
    await user.keyboard('{Alt>}6{/Alt}');
    expect((await screen.findByTestId('plot')).getAttribute('aria-label')).toMatch(/^Bars of revenue without VAT in EUR over \d+ months/);
    expect(await violations()).toEqual([]);
    const [newest] = await screen.findAllByTestId('figures-row');
    await user.click(first(newest));
    await waitFor(() => expect(place.route.page).toBe('invoices'));
    const asked = await screen.findByTestId<HTMLInputElement>('filter');
    expect(asked.value).toMatch(/^booked currency:EUR issued:\d{4}-\d{2}$/);
    await waitFor(() => expect(screen.queryAllByText('New year cards')).toEqual([]));
  });

  it('says who owes what, with a sum, and leads to the late invoices of a customer', async () => {
    const user = await open('book', '#/reports/aging');
    const rows = await screen.findAllByTestId('figures-row');
    const late = rows.find((row) => row.textContent.includes('Hafenbau Petersen'));
    expect(late?.textContent).toContain('2,320.50');
    expect(rows.at(-1)?.textContent).toContain('All customers');
    expect(await violations()).toEqual([]);
    await user.click(first(late));
    await waitFor(async () => expect((await screen.findByTestId<HTMLInputElement>('filter')).value).toMatch(/^open due:\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2} booked currency:EUR customer:="Hafenbau Petersen.*"$/));
    await screen.findByText('1 found');
  });

  it('takes a VAT period by name or by days, and names what is not taxed', async () => {
    const user = await open('book', '#/reports/vat');
    await user.click(await screen.findByTestId('period-this-year'));
    await screen.findByText('Reverse charge');
    expect(screen.getByText('19 %')).toBeTruthy();
    expect(await violations()).toEqual([]);
    const to = await field('vat-to');
    await user.clear(to);
    await user.type(to, '1.1.2020{Enter}');
    await screen.findByText('Before the first day');
    expect(screen.queryAllByTestId('figures-row')).toEqual([]);
    const from = await field('vat-from');
    await user.clear(from);
    await user.type(from, '1.1.2020{Enter}');
    await screen.findByText('Nothing was issued in this period');
  });

  it('divides the revenue of a period by customer and by item, and each figure finds its documents', async () => {
    const user = await open('book', '#/reports/revenue');
    await user.click(await screen.findByTestId('by-customers'));
    await user.click(await screen.findByTestId('period-this-year'));
    await screen.findAllByTestId('share');
    const rows = screen.getAllByTestId('figures-row');
    expect(rows.at(-1)?.textContent).toContain('All');
    expect(await violations()).toEqual([]);
    await user.click(screen.getByTestId('by-items'));
    await waitFor(() => expect(place.route.id).toBe('items'));
    const [largest] = await screen.findAllByTestId('figures-row');
    const documents = largest?.querySelectorAll('td')[2]?.textContent;
    const name = largest?.querySelector('th')?.textContent.trim();
    await user.click(first(largest));
    const filter = await screen.findByTestId<HTMLInputElement>('filter');
    expect(filter.value).toContain(`item:="${name ?? ''}"`);
    await screen.findByText(`${documents ?? ''} found`);
  });

  it('says that no number is missing', async () => {
    await open('book', '#/reports/gaps');
    await screen.findByText('No number is missing');
  });

  it('saves what it shows as CSV or PDF, and says why it cannot', async () => {
    const user = await open('book', '#/reports/aging');
    await screen.findAllByTestId('figures-row');
    await user.click(await screen.findByTestId('report-csv'));
    const path = await screen.findByTestId<HTMLInputElement>('save-path');
    await waitFor(() => expect(path.value).toContain(`/open-items-${today()}.csv`));
    expect(screen.queryByTestId('report-language')).toBeNull();
    await user.clear(path);
    await user.type(path, '/tmp/taken.csv{Enter}');
    await screen.findByText('There is a file of that name already.');
    await user.clear(path);
    await user.type(path, '/tmp/aging.csv{Enter}');
    await screen.findByText('Saved to /tmp/aging.csv');
    // The dialog has gone, and the page behind it answers again.
    await waitFor(() => expect(document.body.style.pointerEvents).not.toBe('none'));
    await user.click(await screen.findByTestId('report-pdf'));
    const page = await screen.findByTestId<HTMLInputElement>('save-path');
    await waitFor(() => expect(page.value).toContain(`/tmp/open-items-${today()}.pdf`));
    await user.selectOptions(screen.getByTestId('report-language'), 'de');
    expect(await violations()).toEqual([]);
    await user.click(screen.getByTestId('save-confirm'));
    await screen.findByText(/Saved to .*\.pdf/);
  });

  it('teaches where the book is empty', async () => {
    await open('empty', '#/reports/aging');
    await screen.findByText('Nobody owes you anything');
    expect((await screen.findByTestId<HTMLButtonElement>('report-pdf')).disabled).toBe(true);
  });
});
