// The whole book held against its proof. The result stays in sight until the window is locked.
import type { AuditView } from '$ipc/bindings/AuditView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

class Verification {
  view = $state.raw<AuditView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);

  async run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = null;
    try {
      this.view = await core.auditVerify();
    } catch (thrown) {
      this.view = null;
      this.failed = asCoreError(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** For a window that begins anew. */
  forget(): void {
    this.view = null;
    this.failed = null;
  }
}

export const verification = new Verification();
