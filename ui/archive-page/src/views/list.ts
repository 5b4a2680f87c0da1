/** The list of documents: found by words, sorted by a column, walked by keys. */
import { totals, type Archive } from '../archive';
import { compare, grouped, isZero } from '../decimal';
import { el, icon } from '../dom';
import type { Entry } from '../manifest';
import { counted, t, type Key } from '../strings';
import { day, kind } from '../words';

export interface List {
  readonly root: HTMLElement;
  /** Marks the document that is shown beside the list; null for none. */
  mark(shown: Entry | null): void;
  focusSearch(): void;
  focus(entry: Entry): void;
}

/** So many rows at once: a thousand more cost a second, and nobody reads them. */
const WINDOW = 300;

type Column = 'number' | 'date' | 'customer' | 'subject' | 'due' | 'gross' | 'open';
type Filter = 'all' | 'open' | 'credit';

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const ORDER: Readonly<Record<Column, (a: Entry, b: Entry) => number>> = {
  number: (a, b) => words.compare(a.number, b.number),
  date: (a, b) => a.date.localeCompare(b.date),
  customer: (a, b) => words.compare(a.customer, b.customer),
  subject: (a, b) => words.compare(a.description, b.description),
  due: (a, b) => (a.due ?? '').localeCompare(b.due ?? ''),
  gross: (a, b) => a.currency.localeCompare(b.currency) || compare(a.gross, b.gross),
  open: (a, b) => a.currency.localeCompare(b.currency) || compare(a.open, b.open),
};

const FILTERS: Readonly<Record<Filter, (entry: Entry) => boolean>> = {
  all: () => true,
  open: (entry) => !isZero(entry.open),
  credit: (entry) => entry.typeCode === '381',
};

/** Without accents and case, so that `sohne` finds `Söhne`. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

export function listView(archive: Archive, onShow: (entry: Entry) => void): List {
  const all = archive.documents;
  const haystacks = new Map(
    all.map((entry) => [
      entry,
      plain(
        [entry.number, entry.customer, entry.description, kind(entry.typeCode), entry.date, day(entry.date), entry.gross,
          grouped(entry.gross), entry.currency, entry.chainCode].join(' '),
      ),
    ]),
  );
  const single = archive.manifest.totals.length === 1 ? archive.manifest.totals[0]?.currency : undefined;

  let sorted: { column: Column; down: boolean } = { column: 'date', down: true };
  let filter: Filter = 'all';
  let limit = WINDOW;
  let marked: Entry | null = null;
  const rows = new Map<Entry, HTMLTableRowElement>();

  const search = el('input', {
    type: 'search', id: 'search', placeholder: t('searchHint'), 'aria-label': t('search'), autocomplete: 'off', spellcheck: 'false',
    oninput: () => { limit = WINDOW; draw(); },
  });
  const found = el('span', { class: 'found', role: 'status' });
  const chips = (['all', 'open', 'credit'] as const).map((name) => {
    const label: Key = name === 'all' ? 'filterAll' : name === 'open' ? 'filterOpen' : 'filterCredit';
    const count = el('span', {}, String(all.filter(FILTERS[name]).length));
    return el('button', { class: 'chip', type: 'button', 'data-filter': name, onclick: () => { filter = name; limit = WINDOW; draw(); } }, t(label), ' ', count);
  });
  const head = el('tr');
  const body = el('tbody');
  const nothing = el('div', { class: 'nothing', hidden: true });
  const more = el('button', { class: 'button more', type: 'button', hidden: true, onclick: () => { limit += WINDOW; draw(); } });
  const foot = el('footer', { class: 'sums' });

  const columns: readonly { column: Column; label: string; class: string }[] = [
    { column: 'number', label: t('number'), class: 'c-number' },
    { column: 'date', label: t('date'), class: 'c-date' },
    { column: 'customer', label: t('customer'), class: 'c-customer' },
    { column: 'subject', label: t('subject'), class: 'c-subject' },
    { column: 'due', label: t('due'), class: 'c-due' },
    { column: 'gross', label: amountLabel('gross'), class: 'c-gross num' },
    { column: 'open', label: amountLabel('openAmount'), class: 'c-open num' },
  ];

  function amountLabel(what: Key): string {
    return single === undefined ? t(what) : t('amountIn', { what: t(what), currency: single });
  }

  function visible(): Entry[] {
    const wanted = plain(search.value).split(/\s+/).filter((word) => word !== '');
    const order = ORDER[sorted.column];
    return all
      .filter((entry) => FILTERS[filter](entry) && wanted.every((word) => haystacks.get(entry)?.includes(word)))
      .sort((a, b) => (sorted.down ? order(b, a) : order(a, b)) || ORDER.number(b, a));
  }

  function header({ column, label, class: name }: (typeof columns)[number]): HTMLElement {
    const on = sorted.column === column;
    return el(
      'th',
      { class: name, scope: 'col', 'aria-sort': on ? (sorted.down ? 'descending' : 'ascending') : 'none' },
      el('button', {
        type: 'button', 'data-column': column,
        onclick: () => {
          sorted = { column, down: on ? !sorted.down : column !== 'customer' && column !== 'subject' };
          draw();
          head.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus();
        },
      }, label, on ? icon(sorted.down ? 'down' : 'up') : null),
    );
  }

  function amount(entry: Entry, value: string): HTMLElement {
    const prefix = single === undefined ? el('span', { class: 'currency' }, entry.currency, ' ') : null;
    return el('bdi', {}, prefix, grouped(value));
  }

  function row(entry: Entry): HTMLTableRowElement {
    const known = rows.get(entry);
    if (known !== undefined) return known;
    const type = kind(entry.typeCode);
    const subject = entry.imported ? t('imported') : entry.description;
    const made = el(
      'tr',
      { onclick: () => { onShow(entry); } },
      el('th', { class: 'c-number', scope: 'row' },
        el('button', { type: 'button', 'aria-label': t('showDocument', { number: entry.number }), onclick: (event) => { event.stopPropagation(); onShow(entry); } }, el('bdi', {}, entry.number))),
      el('td', { class: 'c-date' }, day(entry.date)),
      el('td', { class: 'c-customer', title: entry.customer }, el('bdi', {}, entry.customer)),
      el('td', { class: 'c-subject', title: subject }, type === '' ? null : el('span', { class: 'kind' }, entry.typeCode === '381' ? icon('credit') : null, type), el('bdi', {}, subject)),
      el('td', { class: 'c-due' }, entry.due === null ? '–' : day(entry.due)),
      el('td', { class: 'c-gross num' }, amount(entry, entry.gross)),
      el('td', { class: 'c-open num' }, isZero(entry.open) ? el('span', { class: 'faint', title: t('settled') }, '–') : el('strong', {}, amount(entry, entry.open))),
    );
    rows.set(entry, made);
    return made;
  }

  function draw(): void {
    const entries = visible();
    head.replaceChildren(...columns.map(header));
    body.replaceChildren(...entries.slice(0, limit).map(row));
    for (const chip of chips) chip.setAttribute('aria-pressed', String(chip.dataset['filter'] === filter));
    found.textContent = search.value.trim() === '' ? '' : t('found', { count: entries.length, all: all.length });
    more.hidden = entries.length <= limit;
    more.textContent = t('showMore', { count: Math.min(WINDOW, entries.length - limit) });
    nothing.hidden = entries.length > 0;
    nothing.replaceChildren(
      el('p', {}, t(all.length === 0 ? 'empty' : 'none')),
      ...(all.length === 0 ? [] : [el('button', { class: 'button', type: 'button', onclick: () => { search.value = ''; filter = 'all'; draw(); search.focus(); } }, t('clearSearch'))]),
    );
    foot.replaceChildren(
      el('span', { class: 'faint' }, counted('Document', entries.length)),
      ...totals(entries).flatMap(({ currency, gross, open }) => [
        el('span', {}, t('amountIn', { what: t('gross'), currency }), ' ', el('b', {}, grouped(gross))),
        el('span', {}, t('openAmount'), ' ', el('b', {}, grouped(open))),
      ]),
    );
    mark(marked);
  }

  function mark(shown: Entry | null): void {
    marked = shown;
    for (const [entry, element] of rows) {
      if (entry === shown) element.setAttribute('aria-current', 'true');
      else element.removeAttribute('aria-current');
    }
  }

  /** Arrow keys walk from number to number; where a document is shown, it follows. */
  function walk(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const buttons = [...body.querySelectorAll<HTMLElement>('th button')];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = buttons[event.key === 'ArrowDown' ? at + 1 : Math.max(at - 1, 0)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    if (marked !== null) next.click();
  }

  const root = el(
    'section',
    { class: 'list', 'aria-label': t('documents'), onkeydown: (event) => { if (event instanceof KeyboardEvent) walk(event); } },
    el('div', { class: 'list-bar' }, el('div', { class: 'search' }, icon('search'), search, found), el('div', { class: 'chips', role: 'group', 'aria-label': t('documents') }, ...chips)),
    el('div', { class: 'list-scroll' }, el('table', {}, el('thead', {}, head), body), nothing, more),
    foot,
  );
  draw();
  return {
    root,
    mark,
    focusSearch: () => { search.focus(); search.select(); },
    focus: (entry) => { rows.get(entry)?.querySelector('button')?.focus(); },
  };
}
