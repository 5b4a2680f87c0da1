/** The kept half: whose archive it is, what is inside, what was checked, and how to take it out. */
import { isSound, memberBytes, type Archive } from '../archive';
import { grouped } from '../decimal';
import { brand, el, icon } from '../dom';
import { saveFile, zipName, zipped } from '../save';
import { counted, t, type Key } from '../strings';
import { day, period } from '../words';
import { checksView } from './checks';

const TABLES: readonly (readonly [Key, string])[] = [
  ['salesJournal', 'journal/sales_journal.csv'],
  ['payments', 'journal/payments.csv'],
  ['customers', 'customers.csv'],
  ['numberRanges', 'number_ranges.csv'],
  ['auditTrail', 'audit.csv'],
];

export function stubView(archive: Archive, onClose: () => void): HTMLElement {
  const { manifest } = archive;
  return el(
    'aside',
    { class: 'stub' },
    el('div', { class: 'stub-scroll' },
      brand(t('brand')),
      el(
        'header',
        { class: 'whose' },
        el('h1', {}, el('bdi', {}, manifest.business)),
        el('p', {}, period(manifest.from, manifest.to)),
        el('p', { class: 'faint' }, counts(archive)),
        el('p', { class: 'faint' }, t('written', { date: day(manifest.created) })),
      ),
      ...manifest.totals.map(({ currency, net, vat, gross, open }) =>
        el(
          'section',
          { class: 'tally', 'aria-label': `${t('totals')}, ${currency}` },
          figures([
            [t('net'), grouped(net)],
            [t('vat'), grouped(vat)],
          ]),
          el('p', { class: 'figure' }, el('span', {}, t('amountIn', { what: t('gross'), currency })), el('bdi', {}, grouped(gross))),
          figures([[t('openAmount'), grouped(open)]]),
        ),
      ),
      checksView(archive),
      tables(archive),
    ),
    foot(archive, onClose),
  );
}

function counts({ manifest: { counts } }: Archive): string {
  return t('countSentence', {
    documents: counted('Document', counts.documents),
    payments: counted('Payment', counts.payments),
  });
}

function figures(rows: readonly (readonly [string, string])[]): HTMLElement {
  return el('dl', { class: 'figures' }, ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function tables(archive: Archive): HTMLElement {
  const table = ([name, path]: readonly [Key, string]) => {
    const save = () => {
      const bytes = memberBytes(archive, path);
      if (bytes !== null) saveFile(path.split('/').pop() ?? path, bytes);
    };
    return el(
      'li',
      {},
      el('button', { class: 'link', type: 'button', disabled: archive.changed.has(path), onclick: save }, icon('save'), t(name)),
    );
  };
  return el('section', { class: 'tables', 'aria-label': t('tables') }, el('h2', {}, t('tables')), el('ul', {}, ...TABLES.map(table)));
}

/** What is always at hand: taking everything out, and closing. */
function foot(archive: Archive, onClose: () => void): HTMLElement {
  const said = el('p', { class: 'hint', role: 'status' });
  const saveAll = () => {
    const name = zipName(archive);
    saveFile(name, zipped(archive));
    said.textContent = t('saveAllDone', { name }) + (isSound(archive) ? '' : ` ${t('saveAllBad')}`);
  };
  return el(
    'footer',
    { class: 'stub-foot' },
    said,
    el('button', { class: 'button primary', id: 'save-all', type: 'button', onclick: saveAll }, icon('zip'), t('saveAll')),
    el('button', { class: 'button', id: 'close', type: 'button', 'aria-label': t('closeArchive'), onclick: onClose }, icon('lock'), t('close')),
  );
}
