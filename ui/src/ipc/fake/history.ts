// The past of the in-memory core: versions, trash and undo of what a screen can tell, drafts and customers.
import type { ChangeView } from '../bindings/ChangeView';
import type { DiffView } from '../bindings/DiffView';
import type { HistoryView } from '../bindings/HistoryView';
import type { TrashItemView } from '../bindings/TrashItemView';
import type { UndoneView } from '../bindings/UndoneView';

type Details = Readonly<Record<string, unknown>>;
interface Step {
  object: string;
  at: string;
  act: string;
  undo: boolean;
  details: Details | null;
}

const DAYS = 90;
const DAY_MS = 86_400_000;

/** What was done, oldest first. */
export class Past {
  #steps: Step[] = [];
  /** How many steps there are that an undo may still take back. */
  #open: Step[] = [];

  #of = (object: string) => this.#steps.filter((step) => step.object === object);
  #before = (step: Step) => this.#of(step.object)[this.#of(step.object).indexOf(step) - 1]?.details ?? null;

  record(object: string, act: string, details: unknown, undo = false): void {
    const step: Step = { object, at: new Date().toISOString(), act, undo, details: details === null ? null : structuredClone(details as Details) };
    this.#steps.push(step);
    if (!undo) this.#open.push(step);
  }

  list(object: string): HistoryView {
    const steps = this.#of(object);
    const versions = steps.map((step, n) => ({
      number: n + 1, at: step.at, user: 'owner', act: step.act, undo: step.undo, gone: step.details === null, changes: step.details ? changes(this.#before(step), step.details).length : 0,
    }));
    return { object, title: titleOf(steps.findLast((step) => step.details)?.details ?? {}), restorable: true, versions: versions.toReversed() };
  }

  at = (object: string, number: number): Details | null => this.#of(object)[number - 1]?.details ?? null;

  diff = (object: string, from: number, to: number): DiffView => ({ from, to, changes: changes(this.at(object, from), this.at(object, to) ?? {}) });

  trash(): TrashItemView[] {
    const last = [...new Map(this.#steps.map((step) => [step.object, step])).values()];
    return last.filter((step) => step.details === null).toReversed().map((step) => ({
      object: step.object, kind: step.object.startsWith('customer') ? 'customer' : 'draft', title: titleOf(this.#before(step) ?? {}), about: '',
      gone_at: step.at, leaves_at: new Date(Date.parse(step.at) + DAYS * DAY_MS).toISOString(), days_left: DAYS,
    }));
  }

  /** What a thing in the trash was. */
  lost = (object: string): Details | null => this.#of(object).findLast((step) => step.details)?.details ?? null;

  forget(object: string | null): void {
    const gone = new Set(this.trash().map((item) => item.object).filter((each) => object === null || each === object));
    this.#steps = this.#steps.filter((step) => !gone.has(step.object));
    this.#open = this.#open.filter((step) => !gone.has(step.object));
  }

  /** The last act, with what it was before; null when nothing is left. */
  undo(): { undone: UndoneView; before: Details | null } | null {
    const step = this.#open.pop();
    if (!step) return null;
    const before = this.#before(step);
    return { undone: { act: step.act, object: step.object, title: titleOf(before ?? step.details ?? {}), gone: before === null }, before };
  }
}

function titleOf(details: Details): string {
  const title = details.description ?? details.name ?? details.text;
  return typeof title === 'string' ? title : '';
}

function changes(before: Details | null, after: Details): ChangeView[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : value === null || value === undefined || (Array.isArray(value) && value.length === 0) ? '' : JSON.stringify(value));
  return Object.keys(after)
    .map((path) => ({ path, before: text(before?.[path]), after: text(after[path]) }))
    .filter((change) => change.before !== change.after);
}
