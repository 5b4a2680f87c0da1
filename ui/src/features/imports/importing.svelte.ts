// A file of another program on its way into the book: chosen, looked at, mapped, taken over, compared. Kept while the window is unlocked.
import type { CsvDoneView } from '$ipc/bindings/CsvDoneView';
import type { CsvLookView } from '$ipc/bindings/CsvLookView';
import type { CsvMap } from '$ipc/bindings/CsvMap';
import type { ImportLookView } from '$ipc/bindings/ImportLookView';
import type { ImportProgressView } from '$ipc/bindings/ImportProgressView';
import type { ImportView } from '$ipc/bindings/ImportView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

/** Nothing is known of the file: the core finds out what it can. */
const UNKNOWN: CsvMap = { format: '', kind: '', separator: '', decimal: '', date: '', columns: {}, zero_vat: '', rates: {}, known: '', new_rows: [], same_rows: [], leave_out_faults: false };

/** What is larger than any table that is read is refused by the core; more of it is not sent. */
const READ_AT_MOST = 32 * 1024 * 1024;

class Importing {
  /** What the file is called, without its folders. */
  name = $state('');
  look = $state.raw<ImportLookView | null>(null);
  /** A table, and how it is read. */
  table = $state.raw<CsvLookView | null>(null);
  progress = $state.raw<ImportProgressView | null>(null);
  done = $state.raw<ImportView | null>(null);
  tableDone = $state.raw<CsvDoneView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  /** What is going on: the window says it, and offers nothing else meanwhile. */
  busy = $state<'looking' | 'running' | 'stopping' | null>(null);
  /** Null where the file was dropped: the core holds its bytes. */
  #path: string | null = null;

  /** Whether everything is answered, and the file may come in. */
  readonly ready = $derived.by(() => {
    if (this.done || this.tableDone) return false;
    if (this.look) return !this.look.before;
    const table = this.table;
    if (!table || table.before || table.questions.length > 0) return false;
    return (table.faulty === 0 || table.map.leave_out_faults) && table.used > 0;
  });

  /** Hears how far an import has come, until the returned function is called. */
  listen(): () => void {
    return core.onImporting((progress) => {
      if (this.busy) this.progress = progress;
    });
  }

  /** Asks for a file and looks into it; leaving the dialog leaves everything as it is. */
  async choose(title: string): Promise<void> {
    const path = await core.chooseFile(title).catch(() => null);
    if (path) await this.open(path);
  }

  async open(path: string): Promise<void> {
    this.forget();
    [this.#path, this.name] = [path, path.split(/[/\\]/).at(-1) ?? path];
    await this.#take('looking', async () => {
      if (/\.(csv|tsv|tab|txt)$/i.test(path)) this.table = await core.csvLook(path, UNKNOWN);
      else this.look = await core.importLook(path);
    });
  }

  /** Reads the table again with something of its mapping changed. */
  async change(part: Partial<CsvMap>): Promise<void> {
    const map = this.table?.map;
    if (!map) return;
    // Of another kind, or cut at another place, the columns mean something else.
    const anew = 'kind' in part || 'separator' in part ? { ...UNKNOWN, kind: map.kind, separator: map.separator } : map;
    // What cannot be read so stays as it was read before, with the reason above it.
    await this.#take('looking', async () => {
      this.table = await core.csvLook(this.#path, { ...anew, ...part });
    });
  }

  /** Makes a column this field; whichever column was it before is passed over. */
  async map(heading: string, field: string): Promise<void> {
    const kept = Object.entries(this.table?.map.columns ?? {}).filter(([other, code]) => other !== heading && code !== field);
    await this.change({ columns: Object.fromEntries(field ? [...kept, [heading, field]] : kept) });
  }

  /** Says whether the customer of a line is the one of the book who looks the same. */
  async same(line: number, same: boolean): Promise<void> {
    const map = this.table?.map;
    if (!map) return;
    const without = (lines: number[]) => lines.filter((each) => each !== line);
    await this.change({
      same_rows: same ? [...without(map.same_rows), line] : without(map.same_rows),
      new_rows: same ? without(map.new_rows) : [...without(map.new_rows), line],
    });
  }

  /** A file that was dropped on the window. Only tables are small enough to come in this way. */
  async drop(file: File): Promise<void> {
    if (this.busy) return;
    this.forget();
    this.name = file.name;
    await this.#take('looking', async () => {
      await core.csvDrop(new Uint8Array(await file.slice(0, READ_AT_MOST).arrayBuffer()));
      this.table = await core.csvLook(null, UNKNOWN);
    });
  }

  async run(): Promise<void> {
    await this.#take('running', async () => {
      if (this.table) this.tableDone = await core.csvRun(this.#path, this.table.map);
      else if (this.#path !== null) this.done = await core.importRun(this.#path);
    });
  }

  /** The core hears of it at its next step; what it has written until then is dropped. */
  stop(): void {
    if (this.busy !== 'running') return;
    this.busy = 'stopping';
    void core.importStop().catch(() => undefined);
  }

  /** As if no file had been chosen. */
  forget(): void {
    [this.#path, this.name, this.failed] = [null, '', null];
    [this.look, this.table, this.done, this.tableDone] = [null, null, null, null];
  }

  async #take(busy: 'looking' | 'running', act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.failed, this.progress] = [busy, null, null];
    try {
      await act();
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    } finally {
      this.busy = null;
    }
  }
}

export const importing = new Importing();
