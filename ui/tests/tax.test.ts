// VAT in the editor: proposed with a reason, taken only by the user, and every figure explained by the core.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftSession } from '../src/features/invoices/draft.svelte';
import { fieldOf } from '../src/features/invoices/lines';
import { businessSchemes, schemeChoices } from '../src/features/invoices/schemes';
import TaxTerms from '../src/features/invoices/TaxTerms.svelte';
import Totals from '../src/features/invoices/Totals.svelte';
import { unitCode, unitWords } from '../src/features/invoices/units';
import VatProposal from '../src/features/invoices/VatProposal.svelte';
import * as core from '../src/ipc/client';
import { play } from '../src/ipc/fake/door';

async function drafted(): Promise<DraftSession> {
  const draft = new DraftSession();
  draft.open(null, 'DE');
  draft.type(0, 'name', 'Poster');
  draft.type(0, 'price', '100');
  draft.type(1, 'name', 'Print');
  draft.type(1, 'price', '50');
  const customer = (await core.customersList('Van Dijk'))[0];
  if (customer) draft.choose(customer);
  await draft.settle();
  return draft;
}

beforeEach(() => {
  play('book');
});

describe('the VAT that fits', () => {
  it('is proposed with its reason and changes nothing by itself', async () => {
    const draft = await drafted();
    expect(draft.lines.slice(0, 2).map((line) => line.vat)).toEqual(['19 %', '19 %']);
    expect(draft.check?.vat_proposals).toMatchObject([{ category: 'AE', fits: false }]);
  });

  it('stands on all lines once it is taken, and is not proposed again', async () => {
    const draft = await drafted();
    const take = vi.fn((vat: { category: string; rate: string }) => { draft.treat(vat); });
    render(VatProposal, { proposals: draft.check?.vat_proposals ?? [], ontake: take });
    await userEvent.click(screen.getByTestId('vat-take-services'));
    await draft.settle();
    expect(draft.input.lines.map((line) => line.vat.category)).toEqual(['AE', 'AE']);
    expect(draft.check?.vat_proposals).toMatchObject([{ fits: true }]);
  });
});

describe('a small business', () => {
  it('begins its lines exempt', () => {
    const draft = new DraftSession();
    draft.open(null, 'DE', 'de-19');
    draft.type(0, 'name', 'Poster');
    expect(draft.lines[0]?.vat).toBe('exempt');
  });

  it('chooses among schemes by name, and a document may leave its own', () => {
    expect(businessSchemes()[0]).toEqual(['', 'none']);
    const words = schemeChoices('de-19');
    expect(words.slice(0, 2)).toEqual([['', 'As in settings: Germany, § 19 UStG'], ['none', 'none']]);
    expect(words.some(([code]) => code === 'de-19')).toBe(false);
  });
});

it.each([['pack', 'XPK'], ['m3', 'MTQ'], ['Sets', 'SET'], ['kwh', 'KWH'], ['tonnes', 'TNE']])('a unit that paper has words for is typed in words: %s', (typed, code) => {
  expect(unitCode(typed)).toBe(code);
  expect(unitWords(code)).not.toBe(code);
});

it.each([['exemptions', 'exemption'], ['withholding.percent', 'withholding-percent'], ['period_end', 'period-end'], ['prices', 'prices'], ['prepaid', 'prepaid']])('a fault at %s leads to %s', (path, field) => {
  expect(fieldOf(path, [])).toBe(field);
});

it('the fold opens where something in it is at fault', async () => {
  const draft = await drafted();
  const { rerender } = render(TaxTerms, { draft, scheme: '', readOnly: false, credit: false, issueDate: '2026-11-20' });
  expect(screen.getByTestId('tax-terms').getAttribute('aria-expanded')).toBe('false');
  if (draft.check) draft.check = { ...draft.check, faults: [{ path: 'exemptions', code: 'BR-E-10', message: 'Say why there is no VAT.' }] };
  await rerender({ draft });
  expect(screen.getByTestId('tax-terms').getAttribute('aria-expanded')).toBe('true');
});

it('a figure shows the steps of the core and the cents of the other method', async () => {
  const draft = await drafted();
  const totals = draft.check?.totals;
  if (!totals) throw new Error('the draft adds up');
  render(Totals, { totals, lines: draft.input.lines, due: 'Amount due', explain: () => core.draftExplain(draft.input) });
  await userEvent.click(screen.getByTestId('why-vat_breakdown.0'));
  expect(await screen.findByText('19 % of 150.00 (S)')).toBeTruthy();
  expect(screen.getByTestId('other-method').textContent).toContain('the same');
});

it('what is withheld stands apart and lowers what is paid', () => {
  const totals = { currency: 'EUR', line_nets: ['1000.00'], line_total: '1000.00', allowance_total: '0.00', charge_total: '0.00', net_total: '1000.00', vat_total: '210.00', gross_total: '1210.00', prepaid: '0.00', rounding: '0.00', payable: '1210.00', withheld: '150.00', to_pay: '1060.00', vat_breakdown: [{ category: 'S', rate: '21', taxable: '1000.00', tax: '210.00' }] };
  render(Totals, { totals, lines: [], due: 'To pay', withholding: { name: 'IRPF', percent: '15' } });
  expect(screen.getByTestId('withheld').textContent).toContain('Withheld: IRPF 15 %');
  expect(screen.getByTestId('amount-due').textContent).toContain('1,060.00');
});
