// Makes archives with the real core, sealed as the format says, and opens them in Chromium without a network.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Encrypter } from 'age-encryption';
import puppeteer from 'puppeteer-core';

export const PASSPHRASE = 'harbor violet ninety tuft canoe margin';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const folder = await mkdtemp(join(tmpdir(), 'counterfoil-archive-'));

function sampler() {
  const args = ['build', '--quiet', '-p', 'documents', '--example', 'archive_sample', '--message-format=json'];
  const lines = execFileSync('cargo', args, { cwd: ROOT, maxBuffer: 1 << 28 }).toString().split('\n');
  const found = lines.filter(Boolean).map((line) => JSON.parse(line)).find((message) => message.target?.name === 'archive_sample' && message.executable);
  return found.executable;
}

const SAMPLER = process.env.ARCHIVE_SAMPLE ?? sampler();
export const sample = (...words) => execFileSync(SAMPLER, words).toString().trim();

/** The plaintext that the core writes. */
export async function sampleTar() {
  const path = join(folder, 'sample.tar');
  sample('tar', path);
  return new Uint8Array(await readFile(path));
}

/** Work factor 18 is what the format asks for; the hostile ones take less, to be quick. */
export async function seal(tar, { passphrase = PASSPHRASE, logN = 10 } = {}) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(logN);
  return encrypter.encrypt(tar);
}

let pages = 0;

/** Path of the page round these sealed bytes; `change` gets the HTML last. */
export async function pageOf(sealed, { label = '', change = (html) => html } = {}) {
  const name = join(folder, `archive-${++pages}`);
  await writeFile(`${name}.age`, sealed);
  sample('page', `${name}.age`, `${name}.html`, label);
  const html = await readFile(`${name}.html`, 'utf8');
  await writeFile(`${name}.html`, change(html));
  return `${name}.html`;
}

const browser = await puppeteer.launch({
  executablePath: CHROMIUM,
  headless: true,
  // No sandbox: builds run as root. No name resolves: a page that asks for one is found out.
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--font-render-hinting=none'],
});

/** Chromium's own viewer, which a PDF in a frame starts, and the styles that it brings. */
const VIEWER = ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/', 'chrome://resources/'];

/** Opens a file and watches: requests, policy violations, errors. */
export async function visit(path, { scheme = 'light', width = 1280, height = 800 } = {}) {
  const page = await browser.newPage();
  const seen = { foreign: [], violations: [], errors: [] };
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setOfflineMode(true);
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(file|blob|data):/.test(url) && !VIEWER.some((own) => url.startsWith(own))) seen.foreign.push(url);
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(pathToFileURL(path).href);
  return {
    page,
    /** What the page did that it must not do; empty lists. */
    async misdeeds() {
      return { ...seen, violations: await page.evaluate(() => globalThis.violations) };
    },
    async enter(passphrase = PASSPHRASE) {
      await page.waitForSelector('#passphrase:not(:disabled)');
      await page.$eval('#passphrase', (field) => { field.value = ''; });
      await page.type('#passphrase', passphrase);
      await page.keyboard.press('Enter');
    },
    async opened(passphrase) {
      await this.enter(passphrase);
      await page.waitForSelector('.book');
    },
    text: (selector) => page.$eval(selector, (element) => element.innerText),
    texts: (selector) => page.$$eval(selector, (elements) => elements.map((element) => element.innerText)),
    async stopped() {
      await page.waitForSelector('.stop');
      return page.$eval('.stop .code', (element) => element.textContent);
    },
    async shot(name) {
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
    },
  };
}

/** Presses a button and gives the bytes that the browser saved. */
export async function download(page, selector) {
  const into = await mkdtemp(join(folder, 'saved-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: into, eventsEnabled: true });
  let name = '';
  const done = new Promise((resolve, reject) => {
    session.on('Browser.downloadWillBegin', (event) => { name = event.suggestedFilename; });
    session.on('Browser.downloadProgress', (event) => {
      if (event.state === 'completed') resolve();
      if (event.state === 'canceled') reject(new Error('the download was cancelled'));
    });
  });
  await page.click(selector);
  await done;
  await session.detach();
  return { name, bytes: new Uint8Array(await readFile(join(into, name))) };
}

export async function close() {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
