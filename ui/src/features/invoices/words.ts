// Where an invoice stands, in words: the age, not the colour, carries the news.
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Clock from '@lucide/svelte/icons/clock-alert';
import Contrast from '@lucide/svelte/icons/contrast';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Send from '@lucide/svelte/icons/send';
import type { Component } from 'svelte';
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
}

export function standing({ state, days_left, due_date, part = false }: Dated): Standing {
  const days = days_left ?? 0;
  switch (state) {
    case 'draft':
      return { icon: CircleDashed, tone: 'quiet', words: t('state-draft') };
    case 'settled':
      return { icon: CircleCheck, tone: 'quiet', words: t('state-settled') };
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
