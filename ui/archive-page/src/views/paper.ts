/** One document: the sealed PDF in a frame of its own, from a blob address. */
import { memberBytes, type Archive } from '../archive';
import { grouped } from '../decimal';
import { el, icon } from '../dom';
import type { Entry } from '../manifest';
import { saveFile } from '../save';
import { t } from '../strings';
import { day, kind } from '../words';

export interface Paper {
  readonly root: HTMLElement;
  /** Forgets the blob address. */
  dispose(): void;
}

export function paperView(archive: Archive, entry: Entry, onClose: () => void): Paper {
  let address: string | null = null;

  function content(): HTMLElement {
    if (entry.file === null) return el('p', { class: 'no-paper' }, icon('paper'), t('noOriginal'));
    const bytes = memberBytes(archive, entry.file);
    if (bytes === null) return el('p', { class: 'no-paper bad', role: 'alert' }, icon('bad'), t('withheld'));
    if (!navigator.pdfViewerEnabled) return el('p', { class: 'no-paper' }, icon('paper'), t('noViewer'));
    address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    return el('iframe', { src: `${address}#navpanes=0&view=FitH`, title: t('pdfFrame', { number: entry.number }) });
  }

  function saving(path: string | null, label: string): HTMLElement | null {
    const bytes = path === null ? null : memberBytes(archive, path);
    if (path === null || bytes === null) return null;
    const name = path.split('/').pop() ?? path;
    return el('button', { class: 'button', type: 'button', onclick: () => { saveFile(name, bytes); } }, icon('save'), label);
  }

  const facts = [kind(entry.typeCode), day(entry.date), entry.imported ? '' : entry.description].filter((word) => word !== '');
  const root = el(
    'section',
    { class: 'paper', 'aria-label': entry.number },
    el(
      'header',
      {},
      el('div', { class: 'paper-title' },
        el('h2', {}, el('bdi', { class: 'numbering' }, entry.number), ' ', el('bdi', {}, entry.customer)),
        el('p', { class: 'faint' }, `${facts.join(' · ')} · ${entry.currency} `, el('b', {}, el('bdi', {}, grouped(entry.gross))))),
      saving(entry.file, t('savePdf')),
      saving(entry.xml, t('saveXml')),
      el('button', { class: 'button bare square', type: 'button', 'aria-label': t('closeDocument', { number: entry.number }), onclick: onClose }, icon('close')),
    ),
    el('div', { class: 'sheet' }, content()),
    entry.sha256 === null
      ? null
      : el(
          'footer',
          {},
          entry.chainCode === '' ? null : el('span', {}, t('chainCode'), ' ', el('code', {}, entry.chainCode)),
          el('span', { class: 'hash' }, 'SHA-256 ', el('code', { title: entry.sha256 }, entry.sha256)),
        ),
  );
  return { root, dispose: () => { if (address !== null) URL.revokeObjectURL(address); } };
}
