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
unlock-lead-idle = What you typed is kept. You come back to the same field.
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

## Customers, what the book keeps
customer-number = Customer number
customer-bank-meant = I asked the customer by a number that I had before, and the new bank details are meant.
customer-more = Terms, people, delivery address, notes
customer-terms = Days until due
customer-notes = Notes for you
customer-contact-n = Person { $n }
customer-address-n = Delivery address { $n }
contact-name = Name
contact-role = What they do
contact-phone = Telephone
contact-add = Person
contact-remove = Remove person { $n }
address-name = Who is there
address-add = Delivery address
address-remove = Remove delivery address { $n }
alike-title = Perhaps in the book already
alike-vat-id = same VAT ID
alike-bank = same IBAN
alike-email = same e-mail address
alike-name = similar name
merge-open = Merge…
merge-title = Make two customers one
merge-lead = Both are listed and counted as one from then on. What was issued stays as it is, and you can separate them again.
merge-find = Who is the same?
merge-documents = { $n ->
    [one] 1 document
   *[other] { $n } documents
  }
merge-stays = Stays
merge-under = Is merged into it
merge-swap = Let the other one stay
merge-address = Address
merge-nothing = nothing
merge-same = Both say the same.
merge-joined = Notes, people, addresses and checks of both are kept.
merge-moves = Comes along:
merge-moves-none = no documents
merge-issued = { $n ->
    [one] 1 issued document
   *[other] { $n } issued documents
  }
merge-imported = { $n ->
    [one] 1 imported document
   *[other] { $n } imported documents
  }
merge-drafts = { $n ->
    [one] 1 draft
   *[other] { $n } drafts
  }
merge-schedules = { $n ->
    [one] 1 recurring document
   *[other] { $n } recurring documents
  }
merge-templates = { $n ->
    [one] 1 template
   *[other] { $n } templates
  }
merge-credit = { $amount } credit
merge-do = Make them one
merge-done = Both are one customer now: { $name }
merge-save-first = Save what you typed first, then merge.
merged-title = One with this customer
merged-separate = Separate
merged-separated = { $name } stands alone again
checks = Checked
check-vat-id = VAT ID
check-bank = Bank details
check-address = Address
check-none = not checked yet
check-done = { $day }: { $how }
check-stale = changed since it was checked on { $day }
check-ask = Checked…
check-ask-named = Say that you checked: { $part }
check-how = How did you check it?
check-how-example = called the number on their website
check-keep = Keep
customer-checked = Kept

## Items
items = Items
items-filter = Name, number or description
items-found = { $n ->
    [one] 1 item
   *[other] { $n } items
  }
items-empty = No items yet
items-empty-words = What you sell often is kept here with its price. A line of a draft is offered to be kept, or you add it yourself.
item-new = New item
item-lead = A line made from it is a copy: changing the item later changes no draft and no document.
item-name = Name
item-number = Your number
item-description = Description
item-prices = Prices are
item-prices-net = without VAT
item-prices-gross = with VAT inside
item-price-add = Price in another currency
item-price-remove = Remove the price in { $currency }
item-remove = Delete
item-removed = Item deleted
item-saved = Item saved
item-kept = “{ $name }” is an item now
item-keep = Keep “{ $name }” as an item
item-unpriced = no price in { $currency }
nav-items = Items
nav-payments = Payments
go-payments = Payments
go-items = Items

## Recurring documents
schedules = Recurring
schedules-lead = Drafts that are made again and again. Nothing is issued or sent by itself.
schedules-empty = Nothing recurs yet
schedules-empty-words = Open an invoice or a draft that you write every month and choose “Make recurring”.
to-schedules = Back to recurring documents
nav-recurring = Recurring
go-recurring = Recurring documents
recur = Make recurring
cmd-recur = Make this document recurring
schedule-new = Make recurring
schedule-change = Change
schedule-lead = A draft is made for each date, once, when you say so. You look at it and issue it yourself.
schedule-name = Name
schedule-name-hint = For you; it is not printed.
schedule-rhythm = How often
schedule-every = Every
schedule-start = First date
schedule-covers = Each document is about
covers-ahead = the time that begins
covers-back = the time that ended
schedule-ends = Ends
ends-never = never
ends-on = on a day
ends-after = after some documents
schedule-until = Last day
schedule-count = How many
schedule-month-end = Always the last day of the month, in February too
schedule-fixed = Documents were made by these dates, so they stay. To change them, end this and make another one; texts and prices can be changed.
schedule-placeholders = { $period }, { $month }, { $quarter } and { $year } in a text stand for the time that the document is about.
schedule-line = Line { $n }
schedule-dates = Next dates
schedule-no-dates = The dates appear here once they can be told.
schedule-due-at-once = { $n ->
    [one] One of them has come already and will wait for you at once.
   *[other] { $n } of them have come already and will wait for you at once.
  }
schedule-first = The first draft
schedule-drafts-only = Only drafts are made, and only when you say so.
schedule-saved = Saved
schedule-customer = Customer
schedule-state = State
schedule-waits = Waiting
schedule-each = Each
schedule-about = About
schedule-coming = Next dates
schedule-no-coming = No further dates.
schedule-periods = So far
schedule-no-periods = Nothing so far. The first date is still to come.
schedule-next = next on { $day }
schedule-paused = paused on { $day }
schedule-ended = ended
schedule-pause = Pause
schedule-resume = Resume
schedule-end = End
schedule-see-due = { $n ->
    [one] One waits
   *[other] { $n } wait
  }
schedule-is-paused = Paused. Nothing falls due until you resume it.
schedule-is-resumed = Resumed. What fell into the pause waits for your choice.
schedule-is-ended = Ended. What is due until today stays due.
schedule-remove = Delete
schedule-removed = Recurring document deleted. What was made of it stays.
period-state-due = waits
period-state-made = made
period-state-passed = passed over
period-state-coming = to come
period-discarded = draft deleted
period-draft = Draft
rhythm-daily = Days
rhythm-weekly = Weeks
rhythm-monthly = Months
rhythm-quarterly = Quarters
rhythm-half-yearly = Half years
rhythm-yearly = Years
every-daily = { $n ->
    [one] Every day
   *[other] Every { $n } days
  }
every-weekly = { $n ->
    [one] Every week
   *[other] Every { $n } weeks
  }
every-monthly = { $n ->
    [one] Every month
   *[other] Every { $n } months
  }
every-quarterly = { $n ->
    [one] Every quarter
   *[other] Every { $n } quarters
  }
every-half-yearly = { $n ->
    [one] Every half year
   *[other] Every { $n } half years
  }
every-yearly = { $n ->
    [one] Every year
   *[other] Every { $n } years
  }
every-month-end = { $step }, on the last day
due-news = { $n ->
    [one] One recurring document waits to be made.
   *[other] { $n } recurring documents wait to be made.
  }
due-go = Look
due-title = What waits
due-lead = Tick what you want. Each becomes one draft; nothing is issued or sent.
due-none = Nothing waits.
due-later = Later
due-pass = Pass over
due-make = { $n ->
    [0] Make drafts
    [one] Make one draft
   *[other] Make { $n } drafts
  }
due-made = { $n ->
    [0] They had been made before
    [one] One draft made
   *[other] { $n } drafts made
  }
due-passed = { $n ->
    [one] One passed over
   *[other] { $n } passed over
  }
home-due = { $n ->
    [one] { $name }: a recurring document waits
   *[other] { $name }: { $n } recurring documents wait
  }
home-due-named = Look at what waits of { $name }

## Numbers
numbers = Numbers
series-invoice = Invoices
series-credit-note = Credit notes
series-quote = Quotes
series-proforma = Proforma invoices
series-delivery-note = Delivery notes
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
new-other = Begin another kind of document
new-310 = New quote
new-325 = New proforma invoice
new-270 = New delivery note
kind-270 = Delivery note
kind-310 = Quote
kind-325 = Proforma invoice
kind-326 = Partial invoice
kind-380 = Invoice
kind-381 = Credit note
kind-384 = Corrected invoice
kind-386 = Deposit
kind-389 = Self-billed invoice
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
palette-kept = Notes and files
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
business-quote-pattern = Number pattern of quotes
business-proforma-pattern = Number pattern of proforma invoices
business-delivery-pattern = Number pattern of delivery notes
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
chip-quote = quotes
chip-delivery-note = delivery notes
chip-deposit = deposits
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
empty-import = You come from another program? Bring its history along.
empty-words = Name a customer, type what you did, press Issue. It gets the number { $number } only then, so a draft never leaves a gap.
to-list = Back to invoices
state-draft = Draft
state-offered = Offered until { $day }
state-offered-plain = Offered
state-accepted = Accepted
state-declined = Declined
state-expired = Expired
state-invoiced = Invoiced
state-settled = Paid
state-credited = Credited
state-written-off = Written off
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
draft-until = Valid until
draft-kind = { $kind }, draft
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
total-net-within = Net, included
total-vat-within = VAT { $vat }, included
total-prepaid = Already paid
total-due-before = Amount due
total-withheld = Withheld: { $name } { $percent } %
why-ask = How VAT { $vat } is made
why-net = How the net total is made
why-due = How the amount to pay is made
why-same = VAT rounded line by line would come to the same.
why-differs = VAT rounded line by line would be { $other }: a difference of { $difference }.
figure-line-net = its net
figure-line-total = Sum of lines
figure-allowance-total = Allowances
figure-charge-total = Charges
figure-net-total = Net
figure-vat-breakdown = VAT of this rate
figure-vat-total = VAT, all rates
figure-gross-total = Total with VAT
figure-payable = Amount due
figure-withheld = Withheld
figure-to-pay = To pay
vat-proposal = VAT that fits here
vat-kind-services = For services: { $vat }.
vat-kind-goods = For goods: { $vat }.
vat-take = Use { $vat } on all lines
tax-terms = VAT, dates and what comes off
prices = Prices are
prices-net = without VAT
prices-gross = with VAT
prices-are-net = prices without VAT
prices-are-gross = prices with VAT
vat-scheme = Small-business scheme
scheme-own = As in settings: { $scheme }
scheme-none = none
scheme-at-6 = Austria, § 6 (1) no. 27 UStG
scheme-be-56bis = Belgium, franchise
scheme-de-19 = Germany, § 19 UStG
scheme-es-20 = Spain, exempt by art. 20 LIVA
scheme-fr-293b = France, art. 293 B CGI
scheme-it-forfettario = Italy, regime forfettario
scheme-nl-kor = Netherlands, KOR
scheme-pl-113 = Poland, art. 113
scheme-pt-53 = Portugal, art. 53 CIVA
tax-delivery-date = Delivered on
tax-delivered-on = delivered { $date }
tax-period-start = Service from
tax-period-end = Service to
tax-point = VAT falls due on
tax-reason = Why no VAT ({ $category })
tax-reason-example = The provision, such as § 4 no. 21 UStG
tax-code = VATEX code
tax-prepaid = Already paid
tax-prepaid-of = { $amount } paid before
tax-rounding = Rounding
tax-withheld-name = Withheld by the customer
tax-withheld-percent = Percent of net
tax-withheld-of = { $name } { $percent } % withheld
tax-einvoice = Paper does without this; an e-invoice would be refused for it:
tax-withheld-words = Income tax that the customer pays to the tax office for you, such as IRPF. It lowers what you get, not your VAT.
line-gross = With VAT, { $currency }
leaf-reason = { $category }: { $reason }
business-scheme = Small-business scheme
unkept-title = What you typed is not saved yet
unkept-lead = It stands on this page only.
unkept-words = The page says why it could not be written. Stay, and every word is still there to be saved.
unkept-stay = Stay here
unkept-go = Leave without it
unfinished = What you typed is kept, and not saved yet: { $form }.
unfinished-customers = a customer
unfinished-items = an item
unfinished-settings = your business
unfinished-invoices = a new customer, beside a draft
unfinished-go = Go on with it
unfinished-drop = Discard it
unfinished-dropped = Discarded
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
customers-found = { $n ->
    [one] 1 customer
   *[other] { $n } customers
  }
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
kept-from = Made from
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
payment-undone = Taken back
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
credit-amount-gross = Sum, with VAT
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
json-panel = Everything as JSON
json-panel-words = One file that any program can read, and anybody: for moving on, or for a script of your own.
json-open-dialog = Export…
json-title = Export everything as JSON
json-lead = Every document, customer, payment and file of this book in one file. Your book does not change.
json-open = This file is not encrypted: whoever has it reads everything in it.
json-open-words = Save it where only you come, and delete it when you are done. For keeping, make a backup instead.
json-busy = Writing everything
json-write = Write file
json-done = { $n ->
    [one] One row written, { $size }.
   *[other] { $n } rows written, { $size }.
  }
json-done-words = Anybody who has it can read it. The audit log keeps when it was written, and this SHA-256 of it:
json-close = Done

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
reminder-terms = Reminders
reminder-terms-words = By so many days after the due date a tone is proposed. A later reminder asks for the fees of the earlier ones too.
reminder-terms-note = Fees and interest stand beside the invoice: they are no revenue and bear no VAT. Reminders already written stay as they are.
reminder-after = Days late
reminder-fee-of = Late fee in { $currency }
reminder-respite = Days that each gives
reminder-interest-terms = Interest
interest-none = None
interest-statutory = By law, above a base rate
interest-agreed = As agreed
interest-percent = Percent a year
interest-business = Points above it, businesses
interest-private = Points above it, others
interest-lump-sum = Lump sum of businesses in euros
interest-from = Asked for
from-tone-friendly = From the friendly reminder on
from-tone-firm = From the firm reminder on
from-tone-last = With the last reminder
base-rates = Base rates
base-rates-words = They change each January and July. Add the newest with the day from which it holds.
base-rate-from = From
base-rate-percent = Percent
base-rate-add = Add a base rate
base-rate-remove = Remove the base rate from { $day } on
lock-words = What you typed is kept first, sealed in the book. You come back to the same field.
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
act-book-exported = Everything exported as JSON
act-book-imported = Book made from a JSON export
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
act-quote-answered = Answer to { $number } recorded
act-schedule-saved = Recurring document saved
act-period-made = Period of a recurring document made into a draft
act-period-passed = Period of a recurring document passed over
act-item-saved = Item saved
act-item-deleted = Item moved to the trash
act-customer-checked = Particulars of { $customer } checked
act-customer-merged = { $customer } made one with another customer
act-customer-unmerged = { $customer } separated from another customer
act-schedule-deleted = Recurring document moved to the trash
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
cmd-report-pdf = Save this report as PDF…
cmd-report-csv = Save this report as CSV…
report-revenue = Revenue
report-aging = Who owes what
report-vat = VAT
report-gaps = Missing numbers
report-customers = Revenue by customer
report-items = Revenue by item
report-divided = Revenue by
report-by-revenue = Month
report-by-customers = Customer
report-by-items = Item
report-revenue-lead = Invoiced by month, less what was credited.
report-customers-lead = Invoiced by date of issue, less what was credited.
report-items-lead = What lines of one name come to without VAT, with their part of what a document takes off or adds as a whole.
report-gaps-lead = Numbers that were never given, and why.
report-aging-lead = Open amounts on { $day }, by how late they are.
report-vat-lead = Base and tax by date of issue, each as its document rounded it.
report-revenue-none = Nothing was issued yet
report-revenue-none-words = Each month with an issued invoice will stand here.
report-aging-none = Nobody owes you anything
report-aging-none-words = Open invoices will stand here, the late ones by how late they are.
report-vat-none = Nothing was issued in this period
report-vat-none-words = Choose another period above.
report-customers-none = Nothing was invoiced in this period
report-customers-none-words = Choose another period above.
report-items-none = Nothing was invoiced in this period
report-items-none-words = Choose another period above.
report-gaps-none = No number is missing
report-gaps-none-words = After a restore, numbers that were passed over will stand here with their reason.
report-item = Item
report-share = Share
report-number = Number
report-series = Series
report-reason = Reason
report-total = All
report-no-lines = Imported without lines
report-more = And { $n } smaller ones: PDF and CSV have them all.
report-written-off = Written off, taken off no figure: { $treatment }
report-written-off-law = Whether and when VAT of what was written off may be taken off what you declare is for the law of your country (Art. 90 of Directive 2006/112/EC; in Germany § 17 UStG, in the period in which the claim has become uncollectible).
report-csv = CSV…
report-pdf = PDF…
report-save-title = Save the report
report-pdf-lead = Pages to read, print and keep. The file is not encrypted: it holds what the report shows.
report-saved = Saved to { $path }
report-language = Language
report-language-own = As in your country
report-language-en = English
report-language-de = German
report-file-revenue = revenue
report-file-customers = revenue-by-customer
report-file-items = revenue-by-item
report-file-aging = open-items
report-file-vat = vat
report-file-gaps = missing-numbers
report-open-documents = documents of { $name }
report-open-written-off = invoices that were written off
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
csv-lead = A table for a spreadsheet. The file is not encrypted: it holds what the report shows.

## E-invoices of other programs
cmd-einvoice = Look at an e-invoice of another program
einvoice = E-invoice
einvoice-lead = What another program wrote: UBL, CII, or a PDF with one attached.
einvoice-choose = Choose an e-invoice…
einvoice-other = Another file…
einvoice-none = No e-invoice chosen
einvoice-none-words = Choose an XML file or a PDF. You see what stands in it, what it comes to, and which rules it breaks. Nothing is stored.
einvoice-draft = Make a draft of it
einvoice-drafted = A draft was made.
einvoice-left-number = Its number stayed behind: the draft takes the next one of your series.
einvoice-left-seller = It was sold by somebody else: choose the customer.
einvoice-left-customer = Its buyer’s particulars make no customer: choose one.
einvoice-left-kind = It is of another kind: this is a draft of an ordinary invoice.
einvoice-left-preceding = The invoices that it follows are not named.
einvoice-left-third-party = What it collects for somebody else is left out.
einvoice-left-totals = Its sums are others than those of the draft: compare them.
einvoice-valid = Every rule that is known here is kept
einvoice-invalid = { $n ->
    [one] It breaks a rule
   *[other] It breaks { $n } rules
}
einvoice-document = Invoice
einvoice-credit-note = Credit note
einvoice-due = due { $day }
einvoice-seller = From
einvoice-buyer = To
einvoice-findings = What is wrong with it
einvoice-no-findings = Every rule that is known here is kept.
einvoice-fatal = makes it invalid
einvoice-warning = worth a look
einvoice-sums = Sums
einvoice-sum = Sum
einvoice-stated = As written, { $currency }
einvoice-computed = As computed
einvoice-difference = Difference
einvoice-line-total = Lines
einvoice-allowance-total = Allowances
einvoice-charge-total = Charges
einvoice-net-total = Net
einvoice-tax = VAT { $category } { $rate } % of { $taxable }
einvoice-vat-total = VAT
einvoice-gross-total = Gross
einvoice-prepaid = Paid in advance
einvoice-rounding = Rounding
einvoice-payable = Amount due
einvoice-lines = Lines
einvoice-item = Item
einvoice-quantity = Quantity
einvoice-price = Price
einvoice-price-for = { $price } for { $base }
einvoice-vat = VAT
einvoice-net = Net

## What was before: versions, trash, undo
history = History
cmd-history = Show older versions
history-title = Older versions
history-lead = “{ $title }”. Choose one to see what it changed; restoring one keeps all others.
history-versions = Versions, newest first
history-changed = What this version changed
history-now = as it is now
history-changes = { $n ->
    [0] nothing changed
    [one] one field
   *[other] { $n } fields
  }
history-gone = in the trash
history-gone-words = From here on it lay in the trash. The version before holds what it was.
history-same = Nothing differs from the version before.
history-nothing = empty
history-picture = a picture
history-logo = Logo
history-restore = Restore this version
history-restored = Older version restored. What was there before it is in the list.
history-frozen = What was issued stays as it is; these are its drafts.
history-did-begun = Begun
history-did-undo = Undone
history-did-draft-saved = Edited
history-did-draft-deleted = Deleted
history-did-customer-saved = Saved
history-did-customer-deleted = Deleted
history-did-customer-checked = Checked
history-did-item-saved = Saved
history-did-item-deleted = Deleted
history-did-schedule-saved = Saved
history-did-schedule-deleted = Deleted
history-did-business-saved = Saved
trash = Trash
trash-lead = What you delete lies here for 90 days and can be brought back as it was.
trash-what = Deleted
trash-gone = On
trash-leaves = Stays for
trash-days = { $n ->
    [0] until the next unlock
    [one] 1 day
   *[other] { $n } days
  }
trash-until = It can be brought back until { $date }; then it goes for good at the next unlock.
trash-kind-draft = Draft
trash-kind-customer = Customer
trash-kind-item = Item
trash-kind-schedule = Recurring document
trash-untitled = without a title
trash-none = Nothing in the trash
trash-none-words = Deleted drafts, customers, items and recurring documents come here first. Nothing is lost by deleting.
trash-restore = Bring it back
trash-restored = { $title } is back
trash-show = Show
trash-empty-one = Delete for good
trash-empty-named = Delete “{ $title }” for good
trash-empty-all = Empty the trash
trash-sure = Delete for good
trash-sure-one = It and all its older versions go now, before the 90 days are over. Nobody can bring them back from this book; a backup made before still has them.
trash-sure-all = { $n ->
    [one] One thing and all its older versions go now, before the 90 days are over. Nobody can bring it back from this book; a backup made before still has it.
   *[other] { $n } things and all their older versions go now, before the 90 days are over. Nobody can bring them back from this book; a backup made before still has them.
  }
trash-gone-one = Deleted for good
trash-gone-all = The trash is empty
customer-deleted = Customer deleted
cmd-undo = Undo the last change
undo-nothing = Nothing to undo since the book was opened
undone = Undone: { $title } is as it was before
undone-draft-saved = Undone: { $title } is as it was before
undone-draft-deleted = { $title } is back
undone-customer-saved = Undone: { $title } is as it was before
undone-customer-deleted = { $title } is back
undone-customer-checked = Undone: { $title } is as it was before
undone-customer-merged = Undone: { $title } stands alone again
undone-customer-unmerged = Undone: { $title } is merged again
undone-item-saved = Undone: the item { $title } is as it was before
undone-item-deleted = The item { $title } is back
undone-schedule-saved = Undone: { $title } is as it was before
undone-schedule-deleted = { $title } is back
undone-business-saved = Undone: your business is as it was before
undone-settings-saved = Undone: your settings are as they were before
act-customer-deleted = Customer deleted
act-trash-emptied = { $n ->
    [one] One thing gone from the trash for good
   *[other] { $n } things gone from the trash for good
  }

## Quotes and jobs
quote-accept = Accepted
quote-decline = Declined
strip-waits = What did the customer say?
strip-accepted = Agreed. Ask for a deposit, or make the invoice.
strip-declined = Declined. If they come back to it, ask for a deposit or make the invoice.
quote-invoice = Make the invoice
cmd-quote-accept = Record that the customer accepted…
cmd-quote-decline = Record that the customer declined…
cmd-quote-invoice = Make the invoice of this quote
cmd-portion = Ask for a deposit or a part…
answers = What the customer said
answer-accepted = Accepted
answer-declined = Declined
answer-by-name = by { $name }
answer-accepted-title = { $number } was accepted
answer-accepted-lead = Nothing is invoiced by this. The next step is a deposit, or the invoice.
answer-accepted-act = Record the yes
answer-accepted-done = Recorded: accepted.
answer-declined-title = { $number } was declined
answer-declined-lead = The quote stays in the book. A mind may be changed until something is invoiced.
answer-declined-act = Record the no
answer-declined-done = Recorded: declined.
answer-date = On
answer-by = Who said so
answer-note = Note
answer-note-example = by e-mail, order 4711
next-make = New from this
next-again = The same again
next-270 = Delivery note
next-325 = Proforma invoice
next-380 = Invoice
next-384 = Corrected invoice, which takes this one back
portion-open = Deposit…
portion-title = Ask for a deposit or a part
portion-lead = { $left } of this job was not asked for yet. The invoice at its end deducts what you ask for now.
portion-kind = What it is
portion-386-words = money before the work
portion-326-words = for work that is done
portion-share = How much
portion-by-percent = A share of the whole, at each VAT rate
portion-by-sum = A sum, without VAT
portion-percent = Share
portion-amount = Sum
portion-act = Make the draft
job = This job
job-whole = Whole job, with VAT
job-asked = Asked for so far
job-left = Left
deduct-help = Each becomes a line of its own that takes it off at its VAT rate.
deduct-act = Deduct what was asked for

## History of another program
cmd-import = Import history of another program
import = Import history
import-lead = Bring in what another program issued: it stands beside your own invoices, marked, and is never mixed with them.
import-none = No file chosen yet
import-none-words = Choose the export of the other program: a table (CSV) of invoices, customers, items or payments, or one JSON object a line. A table may be dropped here. You see what it holds before anything is written.
import-choose = Choose a file
import-other = Choose another file
import-run = Import it
import-stop = Stop
import-looking = Reading the file
import-running = { $n } documents so far
import-stopping = Stopping; the book stays as it was
import-whole = All of it comes in, or nothing. If you stop, the book is as it was before, and you can begin again.
import-already = This very file is in the book already. Nothing was written.
import-before = This very file was imported on { $when }. Importing it again would change nothing.
import-done = { $documents } documents and { $payments } payments came in, with { $customers } new customers.
import-holds = { $documents } documents, { $payments } payments, { $customers } customers
import-sums = Sums
import-first = The first documents
import-reconciled = File and book, counted each by itself
import-counted = Counted
import-in-file = { $currency }, in the file
import-in-book = { $currency }, in the book
import-currency = Currency
import-documents = Documents
import-net = Net
import-vat = VAT
import-gross = Gross
import-open = Open
import-flaws = { $n ->
    [one] One document does not add up; it is kept as it was given
   *[other] { $n } documents do not add up; they are kept as they were given
  }
import-line = Line
import-what = What does not come out
imported-hint = Issued by another program, and shown as it was given there: line { $line } of the imported file. It has no PDF and no counterfoil of yours.
imported-flawed = { $n ->
    [one] One figure of it does not come out as it is stated.
   *[other] { $n } figures of it do not come out as they are stated.
  }
imported-due = Due
imported-order = Order
imported-lines = Lines
imported-payments = Payments
imported-paid-on = Paid on
imported-paid-how = How
imported-paid = Amount
state-imported = { $words }, imported
state-void = Cancelled
act-history-imported = History imported

## Payments over several invoices, credit, write-offs and reminders
pay-more = Fee, currency
pay-fee = Fee kept by bank or card
pay-currency = Paid in
pay-rate = { $base } for one { $currency }
pay-arrived = { $amount } reached the account; the invoice is settled whole.
pay-gain = Exchange gain { $amount }
pay-loss = Exchange loss { $amount }
pay-others = { $n ->
  [one] Use what is left for one other open invoice
 *[other] Use what is left for { $n } other open invoices
}
pay-gets = Gets
pay-keep = Keep { $amount } as credit of { $name }
pay-take-back = Take back
pay-take-back-of = Take back the payment of { $amount }
pay-taken-back = Taken back: the payment is no longer counted
story-undone = Paid { $amount }, taken back
story-taken-back = Taken back { $amount }
kept-written-off = Written off
claim = Money
claim-charges = { $amount } late fees and interest asked for beside the invoice
claim-for-charges = late fees and interest
credit-use = Use credit of { $amount }
credit-used = Settled from credit
credit-keep = Keep as credit
credit-kept = Kept as credit
payments-lead = Money as it moved: what it paid, and what of it is still a customer’s credit.
payments-filter = Find payments by customer, number, amount, note or day
payments-filter-example = { $year } credit ada
payments-count = { $n ->
    [one] 1 payment
   *[other] { $n } payments
}
payments-date = Date
payments-paid = Paid
payments-credit = Credit left
payments-amount = Amount
payments-received = kept as credit
payments-refund = paid back
payments-set-off = set off
payments-reversed = taken back
payments-reversal = takes one back
payments-empty = No payments in these days
payments-empty-words = Record one on its invoice with P. What came in, went back or is kept as credit is listed here.
payments-sums = Received in these days, less what went back
payments-fees = after { $amount } of fees
payment-credit = still credit
payment-fee = { $amount } was kept by bank or card
payment-rate = { $rate } { $base } for one { $currency }
return-act = Pay credit back
return-title = Record credit paid back
return-lead = { $amount } of this payment is still credit of { $name }. Where there is more, the oldest goes back first.
returned = { $amount } paid back to { $name }
pay-charges = Also pays late fees and interest of { $amount }
receipt = Receipt
receipt-of = Save the receipt of { $amount }
paper-saved = Saved { $path }
write-off = Write off
write-off-title = Write off the rest
write-off-lead = { $number }: { $amount } is no longer asked for. You can take it up again.
write-off-reason = Reason
write-off-reason-example = Insolvent
write-off-date = On
write-off-vat = The invoice, your revenue and its VAT stay as they are. Once a claim cannot be collected, its VAT may be corrected in the VAT return; the report names the amount.
write-off-act = Write off
write-off-words = written off { $day }, VAT in it { $vat }
written-off-toast = Written off
take-up = Ask for it again
taken-up = Asked for again
cmd-remind = Write reminder
remind-title = Write a reminder
remind-lead = { $n ->
  [one] { $number } is one day late.
 *[other] { $number } is { $n } days late.
}
remind-tone = Tone
tone-friendly = Friendly
tone-firm = Firm
tone-last = Last
remind-open = Open
remind-paid = Paid of these
remind-total = Asked for by { $day }
remind-arithmetic = How the interest comes about
remind-span = { $from } to { $to }: { $sum } × { $percent }% × { $days }/365 = { $amount }
remind-waive = Without late fees and interest
remind-not-sent = It is sealed in your book as PDF. Nothing is sent: save it and send it yourself.
remind-act = Write reminder
reminded-toast = { $tone } reminder written
reminder = Reminder
reminder-fee = Late fees
reminder-lump-sum = Collection lump sum
reminder-interest = Interest
reminder-asks = { $day }, asks for { $amount }
reminder-save-of = Save the reminder of { $day }
reminders-due = { $n ->
  [one] One reminder is due
 *[other] { $n } reminders are due
}
reminders-write = { $n ->
  [one] Write it
 *[other] Write all { $n }
}
reminders-written = { $n ->
  [one] One reminder written; save it from its invoice
 *[other] { $n } reminders written; save them from their invoices
}
col-due = Due
act-payment-reversed = Payment on { $number } taken back
act-credit-allocated = Credit used for { $number }
act-write-off-recorded = Write-off on { $number }
act-reminder-written = Reminder of { $number } written
act-receipt-written = Receipt for { $number } written

## Templates
templates = Templates
templates-lead = Choose one to begin a draft with. The template stays as it is.
templates-none = No templates yet
templates-none-words = Open a document that you write again and again, press Ctrl+K and choose “Keep as a template”.
template-name = Name of the template
template-rename = Rename { $name }
template-delete = Delete { $name }
template-deleted = Template deleted
template-keep = Keep it
template-kept = Template kept. Begin with it from the menu beside “New invoice”.
template-keep-lead = Customer, lines and texts are kept; days, numbers and payments are not.
cmd-template-keep = Keep as a template
cmd-template-new = New from a template
trash-kind-template = Template
history-did-template-saved = Saved
history-did-template-deleted = Deleted
undone-template-saved = Undone: the template { $title } is as it was before
undone-template-deleted = The template { $title } is back
act-template-saved = Template saved
act-template-deleted = Template deleted

## Notes and attached files
kept-title = Notes & files
kept-lead = Only for you: on no paper and in no e-invoice.
kept-lead-empty = What was said on the phone, time sheets, signed quotes: kept here, sealed, and in every backup. Only for you, on no paper.
kept-not-yet = Notes and files can be kept with this draft as soon as something stands in it.
kept-notes = Notes
kept-files = Attached files
kept-note-new = Write a note
kept-note-keep = Keep note
kept-note-edit = Change this note
kept-note-remove = Delete this note
kept-note-removed = Note deleted
kept-changed = changed { $when }
kept-attach = Attach a file
kept-attach-title = Choose a file to attach
kept-attached = { $n ->
    [one] File attached
   *[other] { $n } files attached
}
kept-drop = Drop to attach
kept-file-save = Save a copy of { $name }
kept-file-remove = Remove { $name }
kept-file-removed = { $name } removed
kept-save-title = Save a copy
kept-save-lead = The copy is not sealed: whoever can open its folder can read it.
trash-kind-note = Note
trash-kind-attachment = File
history-did-note-saved = Changed
history-did-note-deleted = Deleted
history-did-attachment-removed = Removed
history-note-text = Text
undone-note-saved = Undone: the note “{ $title }” is as it was before
undone-note-deleted = The note “{ $title }” is back
undone-attachment-added = Undone: { $title } is not attached any more
undone-attachment-removed = { $title } is attached again
act-note-saved = { $number ->
    [none] { $customer ->
        [none] Note kept
       *[other] Note on { $customer } kept
    }
   *[other] Note on { $number } kept
}
act-note-deleted = { $number ->
    [none] { $customer ->
        [none] Note deleted
       *[other] Note on { $customer } deleted
    }
   *[other] Note on { $number } deleted
}
act-attachment-added = { $number ->
    [none] { $customer ->
        [none] File attached
       *[other] File attached to { $customer }
    }
   *[other] File attached to { $number }
}
act-attachment-removed = { $number ->
    [none] { $customer ->
        [none] File removed
       *[other] File removed from { $customer }
    }
   *[other] File removed from { $number }
}

## Tables of other programs
csv-drop = Drop the table here, and see what it holds
csv-reading = How the file is read ({ $encoding })
csv-kind = Each row is
csv-kind-documents = an invoice or its line
csv-kind-customers = a customer
csv-kind-items = an item
csv-kind-payments = a payment
csv-separator = Between cells
csv-semicolon = ; semicolon
csv-comma = , comma
csv-tab = tabulator
csv-pipe = | bar
csv-decimal = Before decimals
csv-decimal-comma = , as in 1.234,50
csv-decimal-point = . as in 1,234.50
csv-date = In dates
csv-dmy = day first: 31/12/2025
csv-mdy = month first: 12/31/2025
csv-choose = Please choose
csv-zero = Rows without VAT are
csv-zero-z = zero rated (Z)
csv-zero-e = exempt (E)
csv-zero-ae = reverse charge (AE)
csv-zero-k = within the EU (K)
csv-zero-g = exports (G)
csv-zero-o = outside VAT (O)
csv-rate = Worth of 1 { $currency }
csv-known = What the book has already
csv-known-keep = stays as it is
csv-known-fill = is filled where it is empty
csv-mapping = Columns of the file
csv-heading = Column
csv-field = Becomes
csv-field-of = What { $heading } becomes
csv-samples = For example
csv-passed-over = passed over
csv-empty = always empty
csv-what = What is wrong, and what to do
csv-why = Why
csv-counts = Rows of the file: { $rows }. Coming in: { $used }. Staying out: { $left }. With a fault: { $faulty }.
csv-unanswered = Rows of the file: { $rows }. What becomes of them is shown once everything is answered.
csv-faults = { $n ->
    [one] One row cannot come in as it is
   *[other] { $n } rows cannot come in as they are
  }
csv-leave-out = { $n ->
    [one] Leave this row out, and bring the others in
   *[other] Leave these { $n } rows out, and bring the others in
  }
csv-matches = Customers who look like one of the book
csv-in-file = In the file
csv-in-book = In the book
csv-why-same = Same
csv-same = The same one
csv-same-as = { $name } of the file is { $known } of the book
csv-by-vat-id = VAT id
csv-by-name = name
csv-by-number = number
csv-first = The first rows, as they will stand
csv-left = { $n ->
    [one] One row stays out
   *[other] { $n } rows stay out
  }
csv-rows = { $rows ->
    [one] One row read
   *[other] { $rows } rows read
  }: { $used } used, { $left } left out.
csv-unstated = No column of the file states it
csv-done = { $kind ->
    [customers] { $made ->
        [one] One customer
       *[other] { $made } customers
      } came in{ $filled ->
        [0] .
       *[other] , and { $filled } were filled.
      }
    [items] { $made ->
        [one] One item
       *[other] { $made } items
      } came in{ $filled ->
        [0] .
       *[other] , and { $filled } were filled.
      }
    [payments] { $made ->
        [one] One payment
       *[other] { $made } payments
      } came in.
   *[documents] { $made ->
        [one] One document
       *[other] { $made } documents
      } came in{ $customers ->
        [0] .
        [one] , with one new customer.
       *[other] , with { $customers } new customers.
      }
  }
csv-show-invoices = Show invoices
csv-show-customers = Show customers
csv-show-items = Show items
csv-field-number = Number
csv-field-name = Name
csv-field-contact = Contact person
csv-field-email = E-mail
csv-field-phone = Telephone
csv-field-street = Street
csv-field-postcode = Postcode
csv-field-city = City
csv-field-country = Country
csv-field-vat-id = VAT id
csv-field-tax-id = Tax number
csv-field-iban = IBAN
csv-field-currency = Currency
csv-field-terms-days = Days until due
csv-field-notes = Notes
csv-field-description = Description
csv-field-unit = Unit
csv-field-price = Price of one, without VAT
csv-field-gross-price = Price of one, with VAT
csv-field-vat-rate = VAT rate
csv-field-vat-category = VAT category
csv-field-kind = Invoice or credit note
csv-field-issue-date = Date of issue
csv-field-due-date = Due date
csv-field-customer = Customer
csv-field-customer-number = Customer number
csv-field-exchange-rate = Rate of exchange
csv-field-net = Net
csv-field-vat = VAT
csv-field-gross = Gross
csv-field-paid = Paid so far
csv-field-open = Still open
csv-field-paid-date = Day of payment
csv-field-status = Status
csv-field-order = Order number
csv-field-note = Note
csv-field-credits = Number that is credited
csv-field-quantity = Quantity
csv-field-discount = Discount in percent
csv-field-line-net = Sum of the line, net
csv-field-date = Day
csv-field-amount = Amount
csv-field-method = Way of payment
csv-field-reference = Reference
