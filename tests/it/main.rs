//! One binary, one module a story.
