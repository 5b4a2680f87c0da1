// An accountant opens the archive: one file, one browser, no network.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { close, download, folder, pageOf, PASSPHRASE, sample, sampleTar, seal, visit } from './fixture.mjs';
import { changed, joined, parts, reheaded, replaced } from './tarball.mjs';

const AXE = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const QUIET = { foreign: [], violations: [], errors: [] };
const tar = await sampleTar();
const sealed = await seal(tar, { logN: 18 });
const good = await pageOf(sealed, { label: 'Q3 2026' });
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

after(close);

async function faults(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join('; ')}`);
  });
}

test('the page gives back what went in, byte for byte', async () => {
  sample('read', good, `${folder}/again.age`);
  assert.equal(sha256(await readFile(`${folder}/again.age`)), sha256(sealed));
});

test('nothing of the contents can be read outside', async () => {
  const html = await readFile(good, 'utf8');
  for (const word of ['Mira Falk', 'Solidar', '2026-0065', '40454.10']) assert.ok(!html.includes(word), word);
});

describe('with the passphrase', () => {
  test('a wrong one says so calmly, the right one opens', async () => {
    const archive = await visit(good);
    await archive.enter('harbor violet ninety tuft canoe marble');
    await archive.page.waitForSelector('.fault:not(:empty)');
    assert.match(await archive.text('.fault'), /does not open the archive\. Nothing is lost/);
    assert.equal(await archive.page.evaluate(() => document.activeElement.id), 'passphrase', 'ready to try again');
    await archive.shot('wrong');
    await archive.opened('  harbor violet  ninety tuft canoe margin ');
    assert.equal(await archive.text('.stub h1'), 'Mira Falk, Gestaltung');
    assert.match(await archive.text('.whose'), /1 Jul to 30 Sep 2026/);
    assert.match(await archive.text('.tally'), /Gross, EUR\s+40,454\.10/);
    assert.deepEqual(await archive.misdeeds(), QUIET);
  });

  test('documents are listed, found, sorted', async () => {
    const { page, ...archive } = await visit(good);
    await archive.opened.call({ ...archive, page }, PASSPHRASE);
    const numbers = () => archive.texts('tbody th');
    assert.equal((await numbers()).length, 20);
    assert.equal((await numbers())[0], '2026-0083', 'newest first');

    await page.type('#search', 'sohne SIGNAGE');
    assert.deepEqual(await numbers(), ['2026-0077']);
    assert.match(await archive.text('.found'), /1 of 20/);
    assert.match(await archive.text('.sums'), /1 document\s+Gross, EUR 2,320\.50/);
    await page.$eval('#search', (field) => { field.value = ''; field.dispatchEvent(new Event('input')); });

    await page.click('[data-filter="credit"]');
    assert.deepEqual(await numbers(), ['C-2026-0001']);
    assert.match(await archive.text('tbody .c-gross'), /^−285\.60$/);
    await page.click('[data-filter="all"]');

    await page.click('[data-column="gross"]');
    assert.equal((await numbers())[0], '2026-0083', 'largest first');
    await page.click('[data-column="gross"]');
    assert.equal((await numbers())[0], 'C-2026-0001', 'smallest first');

    await page.type('#search', 'nobody');
    assert.match(await archive.text('.nothing'), /No document has these words/);
  });

  test('a document is shown from a blob in a frame, with keys alone', async () => {
    const archive = await visit(good);
    const { page } = archive;
    await archive.opened();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.focus('tbody th button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.paper iframe');
    const frame = await (await page.$('.paper iframe')).contentFrame();
    await frame.waitForFunction(() => document.contentType === 'application/pdf' || document.querySelector('embed[type="application/pdf"]') !== null);
    assert.match(frame.url(), /^blob:/);
    assert.match(await archive.text('.paper h2'), /2026-0083 Meridian Verlag GmbH/);

    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('.paper h2').innerText.startsWith('2026-0082'));
    await page.keyboard.press('Escape');
    assert.equal(await page.$('.paper'), null);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '2026-0082', 'back where it was');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    assert.deepEqual(await archive.misdeeds(), QUIET);
  });

  test('the checks say what was checked and what cannot be', async () => {
    const archive = await visit(good);
    await archive.opened();
    const said = await archive.text('.checks');
    assert.match(said, /Everything in it was checked/);
    assert.match(said, /Files\s+All 27 as listed, by size and SHA-256/);
    assert.match(said, /Fits the files, adds up to the totals/);
    assert.match(said, /Valid\. Compare its key 0100\s656C\s706D\s6173 with the cover sheet/);
    assert.match(said, /Cannot check itself\. Compare the file’s SHA-256 with the cover sheet/);
    assert.equal(await archive.page.$('.alarm'), null);
  });

  test('save all gives a ZIP with every member as it was sealed', async () => {
    const archive = await visit(good);
    await archive.opened();
    const { name, bytes } = await download(archive.page, '#save-all');
    assert.equal(name, 'Mira-Falk-Gestaltung-2026-07-01-2026-09-30.zip');
    const files = unzipSync(bytes);
    assert.deepEqual(
      Object.entries(files).map(([path, content]) => [path, sha256(content)]),
      parts(tar).map((member) => [member.path, sha256(member.bytes)]),
    );
    assert.match(await archive.text('.stub-foot .hint'), /The ZIP is not sealed/);
  });

  test('a table is saved as it stands', async () => {
    const archive = await visit(good);
    await archive.opened();
    const { name, bytes } = await download(archive.page, '.tables li:first-child button');
    assert.equal(name, 'sales_journal.csv');
    assert.equal(sha256(bytes), sha256(parts(tar).find(({ path }) => path === 'journal/sales_journal.csv').bytes));
  });

  test('closing forgets', async () => {
    const archive = await visit(good);
    await archive.opened();
    await Promise.all([archive.page.waitForNavigation(), archive.page.click('#close')]);
    await archive.page.waitForSelector('#passphrase:not(:disabled)');
    assert.equal(await archive.page.$('.book'), null);
  });
});

describe('changed on its way', () => {
  const cases = [
    ['one character of the payload', (html) => html.replace(/(counterfoil-payload-1">\n.{20})./, (_, head) => `${head}*`), /payload-base64/],
    ['one bit of the payload', (html) => html.replace(/(counterfoil-payload-1">\n.{30})(.)/, (_, head, c) => head + (c === 'A' ? 'B' : 'A')), /payload-hash/],
    ['a line less', (html) => html.replace(/(counterfoil-payload-1">\n).*\n/, '$1'), /payload-size/],
    ['no facts', (html) => html.replace(/"payload_bytes":\d+/, '"payload_bytes":"all"'), /page-facts/],
    ['a newer format', (html) => html.replace('{"format":1,', '{"format":2,'), /page-version/],
  ];
  for (const [what, change, code] of cases) {
    test(what, async () => {
      const archive = await visit(await pageOf(sealed, { change }));
      assert.match(await archive.stopped(), code);
      assert.equal(await archive.page.$('#passphrase'), null, 'no passphrase is asked for');
    });
  }

  test('a changed script does not run at all', async () => {
    const path = await pageOf(sealed, { change: (html) => html.replace('<script>', '<script>globalThis.evil = 1;') });
    const archive = await visit(path);
    assert.equal(await archive.page.evaluate(() => globalThis.evil), undefined);
    assert.match((await archive.misdeeds()).violations.join(), /script-src/);
  });
});

describe('changed by somebody who can make a page', () => {
  const flipped = (bytes, at) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
  const header = new TextDecoder('latin1').decode(sealed).indexOf('\n---') + 10;
  for (const [what, bytes, code] of [
    ['the last byte of the seal', flipped(sealed, sealed.length - 1), /seal-broken/],
    ['a seal that ends early', sealed.slice(0, sealed.length - 40), /seal-broken/],
    ['the header of the seal', flipped(sealed, header), /seal-header/],
  ]) {
    test(what, async () => {
      const archive = await visit(await pageOf(bytes));
      await archive.enter();
      assert.match(await archive.stopped(), code);
      assert.equal(await archive.page.$('.book'), null, 'nothing of it is shown');
    });
  }
});

describe('sealed again by somebody with the passphrase', () => {
  const visitTar = async (bytes, options) => visit(await pageOf(await seal(bytes)), options);

  test('another PDF is named, not shown, not saved', async () => {
    const path = 'invoices/2026-0083.pdf';
    const archive = await visitTar(changed(tar, path, (member) => ({ ...member, bytes: member.bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)) })));
    await archive.opened();
    assert.match(await archive.text('.alarm'), /was changed after it was written/);
    assert.match(await archive.text('.checks'), /1 of 27 are not as listed: invoices\/2026-0083\.pdf/);
    await archive.page.focus('tbody th button');
    await archive.page.keyboard.press('Enter');
    assert.match(await archive.text('.paper'), /not the one that was sealed in, so it is not shown/);
    assert.equal(await archive.page.$('iframe'), null);
    const { bytes } = await download(archive.page, '#save-all');
    assert.ok(!(path in unzipSync(bytes)));
    await archive.shot('changed');
    assert.deepEqual(await faults(archive.page), []);
  });

  test('another name on the signed list', async () => {
    const archive = await visitTar(changed(tar, 'MANIFEST.json', (member) => replaced(member, 'Mira Falk', 'Mara Folk')));
    await archive.opened();
    assert.match(await archive.text('.alarm'), /was changed after it was written/);
    assert.match(await archive.text('.checks'), /Signature\s+Not valid/);
  });

  test('another amount in the list', async () => {
    const archive = await visitTar(changed(tar, 'documents.json', (member) => replaced(member, '6163.', '6136.')));
    await archive.opened();
    assert.match(await archive.text('.checks'), /List\s+Does not fit the files or the totals/);
  });

  const [readme, ...rest] = parts(tar);
  const originals = rest.slice(-2);
  for (const [what, bytes, code] of [
    ['a path that climbs', joined([reheaded(readme, { 0: '../../../x.txt\0\0' }), ...rest]), 'tar-name'],
    ['a link', joined([reheaded(readme, { 156: '2', 157: '/etc/passwd' }), ...rest]), 'tar-not-a-file'],
    ['a name continued in the prefix', joined([reheaded(readme, { 345: '/etc' }), ...rest]), 'tar-header'],
    ['a doubled file', joined([readme, ...rest, originals[1]]), 'tar-double'],
    ['a file too many', joined([readme, ...rest, reheaded(originals[1], { 0: 'invoices/x.pdf\0\0\0\0\0\0\0\0' })]), 'members-unlisted'],
    ['a file less', joined([readme, ...rest.slice(0, -1)]), 'members-unlisted'],
    ['another order', joined([readme, ...rest.slice(0, -2), originals[1], originals[0]]), 'members-unlisted'],
    ['no manifest', joined([readme, ...rest.slice(1)]), 'members-order'],
    ['bytes after the end', new Uint8Array([...tar, 0]), 'tar-end'],
    ['an early end', tar.slice(0, -600), 'tar-cut'],
    ['a newer manifest', changed(tar, 'MANIFEST.json', (member) => replaced(member, '"version": 1', '"version": 2')), 'archive-version'],
    ['a list that is none', changed(tar, 'documents.json', (member) => replaced(member, '"imported": false', '"imported": "yes"')), 'documents-shape'],
  ]) {
    test(what, async () => {
      const archive = await visitTar(bytes);
      await archive.enter();
      assert.match(await archive.stopped(), new RegExp(`${code}$`));
      assert.deepEqual((await archive.misdeeds()).errors, []);
    });
  }

  test('words that look like markup stay words', async () => {
    const evil = '<img src=x onerror=a>'.padEnd('Annual report 2026, layout'.length, '!');
    const archive = await visitTar(changed(tar, 'documents.json', (member) => replaced(member, 'Annual report 2026, layout', evil)));
    await archive.opened();
    assert.equal((await archive.texts('tbody .c-subject'))[0], evil);
    assert.equal(await archive.page.$('img'), null);
  });
});

describe('seen by everybody', () => {
  for (const scheme of ['light', 'dark']) {
    test(`no fault of access, ${scheme}`, async () => {
      const archive = await visit(good, { scheme });
      const { page } = archive;
      await page.waitForSelector('#passphrase:not(:disabled)');
      assert.deepEqual(await faults(page), []);
      await archive.shot(`closed-${scheme}`);
      await archive.opened();
      assert.deepEqual(await faults(page), []);
      await archive.shot(`open-${scheme}`);
      await page.click('tbody tr:nth-child(3)');
      await page.waitForSelector('.paper iframe');
      assert.deepEqual(await faults(page), []);
      if (process.env.SHOTS) await new Promise((resolve) => { setTimeout(resolve, 1500); });
      await archive.shot(`paper-${scheme}`);
    });
  }

  for (const width of [1680, 1000, 390]) {
    test(`nothing runs out of the window at ${width}`, async () => {
      const archive = await visit(good, { width });
      const { page } = archive;
      await page.waitForSelector('#passphrase:not(:disabled)');
      await archive.shot(`closed-${width}`);
      await archive.opened();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await archive.shot(`open-${width}`);
    });
  }

  test('a stopped page is told and can be read', async () => {
    const archive = await visit(await pageOf(sealed.slice(0, -40)));
    await archive.enter();
    await archive.stopped();
    assert.deepEqual(await faults(archive.page), []);
    await archive.shot('stopped');
  });
});
