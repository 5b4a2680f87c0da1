// The notes and files of one document or customer, and what can be done with them.
import type { AttachmentView } from '$ipc/bindings/AttachmentView';
import type { NoteView } from '$ipc/bindings/NoteView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

/** More than may be attached and less than the shell takes: of a larger file no more is read than shows that it is one. */
const READ_AT_MOST = 30_000_000;

export class Kept {
  notes = $state.raw<NoteView[]>([]);
  files = $state.raw<AttachmentView[]>([]);
  loaded = $state(false);
  /** How many acts are under way. */
  #running = $state(0);
  failed = $state.raw<CoreError | null>(null);
  #owner: string;

  /** `owner` as the audit log names it: `document/UUID`, `customer/UUID`. */
  constructor(owner: string) {
    this.#owner = owner;
  }

  get busy(): boolean {
    return this.#running > 0;
  }

  get empty(): boolean {
    return this.notes.length === 0 && this.files.length === 0;
  }

  async load(): Promise<void> {
    try {
      const { notes, attachments } = await core.notesAndFiles(this.#owner);
      this.notes = notes;
      this.files = attachments;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    } finally {
      this.loaded = true;
    }
  }

  add = (text: string): Promise<boolean> => this.#do(() => core.noteAdd(this.#owner, text));
  edit = (note: NoteView, text: string): Promise<boolean> => this.#do(() => core.noteEdit(note.id, text));
  removeNote = (note: NoteView): Promise<boolean> => this.#do(() => core.noteRemove(note.id));
  attach = (path: string): Promise<boolean> => this.#do(() => core.attachmentAdd(this.#owner, path));
  removeFile = (file: AttachmentView): Promise<boolean> => this.#do(() => core.attachmentRemove(file.id));

  /** A file that was dropped on the window. */
  drop = (file: File): Promise<boolean> =>
    this.#do(async () => {
      const bytes = await file.slice(0, READ_AT_MOST).arrayBuffer();
      await core.attachmentDrop({ owner: this.#owner, name: file.name }, new Uint8Array(bytes));
    });

  async #do(act: () => Promise<unknown>): Promise<boolean> {
    this.#running += 1;
    try {
      await act();
      this.failed = null;
      await this.load();
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.#running -= 1;
    }
  }
}
