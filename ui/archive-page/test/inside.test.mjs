// The parts that decide, without a browser: sums, signatures, names. Bundled as the page bundles them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

async function load(...names) {
  const contents = names.map((name) => `export * from './${name}';`).join('\n');
  const result = await build({
    stdin: { contents, resolveDir: new URL('../src', import.meta.url).pathname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
  });
  return import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].text).toString('base64')}`);
}

const { compare, grouped, isZero, sum } = await load('decimal');
const { isOriginal } = await load('tar');
const { verify } = await load('minisign');
const { day, period, kind } = await load('words');
const { tidied } = await load('unseal');
const { readManifest } = await load('manifest');

test('sums are exact and keep the decimals of the longest term', () => {
  for (const [terms, total] of [
    [['0.10', '0.20'], '0.30'],
    [['2880.00', '-240.00', '10'], '2650.00'],
    [['-0.50', '0.50'], '0.00'],
    [['-0.05'], '-0.05'],
    [['100', '23'], '123'],
    [['9007199254740993.01', '0.01'], '9007199254740993.02'],
    [[], '0'],
  ]) assert.equal(sum(terms), total, terms.join(' + '));
});

test('amounts are ordered as numbers and shown in groups', () => {
  assert.deepEqual(['10.00', '-285.60', '9.5', '9.50'].sort(compare), ['-285.60', '9.5', '9.50', '10.00']);
  for (const [amount, shown] of [['1234567.50', '1,234,567.50'], ['-285.60', '−285.60'], ['999', '999'], ['-0.00', '0.00'], ['0.1234', '0.1234']])
    assert.equal(grouped(amount), shown);
  assert.ok(isZero('-0.00') && !isZero('0.01'));
});

test('only plain names below invoices/ are originals', () => {
  for (const path of ['invoices/2026-0001.pdf', 'invoices/_con.xml', `invoices/${'a'.repeat(90)}.pdf`]) assert.ok(isOriginal(path), path);
  for (const path of ['invoices/../x.pdf', 'invoices/.x.pdf', 'invoices/a/b.pdf', 'invoices/x..pdf', 'invoices/x.PDF', 'x.pdf', `invoices/${'a'.repeat(91)}.pdf`, 'invoices/ü.pdf', 'invoices/x.pdf\n'])
    assert.ok(!isOriginal(path), path);
});

/** Made by minisign 0.11 (`minisign -S -l`): key, message and signature are published here and sign nothing else. */
const KEY = 'RWSNVf4ej6qX3PxGR5vHdk7PTJVe+PrCrFG8jw9wOqhER4Pr6Yaiq3MU';
const MESSAGE = new TextEncoder().encode('{"format": "counterfoil-archive"}\n');
const SIGNATURE = `untrusted comment: test
RWSNVf4ej6qX3CYqVh9a0vKnkqBscAfOzlRybyVhAHpeccJ2mv1a++A9GEDyLFSTYlHRoyRZrx8R0byDfVp0q8hjoTvrfSDjyAo=
trusted comment: sample
O90L08OCczeFps9+wdfo08Ap4EjPo/6frPVU+5qZlQrWoItdBhtMpG2yaeGzxTBMaO3E31JN7SlvM4JfTb4zBw==
`;

test('a signature of stock minisign is good, and nothing near it is', async () => {
  assert.equal((await verify(MESSAGE, SIGNATURE, KEY)).state, 'good');
  const lines = SIGNATURE.split('\n');
  const flipped = (line) => line.slice(0, 40) + (line[40] === 'A' ? 'B' : 'A') + line.slice(41);
  for (const [what, message, text, key] of [
    ['another message', MESSAGE.slice(1), SIGNATURE, KEY],
    ['another signature', MESSAGE, SIGNATURE.replace(lines[1], flipped(lines[1])), KEY],
    ['another trusted comment', MESSAGE, SIGNATURE.replace('trusted comment: sample', 'trusted comment: example'), KEY],
    ['another outer signature', MESSAGE, SIGNATURE.replace(lines[3], flipped(lines[3])), KEY],
    ['another key', MESSAGE, SIGNATURE, flipped(KEY)],
    ['another key id', MESSAGE, SIGNATURE, `${KEY.slice(0, 4)}${KEY[4] === 'A' ? 'B' : 'A'}${KEY.slice(5)}`],
    ['a pre-hashed one', MESSAGE, SIGNATURE.replace(/\nRW/, '\nRU'), KEY],
    ['a fifth line', MESSAGE, `${SIGNATURE}more\n`, KEY],
    ['no base64', MESSAGE, SIGNATURE.replace(lines[1], '!'), KEY],
    ['nothing', MESSAGE, '', KEY],
  ]) assert.equal((await verify(message, text, key)).state, 'bad', what);
});

test('dates and kinds in words', () => {
  assert.equal(day('2026-10-06'), '6 Oct 2026');
  assert.equal(period('2026-07-01', '2026-09-30'), '1 Jul to 30 Sep 2026');
  assert.equal(period('2025-12-01', '2026-01-31'), '1 Dec 2025 to 31 Jan 2026');
  assert.deepEqual(['380', '381', '999'].map(kind), ['', 'Credit note', '999']);
});

test('a passphrase loses only its odd spaces', () => {
  assert.equal(tidied('  harbor\u00a0violet \t ninety\n'), 'harbor violet ninety');
  assert.equal(tidied('Mixed CASE-stays'), 'Mixed CASE-stays');
});

test('a manifest is read or refused, never guessed', () => {
  const good = {
    format: 'counterfoil-archive', version: 1, vault_id: 'v', business: 'Mira Falk', period: { from: '2026-07-01', to: '2026-09-30' },
    created: '2026-10-02T09:30:00Z', language: 'en', signing_key: 'RW', chain_head: '',
    counts: { documents: 0, payments: 0, customers: 0, number_ranges: 0, audit_entries: 0 }, totals: [], members: [],
  };
  const read = (change) => readManifest(new TextEncoder().encode(JSON.stringify({ ...good, ...change })));
  assert.equal(read({}).business, 'Mira Falk');
  for (const [change, code] of [
    [{ version: 2 }, 'archive-version'],
    [{ format: 'zip' }, 'manifest-shape'],
    [{ extra: 1 }, 'manifest-shape'],
    [{ created: 'yesterday' }, 'manifest-shape'],
    [{ totals: [{ currency: 'EUR', net: '1e3', vat: '0', gross: '0', open: '0' }] }, 'manifest-shape'],
    [{ members: [{ path: 'x', size: -1, sha256: '0'.repeat(64) }] }, 'manifest-shape'],
  ]) assert.throws(() => read(change), { code });
});
