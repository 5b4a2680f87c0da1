//! Acceptance stories share these beginnings: a book in a temporary folder, a fixed clock, a keyring in memory.
