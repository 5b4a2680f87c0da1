/** Every word of the page. Values in braces are filled in by `t`. */
const en = {
  brand: 'Counterfoil',
  pageTitle: 'Sealed archive · Counterfoil',
  bookTitle: '{business}, {period} · Counterfoil archive',

  coverTitle: 'A sealed archive',
  coverLead: 'One period of a book: the documents as they were issued, and the tables that go with them.',
  coverPromise: 'It opens here, in this browser. Nothing you type leaves this page, and the page asks no network for anything.',
  progress: 'Opening the archive',
  passphrase: 'Passphrase',
  passphraseHint: 'The words you were told by phone or letter, in their order, with spaces between them.',
  showPassphrase: 'Show what I type',
  open: 'Open',
  reading: 'Reading the file…',
  derivingKey: 'Working out the key. This takes a second or two, on purpose.',
  opening: 'Opening, {percent} %',
  checking: 'Checking file {done} of {all}',
  emptyPassphrase: 'Type the passphrase first.',
  wrongPassphrase: 'This passphrase does not open the archive. Nothing is lost: check the spelling and the order of the words, and try again.',

  stopDamagedTitle: 'This file was damaged on its way',
  stopDamaged: 'Its sealed part is not the one it was written with. Nothing was opened. Ask the sender for the file again, and for its SHA-256.',
  stopAlteredTitle: 'This archive was changed after it was sealed',
  stopAltered: 'The passphrase is right, but what it opens was changed or cut. Nothing of it is shown. Ask the sender for the file again.',
  stopRefusedTitle: 'This is not an archive as Counterfoil writes it',
  stopRefused: 'It opened, but its inside breaks a rule that every archive keeps. Nothing of it is shown. Ask the sender how it was made.',
  stopVersionTitle: 'This archive is newer than its page',
  stopVersion: 'It has a format that this page does not know. Ask the sender for a page that fits, or open it with Counterfoil.',
  stopBrowserTitle: 'This browser cannot open the archive',
  stopBrowser: 'It offers no cryptography to this page. Save the file and open it from your own disk, in a current Firefox, Chrome, Edge or Safari.',
  stopCode: 'Code {code}',

  pageCheckTitle: 'Before you trust this page',
  pageCheck: 'A page cannot vouch for itself. Compare the SHA-256 of this file with the one on the cover sheet, or run counterfoil archive verify.',
  pageCheckWindows: 'Windows',
  pageCheckMac: 'macOS',
  pageCheckLinux: 'Linux',

  period: '{from} to {to}',
  written: 'Written {date}',
  close: 'Close',
  closeArchive: 'Close the archive',
  documents: 'Documents',
  countSentence: '{documents}, {payments}',
  someDocuments: '{n} documents',
  somePayments: '{n} payments',
  oneDocument: '1 document',
  onePayment: '1 payment',
  payments: 'Payments',
  customers: 'Customers',
  numberRanges: 'Number ranges',
  totals: 'Totals',
  net: 'Net',
  vat: 'VAT',
  gross: 'Gross',
  openAmount: 'Open',
  tables: 'Tables, CSV',
  salesJournal: 'Sales journal',
  auditTrail: 'Audit trail',
  saveAll: 'Save all as ZIP',
  saveAllDone: 'Saved as {name}. The ZIP is not sealed: keep it where your clients’ papers belong.',
  saveAllBad: 'Files that fail their check are left out.',

  search: 'Search',
  searchHint: 'Number, customer, subject, amount…',
  filterAll: 'All',
  filterOpen: 'Open',
  filterCredit: 'Credit notes',
  number: 'Number',
  date: 'Issued',
  customer: 'Customer',
  subject: 'Subject',
  due: 'Due',
  amountIn: '{what}, {currency}',
  found: '{count} of {all}',
  none: 'No document has these words. Fewer or other words find more.',
  empty: 'No document was issued in this period.',
  clearSearch: 'Clear the search',
  showMore: 'Show {count} more',
  settled: 'settled',
  type381: 'Credit note',
  type384: 'Correction',
  type386: 'Prepayment invoice',
  type326: 'Partial invoice',
  type389: 'Self-billed invoice',
  imported: 'Imported, no original here',

  showDocument: 'Show {number}',
  closeDocument: 'Close {number}',
  savePdf: 'Save PDF',
  saveXml: 'Save XML',
  pdfFrame: '{number}, PDF',
  noViewer: 'This browser shows no PDF inside a page. Save it to read it.',
  noOriginal: 'This document came from another program. The archive has its figures, but no original.',
  original: 'The original, byte for byte',
  chainCode: 'Chain code',
  withheld: 'This file is not the one that was sealed in, so it is not shown.',

  checks: 'Checks',
  checksGood: 'Everything in it was checked',
  checksBad: 'Something does not fit',
  checksOpen: 'Checked, but for the signature',
  checkSeal: 'Seal',
  checkSealGood: 'Opened whole, to the last byte.',
  checkFiles: 'Files',
  checkFilesGood: 'All {count} as listed, by size and SHA-256.',
  checkFilesBad: '{bad} of {count} are not as listed: {paths}',
  checkList: 'List',
  checkListGood: 'Fits the files, adds up to the totals.',
  checkListBad: 'Does not fit the files or the totals.',
  checkSignature: 'Signature',
  checkSignatureGood: 'Valid. Compare its key {key} with the cover sheet.',
  checkSignatureBad: 'Not valid: the list was changed after it was signed, or signed by another key.',
  checkSignatureOpen: 'Not checked here: this browser has no Ed25519. counterfoil archive verify checks it.',
  checkPage: 'This page',
  checkPageOpen: 'Cannot check itself. Compare the file’s SHA-256 with the cover sheet.',
  alarmTitle: 'This archive was changed after it was written',
  alarm: 'Do not book from it. Ask the sender for the file again, and tell them what the checks say.',

  month1: 'Jan', month2: 'Feb', month3: 'Mar', month4: 'Apr', month5: 'May', month6: 'Jun',
  month7: 'Jul', month8: 'Aug', month9: 'Sep', month10: 'Oct', month11: 'Nov', month12: 'Dec',
} as const;

export type Key = keyof typeof en;

/** The words of a key, with `{name}` filled from `values`. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return en[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** `1 document`, `2 documents`: English needs two forms, another language brings its own. */
export function counted(what: 'Document' | 'Payment', n: number): string {
  return n === 1 ? t(`one${what}`) : t(`some${what}s`, { n });
}

export function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}
