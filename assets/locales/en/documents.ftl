# Words printed on documents. Short: labels stand in narrow columns.

## Titles, by UNTDID 1001 type code
title-380 = Invoice
title-381 = Credit note
title-384 = Corrected invoice
title-386 = Prepayment invoice
title-326 = Partial invoice
title-389 = Self-billed invoice
title-end = Final invoice
title-310 = Quote
title-325 = Proforma invoice
title-270 = Delivery note
draft = Draft
draft-mark = DRAFT

## Facts beside the address
number = Number
date = Date
due = Due
valid-until = Valid until
delivered = Delivered
delivery-date = Delivery date
service-period = Service period
tax-point = Tax point
customer-number = Customer no.
order-reference = Your order
preceding = Refers to
credits-invoice = Credits invoice { $number } of { $date }
credit-line = Credit on invoice { $number }
deposit-line = Deposit
deposit-line-quote = Deposit on quote { $number } of { $date }
part-line = Part of the job
part-line-quote = Part of quote { $number } of { $date }
less-deposit = Less prepayment invoice { $number } of { $date }
less-part = Less partial invoice { $number } of { $date }
our-quote = Our quote
our-proforma = Our proforma
our-delivery-note = Delivery note
our-vat-id = VAT no.
our-tax-id = Tax no.
your-vat-id = Your VAT no.

## Table
head-position = No.
head-name = Description
head-quantity = Quantity
head-price = Price
head-adjustment = Adj.
head-vat = VAT
head-net = Net { $currency }
head-gross = Gross { $currency }
per-quantity = per { $quantity }
allowance = Allowance
charge = Charge
carried-forward = Carried forward
brought-forward = Brought forward from page { $page }

## Units, by UN/ECE Recommendation 20
unit-C62 = { $n ->
    [one] pc
   *[other] pcs
}
unit-H87 = { $n ->
    [one] pc
   *[other] pcs
}
unit-EA = { $n ->
    [one] pc
   *[other] pcs
}
unit-HUR = h
unit-MIN = min
unit-DAY = { $n ->
    [one] day
   *[other] days
}
unit-WEE = { $n ->
    [one] week
   *[other] weeks
}
unit-MON = { $n ->
    [one] month
   *[other] months
}
unit-ANN = { $n ->
    [one] year
   *[other] years
}
unit-LS = lump
unit-KGM = kg
unit-GRM = g
unit-TNE = t
unit-LTR = l
unit-MTR = m
unit-KMT = km
unit-MTK = m²
unit-MTQ = m³
unit-KWH = kWh
unit-E48 = { $n ->
    [one] unit
   *[other] units
}
unit-SET = { $n ->
    [one] set
   *[other] sets
}
unit-XPK = { $n ->
    [one] pack
   *[other] packs
}

## VAT breakdown and sums
vat-rate = VAT rate
vat-net = Net
vat-tax = VAT
vat-gross = Gross
category-S = standard
category-Z = zero rated
category-E = exempt
category-AE = reverse charge
category-K = intra-EU supply
category-G = export
category-O = not subject
category-L = IGIC
category-M = IPSI
sum-lines = Sum of lines
sum-net = Net total
sum-vat = VAT
sum-vat-all = VAT, total
sum-net-within = Net, included
sum-vat-within = { $vat }, included
sum-withheld = Withheld: { $name } { $rate } of { $net }
sum-gross = Total with VAT
sum-gross-plain = Total
sum-prepaid = Already paid
sum-rounding = Rounding
due-amount = Amount due
to-credit = Credited to you
nothing-due = Nothing to pay

## Exemptions, by category
notice = Note on VAT
notice-proforma = This is not an invoice: nothing is due by it, and no VAT can be deducted from it.
notice-gross = All prices include VAT.

## Payment
payable-by = Payable by { $date }
payable = Payment
payee = Payee
iban = IBAN
bic = BIC
bank = Bank
use = Reference
terms = Terms
scan = Scan with your banking app

## Foot
chain = Counterfoil
page = Page { $page } of { $pages }
document-title = { $title } { $number }, { $seller }

## Recovery kit
kit-title = Recovery kit
kit-book = Book of
kit-warning = Whoever holds this page can open the book and all its backups. Guard it like a deed.
kit-code = Recovery code: nine groups, row by row. 0 and O are the same, so are 1, I and L.
kit-identity = age identity, for use without Counterfoil: one line, no spaces
kit-scan = The age identity for a camera. It opens backups without typing.
kit-fold = Fold here with the print inside; an envelope then shows nothing
kit-keep = Where to keep it
kit-keep-1 = On paper, in two places: a safe or bank box, and with someone you trust.
kit-keep-2 = Never in the laptop bag, in a photo, in the cloud or in a mail.
kit-keep-3 = Seal the envelope and sign over the flap: so you see if it was opened.
kit-when = When you need it
kit-when-1 = The laptop is lost, broken or stolen.
kit-when-2 = You forgot the passphrase, or the system's keyring was wiped.
kit-when-3 = Somebody has to open the book in your place.
kit-app = With Counterfoil
kit-app-1 = Install Counterfoil on any computer. In a terminal: counterfoil backup restore, with the sealed file and this code.
kit-app-2 = Take the newest file ending in .age; write the nine groups into a small text file when it asks for one.
kit-app-3 = Set a new passphrase. Restored with this code, the book keeps this kit; with the identity, it prints a new one.
kit-age = Without Counterfoil, with the free program age
kit-age-intro = A backup is a standard age file. Write the identity above, in one line, to a file named key.txt. Then type:
kit-age-after = FORMAT.txt, beside it then, explains every file. age: age-encryption.org, for Linux, macOS, Windows.
kit-copy = This copy
kit-kept-at = Where I keep it
kit-handed-to = Handed to
kit-checked = Checked on, by
kit-made = Made on
kit-vault = Vault
kit-foot = The only way in if keyring and passphrase are gone. Nobody can replace this page.

## Reminders and receipts
reminder-friendly = Payment reminder
reminder-firm = Reminder
reminder-last = Last reminder
reminder-friendly-body = Invoice { $number } of { $date } was due on { $due }. No payment for it has arrived yet; it may simply have been overlooked. Please transfer the open amount by { $deadline }. If you have paid meanwhile, this letter has crossed with your payment.
reminder-firm-body = Invoice { $number } of { $date } was due on { $due } and is { $days } days late by now. Please pay the amount below by { $deadline }.
reminder-last-body = This is the last reminder of invoice { $number } of { $date }, which was due on { $due } and is { $days } days late. If the amount below has not arrived by { $deadline }, the claim is pursued without further notice.
reminder-open = Open on { $number }
reminder-fee = Late fees
reminder-lump-sum = Collection lump sum
reminder-interest = Interest
reminder-paid = Paid of these
reminder-total = Please pay
reminder-arithmetic = Interest for each day after the due date, by 365 days a year:
reminder-span = { $from } to { $to }: { $principal } × { $percent } × { $days }/365 = { $amount }
reminder-no-vat = Late fees, lump sum and interest are compensation and bear no VAT.
letter-invoice = Invoice
letter-deadline = Pay by
letter-payment = Payment
receipt-title = Receipt
receipt-received = Received
receipt-body = Received from { $name } on { $date }: { $amount }. Thank you.
receipt-part = For invoice { $number }
receipt-credit = Kept as your credit
receipt-total = Received

## Reports
report-revenue = Revenue
report-revenue-lead = Invoiced by month of issue, less what was credited.
report-customers = Revenue by customer
report-customers-lead = Invoiced by date of issue, less what was credited.
report-items = Revenue by item
report-items-lead = What lines come to without VAT, less what was credited. What a document takes off or adds as a whole is spread over its lines in proportion.
report-aging = Open items
report-aging-lead = What was open at the end of this day, by days after the due date.
report-vat = VAT
report-vat-lead = By date of issue. Every figure is the sum of single documents, each rounded on its own.
report-gaps = Missing numbers
report-gaps-lead = Numbers that were never given, and why.
report-none = There is nothing to report.
report-since = since { $date }
report-until = until { $date }
report-made = Made with Counterfoil on { $date }. A working paper: it is not signed and not part of the book.
report-plot = Without VAT, { $from } to { $to }. The highest month: { $amount }
report-total = Total
report-no-lines = Imported without lines
report-written-off-row = Written off, taken off no figure: { $treatment }
report-written-off-note = Whether and when VAT of what was written off may be taken off what is declared is for the law of the country (Art. 90 of Directive 2006/112/EC; in Germany § 17 UStG: in the period in which the claim has become uncollectible).
report-category-S = Taxable,
report-category-Z = Zero rated
report-category-E = Exempt
report-category-AE = Reverse charge
report-category-K = Intra-EU supply
report-category-G = Export
report-category-O = Outside VAT
report-category-L = IGIC
report-category-M = IPSI
report-head-month = Month
report-head-customer = Customer
report-head-item = Item
report-head-treatment = Treatment
report-head-series = Series
report-head-documents = Documents
report-head-share = Share
report-head-net = Without VAT
report-head-vat = VAT
report-head-gross = With VAT
report-head-written-off = Written off
report-head-not-due = Not due
report-head-30 = 1–30 days
report-head-60 = 31–60 days
report-head-90 = 61–90 days
report-head-over-90 = Over 90
report-head-open = Open
report-head-to-refund = To refund
report-head-invoiced = Invoiced
report-head-credited = Credited
report-head-number = Number
report-head-reason = Reason
