// The in-memory core's calculator: the same rounding as the real one, only enough of EN 16931 to be believed on screen.
import { decimal, exact, negated, plus, rounded, times, write, type Decimal } from '../../lib/decimal';
import type { DraftInput } from '../bindings/DraftInput';
import type { Fault } from '../bindings/Fault';
import type { LineInput } from '../bindings/LineInput';
import type { TotalsView } from '../bindings/TotalsView';

const ZERO = decimal(0n, 2);

function lineNet(line: LineInput, path: string, faults: Fault[]): Decimal {
  const quantity = exact(line.quantity);
  const price = exact(line.price);
  if (!quantity) faults.push({ path: `${path}.quantity`, code: 'not-a-number', message: 'The quantity cannot be read as a number.' });
  if (!price) faults.push({ path: `${path}.price`, code: 'not-a-number', message: 'The price cannot be read as a number.' });
  if (!line.name) faults.push({ path: `${path}.name`, code: 'BR-25', message: 'Each line needs the name of what was delivered.' });
  if (!quantity || !price) return ZERO;
  let net = times(quantity, price);
  for (const allowance of line.allowances) {
    const percent = exact(allowance.percent);
    if (!percent) faults.push({ path: `${path}.allowances.0.percent`, code: 'not-a-number', message: 'The reduction cannot be read as a percentage.' });
    else net = plus(net, negated(times(net, decimal(percent.digits, percent.scale + 2))));
  }
  return rounded(net, 2);
}

export function totalsOf(draft: DraftInput, currency: string): { totals: TotalsView; faults: Fault[] } {
  const faults: Fault[] = [];
  const nets = draft.lines.map((line, n) => lineNet(line, `lines.${String(n)}`, faults));
  const groups = new Map<string, { category: string; rate: string; taxable: Decimal }>();
  draft.lines.forEach((line, n) => {
    const category = line.vat.category || 'S';
    const rate = exact(line.vat.rate || '0');
    if (!rate) faults.push({ path: `lines.${String(n)}.vat.rate`, code: 'not-a-number', message: 'The VAT rate cannot be read as a percentage.' });
    const key = `${category} ${rate ? write(rate) : '0'}`;
    const group = groups.get(key) ?? { category, rate: rate ? write(rate) : '0', taxable: ZERO };
    groups.set(key, { ...group, taxable: plus(group.taxable, nets[n] ?? ZERO) });
  });
  const breakdown = [...groups.values()].map((group) => {
    const rate = exact(group.rate) ?? ZERO;
    return { ...group, tax: rounded(times(group.taxable, decimal(rate.digits, rate.scale + 2)), 2) };
  });
  const net = nets.reduce(plus, ZERO);
  const vat = breakdown.reduce((sum, group) => plus(sum, group.tax), ZERO);
  const gross = write(plus(net, vat));
  const totals: TotalsView = {
    currency,
    line_nets: nets.map(write),
    line_total: write(net),
    allowance_total: '0.00',
    charge_total: '0.00',
    net_total: write(net),
    vat_total: write(vat),
    gross_total: gross,
    prepaid: '0.00',
    rounding: '0.00',
    payable: gross,
    vat_breakdown: breakdown
      .toSorted((a, b) => Number(b.rate) - Number(a.rate))
      .map((group) => ({ category: group.category, rate: group.rate, taxable: write(group.taxable), tax: write(group.tax) })),
  };
  return { totals, faults };
}

/** Sum of decimal strings with two decimals. */
export const sum = (amounts: readonly string[]): string => write(amounts.map((text) => exact(text) ?? ZERO).reduce(plus, ZERO));

export const minus = (a: string, b: string): string => write(plus(exact(a) ?? ZERO, negated(exact(b) ?? ZERO)));
