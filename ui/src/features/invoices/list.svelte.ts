// The list of invoices: one line of text filters it, windows of it are asked for as they are needed.
import type { AmountView } from '$ipc/bindings/AmountView';
import type { InvoiceRowView } from '$ipc/bindings/InvoiceRowView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

const WINDOW = 100;
const PAUSE_MS = 80;

/** Words in the filter that mean a state; all others are searched for. */
export const STATES = ['draft', 'open', 'overdue', 'part-paid', 'settled', 'credited', 'to-refund', 'credit-note'] as const;
type State = (typeof STATES)[number];

const ALIASES: Record<string, State> = { drafts: 'draft', late: 'overdue', paid: 'settled', partpaid: 'part-paid', refund: 'to-refund', 'credit-notes': 'credit-note' };

export function readFilter(text: string): { state: State | ''; words: string } {
  let state: State | '' = '';
  const words = text.split(/\s+/).filter((word) => {
    const meant = STATES.find((each) => each === word.toLowerCase()) ?? ALIASES[word.toLowerCase()];
    if (meant) state = meant;
    return word !== '' && !meant;
  });
  return { state, words: words.join(' ') };
}

/** Puts a state into the filter, or takes it out again. */
export function withState(text: string, state: State): string {
  const now = readFilter(text);
  return now.state === state ? now.words : `${state} ${now.words}`.trim();
}

export class InvoiceList {
  text = $state('');
  items = $state.raw<InvoiceRowView[]>([]);
  count = $state(0);
  open = $state.raw<AmountView[]>([]);
  gross = $state.raw<AmountView[]>([]);
  loaded = $state(false);
  failed = $state.raw<CoreError | null>(null);
  #next: string | null = $state(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get state(): State | '' {
    return readFilter(this.text).state;
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** Nothing in the book at all, as opposed to nothing found. */
  get empty(): boolean {
    return this.loaded && this.items.length === 0 && this.text.trim() === '';
  }

  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#ask(null);
  }

  async more(): Promise<void> {
    if (this.#next) await this.#ask(this.#next);
  }

  async #ask(after: string | null): Promise<void> {
    const turn = ++this.#turn;
    const { state, words } = readFilter(this.text);
    try {
      const view = await core.invoicesList({ text: words, state, limit: WINDOW, after });
      if (turn !== this.#turn) return;
      this.items = after ? [...this.items, ...view.items] : view.items;
      // The core leaves the key out at the end of the list.
      this.#next = view.next ?? null;
      this.count = view.count;
      this.open = view.open;
      this.gross = view.gross;
      this.failed = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    } finally {
      if (turn === this.#turn) this.loaded = true;
    }
  }
}
