/** Reads the one tar that the format allows (docs/formats/archive.md, 3): fixed names, one spelling of a header. */
import type { Bytes } from './bytes';
import { Refused } from './refused';

export interface Member {
  readonly path: string;
  readonly bytes: Bytes;
}

const BLOCK = 512;
const MEMBER_LIMIT = 50_000;

export const MANIFEST = 'MANIFEST.json';
export const SIGNATURE = 'MANIFEST.json.minisig';
/** In this order; the manifest and its signature come after the first, the originals after the last. */
export const FIXED = [
  '00_README_en.txt',
  'documents.json',
  'journal/sales_journal.csv',
  'journal/payments.csv',
  'customers.csv',
  'number_ranges.csv',
  'audit.csv',
] as const;

export function isOriginal(path: string): boolean {
  return /^invoices\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,89}\.(pdf|xml)$/.test(path) && !path.includes('..');
}

function isMember(path: string): boolean {
  return path === MANIFEST || path === SIGNATURE || (FIXED as readonly string[]).includes(path) || isOriginal(path);
}

export function readTar(tar: Bytes): Member[] {
  const members: Member[] = [];
  const seen = new Set<string>();
  let at = 0;
  let mtime: string | null = null;
  for (;;) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.length < BLOCK) throw new Refused('refused', 'tar-cut');
    if (header.every((byte) => byte === 0)) break;
    if (header[156] !== 0x30) throw new Refused('refused', 'tar-not-a-file');
    const path = field(header, 0, 100);
    if (!isMember(path)) throw new Refused('refused', 'tar-name');
    const size = field(header, 124, 12);
    mtime ??= field(header, 136, 12);
    if (!/^[0-7]{11}$/.test(size) || !sameBytes(header, expected(path, size, mtime))) {
      throw new Refused('refused', 'tar-header');
    }
    if (seen.has(path.toLowerCase()) || members.length >= MEMBER_LIMIT) throw new Refused('refused', 'tar-double');
    seen.add(path.toLowerCase());

    const start = at + BLOCK;
    const end = start + Number.parseInt(size, 8);
    at = start + Math.ceil((end - start) / BLOCK) * BLOCK;
    if (at > tar.length) throw new Refused('refused', 'tar-cut');
    if (tar.subarray(end, at).some((byte) => byte !== 0)) throw new Refused('refused', 'tar-padding');
    members.push({ path, bytes: tar.slice(start, end) });
  }
  if (tar.length !== at + 2 * BLOCK || tar.subarray(at).some((byte) => byte !== 0)) {
    throw new Refused('refused', 'tar-end');
  }
  return members;
}

function field(header: Uint8Array, at: number, length: number): string {
  const bytes = header.subarray(at, at + length);
  const end = bytes.indexOf(0);
  return String.fromCharCode(...bytes.subarray(0, end < 0 ? length : end));
}

/** The header that every member has: whatever differs from it is something else than a plain file of this format. */
function expected(path: string, size: string, mtime: string): Bytes {
  const header = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) header[at + i] = text.charCodeAt(i);
  };
  put(0, path);
  put(100, '0000644\0' + '0000000\0' + '0000000\0');
  put(124, `${size}\0${mtime}\0`);
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\0' + '00');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(7, '0')}\0`);
  return header;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
