// Enter walks a form: to the first field that still needs something, and only then submits it.

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/** The name of the required field that stopped the walk, or null when nothing is missing. Focuses it. */
export function firstMissing(form: HTMLFormElement): { name: string; stood: boolean } | null {
  const missing = [...form.elements].filter(isControl).find((control) => control.required && control.value.trim() === '' && !control.disabled);
  if (!missing) return null;
  const stood = document.activeElement === missing;
  missing.focus();
  return { name: missing.dataset.field ?? missing.name, stood };
}

/** Puts the cursor into the field of this name, wherever it is on the page. */
export function focusField(name: string): boolean {
  const field = [...document.querySelectorAll<HTMLElement>('[data-field]')].find((each) => each.dataset.field === name);
  field?.focus();
  // Words are gone on with, figures are typed anew.
  if (field instanceof HTMLInputElement && field.dataset.keep === undefined) field.select();
  return field !== undefined;
}
