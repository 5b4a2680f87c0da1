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

  /** A folder that cannot be written leaves nothing to decide: the book opens for reading, and says why. */
  async unlock(): Promise<boolean> {
    if (await this.#unlock(false)) return true;
    return this.failed?.code === 'not-writable' && this.#unlock(true);
  }

  /** Beside another program that writes. */
  read(): Promise<boolean> {
    return this.#unlock(true);
  }

  /** Asks anew how this computer stands to the book. */
  async lookAgain(): Promise<void> {
    if (this.busy) return;
    this.failed = null;
    await session.load();
  }

  #unlock(reading: boolean): Promise<boolean> {
    const typed = this.passphrase;
    return this.#open(() => core.unlock(typed, reading));
  }

  quick(): Promise<boolean> {
    return this.#open(() => core.unlockQuick());
  }

  /** `portable`: the new passphrase shall open the book alone. */
  recover(newPassphrase: string, portable: boolean): Promise<boolean> {
    const typed = this.code.trim();
    return this.#open(() => core.recover(typed, newPassphrase, portable));
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
