// Units of quantity as people write them and as UN/ECE Recommendation 20 codes them (BT-130).

const UNITS: readonly (readonly [code: string, shown: string, ...typed: string[]])[] = [
  ['HUR', 'h', 'hour', 'hours', 'hr', 'hrs', 'std'],
  ['DAY', 'day', 'd', 'days', 'tag', 'tage'],
  ['C62', 'pc', 'pcs', 'piece', 'pieces', 'one', 'st', 'stk', 'unit', 'page', 'pages', 'trip'],
  ['WEE', 'week', 'weeks', 'wk'],
  ['MON', 'month', 'months', 'mo'],
  ['ANN', 'year', 'years', 'yr'],
  ['MIN', 'min', 'minute', 'minutes'],
  ['KMT', 'km', 'kilometre', 'kilometres', 'kilometer'],
  ['KGM', 'kg', 'kilogram', 'kilo'],
  ['MTR', 'm', 'metre', 'meter', 'metres'],
  ['MTK', 'm²', 'm2', 'sqm'],
  ['LTR', 'l', 'litre', 'liter', 'litres'],
  ['LS', 'lump sum', 'flat', 'ls', 'psch', 'pauschal'],
  ['GRM', 'g', 'gram', 'grams'],
  ['TNE', 't', 'tonne', 'tonnes', 'ton'],
  ['MTQ', 'm³', 'm3', 'cbm'],
  ['KWH', 'kWh', 'kwh'],
  ['E48', 'service', 'services', 'service unit'],
  ['SET', 'set', 'sets'],
  ['XPK', 'pack', 'packs', 'package', 'packages'],
];

/** The code of a unit as typed. What no one knows goes to the core as it is, which says so at the field. */
export function unitCode(typed: string): string {
  const text = typed.trim().toLowerCase();
  const known = UNITS.find(([code, ...words]) => code.toLowerCase() === text || words.includes(text));
  return known?.[0] ?? typed.trim().toUpperCase();
}

/** What stands on screen for a code. */
export const unitWords = (code: string): string => UNITS.find(([known]) => known === code)?.[1] ?? code;
