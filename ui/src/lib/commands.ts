// The one registry of what can be done: palette, menus, shortcuts and the shortcut sheet all read it.
import type { Component } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { chordOf, takesText } from './keys';

export interface Command {
  /** Stable, kebab-case. */
  readonly id: string;
  /** As shown; a verb. */
  readonly title: string;
  /** Heading on the shortcut sheet and in the palette. */
  readonly group: string;
  /** Chord such as `mod+n` or a single sign such as `/`. */
  readonly chord?: string;
  readonly icon?: Component;
  /** Kept out of the palette (moving a cursor is no errand), but listed on the sheet. */
  readonly quiet?: boolean;
  /** Not while a field takes text: there the chord is the field's own. */
  readonly sparesText?: boolean;
  /** Under an open dialog too. */
  readonly always?: boolean;
  readonly enabled?: () => boolean;
  readonly run: () => void;
}

const offered = new SvelteMap<string, Command>();

/** Offers commands for as long as their screen is there; returns what withdraws them. A later offer of the same id wins. */
export function offer(commands: readonly Command[]): () => void {
  for (const command of commands) offered.set(command.id, command);
  return () => {
    for (const command of commands) if (offered.get(command.id) === command) offered.delete(command.id);
  };
}

export const available = (): Command[] => [...offered.values()].filter((command) => command.enabled?.() ?? true);

export const commandOf = (id: string): Command | undefined => offered.get(id);

/** Runs the command of a key event. Single signs never fire while a field takes text, nor under an open dialog. */
export function press(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const chord = chordOf(event);
  const command = available()
    .reverse()
    .find((each) => each.chord === chord);
  if (!command) return false;
  const plain = !chord.startsWith('mod+') && !chord.startsWith('alt+');
  if ((plain || command.sparesText) && takesText(event.target)) return false;
  if (!command.always && document.querySelector('[role="dialog"],[role="alertdialog"]')) return false;
  event.preventDefault();
  command.run();
  return true;
}
