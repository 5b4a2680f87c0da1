// The in-memory core: behaves like the real one where a screen can tell, for component tests and for `npm run dev` in a plain browser.
import { addDays, today } from '../../lib/dates';
import type { AnswerInput } from '../bindings/AnswerInput';
import type { ArchiveRequest } from '../bindings/ArchiveRequest';
import type { AttachmentView } from '../bindings/AttachmentView';
import type { AttachRequest } from '../bindings/AttachRequest';
import type { AuditQuery } from '../bindings/AuditQuery';
import type { BusinessView } from '../bindings/BusinessView';
import type { CreateRequest } from '../bindings/CreateRequest';
import type { CreditInput } from '../bindings/CreditInput';
import type { CsvMap } from '../bindings/CsvMap';
import type { CustomerInput } from '../bindings/CustomerInput';
import type { CustomerView } from '../bindings/CustomerView';
import type { DraftInput } from '../bindings/DraftInput';
import type { Fault } from '../bindings/Fault';
import type { ImportProgressView } from '../bindings/ImportProgressView';
import type { InvoiceListView } from '../bindings/InvoiceListView';
import type { InvoiceQuery } from '../bindings/InvoiceQuery';
import type { InvoiceRowView } from '../bindings/InvoiceRowView';
import type { ItemInput } from '../bindings/ItemInput';
import type { LineInput } from '../bindings/LineInput';
import type { NoteView } from '../bindings/NoteView';
import type { PeriodChoice } from '../bindings/PeriodChoice';
import type { PortionInput } from '../bindings/PortionInput';
import type { PaymentInput } from '../bindings/PaymentInput';
import type { ReminderInput } from '../bindings/ReminderInput';
import type { ReminderTermsView } from '../bindings/ReminderTermsView';
import type { RestoreAskedView } from '../bindings/RestoreAskedView';
import type { RestoreProgressView } from '../bindings/RestoreProgressView';
import type { ScheduleInput } from '../bindings/ScheduleInput';
import type { SessionView } from '../bindings/SessionView';
import type { RevenueBy } from '../bindings/RevenueBy';
import type { SettingsView } from '../bindings/SettingsView';
import type { TemplateView } from '../bindings/TemplateView';
import type { UnfinishedView } from '../bindings/UnfinishedView';
import type { Stage } from '../bindings/Stage';
import type { Changed, Door } from '../door';
import { auditOf } from './audit';
import { backupsOf, type Sealed } from './backups';
import { blankBusiness, blankCustomer, chainCode, seeded, stateOf, studio, viewOf, type Kept } from './book';
import { balanceOf, checkCredit, CREDIT_NOTE, draftOf } from './credit';
import { draftOfWrongGross, WRONG_GROSS } from './einvoice';
import { Past } from './history';
import { alter, importedOf, lookOf, tableDoneOf, tableOf } from './imports';
import { Items, seededItems } from './items';
import { answer, asks, followOf, portionOf } from './jobs';
import { mergedOf, mergeOf } from './merges';
import { Papers } from './notes';
import { pdf } from './pdf';
import { Schedules } from './recurring';
import { checkPayment, movementsOf, payment, recordPayment, reminderOf, reversePayment, TERMS } from './payments';
import { agingOf, finds, revenueByOf, revenueOf, vatOf } from './reports';
import { after, creditNotesOf, look, seriesOf, STEPS } from './restore';
import { minus, sum, totalsOf } from './totals';
import { exemptionsOf, explanationOf, proposalsOf } from './tax';

/** Where the pretend story starts; `?scene=` in a browser, `play()` in a test. */
export type Scene = 'first-run' | 'kit' | 'locked' | 'idle' | 'keyring-wiped' | 'empty' | 'book' | 'rolled-back' | 'failing' | 'held';

interface World {
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

const BLANK_LINE: LineInput = { name: '', description: '', quantity: '', unit: '', price: '', base_quantity: '', allowances: [], charges: [], vat: { category: '', rate: '' } };
const FOLDERS = ['/home/lena/Documents/Counterfoil Backups', '/media/lena/Vault T7'];
const KIT: Record<number, string> = { 1: '7KQM', 2: '3XWD', 3: 'M4TX', 4: '94TA', 5: '6HPE', 6: 'Z1NC', 7: '9RB2', 8: 'Q8VS', 9: 'D5JG' };
/** What the shipped bundle is searched for. */
const NAME = 'in-memory-core';

function session(scene: Scene): SessionView {
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
    session: session(scene),
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
let schedules: Schedules;
let items: Items;

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

let now: World = begin(typeof location === 'undefined' ? 'book' : ((new URLSearchParams(location.search).get('scene') as Scene | null) ?? 'locked'));
const heard: ((what: Changed) => void)[] = [];
const asked: ((turn: number) => void)[] = [];
const watched: ((progress: RestoreProgressView) => void)[] = [];
const watchedImports: ((progress: ImportProgressView) => void)[] = [];

/** Starts a story from its beginning. */
export function play(scene: Scene): void {
  now = begin(scene);
}

/** Asks the page, as the shell does before an idle lock and before the end. */
export function leave(turn: number): void {
  for (const ask of asked) ask(turn);
}

/** What a test may look at. */
export const peek = (): Readonly<World> => now;

function refuse(code: string, message: string, help = '', faults: Fault[] = []): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shell rejects with plain objects, and so does this
  throw { code, message, help, faults };
}

const text = (payload: unknown): string => new TextDecoder().decode(payload as Uint8Array);
const bytes = (words: string): ArrayBuffer => new TextEncoder().encode(words).slice().buffer;
const pause = (ms: number) => new Promise((done) => setTimeout(done, import.meta.env.MODE === 'test' ? 0 : ms));

function current(): SessionView {
  const open = now.session.stage === 'unlocked';
  return { ...now.session, badge: open ? backups().badge : null, business: open ? now.business.name : null };
}

const backups = () => backupsOf.view(now.sealed, now.settings.backup_folders, now.scene === 'failing');

function open(): SessionView {
  now.session = { ...now.session, stage: 'unlocked', locked_because: null, freshness: now.scene === 'rolled-back' ? 'rolled-back' : 'fresh', reading: now.scene === 'rolled-back' ? 'older' : null, kit_groups: [] };
  return current();
}

function judge(passphrase: string) {
  const words = passphrase.split(/\s+/).filter((word) => word.length > 2).length;
  const score = Math.min(4, Math.max(words - 1, Math.floor(passphrase.length / 5)));
  const sentences = ['Too short to keep anyone out.', 'Guessed within minutes.', 'Guessed within days.', 'Good: years of guessing, even with the file in hand.', 'Very strong: no guessing gets through this.'];
  return { accepted: score >= 3, score, words: sentences[score] ?? '' };
}

const find = (id: string): Kept => now.kept.find((each) => each.id === id) ?? refuse('not-found', 'This document is not in the book.', 'It may have been deleted. Go back to the list.');

const numberAt = (seq: number): string => `${today().slice(0, 4)}-${String(seq).padStart(4, '0')}`;

const creditNumber = (): string => `CN-${numberAt(now.kept.filter((each) => each.number !== null && each.draft.type_code === CREDIT_NOTE).length + 1)}`;

/** The number that a kind of document takes next. */
function nextNumber(code: string): string {
  if (code === CREDIT_NOTE) return creditNumber();
  if (asks(code)) return numberAt(now.seq);
  const mark: Partial<Record<string, string>> = { '310': 'Q', '325': 'PF', '270': 'DN' };
  return `${mark[code] ?? ''}-${numberAt(now.kept.filter((each) => each.number !== null && each.draft.type_code === code).length + 1)}`;
}

/** A new draft. */
function drafted(draft: DraftInput) {
  writable();
  const kept: Kept = { id: `n${String(++now.ids)}`, version: 1, number: null, draft, buyer: null, payments: [], issuedAt: null, chain: null, saved: 10 + now.ids };
  now.kept.push(kept);
  tell('invoices');
  return viewOf(kept, now.customers, now.kept);
}

function check(draft: DraftInput) {
  const currency = draft.currency || now.customers.get(draft.customer)?.currency || now.business.currency || 'EUR';
  const { totals, faults } = totalsOf(draft, currency);
  const first: Fault[] = [];
  if (!draft.customer) first.push({ path: 'customer', code: 'BR-07', message: 'Name the customer this invoice is for.' });
  if (draft.lines.length === 0) first.push({ path: 'lines', code: 'BR-16', message: 'Add at least one line.' });
  const issue = draft.issue_date || today();
  return { totals, faults: [...first, ...faults], einvoice: [], exemptions: exemptionsOf(draft), vat_proposals: proposalsOf(draft, now.customers.get(draft.customer)), next_number: nextNumber(draft.type_code), due_date: addDays(issue, now.business.terms_days || 14) };
}

function row(kept: Kept): InvoiceRowView {
  const { state, days } = stateOf(kept, now.kept);
  const { totals } = totalsOf(kept.draft, kept.draft.currency || 'EUR');
  return {
    id: kept.id, number: kept.number, customer: kept.buyer?.name ?? now.customers.get(kept.draft.customer)?.name ?? '', description: kept.draft.description,
    state, days_left: days, issue_date: kept.draft.issue_date || null, due_date: kept.draft.due_date || null, currency: totals.currency, gross: kept.draft.type_code === CREDIT_NOTE ? `-${totals.payable}` : totals.payable, open: kept.number ? balanceOf(kept, now.kept) : '0.00', paid: sum(kept.payments.map((each) => each.amount)), imported: false,
    type_code: kept.draft.type_code || '380', credits: kept.draft.preceding || null,
  };
}

function list(query: InvoiceQuery): InvoiceListView {
  const parts = query.text.match(/(?:[^\s"]|"(?:[^"]|"")*"?)+/g) ?? [];
  const words = parts.filter((part) => now.kept.every((each) => finds(part, each) === null));
  const all = now.kept
    .filter((each) => parts.every((part) => finds(part, each) ?? true))
    .toSorted((a, b) => Number(b.number === null) - Number(a.number === null) || b.saved - a.saved || (b.number ?? '').localeCompare(a.number ?? ''))
    .map(row)
    .filter((each) => query.state === '' || each.state === query.state || (query.state === 'open' && ['overdue', 'part-paid'].includes(each.state)))
    .filter((each) => !(query.from || query.to) || (each.number !== null && (each.issue_date ?? '') >= (query.from ?? '') && (each.issue_date ?? '') <= (query.to || '9999')))
    .filter((each) => words.every((word) => `${each.number ?? ''} ${each.customer} ${each.description}`.toLowerCase().includes(word.toLowerCase())));
  // The longest overdue first.
  if (query.state === 'overdue') all.sort((a, b) => (a.days_left ?? 0) - (b.days_left ?? 0));
  const from = query.after ? Number(query.after) : 0;
  const limit = query.limit || 50;
  const issued = all.filter((each) => each.number);
  return {
    items: all.slice(from, from + limit),
    next: from + limit < all.length ? String(from + limit) : null,
    count: all.length,
    open: issued.length > 0 ? [{ currency: 'EUR', amount: sum(issued.map((each) => (each.open.startsWith('-') ? '0.00' : each.open))) }] : [],
    gross: issued.length > 0 ? [{ currency: 'EUR', amount: sum(issued.map((each) => each.gross)) }] : [],
  };
}

function checksOf(id: string, details: CustomerInput) {
  const theirs = [...now.checks].filter(([key]) => key.startsWith(`${id} `));
  return theirs.map(([, { said, ...check }]) => ({ ...check, stale: check.part === 'bank' && said !== details.iban }));
}

/** The core knows the check digits of every country; here the length of a German id must do. */
const misspelt = (vatId: string): Fault[] => (/^DE(?!\d{9}$)/.test(vatId) ? [{ path: 'vat_id', code: 'vat-id-misspelt', message: 'This VAT id does not add up.' }] : []);

/** What is open; what is owed back to a customer makes no debt smaller. */
const owedOf = (kept: Kept): string => viewOf(kept, now.customers, now.kept).open;

function customer(id: string): CustomerView {
  const details = now.customers.get(id) ?? blankCustomer;
  const merged = mergedOf(now.merged, now.customers, id);
  const theirs = now.kept.filter((each) => [id, ...merged.map((other) => other.id)].includes(each.draft.customer));
  const owed = sum(theirs.filter((each) => each.number).map((each) => owedOf(each)));
  return { ...details, id, open: owed === '0.00' ? [] : [{ currency: 'EUR', amount: owed }], documents: theirs.length, checks: checksOf(id, details), merged, advice: misspelt(details.vat_id) };
}

function merge(kept: string, other: string, take: string[] | null) {
  return mergeOf(now.customers, now.kept, kept, other, take) ?? refuse('not-mergeable', 'These are one customer already.');
}

function print(draft: DraftInput, kept: Kept | null): ArrayBuffer {
  const { totals, due_date } = check(draft);
  const issued = draft.issue_date || today();
  return pdf({ seller: now.business, buyer: kept?.buyer ?? now.customers.get(draft.customer) ?? null, draft, totals, number: kept?.number ?? null, chain: kept?.chain ?? null, issued, due: draft.due_date || due_date });
}

function tell(...what: Changed[]): void {
  for (const each of what) for (const hear of heard) hear(each);
}

function writable(): void {
  if (now.session.reading) refuse('read-only', 'This book is open for reading only.', 'It is older than the one this computer last saw.');
}

/** The backup that a request names, or its refusal. */
function found(code: string, headers: Record<string, string>) {
  const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as RestoreAskedView;
  const inside = look(code, asked.file);
  if ('code' in inside) refuse(inside.code, inside.message, inside.help, inside.faults);
  return inside;
}

const year = () => today().slice(0, 4);

const series = () => [creditNotesOf(year(), now.held.includes('credit-note')), seriesOf(now.seq, year(), now.held.includes('invoice'), now.gaps)];

function release(last: string) {
  return after(now.seq, year(), last) ?? refuse('number-does-not-follow', 'This number does not follow from the last one that the book knows.', 'Copy it exactly as printed.');
}

type Payload = Record<string, unknown>;

/** A command the real core has and this one does not know is a mistake in the screen: it is refused by name. */
/** Brings a draft or a customer to what it once was, or takes it away. */
function putBack(object: string, details: unknown, act: string, undo: boolean): void {
  const [kind, id = ''] = object.split('/');
  now.past.record(object, act, details, undo);
  if (kind === 'note' || kind === 'attachment') {
    if (details === null) now.papers.kept.delete(object);
    else now.papers.kept.set(object, details as NoteView | AttachmentView);
  } else if (kind === 'merge') {
    now.merged.delete(id);
  } else if (kind === 'item') {
    if (details === null) items.kept.delete(id);
    else items.kept.set(id, details as ItemInput);
    tell('items');
  } else if (kind === 'customer') {
    if (details === null) now.customers.delete(id);
    else now.customers.set(id, details as CustomerInput);
  } else {
    const was = now.kept.find((each) => each.id === id);
    now.kept = now.kept.filter((each) => each.id !== id);
    if (details !== null) now.kept.push({ id, version: (was?.version ?? 0) + 1, number: null, draft: structuredClone(details as DraftInput), buyer: null, payments: [], issuedAt: null, chain: null, saved: 10 + now.ids });
  }
  tell('invoices', 'customers');
}

function paper<T extends NoteView | AttachmentView>(kind: string, act: string, view: T): T {
  writable();
  now.papers.kept.set(`${kind}/${view.id}`, view);
  now.past.record(`${kind}/${view.id}`, act, view);
  return view;
}

function unpaper(object: string, act: string) {
  writable();
  const view = now.papers.kept.get(object) ?? refuse('not-found', 'There is no such note.');
  now.papers.kept.delete(object);
  now.past.record(object, act, null);
  return view;
}

const commands: Record<string, (payload: Payload, headers: Record<string, string>) => unknown> = {
  session: current,
  ready: () => null,
  touch: () => null,
  quit: () => null,
  unfinished_list: () => now.unfinished,
  unfinished_keep: ({ left }) => {
    const given = left as UnfinishedView;
    now.unfinished = [given, ...now.unfinished.filter((each) => each.form !== given.form)];
    return null;
  },
  unfinished_drop: ({ form }) => {
    now.unfinished = now.unfinished.filter((each) => each.form !== form);
    return null;
  },
  leaving_kept: ({ turn, kept }) => {
    now.left = { ...now.left, [turn as number]: kept as boolean };
    return null;
  },
  lock: () => {
    now.session = { ...session('locked'), locked_because: 'asked' };
    if (import.meta.env.MODE !== 'test') setTimeout(() => { location.reload(); }, 50);
    else tell('session');
    return null;
  },
  first_run: () => ({ vault_path: '/home/lena/.local/share/counterfoil/default.counterfoil', kit_path: '/home/lena/Documents/Counterfoil recovery kit.pdf', backup_folders: FOLDERS, keyring: now.session.keyring, synced_folder: false }),
  generate_words: () => bytes('harbor violet ninety tuft canoe margin'),
  archive_words: () => bytes('lantern oyster quilt meadow brisk cedar'),
  judge_passphrase: (payload) => judge(text(payload)),
  create_vault: async (payload, headers) => {
    if (!judge(text(payload)).accepted) refuse('weak-passphrase', 'This passphrase is too easy to guess.', 'Add words, or take six generated ones.');
    const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as CreateRequest;
    await pause(900);
    now.business = { ...blankBusiness, ...asked.business };
    now.session = { ...session('kit') };
    return { vault_id: '0199c0de-0000-7000-8000-00000000f011', kit_path: asked.kit_path, kit_groups: [3, 7] };
  },
  open_kit: () => null,
  confirm_kit: (payload) => {
    const wanted = now.session.kit_groups.map((group) => KIT[group]).join(' ');
    if (text(payload).toUpperCase() !== wanted) refuse('kit-mismatch', 'These groups are not the ones on the kit.', 'Read them again from the paper; 0 and 1 are digits.');
    return open();
  },
  unlock: async (payload) => {
    await pause(700);
    if (text(payload) === 'wrong') refuse('wrong-passphrase', 'The passphrase does not open this vault.', 'Nothing was changed.');
    if (now.session.keyring === 'wiped') refuse('device-secret-wiped', 'This book’s key is gone from the keyring.', 'Use the recovery kit: it opens the book and makes a new key.');
    return open();
  },
  unlock_quick: open,
  recover: async (payload) => {
    await pause(900);
    if (!text(payload).startsWith('7KQM')) refuse('wrong-recovery-code', 'This code does not open this book.', 'Nothing was changed. Check each group against the paper.');
    return open();
  },
  restore_look: async (payload, headers) => {
    await pause(400);
    return found(text(payload), headers);
  },
  restore: async (payload, headers) => {
    const [code = ''] = text(payload).split('\n');
    const inside = found(code, headers);
    const before = now.session.stage;
    for (const step of STEPS) {
      for (const watch of watched) watch(step);
      await pause(500);
    }
    now = world('held');
    return { session: current(), inside, customers: now.customers.size, drafts: 2, vault_path: '/home/lena/.local/share/counterfoil/default.counterfoil', beside_another: before === 'locked' };
  },
  einvoice_read: () => WRONG_GROSS,
  einvoice_draft: (_, headers) => ({ draft: commands.draft_save?.({ id: null, version: 0, draft: draftOfWrongGross }, headers), left_out: ['number', 'seller'] }),
  import_look: () => lookOf,
  import_run: () => {
    watchedImports.forEach((hear) => hear({ percent: 60, documents: 1 }));
    return alter;
  },
  csv_look: (payload) => tableOf((payload as { map: CsvMap }).map),
  csv_run: (payload) => tableDoneOf((payload as { map: CsvMap }).map),
  import_stop: () => null,
  imported_show: () => importedOf,
  report_revenue: () => revenueOf(now.kept),
  report_revenue_by: ({ by, from, to }) => revenueByOf(now.kept, by as RevenueBy, (from as string) || '0000', (to as string) || '9999'),
  report_gaps: () => ({ items: [] }),
  report_aging: ({ at }) => agingOf(now.kept, (at as string) || today()),
  report_vat: ({ from, to }) => vatOf(now.kept, from as string, to as string),
  report_save: ({ path }) => {
    if ((path as string).includes('taken')) refuse('file-exists', 'There is a file of that name already.', 'Choose another name.');
    return path;
  },
  series_list: series,
  series_look_ahead: ({ name, last }) => (name === 'invoice' ? release(last as string).view : { skipped: 0, first_skipped: null, last_skipped: null, next_number: `CN-${year()}-0001` }),
  series_release: ({ name, last }) => {
    writable();
    if (name === 'invoice') {
      const { skipped, next } = release(last as string);
      now.gaps = skipped;
      now.seq = next;
    }
    now.held = now.held.filter((each) => each !== name);
    tell('invoices');
    return series();
  },
  passphrase_change: async (payload) => {
    writable();
    await pause(700);
    const [typed, passphrase = ''] = text(payload).split('\n');
    if (typed === 'wrong') refuse('wrong-passphrase', 'The passphrase does not open this vault.', 'Nothing was changed.');
    if (!judge(passphrase).accepted) refuse('passphrase-refused', 'This passphrase cannot be used.', 'Take a longer one.');
    return current();
  },
  rollback: () => (now.session.freshness === 'rolled-back' ? auditOf.older() : null),
  rollback_accept: async (payload) => {
    await pause(700);
    if (text(payload) === 'wrong') refuse('wrong-passphrase', 'The passphrase does not open this vault.', 'Nothing was changed.');
    now.scene = 'book';
    return open();
  },
  audit_log: ({ query }) => auditOf.look(query as AuditQuery, now.kept, now.customers),
  audit_verify: async () => {
    await pause(900);
    const { count } = auditOf.look({ text: '', kinds: [], limit: 1, before: null }, now.kept, now.customers);
    return auditOf.verify(now.kept, count, now.scene === 'failing');
  },
  theme_set: () => null,
  business: () => now.business,
  business_save: ({ business }) => {
    writable();
    return (now.business = { ...(business as BusinessView), has_logo: now.business.has_logo });
  },
  logo_set: () => (now.business = { ...now.business, has_logo: true }),
  logo_remove: () => (now.business = { ...now.business, has_logo: false }),
  settings: () => now.settings,
  settings_save: ({ settings }) => (now.settings = settings as SettingsView),
  items_list: ({ text: words }) => items.list(words as string),
  item_save: ({ id, item }) => {
    writable();
    const saved = items.save(id as string | null, item as ItemInput);
    tell('items');
    return saved;
  },
  item_remove: ({ id }) => {
    writable();
    now.past.record(`item/${id as string}`, 'item-saved', items.kept.get(id as string));
    now.past.record(`item/${id as string}`, 'item-deleted', null);
    items.kept.delete(id as string);
    tell('items');
    return null;
  },
  items_offer: ({ text: words, currency }) => items.offer(words as string, (currency as string) || 'EUR', BLANK_LINE),
  item_keep: ({ line, currency, prices }) => {
    writable();
    const kept = items.keep(line as LineInput, currency as string, prices as string);
    tell('items');
    return kept;
  },
  schedules_list: () => schedules.kept.map((each) => schedules.view(each)),
  schedule_show: ({ id }) => schedules.detail(id as string),
  schedule_preview: ({ schedule }) => schedules.preview(schedule as ScheduleInput),
  schedule_propose: ({ id }) => schedules.propose(id as string),
  schedule_save: ({ id, schedule }) => {
    writable();
    const saved = schedules.save(id as string | null, schedule as ScheduleInput);
    tell('schedules');
    return saved;
  },
  schedules_due: () => schedules.due(),
  schedule_make: ({ choices }) => {
    writable();
    const made = schedules.make(choices as PeriodChoice[]);
    tell('schedules', 'invoices');
    return made;
  },
  schedule_pass: ({ choices }) => {
    writable();
    const due = schedules.pass(choices as PeriodChoice[]);
    tell('schedules');
    return due;
  },
  schedule_pause: ({ id }) => schedules.pause(id as string, true),
  schedule_resume: ({ id }) => schedules.pause(id as string, false),
  schedule_end: ({ id }) => schedules.end(id as string),
  schedule_remove: ({ id }) => schedules.remove(id as string),
  customers_list: ({ text: words }) =>
    [...now.customers.keys()].filter((id) => !now.merged.has(id)).map(customer).filter((each) => `${each.name} ${each.city} ${each.email}`.toLowerCase().includes((words as string).toLowerCase())).toSorted((a, b) => a.name.localeCompare(b.name)),
  customer_check: ({ id, part, how }) => {
    writable();
    if ((how as string).trim() === '') refuse('not-ready', 'Something in it cannot stay as it is.', '', [{ path: 'how', code: 'reason-missing', message: 'Say how it was checked.' }]);
    const details = now.customers.get(id as string) ?? blankCustomer;
    now.checks.set(`${id as string} ${part as string}`, { part: part as string, date: today(), by: 'lena', how: how as string, said: part === 'bank' ? details.iban : '' });
    tell('customers');
    return customer(id as string);
  },
  customer_look_alikes: ({ id, customer: details }) =>
    [...now.customers].filter(([other, known]) => other !== id && !now.merged.has(other) && known.name.toLowerCase() === (details as CustomerInput).name.toLowerCase()).map(([other, known]) => ({ id: other, name: known.name, city: known.city, reasons: ['name'] })),
  customer_merge_look: ({ kept, other, take }) => merge(kept as string, other as string, take as string[] | null),
  customer_merge: ({ kept, other, take }) => {
    writable();
    const { result } = merge(kept as string, other as string, take as string[]);
    now.customers.set(kept as string, result);
    now.merged.set(other as string, kept as string);
    now.past.record(`merge/${other as string}`, 'customer-merged', { joined: kept, name: now.customers.get(other as string)?.name });
    tell('customers', 'invoices');
    return customer(kept as string);
  },
  customer_unmerge: ({ id }) => {
    writable();
    now.merged.delete(id as string);
    tell('customers', 'invoices');
    return customer(id as string);
  },
  customer_save: ({ id, customer: details, bankConfirmed }) => {
    writable();
    const given = details as CustomerInput;
    const known = now.customers.get((id as string | null) ?? '');
    if (known && known.iban !== '' && known.iban !== given.iban && !bankConfirmed) refuse('not-ready', 'Something in it cannot stay as it is.', '', [{ path: 'iban', code: 'bank-changed', message: 'These are not the bank details that the book knows.' }]);
    if (!given.name.trim()) refuse('invalid-customer', 'A customer needs a name.', '', [{ path: 'name', code: 'BR-07', message: 'Give the name that goes on the invoice.' }]);
    const key = (id as string | null) ?? `c${String(++now.ids + 100)}`;
    now.customers.set(key, given);
    now.past.record(`customer/${key}`, 'customer-saved', given);
    tell('customers');
    return customer(key);
  },
  invoices_list: ({ query }) => list(query as InvoiceQuery),
  invoice_show: ({ id }) => viewOf(find(id as string), now.customers, now.kept),
  draft_check: ({ draft }) => check(draft as DraftInput),
  draft_explain: ({ draft }) => explanationOf(draft as DraftInput),
  invoice_explain: ({ id }) => explanationOf(find(id as string).draft),
  draft_save: ({ id, version, draft }) => {
    writable();
    let kept = id ? find(id as string) : undefined;
    if (kept && kept.version !== version) refuse('stale-draft', 'This draft was changed elsewhere.', 'Open it again to see the newer one.');
    if (!kept) {
      kept = { id: `n${String(++now.ids)}`, version: 0, number: null, draft: draft as DraftInput, buyer: null, payments: [], issuedAt: null, chain: null, saved: 10 + now.ids };
      now.kept.push(kept);
    }
    kept.draft = structuredClone(draft as DraftInput);
    kept.version += 1;
    now.past.record(`document/${kept.id}`, 'draft-saved', kept.draft);
    tell('invoices');
    return viewOf(kept, now.customers, now.kept);
  },
  draft_delete: ({ id }) => {
    writable();
    now.past.record(`document/${id as string}`, 'draft-deleted', null);
    now.kept = now.kept.filter((each) => each.id !== id);
    tell('invoices');
    return null;
  },
  draft_preview: ({ draft }) => print(draft as DraftInput, null),
  invoice_issue: async ({ id, version }) => {
    writable();
    const kept = find(id as string);
    if (kept.version !== version) refuse('stale-draft', 'This draft was changed elsewhere.', 'Open it again to see the newer one.');
    if (now.held.includes('invoice')) refuse('series-held', 'The series waits for its last number to be confirmed.', 'Confirm it first.');
    const { faults, due_date } = check(kept.draft);
    if (faults.length > 0) refuse('draft-incomplete', 'This draft cannot be issued yet.', 'Nothing was numbered.', faults);
    await pause(300);
    kept.draft = { ...kept.draft, issue_date: kept.draft.issue_date || today(), due_date: kept.draft.due_date || due_date };
    kept.number = nextNumber(kept.draft.type_code);
    kept.buyer = now.customers.get(kept.draft.customer) ?? null;
    kept.chain = chainCode(now.seq);
    kept.issuedAt = new Date().toISOString();
    if (asks(kept.draft.type_code)) now.seq += 1;
    tell('invoices', 'backups');
    return viewOf(kept, now.customers, now.kept);
  },
  invoice_pay: ({ id, amount, date, note }) => {
    writable();
    const kept = find(id as string);
    if (minus(amount as string, '0').startsWith('-')) refuse('bad-amount', 'A payment is more than nothing.', '', [{ path: 'amount', code: 'not-positive', message: 'Give what was received.' }]);
    kept.payments = [...kept.payments, payment(`y${String(++now.ids)}`, date as string, amount as string, note as string)];
    tell('invoices');
    return viewOf(kept, now.customers, now.kept);
  },
  invoice_refund: ({ id, amount, date, note }) => {
    writable();
    const kept = find(id as string);
    kept.payments = [...kept.payments, payment(`y${String(++now.ids)}`, date as string, `-${amount as string}`, note as string)];
    tell('invoices');
    return viewOf(kept, now.customers, now.kept);
  },
  payment_check: ({ payment: input }) => checkPayment(input as PaymentInput, now.kept),
  payment_record: ({ payment: input }) => {
    writable();
    const made = recordPayment(`y${String(++now.ids)}`, input as PaymentInput, now.kept);
    if (!made) refuse('overpaid', 'This is more than what is still owed.', 'Change what is named; nothing was written.');
    tell('invoices');
    return made;
  },
  payments_list: ({ from, to }) => movementsOf(now.kept, now.customers, from as string, to as string),
  credit_return: ({ customer: whose, amount, currency, date }) => {
    writable();
    now.returned = [...now.returned, `${whose as string} ${amount as string} ${currency as string} ${date as string}`];
    tell('invoices');
    return [];
  },
  reminder_terms: () => now.terms,
  reminder_terms_save: ({ terms }) => {
    writable();
    const given = terms as ReminderTermsView;
    const wrong = given.fees.flatMap((fee, n) => (/^\d+(\.\d+)?$/.test(fee) ? [] : [{ path: `fees.${String(n)}`, code: 'not-a-decimal', message: 'Write a number such as 1.27.' }]));
    if (wrong.length > 0) refuse('not-ready', 'Something in it cannot stay as it is.', '', wrong);
    now.terms = given;
    return given;
  },
  payment_reverse: ({ id }) => {
    writable();
    reversePayment(id as string, now.kept);
    tell('invoices');
    return null;
  },
  reminders_due: () => now.kept.filter((kept) => stateOf(kept, now.kept).state === 'overdue' && !kept.reminders?.length).map((kept) => reminderOf(kept, now.kept, { tone: '', waive: false })),
  reminder_look: ({ id, reminder }) => reminderOf(find(id as string), now.kept, reminder as ReminderInput),
  reminder_write: ({ id, reminder }) => {
    writable();
    const kept = find(id as string);
    const written = { ...reminderOf(kept, now.kept, reminder as ReminderInput), id: `r${String(++now.ids)}` };
    kept.reminders = [...(kept.reminders ?? []), written];
    tell('invoices');
    return written;
  },
  credit_check: ({ id, credit }) => checkCredit(find(id as string), now.kept, credit as CreditInput),
  invoice_credit: ({ id, credit }) => {
    writable();
    const of = find(id as string);
    const kept: Kept = { id: `n${String(++now.ids)}`, version: 1, number: null, draft: draftOf(of, now.kept, credit as CreditInput), buyer: null, payments: [], issuedAt: null, chain: null, saved: 10 + now.ids };
    now.kept.push(kept);
    tell('invoices');
    return viewOf(kept, now.customers, now.kept);
  },
  quote_answer: ({ id, answer: said }) => {
    writable();
    answer(find(id as string), said as AnswerInput);
    tell('invoices');
    return viewOf(find(id as string), now.customers, now.kept);
  },
  invoice_follow: ({ id, code }) => drafted(followOf(find(id as string), code as string)),
  job_portion: ({ id, portion }) => drafted(portionOf(find(id as string), portion as PortionInput)),
  job_deduct: ({ id }) => viewOf(find(id as string), now.customers, now.kept),
  invoice_pdf: ({ id }) => print(find(id as string).draft, find(id as string)),
  invoice_save_pdf: ({ path }) => path,
  notes_and_files: ({ owner }) => now.papers.of(owner as string),
  note_add: ({ owner, text: typed }) => paper('note', 'note-saved', now.papers.note(owner as string, typed as string)),
  note_edit: ({ id, text: typed }) => {
    const was = now.papers.kept.get(`note/${id as string}`) as NoteView;
    return paper('note', 'note-saved', { ...was, text: typed as string, changed_at: new Date().toISOString(), changed_by: 'owner' });
  },
  note_remove: ({ id }) => unpaper(`note/${id as string}`, 'note-deleted'),
  attachment_add: ({ owner, path }) => paper('attachment', 'attachment-added', now.papers.file(owner as string, path as string, 48_213)),
  attachment_drop: (payload, headers) => {
    const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as AttachRequest;
    const size = (payload as unknown as Uint8Array).byteLength;
    if (size > 26_214_400) refuse('attachment-too-large', 'The file is larger than 25 MB.', 'Attach a smaller copy.');
    return paper('attachment', 'attachment-added', now.papers.file(asked.owner, asked.name, size));
  },
  attachment_save: ({ path }) => path,
  attachment_remove: ({ id }) => unpaper(`attachment/${id as string}`, 'attachment-removed'),
  history_list: ({ object }) => now.past.list(object as string),
  history_diff: ({ object, from, to }) => now.past.diff(object as string, from as number, to as number),
  history_restore: ({ object, version }) => {
    writable();
    putBack(object as string, now.past.at(object as string, version as number), 'draft-saved', false);
    return now.past.list(object as string);
  },
  draft_close: () => null,
  undo: () => {
    writable();
    const last = now.past.undo() ?? refuse('nothing-to-undo', 'There is nothing to undo.');
    putBack(last.undone.object, last.before, last.undone.act, true);
    return last.undone;
  },
  trash_list: () => now.past.trash(),
  trash_restore: ({ id }) => {
    writable();
    putBack(id as string, now.past.lost(id as string), 'draft-saved', false);
    return now.past.trash();
  },
  trash_empty: ({ id }) => {
    writable();
    now.past.forget(id as string | null);
    return now.past.trash();
  },
  templates_list: () => now.templates,
  template_save: ({ name, id }) => {
    writable();
    if (now.templates.some((each) => each.name === name)) refuse('name-taken', 'There is a template of that name already.', 'Choose another name; nothing was changed.');
    const draft = { ...find(id as string).draft, issue_date: '', due_date: '', preceding: '' };
    const made = { id: `t${String(++now.ids)}`, name: name as string, customer: now.customers.get(draft.customer)?.name ?? '', draft };
    now.templates = [...now.templates, made];
    return made;
  },
  template_rename: ({ id, name }) => {
    now.templates = now.templates.map((each) => (each.id === id ? { ...each, name: name as string } : each));
    return now.templates.find((each) => each.id === id);
  },
  template_delete: ({ id }) => {
    now.templates = now.templates.filter((each) => each.id !== id);
    return null;
  },
  template_begin: ({ id }, headers) => commands.draft_save?.({ id: null, version: 0, draft: now.templates.find((each) => each.id === id)?.draft }, headers),
  customer_delete: ({ id }) => {
    writable();
    now.past.record(`customer/${id as string}`, 'customer-deleted', null);
    now.customers.delete(id as string);
    tell('customers');
    return null;
  },
  backups,
  backup_now: async () => {
    await pause(600);
    now.sealed = [backupsOf.made(now.sealed.length + 1, now.settings.backup_folders), ...now.sealed];
    tell('backups');
    return backups();
  },
  backup_verify: async ({ name }) => {
    await pause(500);
    now.sealed = now.sealed.map((each) => (each.name === name ? { ...each, proven_at: new Date().toISOString() } : each));
    tell('backups');
    return backups();
  },
  archive_export: async (_, headers) => {
    const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as ArchiveRequest;
    await pause(600);
    return { path: asked.path, sha256: '9f2c5f1e8a7d4b3c6e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f', documents: now.kept.filter((each) => each.number).length, size: 1_842_112 };
  },
  choose_file: () => '/media/lena/stick/20261118T130300Z-00213.tar.zst.age',
  choose_folder: () => '/media/lena/Second disk',
  choose_save: ({ name }) => `/home/lena/Desktop/${name as string}`,
};

export const door: Door = {
  call: async (command, payload, headers) => {
    const act = commands[command];
    if (!act) throw new Error(`${NAME}: no command ${command}`);
    if (!headers['x-req']) throw new Error(`${NAME}: ${command} without a request id`);
    const answer = await act(payload as Payload, headers);
    return answer instanceof ArrayBuffer ? answer : structuredClone(answer);
  },
  onChanged: (hear) => {
    heard.push(hear);
    return Promise.resolve();
  },
  onLeaving: (ask) => {
    asked.push(ask);
    return Promise.resolve();
  },
  onRestoring: (hear) => {
    watched.push(hear);
    return Promise.resolve();
  },
  onImporting: (hear) => {
    watchedImports.push(hear);
    return Promise.resolve();
  },
};
