// What people type into money fields, and what it means. The table is the specification.
import { describe, expect, it } from 'vitest';
import { decimal, exact, plus, readDecimal, rounded, times, write } from '../src/lib/decimal';

const read = (typed: string, mark: '.' | ',' = '.') => {
  const reading = readDecimal(typed, mark);
  return reading.kind === 'read' ? reading.text : reading.kind;
};

describe('reading, decimal point', () => {
  it.each([
    ['', 'empty'], ['  ', 'empty'],
    ['95', '95'], ['95.00', '95.00'], ['0.5', '0.5'], ['.5', '0.5'], ['5.', '5'], ['007', '7'],
    ['1,5', '1.5'], ['1,50', '1.50'], ['1.234,50', '1234.50'], ['1,234.50', '1234.50'], ['1.234.567,89', '1234567.89'], ['1,234,567', '1234567'],
    ['1,234', '1234'], ['1.234', '1.234'], ['0,234', '0.234'], ['12,34', '12.34'], ['1234,5', '1234.5'],
    ['1 234,50', '1234.50'], ['1\u00A0234,50', '1234.50'], ['1\u202F234.50', '1234.50'], ['1’234.50', '1234.50'], ["1'234.50", '1234.50'],
    ['-5', '-5'], ['−5', '-5'], ['- 5,25', '-5.25'],
    ['3*80', '240'], ['3×80', '240'], ['3x80', '240'], ['2,5 * 96', '240'], ['1.5*1.5', '2.25'], ['3*80+20', '260'], ['100-20', '80'], ['2*-3', 'unreadable'],
    ['100+19%', '119'], ['80-10%', '72'], ['19%', '0.19'], ['200*5%', '10'], ['100+20+10%', '132'],
    ['abc', 'unreadable'], ['1.2.3', 'unreadable'], ['1,23,456.7', 'unreadable'], ['1,234.567.89', 'unreadable'], ['3*', 'unreadable'], ['*3', 'unreadable'], ['3 80*', 'unreadable'],
    ['€5', 'unreadable'], ['1e5', 'unreadable'], ['%', 'unreadable'], ['+', 'unreadable'], ['5%%', 'unreadable'], ['٣', 'unreadable'], ['9'.repeat(61), 'unreadable'],
    ['90071992547409.93', '90071992547409.93'],
  ])('%j is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it('says when what it read is not what stands there', () => {
    expect(readDecimal('1,5')).toEqual({ kind: 'read', text: '1.5', same: false });
    expect(readDecimal('1.5')).toEqual({ kind: 'read', text: '1.5', same: true });
  });
});

describe('reading, decimal comma', () => {
  it.each([['1.234', '1234'], ['1,234', '1.234'], ['1.234,5', '1234.5'], ['1.5', '1.5'], ['1.234.567', '1234567']])('%j is %s', (typed, meant) => {
    expect(read(typed, ',')).toBe(meant);
  });
});

/** Numerical Recipes' generator: the same cases at every run. */
function numbers(seed: number): () => bigint {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return state >> 11n;
  };
}

describe('arithmetic', () => {
  const next = numbers(7);
  const some = () => decimal((next() % 2_000_000_000n) - 1_000_000_000n, Number(next() % 5n));

  it('writes and reads back every decimal', () => {
    for (let n = 0; n < 2000; n += 1) {
      const value = some();
      const back = exact(write(value));
      expect(back).toEqual(value);
    }
  });

  it('groups in either way, and reads the same amount', () => {
    for (let n = 0; n < 2000; n += 1) {
      const cents = next() % 10_000_000_000n;
      const whole = (cents / 100n).toString();
      const fraction = (cents % 100n).toString().padStart(2, '0');
      const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
      const meant = `${whole}.${fraction}`;
      for (const typed of [`${whole}.${fraction}`, `${whole},${fraction}`, `${grouped('.')},${fraction}`, `${grouped(',')}.${fraction}`, `${grouped(' ')},${fraction}`]) expect(read(typed)).toBe(meant);
    }
  });

  it('adds and multiplies as whole numbers do', () => {
    for (let n = 0; n < 2000; n += 1) {
      const [a, b] = [some(), some()];
      const scale = a.scale + b.scale;
      const up = (value: typeof a, to: number) => value.digits * 10n ** BigInt(to - value.scale);
      expect(up(plus(a, b), scale)).toBe(up(a, scale) + up(b, scale));
      expect(times(a, b).digits).toBe(a.digits * b.digits);
    }
  });

  it('rounds half away from zero and never by more than half a step', () => {
    expect(write(rounded(decimal(1005n, 3), 2))).toBe('1.01');
    expect(write(rounded(decimal(-1005n, 3), 2))).toBe('-1.01');
    expect(write(rounded(decimal(753616n, 3), 2))).toBe('753.62');
    for (let n = 0; n < 2000; n += 1) {
      const value = decimal((next() % 2_000_000n) - 1_000_000n, 4);
      const off = rounded(value, 2).digits * 100n - value.digits;
      expect(off <= 50n && off >= -50n).toBe(true);
    }
  });
});

it('never takes long and never throws on anything typed', () => {
  const next = numbers(11);
  const signs = '0123456789.,+-*%x× ’\'e€()abc';
  for (let n = 0; n < 5000; n += 1) {
    const length = Number(next() % 20n);
    const typed = Array.from({ length }, () => signs[Number(next() % BigInt(signs.length))]).join('');
    const reading = readDecimal(typed);
    if (reading.kind === 'read') expect(reading.text).toMatch(/^-?\d+(\.\d+)?$/);
  }
});
