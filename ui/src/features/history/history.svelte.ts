// The versions of one draft or master record, and what the chosen one changed.
import type { ChangeView } from '$ipc/bindings/ChangeView';
import type { HistoryView } from '$ipc/bindings/HistoryView';
import type { VersionView } from '$ipc/bindings/VersionView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

export class History {
  view = $state.raw<HistoryView | null>(null);
  chosen = $state<number | null>(null);
  changes = $state.raw<ChangeView[] | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  readonly #object: string;
  #turn = 0;

  constructor(object: string) {
    this.#object = object;
  }

  get version(): VersionView | undefined {
    return this.view?.versions.find((each) => each.number === this.chosen);
  }

  /** Any but the newest, which is what is there, and none that says it was gone. */
  get restorable(): boolean {
    return (this.view?.restorable ?? false) && this.version !== undefined && !this.version.gone && this.chosen !== this.view?.versions[0]?.number;
  }

  async load(): Promise<void> {
    try {
      this.view = await core.historyList(this.#object);
      this.failed = null;
      const newest = this.view.versions[0];
      if (newest) await this.choose(newest.number);
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    }
  }

  async choose(number: number): Promise<void> {
    const turn = ++this.#turn;
    this.chosen = number;
    try {
      const diff = await core.historyDiff(this.#object, number - 1, number);
      if (turn === this.#turn) this.changes = diff.changes;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    }
  }

  /** True when what is there is now what the chosen version was. */
  async restore(): Promise<boolean> {
    if (this.chosen === null || this.busy) return false;
    this.busy = true;
    try {
      this.view = await core.historyRestore(this.#object, this.chosen);
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
