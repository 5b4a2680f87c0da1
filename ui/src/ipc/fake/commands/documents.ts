// Drafts and issued documents, what follows on them, and templates.
import { today } from '../../../lib/dates';
import type { AnswerInput } from '../../bindings/AnswerInput';
import type { CreditInput } from '../../bindings/CreditInput';
import type { DraftInput } from '../../bindings/DraftInput';
import type { InvoiceListView } from '../../bindings/InvoiceListView';
import type { InvoiceQuery } from '../../bindings/InvoiceQuery';
import type { InvoiceRowView } from '../../bindings/InvoiceRowView';
import type { PortionInput } from '../../bindings/PortionInput';
import { chainCode, stateOf, viewOf } from '../book';
import type { Kept } from '../book';
import { balanceOf, checkCredit, CREDIT_NOTE, draftOf } from '../credit';
import { draftOfWrongGross, WRONG_GROSS } from '../einvoice';
import { answer, asks, followOf, portionOf } from '../jobs';
import { pdf } from '../pdf';
import { finds } from '../reports';
import { explanationOf } from '../tax';
import { sum, totalsOf } from '../totals';
import { check, type Commands, find, nextNumber, now, pause, refuse, tell, writable } from '../world';

/** A new draft. */
function drafted(draft: DraftInput) {
  writable();
  const kept: Kept = { id: `n${String(++now.ids)}`, version: 1, number: null, draft, buyer: null, payments: [], issuedAt: null, chain: null, saved: 10 + now.ids };
  now.kept.push(kept);
  tell('invoices');
  return viewOf(kept, now.customers, now.kept);
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

function print(draft: DraftInput, kept: Kept | null): ArrayBuffer {
  const { totals, due_date } = check(draft);
  const issued = draft.issue_date || today();
  return pdf({ seller: now.business, buyer: kept?.buyer ?? now.customers.get(draft.customer) ?? null, draft, totals, number: kept?.number ?? null, chain: kept?.chain ?? null, issued, due: draft.due_date || due_date });
}

export const documents: Commands = {
  einvoice_read: () => WRONG_GROSS,
  einvoice_draft: (_, headers) => ({ draft: documents.draft_save?.({ id: null, version: 0, draft: draftOfWrongGross }, headers), left_out: ['number', 'seller'] }),
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
  template_begin: ({ id }, headers) => documents.draft_save?.({ id: null, version: 0, draft: now.templates.find((each) => each.id === id)?.draft }, headers),
};
