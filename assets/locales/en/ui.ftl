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
unlock-label = Passphrase for { $name }
unlock-act = Unlock
unlock-busy = Working out the key…
unlock-quick = Unlock without typing
unlock-wrong = That passphrase does not open this book. Nothing was changed; try again, slowly.
unlock-kit = I have my recovery kit
unlock-foot = Nothing leaves this computer unless you send it.
keyring-ready = This computer’s half of the key is in its keyring. Both halves are needed: your passphrase here, its key there.
keyring-portable = The passphrase alone opens this book, on any computer.
keyring-locked = The keyring of this computer is locked. Unlock it (your login password), then unlock the book.
keyring-absent = No keyring answers here, so this computer’s half of the key is out of reach. Start the keyring, or use the recovery kit.
keyring-wiped = The keyring answers, but this book’s key is gone from it. The recovery kit opens the book and makes a new one.

## A new passphrase
passphrase-hint = Several unrelated words are easier to type and harder to guess than one odd word.
passphrase-generate = Six words for me
passphrase-generated = Write these words on paper now. They are not kept anywhere and cannot be shown again.
passphrase-weak = This one is too easy to guess. Add a word or two, or take six words.

## Recovery
recover-title = Open the book with your kit
recover-lead = The kit’s code replaces the passphrase once. Choose a new one; the kit stays valid.
recover-code = Code from the kit
recover-code-hint = Nine groups of four. Capitals, spaces and dashes do not matter.
recover-passphrase = New passphrase
recover-act = Open the book
