// The price list of the in-memory core.
import type { ItemInput } from '../bindings/ItemInput';
import type { ItemOfferView } from '../bindings/ItemOfferView';
import type { ItemView } from '../bindings/ItemView';
import type { LineInput } from '../bindings/LineInput';

export const seededItems = (): Map<string, ItemInput> =>
  new Map([
    ['i1', { name: 'Exhibition design', number: 'D-1', description: '', unit: 'HUR', prices: 'net', vat: { category: 'S', rate: '19' }, amounts: [{ currency: 'EUR', price: '95.00' }] }],
    ['i2', { name: 'Exhibition print', number: '', description: '', unit: 'C62', prices: 'net', vat: { category: 'S', rate: '7' }, amounts: [{ currency: 'CHF', price: '12.50' }] }],
  ]);

export class Items {
  kept: Map<string, ItemInput>;
  #ids = 10;

  constructor(kept: Map<string, ItemInput>) {
    this.kept = kept;
  }

  list(text: string): ItemView[] {
    return [...this.kept].map(([id, item]) => ({ ...item, id })).filter((item) => `${item.name} ${item.number}`.toLowerCase().includes(text.toLowerCase())).toSorted((a, b) => a.name.localeCompare(b.name));
  }

  save(id: string | null, item: ItemInput): ItemView {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shell rejects with plain objects, and so does this
    if (item.name.trim() === '') throw { code: 'not-ready', message: 'Something in it cannot stay as it is.', help: 'Mend what is named.', faults: [{ path: 'name', code: 'name-missing', message: 'Give it the name that goes on the invoice.' }] };
    const key = id ?? `i${String(++this.#ids)}`;
    this.kept.set(key, item);
    return { ...item, id: key };
  }

  offer(text: string, currency: string, blank: LineInput): ItemOfferView[] {
    return this.list(text).slice(0, 8).map((item) => {
      const price = item.amounts.find((each) => each.currency === currency)?.price ?? '';
      return { id: item.id, number: item.number, unpriced: price === '', line: { ...blank, name: item.name, description: item.description, quantity: '1', unit: item.unit || 'C62', price, vat: item.vat } };
    });
  }

  keep(line: LineInput, currency: string, prices: string): ItemView {
    return this.save(null, { name: line.name, number: '', description: line.description, unit: line.unit, prices: prices || 'net', vat: line.vat, amounts: line.price ? [{ currency, price: line.price }] : [] });
  }
}
