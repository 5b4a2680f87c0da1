// The e-invoice that is looked at: chosen, read, perhaps taken into a draft. Kept while the window is unlocked, so that one can go and come back.
import type { BrokenRuleView } from '$ipc/bindings/BrokenRuleView';
import type { EInvoiceDraftView } from '$ipc/bindings/EInvoiceDraftView';
import type { EInvoiceView } from '$ipc/bindings/EInvoiceView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

class Received {
  view = $state.raw<EInvoiceView | null>(null);
  /** What the file is called, without its folders. */
  name = $state('');
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  #path = '';

  /** Asks for a file and reads it; leaving the dialog leaves everything as it is. */
  async choose(title: string): Promise<void> {
    const path = await core.chooseFile(title);
    if (path) await this.read(path);
  }

  async read(path: string): Promise<void> {
    this.busy = true;
    try {
      const view = await core.einvoiceRead(path);
      [this.view, this.failed] = [view, null];
    } catch (thrown) {
      [this.view, this.failed] = [null, asCoreError(thrown)];
    }
    [this.#path, this.name, this.busy] = [path, path.split(/[/\\]/).at(-1) ?? path, false];
  }

  /** A draft with its lines; null where there is none, and `failed` says why. */
  async draft(): Promise<EInvoiceDraftView | null> {
    this.busy = true;
    try {
      return await core.einvoiceDraft(this.#path);
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}

export const received = new Received();

/** Whether a finding makes the document invalid. */
export const isFatal = (finding: BrokenRuleView): boolean => finding.severity === 'fatal';
