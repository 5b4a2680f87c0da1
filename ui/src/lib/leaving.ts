// What must be kept before the book is locked or left: a screen with unsaved words says so here.

const keepers = new Set<() => Promise<unknown>>();

/** Calls `keep` before the window locks or closes; returns what withdraws it. */
export function beforeLeaving(keep: () => Promise<unknown>): () => void {
  keepers.add(keep);
  return () => keepers.delete(keep);
}

/** Settles when everything was tried: a save that fails does not hold the door open. */
export async function leaving(): Promise<void> {
  await Promise.allSettled([...keepers].map((keep) => keep()));
}
