// Says what happened, in the past tense, with the way back where there is one.
import { toast } from 'svelte-sonner';

export interface WayBack {
  label: string;
  run: () => void;
}

export function say(words: string, back?: WayBack): void {
  if (back) toast(words, { action: { label: back.label, onClick: back.run } });
  else toast(words, { duration: 4000 });
}
