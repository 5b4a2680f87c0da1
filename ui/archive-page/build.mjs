// Builds assets/archive-page/page.html: one script, one style, and the policy that allows just these two.
// The same sources give the same bytes; `--check` compares them with the committed page.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const here = (path) => new URL(path, import.meta.url);
const OUT = here('../../assets/archive-page/page.html');
/** What crates/documents puts in; each stands in the page exactly once. */
const PLACES = ['<!-- counterfoil:facts -->', '<!-- counterfoil:payload -->'];
/** How a page with its payload is taken apart again: none of these may occur in the page itself. */
const MARKS = ['<script type="application/json" id="counterfoil-facts"', '<script type="application/octet-stream" id="counterfoil-payload-'];

async function bundle(entry, options = {}) {
  const result = await build({
    entryPoints: [here(entry).pathname],
    absWorkingDir: here('.').pathname,
    bundle: true,
    minify: true,
    write: false,
    charset: 'ascii',
    legalComments: 'none',
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    ...options,
  });
  return result.outputFiles[0].text.trim();
}

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

async function page() {
  const script = await bundle('src/main.ts', { format: 'iife' });
  const style = await bundle('src/style/main.css');
  const policy = [
    "default-src 'none'",
    `script-src ${sha256(script)}`,
    `style-src ${sha256(style)}`,
    'img-src blob: data:',
    'frame-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts = { policy, style, script };
  const shell = await readFile(here('src/page.html'), 'utf8');
  return shell.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

/** Whatever would make a page that cannot be filled, taken apart, or that the policy would stop. */
function faults(html) {
  const count = (text, inside = html) => inside.split(text).length - 1;
  const markup = html.replace(/<!--(?! counterfoil:)[^]*?-->/g, '');
  const found = [];
  for (const place of PLACES) if (count(`\n${place}\n`) !== 1 || count(place) !== 1) found.push(`${place} does not stand there once`);
  for (const mark of MARKS) if (count(mark) !== 0) found.push(`${mark} stands in the page itself`);
  if (count('<script', markup) !== 1 || count('</script>', markup) !== 1 || count('<style', markup) !== 1) found.push('not exactly one script and one style');
  if (html.indexOf('</script>') > html.indexOf(PLACES[0])) found.push('the script must come before the data');
  if (/\sstyle=|\son\w+=["']|https?:\/\/(?!www\.w3\.org\/)/.test(markup.replace(/<script>[^]*<\/script>/, ''))) found.push('inline style, handler or address');
  if (html.includes('\r') || html.includes('{{')) found.push('a CR or an unfilled place');
  return found;
}

const html = await page();
const wrong = faults(html);
if (wrong.length > 0) {
  console.error(`page.html: ${wrong.join('; ')}`);
  process.exit(1);
}
if (process.argv.includes('--check')) {
  const committed = await readFile(OUT, 'utf8').catch(() => '');
  if (committed !== html) {
    console.error('assets/archive-page/page.html is not what these sources build: run `npm run build` and commit it');
    process.exit(1);
  }
  console.log('assets/archive-page/page.html is fresh');
} else {
  await writeFile(OUT, html);
  console.log(`assets/archive-page/page.html: ${html.length} bytes, sha256 ${createHash('sha256').update(html).digest('hex')}`);
}
