// What the pretend book holds, and what every command asks of it.
import { addDays, today } from '../../lib/dates';
import type { BusinessView } from '../bindings/BusinessView';
import type { CustomerInput } from '../bindings/CustomerInput';
import type { DraftInput } from '../bindings/DraftInput';
import type { Fault } from '../bindings/Fault';
import type { ImportProgressView } from '../bindings/ImportProgressView';
import type { ItemInput } from '../bindings/ItemInput';
import type { ReminderTermsView } from '../bindings/ReminderTermsView';
import type { RestoreProgressView } from '../bindings/RestoreProgressView';
import type { SessionView } from '../bindings/SessionView';
import type { SettingsView } from '../bindings/SettingsView';
import type { Stage } from '../bindings/Stage';
import type { TemplateView } from '../bindings/TemplateView';
import type { UnfinishedView } from '../bindings/UnfinishedView';
import type { Changed } from '../door';
import { backupsOf } from './backups';
import type { Sealed } from './backups';
import { blankBusiness, seeded, studio } from './book';
import type { Kept } from './book';
import { CREDIT_NOTE } from './credit';
import { Past } from './history';
import { Items, seededItems } from './items';
import { asks } from './jobs';
import { Papers } from './notes';
import { TERMS } from './payments';
import { Schedules } from './recurring';
import { exemptionsOf, proposalsOf } from './tax';
import { totalsOf } from './totals';

/** Where the pretend story starts; `?scene=` in a browser, `play()` in a test. */
export type Scene = 'first-run' | 'kit' | 'locked' | 'idle' | 'keyring-wiped' | 'empty' | 'book' | 'rolled-back' | 'failing' | 'held';

export interface World {
  scene: Scene;
  session: SessionView;
  business: BusinessView;
  settings: SettingsView;
  kept: Kept[];
  customers: Map<string, CustomerInput>;
  /** Who stands for whom. */
  merged: Map<string, string>;
  checks: Map<string, { part: string; date: string; by: string; how: string; said: string }>;
  seq: number;
  /** After a restore, until the last number of each was confirmed. */
  held: string[];
  gaps: string[];
  sealed: Sealed[];
  past: Past;
  papers: Papers;
  templates: TemplateView[];
  terms: ReminderTermsView;
  /** Credit that was paid back. */
  returned: string[];
  unfinished: UnfinishedView[];
  /** The page's word, by the number of the asking. */
  left: Record<number, boolean>;
  ids: number;
}

export const FOLDERS = ['/home/lena/Documents/Counterfoil Backups', '/media/lena/Vault T7'];

export function sessionIn(scene: Scene): SessionView {
  const stages: Partial<Record<Scene, Stage>> = { 'first-run': 'no-vault', kit: 'kit-unproven', locked: 'locked', idle: 'locked', 'keyring-wiped': 'locked' };
  const stage = stages[scene] ?? 'unlocked';
  const open = stage === 'unlocked';
  return {
    stage,
    name: 'atelier-wolke',
    keyring: scene === 'keyring-wiped' ? 'wiped' : 'ready',
    portable: false,
    quick_unlock: scene === 'idle',
    locked_because: stage === 'locked' ? (scene === 'idle' ? 'idle' : 'start') : null,
    freshness: open ? (scene === 'rolled-back' ? 'rolled-back' : 'fresh') : null,
    reading: open && scene === 'rolled-back' ? 'older' : null,
    header_mended: false,
    kit_groups: stage === 'kit-unproven' ? [3, 7] : [],
    business: open ? studio.name : null,
    badge: null,
  };
}

function world(scene: Scene): World {
  const fresh = scene === 'first-run' || scene === 'kit' || scene === 'empty';
  const book = fresh ? { kept: [], customers: new Map<string, CustomerInput>(), seq: 1 } : seeded();
  return {
    scene,
    session: sessionIn(scene),
    business: { ...(scene === 'first-run' ? blankBusiness : studio) },
    settings: { lock_after_minutes: 10, quick_unlock: scene === 'idle', backup_folders: FOLDERS },
    ...book,
    held: scene === 'held' ? ['invoice', 'credit-note'] : [],
    gaps: [],
    checks: new Map(),
    merged: new Map(),
    sealed: fresh ? [] : backupsOf.history(FOLDERS),
    past: new Past(),
    papers: new Papers(),
    templates: [],
    terms: TERMS,
    returned: [],
    unfinished: [],
    left: {},
    ids: 0,
  };
}

/** Beside the world, since they look into it. */
export let schedules: Schedules;
export let items: Items;

function begin(scene: Scene): World {
  items = new Items(scene === 'empty' ? new Map<string, ItemInput>() : seededItems());
  schedules = new Schedules({
    customers: () => now.customers,
    payable: (draft) => {
      const { totals } = check(draft);
      return { currency: totals.currency, amount: totals.payable };
    },
    keep: (draft) => {
      const id = `n${String(++now.ids)}`;
      now.kept.push({ id, version: 1, number: null, draft, buyer: null, payments: [], issuedAt: null, chain: null, saved: 10 + now.ids });
      return id;
    },
    draftOf: (id) => find(id).draft,
  });
  return world(scene);
}

export let now: World = begin(typeof location === 'undefined' ? 'book' : ((new URLSearchParams(location.search).get('scene') as Scene | null) ?? 'locked'));

/** Who hears what changed, is asked before the end, and hears how far a restore and an import have come. */
export const heard: ((what: Changed) => void)[] = [];
export const asked: ((turn: number) => void)[] = [];
export const watched: ((progress: RestoreProgressView) => void)[] = [];
export const watchedImports: ((progress: ImportProgressView) => void)[] = [];

/** Starts a story from its beginning. */
export function play(scene: Scene): void {
  now = begin(scene);
}

/** The same book as a restore leaves it. */
export function restored(): void {
  now = world('held');
}

/** Asks the page, as the shell does before an idle lock and before the end. */
export function leave(turn: number): void {
  for (const ask of asked) ask(turn);
}

/** What a test may look at. */
export const peek = (): Readonly<World> => now;

export function refuse(code: string, message: string, help = '', faults: Fault[] = []): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shell rejects with plain objects, and so does this
  throw { code, message, help, faults };
}

export const text = (payload: unknown): string => new TextDecoder().decode(payload as Uint8Array);
export const bytes = (words: string): ArrayBuffer => new TextEncoder().encode(words).slice().buffer;
export const pause = (ms: number) => new Promise((done) => setTimeout(done, import.meta.env.MODE === 'test' ? 0 : ms));

export const backups = () => backupsOf.view(now.sealed, now.settings.backup_folders, now.scene === 'failing');

export const find = (id: string): Kept => now.kept.find((each) => each.id === id) ?? refuse('not-found', 'This document is not in the book.', 'It may have been deleted. Go back to the list.');

const numberAt = (seq: number): string => `${today().slice(0, 4)}-${String(seq).padStart(4, '0')}`;

const creditNumber = (): string => `CN-${numberAt(now.kept.filter((each) => each.number !== null && each.draft.type_code === CREDIT_NOTE).length + 1)}`;

/** The number that a kind of document takes next. */
export function nextNumber(code: string): string {
  if (code === CREDIT_NOTE) return creditNumber();
  if (asks(code)) return numberAt(now.seq);
  const mark: Partial<Record<string, string>> = { '310': 'Q', '325': 'PF', '270': 'DN' };
  return `${mark[code] ?? ''}-${numberAt(now.kept.filter((each) => each.number !== null && each.draft.type_code === code).length + 1)}`;
}

export function check(draft: DraftInput) {
  const currency = draft.currency || now.customers.get(draft.customer)?.currency || now.business.currency || 'EUR';
  const { totals, faults } = totalsOf(draft, currency);
  const first: Fault[] = [];
  if (!draft.customer) first.push({ path: 'customer', code: 'BR-07', message: 'Name the customer this invoice is for.' });
  if (draft.lines.length === 0) first.push({ path: 'lines', code: 'BR-16', message: 'Add at least one line.' });
  const issue = draft.issue_date || today();
  return { totals, faults: [...first, ...faults], einvoice: [], exemptions: exemptionsOf(draft), vat_proposals: proposalsOf(draft, now.customers.get(draft.customer)), next_number: nextNumber(draft.type_code), due_date: addDays(issue, now.business.terms_days || 14) };
}

export function tell(...what: Changed[]): void {
  for (const each of what) for (const hear of heard) hear(each);
}

export function writable(): void {
  if (now.session.reading) refuse('read-only', 'This book is open for reading only.', 'It is older than the one this computer last saw.');
}

export type Payload = Record<string, unknown>;

/** One command: what it was sent, and the headers beside it. */
export type Command = (payload: Payload, headers: Record<string, string>) => unknown;
export type Commands = Record<string, Command>;
