// A payment as it is typed: what it would do is asked of the core while typing, and only then recorded.
import type { InvoiceView } from '$ipc/bindings/InvoiceView';
import type { MovementView } from '$ipc/bindings/MovementView';
import type { PaymentCheckView } from '$ipc/bindings/PaymentCheckView';
import type { PaymentInput } from '$ipc/bindings/PaymentInput';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { today } from '$lib/dates';
import { isZero } from '$lib/format';

const PAUSE_MS = 120;

export class Payment {
  amount = $state('');
  date = $state(today());
  note = $state('');
  fee = $state('');
  currency = $state('');
  rate = $state('');
  /** What this invoice does not take goes to the customer's other open ones. */
  others = $state(false);
  /** Late fees and interest that reminders asked for are paid too, after the invoice itself. */
  charges = $state(false);
  /** What no invoice takes is kept as credit. */
  keep = $state(false);
  check = $state.raw<PaymentCheckView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  readonly invoice: InvoiceView;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(invoice: InvoiceView) {
    this.invoice = invoice;
  }

  get input(): PaymentInput {
    const own = { invoice: this.invoice.id, amount: '', charges: false, issue_rate: '' };
    const rest = this.others ? (this.check?.lines ?? []).filter((line) => line.invoice !== own.invoice && line.currency === this.invoice.totals.currency) : [];
    return {
      customer: '',
      date: this.date,
      amount: this.amount,
      currency: this.currency,
      fee: this.fee,
      rate: this.rate,
      note: this.note.trim(),
      allocations: [...(isZero(this.invoice.open) ? [] : [own]), ...(this.charges ? [{ ...own, charges: true }] : []), ...rest.map((line) => ({ ...own, invoice: line.invoice }))],
      keep_credit: this.keep,
    };
  }

  /** The other invoices on which this customer owes something. */
  get waiting(): number {
    return (this.check?.lines ?? []).filter((line) => line.invoice !== this.invoice.id && line.currency === this.invoice.totals.currency && !isZero(line.open)).length;
  }

  /** More came in than any invoice takes. */
  get beyond(): string {
    const credit = this.check?.credit ?? '0';
    return isZero(credit) ? '' : credit;
  }

  faultOf(path: string): string | undefined {
    return this.failed?.view.faults.find((each) => each.path === path)?.message ?? this.check?.faults.find((each) => each.path === path)?.message;
  }

  changed(): void {
    clearTimeout(this.#timer);
    this.failed = null;
    this.#timer = setTimeout(() => void this.look(), PAUSE_MS);
  }

  async look(): Promise<void> {
    if (this.amount === '') return;
    const turn = ++this.#turn;
    try {
      const check = await core.paymentCheck(this.input);
      if (turn === this.#turn) this.check = check;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    }
  }

  /** What was recorded; null where it was refused. */
  async record(): Promise<MovementView | null> {
    if (this.amount === '' || this.busy) return null;
    clearTimeout(this.#timer);
    this.busy = true;
    try {
      return await core.paymentRecord(this.input);
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      await this.look();
      return null;
    } finally {
      this.busy = false;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }
}
