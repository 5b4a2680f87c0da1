// The business, the settings of the book, its series, and the system’s own dialogs.
import { today } from '../../../lib/dates';
import type { BusinessView } from '../../bindings/BusinessView';
import type { SettingsView } from '../../bindings/SettingsView';
import { after, creditNotesOf, seriesOf } from '../restore';
import { type Commands, now, refuse, tell, writable } from '../world';

const year = () => today().slice(0, 4);

const series = () => [creditNotesOf(year(), now.held.includes('credit-note')), seriesOf(now.seq, year(), now.held.includes('invoice'), now.gaps)];

function release(last: string) {
  return after(now.seq, year(), last) ?? refuse('number-does-not-follow', 'This number does not follow from the last one that the book knows.', 'Copy it exactly as printed.');
}

export const settings: Commands = {
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
  choose_file: () => '/media/lena/stick/20261118T130300Z-00213.tar.zst.age',
  choose_folder: () => '/media/lena/Second disk',
  choose_save: ({ name }) => `/home/lena/Desktop/${name as string}`,
};
