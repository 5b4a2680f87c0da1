//! Everything that a process and its children wrote, by file, as the kernel saw it (`strace -y -xx`).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Longer writes would be cut in the trace; none of ours is.
pub const LONGEST_WRITE: &str = "8388608";

/// What a trace says.
#[derive(Default)]
pub struct Trace {
    /// All bytes written to each path, in the order of the calls.
    pub written: BTreeMap<String, Vec<u8>>,
    /// Files that were mapped for shared writing, where writes are not seen.
    pub mapped: Vec<String>,
    /// Calls to `connect` that name an internet address.
    pub internet: Vec<String>,
    /// Calls read.
    pub calls: usize,
}

impl Trace {
    /// Adds one trace file.
    pub fn read(&mut self, file: &Path) {
        for line in BufReader::new(File::open(file).unwrap()).lines().map_while(Result::ok) {
            self.line(&line);
        }
    }

    fn line(&mut self, line: &str) {
        self.calls += 1;
        let Some((call, rest)) = line.split_once('(') else { return };
        let call = call.rsplit(' ').next().unwrap_or_default();
        if call == "connect" && line.contains("AF_INET") {
            self.internet.push(line.to_owned());
        }
        let path = rest.split_once('<').and_then(|(_, path)| path.split_once('>')).map(|(path, _)| text(&unhex(path)));
        let Some(path) = path.filter(|path| path.starts_with('/')) else { return };
        if call == "mmap" && line.contains("MAP_SHARED") && line.contains("PROT_WRITE") {
            self.mapped.push(path.clone());
        }
        if call.contains("write") {
            // Each quoted string is one buffer; `"...` would be a cut one.
            assert!(!line.contains("\"..."), "a write to {path} is longer than the trace shows");
            let buffers = rest.split('"').skip(1).step_by(2);
            self.written.entry(path).or_default().extend(buffers.flat_map(unhex));
        }
    }
}

/// `\x41b` as strace writes it with `-xx`, and plain text where it does not.
fn unhex(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
        match (first, tail.first(), code.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'\\', Some(b'x'), Some(byte)) => {
                bytes.push(byte);
                rest = &tail[3..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    bytes
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
