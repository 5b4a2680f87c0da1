// What of an issued invoice is to be credited, as it is being chosen: what it comes to is asked of the core.
import type { CreditCheckView } from '$ipc/bindings/CreditCheckView';
import type { CreditInput } from '$ipc/bindings/CreditInput';
import type { InvoiceView } from '$ipc/bindings/InvoiceView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { exact, readDecimal } from '$lib/decimal';
import { DECIMAL_MARK, isZero } from '$lib/format';

const PAUSE_MS = 90;

export const WAYS = ['all', 'lines', 'sum'] as const;
export type Way = (typeof WAYS)[number];

/** A line of the invoice as it may be picked; position as printed, from 1. */
interface Pick {
  readonly position: number;
  readonly name: string;
  readonly unit: string;
  /** No credit note names so much of it yet. */
  left: string;
  picked: boolean;
  quantity: string;
}

const figure = (text: string): string => {
  const reading = readDecimal(text, DECIMAL_MARK);
  return reading.kind === 'read' ? reading.text : text.trim();
};

export class Credit {
  readonly invoice: InvoiceView;
  way = $state<Way>('all');
  picks = $state<Pick[]>([]);
  sum = $state('');
  reason = $state('');
  check = $state.raw<CreditCheckView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(invoice: InvoiceView) {
    this.invoice = invoice;
    this.picks = invoice.draft.lines.map((line, n) => ({ position: n + 1, name: line.name, unit: line.unit, left: '', picked: false, quantity: '' }));
    void this.#look(++this.#turn);
  }

  /** Nothing is chosen yet: to the core that would mean everything. */
  get chosen(): boolean {
    if (this.way === 'lines') return this.picks.some((pick) => pick.picked);
    return this.way === 'all' || this.sum.trim() !== '';
  }

  /** Known to be no credit note; while the core is still asked, Enter is not lost: it refuses what is wrong itself. */
  get refused(): boolean {
    return !this.chosen || (this.check?.faults.length ?? 0) > 0;
  }

  get input(): CreditInput {
    const lines = this.way === 'lines' ? this.picks.filter((pick) => pick.picked).map((pick) => ({ line: pick.position, quantity: figure(pick.quantity) })) : [];
    return { lines, amount: this.way === 'sum' ? figure(this.sum) : '', notes: this.reason.trim() };
  }

  /** What is wrong with a line, by the place that it has among those that are sent. */
  faultOf(pick: Pick): string | undefined {
    const at = this.picks.filter((each) => each.picked).indexOf(pick);
    return at < 0 ? undefined : this.check?.faults.find((fault) => fault.path.startsWith(`lines.${String(at)}.`))?.message;
  }

  /** What is wrong with the sum or with the whole. */
  get fault(): string | undefined {
    return this.check?.faults.find((fault) => this.way !== 'lines' || !/^lines\.\d/.test(fault.path))?.message;
  }

  /** A line is taken, with all that is left of it, or let go again. */
  toggle(pick: Pick): void {
    pick.picked = !pick.picked;
    if (pick.picked && pick.quantity.trim() === '') pick.quantity = pick.left;
    this.changed();
  }

  changed(): void {
    clearTimeout(this.#timer);
    this.failed = null;
    const turn = ++this.#turn;
    if (!this.chosen) return;
    this.#timer = setTimeout(() => void this.#look(turn), PAUSE_MS);
  }

  /** Saves the draft; null when it was refused. */
  async draft(): Promise<InvoiceView | null> {
    if (this.busy || !this.chosen) return null;
    clearTimeout(this.#timer);
    this.busy = true;
    try {
      return await core.invoiceCredit(this.invoice.id, this.input);
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  async #look(turn: number): Promise<void> {
    try {
      const check = await core.creditCheck(this.invoice.id, this.input);
      if (turn !== this.#turn) return;
      this.check = check;
      this.picks.forEach((pick, n) => {
        pick.left = check.quantities_left[n] ?? '';
      });
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    }
  }
}

/** Whether anything of a line is left to credit. */
export const isLeft = (left: string): boolean => exact(left) !== null && !isZero(left);
