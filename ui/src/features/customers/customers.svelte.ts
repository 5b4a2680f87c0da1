// The customers, and the one that is being edited.
import type { CustomerInput } from '$ipc/bindings/CustomerInput';
import type { CustomerView } from '$ipc/bindings/CustomerView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';

const PAUSE_MS = 80;

export class Customers {
  text = $state('');
  items = $state.raw<CustomerView[]>([]);
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
      const items = await core.customersList(this.text.trim());
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

export const NO_CUSTOMER: CustomerInput = { name: '', contact: '', street: '', city: '', postcode: '', country: '', vat_id: '', tax_id: '', email: '', iban: '', language: '', currency: '' };

/** Only what may be written: the core refuses keys it does not know. */
export function inputOf(view: CustomerInput): CustomerInput {
  const keys = Object.keys(NO_CUSTOMER) as (keyof CustomerInput)[];
  return Object.fromEntries(keys.map((key) => [key, view[key].trim()])) as CustomerInput;
}
