// A file of another program on its way into the book: chosen, looked at, taken over, compared. Kept while the window is unlocked.
import type { ImportLookView } from '$ipc/bindings/ImportLookView';
import type { ImportProgressView } from '$ipc/bindings/ImportProgressView';
import type { ImportView } from '$ipc/bindings/ImportView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

class Importing {
  /** What the file is called, without its folders. */
  name = $state('');
  look = $state.raw<ImportLookView | null>(null);
  progress = $state.raw<ImportProgressView | null>(null);
  done = $state.raw<ImportView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  /** What is going on: the window says it, and offers nothing else meanwhile. */
  busy = $state<'looking' | 'running' | 'stopping' | null>(null);
  #path = '';

  /** Hears how far an import has come, until the returned function is called. */
  listen(): () => void {
    return core.onImporting((progress) => {
      if (this.busy) this.progress = progress;
    });
  }

  /** Asks for a file and looks into it; leaving the dialog leaves everything as it is. */
  async choose(title: string): Promise<void> {
    const path = await core.chooseFile(title).catch(() => null);
    if (path) await this.open(path);
  }

  async open(path: string): Promise<void> {
    [this.#path, this.name, this.look, this.done] = [path, path.split(/[/\\]/).at(-1) ?? path, null, null];
    await this.#take('looking', async () => {
      this.look = await core.importLook(path);
    });
  }

  async run(): Promise<void> {
    await this.#take('running', async () => {
      this.done = await core.importRun(this.#path);
    });
  }

  /** The core hears of it at its next step; what it has written until then is dropped. */
  stop(): void {
    if (this.busy !== 'running') return;
    this.busy = 'stopping';
    void core.importStop().catch(() => undefined);
  }

  async #take(busy: 'looking' | 'running', act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.failed, this.progress] = [busy, null, null];
    try {
      await act();
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    } finally {
      this.busy = null;
    }
  }
}

export const importing = new Importing();
