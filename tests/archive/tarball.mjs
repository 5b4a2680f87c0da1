// Takes a tar apart and puts it together again, also in ways that no archive has.

const BLOCK = 512;
const decode = (bytes) => new TextDecoder().decode(bytes);
const encode = (text) => new TextEncoder().encode(text);

/** Members with their raw headers. */
export function parts(tar) {
  const members = [];
  for (let at = 0; tar[at] !== 0; ) {
    const header = tar.slice(at, at + BLOCK);
    const size = Number.parseInt(decode(header.subarray(124, 135)), 8);
    members.push({ path: decode(header.subarray(0, header.indexOf(0))), header, bytes: tar.slice(at + BLOCK, at + BLOCK + size) });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return members;
}

export function joined(members) {
  const length = members.reduce((sum, { bytes }) => sum + BLOCK + Math.ceil(bytes.length / BLOCK) * BLOCK, 2 * BLOCK);
  const tar = new Uint8Array(length);
  let at = 0;
  for (const { header, bytes } of members) {
    tar.set(header, at);
    tar.set(bytes, at + BLOCK);
    at += BLOCK + Math.ceil(bytes.length / BLOCK) * BLOCK;
  }
  return tar;
}

/** Writes into a copy of the header at each offset, and makes its checksum right again. */
export function reheaded(member, fields) {
  const header = member.header.slice();
  for (const [at, text] of Object.entries(fields)) header.set(encode(text), Number(at));
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.set(encode(`${sum.toString(8).padStart(7, '0')}\0`), 148);
  return { ...member, header };
}

/** The tar with one member changed. */
export function changed(tar, path, change) {
  const members = parts(tar);
  if (!members.some((member) => member.path === path)) throw new Error(`no ${path}`);
  return joined(members.map((member) => (member.path === path ? change(member) : member)));
}

/** The same size, another text. */
export function replaced(member, from, to) {
  const text = decode(member.bytes);
  if (!text.includes(from) || from.length !== to.length) throw new Error(`cannot replace ${from}`);
  return { ...member, bytes: encode(text.replaceAll(from, to)) };
}
