// What recurs.
import type { PeriodChoice } from '../../bindings/PeriodChoice';
import type { ScheduleInput } from '../../bindings/ScheduleInput';
import { type Commands, schedules, tell, writable } from '../world';

export const recurring: Commands = {
  schedules_list: () => schedules.kept.map((each) => schedules.view(each)),
  schedule_show: ({ id }) => schedules.detail(id as string),
  schedule_preview: ({ schedule }) => schedules.preview(schedule as ScheduleInput),
  schedule_propose: ({ id }) => schedules.propose(id as string),
  schedule_save: ({ id, schedule }) => {
    writable();
    const saved = schedules.save(id as string | null, schedule as ScheduleInput);
    tell('schedules');
    return saved;
  },
  schedules_due: () => schedules.due(),
  schedule_make: ({ choices }) => {
    writable();
    const made = schedules.make(choices as PeriodChoice[]);
    tell('schedules', 'invoices');
    return made;
  },
  schedule_pass: ({ choices }) => {
    writable();
    const due = schedules.pass(choices as PeriodChoice[]);
    tell('schedules');
    return due;
  },
  schedule_pause: ({ id }) => schedules.pause(id as string, true),
  schedule_resume: ({ id }) => schedules.pause(id as string, false),
  schedule_end: ({ id }) => schedules.end(id as string),
  schedule_remove: ({ id }) => schedules.remove(id as string),
};
