// Documents to begin others with: the list, and what can be done with one.
import type { TemplateView } from '$ipc/bindings/TemplateView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

export class Templates {
  items = $state.raw<TemplateView[]>([]);
  loaded = $state(false);
  busy = $state(false);
  failed = $state.raw<CoreError | null>(null);

  async load(): Promise<void> {
    await this.#try(async () => {
      this.items = await core.templatesList();
    });
    this.loaded = true;
  }

  /** The id of the draft that begins with it. */
  begin = (id: string): Promise<string | null> => this.#try(async () => (await core.templateBegin(id)).id);

  rename = (id: string, name: string): Promise<true | null> => this.#change(() => core.templateRename(id, name));

  remove = (id: string): Promise<true | null> => this.#change(() => core.templateDelete(id));

  #change = (act: () => Promise<unknown>): Promise<true | null> =>
    this.#try(async () => {
      await act();
      this.items = await core.templatesList();
      return true as const;
    });

  async #try<T>(act: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      const done = await act();
      this.failed = null;
      return done;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
