// Payments, credit and reminders.
import type { PaymentInput } from '../../bindings/PaymentInput';
import type { ReminderInput } from '../../bindings/ReminderInput';
import type { ReminderTermsView } from '../../bindings/ReminderTermsView';
import { stateOf, viewOf } from '../book';
import { checkPayment, movementsOf, payment, recordPayment, reminderOf, reversePayment } from '../payments';
import { minus } from '../totals';
import { type Commands, find, now, refuse, tell, writable } from '../world';

export const money: Commands = {
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
};
