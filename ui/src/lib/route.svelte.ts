// Where the window stands, kept in the address's hash: it outlives the reload that locking does. Only names and ids, no user data.
import { leaveBy } from './leaving';

export interface Route {
  /** First part: `home`, `invoices`, `customers`, `backups`, `audit`, `reports`, `settings`. */
  readonly page: string;
  /** Second part: an id or `new`. */
  readonly id: string | null;
}

function read(hash: string): { route: Route; field: string | null } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', id = ''] = path.split('/');
  const name = /^[a-z]+$/.test(page) ? page : 'home';
  return {
    route: { page: name, id: /^[\w-]+$/.test(id) ? id : null },
    field: /^[\w.-]+$/.exec(new URLSearchParams(query).get('at') ?? '')?.[0] ?? null,
  };
}

class Place {
  #now = $state(read(location.hash));
  #from: Route | null = null;
  /** The field that the address named when the page was loaded; a dialog that opens by itself goes back to it. */
  #returning = read(location.hash).field;

  constructor() {
    addEventListener('hashchange', () => {
      this.#now = read(location.hash);
      this.#returning = read(location.hash).field;
    });
  }

  get route(): Route {
    return this.#now.route;
  }

  /** Where we came from inside the app, for "back". */
  get from(): Route | null {
    return this.#from;
  }

  /** The field that had the cursor last, also before the window was locked. */
  takeField(): string | null {
    const { field } = read(location.hash);
    return field;
  }

  /** The field that had the cursor when the window was locked; told once, so that a dialog opened later begins at its start. */
  takeReturn(): string | null {
    const field = this.#returning;
    this.#returning = null;
    return field;
  }

  /** Once what is typed here is kept, at once where nothing is being written; `also` happens only if it goes. */
  go(page: string, id: string | null = null, also: () => void = () => undefined): void {
    leaveBy(() => {
      also();
      this.#from = this.route;
      location.hash = id ? `#/${page}/${id}` : `#/${page}`;
      this.#now = read(location.hash);
    });
  }

  /** Same screen, truer address (a draft got its id): no step in the history, and the cursor stays where it is. */
  rename(page: string, id: string | null): void {
    const { field } = read(location.hash);
    const path = id ? `#/${page}/${id}` : `#/${page}`;
    history.replaceState(null, '', field ? `${path}?at=${field}` : path);
    this.#now = read(location.hash);
  }

  /** Remembers which field has the cursor, without rendering anything. */
  mark(field: string | null): void {
    const { route } = read(location.hash);
    const path = route.id ? `#/${route.page}/${route.id}` : `#/${route.page}`;
    history.replaceState(null, '', field ? `${path}?at=${field}` : path);
  }
}

export const place = new Place();
