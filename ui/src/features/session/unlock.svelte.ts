// Opening the vault: by passphrase, by quick unlock, or by the recovery kit.
import * as core from '$ipc/client';
import type { SessionView } from '$ipc/bindings/SessionView';
import { asCoreError, type CoreError } from '$ipc/errors';
import { session } from './session.svelte';

export class Unlocking {
  passphrase = $state('');
  code = $state('');
  busy = $state(false);
  failed = $state.raw<CoreError | null>(null);

  /** Says so under the field; every other error stands beside the form with its help. */
  get wrong(): boolean {
    return this.failed?.code === 'wrong-passphrase';
  }

  unlock(): Promise<boolean> {
    const typed = this.passphrase;
    return this.#open(() => core.unlock(typed));
  }

  quick(): Promise<boolean> {
    return this.#open(() => core.unlockQuick());
  }

  recover(newPassphrase: string): Promise<boolean> {
    const typed = this.code.trim();
    return this.#open(() => core.recover(typed, newPassphrase));
  }

  async #open(act: () => Promise<SessionView>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = null;
    try {
      const view = await act();
      this.passphrase = '';
      this.code = '';
      session.accept(view);
      return true;
    } catch (thrown) {
      const failed = asCoreError(thrown);
      // A keyring that changed its state in between changes what the page should say. The sentence comes last: who reads
      // it types again at once, and must not find the field still closed.
      await session.load();
      this.failed = failed;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
