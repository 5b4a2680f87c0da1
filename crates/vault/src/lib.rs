//! The keys: key slots, Argon2id, recovery code, the only door to the keyring. Knows no invoice.
