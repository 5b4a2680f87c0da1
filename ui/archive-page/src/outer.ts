/** What the file carries in the open: a line of facts, and the sealed payload in base64 (docs/formats/archive.md, 8). */
import { breathe, fromBase64, joined, sha256, type Bytes } from './bytes';
import { count, fields, matching, text } from './json';
import { Refused } from './refused';

export interface Facts {
  readonly label: string;
  readonly payloadBytes: number;
  readonly payloadSha256: string;
}

const VERSION = 1;

export function readFacts(page: Document): Facts {
  const block = page.getElementById('counterfoil-facts')?.textContent;
  try {
    const value: unknown = JSON.parse(block ?? '');
    if ((value as { format?: unknown } | null)?.format !== VERSION) throw new Refused('version', 'page-version');
    const facts = fields(value, ['format', 'label', 'payload_bytes', 'payload_sha256']);
    return {
      label: text(facts['label']),
      payloadBytes: count(facts['payload_bytes']),
      payloadSha256: matching(facts['payload_sha256'], /^[0-9a-f]{64}$/),
    };
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('damaged', 'page-facts');
  }
}

/** The age file; refused when it is not the one that the page was written with. */
export async function readPayload(page: Document, facts: Facts): Promise<Bytes> {
  const blocks: Bytes[] = [];
  for (let n = 1; ; n++) {
    const block = page.getElementById(`counterfoil-payload-${n}`);
    if (block === null) break;
    try {
      blocks.push(fromBase64(block.textContent));
    } catch {
      throw new Refused('damaged', 'payload-base64');
    }
    block.remove();
    await breathe();
  }
  const payload = joined(blocks);
  if (payload.length !== facts.payloadBytes) throw new Refused('damaged', 'payload-size');
  if ((await sha256(payload)) !== facts.payloadSha256) throw new Refused('damaged', 'payload-hash');
  return payload;
}
