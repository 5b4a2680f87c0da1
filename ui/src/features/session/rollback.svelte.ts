// An older book: what is known of the newer one, and going on with this one on purpose.
import * as core from '$ipc/client';
import type { RollbackView } from '$ipc/bindings/RollbackView';
import { asCoreError, type CoreError } from '$ipc/errors';
import { session } from './session.svelte';

export class Rollback {
  view = $state.raw<RollbackView | null>(null);
  passphrase = $state('');
  busy = $state(false);
  failed = $state.raw<CoreError | null>(null);

  /** Says so under the field; every other error stands beside the form with its help. */
  get wrong(): boolean {
    return this.failed?.code === 'wrong-passphrase';
  }

  /** Whether numbers may have left the house that this book does not know. */
  get numbersWait(): boolean {
    return this.view !== null && this.view.kind !== 'older-keys';
  }

  async load(): Promise<void> {
    // What cannot be told is left out; the choices stand without it.
    this.view = await core.rollback().catch(() => null);
  }

  async accept(): Promise<boolean> {
    if (this.busy || this.passphrase === '') return false;
    this.busy = true;
    this.failed = null;
    try {
      const opened = await core.rollbackAccept(this.passphrase);
      this.passphrase = '';
      session.accept(opened);
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  forget(): void {
    this.passphrase = '';
    this.failed = null;
  }
}
