/** The open archive: stub on the left, list in the middle, the chosen document beside it. */
import type { Archive } from '../archive';
import { el } from '../dom';
import type { Entry } from '../manifest';
import { t } from '../strings';
import { period } from '../words';
import { alarmView } from './checks';
import { listView } from './list';
import { paperView, type Paper } from './paper';
import { stubView } from './stub';

export function bookView(archive: Archive, onClose: () => void): HTMLElement {
  const { manifest } = archive;
  document.title = t('bookTitle', { business: manifest.business, period: period(manifest.from, manifest.to) });

  let shown: { entry: Entry; paper: Paper } | null = null;
  const list = listView(archive, show);
  const desk = el('div', { class: 'spread' }, list.root);
  const alarm = alarmView(archive);

  function show(entry: Entry): void {
    if (shown?.entry === entry) return;
    hide();
    const paper = paperView(archive, entry, () => { hide(); list.focus(entry); });
    shown = { entry, paper };
    desk.append(paper.root);
    desk.classList.add('with-paper');
    list.mark(entry);
  }

  function hide(): void {
    shown?.paper.root.remove();
    shown?.paper.dispose();
    shown = null;
    desk.classList.remove('with-paper');
    list.mark(null);
  }

  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      list.focusSearch();
    } else if (event.key === 'Escape' && shown !== null) {
      const { entry } = shown;
      hide();
      list.focus(entry);
    }
  });

  const main = el('main', {}, ...(alarm === null ? [] : [alarm]), desk);
  return el('div', { class: 'book' }, stubView(archive, onClose), main);
}
