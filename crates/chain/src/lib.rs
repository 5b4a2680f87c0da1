//! The proof: canonical bytes, links, signed entries, anchors, verification. Pure; keys are passed in.
