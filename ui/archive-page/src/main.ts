/** From the closed page to the open book, and every way to stay closed in between. */
import { isSound, readArchive } from './archive';
import type { Bytes } from './bytes';
import { breathe } from './bytes';
import { readFacts, readPayload, type Facts } from './outer';
import { Refused, WrongPassphrase } from './refused';
import { t } from './strings';
import { tidied, unseal } from './unseal';
import { bookView } from './views/book';
import { unlockView, type Unlock } from './views/unlock';

function start(): void {
  const root = document.getElementById('root');
  if (root === null) return;
  let facts: Facts | null = null;
  let refusal: Refused | null = null;
  try {
    // Typed as always there, yet missing outside a secure context such as http.
    if ((globalThis.crypto as Partial<Crypto> | undefined)?.subtle === undefined) throw new Refused('browser', 'no-subtle-crypto');
    facts = readFacts(document);
  } catch (error) {
    refusal = asRefused(error);
  }

  let payload: Bytes | null = null;
  const unlock = unlockView(facts?.label ?? '', (passphrase) => {
    if (payload !== null) void open(root, unlock, payload, passphrase);
  });
  root.replaceChildren(unlock.root);
  if (refusal !== null || facts === null) {
    if (refusal !== null) unlock.stop(refusal);
    return;
  }
  readPayload(document, facts).then(
    (read) => {
      payload = read;
      unlock.ready();
    },
    (error: unknown) => {
      unlock.stop(asRefused(error));
    },
  );
}

async function open(root: HTMLElement, unlock: Unlock, payload: Bytes, passphrase: string): Promise<void> {
  if (tidied(passphrase) === '') {
    unlock.wrong('emptyPassphrase');
    return;
  }
  try {
    const tar = await unseal(payload, passphrase, (stage) => {
      if (stage.step === 'key') unlock.progress(t('derivingKey'), null);
      else unlock.progress(t('opening', { percent: stage.percent }), stage.percent);
    });
    const archive = await readArchive(tar, (done, all) => {
      unlock.progress(t('checking', { done, all }), (done / all) * 100);
    });
    await breathe();
    // Closing loads the page anew: what was opened is gone from this tab's memory with it.
    root.replaceChildren(bookView(archive, () => { location.reload(); }));
    document.documentElement.dataset['state'] = isSound(archive) ? 'sound' : 'unsound';
    root.querySelector<HTMLElement>('#search')?.focus();
  } catch (error) {
    if (error instanceof WrongPassphrase) unlock.wrong('wrongPassphrase');
    else unlock.stop(asRefused(error));
  }
}

/** Whatever was not foreseen is a reason to stay closed as well. */
function asRefused(error: unknown): Refused {
  return error instanceof Refused ? error : new Refused('refused', 'unforeseen');
}

// The data stands behind this script: it is all there when the document is.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
