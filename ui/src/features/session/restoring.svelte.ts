// Bringing a book back: backup, recovery kit, new passphrase, and the book that came of it. Nothing is made before the last step.
import type { BackupInsideView } from '$ipc/bindings/BackupInsideView';
import type { FirstRunView } from '$ipc/bindings/FirstRunView';
import type { RestoredBookView } from '$ipc/bindings/RestoredBookView';
import type { RestoreProgressView } from '$ipc/bindings/RestoreProgressView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { isWhole, NO_GROUPS } from './kitcode';
import { NewPassphrase } from './passphrase.svelte';

export const RESTORE_STEPS = ['backup', 'code', 'passphrase', 'book'] as const;
export type RestoreStep = (typeof RESTORE_STEPS)[number];

/** What is wrong with the file itself: another one is the way on, not another code. */
const OF_THE_FILE = ['not-a-backup', 'backup-truncated', 'backup-damaged', 'backup-unsafe', 'newer-backup', 'file-failed', 'not-writable'];

export class Restoring {
  step = $state<RestoreStep>('backup');
  file = $state('');
  groups = $state<string[]>([...NO_GROUPS]);
  /** What the backup holds; known once it was read whole with the typed code. */
  inside = $state.raw<BackupInsideView | null>(null);
  proposal = $state.raw<FirstRunView | null>(null);
  /** The user's word that the passphrase alone shall open the book; never set for them. */
  portable = $state(false);
  passphrase = new NewPassphrase(() => this.portable);
  progress = $state.raw<RestoreProgressView | null>(null);
  done = $state.raw<RestoredBookView | null>(null);
  busy = $state(false);
  failed = $state.raw<CoreError | null>(null);

  /** Asks what this computer offers and hears how far the work has come, until the returned function is called. */
  start(): () => void {
    // Without an answer the keyring is not named; the core says so if it matters.
    core.firstRun().then((proposal) => (this.proposal = proposal), () => undefined);
    return core.onRestoring((progress) => {
      if (this.busy) this.progress = progress;
    });
  }

  get needsWord(): boolean {
    const keyring = this.proposal?.keyring;
    return keyring === 'absent' || keyring === 'locked';
  }

  /** A keyring that was started or unlocked meanwhile takes its half of the key after all. */
  lookAgain(): Promise<boolean> {
    return this.#take(async () => {
      this.proposal = await core.firstRun();
      if (!this.needsWord) this.portable = false;
      this.passphrase.changed();
    });
  }

  /** The group (from 0) that the core points at. */
  get wrongGroup(): number | null {
    const path = this.failed?.view.faults[0]?.path ?? '';
    return path.startsWith('groups.') ? Number(path.slice('groups.'.length)) : null;
  }

  get fileIsWrong(): boolean {
    return this.failed !== null && OF_THE_FILE.includes(this.failed.code);
  }

  get codeIsWhole(): boolean {
    return this.groups.every(isWhole);
  }

  goTo(step: RestoreStep): void {
    this.failed = null;
    this.step = step;
  }

  /** Reads the backup to its last byte with the typed code. */
  async look(): Promise<boolean> {
    const looked = await this.#take(async () => {
      this.inside = await core.restoreLook(this.#code, { file: this.file.trim(), portable: false });
    });
    if (looked) this.step = 'passphrase';
    return looked;
  }

  /** What is missing before the passphrase can be taken. */
  async missing(): Promise<'strength' | 'word' | null> {
    if (!(await this.passphrase.judged())?.accepted) return 'strength';
    return this.needsWord && !this.portable ? 'word' : null;
  }

  async restore(): Promise<boolean> {
    const restored = await this.#take(async () => {
      this.done = await core.restore(this.#code, this.passphrase.text, { file: this.file.trim(), portable: this.portable });
      this.passphrase.clear();
      this.groups = [...NO_GROUPS];
    });
    if (restored) this.step = 'book';
    return restored;
  }

  get #code(): string {
    return this.groups.join(' ');
  }

  async #take(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = null;
    this.progress = null;
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
