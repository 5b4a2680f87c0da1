# Words printed on documents. Short: labels stand in narrow columns.

## Titles, by UNTDID 1001 type code
title-380 = Invoice
title-381 = Credit note
title-384 = Corrected invoice
title-386 = Prepayment invoice
title-326 = Partial invoice
title-389 = Self-billed invoice
draft = Draft
draft-mark = DRAFT

## Facts beside the address
number = Number
date = Date
due = Due
delivered = Delivered
customer-number = Customer no.
order-reference = Your order
preceding = Refers to
credits-invoice = Credits invoice { $number } of { $date }
credit-line = Credit on invoice { $number }
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
unit-C62 = pcs
unit-H87 = pcs
unit-EA = pcs
unit-HUR = h
unit-MIN = min
unit-DAY = days
unit-WEE = weeks
unit-MON = months
unit-ANN = years
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
unit-E48 = units
unit-SET = sets
unit-XPK = packs

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
sum-gross = Total with VAT
sum-gross-plain = Total
sum-prepaid = Already paid
sum-rounding = Rounding
due-amount = Amount due
to-credit = Credited to you
nothing-due = Nothing to pay

## Exemptions, by category
notice = Note on VAT
notice-AE = Reverse charge: the recipient owes the VAT.
notice-K = VAT-exempt intra-Community supply.
notice-G = VAT-exempt export outside the EU.
notice-E = Exempt from VAT.
notice-O = Not subject to VAT.

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
