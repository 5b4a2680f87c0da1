// What must be kept before the book is locked or a page is left: a screen with unsaved words says so here.

import { tick } from 'svelte';

type Keep = () => Promise<boolean>;

/** Of the page: asked before it is left, and before a lock. */
const keepers = new Set<Keep>();
/** Of what stays where it is while the user walks about, asked before a lock only. */
const lockKeepers = new Set<Keep>();
let ask: ((go: () => void) => void) | null = null;

/** Calls `keep`, which says whether everything is kept, before the window or the page is left; returns what withdraws it. */
export function beforeLeaving(keep: Keep): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

/** The same, before the keys are dropped only. */
export function beforeLocking(keep: Keep): () => void {
  lockKeepers.add(keep);
  return () => lockKeepers.delete(keep);
}

/** Who asks the user when something could not be kept; `go` leaves without it. */
export function whenUnkept(asks: (go: () => void) => void): () => void {
  ask = asks;
  return () => {
    ask = null;
  };
}

async function all(...of: readonly Keep[]): Promise<boolean> {
  return !(await Promise.all(of.map((keep) => keep().catch(() => false)))).includes(false);
}

/** Keeps whatever is typed anywhere; whether all of it is kept. The page comes first: a draft that gets its id by that gives
 * what stands beside it its place. */
export async function keepEverything(): Promise<boolean> {
  const page = await all(...keepers);
  await tick();
  return (await all(...lockKeepers)) && page;
}

/** Goes at once where nothing is being written, else once it is kept. Where it cannot be, only the user's word goes on. */
export function leaveBy(go: () => void): void {
  if (keepers.size === 0) go();
  else void all(...keepers).then((kept) => { goOrAsk(kept, go); });
}

/** Locks or quits by `go`, once whatever is typed anywhere is kept; where it cannot be, only the user's word goes on. */
export function lockBy(go: () => void): void {
  void keepEverything().then((kept) => { goOrAsk(kept, go); });
}

function goOrAsk(kept: boolean, go: () => void): void {
  if (ask && !kept) ask(go);
  else go();
}
