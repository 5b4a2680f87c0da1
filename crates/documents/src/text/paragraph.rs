//! Line breaking (UAX 14): greedy, never dropping a character; a word wider than the column breaks between any two clusters.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::shape::is_mark;
use super::{Line, Style, Typesetter};

impl Typesetter {
    /// Sets `text` in lines at most `width` points wide. Line ends in the text are kept; empty text gives no line.
    pub(crate) fn paragraph(&mut self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        for hard in hard_lines(text) {
            self.wrap(hard, style, width, &mut lines);
        }
        while lines.last().is_some_and(|line: &Line| line.text.trim().is_empty()) {
            lines.pop();
        }
        lines
    }

    /// Width in points of `text` on one line.
    pub(crate) fn measure(&mut self, text: &str, style: Style) -> f32 {
        self.line(text.trim_end(), style).width()
    }

    fn wrap(&mut self, text: &str, style: Style, width: f32, lines: &mut Vec<Line>) {
        let whole = self.line(text.trim_end(), style);
        if whole.width() <= width {
            lines.push(whole);
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let end = self.fitting(rest, style, width);
            let (head, tail) = rest.split_at(end);
            lines.push(self.line(&shown_hyphen(head), style));
            rest = tail.trim_start_matches(' ');
        }
    }

    /// How many bytes of `text` go on the line: up to the last opportunity that fits, else as many clusters as fit, at least one.
    fn fitting(&mut self, text: &str, style: Style, width: f32) -> usize {
        let mut best = 0;
        let mut used = 0.0;
        for (at, opportunity) in linebreaks(text) {
            let segment = &text[best..at];
            let bare = segment.trim_end();
            if used + self.measure(bare, style) > width {
                return if best > 0 { best } else { self.broken_word(segment, style, width) };
            }
            used += self.line(segment, style).width();
            best = at;
            if opportunity == BreakOpportunity::Mandatory {
                break;
            }
        }
        best.max(first_cluster(text))
    }

    fn broken_word(&mut self, word: &str, style: Style, width: f32) -> usize {
        let mut end = first_cluster(word);
        let mut used = self.measure(&word[..end], style);
        while end < word.len() {
            let next = end + first_cluster(&word[end..]);
            used += self.line(&word[end..next], style).width();
            if used > width {
                break;
            }
            end = next;
        }
        end
    }
}

/// Splits at line ends of any kind; `\r\n` is one.
fn hard_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| {
        line.strip_suffix('\r').unwrap_or(line).split(['\u{85}', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}'])
    })
}

/// Bytes of the first character with the marks and joiners that belong to it.
fn first_cluster(text: &str) -> usize {
    let mut chars = text.char_indices();
    chars.next();
    chars.find(|&(_, c)| !is_mark(c) && c != '\u{200D}').map_or(text.len(), |(at, _)| at)
}

/// A soft hyphen at which a line was broken is shown.
fn shown_hyphen(line: &str) -> String {
    let line = line.trim_end();
    line.strip_suffix('\u{AD}').map_or_else(|| line.to_owned(), |head| format!("{head}-"))
}
