// Where the pretend vault stands: made, locked, opened, restored, and what its forms keep meanwhile.
import type { CreateRequest } from '../../bindings/CreateRequest';
import type { RestoreAskedView } from '../../bindings/RestoreAskedView';
import type { SessionView } from '../../bindings/SessionView';
import type { UnfinishedView } from '../../bindings/UnfinishedView';
import { auditOf } from '../audit';
import { blankBusiness } from '../book';
import { look, STEPS } from '../restore';
import { backups, bytes, type Commands, FOLDERS, now, pause, refuse, restored, sessionIn, tell, text, watched, writable } from '../world';

const KIT: Record<number, string> = { 1: '7KQM', 2: '3XWD', 3: 'M4TX', 4: '94TA', 5: '6HPE', 6: 'Z1NC', 7: '9RB2', 8: 'Q8VS', 9: 'D5JG' };

function current(): SessionView {
  const open = now.session.stage === 'unlocked';
  return { ...now.session, badge: open ? backups().badge : null, business: open ? now.business.name : null };
}

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

/** The backup that a request names, or its refusal. */
function found(code: string, headers: Record<string, string>) {
  const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as RestoreAskedView;
  const inside = look(code, asked.file);
  if ('code' in inside) refuse(inside.code, inside.message, inside.help, inside.faults);
  return inside;
}

export const session: Commands = {
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
    now.session = { ...sessionIn('locked'), locked_because: 'asked' };
    if (import.meta.env.MODE !== 'test') setTimeout(() => { location.reload(); }, 50);
    else tell('session');
    return null;
  },
  first_run: () => ({ vault_path: '/home/lena/.local/share/counterfoil/default.counterfoil', kit_path: '/home/lena/Documents/Counterfoil recovery kit.pdf', backup_folders: FOLDERS, keyring: now.session.keyring, synced_folder: false }),
  generate_words: () => bytes('harbor violet ninety tuft canoe margin'),
  judge_passphrase: (payload) => judge(text(payload)),
  create_vault: async (payload, headers) => {
    if (!judge(text(payload)).accepted) refuse('weak-passphrase', 'This passphrase is too easy to guess.', 'Add words, or take six generated ones.');
    const asked = JSON.parse(decodeURIComponent(headers['x-request'] ?? '')) as CreateRequest;
    await pause(900);
    now.business = { ...blankBusiness, ...asked.business };
    now.session = { ...sessionIn('kit') };
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
    restored();
    return { session: current(), inside, customers: now.customers.size, drafts: 2, vault_path: '/home/lena/.local/share/counterfoil/default.counterfoil', beside_another: before === 'locked' };
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
};
