/** The closed archive: the cover, and the field for the passphrase. */
import { brand, el, icon, rosette } from '../dom';
import type { Refused } from '../refused';
import { t, type Key } from '../strings';

export interface Unlock {
  readonly root: HTMLElement;
  /** The file is read: the passphrase may be asked for. */
  ready(): void;
  /** What happens now; shown beside the bar, read aloud. `percent` is null while it cannot be known. */
  progress(words: string, percent: number | null): void;
  wrong(words: Key): void;
  stop(refused: Refused): void;
}

const COMMANDS: readonly (readonly [Key, string])[] = [
  ['pageCheckWindows', 'certutil -hashfile FILE.html SHA256'],
  ['pageCheckMac', 'shasum -a 256 FILE.html'],
  ['pageCheckLinux', 'sha256sum FILE.html'],
];

const STOPS = {
  damaged: ['stopDamagedTitle', 'stopDamaged'],
  altered: ['stopAlteredTitle', 'stopAltered'],
  refused: ['stopRefusedTitle', 'stopRefused'],
  version: ['stopVersionTitle', 'stopVersion'],
  browser: ['stopBrowserTitle', 'stopBrowser'],
} as const satisfies Record<Refused['refusal'], readonly [Key, Key]>;

export function unlockView(label: string, onOpen: (passphrase: string) => void): Unlock {
  const field = el('input', {
    id: 'passphrase',
    type: 'password',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': 'hint fault',
    disabled: true,
  });
  const show = el('input', { type: 'checkbox', id: 'show', onchange: () => (field.type = show.checked ? 'text' : 'password') });
  const button = el('button', { type: 'submit', class: 'button primary large', disabled: true }, t('open'));
  const fault = el('p', { class: 'fault', id: 'fault', role: 'alert' });
  const status = el('p', { class: 'status', role: 'status' }, t('reading'));
  const bar = el('progress', { max: '100', hidden: true, 'aria-label': t('progress') });
  const form = el(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault();
        fault.replaceChildren();
        field.removeAttribute('aria-invalid');
        onOpen(field.value);
      },
    },
    el('label', { for: 'passphrase' }, t('passphrase')),
    field,
    el('label', { class: 'tick', for: 'show' }, show, t('showPassphrase')),
    el('p', { class: 'hint', id: 'hint' }, t('passphraseHint')),
    fault,
    button,
    bar,
    status,
  );
  const desk = el('div', { class: 'desk-inner' }, el('h1', {}, label || t('coverTitle')), el('p', { class: 'lead' }, t('coverLead')), form);
  const root = el('div', { class: 'cover-page' }, cover(), el('main', { class: 'desk' }, desk));

  const busy = (on: boolean) => {
    field.disabled = on;
    button.disabled = on;
    form.setAttribute('aria-busy', String(on));
  };
  return {
    root,
    ready() {
      busy(false);
      status.textContent = '';
      field.focus();
    },
    progress(words, percent) {
      busy(true);
      status.textContent = words;
      bar.hidden = percent === null;
      bar.value = percent ?? 0;
    },
    wrong(words) {
      busy(false);
      status.textContent = '';
      bar.hidden = true;
      fault.replaceChildren(icon('bad'), t(words));
      field.setAttribute('aria-invalid', 'true');
      field.select();
      field.focus();
    },
    stop(refused) {
      const [title, words] = STOPS[refused.refusal];
      desk.replaceChildren(
        el(
          'div',
          { class: 'stop', role: 'alert' },
          icon('bad'),
          el('h1', {}, t(title)),
          el('p', {}, t(words)),
          el('p', { class: 'code' }, t('stopCode', { code: refused.code })),
        ),
      );
    },
  };
}

function cover(): HTMLElement {
  return el(
    'header',
    { class: 'cover' },
    rosette(),
    brand(t('brand')),
    el(
      'div',
      { class: 'cover-foot' },
      el('p', {}, t('coverPromise')),
      el(
        'details',
        {},
        el('summary', {}, t('pageCheckTitle')),
        el('p', {}, t('pageCheck')),
        el('dl', {}, ...COMMANDS.flatMap(([system, command]) => [el('dt', {}, t(system)), el('dd', {}, el('code', {}, command))])),
      ),
    ),
  );
}
