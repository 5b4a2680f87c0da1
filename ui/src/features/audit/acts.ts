// What an entry of the log says to people. The core may know kinds that the face has no words for yet: their code is shown.
import type { AuditEntryView } from '$ipc/bindings/AuditEntryView';
import { day } from '$lib/format';
import { hasWords, t } from '$lib/i18n';

/** Fluent selects on words, so that what is not there has one too. */
const NONE = 'none';

export function act(entry: AuditEntryView): string {
  const key = `act-${entry.kind}`;
  if (!hasWords(key)) return entry.kind;
  const [object = '', id = ''] = entry.object.split('/');
  const { note } = entry;
  return t(key, {
    number: entry.number ?? NONE,
    document: entry.credit_note ? 'credit-note' : 'invoice',
    customer: entry.customer ?? NONE,
    object,
    id,
    n: Number(note.count ?? note['backup-seq'] ?? 0),
    from: note.from ? day(note.from) : NONE,
    to: note.to ? day(note.to) : NONE,
  });
}

export function who(entry: AuditEntryView): string {
  const { user } = entry;
  if (entry.here) return t('log-here', { user });
  return entry.device === 'portable' ? user : t('log-elsewhere', { user });
}

/** Enough of a hash to compare it by eye. */
export const short = (hex: string): string => (hex.length > 24 ? `${hex.slice(0, 16)}…${hex.slice(-4)}` : hex);
