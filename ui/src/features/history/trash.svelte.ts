// What lies in the trash, and its two ways out.
import type { TrashItemView } from '$ipc/bindings/TrashItemView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

/** A row needs an id; the one behind the kind is. */
export type TrashRow = TrashItemView & { readonly id: string };

const rowsOf = (items: readonly TrashItemView[]): TrashRow[] => items.map((item) => ({ ...item, id: item.object.split('/')[1] ?? item.object }));

export class Trash {
  items = $state.raw<TrashRow[]>([]);
  loaded = $state(false);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);

  load = (): Promise<boolean> => this.#ask(core.trashList);

  restore = (row: TrashRow): Promise<boolean> => this.#ask(() => core.trashRestore(row.object));

  /** For good: one thing, or everything. */
  empty = (row: TrashRow | null): Promise<boolean> => this.#ask(() => core.trashEmpty(row?.object ?? null));

  async #ask(act: () => Promise<TrashItemView[]>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      this.items = rowsOf(await act());
      this.failed = null;
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
      this.loaded = true;
    }
  }
}
