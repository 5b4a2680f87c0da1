/** Files out of the page: through blob addresses, which never leave the machine. */
import { zipSync, type Zippable } from 'fflate';
import type { Archive } from './archive';
import type { Bytes } from './bytes';

const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xml: 'application/xml',
  csv: 'text/csv',
  zip: 'application/zip',
};

export function saveFile(name: string, bytes: Bytes): void {
  const type = MEDIA[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken its own hold on the bytes by the next minute, also for a large file.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** Every sound member, stored without compression, dated like the archive. */
export function zipped(archive: Archive): Bytes {
  const files: Zippable = {};
  for (const { path, bytes } of archive.members) if (!archive.changed.has(path)) files[path] = bytes;
  return zipSync(files, { level: 0, mtime: new Date(archive.manifest.created) });
}

/** `Mira-Falk-2026-07-01-2026-09-30.zip` */
export function zipName({ manifest }: Archive): string {
  const business = manifest.business.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
  return `${business || 'archive'}-${manifest.from}-${manifest.to}.zip`;
}
