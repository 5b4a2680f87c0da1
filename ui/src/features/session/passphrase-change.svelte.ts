// A new passphrase in an open book: the core asks for the one of now, and counts a wrong one like a failed unlock.
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { NewPassphrase } from './passphrase.svelte';
import { session } from './session.svelte';

export class PassphraseChange {
  current = $state('');
  choice = new NewPassphrase(() => session.view?.portable ?? false);
  busy = $state(false);
  /** The new one is too easy to guess. */
  weak = $state(false);
  failed = $state.raw<CoreError | null>(null);

  /** Says so under the field; every other error stands beside the form with its help. */
  get wrong(): boolean {
    return this.failed?.code === 'wrong-passphrase';
  }

  async change(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = null;
    try {
      this.weak = !(await this.choice.judged())?.accepted;
      if (this.weak) return false;
      session.accept(await core.passphraseChange(this.current, this.choice.text));
      this.forget();
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Nothing that was typed outlives the dialog. */
  forget(): void {
    this.current = '';
    this.choice.clear();
    this.choice.shown = false;
    this.choice.generated = false;
    this.weak = false;
    this.failed = null;
  }
}
