// Backups as the core sees them: places, seals, and when one was last proven.
import type { BackupsView } from '$ipc/bindings/BackupsView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

export class Backups {
  view = $state.raw<BackupsView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  /** What is under way: `seal`, or the name of the backup being read back. */
  busy = $state<string | null>(null);

  load(): Promise<boolean> {
    return this.#take(null, core.backups);
  }

  seal(): Promise<boolean> {
    return this.#take('seal', core.backupNow);
  }

  verify(name: string): Promise<boolean> {
    return this.#take(name, () => core.backupVerify(name));
  }

  async #take(what: string | null, act: () => Promise<BackupsView>): Promise<boolean> {
    if (what !== null && this.busy !== null) return false;
    if (what !== null) this.busy = what;
    try {
      this.view = await act();
      this.failed = null;
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      // What was done before it failed is shown: a backup may be sealed here and copied to one place of two.
      if (what !== null) this.view = await core.backups().catch(() => this.view);
      return false;
    } finally {
      if (what !== null) this.busy = null;
    }
  }
}
