// A schedule as it is typed: which dates it would have is asked of the core, never worked out here.
import type { ScheduleInput } from '$ipc/bindings/ScheduleInput';
import type { SchedulePreviewView } from '$ipc/bindings/SchedulePreviewView';
import type { ScheduleView } from '$ipc/bindings/ScheduleView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

const PAUSE_MS = 120;

export type Ends = 'never' | 'on' | 'after';

export class ScheduleForm {
  /** None for a new one. */
  readonly id: string | null;
  /** Documents were made by its dates: only texts and prices can be changed. */
  readonly fixed: boolean;
  readonly input: ScheduleInput;
  every = $state('1');
  ends = $state<Ends>('never');
  count = $state('12');
  preview = $state.raw<SchedulePreviewView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  asked = $state(false);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(input: ScheduleInput, id: string | null = null, fixed = false) {
    this.id = id;
    this.fixed = fixed;
    this.input = $state(structuredClone(input));
    this.every = String(input.times.every || 1);
    this.ends = input.times.until ? 'on' : input.times.count > 0 ? 'after' : 'never';
    this.count = String(input.times.count || 12);
    void this.#look();
  }

  get #typed(): ScheduleInput {
    const input = $state.snapshot(this.input);
    const whole = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : 1_000_000);
    const months = !['daily', 'weekly'].includes(input.times.rhythm);
    const times = {
      ...input.times,
      every: whole(this.every),
      month_end: input.times.month_end && months,
      until: this.ends === 'on' ? input.times.until : '',
      count: this.ends === 'after' ? whole(this.count) : 0,
    };
    return { ...input, times };
  }

  /** Why a field cannot stay as it is. An empty name is only a mistake once saving was tried. */
  fault(path: string): string | undefined {
    const found = (this.failed?.view.faults ?? this.preview?.faults ?? []).find((each) => each.path === path);
    return found && (this.asked || found.code !== 'name-missing') ? found.message : undefined;
  }

  /** To be called after each change: waits for a pause, and a late answer to an old question is dropped. */
  changed(): void {
    clearTimeout(this.#timer);
    this.failed = null;
    this.#timer = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  async save(): Promise<ScheduleView | null> {
    this.asked = true;
    if (this.busy) return null;
    clearTimeout(this.#timer);
    this.busy = true;
    try {
      return await core.scheduleSave(this.id, this.#typed);
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  async #look(): Promise<void> {
    const turn = ++this.#turn;
    const view = await core.schedulePreview(this.#typed).catch(asCoreError);
    if (turn !== this.#turn) return;
    if (view instanceof Error) this.failed = view;
    else this.preview = view;
  }
}
