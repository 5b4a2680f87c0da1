// The one door: every call has its own id, secrets travel raw, and whatever comes back wrong has one shape.
import { door } from '$door';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as core from '../src/ipc/client';
import { asCoreError } from '../src/ipc/errors';
import { play } from '../src/ipc/fake/door';

describe('the door', () => {
  beforeEach(() => {
    play('locked');
  });

  it('gives every call an id of its own', async () => {
    const call = vi.spyOn(door, 'call');
    await core.session();
    await core.session();
    const ids = call.mock.calls.map(([, , headers]) => headers['x-req']);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends a passphrase as bytes and wipes them afterwards', async () => {
    let sent: Uint8Array | undefined;
    let seen = '';
    vi.spyOn(door, 'call').mockImplementation((_, payload) => {
      sent = payload as Uint8Array;
      seen = new TextDecoder().decode(sent);
      return Promise.resolve({});
    });
    await core.unlock('pässwort');
    expect(seen).toBe('pässwort');
    expect(sent?.every((byte) => byte === 0)).toBe(true);
  });

  it('sends what stands beside a passphrase as an ASCII header', async () => {
    const call = vi.spyOn(door, 'call').mockResolvedValue({});
    await core.archiveExport('words', { from: '2026-07-01', to: '2026-09-30', form: 'html', path: '/home/jörg/a.html' });
    const header = call.mock.calls[0]?.[2]['x-request'] ?? '';
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(decodeURIComponent(header))).toMatchObject({ path: '/home/jörg/a.html' });
  });

  it('sends recovery code and new passphrase on two lines', async () => {
    const seen: string[] = [];
    vi.spyOn(door, 'call').mockImplementation((_, payload) => {
      seen.push(new TextDecoder().decode(payload as Uint8Array));
      return Promise.resolve({});
    });
    await core.recover('7KQM 3XWD', 'new one', false);
    await core.confirmKit(['M4TX', '9RB2']);
    expect(seen).toEqual(['7KQM 3XWD\nnew one', 'M4TX 9RB2']);
  });

  it('gives every failure one shape', async () => {
    await expect(core.unlock('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(asCoreError('command session not allowed').view).toMatchObject({ code: 'unexpected', message: 'command session not allowed', faults: [] });
    expect(asCoreError(new TypeError('gone')).code).toBe('unexpected');
    expect(asCoreError({ code: 'x', message: 'y' }).view).toEqual({ code: 'x', message: 'y', help: '', faults: [] });
  });
});
