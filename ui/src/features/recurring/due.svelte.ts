// What of the recurring documents waits to be made: asked at unlock and after each change, and chosen period by period.
import type { DueView } from '$ipc/bindings/DueView';
import type { MadeView } from '$ipc/bindings/MadeView';
import type { PeriodChoice } from '$ipc/bindings/PeriodChoice';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

class Waiting {
  view = $state.raw<DueView | null>(null);
  failed = $state.raw<CoreError | null>(null);

  get count(): number {
    return this.view?.count ?? 0;
  }

  async load(): Promise<void> {
    try {
      this.view = await core.schedulesDue();
      this.failed = null;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    }
  }
}

export const waiting = new Waiting();

const keyOf = (schedule: string, date: string): string => `${schedule} ${date}`;

/** Which of the waiting periods are ticked, and what becomes of them. Everything is ticked at first. */
export class CatchUp {
  readonly due: DueView;
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  #left = $state.raw<ReadonlySet<string>>(new Set());

  constructor(due: DueView) {
    this.due = due;
  }

  ticked(schedule: string, date: string): boolean {
    return !this.#left.has(keyOf(schedule, date));
  }

  toggle(schedule: string, date: string): void {
    const key = keyOf(schedule, date);
    const left = new Set(this.#left);
    if (!left.delete(key)) left.add(key);
    this.#left = left;
  }

  get choices(): PeriodChoice[] {
    return this.due.items
      .map(({ schedule, periods }) => ({ schedule, dates: periods.map(({ date }) => date).filter((date) => this.ticked(schedule, date)) }))
      .filter(({ dates }) => dates.length > 0);
  }

  get count(): number {
    return this.choices.reduce((sum, { dates }) => sum + dates.length, 0);
  }

  make = (): Promise<MadeView | null> => this.#act(core.scheduleMake);

  pass = (): Promise<DueView | null> => this.#act(core.schedulePass);

  async #act<T>(act: (choices: PeriodChoice[]) => Promise<T>): Promise<T | null> {
    if (this.busy || this.count === 0) return null;
    this.busy = true;
    this.failed = null;
    try {
      return await act(this.choices);
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
