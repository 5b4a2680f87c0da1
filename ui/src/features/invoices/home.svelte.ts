// What needs the user today, asked of the core: late, owed back, draft. Sums come from the core too.
import type { AmountView } from '$ipc/bindings/AmountView';
import type { InvoiceRowView } from '$ipc/bindings/InvoiceRowView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

const SHOWN = 5;

export class Today {
  late = $state.raw<InvoiceRowView[]>([]);
  latest = $state.raw<InvoiceRowView[]>([]);
  refunds = $state.raw<InvoiceRowView[]>([]);
  drafts = $state.raw<InvoiceRowView[]>([]);
  counts = $state.raw({ all: 0, late: 0, refunds: 0, drafts: 0 });
  open = $state.raw<AmountView[]>([]);
  lateOpen = $state.raw<AmountView[]>([]);
  invoiced = $state.raw<AmountView[]>([]);
  loaded = $state(false);
  failed = $state.raw<CoreError | null>(null);

  get empty(): boolean {
    return this.loaded && this.failed === null && this.counts.all === 0;
  }

  async load(): Promise<void> {
    const ask = (state: string, limit: number) => core.invoicesList({ text: '', state, limit, after: null });
    try {
      const [all, late, refunds, drafts] = await Promise.all([ask('', SHOWN * 3), ask('overdue', SHOWN), ask('to-refund', SHOWN), ask('draft', SHOWN)]);
      this.late = late.items;
      this.refunds = refunds.items;
      this.latest = all.items.filter((row) => row.number !== null).slice(0, SHOWN);
      this.drafts = drafts.items;
      this.counts = { all: all.count, late: late.count, refunds: refunds.count, drafts: drafts.count };
      this.open = all.open;
      this.invoiced = all.gross;
      this.lateOpen = late.open;
      this.failed = null;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    } finally {
      this.loaded = true;
    }
  }
}
