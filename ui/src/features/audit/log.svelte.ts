// The audit log, newest first: text and a group of acts filter it, windows of it are asked for as they are needed.
import type { AuditEntryView } from '$ipc/bindings/AuditEntryView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

const WINDOW = 100;
const PAUSE_MS = 80;

/** What one may be looking for; each is a handful of kinds. */
export const GROUPS = {
  documents: ['draft-saved', 'draft-deleted', 'invoice-issued', 'payment-recorded', 'quote-answered'],
  customers: ['customer-saved'],
  backups: ['backup-sealed', 'backup-proven', 'archive-exported', 'restored', 'book-exported', 'book-imported'],
  keys: ['kit-proven', 'unlock-failed', 'kdf-upgraded', 'passphrase-changed', 'recovered', 'rollback-accepted'],
  book: ['vault-created', 'business-saved', 'settings-saved', 'series-released', 'migrated'],
} as const satisfies Record<string, readonly string[]>;
export type Group = keyof typeof GROUPS;

/** A row needs an id; the place in the log is one. */
export type LogRow = AuditEntryView & { readonly id: string };

export class AuditLog {
  text = $state('');
  group = $state<Group | null>(null);
  items = $state.raw<LogRow[]>([]);
  count = $state(0);
  loaded = $state(false);
  failed = $state.raw<CoreError | null>(null);
  #next: number | null = $state(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get hasMore(): boolean {
    return this.#next !== null;
  }

  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  /** Shows one group of acts, or all again. */
  choose(group: Group): Promise<void> {
    this.group = this.group === group ? null : group;
    return this.load();
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#ask(null);
  }

  async more(): Promise<void> {
    if (this.#next !== null) await this.#ask(this.#next);
  }

  async #ask(before: number | null): Promise<void> {
    const turn = ++this.#turn;
    try {
      const kinds = this.group ? [...GROUPS[this.group]] : [];
      const view = await core.auditLog({ text: this.text.trim(), kinds, limit: WINDOW, before });
      if (turn !== this.#turn) return;
      const rows = view.items.map((entry) => ({ ...entry, id: String(entry.seq) }));
      this.items = before === null ? rows : [...this.items, ...rows];
      this.#next = view.next ?? null;
      this.count = view.count;
      this.failed = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    } finally {
      if (turn === this.#turn) this.loaded = true;
    }
  }
}
