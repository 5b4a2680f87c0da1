/** The opened archive: what it says, and what became of checking it. */
import { sha256, utf8, type Bytes } from './bytes';
import { sum } from './decimal';
import { readDocuments, readManifest, type Entry, type Manifest, type Sums } from './manifest';
import { verify, type Verdict } from './minisign';
import { Refused } from './refused';
import { FIXED, isOriginal, MANIFEST, readTar, SIGNATURE, type Member } from './tar';

export interface Archive {
  readonly manifest: Manifest;
  readonly documents: readonly Entry[];
  /** Every member in the order of the tar, the manifest and its signature included. */
  readonly members: readonly Member[];
  /** Paths whose bytes are not as listed: never shown, never saved. */
  readonly changed: ReadonlySet<string>;
  readonly listFits: boolean;
  readonly signature: Verdict;
}

export async function readArchive(tar: Bytes, tell: (done: number, all: number) => void): Promise<Archive> {
  const members = readTar(tar);
  const [readme, manifestMember, signatureMember, ...rest] = members;
  if (readme?.path !== FIXED[0] || manifestMember?.path !== MANIFEST || signatureMember?.path !== SIGNATURE) {
    throw new Refused('refused', 'members-order');
  }
  const manifest = readManifest(manifestMember.bytes);
  const listed = [readme, ...rest];
  if (!inOrder(manifest, listed)) throw new Refused('refused', 'members-unlisted');

  const changed = new Set<string>();
  for (const [index, member] of listed.entries()) {
    if (index % 8 === 0) tell(index + 1, listed.length);
    const entry = manifest.members[index];
    if (member.bytes.length !== entry?.size || (await sha256(member.bytes)) !== entry.sha256) changed.add(member.path);
  }

  const list = listed.find((member) => member.path === 'documents.json');
  if (list === undefined) throw new Refused('refused', 'members-order');
  const documents = readDocuments(list.bytes);
  return {
    manifest,
    documents,
    members,
    changed,
    listFits: listFits(manifest, documents) && !changed.has(list.path),
    signature: await verify(manifestMember.bytes, signatureText(signatureMember.bytes), manifest.signingKey),
  };
}

export function isSound(archive: Archive): boolean {
  return archive.changed.size === 0 && archive.listFits && archive.signature.state !== 'bad';
}

/** The bytes of a member, unless they are not the ones that were sealed in. */
export function memberBytes(archive: Archive, path: string): Bytes | null {
  if (archive.changed.has(path)) return null;
  return archive.members.find((member) => member.path === path)?.bytes ?? null;
}

/** Exactly the listed members, in the listed order: the fixed ones, then originals. */
function inOrder(manifest: Manifest, members: readonly Member[]): boolean {
  return (
    members.length === manifest.members.length &&
    members.length >= FIXED.length &&
    members.every((member, index) => {
      const allowed = index < FIXED.length ? member.path === FIXED[index] : isOriginal(member.path);
      return allowed && member.path === manifest.members[index]?.path;
    })
  );
}

/** Each original is listed once, with its hash, and the list adds up to the totals. */
function listFits(manifest: Manifest, documents: readonly Entry[]): boolean {
  const hashes = new Map(manifest.members.map((member) => [member.path, member.sha256]));
  const listed: string[] = [];
  for (const { file, sha256: hash, xml } of documents) {
    if ((file === null) !== (hash === null) || (file !== null && hashes.get(file) !== hash)) return false;
    if (xml !== null && !hashes.has(xml)) return false;
    listed.push(...[file, xml].filter((path) => path !== null));
  }
  const originals = manifest.members.slice(FIXED.length).map((member) => member.path);
  return (
    documents.length === manifest.counts.documents &&
    originals.join('\n') === listed.join('\n') &&
    JSON.stringify(totals(documents)) === JSON.stringify(manifest.totals)
  );
}

/** One per currency, ordered by code. */
export function totals(documents: readonly Entry[]): Sums[] {
  const currencies = [...new Set(documents.map((document) => document.currency))].sort();
  return currencies.map((currency) => {
    const same = documents.filter((document) => document.currency === currency);
    const of = (pick: (document: Entry) => string) => sum(same.map(pick));
    return { currency, net: of((d) => d.net), vat: of((d) => d.vat), gross: of((d) => d.gross), open: of((d) => d.open) };
  });
}

/** A signature that is no text is no signature; the check says so. */
function signatureText(bytes: Bytes): string {
  try {
    return utf8(bytes);
  } catch {
    return '';
  }
}
