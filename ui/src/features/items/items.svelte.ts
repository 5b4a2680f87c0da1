// The price list, and an item as its form holds it.
import type { ItemInput } from '$ipc/bindings/ItemInput';
import type { ItemView } from '$ipc/bindings/ItemView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

const PAUSE_MS = 80;

export class ItemList {
  text = $state('');
  items = $state.raw<ItemView[]>([]);
  loaded = $state(false);
  failed = $state.raw<CoreError | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get empty(): boolean {
    return this.loaded && this.items.length === 0 && this.text.trim() === '';
  }

  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    try {
      const items = await core.itemsList(this.text.trim());
      if (turn !== this.#turn) return;
      this.items = items;
      this.failed = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = asCoreError(thrown);
    } finally {
      this.loaded = true;
    }
  }
}

/** Only what may be written: the core refuses keys it does not know. */
export const inputOf = ({ name, number, description, unit, prices, vat, amounts }: ItemInput): ItemInput => ({
  name: name.trim(), number: number.trim(), description: description.trim(), unit, prices, vat: { ...vat }, amounts: amounts.map((each) => ({ ...each })),
});

export const blankItem = (currency: string): ItemInput => ({ name: '', number: '', description: '', unit: 'C62', prices: 'net', vat: { category: '', rate: '' }, amounts: [{ currency, price: '' }] });
