// The price list, and an item as its form holds it.
import type { ItemInput } from '$ipc/bindings/ItemInput';
import type { ItemView } from '$ipc/bindings/ItemView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { Found } from '$lib/found.svelte';

export class ItemList extends Found<ItemView, CoreError> {
  constructor() {
    super(core.itemsList, asCoreError);
  }
}

/** Only what may be written: the core refuses keys it does not know. */
export const inputOf = ({ name, number, description, unit, prices, vat, amounts }: ItemInput): ItemInput => ({
  name: name.trim(), number: number.trim(), description: description.trim(), unit, prices, vat: { ...vat }, amounts: amounts.map((each) => ({ ...each })),
});

export const blankItem = (currency: string): ItemInput => ({ name: '', number: '', description: '', unit: 'C62', prices: 'net', vat: { category: '', rate: '' }, amounts: [{ currency, price: '' }] });
