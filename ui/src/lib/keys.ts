// Chords as the registry writes them ("mod+k"), as keys arrive, and as people read them ("Ctrl K").

const MAC = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent) && !/windows|linux/i.test(navigator.userAgent);

const NAMES: Record<string, string> = { enter: 'Enter', escape: 'Esc', arrowup: '↑', arrowdown: '↓', backspace: '⌫', delete: 'Del', ' ': 'Space' };

/** The chord of a key event: modifiers in a fixed order, the key in lower case. */
export function chordOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const mod = MAC ? event.metaKey : event.ctrlKey;
  const parts = [mod ? 'mod' : '', event.altKey ? 'alt' : ''];
  // A printed sign such as "?" already holds its Shift.
  if (event.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push('shift');
  return [...parts.filter(Boolean), key].join('+');
}

export function chordWords(chord: string): string {
  const keys = chord === '+' ? ['+'] : chord.split('+');
  return keys.map((key) => (key === 'mod' ? (MAC ? '⌘' : 'Ctrl') : key === 'alt' ? 'Alt' : key === 'shift' ? 'Shift' : (NAMES[key] ?? key.toUpperCase()))).join(' ');
}

/** Whether typing goes into this element. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'submit', 'file'].includes(target.type);
}

/** A key that writes a sign, with no command modifier held. */
export const isPrintable = (event: KeyboardEvent): boolean => event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
