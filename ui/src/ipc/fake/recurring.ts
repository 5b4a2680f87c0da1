// Schedules of the in-memory core: months only, cut to shorter months as the real one does.
import { addDays, today } from '../../lib/dates';
import type { CustomerInput } from '../bindings/CustomerInput';
import type { DraftInput } from '../bindings/DraftInput';
import type { Fault } from '../bindings/Fault';
import type { PeriodChoice } from '../bindings/PeriodChoice';
import type { PeriodView } from '../bindings/PeriodView';
import type { ScheduleInput } from '../bindings/ScheduleInput';
import type { ScheduleView } from '../bindings/ScheduleView';

const STEPS: Record<string, number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };
const DAYS: Record<string, number> = { daily: 1, weekly: 7 };

export interface KeptSchedule {
  id: string;
  input: ScheduleInput;
  pausedOn: string | null;
  /** By date: the draft that was made, or null where it was passed over. */
  handled: Map<string, string | null>;
}

/** What the schedules need of the rest of the pretend book. */
export interface Around {
  customers: () => ReadonlyMap<string, CustomerInput>;
  payable: (draft: DraftInput) => { currency: string; amount: string };
  keep: (draft: DraftInput) => string;
  draftOf: (id: string) => DraftInput;
}

function dateAt({ times }: ScheduleInput, index: number): string {
  const every = times.every || 1;
  const days = DAYS[times.rhythm];
  if (days) return addDays(times.start, index * days * every);
  const [year = 0, month = 1, day = 1] = times.start.split('-').map(Number);
  const at = month - 1 + index * (STEPS[times.rhythm] ?? 1) * every;
  const last = new Date(Date.UTC(year, at + 1, 0));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(times.month_end ? 31 : day, last.getUTCDate())).padStart(2, '0')}`;
}

function* dates(input: ScheduleInput): Generator<string> {
  const { until, count } = input.times;
  for (let n = 0; n < (count || 1000); n += 1) {
    const date = dateAt(input, n);
    if (until && date > until) return;
    yield date;
  }
}

const wordsOf = (date: string): string => new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

const fill = (text: string, date: string): string => text.replaceAll(/\{(period|month|year)\}/g, (_, name: string) => {
  const [month = '', year = ''] = wordsOf(date).split(' ');
  return name === 'month' ? month : name === 'year' ? year : wordsOf(date);
});

const filled = (draft: DraftInput, date: string): DraftInput => ({ ...draft, description: fill(draft.description, date), lines: draft.lines.map((line) => ({ ...line, name: fill(line.name, date) })) });

export class Schedules {
  kept: KeptSchedule[] = [];
  #around: Around;
  #ids = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  find(id: string): KeptSchedule {
    const found = this.kept.find((each) => each.id === id);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shell rejects with plain objects, and so does this
    if (!found) throw { code: 'not-found', message: 'This schedule is not in the book.', help: '', faults: [] };
    return found;
  }

  period(kept: KeptSchedule, date: string): PeriodView {
    const made = kept.handled.get(date);
    const state = made ? 'made' : kept.handled.has(date) ? 'passed' : date <= today() ? 'due' : 'coming';
    return { date, first: date, last: date, words: wordsOf(date), state, document: made ?? null, number: null };
  }

  dueOf(kept: KeptSchedule): PeriodView[] {
    return [...dates(kept.input)].filter((date) => date <= today() && !kept.handled.has(date) && (!kept.pausedOn || date < kept.pausedOn)).map((date) => this.period(kept, date));
  }

  view(kept: KeptSchedule): ScheduleView {
    const next = [...dates(kept.input)].find((date) => date > today()) ?? null;
    const outcomes = [...kept.handled.values()];
    return {
      ...kept.input, id: kept.id, state: kept.pausedOn ? 'paused' : next ? 'running' : 'ended', paused_on: kept.pausedOn, customer: this.#around.customers().get(kept.input.draft.customer)?.name ?? '',
      payable: this.#around.payable(kept.input.draft), next: kept.pausedOn ? null : next, due: this.dueOf(kept).length, made: outcomes.filter(Boolean).length, passed: outcomes.filter((each) => each === null).length, fixed: outcomes.length > 0,
    };
  }

  detail(id: string) {
    const kept = this.find(id);
    const past = [...kept.handled.keys()].map((date) => this.period(kept, date)).concat(this.dueOf(kept)).toSorted((a, b) => b.date.localeCompare(a.date));
    return { schedule: this.view(kept), periods: past, coming: [...dates(kept.input)].filter((date) => date > today()).slice(0, 12).map((date) => this.period(kept, date)) };
  }

  preview(input: ScheduleInput) {
    const faults: Fault[] = [];
    if (input.name.trim() === '') faults.push({ path: 'name', code: 'name-missing', message: 'Give it a name that you will know it by.' });
    if (input.times.every > 999) faults.push({ path: 'times.every', code: 'out-of-range', message: 'Choose a number from 1 to 999.' });
    if (faults.length > 0) return { periods: [], due: 0, draft: null, faults };
    const kept: KeptSchedule = { id: 'new', input, pausedOn: null, handled: new Map() };
    const periods = [...dates(input)].slice(0, 6).map((date) => this.period(kept, date));
    return { periods, due: this.dueOf(kept).length, draft: periods[0] ? filled(input.draft, periods[0].date) : null, faults };
  }

  propose(id: string): ScheduleInput {
    const draft = this.#around.draftOf(id);
    return { name: draft.description, times: { rhythm: 'monthly', every: 1, start: today(), month_end: false, covers: 'ahead', until: '', count: 0 }, draft: { ...draft, issue_date: '', due_date: '' } };
  }

  save(id: string | null, input: ScheduleInput): ScheduleView {
    const { faults } = this.preview(input);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    if (faults.length > 0) throw { code: 'not-ready', message: 'Something in it cannot stay as it is.', help: 'Mend what is named.', faults };
    const known = id ? this.find(id) : null;
    const kept = known ?? { id: `s${String(++this.#ids)}`, input, pausedOn: null, handled: new Map<string, string | null>() };
    kept.input = input;
    if (!known) this.kept.push(kept);
    return this.view(kept);
  }

  due() {
    const items = this.kept.map((kept) => {
      const { customer, payable } = this.view(kept);
      return { schedule: kept.id, name: kept.input.name, customer, payable, periods: this.dueOf(kept) };
    });
    const waiting = items.filter(({ periods }) => periods.length > 0);
    return { items: waiting, count: waiting.reduce((sum, { periods }) => sum + periods.length, 0) };
  }

  make(choices: PeriodChoice[]) {
    const items = choices.flatMap(({ schedule, dates: chosen }) => {
      const kept = this.find(schedule);
      return chosen.map((date) => {
        const before = kept.handled.get(date);
        const document = before ?? this.#around.keep(filled(kept.input.draft, date));
        kept.handled.set(date, document);
        return { schedule, date, document, new: !before };
      });
    });
    return { items, made: items.filter((item) => item.new).length };
  }

  pass(choices: PeriodChoice[]) {
    for (const { schedule, dates: chosen } of choices) for (const date of chosen) if (!this.find(schedule).handled.get(date)) this.find(schedule).handled.set(date, null);
    return this.due();
  }

  pause(id: string, paused: boolean): ScheduleView {
    const kept = this.find(id);
    kept.pausedOn = paused ? today() : null;
    return this.view(kept);
  }

  remove(id: string): null {
    this.kept = this.kept.filter((each) => each.id !== id);
    return null;
  }

  end(id: string): ScheduleView {
    const kept = this.find(id);
    kept.input = { ...kept.input, times: { ...kept.input.times, until: today() } };
    kept.pausedOn = null;
    return this.view(kept);
  }
}
