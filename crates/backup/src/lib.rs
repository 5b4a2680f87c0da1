//! Sealed exports: age containers, destinations, schedule, retention, verify, restore. Bytes only.
