/** Reads shapes out of JSON that somebody else wrote; anything unexpected throws. */
export class Shape extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

/** An object with exactly these keys. */
export function fields(value: unknown, keys: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Shape('object');
  const found = Object.keys(value);
  if (found.length !== keys.length || !keys.every((key) => Object.hasOwn(value, key))) throw new Shape('keys');
  return value as Fields;
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Shape('text');
  return value;
}

export function textOrNull(value: unknown): string | null {
  return value === null ? null : text(value);
}

export function matching(value: unknown, pattern: RegExp): string {
  const found = text(value);
  if (!pattern.test(found)) throw new Shape('pattern');
  return found;
}

export function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new Shape('count');
  return value;
}

export function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Shape('flag');
  return value;
}

export function list<T>(value: unknown, item: (value: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Shape('list');
  return value.map(item);
}
