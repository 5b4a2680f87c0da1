// Customers and the price list.
import { today } from '../../../lib/dates';
import type { CustomerInput } from '../../bindings/CustomerInput';
import type { CustomerView } from '../../bindings/CustomerView';
import type { Fault } from '../../bindings/Fault';
import type { ItemInput } from '../../bindings/ItemInput';
import type { LineInput } from '../../bindings/LineInput';
import { blankCustomer, viewOf } from '../book';
import type { Kept } from '../book';
import { mergedOf, mergeOf } from '../merges';
import { sum } from '../totals';
import { type Commands, items, now, refuse, tell, writable } from '../world';

const BLANK_LINE: LineInput = { name: '', description: '', quantity: '', unit: '', price: '', base_quantity: '', allowances: [], charges: [], vat: { category: '', rate: '' } };

function checksOf(id: string, details: CustomerInput) {
  const theirs = [...now.checks].filter(([key]) => key.startsWith(`${id} `));
  return theirs.map(([, { said, ...check }]) => ({ ...check, stale: check.part === 'bank' && said !== details.iban }));
}

/** The core knows the check digits of every country; here the length of a German id must do. */
const misspelt = (vatId: string): Fault[] => (/^DE(?!\d{9}$)/.test(vatId) ? [{ path: 'vat_id', code: 'vat-id-misspelt', message: 'This VAT id does not add up.' }] : []);

/** What is open; what is owed back to a customer makes no debt smaller. */
const owedOf = (kept: Kept): string => viewOf(kept, now.customers, now.kept).open;

function customer(id: string): CustomerView {
  const details = now.customers.get(id) ?? blankCustomer;
  const merged = mergedOf(now.merged, now.customers, id);
  const theirs = now.kept.filter((each) => [id, ...merged.map((other) => other.id)].includes(each.draft.customer));
  const owed = sum(theirs.filter((each) => each.number).map((each) => owedOf(each)));
  return { ...details, id, open: owed === '0.00' ? [] : [{ currency: 'EUR', amount: owed }], documents: theirs.length, checks: checksOf(id, details), merged, advice: misspelt(details.vat_id) };
}

function merge(kept: string, other: string, take: string[] | null) {
  return mergeOf(now.customers, now.kept, kept, other, take) ?? refuse('not-mergeable', 'These are one customer already.');
}

export const customers: Commands = {
  items_list: ({ text: words }) => items.list(words as string),
  search: ({ text: words }) => items.list(words as string).map((each) => ({ kind: 'item', id: each.id, title: each.name })),
  item_save: ({ id, item }) => {
    writable();
    const saved = items.save(id as string | null, item as ItemInput);
    tell('items');
    return saved;
  },
  item_remove: ({ id }) => {
    writable();
    now.past.record(`item/${id as string}`, 'item-saved', items.kept.get(id as string));
    now.past.record(`item/${id as string}`, 'item-deleted', null);
    items.kept.delete(id as string);
    tell('items');
    return null;
  },
  items_offer: ({ text: words, currency }) => items.offer(words as string, (currency as string) || 'EUR', BLANK_LINE),
  item_keep: ({ line, currency, prices }) => {
    writable();
    const kept = items.keep(line as LineInput, currency as string, prices as string);
    tell('items');
    return kept;
  },
  customers_list: ({ text: words }) =>
    [...now.customers.keys()].filter((id) => !now.merged.has(id)).map(customer).filter((each) => `${each.name} ${each.city} ${each.email}`.toLowerCase().includes((words as string).toLowerCase())).toSorted((a, b) => a.name.localeCompare(b.name)),
  customer_check: ({ id, part, how }) => {
    writable();
    if ((how as string).trim() === '') refuse('not-ready', 'Something in it cannot stay as it is.', '', [{ path: 'how', code: 'reason-missing', message: 'Say how it was checked.' }]);
    const details = now.customers.get(id as string) ?? blankCustomer;
    now.checks.set(`${id as string} ${part as string}`, { part: part as string, date: today(), by: 'lena', how: how as string, said: part === 'bank' ? details.iban : '' });
    tell('customers');
    return customer(id as string);
  },
  customer_look_alikes: ({ id, customer: details }) =>
    [...now.customers].filter(([other, known]) => other !== id && !now.merged.has(other) && known.name.toLowerCase() === (details as CustomerInput).name.toLowerCase()).map(([other, known]) => ({ id: other, name: known.name, city: known.city, reasons: ['name'] })),
  customer_merge_look: ({ kept, other, take }) => merge(kept as string, other as string, take as string[] | null),
  customer_merge: ({ kept, other, take }) => {
    writable();
    const { result } = merge(kept as string, other as string, take as string[]);
    now.customers.set(kept as string, result);
    now.merged.set(other as string, kept as string);
    now.past.record(`merge/${other as string}`, 'customer-merged', { joined: kept, name: now.customers.get(other as string)?.name });
    tell('customers', 'invoices');
    return customer(kept as string);
  },
  customer_unmerge: ({ id }) => {
    writable();
    now.merged.delete(id as string);
    tell('customers', 'invoices');
    return customer(id as string);
  },
  customer_save: ({ id, customer: details, bankConfirmed }) => {
    writable();
    const given = details as CustomerInput;
    const known = now.customers.get((id as string | null) ?? '');
    if (known && known.iban !== '' && known.iban !== given.iban && !bankConfirmed) refuse('not-ready', 'Something in it cannot stay as it is.', '', [{ path: 'iban', code: 'bank-changed', message: 'These are not the bank details that the book knows.' }]);
    if (!given.name.trim()) refuse('invalid-customer', 'A customer needs a name.', '', [{ path: 'name', code: 'BR-07', message: 'Give the name that goes on the invoice.' }]);
    const key = (id as string | null) ?? `c${String(++now.ids + 100)}`;
    now.customers.set(key, given);
    now.past.record(`customer/${key}`, 'customer-saved', given);
    tell('customers');
    return customer(key);
  },
  customer_delete: ({ id }) => {
    writable();
    now.past.record(`customer/${id as string}`, 'customer-deleted', null);
    now.customers.delete(id as string);
    tell('customers');
    return null;
  },
};
