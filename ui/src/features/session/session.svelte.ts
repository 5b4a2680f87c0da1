// Where the vault stands. Everything else on screen follows from it.
import * as core from '$ipc/client';
import type { SessionView } from '$ipc/bindings/SessionView';
import { asCoreError, type CoreError } from '$ipc/errors';

class Session {
  view = $state.raw<SessionView | null>(null);
  failed = $state.raw<CoreError | null>(null);

  /** Nothing may be written; `view.reading` says why. */
  get readOnly(): boolean {
    return (this.view?.reading ?? null) !== null;
  }

  async load(): Promise<void> {
    try {
      this.view = await core.session();
      this.failed = null;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    }
  }

  accept(view: SessionView): void {
    this.view = view;
  }
}

export const session = new Session();
