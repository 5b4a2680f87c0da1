// Small-business schemes under which no VAT is charged, as the core names them, in words.
import { t } from '$lib/i18n';

const SCHEMES = ['at-6', 'be-56bis', 'de-19', 'es-20', 'fr-293b', 'it-forfettario', 'nl-kor', 'pl-113', 'pt-53'] as const;

export const schemeWords = (code: string): string => (SCHEMES.some((known) => known === code) ? t(`scheme-${code}`) : t('scheme-none'));

/** For a business: one of them, or none. */
export const businessSchemes = (): [string, string][] => [['', t('scheme-none')], ...SCHEMES.map((code): [string, string] => [code, t(`scheme-${code}`)])];

/** For a document: as the business has it, none, or one of them. */
export const schemeChoices = (own: string): [string, string][] => [
  ['', t('scheme-own', { scheme: schemeWords(own) })],
  ...(own ? [['none', t('scheme-none')] as [string, string]] : []),
  ...SCHEMES.filter((code) => code !== own).map((code): [string, string] => [code, t(`scheme-${code}`)]),
];
