/** What was checked and what came of it, with words for the one thing that cannot be checked here. */
import { isSound, type Archive } from '../archive';
import { el, icon, type Icon } from '../dom';
import { t } from '../strings';

type State = 'good' | 'bad' | 'open';

interface Check {
  readonly name: string;
  readonly state: State;
  readonly words: string;
}

function checks(archive: Archive): Check[] {
  const count = archive.manifest.members.length;
  const changed = [...archive.changed];
  const { signature } = archive;
  return [
    { name: t('checkSeal'), state: 'good', words: t('checkSealGood') },
    changed.length === 0
      ? { name: t('checkFiles'), state: 'good', words: t('checkFilesGood', { count }) }
      : { name: t('checkFiles'), state: 'bad', words: t('checkFilesBad', { bad: changed.length, count, paths: changed.join(', ') }) },
    archive.listFits
      ? { name: t('checkList'), state: 'good', words: t('checkListGood') }
      : { name: t('checkList'), state: 'bad', words: t('checkListBad') },
    signature.state === 'good'
      ? { name: t('checkSignature'), state: 'good', words: t('checkSignatureGood', { key: signature.keyId }) }
      : signature.state === 'bad'
        ? { name: t('checkSignature'), state: 'bad', words: t('checkSignatureBad') }
        : { name: t('checkSignature'), state: 'open', words: t('checkSignatureOpen') },
    { name: t('checkPage'), state: 'open', words: t('checkPageOpen') },
  ];
}

const ICONS: Readonly<Record<State, Icon>> = { good: 'good', bad: 'bad', open: 'open' };

export function checksView(archive: Archive): HTMLElement {
  const title = !isSound(archive) ? 'checksBad' : archive.signature.state === 'good' ? 'checksGood' : 'checksOpen';
  const rows = checks(archive).flatMap(({ name, state, words }) => [
    el('dt', { class: state }, icon(ICONS[state]), name),
    el('dd', {}, words),
  ]);
  return el(
    'section',
    { class: 'checks', 'aria-label': t('checks') },
    el('details', { open: !isSound(archive) || !matchMedia('(max-width: 760px)').matches }, el('summary', {}, icon(isSound(archive) ? 'good' : 'bad'), t(title)), el('dl', {}, ...rows)),
  );
}

/** Over everything, where the contents must not be relied on. */
export function alarmView(archive: Archive): HTMLElement | null {
  if (isSound(archive)) return null;
  return el('div', { class: 'alarm', role: 'alert' }, icon('bad'), el('strong', {}, t('alarmTitle')), el('p', {}, t('alarm')));
}
