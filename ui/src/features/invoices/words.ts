// Where an invoice stands, in words: the age, not the colour, carries the news.
import Ban from '@lucide/svelte/icons/ban';
import CalendarX from '@lucide/svelte/icons/calendar-x';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock-alert';
import Contrast from '@lucide/svelte/icons/contrast';
import FileCheck from '@lucide/svelte/icons/file-check';
import FileMinus from '@lucide/svelte/icons/file-minus';
import FileText from '@lucide/svelte/icons/file-text';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Send from '@lucide/svelte/icons/send';
import ThumbsUp from '@lucide/svelte/icons/thumbs-up';
import Undo from '@lucide/svelte/icons/undo-2';
import type { Component } from 'svelte';
import type { InvoiceView } from '$ipc/bindings/InvoiceView';
import type { StateView } from '$ipc/bindings/StateView';
import { day } from '$lib/format';
import { t } from '$lib/i18n';
import { kindWords } from './kinds';

export interface Standing {
  icon: Component;
  tone: 'plain' | 'quiet' | 'good' | 'warn' | 'bad';
  words: string;
}

/** From so many days on, an open invoice is simply open; nearer, the days are counted. */
const SOON_DAYS = 7;

interface Dated {
  state: StateView;
  days_left: number | null;
  due_date: string | null;
  /** Something was paid already. */
  part?: boolean;
  /** Number of the invoice that a credit note credits. */
  credits?: string | null;
  /** UNTDID 1001. */
  type_code?: string;
  /** Another program issued it. */
  imported?: boolean;
}

/** What another program issued is marked as such, wherever it stands. */
export function standing(dated: Dated): Standing {
  const stands = ours(dated);
  return dated.imported ? { ...stands, words: t('state-imported', { words: stands.words }) } : stands;
}

function ours({ state, days_left, due_date, part = false, credits = null, type_code = '' }: Dated): Standing {
  const days = days_left ?? 0;
  switch (state) {
    case 'draft':
      return { icon: CircleDashed, tone: 'quiet', words: credits ? t('state-draft-credit', { number: credits }) : t('state-draft') };
    case 'settled':
      return { icon: CircleCheck, tone: 'quiet', words: t('state-settled') };
    case 'written-off':
      return { icon: CircleCheck, tone: 'quiet', words: t('state-written-off') };
    case 'credited':
      return { icon: FileMinus, tone: 'quiet', words: t('state-credited') };
    case 'to-refund':
      return { icon: Undo, tone: 'warn', words: t('state-to-refund') };
    case 'credit-note':
      return { icon: FileMinus, tone: 'quiet', words: credits ? t('state-credits', { number: credits }) : t('state-credit-note') };
    case 'issued':
      return { icon: FileText, tone: 'quiet', words: kindWords(type_code) };
    case 'offered':
      return { icon: Hourglass, tone: 'plain', words: due_date ? t('state-offered', { day: day(due_date, 'short') }) : t('state-offered-plain') };
    case 'accepted':
      return { icon: ThumbsUp, tone: 'good', words: t('state-accepted') };
    case 'declined':
      return { icon: CircleX, tone: 'quiet', words: t('state-declined') };
    case 'expired':
      return { icon: CalendarX, tone: 'warn', words: t('state-expired') };
    case 'invoiced':
      return { icon: FileCheck, tone: 'quiet', words: t('state-invoiced') };
    case 'void':
      return { icon: Ban, tone: 'quiet', words: t('state-void') };
    case 'overdue':
      return { icon: Clock, tone: 'bad', words: t(part ? 'state-late-part' : 'state-late', { n: -days }) };
    case 'part-paid':
      return { icon: Contrast, tone: 'good', words: days === 0 ? t('state-part-today') : t('state-part', { n: days }) };
    case 'open':
      if (days === 0) return { icon: Hourglass, tone: 'warn', words: t('state-due-today') };
      if (days <= SOON_DAYS) return { icon: Hourglass, tone: 'warn', words: t('state-due-soon', { n: days }) };
      return { icon: Send, tone: 'plain', words: t('state-open', { day: due_date ? day(due_date, 'short') : '' }) };
  }
}

/** Where one document stands, as its own page says it. */
export const standingOf = (invoice: InvoiceView): Standing =>
  standing({ ...invoice, due_date: invoice.draft.due_date, type_code: invoice.draft.type_code, part: invoice.payments.some((payment) => !payment.undone), credits: invoice.credits?.number ?? null });
