// Light, dark, or as the desktop is: shown at once, and kept by the shell, which serves the page with it the next time.
import * as core from '$ipc/client';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** Where the shell put it. */
const root = document.documentElement;

const read = (): ThemeChoice => THEMES.find((each) => each === root.dataset.theme) ?? 'system';

class Theme {
  choice = $state<ThemeChoice>(read());
  /** Whether it will be so the next time too. */
  kept = $state(true);

  async choose(choice: ThemeChoice): Promise<void> {
    this.choice = choice;
    if (choice === 'system') delete root.dataset.theme;
    else root.dataset.theme = choice;
    this.kept = await core.themeSet(choice).then(() => true, () => false);
  }
}

export const theme = new Theme();
