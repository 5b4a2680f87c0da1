//! `counterfoil`: the verbs for a terminal.
fn main() {}
