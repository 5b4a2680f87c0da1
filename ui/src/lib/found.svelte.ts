// A list that is narrowed by what is typed: asked for a moment after the last letter, and no older answer covers a newer one.

const PAUSE_MS = 80;

export class Found<Row, Failure> {
  text = $state('');
  items = $state.raw<Row[]>([]);
  loaded = $state(false);
  failed = $state.raw<Failure | null>(null);
  readonly #ask: (text: string) => Promise<Row[]>;
  readonly #why: (thrown: unknown) => Failure;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (text: string) => Promise<Row[]>, why: (thrown: unknown) => Failure) {
    this.#ask = ask;
    this.#why = why;
  }

  /** There is nothing at all, whatever is typed. */
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
      const items = await this.#ask(this.text.trim());
      if (turn !== this.#turn) return;
      this.items = items;
      this.failed = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failed = this.#why(thrown);
    } finally {
      this.loaded = true;
    }
  }
}
