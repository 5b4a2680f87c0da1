// Whatever a command rejects with becomes one shape, so that screens switch on `code` and never on text.
import type { ErrorView } from './bindings/ErrorView';

export class CoreError extends Error {
  readonly view: ErrorView;

  constructor(view: ErrorView) {
    super(view.message);
    this.name = 'CoreError';
    this.view = view;
  }

  get code(): string {
    return this.view.code;
  }
}

function isErrorView(value: unknown): value is ErrorView {
  const view = value as Partial<ErrorView> | null;
  return typeof view === 'object' && typeof view?.code === 'string' && typeof view.message === 'string';
}

/** The shell itself answers in plain text (a refused permission, a lost page): that is our fault, not the user's. */
export function asCoreError(thrown: unknown): CoreError {
  if (thrown instanceof CoreError) return thrown;
  if (isErrorView(thrown)) return new CoreError({ ...thrown, help: thrown.help ?? '', faults: thrown.faults ?? [] });
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CoreError({ code: 'unexpected', message, help: '', faults: [] });
}
