// The in-memory core: behaves like the real one where a screen can tell, for component tests and for `npm run dev` in a plain browser.
import type { Door } from '../door';
import { customers } from './commands/customers';
import { documents } from './commands/documents';
import { history } from './commands/history';
import { money } from './commands/money';
import { proof } from './commands/proof';
import { recurring } from './commands/recurring';
import { session } from './commands/session';
import { settings } from './commands/settings';
import { asked, heard, watched, watchedImports, type Commands, type Payload } from './world';

export { leave, peek, play, type Scene } from './world';

/** What the shipped bundle is searched for. */
const NAME = 'in-memory-core';

/** A command the real core has and this one does not know is a mistake in the screen: it is refused by name. */
const commands: Commands = { ...session, ...settings, ...customers, ...recurring, ...money, ...documents, ...history, ...proof };

export const door: Door = {
  call: async (command, payload, headers) => {
    const act = commands[command];
    if (!act) throw new Error(`${NAME}: no command ${command}`);
    if (!headers['x-req']) throw new Error(`${NAME}: ${command} without a request id`);
    const answer = await act(payload as Payload, headers);
    return answer instanceof ArrayBuffer ? answer : structuredClone(answer);
  },
  onChanged: (hear) => {
    heard.push(hear);
    return Promise.resolve();
  },
  onLeaving: (ask) => {
    asked.push(ask);
    return Promise.resolve();
  },
  onRestoring: (hear) => {
    watched.push(hear);
    return Promise.resolve();
  },
  onImporting: (hear) => {
    watchedImports.push(hear);
    return Promise.resolve();
  },
};
