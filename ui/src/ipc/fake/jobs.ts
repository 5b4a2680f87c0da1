// Quotes and jobs in the in-memory core: answers, the paper that follows, a share of a job and its deduction.
import { addDays, today } from '../../lib/dates';
import type { AnswerInput } from '../bindings/AnswerInput';
import type { AnswerView } from '../bindings/AnswerView';
import type { DraftInput } from '../bindings/DraftInput';
import type { InvoiceView } from '../bindings/InvoiceView';
import type { PortionInput } from '../bindings/PortionInput';
import type { StateView } from '../bindings/StateView';
import type { Kept } from './book';
import { linkOf } from './credit';
import { minus, sum, totalsOf } from './totals';

const QUOTE = '310';
const PARTS = ['386', '326'];
const ASKING = ['', '380', '384', '386', '326'];

const grossOf = (draft: DraftInput): string => totalsOf(draft, draft.currency || 'EUR').totals.gross_total;
const answersOf = (kept: Kept): AnswerView[] => (kept as Kept & { answers?: AnswerView[] }).answers ?? [];
const idOf = (kept: Kept): string => kept.draft.job || kept.id;
const papersOf = (job: string, all: readonly Kept[]): Kept[] => all.filter((each) => each.id === job || each.draft.job === job);

export const asks = (code: string): boolean => ASKING.includes(code);

export function answer(kept: Kept, said: AnswerInput): void {
  Object.assign(kept, { answers: [...answersOf(kept), { ...said, date: said.date || today() }] });
}

/** Where a paper stands that asks for nothing; null for any other. */
export function paperState(kept: Kept, all: readonly Kept[]): StateView | null {
  if (asks(kept.draft.type_code) || kept.draft.type_code === '381') return null;
  if (kept.draft.type_code !== QUOTE) return 'issued';
  const claims = papersOf(kept.id, all).filter((each) => each.number !== null && asks(each.draft.type_code));
  if (claims.some((each) => !PARTS.includes(each.draft.type_code))) return 'invoiced';
  const newest = answersOf(kept).at(-1)?.answer;
  if (claims.length > 0 || newest === 'accepted') return 'accepted';
  if (newest) return 'declined';
  return (kept.draft.due_date || addDays(kept.draft.issue_date, 30)) < today() ? 'expired' : 'offered';
}

export function jobOf(kept: Kept, all: readonly Kept[]): Pick<InvoiceView, 'based_on' | 'job' | 'answers'> {
  const papers = papersOf(idOf(kept), all);
  const origin = all.find((each) => each.number !== null && each.number === kept.draft.based_on);
  const first = papers.find((each) => each.id === idOf(kept));
  const asked = sum(papers.filter((each) => each.number !== null && asks(each.draft.type_code)).map((each) => grossOf(each.draft)));
  const whole = first ? grossOf(first.draft) : '0.00';
  const job = papers.length < 2 || !first ? null : {
    id: idOf(kept), currency: first.draft.currency || 'EUR', whole, asked, left: minus(whole, asked), to_deduct: '0.00',
    papers: papers.map((each) => ({ id: each.id, number: each.number, type_code: each.draft.type_code || '380', issue_date: each.draft.issue_date || null, gross: grossOf(each.draft), state: each.number === null ? 'draft' as const : (paperState(each, all) ?? 'open' as const), days_left: null, due_date: each.draft.due_date || null })),
  };
  return { based_on: origin ? linkOf(origin) : null, job, answers: answersOf(kept) };
}

/** The draft that follows on a document. */
export function followOf(kept: Kept, code: string): DraftInput {
  const bound = code !== (kept.draft.type_code || '380') && !asks(kept.draft.type_code);
  return { ...kept.draft, type_code: code, preceding: '', issue_date: '', due_date: '', job: bound ? idOf(kept) : '', based_on: bound ? (kept.number ?? '') : '' };
}

export function portionOf(kept: Kept, portion: PortionInput): DraftInput {
  const net = totalsOf(kept.draft, kept.draft.currency || 'EUR').totals.net_total;
  const price = portion.amount || ((Number(net) * Number(portion.percent)) / 100).toFixed(2);
  const vat = kept.draft.lines[0]?.vat ?? { category: 'S', rate: '19' };
  const line = { name: `Deposit on quote ${kept.number ?? ''}`, description: '', quantity: '1', unit: 'LS', price, base_quantity: '', allowances: [], charges: [], vat };
  return { ...kept.draft, type_code: portion.type_code, job: idOf(kept), based_on: kept.number ?? '', issue_date: '', due_date: '', lines: [line] };
}
