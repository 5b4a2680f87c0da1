// Two customers who are to be one: what they say differently, which of it stays, and what comes along.
import type { CustomerView } from '$ipc/bindings/CustomerView';
import type { MergeView } from '$ipc/bindings/MergeView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

export class Merging {
  view = $state.raw<MergeView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  #turn = 0;

  /** With what the core proposes. */
  look = (kept: string, other: string): Promise<void> => this.#look(kept, other);

  /** The other one's record stays instead. */
  async swap(): Promise<void> {
    if (this.view) await this.#look(this.view.other.id, this.view.kept.id);
  }

  async take(field: string, theirs: boolean): Promise<void> {
    const { view } = this;
    if (!view) return;
    const taken = view.fields.filter((each) => (each.field === field ? theirs : each.taken)).map((each) => each.field);
    await this.#look(view.kept.id, view.other.id, taken);
  }

  /** Null where it was refused. */
  async merge(): Promise<CustomerView | null> {
    const { view } = this;
    if (!view || this.busy) return null;
    this.busy = true;
    try {
      return await core.customerMerge(view.kept.id, view.other.id, view.fields.filter((each) => each.taken).map((each) => each.field));
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  async #look(kept: string, other: string, take?: string[]): Promise<void> {
    const turn = ++this.#turn;
    try {
      const view = await core.customerMergeLook(kept, other, take);
      if (turn !== this.#turn) return;
      this.view = view;
      this.failed = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    }
  }
}
