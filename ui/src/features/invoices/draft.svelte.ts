// One editing session of a draft: what is typed, what the core makes of it, and that it is kept. The UI never adds up.
import type { CustomerView } from '$ipc/bindings/CustomerView';
import type { DraftCheckView } from '$ipc/bindings/DraftCheckView';
import type { DraftInput } from '$ipc/bindings/DraftInput';
import type { Fault } from '$ipc/bindings/Fault';
import type { InvoiceView } from '$ipc/bindings/InvoiceView';
import type { VatInput } from '$ipc/bindings/VatInput';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { emptyLine, fieldOf, inputOf, isBlank, lineOf, tidy, type Column, type LineText } from './lines';
import { standardRate, vatWords } from './vat';

const CHECK_MS = 90;
const PREVIEW_MS = 260;
const SAVE_MS = 2000;

const BLANK: DraftInput = {
  customer: '', currency: '', type_code: '', preceding: '', issue_date: '', due_date: '', delivered: '', order_reference: '', description: '', notes: '', terms: '',
  prices: '', lines: [], allowances: [], charges: [],
  delivery_date: '', period_start: '', period_end: '', tax_point: '', prepaid: '', rounding: '', exemptions: [], vat_scheme: '', withholding: null,
};

type Act = 'check' | 'save' | 'issue' | 'discard';

/** The customer as the head of the form shows it. */
export type Buyer = Pick<CustomerView, 'name' | 'street' | 'postcode' | 'city' | 'country'>;

export class DraftSession {
  id = $state<string | null>(null);
  head = $state<DraftInput>({ ...BLANK });
  buyer = $state.raw<Buyer | null>(null);
  lines = $state<LineText[]>([emptyLine()]);
  check = $state.raw<DraftCheckView | null>(null);
  preview = $state.raw<ArrayBuffer | null>(null);
  savedAt = $state.raw<Date | null>(null);
  saving = $state(false);
  #failures = $state.raw<Partial<Record<Act, CoreError>>>({});

  #version = 0;
  #dirty = $state(false);
  #country = '';
  #exempt = false;
  #readOnly: boolean;
  #turn = 0;
  #writing: Promise<boolean> | null = null;
  #timers: Partial<Record<'check' | 'preview' | 'save', ReturnType<typeof setTimeout>>> = {};
  #onId: (id: string) => void;

  constructor(options: { readOnly?: boolean; onId?: (id: string) => void } = {}) {
    this.#readOnly = options.readOnly ?? false;
    this.#onId = options.onId ?? (() => undefined);
  }

  /** What nothing starts as: the kind of a new draft. */
  begin(code: string): void {
    this.head.type_code = code;
  }

  /** Starts from a kept draft, or from nothing. */
  open(view: InvoiceView | null, country = '', scheme = ''): void {
    this.#country = country;
    this.#exempt = scheme !== '';
    if (view) {
      this.id = view.id;
      this.#version = view.version;
      this.head = { ...view.draft };
      this.buyer = view.buyer;
      this.lines = [...view.draft.lines.map(lineOf).map((line) => ({ ...line, price: tidy(line, 'price', 2) })), emptyLine()];
    }
    this.#schedule('check', 0, () => void this.#look());
  }

  /** The weightiest thing that did not happen; gone once it did. */
  get failed(): CoreError | null {
    const { issue, save, discard, check } = this.#failures;
    return issue ?? save ?? discard ?? check ?? null;
  }

  /** What is typed could not be kept so far: it stands on the page only. */
  get unsaved(): boolean {
    return this.#dirty && this.#failures.save !== undefined;
  }

  #fail(act: Act, thrown: unknown): void {
    this.#failures = { ...this.#failures, [act]: asCoreError(thrown) };
  }

  #done(...acts: Act[]): void {
    this.#failures = Object.fromEntries(Object.entries(this.#failures).filter(([act]) => !acts.includes(act as Act)));
  }

  /** What would be saved now. */
  get input(): DraftInput {
    return { ...$state.snapshot(this.head), lines: $state.snapshot(this.#kept).map(inputOf) };
  }

  get #kept(): LineText[] {
    return this.lines.filter((line) => !isBlank(line));
  }

  get currency(): string {
    return this.check?.totals.currency ?? this.head.currency;
  }

  /** What a row on screen comes to, with VAT where prices have it inside; or empty. */
  net(line: LineText): string {
    const at = this.#kept.indexOf(line);
    const totals = this.check?.totals;
    return at < 0 ? '' : ((totals?.line_grosses ?? totals?.line_nets)?.[at] ?? '');
  }

  /** One VAT for every line, as the user chose it. */
  treat(vat: VatInput): void {
    for (const line of this.#kept) line.vat = vatWords(vat);
    this.changed();
  }

  get faults(): Fault[] {
    return this.check?.faults ?? [];
  }

  /** The field on the page that a fault sits in. */
  fieldOf(fault: Fault): string | null {
    const rows = this.lines.flatMap((line, n) => (isBlank(line) ? [] : [n]));
    return fieldOf(fault.path, rows);
  }

  faultAt(field: string): Fault | undefined {
    return this.faults.find((fault) => this.fieldOf(fault) === field);
  }

  /** To be called after each change by the user. */
  changed(): void {
    if (this.#readOnly) return;
    this.#dirty = true;
    this.#done('issue', 'discard');
    this.#schedule('check', CHECK_MS, () => void this.#look());
    this.#schedule('save', SAVE_MS, () => void this.save());
  }

  choose(customer: CustomerView): void {
    this.head.customer = customer.id;
    if (customer.currency) this.head.currency = customer.currency;
    this.buyer = customer;
    this.changed();
  }

  /** A cell was typed into: the ghost row becomes a line, and a new ghost waits under it. */
  type(row: number, column: Column, text: string): void {
    const line = this.lines[row];
    if (!line) return;
    const wasGhost = row === this.lines.length - 1;
    line[column] = text;
    if (wasGhost && !isBlank(line)) {
      const before = this.lines[row - 1];
      if (line.quantity === '') line.quantity = '1';
      if (line.unit === '') line.unit = before?.unit ?? 'h';
      if (line.vat === '') line.vat = before?.vat ?? (this.#exempt ? vatWords({ category: 'E', rate: '0' }) : `${standardRate(this.#country)} %`);
      this.lines.push(emptyLine());
    }
    this.changed();
  }

  /** Puts a line made from an item where a row stands; a quantity that was typed stays. */
  take(row: number, made: LineText): void {
    const line = this.lines[row];
    if (this.#readOnly || !line) return;
    const wasGhost = row === this.lines.length - 1;
    const { quantity, less, key } = line;
    this.lines[row] = { ...made, key, less, quantity: quantity.trim() === '' ? made.quantity : quantity, price: tidy(made, 'price', 2) };
    if (wasGhost) this.lines.push(emptyLine());
    this.changed();
  }

  leave(row: number, column: Column): void {
    const line = this.lines[row];
    const decimals = this.check?.totals.net_total.split('.')[1]?.length ?? 2;
    if (line) line[column] = tidy(line, column, decimals);
  }

  /** Moves a row up or down; the ghost stays last. Returns where it stands now. */
  move(row: number, by: -1 | 1): number {
    const to = row + by;
    const last = this.lines.length - 1;
    const line = this.lines[row];
    if (this.#readOnly || !line || to < 0 || to >= last || row >= last) return row;
    this.lines.splice(row, 1);
    this.lines.splice(to, 0, line);
    this.changed();
    return to;
  }

  /** Takes a row out and gives back what puts it in again. */
  remove(row: number): (() => void) | null {
    const line = this.lines[row];
    if (this.#readOnly || !line || row === this.lines.length - 1) return null;
    this.lines.splice(row, 1);
    this.changed();
    return () => {
      this.lines.splice(row, 0, line);
      this.changed();
    };
  }

  /** Writes what is not yet kept; true when everything is. One write at a time, the last state wins. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timers.save);
    if (this.#writing) await this.#writing;
    if (!this.#dirty || this.#readOnly) return true;
    this.#writing = this.#write();
    try {
      return await this.#writing;
    } finally {
      this.#writing = null;
    }
  }

  async #write(): Promise<boolean> {
    this.#dirty = false;
    this.saving = true;
    try {
      const view = await core.draftSave(this.id, this.#version, this.input);
      this.#version = view.version;
      this.savedAt = new Date();
      this.#done('save');
      if (this.id === null) {
        this.id = view.id;
        this.#onId(view.id);
      }
      return true;
    } catch (thrown) {
      this.#dirty = true;
      this.#fail('save', thrown);
      return false;
    } finally {
      this.saving = false;
    }
  }

  /** The core's answer to exactly what stands on the page. */
  async settle(): Promise<void> {
    clearTimeout(this.#timers.check);
    await this.#look();
  }

  /** Takes the number and freezes the document. Null when it was refused; `failed` says why. */
  async issue(): Promise<InvoiceView | null> {
    this.#done('issue');
    if (!(await this.save()) || this.id === null) return null;
    try {
      return await core.invoiceIssue(this.id, this.#version);
    } catch (thrown) {
      this.#fail('issue', thrown);
      return null;
    }
  }

  /** Throws the draft away; false when it is still there. */
  async discard(): Promise<boolean> {
    if (this.id === null) return false;
    clearTimeout(this.#timers.save);
    try {
      if (this.#writing) await this.#writing;
      await core.draftDelete(this.id);
      this.#dirty = false;
      return true;
    } catch (thrown) {
      this.#fail('discard', thrown);
      return false;
    }
  }

  /** After a failure: asks for the check and keeps what is not kept yet. Nothing is issued or thrown away by this. */
  async tryAgain(): Promise<void> {
    this.#done('issue', 'discard');
    if (await this.save()) await this.settle();
  }

  /** Before the page is left: whether everything typed is kept. */
  async close(): Promise<boolean> {
    clearTimeout(this.#timers.check);
    clearTimeout(this.#timers.preview);
    return this.save();
  }

  async #look(): Promise<void> {
    const turn = ++this.#turn;
    const input = this.input;
    try {
      const check = await core.draftCheck(input);
      if (turn !== this.#turn) return;
      this.check = check;
      this.#done('check');
      this.#schedule('preview', PREVIEW_MS, () => void this.#draw(turn, input));
    } catch (thrown) {
      this.#fail('check', thrown);
    }
  }

  async #draw(turn: number, input: DraftInput): Promise<void> {
    try {
      const bytes = await core.draftPreview(input);
      if (turn === this.#turn) this.preview = bytes;
    } catch {
      // The page beside the form stays as it was; what is wrong is said by the check.
    }
  }

  #schedule(what: 'check' | 'preview' | 'save', after: number, act: () => void): void {
    clearTimeout(this.#timers[what]);
    this.#timers[what] = setTimeout(act, after);
  }
}
