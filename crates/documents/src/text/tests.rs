use proptest::prelude::*;

use super::shape::is_ignorable;
use super::*;
use crate::Warning;

const STYLE: Style = Style::new(Face::Regular, 10.0, 12.0);

fn drawn(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// Everything that should be seen: no spaces (lines break at them), nothing invisible by definition.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !is_ignorable(*c)).collect()
}

#[test]
fn tabular_figures_have_one_width_and_kerning_is_on() {
    let mut setter = Typesetter::new().unwrap();
    assert_eq!(
        setter.line("111111", Style { tabular: true, ..STYLE }).advance,
        setter.line("000000", Style { tabular: true, ..STYLE }).advance
    );
    let apart = setter.line("A", STYLE).advance + setter.line("V", STYLE).advance;
    assert!(setter.line("AV", STYLE).advance < apart);
}

#[test]
fn what_was_typed_is_drawn_and_not_an_arrow() {
    let mut setter = Typesetter::new().unwrap();
    assert_eq!(setter.line("->", STYLE).pieces[0].glyphs.len(), 2);
}

#[test]
fn a_character_without_a_face_is_a_square_and_a_warning() {
    let mut setter = Typesetter::new().unwrap();
    let line = setter.line("a漢b\u{7}", STYLE);
    assert_eq!(line.pieces.iter().flat_map(|piece| &piece.glyphs).filter(|glyph| glyph.missing).count(), 2);
    assert_eq!(setter.warnings(), [Warning::NoFaceHas { character: '\u{7}' }, Warning::NoFaceHas { character: '漢' }]);
}

#[test]
fn right_to_left_runs_are_laid_out_from_the_right() {
    let mut setter = Typesetter::new().unwrap();
    let line = setter.line("ab שלום cd", STYLE);
    let hebrew: Vec<usize> =
        line.pieces.iter().flat_map(|p| &p.glyphs).filter(|g| g.missing).map(|g| g.cluster.start).collect();
    assert!(hebrew.is_sorted_by(|a, b| a > b), "the last letter stands on the left: {hebrew:?}");
}

#[test]
fn lines_fit_and_keep_every_word() {
    let mut setter = Typesetter::new().unwrap();
    let text =
        "Kessler & Brandt Verlagsgesellschaft mbH, Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
    let lines = setter.paragraph(text, STYLE, 120.0);
    assert!(lines.len() > 4);
    assert!(lines.iter().all(|line| line.width() <= 120.5), "{:?}", lines.iter().map(Line::width).collect::<Vec<_>>());
    assert_eq!(visible(&drawn(&lines)), visible(text));
}

#[test]
fn a_soft_hyphen_shows_only_at_the_break() {
    let mut setter = Typesetter::new().unwrap();
    let lines = setter.paragraph("Buch\u{AD}gestaltung", STYLE, 40.0);
    assert_eq!(lines[0].text, "Buch-");
    assert_eq!(setter.paragraph("Buch\u{AD}gestaltung", STYLE, 400.0)[0].text, "Buch\u{AD}gestaltung");
}

#[test]
fn line_ends_of_any_kind_end_a_line() {
    let mut setter = Typesetter::new().unwrap();
    assert_eq!(setter.paragraph("a\r\nb\u{2028}c\n\nd\n", STYLE, 400.0).len(), 5);
    assert!(setter.paragraph("", STYLE, 400.0).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_character_is_drawn_or_warned_of(text in "\\PC{0,60}|.{0,60}", width in 5.0_f32..300.0) {
        let mut setter = Typesetter::new().unwrap();
        let lines = setter.paragraph(&text, STYLE, width);
        prop_assert_eq!(visible(&drawn(&lines)).replace('-', ""), visible(&text).replace('-', ""));
        let warned: Vec<char> = setter.warnings().into_iter().map(|Warning::NoFaceHas { character }| character).collect();
        for line in &lines {
            let glyphs: Vec<&Glyph> = line.pieces.iter().flat_map(|piece| &piece.glyphs).collect();
            for (at, c) in line.text.char_indices().filter(|(_, c)| !c.is_whitespace() && !is_ignorable(*c)) {
                let glyph = glyphs.iter().find(|glyph| glyph.cluster.contains(&at));
                prop_assert!(glyph.is_some(), "{c:?} has no glyph");
                prop_assert!(glyph.is_some_and(|glyph| !glyph.missing) || warned.contains(&c), "{c:?} is a square without warning");
            }
        }
    }
}
