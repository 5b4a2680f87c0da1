// Where an invoice stands, in words: the age, not the colour, carries the news.
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Clock from '@lucide/svelte/icons/clock-alert';
import Contrast from '@lucide/svelte/icons/contrast';
import FileMinus from '@lucide/svelte/icons/file-minus';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Send from '@lucide/svelte/icons/send';
import Undo from '@lucide/svelte/icons/undo-2';
import type { Component } from 'svelte';
import type { InvoiceView } from '$ipc/bindings/InvoiceView';
import type { StateView } from '$ipc/bindings/StateView';
import { day } from '$lib/format';
import { t } from '$lib/i18n';

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
}

export function standing({ state, days_left, due_date, part = false, credits = null }: Dated): Standing {
  const days = days_left ?? 0;
  switch (state) {
    case 'draft':
      return { icon: CircleDashed, tone: 'quiet', words: credits ? t('state-draft-credit', { number: credits }) : t('state-draft') };
    case 'settled':
      return { icon: CircleCheck, tone: 'quiet', words: t('state-settled') };
    case 'credited':
      return { icon: FileMinus, tone: 'quiet', words: t('state-credited') };
    case 'to-refund':
      return { icon: Undo, tone: 'warn', words: t('state-to-refund') };
    case 'credit-note':
      return { icon: FileMinus, tone: 'quiet', words: credits ? t('state-credits', { number: credits }) : t('state-credit-note') };
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
  standing({ ...invoice, due_date: invoice.draft.due_date, part: invoice.payments.length > 0, credits: invoice.credits?.number ?? null });
