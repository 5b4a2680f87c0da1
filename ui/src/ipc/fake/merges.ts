// Customers of the in-memory core who were made one: what differs, what comes along, and who stands for whom.
import type { CustomerInput } from '../bindings/CustomerInput';
import type { MergedView } from '../bindings/MergedView';
import type { MergeView } from '../bindings/MergeView';
import type { Kept } from './book';

const FIELDS = ['name', 'contact', 'address', 'vat_id', 'tax_id', 'email', 'iban', 'language', 'currency'] as const;
const PLACE = ['street', 'postcode', 'city', 'country'] as const;
type Customers = Map<string, CustomerInput>;

const said = (field: (typeof FIELDS)[number], of: CustomerInput): string => (field === 'address' ? PLACE.map((key) => of[key]).filter(Boolean).join(', ') : of[field]);

export const mergedOf = (merged: Map<string, string>, customers: Customers, id: string): MergedView[] =>
  [...merged].filter(([, kept]) => kept === id).map(([other]) => ({ id: other, name: customers.get(other)?.name ?? '', city: customers.get(other)?.city ?? '' }));

export function mergeOf(customers: Customers, papers: readonly Kept[], keep: string, same: string, take: string[] | null): MergeView | null {
  const [kept, other] = [customers.get(keep), customers.get(same)];
  if (!kept || !other || keep === same) return null;
  const differ = FIELDS.filter((field) => said(field, kept) !== said(field, other));
  const fields = differ.map((field) => ({ field, kept: said(field, kept), other: said(field, other), taken: take ? take.includes(field) : said(field, kept) === '' }));
  const taken = fields.filter((each) => each.taken).flatMap((each) => (each.field === 'address' ? PLACE : [each.field]));
  const theirs = papers.filter((each) => each.draft.customer === same);
  return {
    kept: { id: keep, name: kept.name, city: kept.city },
    other: { id: same, name: other.name, city: other.city },
    fields,
    moves: { issued: theirs.filter((each) => each.number).length, imported: 0, drafts: theirs.filter((each) => !each.number).length, schedules: 0, templates: 0, open: [], credit: [] },
    result: { ...kept, ...Object.fromEntries(taken.map((key) => [key, other[key]])) },
    faults: [],
  };
}
