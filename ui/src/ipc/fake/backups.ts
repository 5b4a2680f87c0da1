// The in-memory core's backups: a few seals a day, two folders, and one folder that can be made to fail.
import type { BackupsView } from '../bindings/BackupsView';
import type { BackupView } from '../bindings/BackupView';

export type Sealed = BackupView;

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

function one(seq: number, hours: number, trigger: string, keptAs: string[], places: string[], provenAfter: number | null): Sealed {
  const time = hoursAgo(hours);
  return {
    name: `atelier-wolke-${time.slice(0, 10)}-${String(seq).padStart(5, '0')}.age`,
    seq, time, trigger, places,
    size: 2_080_000 + seq * 1370,
    sha256: 'b1946ac92492d2347c6235b4d2611184a3f2c0d9e8b7a6f5e4d3c2b1a0f9e8d7',
    proven_at: provenAfter === null ? null : hoursAgo(hours - provenAfter),
    kept_as: keptAs,
  };
}

const history = (folders: string[]): Sealed[] => [
  one(213, 0.64, 'interval', ['newest', 'newest-proven'], folders, 0.01),
  one(212, 21, 'quit', ['daily'], folders, 0.01),
  one(211, 27, 'interval', [], folders, 0.01),
  one(209, 70, 'lock', ['daily', 'weekly'], folders, 0.02),
  one(201, 240, 'asked', ['weekly'], folders.slice(0, 1), null),
  one(178, 700, 'quit', ['monthly'], folders, 0.02),
];

function view(sealed: Sealed[], folders: string[], failing: boolean): BackupsView {
  const proven = sealed.find((each) => each.proven_at)?.proven_at ?? null;
  const behind = failing ? folders.at(-1) : undefined;
  const problems = behind
    ? [{ code: 'folder-missing', folder: behind, message: 'This folder is not there. Two seals wait here until it is.' }]
    : sealed.length === 0
      ? [{ code: 'never-sealed', folder: '', message: 'This book was never sealed. Back up now, or lock it once.' }]
      : [];
  return {
    badge: {
      tone: problems.length > 0 ? 'warn' : 'good',
      last_proven: proven,
      last_sealed: sealed[0]?.time ?? null,
      last_kit_proof: sealed.length > 0 ? hoursAgo(24 * 250) : null,
      unsealed_work: sealed.length === 0,
      problems,
    },
    backups: sealed,
    destinations: folders.map((folder) => ({
      folder,
      tone: folder === behind ? 'bad' : sealed.length > 0 ? 'good' : 'warn',
      count: sealed.filter((each) => each.places.includes(folder)).length,
      newest: folder === behind ? hoursAgo(74) : (sealed.find((each) => each.places.includes(folder))?.time ?? null),
      problem: folder === behind ? 'This folder is not there. Two seals wait here until it is.' : '',
    })),
  };
}

export const backupsOf = { history, view, made: (seq: number, folders: string[]): Sealed => one(213 + seq, 0, 'asked', ['newest'], folders, 0) };
