// The in-memory core on VAT: how sums came about, which notes stand on a draft, which treatment fits.
import type { CustomerInput } from '../bindings/CustomerInput';
import type { DraftInput } from '../bindings/DraftInput';
import type { ExemptionInput } from '../bindings/ExemptionInput';
import type { ExplanationView } from '../bindings/ExplanationView';
import type { VatProposalView } from '../bindings/VatProposalView';
import { totalsOf } from './totals';

const NOTES: Record<string, string> = { AE: 'Steuerschuldnerschaft des Leistungsempfängers / Reverse charge', K: 'VAT-exempt intra-Community supply', G: 'VAT-exempt export', O: 'Outside the scope of VAT' };

export function explanationOf(draft: DraftInput): ExplanationView {
  const { totals } = totalsOf(draft, draft.currency || 'EUR');
  const steps = [
    ...draft.lines.map((line, n) => ({ path: `lines.${String(n)}`, term: 'BT-131', formula: `${line.quantity} × ${line.price}`, amount: totals.line_nets[n] ?? '0.00' })),
    { path: 'line_total', term: 'BT-106', formula: totals.line_nets.join(' + '), amount: totals.line_total },
    { path: 'net_total', term: 'BT-109', formula: `${totals.line_total} − 0.00 + 0.00`, amount: totals.net_total },
    ...totals.vat_breakdown.map((row, n) => ({ path: `vat_breakdown.${String(n)}`, term: 'BT-117', formula: `${row.rate} % of ${row.taxable} (${row.category})`, amount: row.tax })),
    { path: 'vat_total', term: 'BT-110', formula: totals.vat_breakdown.map((row) => row.tax).join(' + '), amount: totals.vat_total },
    { path: 'gross_total', term: 'BT-112', formula: `${totals.net_total} + ${totals.vat_total}`, amount: totals.gross_total },
    { path: 'payable', term: 'BT-115', formula: `${totals.gross_total} − 0.00 + 0.00`, amount: totals.payable },
  ];
  return { steps, vat_by_line: totals.vat_total, difference: '0.00' };
}

export function exemptionsOf(draft: DraftInput): ExemptionInput[] {
  const free = [...new Set(draft.lines.map((line) => line.vat.category))].filter((category) => category === 'E' || category in NOTES);
  return free.toSorted().map((category) => draft.exemptions.find((each) => each.category === category) ?? { category, code: '', reason: NOTES[category] ?? '' });
}

/** A German studio: its own VAT at home, reverse charge for a business abroad. */
export function proposalsOf(draft: DraftInput, customer: CustomerInput | undefined): VatProposalView[] {
  if (!customer?.country) return [];
  const abroad = customer.country !== 'DE' && customer.vat_id !== '';
  const vat = abroad ? { category: 'AE', rate: '0' } : { category: 'S', rate: '19' };
  const reason = abroad ? 'Your customer is a business in another EU country: they owe the VAT.' : 'Your own VAT applies.';
  return [{ kind: 'services', case: abroad ? 'eu-business-services' : 'domestic', ...vat, reason, fits: draft.lines.every((line) => (line.vat.category || 'S') === vat.category) }];
}
