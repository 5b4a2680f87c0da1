/** The age file opened with a passphrase, whole or not at all. */
import { Decrypter } from 'age-encryption';
import { breathe, joined, type Bytes } from './bytes';
import { Refused, WrongPassphrase } from './refused';

const SLICE = 1 << 20;
/** As the format says: the plaintext of a page is no larger. */
const LIMIT = 100_000_000;

export type Stage = { readonly step: 'key' } | { readonly step: 'opening'; readonly percent: number };

/** Words told by phone are typed with odd spaces; letters are taken as they are. */
export function tidied(passphrase: string): string {
  return passphrase.normalize('NFC').trim().replace(/\s+/g, ' ');
}

export async function unseal(payload: Bytes, passphrase: string, tell: (stage: Stage) => void): Promise<Bytes> {
  tell({ step: 'key' });
  await breathe();
  await breathe();
  const plain = await opened(payload, passphrase, tell);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    // The last chunk says that it is the last: until then nothing counts as read.
    const reader = plain.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > LIMIT) throw new Refused('refused', 'too-large');
      parts.push(next.value);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('altered', 'seal-broken');
  }
  return joined(parts);
}

async function opened(
  payload: Bytes,
  passphrase: string,
  tell: (stage: Stage) => void,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(tidied(passphrase));
  try {
    return await decrypter.decrypt(sliced(payload, tell));
  } catch (error) {
    // The one sentence by which typage 0.3 tells a wrong passphrase; a test holds it to that.
    if (error instanceof Error && error.message.startsWith('no identity matched')) throw new WrongPassphrase();
    throw new Refused('altered', 'seal-header');
  }
}

function sliced(payload: Bytes, tell: (stage: Stage) => void): ReadableStream<Bytes> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      const slice = payload.slice(at, at + SLICE);
      at += slice.length;
      if (at > SLICE) {
        tell({ step: 'opening', percent: Math.floor((at / payload.length) * 100) });
        await breathe();
      }
      controller.enqueue(slice);
      if (at >= payload.length) controller.close();
    },
  });
}
