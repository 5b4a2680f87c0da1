// The schedules of recurring documents, one of them with its periods, and how they are said in words.
import type { ScheduleDetailView } from '$ipc/bindings/ScheduleDetailView';
import type { ScheduleView } from '$ipc/bindings/ScheduleView';
import type { TimesInput } from '$ipc/bindings/TimesInput';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { day } from '$lib/format';
import { t } from '$lib/i18n';

export const RHYTHMS = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const;

/** "Every 2 months", "On the last day of each quarter". */
export const rhythmWords = ({ rhythm, every, month_end }: Pick<TimesInput, 'rhythm' | 'every' | 'month_end'>): string => {
  const n = every || 1;
  const step = t(`every-${rhythm}`, { n });
  return month_end ? t('every-month-end', { step }) : step;
};

export const standing = (view: ScheduleView): string => {
  if (view.state === 'paused') return t('schedule-paused', { day: day(view.paused_on ?? '') });
  if (view.state === 'ended') return t('schedule-ended');
  return t('schedule-next', { day: day(view.next ?? '') });
};

export class Schedules {
  items = $state.raw<ScheduleView[]>([]);
  loaded = $state(false);
  failed = $state.raw<CoreError | null>(null);

  async load(): Promise<void> {
    try {
      this.items = await core.schedulesList();
      this.failed = null;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    } finally {
      this.loaded = true;
    }
  }
}

/** One schedule on its page. */
export class OneSchedule {
  view = $state.raw<ScheduleDetailView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);

  async load(id: string): Promise<void> {
    try {
      this.view = await core.scheduleShow(id);
      this.failed = null;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    }
  }

  pause = (): Promise<boolean> => this.#act(core.schedulePause);
  resume = (): Promise<boolean> => this.#act(core.scheduleResume);
  end = (): Promise<boolean> => this.#act(core.scheduleEnd);

  /** To the trash; false where it was refused. */
  async remove(): Promise<boolean> {
    const id = this.view?.schedule.id;
    if (!id || this.busy) return false;
    this.busy = true;
    try {
      await core.scheduleRemove(id);
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #act(act: (id: string) => Promise<ScheduleView>): Promise<boolean> {
    const id = this.view?.schedule.id;
    if (!id || this.busy) return false;
    this.busy = true;
    try {
      await act(id);
      await this.load(id);
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
