// Money that moved in a period, newest first, and what of it a filter lets through.
import type { MovementView } from '$ipc/bindings/MovementView';
import type { MovementSumView } from '$ipc/bindings/MovementSumView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { today } from '$lib/dates';
import { amount, isZero } from '$lib/format';
import { read } from './wish';

const PAUSE_MS = 80;

/** What words are looked for in. */
const said = (each: MovementView): string =>
  [each.name, each.note, each.amount, amount(each.amount), each.currency, each.date, ...each.parts.map((part) => part.number)].join(' ').toLowerCase();

export class Payments {
  text = $state(today().slice(0, 4));
  /** Of the whole period, before words are looked for. */
  sums = $state.raw<MovementSumView[]>([]);
  loaded = $state(false);
  failed = $state.raw<CoreError | null>(null);
  #all = $state.raw<MovementView[]>([]);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get items(): MovementView[] {
    const { words, credit } = read(this.text);
    return this.#all.filter((each) => (!credit || !isZero(each.credit)) && words.every((word) => said(each).includes(word)));
  }

  /** One of them, whatever the filter says. */
  find(id: string | null): MovementView | null {
    return this.#all.find((each) => each.id === id) ?? null;
  }

  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const { from, to } = read(this.text);
    try {
      const view = await core.paymentsList(from, to);
      if (turn !== this.#turn) return;
      this.#all = view.items.toReversed();
      this.sums = view.sums;
      this.failed = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    } finally {
      this.loaded = true;
    }
  }
}
