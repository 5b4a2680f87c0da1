// A small one-page PDF for the in-memory core, so that the preview has real bytes to draw.
import type { BusinessView } from '../bindings/BusinessView';
import type { CustomerInput } from '../bindings/CustomerInput';
import type { DraftInput } from '../bindings/DraftInput';
import type { TotalsView } from '../bindings/TotalsView';
import { amount, day, money } from '../../lib/format';

/** WinAnsi is enough for the pretend book; what it lacks becomes a question mark. */
const winAnsi = (text: string): string =>
  Array.from(text)
    .map((sign) => ({ '€': '\\200', '–': '\\226', '’': '\\222', '“': '\\223', '”': '\\224', '−': '-' })[sign] ?? (sign.charCodeAt(0) < 256 ? sign : '?'))
    .map((sign) => (sign === '(' || sign === ')' ? `\\${sign}` : sign))
    .join('');

class Page {
  readonly #ops: string[] = [];

  text(x: number, y: number, size: number, words: string, bold = false, end = false): void {
    // Helvetica figures are 0.556 em wide; good enough to set columns of digits to the end.
    const width = end ? Array.from(words).reduce((sum, sign) => sum + (/[.,: ]/.test(sign) ? 0.278 : 0.556), 0) * size : 0;
    this.#ops.push(`BT /${bold ? 'B' : 'R'} ${String(size)} Tf 0.09 0.13 0.11 rg ${(x - width).toFixed(1)} ${String(y)} Td (${winAnsi(words)}) Tj ET`);
  }

  rule(y: number, weight: number, from = 68, to = 541): void {
    this.#ops.push(`0.35 0.4 0.37 RG ${String(weight)} w ${String(from)} ${String(y)} m ${String(to)} ${String(y)} l S`);
  }

  raw(op: string): void {
    this.#ops.push(op);
  }

  bytes(): ArrayBuffer {
    const content = this.#ops.join('\n');
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>',
      `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ];
    let file = '%PDF-1.7\n';
    const offsets = objects.map((object, n) => {
      const at = file.length;
      file += `${String(n + 1)} 0 obj\n${object}\nendobj\n`;
      return at;
    });
    const start = file.length;
    file += `xref\n0 7\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
    file += `trailer << /Size 7 /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF`;
    return Uint8Array.from(file, (sign) => sign.charCodeAt(0)).buffer;
  }
}

export interface Printed {
  seller: BusinessView;
  buyer: CustomerInput | null;
  draft: DraftInput;
  totals: TotalsView;
  number: string | null;
  chain: string | null;
  issued: string;
  due: string;
}

export function pdf({ seller, buyer, draft, totals, number, chain, issued, due }: Printed): ArrayBuffer {
  const page = new Page();
  if (!number) page.raw('q 0.93 0.95 0.94 rg BT /B 96 Tf 0.95 0.31 -0.31 0.95 150 300 Tm (DRAFT) Tj ET Q');
  page.text(68, 770, 15, seller.name, true);
  page.text(68, 755, 8, seller.trade);
  [seller.street, `${seller.postcode} ${seller.city}`, `VAT ${seller.vat_id}`].forEach((line, n) => { page.text(440, 772 - n * 12, 8, line); });
  [buyer?.name ?? '', buyer?.contact ?? '', buyer?.street ?? '', `${buyer?.postcode ?? ''} ${buyer?.city ?? ''}`].filter((line) => line.trim()).forEach((line, n) => { page.text(68, 690 - n * 12, 9, line); });
  const facts: [string, string][] = [['Invoice no.', number ?? 'on issue'], ['Date', day(issued)], ['Due', day(due)]];
  if (draft.order_reference) facts.push(['Your order', draft.order_reference]);
  facts.forEach(([label, value], n) => {
    page.text(400, 690 - n * 13, 8, label);
    page.text(470, 690 - n * 13, 8, value, n === 0);
  });
  page.text(68, 610, 11, draft.description, true);
  page.text(68, 580, 8, 'Item');
  for (const [x, words] of [[370, 'Quantity'], [430, 'Price'], [478, 'VAT'], [541, `Net, ${totals.currency}`]] as const) page.text(x, 580, 8, words, false, true);
  page.rule(573, 0.8);
  let y = 558;
  draft.lines.forEach((line, n) => {
    page.text(68, y, 9, `${String(n + 1)}   ${line.name}`);
    page.text(370, y, 9, line.quantity, false, true);
    page.text(430, y, 9, amount(line.price), false, true);
    page.text(478, y, 9, `${line.vat.rate} %`, false, true);
    page.text(541, y, 9, amount(totals.line_nets[n] ?? ''), false, true);
    page.rule(y - 7, 0.25);
    y -= 21;
  });
  y -= 6;
  page.text(380, y, 9, 'Net');
  page.text(541, y, 9, amount(totals.net_total), false, true);
  for (const row of totals.vat_breakdown) {
    y -= 15;
    page.text(380, y, 9, `VAT ${row.rate} % on ${amount(row.taxable)}`);
    page.text(541, y, 9, amount(row.tax), false, true);
  }
  page.rule(y - 8, 0.8, 380);
  page.text(380, y - 23, 11, 'Amount due', true);
  page.text(541, y - 23, 11, money(totals.payable, totals.currency), true, true);
  page.text(68, y - 60, 9, `Please pay by ${day(due)}.`);
  page.raw('0.93 0.95 0.93 rg 0 0 595 92 re f');
  page.raw('0.6 0.65 0.62 RG 0.8 w [4 3] 0 d 0 92 m 595 92 l S [] 0 d');
  page.text(68, 58, 8, 'Pay by transfer', true);
  page.text(68, 44, 8, seller.iban);
  page.text(440, 58, 8, 'Counterfoil', true);
  page.text(440, 44, 8, chain ?? 'made on issue');
  return page.bytes();
}
