// Proves two things of the shipped bundle: the in-memory core is not in it, and nothing was inlined that the CSP would refuse.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const dist = new URL('../dist', import.meta.url).pathname;
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
const faults = [];
for (const file of files) {
  const path = join(file.parentPath, file.name);
  const text = /\.(js|mjs|css|html)$/.test(file.name) ? readFileSync(path, 'utf8') : '';
  if (text.includes('in-memory-core')) faults.push(`${file.name} holds the in-memory core`);
  if (file.name.endsWith('.html') && /<style|\sstyle=|<script(?![^>]*\ssrc=)/.test(text)) faults.push(`${file.name} has inline style or script`);
  if (file.name.endsWith('.css') && /url\(\s*["']?data:/.test(text)) faults.push(`${file.name} inlines an asset`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
