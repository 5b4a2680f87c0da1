// What holds for the whole window: no page menu, no dropped files, activity told for the idle lock, the cursor remembered.
import * as core from '$ipc/client';
import { takesText } from '$lib/keys';
import { place } from '$lib/route.svelte';

/** The idle lock counts minutes, so one word in twenty seconds is plenty. */
const TOUCH_EVERY_MS = 20_000;

export function guardWindow(): void {
  // The webview's own menu offers Reload; text fields keep theirs for paste.
  addEventListener('contextmenu', (event) => {
    if (!takesText(event.target)) event.preventDefault();
  });
  // A file dropped on the page would navigate away from it.
  addEventListener('dragover', (event) => {
    event.preventDefault();
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
  });

  let told = -Infinity;
  const touched = () => {
    const now = performance.now();
    if (now - told < TOUCH_EVERY_MS) return;
    told = now;
    // Locked or gone: there is no idle clock to wind then.
    core.touch().catch(() => undefined);
  };
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel']) addEventListener(kind, touched, { passive: true });

  addEventListener('focusin', (event) => {
    const field = event.target instanceof HTMLElement ? event.target.dataset.field : undefined;
    // Names on the locked screen are not where the user wants to come back to.
    if (field && document.querySelector('[data-book]')) place.mark(field);
  });
}
