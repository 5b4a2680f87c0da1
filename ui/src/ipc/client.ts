// Every command of the core as a typed function: the only way a screen reaches it.
import { door } from '$door';
import type { AgingView } from './bindings/AgingView';
import type { AnswerInput } from './bindings/AnswerInput';
import type { ArchiveRequest } from './bindings/ArchiveRequest';
import type { AttachmentView } from './bindings/AttachmentView';
import type { AttachRequest } from './bindings/AttachRequest';
import type { ArchiveView } from './bindings/ArchiveView';
import type { AuditLogView } from './bindings/AuditLogView';
import type { AuditQuery } from './bindings/AuditQuery';
import type { AuditView } from './bindings/AuditView';
import type { BackupInsideView } from './bindings/BackupInsideView';
import type { BackupsView } from './bindings/BackupsView';
import type { BusinessView } from './bindings/BusinessView';
import type { CreatedView } from './bindings/CreatedView';
import type { CreateRequest } from './bindings/CreateRequest';
import type { CreditCheckView } from './bindings/CreditCheckView';
import type { CreditInput } from './bindings/CreditInput';
import type { CsvDoneView } from './bindings/CsvDoneView';
import type { CsvLookView } from './bindings/CsvLookView';
import type { CsvMap } from './bindings/CsvMap';
import type { CustomerInput } from './bindings/CustomerInput';
import type { CustomerView } from './bindings/CustomerView';
import type { DiffView } from './bindings/DiffView';
import type { DraftCheckView } from './bindings/DraftCheckView';
import type { DraftInput } from './bindings/DraftInput';
import type { EInvoiceDraftView } from './bindings/EInvoiceDraftView';
import type { EInvoiceView } from './bindings/EInvoiceView';
import type { ExplanationView } from './bindings/ExplanationView';
import type { DueView } from './bindings/DueView';
import type { FirstRunView } from './bindings/FirstRunView';
import type { GapsView } from './bindings/GapsView';
import type { HitView } from './bindings/HitView';
import type { HistoryView } from './bindings/HistoryView';
import type { ImportedView } from './bindings/ImportedView';
import type { ImportLookView } from './bindings/ImportLookView';
import type { ImportProgressView } from './bindings/ImportProgressView';
import type { ImportView } from './bindings/ImportView';
import type { InvoiceListView } from './bindings/InvoiceListView';
import type { InvoiceQuery } from './bindings/InvoiceQuery';
import type { InvoiceView } from './bindings/InvoiceView';
import type { ItemInput } from './bindings/ItemInput';
import type { ItemOfferView } from './bindings/ItemOfferView';
import type { ItemView } from './bindings/ItemView';
import type { JsonExportView } from './bindings/JsonExportView';
import type { LineInput } from './bindings/LineInput';
import type { LookAlikeView } from './bindings/LookAlikeView';
import type { MadeView } from './bindings/MadeView';
import type { NotesAndFilesView } from './bindings/NotesAndFilesView';
import type { NoteView } from './bindings/NoteView';
import type { PeriodChoice } from './bindings/PeriodChoice';
import type { PortionInput } from './bindings/PortionInput';
import type { ReleaseView } from './bindings/ReleaseView';
import type { ReportForm } from './bindings/ReportForm';
import type { ReportQuery } from './bindings/ReportQuery';
import type { MovementListView } from './bindings/MovementListView';
import type { MergeView } from './bindings/MergeView';
import type { MovementView } from './bindings/MovementView';
import type { PaymentCheckView } from './bindings/PaymentCheckView';
import type { PaymentInput } from './bindings/PaymentInput';
import type { ReminderInput } from './bindings/ReminderInput';
import type { ReminderTermsView } from './bindings/ReminderTermsView';
import type { ReminderView } from './bindings/ReminderView';
import type { RestoreAskedView } from './bindings/RestoreAskedView';
import type { RestoredBookView } from './bindings/RestoredBookView';
import type { RestoreProgressView } from './bindings/RestoreProgressView';
import type { RevenueBy } from './bindings/RevenueBy';
import type { RevenueByView } from './bindings/RevenueByView';
import type { RevenueView } from './bindings/RevenueView';
import type { ScheduleDetailView } from './bindings/ScheduleDetailView';
import type { ScheduleInput } from './bindings/ScheduleInput';
import type { SchedulePreviewView } from './bindings/SchedulePreviewView';
import type { ScheduleView } from './bindings/ScheduleView';
import type { SeriesView } from './bindings/SeriesView';
import type { RollbackView } from './bindings/RollbackView';
import type { SessionView } from './bindings/SessionView';
import type { SettingsView } from './bindings/SettingsView';
import type { StrengthView } from './bindings/StrengthView';
import type { TemplateView } from './bindings/TemplateView';
import type { TrashItemView } from './bindings/TrashItemView';
import type { UndoneView } from './bindings/UndoneView';
import type { UnfinishedView } from './bindings/UnfinishedView';
import type { VatReportView } from './bindings/VatReportView';
import type { Changed } from './door';
import { asCoreError } from './errors';

export type { Changed } from './door';

type Payload = Record<string, unknown> | Uint8Array;

/** A page that reloads mid-call makes the shell send the call again: the core refuses an id it has seen. */
async function call<T>(command: string, payload: Payload = {}, headers: Record<string, string> = {}): Promise<T> {
  try {
    return (await door.call(command, payload, { ...headers, 'x-req': crypto.randomUUID() })) as T;
  } catch (thrown) {
    throw asCoreError(thrown);
  }
}

/** Sends a secret as raw bytes and wipes them: a JavaScript string cannot be wiped, so it should be the only other copy. */
async function callWithSecret<T>(command: string, secret: string, headers: Record<string, string> = {}): Promise<T> {
  const bytes = new TextEncoder().encode(secret);
  try {
    return await call<T>(command, bytes, headers);
  } finally {
    bytes.fill(0);
  }
}

/** Header values are ASCII, so the JSON travels percent-encoded. */
const request = (value: CreateRequest | RestoreAskedView | ArchiveRequest | AttachRequest) => ({ 'x-request': encodeURIComponent(JSON.stringify(value)) });

async function words(command: string): Promise<string> {
  return new TextDecoder().decode(await call<ArrayBuffer>(command));
}

const hearers = new Set<(what: Changed) => void>();
let listening = false;

/** Hears what the core says has moved, until the returned function is called. The page listens to the shell only once. */
export function onChanged(heard: (what: Changed) => void): () => void {
  hearers.add(heard);
  if (!listening) {
    listening = true;
    door
      .onChanged((what) => {
        for (const each of [...hearers]) each(what);
      })
      .catch(() => {
        listening = false;
      });
  }
  return () => hearers.delete(heard);
}

/** Answers the core whenever it asks the page to keep what is typed, for as long as the page lives. */
export function onLeaving(keep: () => Promise<boolean>): void {
  const answer = async (turn: number) => call<null>('leaving_kept', { turn, kept: await keep() });
  // A page that cannot be asked is not waited for long.
  door.onLeaving((turn) => void answer(turn).catch(() => undefined)).catch(() => undefined);
}

const watchers = new Set<(progress: RestoreProgressView) => void>();
let watching = false;

/** Hears how far a restore has come, until the returned function is called. Without news the work goes on all the same. */
export function onRestoring(heard: (progress: RestoreProgressView) => void): () => void {
  watchers.add(heard);
  if (!watching) {
    watching = true;
    door
      .onRestoring((progress) => {
        for (const each of [...watchers]) each(progress);
      })
      .catch(() => {
        watching = false;
      });
  }
  return () => watchers.delete(heard);
}

const importWatchers = new Set<(progress: ImportProgressView) => void>();
let watchingImports = false;

/** Hears how far an import has come, until the returned function is called. Without news the work goes on all the same. */
export function onImporting(heard: (progress: ImportProgressView) => void): () => void {
  importWatchers.add(heard);
  if (!watchingImports) {
    watchingImports = true;
    door
      .onImporting((progress) => {
        for (const each of [...importWatchers]) each(progress);
      })
      .catch(() => {
        watchingImports = false;
      });
  }
  return () => importWatchers.delete(heard);
}

export const session = () => call<SessionView>('session');
export const ready = () => call<null>('ready');
export const touch = () => call<null>('touch');
export const lock = () => call<null>('lock');
export const quit = () => call<null>('quit');
export const unfinishedList = () => call<UnfinishedView[]>('unfinished_list');
export const unfinishedKeep = (left: UnfinishedView) => call<null>('unfinished_keep', { left });
export const unfinishedDrop = (form: string) => call<null>('unfinished_drop', { form });

export const firstRun = () => call<FirstRunView>('first_run');
export const generateWords = () => words('generate_words');
export const judgePassphrase = (passphrase: string, portable: boolean) =>
  callWithSecret<StrengthView>('judge_passphrase', passphrase, { 'x-portable': portable ? '1' : '0' });
export const createVault = (passphrase: string, created: CreateRequest) => callWithSecret<CreatedView>('create_vault', passphrase, request(created));
export const confirmKit = (groups: readonly string[]) => callWithSecret<SessionView>('confirm_kit', groups.join(' '));
export const openKit = () => call<null>('open_kit');

export const unlock = (passphrase: string, reading = false) => callWithSecret<SessionView>('unlock', passphrase, { 'x-reading': reading ? '1' : '0' });
export const unlockQuick = () => call<SessionView>('unlock_quick');
export const recover = (code: string, passphrase: string, portable: boolean) =>
  callWithSecret<SessionView>('recover', `${code}\n${passphrase}`, { 'x-portable': portable ? '1' : '0' });

export const restoreLook = (code: string, asked: RestoreAskedView) => callWithSecret<BackupInsideView>('restore_look', code, request(asked));
export const restore = (code: string, passphrase: string, asked: RestoreAskedView) =>
  callWithSecret<RestoredBookView>('restore', `${code}\n${passphrase}`, request(asked));

export const passphraseChange = (current: string, passphrase: string) => callWithSecret<SessionView>('passphrase_change', `${current}\n${passphrase}`);
export const rollback = () => call<RollbackView | null>('rollback');
export const rollbackAccept = (passphrase: string) => callWithSecret<SessionView>('rollback_accept', passphrase);

export const auditLog = (query: AuditQuery) => call<AuditLogView>('audit_log', { query });
export const auditVerify = () => call<AuditView>('audit_verify');

export const themeSet = (choice: string) => call<null>('theme_set', { choice });

export const business = () => call<BusinessView>('business');
export const businessSave = (view: BusinessView) => call<BusinessView>('business_save', { business: view });
export const logoSet = (png: Uint8Array) => call<BusinessView>('logo_set', png);
export const logoRemove = () => call<BusinessView>('logo_remove');
export const settings = () => call<SettingsView>('settings');
export const settingsSave = (view: SettingsView) => call<SettingsView>('settings_save', { settings: view });

export const itemsList = (text: string) => call<ItemView[]>('items_list', { text });
export const itemSave = (id: string | null, item: ItemInput) => call<ItemView>('item_save', { id, item });
export const itemRemove = (id: string) => call<null>('item_remove', { id });
export const itemsOffer = (text: string, currency: string, prices: string) => call<ItemOfferView[]>('items_offer', { text, currency, prices });
export const itemKeep = (line: LineInput, currency: string, prices: string) => call<ItemView>('item_keep', { line, currency, prices });

export const schedulesList = () => call<ScheduleView[]>('schedules_list');
export const scheduleShow = (id: string) => call<ScheduleDetailView>('schedule_show', { id });
export const schedulePreview = (schedule: ScheduleInput) => call<SchedulePreviewView>('schedule_preview', { schedule });
export const schedulePropose = (id: string) => call<ScheduleInput>('schedule_propose', { id });
export const scheduleSave = (id: string | null, schedule: ScheduleInput) => call<ScheduleView>('schedule_save', { id, schedule });
export const schedulesDue = () => call<DueView>('schedules_due');
export const scheduleMake = (choices: PeriodChoice[]) => call<MadeView>('schedule_make', { choices });
export const schedulePass = (choices: PeriodChoice[]) => call<DueView>('schedule_pass', { choices });
export const schedulePause = (id: string) => call<ScheduleView>('schedule_pause', { id });
export const scheduleResume = (id: string) => call<ScheduleView>('schedule_resume', { id });
export const scheduleRemove = (id: string) => call<null>('schedule_remove', { id });
export const scheduleEnd = (id: string) => call<ScheduleView>('schedule_end', { id });

export const customersList = (text: string) => call<CustomerView[]>('customers_list', { text });
export const customerSave = (id: string | null, customer: CustomerInput, bankConfirmed = false) => call<CustomerView>('customer_save', { id, customer, bankConfirmed });
export const customerCheck = (id: string, part: string, how: string) => call<CustomerView>('customer_check', { id, part, how });
/** `take` is what is taken of the other one; without it, what the one who stays says nothing of. */
export const customerMergeLook = (kept: string, other: string, take?: string[]) => call<MergeView>('customer_merge_look', { kept, other, take: take ?? null });
export const customerMerge = (kept: string, other: string, take: string[]) => call<CustomerView>('customer_merge', { kept, other, take });
export const customerUnmerge = (id: string) => call<CustomerView>('customer_unmerge', { id });
export const customerLookAlikes = (id: string | null, customer: CustomerInput) => call<LookAlikeView[]>('customer_look_alikes', { id, customer });

export const invoicesList = (query: InvoiceQuery) => call<InvoiceListView>('invoices_list', { query });
export const invoiceShow = (id: string) => call<InvoiceView>('invoice_show', { id });
export const draftCheck = (draft: DraftInput) => call<DraftCheckView>('draft_check', { draft });
export const draftSave = (id: string | null, version: number, draft: DraftInput) => call<InvoiceView>('draft_save', { id, version, draft });
export const draftDelete = (id: string) => call<null>('draft_delete', { id });
export const draftExplain = (draft: DraftInput) => call<ExplanationView>('draft_explain', { draft });
export const invoiceExplain = (id: string) => call<ExplanationView>('invoice_explain', { id });
export const draftPreview = (draft: DraftInput) => call<ArrayBuffer>('draft_preview', { draft });
export const invoiceIssue = (id: string, version: number) => call<InvoiceView>('invoice_issue', { id, version });
export const invoicePay = (id: string, amount: string, date: string, note: string) => call<InvoiceView>('invoice_pay', { id, amount, date, note });
export const invoiceRefund = (id: string, amount: string, date: string, note: string) => call<InvoiceView>('invoice_refund', { id, amount, date, note });
export const paymentCheck = (payment: PaymentInput) => call<PaymentCheckView>('payment_check', { payment });
export const paymentRecord = (payment: PaymentInput) => call<MovementView>('payment_record', { payment });
export const paymentsList = (from: string, to: string) => call<MovementListView>('payments_list', { from, to });
export const creditReturn = (customer: string, amount: string, currency: string, date: string, note: string) => call<MovementView[]>('credit_return', { customer, amount, currency, date, note });
export const paymentReverse = (id: string, note: string) => call<MovementView>('payment_reverse', { id, note });
export const receiptSavePdf = (id: string, path: string) => call<string>('receipt_save_pdf', { id, path });
export const creditUse = (id: string) => call<InvoiceView>('credit_use', { id });
export const creditKeep = (id: string) => call<InvoiceView>('credit_keep', { id });
export const invoiceWriteOff = (id: string, amount: string, date: string, reason: string) => call<InvoiceView>('invoice_write_off', { id, amount, date, reason });
export const invoiceTakeUp = (id: string) => call<InvoiceView>('invoice_take_up', { id });
export const remindersDue = () => call<ReminderView[]>('reminders_due');
export const reminderTerms = () => call<ReminderTermsView>('reminder_terms');
export const reminderTermsSave = (terms: ReminderTermsView) => call<ReminderTermsView>('reminder_terms_save', { terms });
export const reminderLook = (id: string, reminder: ReminderInput) => call<ReminderView>('reminder_look', { id, reminder });
export const reminderWrite = (id: string, reminder: ReminderInput) => call<ReminderView>('reminder_write', { id, reminder });
export const reminderSavePdf = (id: string, path: string) => call<string>('reminder_save_pdf', { id, path });
export const creditCheck = (id: string, credit: CreditInput) => call<CreditCheckView>('credit_check', { id, credit });
export const invoiceCredit = (id: string, credit: CreditInput) => call<InvoiceView>('invoice_credit', { id, credit });
export const quoteAnswer = (id: string, answer: AnswerInput) => call<InvoiceView>('quote_answer', { id, answer });
export const invoiceFollow = (id: string, code: string) => call<InvoiceView>('invoice_follow', { id, code });
export const jobPortion = (id: string, portion: PortionInput) => call<InvoiceView>('job_portion', { id, portion });
export const jobDeduct = (id: string) => call<InvoiceView>('job_deduct', { id });
export const invoicePdf = (id: string) => call<ArrayBuffer>('invoice_pdf', { id });
export const invoiceSavePdf = (id: string, path: string) => call<string>('invoice_save_pdf', { id, path });

/** What is kept with a document or a customer: `owner` is `document/UUID` or `customer/UUID`. */
export const notesAndFiles = (owner: string) => call<NotesAndFilesView>('notes_and_files', { owner });
export const noteAdd = (owner: string, text: string) => call<NoteView>('note_add', { owner, text });
export const noteEdit = (id: string, text: string) => call<NoteView>('note_edit', { id, text });
export const noteRemove = (id: string) => call<NoteView>('note_remove', { id });
export const attachmentAdd = (owner: string, path: string) => call<AttachmentView>('attachment_add', { owner, path });
/** Of a file that was dropped, its bytes. */
export const attachmentDrop = (asked: AttachRequest, bytes: Uint8Array) => call<AttachmentView>('attachment_drop', bytes, request(asked));
export const attachmentSave = (id: string, path: string) => call<string>('attachment_save', { id, path });
export const attachmentRemove = (id: string) => call<AttachmentView>('attachment_remove', { id });

export const historyList = (object: string) => call<HistoryView>('history_list', { object });
export const historyDiff = (object: string, from: number, to: number) => call<DiffView>('history_diff', { object, from, to });
export const historyRestore = (object: string, version: number) => call<HistoryView>('history_restore', { object, version });
export const draftClose = (id: string) => call<null>('draft_close', { id });
export const undo = () => call<UndoneView>('undo');
export const trashList = () => call<TrashItemView[]>('trash_list');
export const trashRestore = (id: string) => call<TrashItemView[]>('trash_restore', { id });
export const trashEmpty = (id: string | null) => call<TrashItemView[]>('trash_empty', { id });
export const templatesList = () => call<TemplateView[]>('templates_list');
export const templateSave = (name: string, id: string) => call<TemplateView>('template_save', { name, id });
export const templateRename = (id: string, name: string) => call<TemplateView>('template_rename', { id, name });
export const templateDelete = (id: string) => call<null>('template_delete', { id });
export const templateBegin = (id: string) => call<InvoiceView>('template_begin', { id });
export const customerDelete = (id: string) => call<null>('customer_delete', { id });

export const seriesList = () => call<SeriesView[]>('series_list');
export const seriesLookAhead = (name: string, last: string) => call<ReleaseView>('series_look_ahead', { name, last });
export const seriesRelease = (name: string, last: string) => call<SeriesView[]>('series_release', { name, last });

/** What stands in an e-invoice of another program, what it comes to, and which rules it breaks. */
export const einvoiceRead = (path: string) => call<EInvoiceView>('einvoice_read', { path });
/** A draft with its lines. */
export const einvoiceDraft = (path: string) => call<EInvoiceDraftView>('einvoice_draft', { path });
export const importLook = (path: string) => call<ImportLookView>('import_look', { path });
export const importRun = (path: string) => call<ImportView>('import_run', { path });
/** Of a table that was dropped, its bytes; then it is looked at and taken over without a path. */
export const csvDrop = (bytes: Uint8Array) => call<null>('csv_drop', bytes);
export const csvLook = (path: string | null, map: CsvMap) => call<CsvLookView>('csv_look', { path, map });
export const csvRun = (path: string | null, map: CsvMap) => call<CsvDoneView>('csv_run', { path, map });
export const importStop = () => call<null>('import_stop');
export const importedShow = (id: string) => call<ImportedView>('imported_show', { id });

export const reportRevenue = () => call<RevenueView[]>('report_revenue');
export const reportRevenueBy = (by: RevenueBy, from: string, to: string) => call<RevenueByView>('report_revenue_by', { by, from, to });
export const reportGaps = () => call<GapsView>('report_gaps');
export const reportAging = (at: string) => call<AgingView>('report_aging', { at });
export const reportVat = (from: string, to: string) => call<VatReportView>('report_vat', { from, to });
/** `language` of the page, empty for that of the seller's country. */
export const reportSave = (query: ReportQuery, form: ReportForm, language: string, path: string) => call<string>('report_save', { query, form, language, path });

export const backups = () => call<BackupsView>('backups');
export const backupNow = () => call<BackupsView>('backup_now');
export const backupVerify = (name: string) => call<BackupsView>('backup_verify', { name });
export const archiveWords = () => words('archive_words');
/** The best finds of every kind; 0 asks for as many as fit a list. */
export const search = (text: string, limit: number) => call<HitView[]>('search', { text, limit });
export const bookExport = (path: string) => call<JsonExportView>('book_export', { path });
export const archiveExport = (passphrase: string, asked: ArchiveRequest) => callWithSecret<ArchiveView>('archive_export', passphrase, request(asked));

export const chooseFile = (title: string) => call<string | null>('choose_file', { title });
export const chooseFolder = (title: string) => call<string | null>('choose_folder', { title });
export const chooseSave = (title: string, name: string) => call<string | null>('choose_save', { title, name });
