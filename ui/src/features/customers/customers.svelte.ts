// The customers, and the one that is being edited.
import type { AddressInput } from '$ipc/bindings/AddressInput';
import type { ContactInput } from '$ipc/bindings/ContactInput';
import type { CustomerInput } from '$ipc/bindings/CustomerInput';
import type { CustomerView } from '$ipc/bindings/CustomerView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { Found } from '$lib/found.svelte';

export class Customers extends Found<CustomerView, CoreError> {
  constructor() {
    super(core.customersList, asCoreError);
  }
}

const NO_PARTY = { name: '', contact: '', street: '', city: '', postcode: '', country: '', vat_id: '', tax_id: '', email: '', iban: '', language: '', currency: '' };

/** A customer of whom nothing is known, as the form holds one. */
export const NO_CUSTOMER = { ...NO_PARTY, number: '', terms_days: 0, notes: '', contacts: [] as ContactInput[], addresses: [] as AddressInput[] };

/** A customer as the form holds one: nothing is left out. */
export type Details = typeof NO_CUSTOMER;

/** Only what may be written: the core refuses keys it does not know. */
export function inputOf(view: CustomerInput): Details {
  const keys = Object.keys(NO_PARTY) as (keyof typeof NO_PARTY)[];
  const party = Object.fromEntries(keys.map((key) => [key, view[key].trim()])) as typeof NO_PARTY;
  const said = (each: object) => Object.values(each).some((text) => String(text).trim() !== '');
  return {
    ...party,
    number: view.number?.trim() ?? '',
    terms_days: view.terms_days ?? 0,
    notes: view.notes?.trim() ?? '',
    contacts: (view.contacts ?? []).filter(said).map((each) => ({ ...each })),
    addresses: (view.addresses ?? []).filter(({ name, street, city, postcode }) => said({ name, street, city, postcode })).map((each) => ({ ...each })),
  };
}
