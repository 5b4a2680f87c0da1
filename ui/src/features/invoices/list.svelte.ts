// The list of invoices: one line of text filters it, windows of it are asked for as they are needed.
import type { AmountView } from '$ipc/bindings/AmountView';
import type { InvoiceRowView } from '$ipc/bindings/InvoiceRowView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

const WINDOW = 100;
const PAUSE_MS = 80;

/** Words in the filter that mean a state; all others are searched for. */
export const STATES = ['draft', 'open', 'overdue', 'part-paid', 'settled', 'credited', 'written-off', 'to-refund', 'credit-note', 'offered', 'accepted', 'declined', 'expired', 'invoiced'] as const;
type State = (typeof STATES)[number];

const ALIASES: Record<string, State> = { drafts: 'draft', late: 'overdue', paid: 'settled', partpaid: 'part-paid', refund: 'to-refund', 'credit-notes': 'credit-note' };

/** Words in the filter that mean a kind of document (UNTDID 1001). */
export const KINDS = { quote: '310', proforma: '325', 'delivery-note': '270', deposit: '386', partial: '326', corrected: '384' } as const;
const kindOf = (word: string): string | undefined => Object.entries(KINDS).find(([name]) => word.toLowerCase() === name || word.toLowerCase() === `${name}s`)?.[1];

const stateOf = (word: string): State | undefined => STATES.find((each) => each === word.toLowerCase()) ?? ALIASES[word.toLowerCase()];

/** `2026-01-01..2026-03-31`: issued from the one day to the other. */
const PERIOD = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** Blanks part what is typed, but not between quotation marks (docs/formats/filter.md). */
const parts = (text: string): string[] => text.match(/(?:[^\s"]|"(?:[^"]|"")*"?)+/g) ?? [];

export function readFilter(text: string): { state: State | ''; code: string; from: string; to: string; words: string } {
  const read = { state: '' as State | '', code: '', from: '', to: '', words: '' };
  const words = parts(text).filter((word) => {
    const meant = stateOf(word);
    const kind = kindOf(word);
    const period = PERIOD.exec(word);
    if (meant) read.state = meant;
    else if (kind) read.code = kind;
    else if (period) [, read.from = '', read.to = ''] = period;
    return !meant && !kind && !period;
  });
  return { ...read, words: words.join(' ') };
}

let asked = '';

/** What the list shows when it is opened next: other pages lead to the documents behind a figure. Not in the address, since a name is the user's. */
export function askFilter(filter: string): void {
  asked = filter;
}

function takeAsked(): string {
  const text = asked;
  asked = '';
  return text;
}

/** Puts a state into the filter, or takes it out again. */
export function withState(text: string, state: State): string {
  const now = readFilter(text);
  const kind = Object.entries(KINDS).find(([, code]) => code === now.code)?.[0];
  const rest = [kind, now.from && `${now.from}..${now.to}`, now.words].filter(Boolean).join(' ');
  return now.state === state ? rest : `${state} ${rest}`.trim();
}

/** Puts a kind into the filter, or takes it out again. */
export function withKind(text: string, kind: keyof typeof KINDS): string {
  const rest = parts(text).filter((word) => !kindOf(word)).join(' ');
  return readFilter(text).code === KINDS[kind] ? rest : `${kind} ${rest}`.trim();
}

export class InvoiceList {
  text = $state(takeAsked());
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

  get code(): string {
    return readFilter(this.text).code;
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
    const { state, code, from, to, words } = readFilter(this.text);
    try {
      const view = await core.invoicesList({ text: words, type_code: code, state, from, to, limit: WINDOW, after });
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
