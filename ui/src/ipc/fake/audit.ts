// The in-memory core's audit log: made of what the pretend book holds, chained by numbers instead of hashes.
import type { AuditEntryView } from '../bindings/AuditEntryView';
import type { AuditLogView } from '../bindings/AuditLogView';
import type { AuditQuery } from '../bindings/AuditQuery';
import type { AuditView } from '../bindings/AuditView';
import type { RollbackView } from '../bindings/RollbackView';
import type { Kept } from './book';

const HOUR = 3_600_000;
const hex = (seed: number, length: number): string => Array.from({ length }, (_, n) => ((seed * 31 + n * n * 7 + n * 13) % 16).toString(16)).join('');

type Act = Pick<AuditEntryView, 'kind' | 'object'> & Partial<AuditEntryView>;

function acts(kept: readonly Kept[], customers: ReadonlyMap<string, { name: string }>): Act[] {
  const issued = kept.filter((each) => each.number !== null).toSorted((a, b) => (a.number ?? '').localeCompare(b.number ?? ''));
  return [
    { kind: 'vault-created', object: 'vault' },
    { kind: 'kit-proven', object: 'vault' },
    { kind: 'business-saved', object: 'business' },
    ...[...customers].map(([id, customer]): Act => ({ kind: 'customer-saved', object: `customer/${id}`, customer: customer.name })),
    ...issued.flatMap((each): Act[] => {
      const about = { object: `document/${each.id}`, number: each.number, customer: each.buyer?.name ?? null };
      const paid = each.payments.map((payment): Act => ({ ...about, kind: 'payment-recorded', object: `payment/${payment.id}` }));
      return [{ ...about, kind: 'draft-saved' }, { ...about, kind: 'invoice-issued', note: { number: each.number ?? '', pdf: hex(each.saved, 64) } }, ...paid];
    }),
    { kind: 'unlock-failed', object: 'vault', note: { count: '2' } },
    { kind: 'backup-sealed', object: 'backup/213', note: { cause: 'interval' } },
    { kind: 'backup-proven', object: 'backup/213', device: 'f00d', here: false },
  ];
}

function log(kept: readonly Kept[], customers: ReadonlyMap<string, { name: string }>): AuditEntryView[] {
  const all = acts(kept, customers);
  return all
    .map((act, n): AuditEntryView => ({
      seq: n + 1, time: new Date(Date.now() - (all.length - n) * 9 * HOUR).toISOString(),
      number: null, credit_note: false, customer: null, user: 'Owner', device: '0199c0de', here: true, note: {}, before: null, after: hex(n, 64), prev: hex(n, 64), hash: hex(n + 1, 64), signer: hex(3, 64), signature: hex(n + 7, 128),
      ...act,
    }))
    .toReversed();
}

function look(query: AuditQuery, kept: readonly Kept[], customers: ReadonlyMap<string, { name: string }>): AuditLogView {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = log(kept, customers)
    .filter((entry) => query.kinds.length === 0 || query.kinds.includes(entry.kind))
    .filter((entry) => words.every((word) => `${entry.kind} ${entry.number ?? ''} ${entry.customer ?? ''}`.toLowerCase().includes(word)));
  const rest = found.filter((entry) => query.before === null || entry.seq < query.before);
  const items = rest.slice(0, query.limit || 50);
  return { items, next: items.length < rest.length ? (items.at(-1)?.seq ?? null) : null, count: found.length };
}

function verify(kept: readonly Kept[], entries: number, damaged: boolean): AuditView {
  const documents = kept.filter((each) => each.number !== null);
  const number = documents[0]?.number ?? null;
  return {
    ok: !damaged, at: new Date().toISOString(), pages: 214, entries, documents: documents.length, files: documents.length, freshness: 'fresh',
    findings: damaged ? [{ code: 'file-damaged', object: `file/${hex(5, 64)}`, number }, { code: 'a-newer-finding', object: 'book', number: null }] : [],
  };
}

const older = (): RollbackView => ({
  kind: 'shorter', missing: 7, last_seen: new Date(Date.now() - 2 * HOUR).toISOString(), last_act: new Date(Date.now() - 60 * HOUR).toISOString(), last_number: '2026-0041', next_number: '2026-0042',
});

export const auditOf = { look, verify, older };
