// Exact decimals as people type them: "1.234,50", "3*80", "+19%". BigInt only, never a float.

/** `digits / 10^scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export type Reading =
  | { readonly kind: 'empty' }
  /** `text` is the canonical form with a point; `same` when that is what was typed. */
  | { readonly kind: 'read'; readonly text: string; readonly same: boolean }
  | { readonly kind: 'unreadable' };

/** Longer input is no amount, and BigInt would work on it for long. */
const MAX_TYPED = 60;
/** The core's own bound of an exact decimal. */
const MAX_SCALE = 12;

const power = (scale: number): bigint => 10n ** BigInt(scale);

export const decimal = (digits: bigint, scale = 0): Decimal => ({ digits, scale });

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return decimal(a.digits * power(scale - a.scale) + b.digits * power(scale - b.scale), scale);
}

export const negated = (a: Decimal): Decimal => decimal(-a.digits, a.scale);

export const times = (a: Decimal, b: Decimal): Decimal => decimal(a.digits * b.digits, a.scale + b.scale);

/** Half away from zero, as the core rounds. */
export function rounded(a: Decimal, scale: number): Decimal {
  if (a.scale <= scale) return decimal(a.digits * power(scale - a.scale), scale);
  const step = power(a.scale - scale);
  const size = a.digits < 0n ? -a.digits : a.digits;
  const up = (size + step / 2n) / step;
  return decimal(a.digits < 0n ? -up : up, scale);
}

/** With exactly `scale` decimals. */
export function write(a: Decimal): string {
  const sign = a.digits < 0n ? '-' : '';
  const figures = (a.digits < 0n ? -a.digits : a.digits).toString().padStart(a.scale + 1, '0');
  const cut = figures.length - a.scale;
  return sign + figures.slice(0, cut) + (a.scale > 0 ? `.${figures.slice(cut)}` : '');
}

/** Reads what the core writes, or what `readDecimal` gave: a plain decimal with a point. */
export function exact(text: string): Decimal | null {
  const found = /^(-?)(\d{1,30})(?:\.(\d{1,12}))?$/.exec(text);
  if (!found) return null;
  const fraction = found[3] ?? '';
  const digits = BigInt((found[2] ?? '') + fraction);
  return decimal(found[1] ? -digits : digits, fraction.length);
}

/** The sum of two amounts as the core writes them. A text that is none leaves the other. */
export function summed(a: string, b: string): string {
  const [one, other] = [exact(a), exact(b)];
  return one && other ? write(plus(one, other)) : one ? a : b;
}

/** Whether two plain decimals are one number: `5`, `5.0` and `5.00` are. */
export function equal(a: string, b: string): boolean {
  const [one, other] = [exact(a), exact(b)];
  return one !== null && other !== null && plus(one, negated(other)).digits === 0n;
}

/** One number with grouping and either decimal mark. `mark` decides only where a lone separator could be both. */
function number(typed: string, mark: '.' | ','): Decimal | null {
  const text = typed.replace(/[\s\u00A0\u202F'’]/gu, '');
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(text)) return null;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return exact(text);
  const sign = text[last] as '.' | ',';
  const both = text.includes('.') && text.includes(',');
  const often = text.indexOf(sign) !== last;
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(text) && !text.startsWith("0");
  if (both ? often : often || (sign !== mark && grouped)) {
    // Only groups, no decimals: "1.234.567", or "1,234" where a point marks decimals.
    return grouped && !both ? exact(text.replace(/[.,]/g, '')) : null;
  }
  const whole = text.slice(0, last);
  if (/[.,]/.test(whole) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  const fraction = text.slice(last + 1);
  return exact(`${whole.replace(/[.,]/g, '') || '0'}${fraction && `.${fraction}`}`);
}

type Token = '+' | '-' | '*' | '%' | Decimal;

function tokens(typed: string, mark: '.' | ','): Token[] | null {
  const found: Token[] = [];
  for (const part of typed.matchAll(/[+\-−*×x%]|[^+\-−*×x%]+/gu)) {
    const text = part[0].trim();
    if (text === '') continue;
    if (text === '*' || text === '×' || text === 'x') found.push('*');
    else if (text === '-' || text === '−') found.push('-');
    else if (text === '+' || text === '%') found.push(text);
    else {
      const value = number(text, mark);
      if (!value) return null;
      found.push(value);
    }
  }
  return found;
}

const isNumber = (token: Token | undefined): token is Decimal => typeof token === 'object';

/** A product: `3*80*1.5`. A trailing `%` divides by a hundred. */
function product(rest: Token[]): { value: Decimal; percent: boolean } | null {
  let value = decimal(1n);
  let percent = false;
  for (;;) {
    const next = rest.shift();
    if (!isNumber(next)) return null;
    value = times(value, next);
    if (rest[0] === '%') {
      rest.shift();
      value = decimal(value.digits, value.scale + 2);
      percent = true;
    }
    if (rest[0] !== '*') return { value, percent };
    rest.shift();
  }
}

/** A sum of products; a percent after `+` or `-` is taken of what stands before it, as on a pocket calculator. */
function sum(rest: Token[]): Decimal | null {
  let total: Decimal | null = null;
  while (rest.length > 0) {
    let minus = false;
    if (rest[0] === '+' || rest[0] === '-') minus = rest.shift() === '-';
    else if (total) return null;
    const part = product(rest);
    if (!part) return null;
    const size: Decimal = part.percent && total ? times(total, part.value) : part.value;
    const signed = minus ? negated(size) : size;
    total = total ? plus(total, signed) : signed;
  }
  return total;
}

/** Drops zeros that say nothing, but keeps as many decimals as were typed in a plain number. */
function tidy(value: Decimal, plain: boolean): Decimal {
  let { digits, scale } = value;
  while (!plain && scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return decimal(digits, scale);
}

/** Reads what was typed into a money or quantity field. `mark` is the decimal mark of the user's locale. */
export function readDecimal(typed: string, mark: '.' | ',' = '.'): Reading {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  if (text.length > MAX_TYPED) return { kind: 'unreadable' };
  const found = tokens(text, mark);
  if (!found || found.length === 0) return { kind: 'unreadable' };
  const plain = found.filter(isNumber).length === 1 && !found.includes('%');
  const value = sum(found);
  if (!value) return { kind: 'unreadable' };
  const result = tidy(value, plain);
  if (result.scale > MAX_SCALE) return { kind: 'unreadable' };
  const canonical = write(result);
  return { kind: 'read', text: canonical, same: canonical === text };
}
