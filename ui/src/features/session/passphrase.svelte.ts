// A new passphrase, typed or made of six words, judged by the core while it is typed.
import * as core from '$ipc/client';
import type { StrengthView } from '$ipc/bindings/StrengthView';

const PAUSE_MS = 120;

export class NewPassphrase {
  text = $state('');
  shown = $state(false);
  generated = $state(false);
  strength = $state.raw<StrengthView | null>(null);
  #portable: () => boolean;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(portable: () => boolean = () => false) {
    this.#portable = portable;
  }

  /** To be called after each change: waits for a pause, then asks; a late answer to an old question is dropped. */
  changed(): void {
    clearTimeout(this.#timer);
    const turn = ++this.#asked;
    if (this.text === '') {
      this.strength = null;
      this.generated = false;
      return;
    }
    this.#timer = setTimeout(() => void this.#judge(turn), PAUSE_MS);
  }

  /** The judgement of exactly what is typed now. */
  async judged(): Promise<StrengthView | null> {
    clearTimeout(this.#timer);
    await this.#judge(++this.#asked);
    return this.strength;
  }

  async generate(): Promise<void> {
    try {
      this.text = await core.generateWords();
    } catch {
      // Nothing was generated; typing one's own is still there.
      return;
    }
    this.shown = true;
    this.generated = true;
    await this.judged();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.text = '';
    this.strength = null;
  }

  async #judge(turn: number): Promise<void> {
    // Without a judgement a passphrase is not accepted; the core judges again when the vault is made.
    const judged = this.text === '' ? null : await core.judgePassphrase(this.text, this.#portable()).catch(() => null);
    if (turn === this.#asked) this.strength = judged;
  }
}
