// What others look at: reports, the audit log, imports, backups and archives.
import { today } from '../../../lib/dates';
import type { ArchiveRequest } from '../../bindings/ArchiveRequest';
import type { AuditQuery } from '../../bindings/AuditQuery';
import type { CsvMap } from '../../bindings/CsvMap';
import type { RevenueBy } from '../../bindings/RevenueBy';
import { auditOf } from '../audit';
import { backupsOf } from '../backups';
import { alter, importedOf, lookOf, tableDoneOf, tableOf } from '../imports';
import { agingOf, revenueByOf, revenueOf, vatOf } from '../reports';
import { backups, bytes, type Commands, now, pause, refuse, tell, watchedImports } from '../world';

export const proof: Commands = {
  archive_words: () => bytes('lantern oyster quilt meadow brisk cedar'),
  import_look: () => lookOf,
  import_run: () => {
    watchedImports.forEach((hear) => hear({ percent: 60, documents: 1 }));
    return alter;
  },
  csv_drop: () => null,
  csv_look: (payload) => tableOf((payload as { map: CsvMap }).map),
  csv_run: (payload) => tableDoneOf((payload as { map: CsvMap }).map),
  import_stop: () => null,
  imported_show: () => importedOf,
  report_revenue: () => revenueOf(now.kept),
  report_revenue_by: ({ by, from, to }) => revenueByOf(now.kept, by as RevenueBy, (from as string) || '0000', (to as string) || '9999'),
  report_gaps: () => ({ items: [] }),
  report_aging: ({ at }) => agingOf(now.kept, (at as string) || today()),
  report_vat: ({ from, to }) => vatOf(now.kept, from as string, to as string),
  report_save: ({ path }) => {
    if ((path as string).includes('taken')) refuse('file-exists', 'There is a file of that name already.', 'Choose another name.');
    return path;
  },
  audit_log: ({ query }) => auditOf.look(query as AuditQuery, now.kept, now.customers),
  audit_verify: async () => {
    await pause(900);
    const { count } = auditOf.look({ text: '', kinds: [], limit: 1, before: null }, now.kept, now.customers);
    return auditOf.verify(now.kept, count, now.scene === 'failing');
  },
  backups,
  backup_now: async () => {
    await pause(600);
    now.sealed = [backupsOf.made(now.sealed.length + 1, now.settings.backup_folders), ...now.sealed];
    tell('backups');
    return backups();
  },
  backup_verify: async ({ name }) => {
    await pause(500);
    now.sealed = now.sealed.map((each) => (each.name === name ? { ...each, proven_at: new Date().toISOString() } : each));
    tell('backups');
    return backups();
  },
  book_export: async ({ path }) => {
    if ((path as string).includes('taken')) refuse('file-exists', 'There is a file of that name already.', 'Choose another name: nothing is ever overwritten.');
    await pause(300);
    return { path, rows: 212, size: 481_220, sha256: 'ab'.repeat(32) };
  },
  archive_export: async (_, headers) => {
    const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as ArchiveRequest;
    await pause(600);
    return { path: asked.path, sha256: '9f2c5f1e8a7d4b3c6e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f', documents: now.kept.filter((each) => each.number).length, size: 1_842_112 };
  },
};
