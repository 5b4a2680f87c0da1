//! What may be typed into a note, and what stands for it in a list.

use super::*;

#[test]
fn a_note_keeps_its_lines_and_loses_what_nobody_sees() {
    for (typed, kept) in [
        ("Ada prefers mornings.", "Ada prefers mornings."),
        ("  one\r\ntwo\rthree\n\n", "one\ntwo\nthree"),
        ("a\u{0}b\u{7}c\td", "abc\td"),
    ] {
        assert_eq!(NoteText::read(typed).unwrap().as_str(), kept);
    }
}

#[test]
fn nothing_and_too_much_are_refused_by_name() {
    let long = "ü".repeat(NOTE_CHARS_MAX);
    assert_eq!(NoteText::read(&long).unwrap().as_str(), long);
    for (typed, code) in [("", "note-empty"), (" \n\0", "note-empty"), (&*format!("{long}x"), "note-too-long")] {
        assert_eq!(NoteText::read(typed).unwrap_err().code, code);
    }
}

#[test]
fn the_first_line_stands_for_it() {
    assert_eq!(NoteText::read("Call on Monday\nabout the dates").unwrap().title(), "Call on Monday");
    assert_eq!(NoteText::read(&"x".repeat(81)).unwrap().title(), format!("{}…", "x".repeat(80)));
}
