// Credit notes in the in-memory core: what an invoice has, what is left of it, and a draft over what was chosen.
import { exact, negated, plus, write } from '../../lib/decimal';
import type { CreditCheckView } from '../bindings/CreditCheckView';
import type { CreditInput } from '../bindings/CreditInput';
import type { DocumentLinkView } from '../bindings/DocumentLinkView';
import type { DraftInput } from '../bindings/DraftInput';
import type { Fault } from '../bindings/Fault';
import type { Kept } from './book';
import { minus, sum, totalsOf } from './totals';

export const CREDIT_NOTE = '381';

export const payableOf = (kept: Kept): string => totalsOf(kept.draft, kept.draft.currency || 'EUR').totals.payable;

export const notesOf = (kept: Kept, all: readonly Kept[]): Kept[] =>
  kept.number === null ? [] : all.filter((each) => each.number !== null && each.draft.preceding === kept.number);

export const linkOf = (kept: Kept): DocumentLinkView => ({ id: kept.id, number: kept.number ?? '', issue_date: kept.draft.issue_date, payable: payableOf(kept) });

/** Above nothing is open, below nothing is owed to the customer. */
export function balanceOf(kept: Kept, all: readonly Kept[]): string {
  if (kept.draft.type_code === CREDIT_NOTE || ['310', '325', '270'].includes(kept.draft.type_code)) return '0.00';
  return minus(payableOf(kept), sum([...kept.payments.map((each) => each.amount), ...notesOf(kept, all).map(payableOf)]));
}

const leftOf = (kept: Kept, all: readonly Kept[]): string => minus(payableOf(kept), sum(notesOf(kept, all).map(payableOf)));

function quantitiesLeft(kept: Kept, all: readonly Kept[]): string[] {
  const credited = notesOf(kept, all).flatMap((note) => note.draft.lines);
  return kept.draft.lines.map((line) => {
    const gone = credited.filter((each) => each.name === line.name && each.price === line.price).flatMap((each) => exact(each.quantity) ?? []);
    const whole = exact(line.quantity);
    return whole ? write(gone.reduce((left, each) => plus(left, negated(each)), whole)) : line.quantity;
  });
}

function linesOf(kept: Kept, all: readonly Kept[], asked: CreditInput): DraftInput['lines'] {
  const left = quantitiesLeft(kept, all);
  const first = kept.draft.lines[0];
  if (asked.amount && first) return [{ ...first, name: `Credit on invoice ${kept.number ?? ''}`, quantity: '1', unit: 'C62', price: asked.amount, allowances: [] }];
  const picked = asked.lines.length > 0 ? asked.lines : kept.draft.lines.map((_, n) => ({ line: n + 1, quantity: '' }));
  return picked.flatMap(({ line, quantity }) => {
    const of = kept.draft.lines[line - 1];
    return of ? [{ ...of, quantity: quantity || (left[line - 1] ?? '') }] : [];
  });
}

export const draftOf = (kept: Kept, all: readonly Kept[], asked: CreditInput): DraftInput => ({
  ...kept.draft, type_code: CREDIT_NOTE, preceding: kept.number ?? '', issue_date: '', due_date: '', notes: asked.notes, lines: linesOf(kept, all, asked),
});

export function checkCredit(kept: Kept, all: readonly Kept[], asked: CreditInput): CreditCheckView {
  const draft = draftOf(kept, all, asked);
  const left = quantitiesLeft(kept, all);
  const { totals, faults } = totalsOf(draft, kept.draft.currency || 'EUR');
  const over: Fault[] = asked.lines.flatMap(({ line, quantity }, n) =>
    minus(left[line - 1] ?? '0', quantity || '0').startsWith('-') ? [{ path: `lines.${String(n)}.quantity`, code: 'more-than-invoiced', message: 'More of this line would be credited than was invoiced: lower the quantity.' }] : [],
  );
  if (over.length === 0 && minus(leftOf(kept, all), totals.payable).startsWith('-')) over.push({ path: 'lines.0.price', code: 'more-than-left', message: 'This is more than is left to credit of the invoice at this VAT rate.' });
  return { totals, faults: [...faults, ...over], left: leftOf(kept, all), quantities_left: left };
}

export const creditableOf = (kept: Kept, all: readonly Kept[]): string => (kept.number === null || [CREDIT_NOTE, '310', '325', '270'].includes(kept.draft.type_code) ? '0.00' : leftOf(kept, all));
