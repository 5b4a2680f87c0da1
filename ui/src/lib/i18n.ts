// Every word on screen comes from one Fluent catalogue, shared with the PDF and the command line.
import { FluentBundle, FluentResource } from '@fluent/bundle';
import english from '$locales/en/ui.ftl?raw';

export type Words = Record<string, string | number>;

const bundle = new FluentBundle('en', {
  // Isolation marks matter where text of both directions meets; in a left-to-right catalogue they would only be pasted along.
  useIsolating: false,
});
bundle.addResource(new FluentResource(english));

/** The words of `key`, or the key itself: a missing word must be seen, and a test finds it first. */
export function t(key: string, words?: Words): string {
  const dot = key.indexOf('.');
  const message = bundle.getMessage(dot < 0 ? key : key.slice(0, dot));
  const pattern = dot < 0 ? message?.value : message?.attributes[key.slice(dot + 1)];
  return pattern ? bundle.formatPattern(pattern, words) : key;
}

/** Whether the catalogue knows `key`: codes of the core may be newer than the words of the face. */
export const hasWords = (key: string): boolean => bundle.hasMessage(key);
