/** Exact decimals as strings: summed as whole numbers, shown with grouped digits. No amount is ever a float. */

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

function scaled(amount: string): Scaled {
  const [whole = '0', fraction = ''] = amount.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function at(value: Scaled, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

/** Has as many decimals as the longest term, as the writer's totals have. */
export function sum(amounts: readonly string[]): string {
  const values = amounts.map(scaled);
  const scale = Math.max(0, ...values.map((value) => value.scale));
  const units = values.reduce((total, value) => total + at(value, scale), 0n);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

export function compare(a: string, b: string): number {
  const [left, right] = [scaled(a), scaled(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = at(left, scale) - at(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(amount: string): boolean {
  return scaled(amount).units === 0n;
}

/** `-1234.50` as `−1,234.50`. */
export function grouped(amount: string): string {
  const [whole = '0', fraction] = amount.replace('-', '').split('.');
  const sign = amount.startsWith('-') && !isZero(amount) ? '\u2212' : '';
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return sign + (fraction === undefined ? digits : `${digits}.${fraction}`);
}
