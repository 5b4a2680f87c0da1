// The door to the core through the shell's IPC.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { ImportProgressView } from './bindings/ImportProgressView';
import type { RestoreProgressView } from './bindings/RestoreProgressView';
import type { Changed, Door } from './door';

export const door: Door = {
  call: (command, payload, headers) => invoke(command, payload, { headers }),
  onChanged: async (heard) => {
    await listen<{ what: Changed }>('changed', (event) => {
      heard(event.payload.what);
    });
  },
  onLeaving: async (asked) => {
    await listen<{ turn: number }>('leaving', (event) => {
      asked(event.payload.turn);
    });
  },
  onRestoring: async (heard) => {
    await listen<RestoreProgressView>('restoring', (event) => {
      heard(event.payload);
    });
  },
  onImporting: async (heard) => {
    await listen<ImportProgressView>('importing', (event) => {
      heard(event.payload);
    });
  },
};
