// The in-memory core's backup on a stick, and the number series that wait after it was restored.
import type { BackupInsideView } from '../bindings/BackupInsideView';
import type { ErrorView } from '../bindings/ErrorView';
import type { ReleaseView } from '../bindings/ReleaseView';
import type { RestoreProgressView } from '../bindings/RestoreProgressView';
import type { SeriesView } from '../bindings/SeriesView';

/** The kit of the backup; a code that begins otherwise is refused as its first three groups say. */
export const CODE = '7KQM 3XWD M4TX 94TA 6HPE Z1NC 9RB2 Q8VS D5JG';

const INSIDE: BackupInsideView = { created: '2026-11-18T13:03:00Z', seq: 213, size: 2_360_000, documents: 12, files: 13 };

const REFUSALS: Record<string, string> = {
  letter: 'not-a-backup',
  cut: 'backup-truncated',
  gone: 'file-failed',
};

function refusal(code: string, message: string, fault?: string): ErrorView {
  return { code, message, help: '', faults: fault ? [{ path: fault, code, message }] : [] };
}

/** What the real core says of this file and this code: what is inside, or why not. */
export function look(code: string, file: string): BackupInsideView | ErrorView {
  if (!code.startsWith('7KQM')) return refusal('wrong-key', 'Sealed to other keys.');
  if (code !== CODE) return refusal('recovery-code-unreadable', 'The recovery code cannot be read: the checksum does not fit; look at group 3 first.', 'groups.2');
  const name = file.split('/').at(-1) ?? '';
  const refused = Object.entries(REFUSALS).find(([part]) => name.includes(part));
  return refused ? refusal(refused[1], `${refused[1]}.`) : INSIDE;
}

export const STEPS: readonly RestoreProgressView[] = [
  { step: 'reading', percent: 0 }, { step: 'reading', percent: 100 }, { step: 'building', percent: 40 }, { step: 'building', percent: 100 },
  { step: 'checking', percent: null }, { step: 'opening', percent: null },
];

const numberOf = (seq: number, year: string): string => `${year}-${String(seq).padStart(4, '0')}`;

/** The one series as it stands: `next` is the running number that would come, `gaps` what was skipped. */
export function seriesOf(next: number, year: string, held: boolean, gaps: readonly string[]): SeriesView {
  return {
    name: 'invoice', pattern: '{YYYY}-{seq:4}', issued: next - 1 - gaps.length, next_number: numberOf(next, year), held,
    last_known: next > 1 + gaps.length ? numberOf(next - 1 - gaps.length, year) : null,
    gaps: gaps.map((number) => [number, 'issued after the copy that this book goes on from']),
  };
}

export const creditNotesOf = (year: string, held: boolean): SeriesView => ({
  name: 'credit-note', pattern: 'CN-{YYYY}-{seq:4}', issued: 0, next_number: `CN-${year}-0001`, held, last_known: null, gaps: [],
});

/** What confirming `last` would skip; null when it does not follow. */
export function after(next: number, year: string, last: string): { view: ReleaseView; skipped: string[]; next: number } | null {
  const seq = last.startsWith(`${year}-`) ? Number(last.slice(5)) : Number.NaN;
  if (!Number.isInteger(seq) || seq < next - 1) return null;
  const skipped = Array.from({ length: seq - next + 1 }, (_, n) => numberOf(next + n, year));
  return { view: { skipped: skipped.length, first_skipped: skipped[0] ?? null, last_skipped: skipped.at(-1) ?? null, next_number: numberOf(seq + 1, year) }, skipped, next: seq + 1 };
}
