// Number series: where each stands, and those that a restore left waiting for their last number.
import type { ReleaseView } from '$ipc/bindings/ReleaseView';
import type { SeriesView } from '$ipc/bindings/SeriesView';
import * as core from '$ipc/client';
import { asCoreError, type CoreError } from '$ipc/errors';
import { hasWords, t } from '$lib/i18n';

const INVOICE = 'invoice';
/** Which series numbers a kind of document (UNTDID 1001); all others are invoices. */
const SERIES: Partial<Record<string, string>> = { '381': 'credit-note', '310': 'quote', '325': 'proforma', '270': 'delivery-note' };

/** Invoices first: they are asked for most. */
const inOrder = (all: SeriesView[]): SeriesView[] => all.toSorted((a, b) => Number(b.name === INVOICE) - Number(a.name === INVOICE));

class Numbers {
  #series = $state.raw<SeriesView[] | null>(null);
  failed = $state.raw<CoreError | null>(null);

  get series(): SeriesView[] | null {
    return this.#series;
  }

  set series(all: SeriesView[] | null) {
    this.#series = all && inOrder(all);
  }

  /** The first series that cannot give a number before its last one is confirmed. One that never gave any is asked for when
   *  it is needed: few books have proforma invoices. */
  get waiting(): SeriesView | null {
    return this.series?.find((each) => each.held && (each.issued > 0 || ['invoice', 'credit-note'].includes(each.name))) ?? null;
  }

  /** Whether a document of this type code (UNTDID 1001; empty is an invoice) would be refused its number. */
  holds(typeCode: string): boolean {
    const name = SERIES[typeCode] ?? INVOICE;
    return this.series?.some((each) => each.held && each.name === name) ?? false;
  }

  async load(): Promise<void> {
    try {
      this.series = await core.seriesList();
      this.failed = null;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
    }
  }
}

export const numbers = new Numbers();

/** What people call a series. */
export const named = ({ name }: SeriesView): string => (hasWords(`series-${name}`) ? t(`series-${name}`) : name);

const PAUSE_MS = 150;

/** The last number of one series, as it is being typed: what it would mean is asked of the core, never worked out here. */
export class Release {
  readonly series: SeriesView;
  last = $state('');
  ahead = $state.raw<ReleaseView | null>(null);
  failed = $state.raw<CoreError | null>(null);
  busy = $state(false);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(series: SeriesView) {
    this.series = series;
    this.last = series.last_known ?? '';
    void this.#look(++this.#asked);
  }

  /** To be called after each change: waits for a pause; a late answer to an old question is dropped. */
  changed(): void {
    clearTimeout(this.#timer);
    this.ahead = null;
    this.failed = null;
    const turn = ++this.#asked;
    this.#timer = setTimeout(() => void this.#look(turn), PAUSE_MS);
  }

  async confirm(): Promise<boolean> {
    if (this.busy) return false;
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.busy = true;
    this.failed = null;
    try {
      numbers.series = await core.seriesRelease(this.series.name, this.last.trim());
      return true;
    } catch (thrown) {
      this.failed = asCoreError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #look(turn: number): Promise<void> {
    const answer = await core.seriesLookAhead(this.series.name, this.last.trim()).catch(asCoreError);
    if (turn !== this.#asked) return;
    if (answer instanceof Error) this.failed = answer;
    else this.ahead = answer;
  }
}
