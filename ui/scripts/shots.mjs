// Walks every screen of the built face (with its in-memory core) in headless Chromium, in both themes: a picture and an axe run each.
// Usage: node scripts/shots.mjs OUT_DIR [only-names-containing]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const [out = 'shots', only = ''] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The shell's policy: what it would refuse shows up here as a console error. */
const CSP =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self' ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const WIDE = { width: 1280, height: 800 };
const LARGE = { width: 1680, height: 1000 };
const PHONE = { width: 390, height: 844 };

const rest = (page, ms = 350) => page.waitForTimeout(ms);
const drawn = async (page) => {
  await page.waitForFunction(() => {
    const canvas = document.querySelector('[data-testid="pdf-page"] canvas');
    return canvas instanceof HTMLCanvasElement && canvas.width !== 595;
  }, undefined, { timeout: 8000 }).catch(() => console.error('  preview was not drawn'));
  await rest(page, 200);
};

async function firstRunTo(page, step) {
  const type = async (text) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await page.keyboard.press('Enter');
  await type('Atelier Wolke');
  await type('Südplatz 9');
  await type('04275');
  await type('Leipzig');
  await type('DE');
  if (step === 'passphrase') return;
  await page.getByTestId('generate-words').click();
  await page.getByText('Very strong').waitFor();
  if (step === 'words') return;
  await page.getByTestId('continue').click();
  await page.getByTestId('kit-path').waitFor();
  if (step === 'kit-path') return;
  await page.keyboard.press('Enter');
  await page.getByTestId('kit-group-0').waitFor();
  await page.keyboard.type('M4TX9R');
  if (step === 'kit') return;
  await page.keyboard.type('B2');
  await page.keyboard.press('Enter');
  await page.getByTestId('finish').waitFor();
}

/** Two notes, one of them being changed, and a file. */
async function keptThings(page) {
  for (const text of ['Ask for the purchase order before this goes out.\nAnna is back on Monday.', 'Prefers mornings.']) {
    await page.getByTestId('note-new').fill(text);
    await page.keyboard.press('Control+Enter');
    await page.getByText(text.split('\n')[0]).first().waitFor();
  }
  await page.evaluate(() => {
    const carried = new DataTransfer();
    for (const name of ['time sheet November 2026, all three of us.csv', 'signed-quote.pdf']) carried.items.add(new File(['x'.repeat(48_213)], name));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried }));
  });
  await page.getByText('signed-quote.pdf').waitFor();
  await page.getByTestId('note-edit-open').first().click();
  await page.getByTestId('kept').scrollIntoViewIfNeeded();
  await rest(page, 4500);
}

/** [name, scene, hash, viewport, what to do there] */
const screens = [
  ['unlock', 'idle', '', WIDE, async (p) => { await p.keyboard.type('forty-two horses'); }],
  ['unlock-start', 'locked', '', WIDE],
  ['unlock-wrong', 'locked', '', WIDE, async (p) => { await p.keyboard.type('wrong'); await p.keyboard.press('Enter'); await p.getByText('does not open this book').waitFor(); }],
  ['unlock-wiped', 'keyring-wiped', '', WIDE],
  ['unlock-390', 'idle', '', PHONE],
  ['recover', 'locked', '', WIDE, async (p) => { await p.getByTestId('use-kit').click(); await p.keyboard.type('7KQM 3XWD M4TX 94TA'); }],
  ['welcome', 'first-run', '', WIDE],
  ['welcome-390', 'first-run', '', PHONE],
  ['restore-code-390', 'first-run', '', PHONE, async (p) => { await p.getByTestId('start-restore').click(); await p.keyboard.type('/media/lena/stick/backup.tar.zst.age'); await p.keyboard.press('Enter'); await p.keyboard.type('7KQM3XWD'); }],
  ['held-390', 'held', '#/settings/numbers', PHONE],
  ['first-run-1', 'first-run', '', WIDE, async (p) => { await p.keyboard.press('Enter'); await p.keyboard.type('Atelier Wolke'); await p.keyboard.press('Enter'); }],
  ['first-run-2', 'first-run', '', WIDE, (p) => firstRunTo(p, 'words')],
  ['first-run-3a', 'first-run', '', WIDE, (p) => firstRunTo(p, 'kit-path')],
  ['first-run-3b', 'first-run', '', WIDE, (p) => firstRunTo(p, 'kit')],
  ['first-run-4', 'first-run', '', WIDE, (p) => firstRunTo(p, 'places')],
  ['first-run-390', 'first-run', '', PHONE, (p) => firstRunTo(p, 'kit')],
  ['home', 'failing', '#/home', WIDE],
  ['home-empty', 'empty', '#/home', WIDE],
  ['home-390', 'book', '#/home', PHONE],
  ['list', 'book', '#/invoices', WIDE, async (p) => { for (let n = 0; n < 6; n += 1) await p.keyboard.press('j'); }],
  ['list-1680', 'book', '#/invoices', LARGE],
  ['list-filter', 'book', '#/invoices', WIDE, async (p) => { await p.keyboard.type('overdue'); await rest(p); }],
  ['list-390', 'book', '#/invoices', PHONE],
  ['empty', 'empty', '#/invoices', WIDE],
  ['editor', 'book', '#/invoices/d1', WIDE, async (p) => { await drawn(p); await p.getByTestId('line-1-quantity').fill('1,5'); await p.getByRole('button', { name: 'How VAT 19 % is made' }).click(); await p.getByTestId('line-1-quantity').focus(); await p.getByTestId('line-1-quantity').fill('1,5'); await rest(p, 700); }],
  ['editor-new', 'empty', '#/invoices/new', WIDE, async (p) => { await p.keyboard.type('Gärtnerei Holm'); await rest(p, 300); await p.keyboard.press('Enter'); await p.getByTestId('new-street').waitFor(); await rest(p, 500); }],
  ['editor-1680', 'book', '#/invoices/d1', LARGE, drawn],
  ['editor-390', 'book', '#/invoices/d1', PHONE],
  ['editor-picker', 'book', '#/invoices/new', WIDE, async (p) => { await p.keyboard.type('er'); await rest(p); }],
  ['issue', 'book', '#/invoices/d1', WIDE, async (p) => { await drawn(p); await p.keyboard.press('Control+Enter'); await p.getByTestId('issue-confirm').waitFor(); await rest(p); }],
  ['issued', 'book', '#/invoices/i8', WIDE, drawn],
  ['issued-1680', 'book', '#/invoices/i8', LARGE, drawn],
  ['issued-390', 'book', '#/invoices/i8', PHONE],
  ['pay', 'book', '#/invoices/i8', WIDE, async (p) => { await drawn(p); await p.keyboard.press('p'); await p.getByTestId('pay-amount').fill('1.250,50'); await rest(p); }],
  ['save-pdf', 'book', '#/invoices/i8', WIDE, async (p) => { await drawn(p); await p.keyboard.press('Control+s'); await p.getByTestId('save-path').waitFor(); await rest(p); }],
  ['kept-issued', 'book', '#/invoices/i8', WIDE, keptThings],
  ['kept-issued-390', 'book', '#/invoices/i8', PHONE, keptThings],
  ['kept-customer', 'book', '#/customers/c1', WIDE, keptThings],
  ['customers', 'book', '#/customers', WIDE],
  ['customer', 'book', '#/customers/c1', WIDE],
  ['customers-390', 'book', '#/customers', PHONE],
  ['backups', 'failing', '#/backups', WIDE],
  ['backups-good', 'book', '#/backups', WIDE, async (p) => { await p.keyboard.press('Control+b'); await rest(p, 1100); }],
  ['backups-390', 'failing', '#/backups', PHONE],
  ['archive', 'book', '#/backups', WIDE, async (p) => { await p.getByTestId('archive').click(); await rest(p); }],
  ['archive-done', 'book', '#/backups', WIDE, async (p) => { await p.getByTestId('archive').click(); await rest(p); await p.keyboard.press('Enter'); await p.getByTestId('archive-sha').waitFor(); await rest(p); }],
  ['lists-many', 'book', '#/invoices', WIDE, async (p) => { await p.keyboard.type('part-paid mer'); await rest(p); }],
  ['settings', 'book', '#/settings', WIDE],
  ['settings-390', 'book', '#/settings', PHONE],
  ['palette', 'book', '#/home', WIDE, async (p) => { await p.keyboard.press('Control+k'); await p.keyboard.type('mer'); await rest(p); }],
  ['palette-open', 'book', '#/invoices', WIDE, async (p) => { await p.keyboard.press('Control+k'); await rest(p); }],
  ['shortcuts', 'book', '#/invoices', WIDE, async (p) => { await p.keyboard.press('?'); await rest(p); }],
  ['error', 'rolled-back', '', WIDE],
  ['error-390', 'rolled-back', '', PHONE],
  ['read-only', 'rolled-back', '', WIDE, async (p) => { await p.keyboard.press('Enter'); await rest(p, 500); }],
];

mkdirSync(out, { recursive: true });
const server = await preview({ mode: 'fake', build: { outDir: 'dist-fake' }, preview: { port: 0, headers: { 'Content-Security-Policy': CSP } }, logLevel: 'error' });
const base = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--force-color-profile=srgb'] });
let faults = 0;
const complain = (what) => {
  faults += 1;
  console.error(what);
};

for (const theme of ['light', 'dark']) {
  for (const [name, scene, hash, viewport, act] of screens.filter(([each]) => each.includes(only))) {
    const shot = theme === 'dark' ? `${name}-dark` : name;
    const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-GB', bypassCSP: false });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && complain(`${shot}: console: ${message.text()}`));
    page.on('pageerror', (error) => complain(`${shot}: page: ${error.message}`));
    await page.goto(`${base}?scene=${scene}${hash}`);
    await page.locator('main').first().waitFor();
    await rest(page, 450);
    try {
      await act?.(page);
    } catch (error) {
      complain(`${shot}: ${String(error).split('\n')[0]}`);
    }
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(out, `${shot}.png`) });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (wide) complain(`${shot}: wider than its window`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const violation of found.violations) complain(`${shot}: axe ${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).slice(0, 3).join(' | ')}`);
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`${faults === 0 ? 'no' : String(faults)} faults`);
process.exit(faults === 0 ? 0 : 1);
