// Takes back the last act of this opening, and says which one it was.
import type { UndoneView } from '$ipc/bindings/UndoneView';
import * as core from '$ipc/client';
import { asCoreError } from '$ipc/errors';
import { hasWords, t } from '$lib/i18n';
import { say } from '$lib/toast';

/** Null when there was nothing, which is said too. */
export async function undo(): Promise<UndoneView | null> {
  try {
    const undone = await core.undo();
    const key = `undone-${undone.act}`;
    say(t(hasWords(key) ? key : 'undone', { title: undone.title || t('trash-untitled') }));
    return undone;
  } catch (thrown) {
    const error = asCoreError(thrown);
    say(error.code === 'nothing-to-undo' ? t('undo-nothing') : error.view.message);
    return null;
  }
}
