//! Names from outside, and what is left of them.

use super::*;
use proptest::prelude::*;

#[test]
fn what_is_left_of_a_name() {
    let long = "ä".repeat(200);
    let table = [
        ("time sheet March.pdf", "time sheet March.pdf"),
        ("Übergabe 3.11.2026.PDF", "Übergabe 3.11.2026.PDF"),
        ("/home/ada/.ssh/id_rsa", "id_rsa"),
        ("..\\..\\Windows\\win.ini", "win.ini"),
        ("../../etc/passwd", "passwd"),
        ("..", "file"),
        ("/", "file"),
        ("", "file"),
        (" . ", "file"),
        (".bashrc", "bashrc"),
        ("receipt.", "receipt"),
        ("two\nlines\0.txt", "twolines.txt"),
        ("photo\u{202e}gpj.exe", "photogpj.exe"),
        ("zero\u{200b}width.png", "zerowidth.png"),
        ("C:what?.txt", "C_what_.txt"),
        ("a<b>|\"*.txt", "a_b____.txt"),
    ];
    for (given, left) in table {
        assert_eq!(FileName::from_outside(given).as_str(), left, "{given:?}");
    }
    let cut = FileName::from_outside(&format!("{long}.pdf"));
    assert!(cut.as_str().len() <= FILE_NAME_BYTES_MAX && cut.as_str().ends_with("ä.pdf"), "{cut}");
}

#[test]
fn the_ending_says_what_it_is_and_the_content_is_not_asked() {
    for (name, media) in [
        ("a.pdf", "application/pdf"),
        ("a.JPG", "image/jpeg"),
        ("pdf", "application/octet-stream"),
        ("a.pdf.exe", "application/octet-stream"),
    ] {
        assert_eq!(FileName::from_outside(name).media(), media, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_text_becomes_one_harmless_component_and_stays_it(text in "\\PC{0,40}|[./\\\\\\x00-\\x1f\u{202e}a\u{1f9fe}]{0,400}") {
        let name = FileName::from_outside(&text);
        let bare = name.as_str();
        prop_assert!(!bare.is_empty() && bare.len() <= FILE_NAME_BYTES_MAX);
        prop_assert!(!bare.contains(['/', '\\', '\0']) && !bare.chars().any(char::is_control));
        prop_assert!(!bare.starts_with('.') && !bare.ends_with('.'));
        prop_assert_eq!(&FileName::from_outside(bare), &name);
    }
}
