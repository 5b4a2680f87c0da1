/** A minisign signature (algorithm Ed, not pre-hashed) checked by WebCrypto, where the browser has Ed25519. */
import { fromBase64, hex, joined, type Bytes } from './bytes';

export type Verdict =
  | { readonly state: 'good'; readonly keyId: string }
  | { readonly state: 'bad' }
  | { readonly state: 'unchecked' };

const ED = 0x4564;

interface Tagged {
  readonly algorithm: number;
  readonly keyId: Bytes;
  readonly rest: Bytes;
}

/** Two bytes of algorithm, eight of key id, then the key or the signature. */
function tagged(base64: string, length: number): Tagged {
  const bytes = fromBase64(base64);
  if (bytes.length !== 10 + length) throw new Error('length');
  return {
    algorithm: ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0),
    keyId: bytes.slice(2, 10),
    rest: bytes.slice(10),
  };
}

export async function verify(message: Bytes, minisig: string, publicKey: string): Promise<Verdict> {
  let key: Tagged, signature: Tagged, comment: string, outer: Bytes;
  try {
    const [untrusted, first = '', trusted, second = '', ...more] = minisig.replace(/\r?\n$/, '').split(/\r?\n/);
    if (!untrusted?.startsWith('untrusted comment: ') || !trusted?.startsWith('trusted comment: ') || more.length > 0) {
      return { state: 'bad' };
    }
    key = tagged(publicKey, 32);
    signature = tagged(first, 64);
    comment = trusted.slice('trusted comment: '.length);
    outer = fromBase64(second);
  } catch {
    return { state: 'bad' };
  }
  if (key.algorithm !== ED || signature.algorithm !== ED || hex(key.keyId) !== hex(signature.keyId)) {
    return { state: 'bad' };
  }
  let imported: CryptoKey;
  try {
    imported = await crypto.subtle.importKey('raw', key.rest, 'Ed25519', false, ['verify']);
  } catch {
    return { state: 'unchecked' };
  }
  const signedComment = joined([signature.rest, new TextEncoder().encode(comment)]);
  const good =
    (await crypto.subtle.verify('Ed25519', imported, signature.rest, message)) &&
    (await crypto.subtle.verify('Ed25519', imported, outer, signedComment));
  // minisign shows a key id as a little-endian number; in groups of four it can be compared by eye.
  return good ? { state: 'good', keyId: hex(key.keyId.slice().reverse()).toUpperCase().replace(/\B(?=(.{4})+$)/g, '\u00a0') } : { state: 'bad' };
}
