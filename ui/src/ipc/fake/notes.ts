// Notes and attached files of the in-memory core: named by their objects, as the past names them.
import type { AttachmentView } from '../bindings/AttachmentView';
import type { NotesAndFilesView } from '../bindings/NotesAndFilesView';
import type { NoteView } from '../bindings/NoteView';

type Paper = NoteView | AttachmentView;
const isNote = (object: string) => object.startsWith('note/');

export class Papers {
  /** By object: `note/ID`, `attachment/ID`. */
  kept = new Map<string, Paper>();
  #ids = 0;

  of(owner: string): NotesAndFilesView {
    const own = [...this.kept].filter(([, paper]) => paper.owner === owner).toReversed();
    return {
      owner,
      notes: own.filter(([object]) => isNote(object)).map(([, paper]) => paper as NoteView),
      attachments: own.filter(([object]) => !isNote(object)).map(([, paper]) => paper as AttachmentView),
    };
  }

  note(owner: string, text: string): NoteView {
    return { id: this.#id(), owner, text, written_at: new Date().toISOString(), written_by: 'owner', changed_at: null, changed_by: null };
  }

  file(owner: string, path: string, size: number): AttachmentView {
    const name = path.split(/[\\/]/).at(-1) ?? 'file';
    return { id: this.#id(), owner, name, media: 'application/octet-stream', size, sha256: '9f2c5f1e8a7d4b3c', added_at: new Date().toISOString(), added_by: 'owner' };
  }

  #id = (): string => `k${String(++this.#ids)}`;
}
