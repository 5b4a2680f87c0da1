// What must be kept before the book is locked or a page is left: a screen with unsaved words says so here.

const keepers = new Set<() => Promise<boolean>>();
let ask: ((go: () => void) => void) | null = null;

/** Calls `keep`, which says whether everything is kept, before the window or the page is left; returns what withdraws it. */
export function beforeLeaving(keep: () => Promise<boolean>): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

/** Who asks the user when something could not be kept; `go` leaves without it. */
export function whenUnkept(asks: (go: () => void) => void): () => void {
  ask = asks;
  return () => {
    ask = null;
  };
}

/** Goes at once where nothing is being written, else once it is kept. Where it cannot be, only the user's word goes on. */
export function leaveBy(go: () => void): void {
  if (keepers.size === 0) {
    go();
    return;
  }
  void Promise.all([...keepers].map((keep) => keep().catch(() => false))).then((kept) => {
    if (ask && kept.includes(false)) ask(go);
    else go();
  });
}
