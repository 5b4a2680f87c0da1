// Notes and files, versions, the trash and undo.
import type { AttachRequest } from '../../bindings/AttachRequest';
import type { AttachmentView } from '../../bindings/AttachmentView';
import type { CustomerInput } from '../../bindings/CustomerInput';
import type { DraftInput } from '../../bindings/DraftInput';
import type { ItemInput } from '../../bindings/ItemInput';
import type { NoteView } from '../../bindings/NoteView';
import { type Commands, items, now, refuse, tell, writable } from '../world';

/** A command the real core has and this one does not know is a mistake in the screen: it is refused by name. */
/** Brings a draft or a customer to what it once was, or takes it away. */
function putBack(object: string, details: unknown, act: string, undo: boolean): void {
  const [kind, id = ''] = object.split('/');
  now.past.record(object, act, details, undo);
  if (kind === 'note' || kind === 'attachment') {
    if (details === null) now.papers.kept.delete(object);
    else now.papers.kept.set(object, details as NoteView | AttachmentView);
  } else if (kind === 'merge') {
    now.merged.delete(id);
  } else if (kind === 'item') {
    if (details === null) items.kept.delete(id);
    else items.kept.set(id, details as ItemInput);
    tell('items');
  } else if (kind === 'customer') {
    if (details === null) now.customers.delete(id);
    else now.customers.set(id, details as CustomerInput);
  } else {
    const was = now.kept.find((each) => each.id === id);
    now.kept = now.kept.filter((each) => each.id !== id);
    if (details !== null) now.kept.push({ id, version: (was?.version ?? 0) + 1, number: null, draft: structuredClone(details as DraftInput), buyer: null, payments: [], issuedAt: null, chain: null, saved: 10 + now.ids });
  }
  tell('invoices', 'customers');
}

function paper<T extends NoteView | AttachmentView>(kind: string, act: string, view: T): T {
  writable();
  now.papers.kept.set(`${kind}/${view.id}`, view);
  now.past.record(`${kind}/${view.id}`, act, view);
  return view;
}

function unpaper(object: string, act: string) {
  writable();
  const view = now.papers.kept.get(object) ?? refuse('not-found', 'There is no such note.');
  now.papers.kept.delete(object);
  now.past.record(object, act, null);
  return view;
}

export const history: Commands = {
  notes_and_files: ({ owner }) => now.papers.of(owner as string),
  note_add: ({ owner, text: typed }) => paper('note', 'note-saved', now.papers.note(owner as string, typed as string)),
  note_edit: ({ id, text: typed }) => {
    const was = now.papers.kept.get(`note/${id as string}`) as NoteView;
    return paper('note', 'note-saved', { ...was, text: typed as string, changed_at: new Date().toISOString(), changed_by: 'owner' });
  },
  note_remove: ({ id }) => unpaper(`note/${id as string}`, 'note-deleted'),
  attachment_add: ({ owner, path }) => paper('attachment', 'attachment-added', now.papers.file(owner as string, path as string, 48_213)),
  attachment_drop: (payload, headers) => {
    const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as AttachRequest;
    const size = (payload as unknown as Uint8Array).byteLength;
    if (size > 26_214_400) refuse('attachment-too-large', 'The file is larger than 25 MB.', 'Attach a smaller copy.');
    return paper('attachment', 'attachment-added', now.papers.file(asked.owner, asked.name, size));
  },
  attachment_save: ({ path }) => path,
  attachment_remove: ({ id }) => unpaper(`attachment/${id as string}`, 'attachment-removed'),
  history_list: ({ object }) => now.past.list(object as string),
  history_diff: ({ object, from, to }) => now.past.diff(object as string, from as number, to as number),
  history_restore: ({ object, version }) => {
    writable();
    putBack(object as string, now.past.at(object as string, version as number), 'draft-saved', false);
    return now.past.list(object as string);
  },
  draft_close: () => null,
  undo: () => {
    writable();
    const last = now.past.undo() ?? refuse('nothing-to-undo', 'There is nothing to undo.');
    putBack(last.undone.object, last.before, last.undone.act, true);
    return last.undone;
  },
  trash_list: () => now.past.trash(),
  trash_restore: ({ id }) => {
    writable();
    putBack(id as string, now.past.lost(id as string), 'draft-saved', false);
    return now.past.trash();
  },
  trash_empty: ({ id }) => {
    writable();
    now.past.forget(id as string | null);
    return now.past.trash();
  },
};
