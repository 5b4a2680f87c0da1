/** The shapes of MANIFEST.json and documents.json (docs/formats/archive.md, 4 and 6). */
import { utf8, type Bytes } from './bytes';
import { count, fields, flag, list, matching, Shape, text, textOrNull } from './json';
import { Refused } from './refused';

export interface Sums {
  readonly currency: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly open: string;
}

export interface Manifest {
  readonly business: string;
  readonly from: string;
  readonly to: string;
  readonly created: string;
  readonly signingKey: string;
  readonly counts: {
    readonly documents: number;
    readonly payments: number;
    readonly customers: number;
    readonly numberRanges: number;
    readonly auditEntries: number;
  };
  readonly totals: readonly Sums[];
  readonly members: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

export interface Entry extends Sums {
  readonly number: string;
  readonly typeCode: string;
  readonly imported: boolean;
  readonly customer: string;
  readonly date: string;
  readonly due: string | null;
  readonly description: string;
  readonly chainCode: string;
  readonly file: string | null;
  readonly sha256: string | null;
  readonly xml: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HASH = /^[0-9a-f]{64}$/;
const AMOUNT = /^-?\d{1,28}(\.\d{1,28})?$/;
const CURRENCY = /^[A-Z]{3}$/;
const SUMS = ['currency', 'net', 'vat', 'gross', 'open'];

export function readManifest(bytes: Bytes): Manifest {
  return shaped('manifest', bytes, (value) => {
    const head = value as { format?: unknown; version?: unknown } | null;
    if (head?.format !== 'counterfoil-archive') throw new Shape('format');
    if (head.version !== 1) throw new Refused('version', 'archive-version');
    const all = fields(value, [
      'format', 'version', 'vault_id', 'business', 'period', 'created', 'language', 'signing_key', 'chain_head',
      'counts', 'totals', 'members',
    ]);
    const period = fields(all['period'], ['from', 'to']);
    const counts = fields(all['counts'], ['documents', 'payments', 'customers', 'number_ranges', 'audit_entries']);
    return {
      business: text(all['business']),
      from: matching(period['from'], DAY),
      to: matching(period['to'], DAY),
      created: matching(all['created'], /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
      signingKey: text(all['signing_key']),
      counts: {
        documents: count(counts['documents']),
        payments: count(counts['payments']),
        customers: count(counts['customers']),
        numberRanges: count(counts['number_ranges']),
        auditEntries: count(counts['audit_entries']),
      },
      totals: list(all['totals'], (item) => sums(fields(item, SUMS))),
      members: list(all['members'], (item) => {
        const member = fields(item, ['path', 'size', 'sha256']);
        return { path: text(member['path']), size: count(member['size']), sha256: matching(member['sha256'], HASH) };
      }),
    };
  });
}

export function readDocuments(bytes: Bytes): Entry[] {
  return shaped('documents', bytes, (value) => list(fields(value, ['documents'])['documents'], entry));
}

function entry(value: unknown): Entry {
  const one = fields(value, [
    ...SUMS, 'number', 'type_code', 'imported', 'customer', 'date', 'due', 'description', 'chain_code', 'file', 'sha256',
    'xml',
  ]);
  return {
    ...sums(one),
    number: text(one['number']),
    typeCode: text(one['type_code']),
    imported: flag(one['imported']),
    customer: text(one['customer']),
    date: matching(one['date'], DAY),
    due: one['due'] === null ? null : matching(one['due'], DAY),
    description: text(one['description']),
    chainCode: text(one['chain_code']),
    file: textOrNull(one['file']),
    sha256: textOrNull(one['sha256']),
    xml: textOrNull(one['xml']),
  };
}

function sums(one: Readonly<Record<string, unknown>>): Sums {
  return {
    currency: matching(one['currency'], CURRENCY),
    net: matching(one['net'], AMOUNT),
    vat: matching(one['vat'], AMOUNT),
    gross: matching(one['gross'], AMOUNT),
    open: matching(one['open'], AMOUNT),
  };
}

function shaped<T>(what: string, bytes: Bytes, read: (value: unknown) => T): T {
  try {
    return read(JSON.parse(utf8(bytes)));
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('refused', `${what}-shape`);
  }
}
