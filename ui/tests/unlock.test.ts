// The order of things when a passphrase did not fit.
import { expect, it, vi } from 'vitest';
import { session } from '../src/features/session/session.svelte';
import { Unlocking } from '../src/features/session/unlock.svelte';
import { play } from '../src/ipc/fake/door';

it('says that a passphrase was wrong only when the field can be typed into again', async () => {
  play('locked');
  const unlocking = new Unlocking();
  unlocking.passphrase = 'wrong';
  let answer: () => void = () => undefined;
  const asking = vi.spyOn(session, 'load').mockReturnValue(new Promise((resolve) => (answer = resolve)));

  const opening = unlocking.unlock();
  await vi.waitFor(() => {
    expect(asking).toHaveBeenCalled();
  });
  expect([unlocking.busy, unlocking.failed]).toEqual([true, null]);

  answer();
  expect(await opening).toBe(false);
  expect([unlocking.busy, unlocking.wrong]).toEqual([false, true]);
});
