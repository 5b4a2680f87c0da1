// The shape of the one door to the core: the real shell and the in-memory core both have it.

import type { ImportProgressView } from './bindings/ImportProgressView';
import type { RestoreProgressView } from './bindings/RestoreProgressView';

/** What the core says has moved; whoever shows it asks again. */
export type Changed = 'session' | 'invoices' | 'customers' | 'items' | 'schedules' | 'backups';

export interface Door {
  /** Calls one command; a `Uint8Array` travels raw, everything else as JSON. Rejects with what the core rejected with. */
  call(command: string, payload: Record<string, unknown> | Uint8Array, headers: Record<string, string>): Promise<unknown>;
  /** Hears what changed for as long as the page lives. */
  onChanged(heard: (what: Changed) => void): Promise<void>;
  /** Is asked, before a lock or the end, to keep what is typed; each asking has a number that the answer names. */
  onLeaving(asked: (turn: number) => void): Promise<void>;
  /** Hears how far a restore has come, for as long as the page lives. */
  onRestoring(heard: (progress: RestoreProgressView) => void): Promise<void>;
  /** Hears how far an import has come, for as long as the page lives. */
  onImporting(heard: (progress: ImportProgressView) => void): Promise<void>;
}
