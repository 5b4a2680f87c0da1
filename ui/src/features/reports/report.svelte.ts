// A report as it is asked for: what it says, or why it could not be made. The newest question wins.
import type { AgingView } from '$ipc/bindings/AgingView';
import type { GapsView } from '$ipc/bindings/GapsView';
import type { RevenueBy } from '$ipc/bindings/RevenueBy';
import type { RevenueByView } from '$ipc/bindings/RevenueByView';
import type { RevenueView } from '$ipc/bindings/RevenueView';
import type { VatReportView } from '$ipc/bindings/VatReportView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

class Report<View> {
  view = $state.raw<View | null>(null);
  failed = $state.raw<CoreError | null>(null);
  #turn = 0;

  async ask(question: () => Promise<View>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const view = await question();
      if (turn !== this.#turn) return;
      this.view = view;
      this.failed = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    }
  }
}

export class Revenue extends Report<RevenueView[]> {
  load = () => this.ask(core.reportRevenue);
}

export class Divided extends Report<RevenueByView> {
  load = (by: RevenueBy, from: string, to: string) => this.ask(() => core.reportRevenueBy(by, from, to));
}

export class Gaps extends Report<GapsView> {
  load = () => this.ask(core.reportGaps);
}

export class Aging extends Report<AgingView> {
  load = () => this.ask(() => core.reportAging(''));
}

export class Vat extends Report<VatReportView> {
  load = (from: string, to: string) => this.ask(() => core.reportVat(from, to));
}
