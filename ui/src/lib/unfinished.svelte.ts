// What stands in a form when the window is locked, and how the form gets it back. Where it lies in between is not known here.
import { SvelteMap } from 'svelte/reactivity';
import { beforeLocking } from './leaving';

/** Where words outlive the page; `keep` is false when they could not be kept. */
export interface Keeper {
  keep(form: string, words: string): Promise<boolean>;
  drop(form: string): void;
}

/** Forms on screen, by their place in the window: what was typed into one, or null where nothing was. */
const standing = new Map<string, () => unknown>();
const left = new SvelteMap<string, string>();
let keeper: Keeper | null = null;

/** Opens the place where words are kept, with what lies there. */
export function keepIn(there: Keeper, words: readonly { form: string; words: string }[]): void {
  keeper = there;
  left.clear();
  for (const each of words) left.set(each.form, each.words);
}

/** What was typed into a form that began as `start`; null where that is nothing. */
export function changed<T>(now: T, start: T): T | null {
  return JSON.stringify(now) === JSON.stringify(start) ? null : now;
}

/** Of a component: while `form` is a place, `typed` says what would be lost with it. A form that is closed was saved or given
 * up; one that goes with its page was not. */
export function keepsWords(form: () => string | null, typed: () => unknown): void {
  let before: string | null = null;
  $effect(() => {
    const now = form();
    if (before !== null && before !== now) drop(before);
    before = now;
    if (now === null) return undefined;
    standing.set(now, typed);
    return () => standing.delete(now);
  });
}

/** What this form held when it was left; `start`, where nothing was. Words of an older form keep only what it still asks for. */
export function asLeft<T extends object>(form: string, start: T): T {
  const kept = left.get(form);
  if (kept === undefined) return start;
  try {
    const words = JSON.parse(kept) as Partial<T>;
    const same = (key: string) => typeof words[key as keyof T] === typeof start[key as keyof T];
    return { ...start, ...Object.fromEntries(Object.entries(words).filter(([key]) => key in start && same(key))) };
  } catch {
    return start;
  }
}

/** The places of all forms that were left; one of them may be on screen now. */
export const leftForms = (): string[] => [...left.keys()];

/** What lies there of a form is not wanted any more; the returned function keeps it after all. */
export function drop(form: string): () => void {
  const words = left.get(form);
  if (words === undefined) return () => undefined;
  left.delete(form);
  keeper?.drop(form);
  return () => {
    left.set(form, words);
    void keeper?.keep(form, words);
  };
}

/** Keeps one form that is about to go, if anything was typed into it. */
export async function keepForm(form: string): Promise<boolean> {
  const words = standing.get(form)?.() ?? null;
  if (words === null) return true;
  const text = JSON.stringify(words);
  if (!keeper || !(await keeper.keep(form, text))) return false;
  left.set(form, text);
  return true;
}

beforeLocking(async () => !(await Promise.all([...standing.keys()].map(keepForm))).includes(false));
