// The code of the recovery kit as it is typed: nine groups of four symbols, read as tolerantly as the core reads them.

export const GROUPS = 9;
export const GROUP_SYMBOLS = 4;
export const NO_GROUPS: readonly string[] = Array.from({ length: GROUPS }, () => '');

/** Capitals without blanks and dashes; O is 0, I and L are 1, as on paper. */
export const tidy = (typed: string): string =>
  typed.replace(/[\s\p{Pd}\u2212]/gu, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');

/** A sign that no code has: U, a letter with an accent, punctuation. */
export const hasForeign = (group: string): boolean => /[^0-9A-HJKMNP-TV-Z]/.test(group);

export const isWhole = (group: string): boolean => group.length === GROUP_SYMBOLS && !hasForeign(group);

/** The groups after `typed` went into group `at`: what does not fit there flows on; a whole code starts at the first. */
export function typedAt(groups: readonly string[], at: number, typed: string): { groups: string[]; next: number } {
  const symbols = tidy(typed);
  const from = symbols.length >= GROUPS * GROUP_SYMBOLS ? 0 : at;
  const parts = symbols.match(/.{1,4}/gu) ?? [''];
  const filled = groups.map((group, n) => parts[n - from] ?? group);
  const last = Math.min(from + parts.length - 1, GROUPS - 1);
  const goOn = (filled[last]?.length ?? 0) === GROUP_SYMBOLS && last < GROUPS - 1;
  return { groups: filled, next: goOn ? last + 1 : last };
}
