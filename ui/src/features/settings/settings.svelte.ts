// What the settings page changes: the business on paper, and how this book is kept here.
import type { BusinessView } from '$ipc/bindings/BusinessView';
import type { SettingsView } from '$ipc/bindings/SettingsView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { asLeft, changed, drop } from '$lib/unfinished.svelte';

/** The place of the form of the business. */
export const FORM = 'settings';

export class Settings {
  business = $state<BusinessView | null>(null);
  settings = $state<SettingsView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  #saved: BusinessView | null = null;

  /** What is typed about the business and not saved, if anything is. */
  get typed(): BusinessView | null {
    return changed($state.snapshot(this.business), this.#saved);
  }

  async load(): Promise<void> {
    await this.#take(async () => {
      const [business, settings] = await Promise.all([core.business(), core.settings()]);
      this.#saved = business;
      this.business = asLeft(FORM, business);
      this.settings = settings;
    });
  }

  saveBusiness(): Promise<boolean> {
    return this.#take(async () => {
      if (this.business) this.business = this.#saved = await core.businessSave($state.snapshot(this.business));
      drop(FORM);
    });
  }

  saveSettings(): Promise<boolean> {
    return this.#take(async () => {
      if (!this.settings) return;
      const wanted = $state.snapshot(this.settings);
      this.settings = await core.settingsSave({ ...wanted, backup_folders: wanted.backup_folders.map((folder) => folder.trim()).filter(Boolean) });
    });
  }

  setLogo(png: Uint8Array): Promise<boolean> {
    return this.#take(async () => {
      this.#mark((await core.logoSet(png)).has_logo);
    });
  }

  removeLogo(): Promise<boolean> {
    return this.#take(async () => {
      this.#mark((await core.logoRemove()).has_logo);
    });
  }

  fault(path: string): string | undefined {
    return this.failed?.view.faults.find((each) => each.path === path || each.path.endsWith(`.${path}`))?.message;
  }

  /** Only this one key: what else is typed on the page and not yet saved stays. */
  #mark(hasLogo: boolean): void {
    if (this.business) this.business.has_logo = hasLogo;
    if (this.#saved) this.#saved = { ...this.#saved, has_logo: hasLogo };
  }

  async #take(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = null;
    try {
      await act();
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
