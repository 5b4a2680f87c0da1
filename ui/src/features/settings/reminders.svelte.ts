// When reminders are proposed and what they ask for, as the form of the settings holds it.
import type { ReminderTermsView } from '$ipc/bindings/ReminderTermsView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { readDecimal } from '$lib/decimal';
import { DECIMAL_MARK } from '$lib/format';

export const TONES = ['friendly', 'firm', 'last'] as const;
export const INTERESTS = ['none', 'statutory', 'agreed'] as const;

/** What cannot be read goes as it was typed: the core says at which field. */
function canonical(typed: string): string {
  const reading = readDecimal(typed, DECIMAL_MARK);
  return reading.kind === 'read' ? reading.text : typed.trim();
}

/** An amount that was left out is none. */
const orNone = (typed: string): string => canonical(typed) || '0';

export class ReminderTerms {
  terms = $state<ReminderTermsView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);

  async load(): Promise<void> {
    await this.#take(async () => {
      this.terms = await core.reminderTerms();
    });
  }

  save(): Promise<boolean> {
    return this.#take(async () => {
      if (!this.terms) return;
      const typed = $state.snapshot(this.terms);
      this.terms = await core.reminderTermsSave({
        ...typed,
        fees: typed.fees.map(orNone) as ReminderTermsView['fees'],
        agreed_percent: canonical(typed.agreed_percent),
        business_points: canonical(typed.business_points),
        private_points: canonical(typed.private_points),
        lump_sum: orNone(typed.lump_sum),
        base_rates: typed.base_rates.map(({ from, percent }) => ({ from, percent: canonical(percent) })),
      });
    });
  }

  fault(path: string): string | undefined {
    return this.failed?.view.faults.find((each) => each.path === path)?.message;
  }

  async #take(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failed = null;
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
