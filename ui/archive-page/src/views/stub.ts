/** The kept half: whose archive it is, what is inside, what was checked, and how to take it out. */
import { isSound, memberBytes, type Archive } from '../archive';
import { grouped } from '../decimal';
import { brand, el, icon } from '../dom';
import { saveFile, zipName, zipped } from '../save';
import { t, type Key } from '../strings';
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
        el('p', { class: 'faint' }, t('written', { date: day(manifest.created) })),
      ),
      counts(archive),
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
      takeOut(archive),
    ),
    el('button', { class: 'button bare close-archive', type: 'button', onclick: onClose }, icon('lock'), t('close')),
  );
}

function counts({ manifest: { counts } }: Archive): HTMLElement {
  return el(
    'section',
    { class: 'inside', 'aria-label': t('inside') },
    figures([
      [t('documents'), String(counts.documents)],
      [t('payments'), String(counts.payments)],
      [t('customers'), String(counts.customers)],
      [t('auditEntries'), String(counts.auditEntries)],
    ]),
  );
}

function figures(rows: readonly (readonly [string, string])[]): HTMLElement {
  return el('dl', { class: 'figures' }, ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function takeOut(archive: Archive): HTMLElement {
  const said = el('p', { class: 'hint', role: 'status' });
  const saveAll = () => {
    const name = zipName(archive);
    saveFile(name, zipped(archive));
    said.textContent = t('saveAllDone', { name }) + (isSound(archive) ? '' : ` ${t('saveAllBad')}`);
  };
  const table = ([name, path]: readonly [Key, string]) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          class: 'link',
          type: 'button',
          disabled: archive.changed.has(path),
          onclick: () => {
            const bytes = memberBytes(archive, path);
            if (bytes !== null) saveFile(path.split('/').pop() ?? path, bytes);
          },
        },
        icon('save'),
        t(name),
      ),
    );
  return el(
    'section',
    { class: 'take-out', 'aria-label': t('tables') },
    el('h2', {}, t('tables')),
    el('ul', {}, ...TABLES.map(table)),
    el('button', { class: 'button primary', id: 'save-all', type: 'button', onclick: saveAll }, icon('zip'), t('saveAll')),
    said,
  );
}
