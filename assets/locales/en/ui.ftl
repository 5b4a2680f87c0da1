# Words of the window. Sentence case, no blame, no exclamation mark; an ellipsis where more is asked.

## Shared
back = Back
secret-show = Show passphrase
secret-hide = Hide passphrase
secret-caps = Caps Lock is on.
time-now = just now
time-minutes = { $n } min ago
time-hours = { $n } h ago
time-yesterday = yesterday, { $clock }
time-days = { $n } days ago
time-moment = { $day }, { $clock }

## Unlock
unlock-title-start = Open your book
unlock-title-asked = Locked, as you asked
unlock-title-idle = Locked while you were away
unlock-lead-start = Everything in it is sealed until you type its passphrase.
unlock-lead-asked = Your drafts are saved. You come back to the same field.
unlock-lead-idle = Your drafts are saved. You come back to the same field.
# The first book's folder is called "default": a name that nobody gave is not worth reading.
unlock-label =
    { $name ->
        [default] Passphrase
        [restored] Passphrase for the restored book
       *[other] Passphrase for { $name }
    }
unlock-act = Unlock
unlock-busy = Working out the key…
unlock-quick = Unlock without typing
unlock-wrong = That passphrase does not open this book. Nothing was changed; try again, slowly.
unlock-kit = I have my recovery kit
unlock-restore = Restore from a backup into a new book
unlock-use-kit = Open with the kit
unlock-use-backup = Restore a backup…
unlock-read = Open for reading
unlock-foot = Nothing leaves this computer unless you send it.
keyring-ready = This computer’s half of the key is in its keyring. Both halves are needed: your passphrase here, its key there.
keyring-portable = The passphrase alone opens this book, on any computer.
keyring-locked = The keyring of this computer is locked.
keyring-locked-help = Unlock it, usually with your login password, then try again. Nothing is lost.
keyring-absent = No keyring answers on this computer.
keyring-absent-help = It keeps this computer’s half of the key. Start it and try again, or open the book with the recovery kit.
keyring-wiped = The keyring answers, but this book’s key is gone from it.
keyring-wiped-help = Either the keyring was emptied or this book comes from another computer. The recovery kit opens it and makes a new key here.
keyring-other-device = The keyring holds the key of another computer’s copy of this book.
keyring-other-device-help = Most often an older copy of the book was put back. The recovery kit opens it and makes this computer known to it.

book-shut = The book cannot be opened
book-shut-lead = Nothing was changed and nothing was deleted. Leave its folder as it is.

## A new passphrase
passphrase-hint = Several unrelated words are easier to type and harder to guess than one odd word.
passphrase-generate = Six words for me
passphrase-generated = Write these words on paper now. They are not kept anywhere and cannot be shown again.
passphrase-weak = This one is too easy to guess. Add a word or two, or take six words.

## No keyring
without-keyring-absent = No keyring answers on this computer.
without-keyring-locked = The keyring of this computer is locked. Unlock it, usually with your login password, and try again, or go on without it.
without-keyring-cost = Without it the passphrase alone protects the book: whoever copies the file may guess as long as they like. Take at least 15 characters, better six words.
without-keyring-word = Let the passphrase alone open the book
without-keyring-missing = Tick this to go on without a keyring, or start the keyring and try again.

## Recovery
recover-title = Open the book with your kit
recover-lead = The kit’s code replaces the passphrase once. Choose a new one; the kit stays valid.
recover-code = Code from the kit
recover-code-hint = Nine groups of four. Capitals, spaces and dashes do not matter.
recover-passphrase = New passphrase
recover-act = Open the book

## Bringing a book back
welcome = Welcome to Counterfoil
welcome-lead = An invoicing book that only you can open. What would you like to do?
welcome-new = Start a new book
welcome-new-words = Four short steps: your business, a passphrase, a recovery kit on paper, and where backups go.
welcome-restore = Restore from a backup
welcome-restore-words = You have a backup and the printed recovery kit. Your book comes back as it was on that day.
restore-step-backup = The backup
restore-step-code = Recovery kit
restore-step-passphrase = New passphrase
restore-step-book = Your book
restore-foot = The backup is only read, never changed. Nothing is made before the last step, and nothing half made stays.
restore-title = Bring your book back
restore-lead = You need two things: a backup, for example on a USB stick, and the printed recovery kit. The old computer and the old passphrase are not needed.
restore-file = Backup file
restore-file-hint = Its name ends in .tar.zst.age and holds the day it was made. Take the newest one.
restore-code = Type the code from your kit
restore-code-lead = Nine groups of four, as on the paper. You can also paste the whole code.
restore-code-hint = Capitals do not matter. The code has no O, I, L or U, so 0 and 1 are digits.
restore-looking = Reading the backup…
restore-other = Choose another file
restore-wrong-key = This kit does not open this backup.
restore-wrong-key-help = The code was read correctly, but it belongs to another book. Compare name and date on the paper with the backup; perhaps there is a second kit, or the backup is of another book.
restore-not-a-backup = This file is not a Counterfoil backup.
restore-not-a-backup-help = Look for a file whose name ends in .tar.zst.age, in the folder that your backups went to.
restore-backup-truncated = This backup is cut short: its end is missing.
restore-backup-truncated-help = A copy was probably broken off. Nothing was made of it. Take another copy: each folder of your backups holds one, and an older one is better than none.
restore-backup-damaged = This backup is not whole: it was cut short, or changed after it was made.
restore-backup-damaged-help = Nothing was made of it. Take another copy: each folder of your backups holds one, and an older one is better than none.
restore-file-failed = This file cannot be read.
restore-file-failed-help = Check that the stick or disk is attached and that the path is right.
restore-file-exists = Something already stands where the book would go.
restore-file-exists-help = Nothing was overwritten. Move that folder away, then try again.
restore-vault-exists = Counterfoil was started for another book, by option or environment.
restore-vault-exists-help = That book was not touched. Start Counterfoil without COUNTERFOIL_VAULT, or restore in a terminal.
restore-recovery-code-unreadable-help = Compare the marked group with the paper, sign by sign. Nothing was tried with the code yet.
kit-group-look = Look here first.
kit-group-foreign = Has a sign that no kit has.
kit-groups-done = { $n } of 9 groups complete
restore-passphrase = Choose a new passphrase
restore-passphrase-lead = It opens the restored book on this computer. The old passphrase is not needed any more; the kit stays valid.
restore-found = { $documents ->
    [0] The backup of { $when } is whole, and your kit opens it. Nothing was issued until then.
    [one] The backup of { $when } is whole, and your kit opens it. It holds one issued document.
   *[other] The backup of { $when } is whole, and your kit opens it. It holds { $documents } issued documents.
  }
restore-act = Restore the book
restoring = Bringing your book back
restoring-lead = Please leave this window open. Should anything go wrong, nothing half made stays, and you can begin again.
restoring-reading = Reading the backup to its last byte
restoring-building = Building the new book
restoring-checking = Checking every page, entry and file
restoring-opening = Opening it with your passphrase
restoring-longest = This takes longest, and longer the more invoices there are.
restored = Your book is back
restored-lead = Every page, entry and file was checked, and it is open now.
restored-book = Book of
restored-made = As it was on
restored-documents = Issued documents
restored-drafts = Drafts
restored-customers = Customers
restored-files = PDFs and pictures
restored-place = Kept in
restored-not = Not inside
restored-not-later = What was done after { $when }.
restored-not-passphrase = The old passphrase and the key of the old computer. Neither is needed.
restored-not-backups = The other backups. They lie where they lay.
restored-next = Before you go on
restored-next-number = Confirm the last number of invoices and of credit notes that left the house. Until then nothing can be issued, so that no number is given twice.
restored-next-places = Look where backups go (Settings): the folders are those of the old computer.
restored-beside = The book that stood here before was not touched. It is the older one now; Counterfoil opens this one from now on.

## Numbers
numbers = Numbers
series-invoice = Invoices
series-credit-note = Credit notes
series-runs = Counting
series-held = Waiting for you
series-last = Last number in this book
series-none = none yet
series-next = Next number
series-next-held = after you confirmed
series-held-words = This book comes from a backup or an older copy. Documents that you sent later have numbers that it does not know.
gaps = { $n ->
    [one] 1 number that is not in this book
   *[other] { $n } numbers that are not in this book
  }
gaps-words = They will never be given again. The reason stands beside each, for you and for an auditor.
held-news = Before you issue: what was the last number that left the house?
held-go = Confirm the last number…
held-title = One question comes first
held-lead = This book may not know the last numbers that were given: it comes from a backup, or from an older copy. Before it gives one again, say which was the last that left the house.
held-kept = The draft is kept as it is.
release-title = { $series }: what was the last number that left the house?
release-lead = This book may be older than the last document that you sent. The next number follows the one you name here, so that none is given twice.
release-last = Last number that you sent
release-last-none = Last number that you sent; empty if there was none
release-known = The book knows numbers up to { $number }. If you issued later ones, type the last of them.
release-known-none = The book knows of no number yet.
release-where = Look into your sent mail, your bank statements or the customer’s inbox. If in doubt, take the higher number: a gap can be explained, a number given twice cannot.
release-none-skipped = No number is skipped.
release-skipped = { $n ->
    [one] { $first } is entered as issued later than this copy of the book, and never given again.
   *[other] { $n } numbers, { $first } to { $last }, are entered as issued later than this copy of the book, and never given again.
  }
release-next = The next one gets { $number }.
release-later = Not now
release-act = Confirm
release-done = Confirmed. The next number is { $number }.

## Shared words
again = Try again
cancel = Cancel
choose = Choose…
close = Close
heard = Understood
code = Code
continue = Continue
loading = Loading
more = Show more
needed = This one is needed.
never = never
optional = optional
passphrase = Passphrase
save = Save
toasts = News
undo = Undo
folder-n = Folder { $n }
folder-add = Add a folder
folder-remove = Remove folder { $n }
amount-open = { $amount } open
date-today = today
date-plus = { $n ->
    [0] same day
    [one] +1 day
   *[other] +{ $n } days
  }
date-unreadable = Not a date. Try “4 Dec”, “+14” or “fri”.
money-read = Read as { $value } { $unit }.
money-unreadable = “{ $typed }” cannot be read as an amount.
cell-read = { $typed } read as { $read }
cell-unreadable = cannot be read as a number
cell-vat-unknown = a rate such as 19, or “reverse charge”

## The window
find = Find or do…
nav = Pages
nav-more = Settings and lock
nav-home = Home
nav-invoices = Invoices
nav-customers = Customers
nav-backups = Backups
nav-audit = Audit log
nav-reports = Reports
nav-settings = Settings
nav-late = { $n } late
badge-proven = Proven { $ago }
badge-unproven = No proven restore
badge-kit = Kit proven { $ago }
badge-kit-never = Kit not proven yet
badge-sealed = Sealed { $ago }
badge-unsealed = Changes not sealed yet
badge-never = Never sealed
badge-problems = { $n ->
    [one] 1 thing needs you
   *[other] { $n } things need you
  }
reading-older = Open for reading only: this book is older than the one this computer last saw.
reading-older-help = Nothing can be changed until that is settled.
reading-in-use = Open for reading only: another program had this book open for writing.
reading-in-use-help = To write, close that program, then lock this book and unlock it again.
reading-not-writable = Open for reading only: the book’s folder cannot be written.
reading-not-writable-help = To write, check that its disk is not read-only and the folder is yours, then lock this book and unlock it again.
reading-asked = Open for reading only.
reading-asked-help = To write, lock this book and unlock it again.
header-mended = One of the two copies of the key file was damaged. It was written anew from the other; nothing was lost.
fresh-unknown-here = This computer has not seen this book before, so it cannot tell whether it is the newest one.
fresh-anchor-missing = This computer’s note of the newest state is gone, so it cannot tell whether this book is the newest one.

## Commands
group-everywhere = Everywhere
group-go = Go to
group-list = In this list
group-draft = In this draft
group-invoice = On this invoice
group-backups = Backups
cmd-new-invoice = New invoice
cmd-palette = Find or do anything
cmd-shortcuts = Keyboard shortcuts
cmd-lock = Lock
cmd-quit = Seal and quit
cmd-archive = Archive for the accountant…
cmd-backup = Back up now
cmd-verify = Verify the whole book
cmd-theme-system = Theme: as the desktop is
cmd-theme-light = Theme: light
cmd-theme-dark = Theme: dark
cmd-filter = Filter the list
cmd-down = Next row
cmd-up = Row before
cmd-issue = Issue this draft…
cmd-delete-draft = Delete this draft
cmd-line-move = Move a line up or down
cmd-line-delete = Remove a line
cmd-save-pdf = Save the PDF…
cmd-pay = Record payment
cmd-refund = Record refund
cmd-credit = Credit…
go-home = Home
go-invoices = Invoices
go-customers = Customers
go-backups = Backups
go-audit = Audit log
go-reports = Reports
go-settings = Settings
palette-do = Do
palette-example = What do you want to do, or find?
palette-none = Nothing by that name. Try fewer letters.
palette-move = move
palette-act = do it
palette-keys = all shortcuts
shortcuts = Keyboard shortcuts
shortcuts-lead = What works on this screen.

## First run
step-business = Your business
step-passphrase = Passphrase
step-kit = Recovery kit
step-places = Where backups go
first-foot = Nothing leaves this computer. Set-up takes about four minutes.
first-business = Whose book is this?
first-business-lead = These words head every invoice. You can change them later; invoices already issued keep theirs.
first-business-later = Logo, terms and the number pattern wait in Settings.
business-trade = What you do, in one line
business-terms = Days to pay
business-pattern = Number pattern
business-credit-pattern = Number pattern of credit notes
business-pattern-words = {"{YYYY}"} is the year, {"{MM}"} the month, {"{seq:4}"} a running number of four digits.
party-name = Name
party-contact = Contact person
party-street = Street and number
party-postcode = Postcode
party-city = City
party-country = Country
party-vat = VAT ID
party-tax = Tax number
party-email = E-mail
party-phone = Phone
party-iban = IBAN
party-bic = BIC
party-currency = Currency
party-language = Language of documents
first-passphrase = Choose a passphrase
first-passphrase-lead = It opens the book, every time. Nobody can reset it; the recovery kit, in the next step, is the only other way in.
first-keyring-ready = A second half of the key goes into this computer’s keyring. A stolen file is then useless, whatever the passphrase.
first-synced = The book would stand in a synced or network folder. Two computers writing at once can set it back; a local folder is safer.
first-kit = Your recovery kit
first-kit-lead = One sheet of paper that opens the book and every backup, on any computer, without the passphrase. Counterfoil writes it as a PDF; print it, then delete the file.
first-kit-path = Save the kit to
first-kit-path-hint = A USB stick or your desktop is fine for the minute until it is printed.
first-kit-make = Write the kit
first-kit-making = Making the keys…
first-type-back = Type back two groups from your kit
first-type-back-lead = This proves that the paper is in your hands and can be read. If passphrase and computer are ever lost, this sheet is the way back in.
first-group = Group { $n }
first-kit-left = { $n ->
    [one] 1 more character
   *[other] { $n } more characters
  }
first-kit-wrong = Not what the kit says. Read both groups again.
first-kit-hint = Capitals do not matter. The code has no O, I, L or U, so 0 and 1 are digits.
first-kit-open = Open the kit
first-kit-at = Written to
first-kit-must = This step cannot be skipped: without a kit that was read once, a lost passphrase would be the end of the book.
kit-title = Recovery kit
kit-words = Opens the book and every backup, without the passphrase.
kit-keep = Keep one copy at home and one elsewhere. Nobody can make it again.
first-places = Where do backups go?
first-places-lead = Sealed copies are written there after changes, and read back to prove them. Choose one folder that is not on this computer: a USB disk, a NAS, a synced folder. What lies there is unreadable without your kit.
first-places-none = No folder: the book then exists once, on this computer only.
first-places-one = One folder is good, two are a backup when one of them is lost.
first-places-two = Two places. Counterfoil tells you when one of them falls behind.
first-finish = Open my book

## Home
home-needs = { $n ->
    [0] Nothing needs you. The rest runs itself.
    [one] One thing needs you. The rest runs itself.
   *[other] { $n } things need you. The rest runs itself.
  }
home-today = Needs you today
home-latest = Issued lately
home-nothing = Nothing is late, nothing lies half written.
home-late = { $n ->
    [one] { $name } is 1 day late
   *[other] { $name } is { $n } days late
  }
home-refund = { $name } is owed a refund
home-draft = { $name }, draft
home-draft-nameless = Draft without a customer
home-show = Show
home-show-named = Show { $number }
home-edit = Go on
home-edit-named = Go on with the draft for { $name }
home-why = See why
home-invoiced = Invoiced in all
home-open = Open
home-late-sum = Of that, late
home-backups = Look at backups

## Invoices
invoices = Invoices
filter = Filter invoices
filter-example = overdue, draft, a name, or any word
found = { $n } found
chip-draft = drafts
chip-open = open
chip-overdue = overdue
chip-part-paid = part paid
chip-settled = paid
chip-to-refund = to refund
chip-credit-note = credit notes
col-number = Number
col-state = Status
col-customer = Customer
col-subject = Subject
col-issued = Issued
col-total = Total
col-total-in = Total, { $currency }
col-open = Open
col-open-in = Open, { $currency }
col-documents = Documents
totals-words = Drafts are not counted.
totals-gross = Total
totals-open = Open
nothing-found = Nothing found
nothing-found-words = No entry has all of these words. Fewer letters find more.
empty-title = Your first invoice takes about a minute
empty-words = Name a customer, type what you did, press Issue. It gets the number { $number } only then, so a draft never leaves a gap.
to-list = Back to invoices
state-draft = Draft
state-settled = Paid
state-credited = Credited
state-to-refund = To refund
state-credit-note = Credit note
state-credits = Credits { $number }
state-draft-credit = Draft, credits { $number }
state-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
  }
state-late-part = { $n ->
    [one] 1 day late, part paid
   *[other] { $n } days late, part paid
  }
state-part = { $n ->
    [one] Part paid, 1 day left
   *[other] Part paid, { $n } days left
  }
state-part-today = Part paid, due today
state-due-today = Due today
state-due-soon = { $n ->
    [one] Due tomorrow
   *[other] Due in { $n } days
  }
state-open = Open, due { $day }

## A draft
draft-new = New invoice
draft-title = Draft
draft-unnumbered = Draft
draft-no-number = no number
draft-no-customer = no customer yet
draft-customer = Customer
draft-customer-placeholder = Name, known or new
draft-customer-hint = type to find or create
draft-customer-all = All customers
draft-customer-create = Create “{ $name }”
draft-date = Invoice date
draft-due = Due
draft-order = Their order
draft-subject = Subject
draft-lines = Lines
draft-delivered = Delivered
draft-terms = Terms on the invoice
draft-terms-example = Within { $n } days
draft-notes = Note under the lines
draft-delete = Delete
draft-read-only = This draft can be read, not changed.
draft-read-only-help = What is typed here is not kept. The line at the top says why, and what to do.
draft-unsaved = What you typed stands on this page and is not kept yet. { $help }
draft-deleted = Draft deleted
line-name = Item
line-quantity = Quantity
line-unit = Unit
line-price = Price
line-less = Less
line-vat = VAT
line-net = Net, { $currency }
line-row = Line { $n }
line-new = New line
line-ghost = Type an item, or paste rows from a sheet
line-remove = Remove line { $n }
line-removed = Line removed
total-net = Net
total-vat = VAT { $vat }
total-on = on { $taxable }
total-rounding = Rounding
total-due = Amount due
total-total = Total
why-ask = How VAT { $vat } is made
why-title = How VAT { $vat } is made
why-rule = each line rounded, then summed
why-taxable = Net at { $vat }
why-product = × { $rate } = { $product }, half up
unkept-title = What you typed is not saved yet
unkept-lead = It stands on this page only.
unkept-words = The page says why it could not be written. Stay, and every word is still there to be saved.
unkept-stay = Stay here
unkept-go = Leave without it
saving = Saving…
saved = Saved { $clock }
preview = Preview of the draft
preview-page = Page { $n } of { $of }
preview-label = The draft as it will be printed
preview-drawing = Drawing the page…
preview-note = Issue freezes this page and adds the number and the counterfoil code.
preview-failed = The page cannot be drawn here. The file itself is not affected.
checking = Checking…
before-issue = { $n ->
    [one] One thing before it can be issued:
   *[other] { $n } things before it can be issued. First:
  }
passes = Ready to issue
takes = Takes number
takes-then = , then nothing can change
issue = Issue…
issue-title = Issue { $number }?
issue-lead = It takes this number and is frozen: page, figures and date. A mistake is put right by a further document, never by a change.
issue-act = Issue

## A new customer
customers = Customers
customers-filter = Filter customers
customers-empty = No customers yet
customers-empty-words = They come by themselves: type a new name on an invoice and say “Create”. Or write one down now.
customer-new = New customer
customer-new-for = New customer: { $name }
customer-create = Create customer
customer-lead = Invoices already issued keep the details they were issued with.
customer-saved = Customer saved
customer-saved-look = Saved. The VAT ID does not add up: compare it with their papers.
look = Look

## An issued invoice
kept-half = The half you keep
kept-number = Number
kept-issued = Issued
kept-to = To
kept-invoiced = Invoiced
kept-paid = Paid { $day }
kept-open = Open
kept-to-refund = To refund
kept-refunded = Paid back { $day }
kept-credited = Credited by { $number }
kept-credited-whole = Credited
kept-credits = Credits
chain-title = Counterfoil code
chain-words = Printed on the customer’s copy. Anyone who holds it can show that this one was not changed.
chain-copy = Copy code
chain-copied = Counterfoil code copied
leaf = The half that left
leaf-untitled = Without a subject
leaf-frozen = Frozen
leaf-less = less { $percent } %
leaf-page = The page as it left
leaf-page-lost = Not here. Number, amounts and counterfoil code beside are whole: they are kept in the book itself.
leaf-page-label = Invoice { $number } as issued
leaf-hash = SHA-256
leaf-wrong = Something wrong on it?
leaf-wrong-words = An issued invoice never changes. A credit note takes back all of it or a part, with a number of its own.
payments = Payments
payments-open = { $amount } still open
payments-none = Nothing received yet.
payments-to-refund = { $amount } to pay back
payment-back = Paid back
story = What happened
story-issued = Issued
story-issued-words = Number, page and figures sealed in one act
story-paid = Received { $amount }
story-refunded = Paid back { $amount }
story-credited = Credited { $amount }
story-credits-words = An invoice of { $day }
story-to-refund-words = { $amount } is owed to the customer
story-due = Due
story-due-words = { $day }, { $amount } open
pay-title = Record payment
pay-lead = { $number }, { $amount } open.
pay-amount = Amount received
pay-date = Received on
pay-note = Note
pay-note-example = Bank transfer
pay-act = Record
paid-toast = Payment recorded
refund-title = Record refund
refund-lead = { $number }: { $amount } is owed to the customer.
refund-amount = Amount paid back
refund-date = Paid back on
refunded-toast = Refund recorded

## A credit note
credit-title = Credit { $number }
credit-lead = An issued invoice stays as it is. A credit note takes back all of it, or a part.
credit-what = What is credited?
credit-all = Everything
credit-all-words = { $amount }, all that is left of it.
credit-lines = Some lines
credit-lines-words = Something was wrong, or came back.
credit-sum = A sum
credit-sum-words = You agreed on less.
credit-quantity = How much of { $name }
credit-of = of { $left } { $unit }
credit-gone = credited already
credit-amount = Sum, without VAT
credit-amount-hint = Spread over the VAT rates of the invoice.
credit-reason = Why
credit-reason-example = Five of ten came back
credit-side = The credit note
credit-due = Credited
credit-nothing = Nothing chosen yet.
credit-then = It becomes a draft. Nothing has happened until you issue it.
credit-act = Make the draft
credit-draft = Credit note for { $number }
credit-date = Date
save-pdf = Save PDF…
save-title = Save the PDF
save-lead = The page exactly as it was issued. The copy you save is not encrypted.
save-path = Save to
save-act = Save
saved-toast = PDF saved

## Backups
backups = Backups
backups-lead = Last proven restore { $ago }.
backups-lead-never = No restore was proven yet.
backups-places = { $n ->
    [0] No place is set up.
   *[other] { $good } of { $n } places current.
  }
proof-title = Last proven restore
proof-never = Not yet
proof-words = Read back whole, decrypted and checked.
proof-never-words = Back up now: the copy is read back at once.
proof-sealed = Last sealed
proof-kit = With the kit itself
proof-unsealed = Since then
proof-unsealed-yes = changes not sealed
proof-unsealed-no = no change
places = Places
places-none = No place yet
places-none-words = Choose a folder that is not on this computer. What lies there is unreadable without your kit.
places-add = Add a place
place-current = { $ago }, read back
place-behind = Last copy { $ago }
place-empty = No copy yet
place-count = { $n ->
    [one] 1 copy
   *[other] { $n } copies
  }
place-change = Change folder…
place-retry = Try now
seals = History
seals-none = Nothing was sealed yet.
seal-proven = Proven { $ago }
seal-unproven = Not read back
seal-places = { $n ->
    [0] only here
    [one] 1 place
   *[other] { $n } places
  }
seal-verify = Verify
seal-verify-named = Verify the backup of { $when }
sealed-toast = Sealed and read back
verified-toast = Read back whole and checked
trigger-asked = asked for
trigger-lock = at lock
trigger-quit = at quit
trigger-interval = on schedule
trigger-crash-leftover = after a crash
trigger-before-migration = before an upgrade
kept-newest = newest
kept-daily = daily
kept-weekly = weekly
kept-monthly = monthly
kept-yearly = yearly
kept-held = kept for now
kept-unrecorded = not recorded in this book
kept-newest-proven = newest proven
restore = Restore
restore-words = Always into a new folder, checked first. Your book stays as it is. Lock this book, then choose “Restore from a backup into a new book”. In a terminal:

## Archive
archive-open = Archive a period…
archive-title = Archive for your accountant
archive-lead = One sealed file, opened offline with a passphrase. Your book does not change.
archive-period = Period
archive-from = From
archive-to = To
archive-form = Form
archive-html = A page that opens itself
archive-html-words = Lists, searches, shows PDFs and checks itself. Needs only a browser.
archive-age = A sealed age file
archive-age-words = For accountants who have the age tool, or Counterfoil.
archive-path = Save to
archive-tell = Tell by phone
archive-tell-words = Never in the same e-mail as the file. Shown once, kept nowhere.
archive-inside = Inside: the PDFs as issued, payments, customers, number ranges and the audit trail of the period, with their hashes.
archive-write = Write archive
archive-busy = Writing the archive
archive-done = { $n ->
    [one] One document written, { $size }.
   *[other] { $n } documents written, { $size }.
  }
archive-hash = SHA-256 of the file
archive-hash-words = Read the first groups out on the phone: whoever gets the file can check the page itself before trusting what it says.
archive-told = I wrote the words down
period-quarter = Q{ $q } { $year }
period-year = { $year }

## Settings
settings = Settings
settings-business = Your business
settings-book = This book
settings-folders = Where backups go
settings-folders-words = Sealed copies. At least one folder that is not on this computer.
settings-saved = Settings saved
logo = Logo
logo-words = PNG, shown at the head of the page.
logo-kept = Kept in the book, printed at the head of the page.
logo-choose = Choose logo…
logo-remove = Remove
logo-set = Logo kept
logo-large = This picture is larger than 2 MB. A smaller one prints the same.
lock-after = Lock after
lock-never = Never by itself
lock-minutes = { $n } minutes without a key or pointer
lock-words = Drafts are saved first. You come back to the same field.
settings-look = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
theme-words = Kept on this computer only.
theme-not-kept = This holds until the window is locked: it could not be kept on this computer.
passphrase-kept = It opens the book on this computer. Nobody can reset it; the recovery kit is the other way in.
passphrase-change = Change passphrase…
passphrase-title = Change the passphrase
passphrase-lead = The new one opens the book from then on, the old one no longer does.
passphrase-now = Current passphrase
passphrase-wrong = That is not the passphrase of this book. Nothing was changed; the try is noted in the audit log at the next unlock.
passphrase-kit = Your recovery kit stays valid, and so do your backups: they are sealed to the kit, not to a passphrase.
passphrase-copies = Copies of the book’s folder from before still open with the old one, where this computer’s keyring is.
passphrase-quick = Quick unlock stays on. Its 12 hours count from the change.
passphrase-act = Change it
passphrase-changed = Passphrase changed
quick = Quick unlock
quick-words = Opens without typing for 12 hours of the same start of this computer. With it on, the keyring alone opens the book: whoever can use yours can too.

## An older book
rolled-alarm = Opened for reading only
rolled-title = This book is older than the one you last used here
rolled-lead = The seal of { $name ->
        [default] this book
       *[other] { $name }
    } is whole and the passphrase was right. But this computer remembers a newer state. Most often a synced folder or a restored disk put an old file back.
rolled-look = Look for the newer book
rolled-look-words = Lock this one, put the newer folder back in its place, and unlock again.
rolled-look-act = Lock
rolled-restore = Restore the newest backup
rolled-restore-words = Into a new book, with your kit. Lock this one, then choose “Restore from a backup into a new book”.
rolled-read = Read this older book
rolled-read-words = Everything can be looked at and saved as PDF; nothing can be written.
rolled-read-act = Read it
rolled-foot = Nothing was changed and nothing was deleted.
# What this computer remembers of the newer one.
rolled-shorter = { $n ->
    [one] One act is missing at its end.
   *[other] { $n } acts are missing at its end.
  }
rolled-forked = It was continued in another way than the book last seen here.
rolled-before-restore = It is from before a restore: the restored book took its place.
rolled-older-keys = The book is the newest, but its key file is an older one: a passphrase that was changed may open it again.
rolled-seen = Newer one last seen
rolled-act = Last act in this one
rolled-number = Last number in it
rolled-number-none = none
rolled-accept = The newer book is gone for good?
rolled-accept-act = Go on with this one…
accept-title = Go on with the older book?
accept-lead = Only if the newer one cannot be found and no backup is newer. It cannot be undone.
accept-missing = What was done after { $when } is not in it: invoices, payments and customers from then on are missing.
accept-missing-all = What was done after it was copied is not in it.
accept-numbers = It knows numbers up to { $number } and would give { $next } next. Later ones may have left the house, so numbering waits until you confirm the last one: none is given twice.
accept-numbers-none = It knows of no number. Some may have left the house, so numbering waits until you confirm the last one: none is given twice.
accept-keys = Its older keys stay in force. If you changed the passphrase since, change it again afterwards.
accept-log = The audit log keeps that you accepted it.
accept-passphrase = Your passphrase, to accept it
accept-not = Leave it as it is
accept-act = Accept this book
accepted = This copy is the book from now on.
accepted-numbers = This copy is the book from now on. Confirm the last number in Settings before the next invoice.

## The audit log
audit = Audit log
audit-lead = Every act, signed, each naming the one before. Nothing in it can be changed unnoticed.
log-act = What
log-who = Who and where
log-when = When
log-here = { $user }, this computer
log-elsewhere = { $user }, another computer
log-filter = Filter the log
log-filter-example = issued, a number, a name
log-count = { $n ->
    [one] 1 entry
   *[other] { $n } entries
  }
acts-documents = documents
acts-customers = customers
acts-backups = backups
acts-keys = keys and unlocking
acts-book = book and settings
act-vault-created = Book made
act-kit-proven = Recovery kit proven
act-business-saved = Your business changed
act-customer-saved = { $customer ->
    [none] Customer saved
   *[other] Customer { $customer } saved
  }
act-draft-saved = { $number ->
    [none] Draft saved
   *[other] Draft of { $number } saved
  }
act-draft-deleted = Draft deleted
act-invoice-issued = { $document ->
    [credit-note] Credit note { $number } issued
   *[other] Invoice { $number } issued
  }
act-payment-recorded = Payment on { $number } recorded
act-settings-saved = { $object ->
    [series] Number series changed
   *[other] Settings changed
  }
act-backup-sealed = Backup { $id } sealed
act-backup-proven = Backup { $id } read back whole
act-archive-exported = Archive of { $from } to { $to } written
act-restored = Restored from backup { $n }
act-unlock-failed = { $n ->
    [one] One wrong passphrase
   *[other] { $n } wrong passphrases
  }
act-kdf-upgraded = Passphrase made costlier to guess
act-passphrase-changed = Passphrase changed
act-recovered = Opened with the recovery kit
act-migrated = Brought up for a newer version
act-rollback-accepted = Older book accepted
act-series-released = Last number confirmed
fact-seq = Entry
fact-time = Time
fact-kind = Kind
fact-object = Object
fact-device = Device
fact-hash = Hash
fact-prev = Entry before
fact-before = Content before
fact-after = Content after
fact-signature = Signature
fact-signed = { $signature } by key { $signer }
verify = Verify now
verify-busy = Reading the whole book…
verify-good = As it was left. Checked { $when }.
verify-bad = { $n ->
    [one] One thing is not as it was left. Checked { $when }.
   *[other] { $n } things are not as they were left. Checked { $when }.
  }
verify-bad-help = Leave the folder of the book as it is, and restore the newest proven backup into a new one. What is listed below is all that differs.
checked-pages = Pages
checked-pages-words = { $n }, each authenticated
checked-entries = Entries
checked-entries-words = { $n }, signed and linked
checked-documents = Documents
checked-documents-words = { $n ->
    [0] none issued yet
    [one] 1, with its link
   *[other] { $n }, link by link
  }
checked-files = Sealed files
checked-files-words = { $n ->
    [0] none yet
    [one] 1, opened and compared
   *[other] { $n }, opened and compared
  }
checked-anchors = Anchors
anchors-fresh = as new as last seen here
anchors-continued-elsewhere = continued on another computer
anchors-restored = restored since last seen here
anchors-unknown-here = never seen here before
anchors-anchor-missing = this computer’s note is gone
finding-page-damaged = A page of the database is damaged
finding-log-broken = The chain of the log is broken
finding-row-differs = A record differs from what the log says
finding-row-missing = A record that the log names is gone
finding-row-unrecorded = A record that the log does not name
finding-link-broken = The link of a document does not fit
finding-series-differs = A number series differs from its documents
finding-file-missing = A sealed file is gone
finding-file-damaged = A sealed file is damaged
finding-rolled-back = The book is older than the one last seen here
finding-forked = The book was continued in another way
finding-older-epoch = The book is from before a restore
finding-header-older = The key file is older than the one last seen here
finding-of = Belongs to { $number }:
finding-more = { $n ->
    [one] and one more
   *[other] and { $n } more
  }

## Reports
reports = Reports
cmd-report-save = Save this report as CSV…
report-revenue = Revenue
report-aging = Who owes what
report-vat = VAT
report-revenue-lead = Invoiced by month, less what was credited.
report-aging-lead = Open amounts on { $day }, by how late they are.
report-vat-lead = Base and tax by date of issue, each as its document rounded it.
report-revenue-none = Nothing was issued yet
report-revenue-none-words = Each month with an issued invoice will stand here.
report-aging-none = Nobody owes you anything
report-aging-none-words = Open invoices will stand here, the late ones by how late they are.
report-vat-none = Nothing was issued in this period
report-vat-none-words = Choose another period above.
report-month = Month
report-currency = Currency
report-documents = Documents
report-net = Without VAT
report-gross = With VAT
report-all = All customers
report-sum = { $invoices ->
    [one] 1 invoice
   *[other] { $invoices } invoices
  }, { $notes ->
    [one] 1 credit note
   *[other] { $notes } credit notes
  }
report-open-month = documents of { $month }
report-open-customer = invoices of { $customer }
report-open-vat = documents of the period, { $treatment }
report-period = Period
report-period-backwards = Before the first day
report-period-order = Choose a last day that is not before the first.
revenue-plot = Without VAT, { $currency }
revenue-plot-words = Bars of revenue without VAT in { $currency } over { $n ->
    [one] 1 month
   *[other] { $n } months
  }. { $months }. The table below has the figures.
aging-not-due = Not due
aging-days-1-30 = 1–30 days late
aging-days-31-60 = 31–60 days
aging-days-61-90 = 61–90 days
aging-over-90 = Over 90 days
aging-open = Open
aging-to-refund = To pay back
vat-treatment = Treatment
vat-invoiced-taxable = Invoiced
vat-invoiced-tax = VAT on it
vat-credited-taxable = Credited
vat-credited-tax = VAT on it
vat-taxable = Base
vat-tax = VAT
vat-name-standard = { $rate } %
vat-name-reverse-charge = Reverse charge
vat-name-intra-community = Intra-Community supply
vat-name-export = Export
vat-name-exempt = Exempt
vat-name-zero-rated = Zero rated
vat-name-out-of-scope = Outside the scope of VAT
vat-name-igic = IGIC
vat-name-ipsi = IPSI
period-this-month = This month
period-last-month = Last month
period-this-quarter = This quarter
period-last-quarter = Last quarter
period-this-year = This year
period-last-year = Last year
csv-open = Save as CSV…
csv-title = Save the report
csv-lead = A table for a spreadsheet. The file is not encrypted: it holds what the report shows.
csv-path = File
csv-act = Save
csv-saved = Saved to { $path }
