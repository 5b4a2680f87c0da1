//! The recovery kit: one A4 page that opens the book and every backup, made to be read years later, under stress, by somebody else.

use chrono::NaiveDate;
use zeroize::Zeroizing;

use crate::format::long_date;
use crate::pdf::{Canvas, Identity, QrCode, Rect, mm, write};
use crate::text::subset::Keep;
use crate::text::{Colour, Face, Style, Typesetter};
use crate::words::Words;
use crate::{Error, Language};

/// What the kit shows. Secrets are borrowed and never copied into anything that outlives the call, except into the PDF itself.
///
/// The PDF library keeps its page operators in ordinary memory while it writes; those copies are freed, not wiped.
#[derive(Clone, Copy)]
pub struct RecoveryKit<'a> {
    /// The recovery code: nine groups of four Crockford base-32 symbols, in order.
    pub groups: [&'a str; 9],
    /// `AGE-SECRET-KEY-1...`, the identity that follows from the code.
    pub age_identity: &'a str,
    /// Whose book it is, as the vault is named. May be empty.
    pub vault_name: &'a str,
    /// Short form of the vault's id, to tell kits apart.
    pub vault_id: &'a str,
    /// Day on which the kit was made.
    pub date: NaiveDate,
    /// Language of the wording.
    pub language: Language,
}

impl std::fmt::Debug for RecoveryKit<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RecoveryKit")
            .field("vault_id", &self.vault_id)
            .field("date", &self.date)
            .finish_non_exhaustive()
    }
}

/// Opens a backup with the free programs `age`, `zstd`, `tar` and `sqlite3`: docs/formats/backup.md. No line ends in a hyphen:
/// programs that extract text take one for hyphenation and drop it.
const COMMANDS: [&str; 2] =
    ["age --decrypt -i key.txt BACKUP.age | zstd -d | tar -f - -x", "sqlite3 vault.sqlite .tables"];

/// Left edge and width of the text.
const X: f32 = 25.0;
const W: f32 = 165.0;
/// The fold, a third of the sheet down; everything secret stands above it.
const FOLD: f32 = 105.0;
const CODE: f32 = 40.0;

const TITLE: Style = Style::new(Face::SemiBold, 26.0, 30.0).tracked(-14.0);
const LEAD: Style = Style::new(Face::Regular, 10.0, 14.0);
const HEADING: Style = Style::new(Face::SemiBold, 10.0, 13.0);
const TEXT: Style = Style::new(Face::Regular, 8.5, 12.0);
const SMALL: Style = Style::new(Face::Regular, 7.2, 9.6).label();
const GROUP: Style = Style::new(Face::MonoMedium, 24.0, 27.0).tracked(30.0);
const TOKEN: Style = Style::new(Face::MonoMedium, 10.5, 13.0);
const COMMAND: Style = Style::new(Face::Mono, 8.0, 12.0);

/// Draws the kit. The bytes hold the secrets in clear: they are wiped when dropped.
pub fn recovery_kit(kit: &RecoveryKit<'_>) -> Result<Zeroizing<Vec<u8>>, Error> {
    let words = Words::of(kit.language)?;
    let mut page = Page { words, setter: Typesetter::new()?, canvas: Canvas::default() };
    page.head(kit)?;
    page.secrets(kit)?;
    let bottom = page.advice()?;
    page.copy(bottom)?;
    page.foot(kit)?;
    let identity = Identity {
        title: words.say("kit-title")?,
        author: kit.vault_name.to_owned(),
        language: kit.language.tag(),
        date: kit.date,
        properties: Vec::new(),
        keep: Keep::Nothing,
    };
    write(&[page.canvas], None, &identity).map(Zeroizing::new)
}

struct Page {
    words: Words,
    setter: Typesetter,
    canvas: Canvas,
}

impl Page {
    fn head(&mut self, kit: &RecoveryKit<'_>) -> Result<(), Error> {
        let title = self.words.say("kit-title")?;
        self.canvas.text(&mut self.setter, &title, TITLE, X, 15.0);
        if !kit.vault_name.is_empty() {
            self.canvas.block();
            let name = self.setter.paragraph(kit.vault_name, TEXT.face(Face::SemiBold), 200.0);
            if let Some(name) = name.into_iter().next() {
                let left = X + W - mm(name.width());
                self.canvas.put(name, left, 20.2);
                self.canvas.text_right(&mut self.setter, &self.words.say("kit-book")?, TEXT.label(), left - 1.2, 20.2);
            }
        }
        self.canvas.block();
        self.canvas.text(&mut self.setter, &self.words.say("kit-warning")?, LEAD, X, 27.8);
        self.canvas.rule(X, 37.0, W, 0.8, Colour::INK);
        Ok(())
    }

    /// Everything above the fold: the groups row by row, the identity as one line and as a code.
    fn secrets(&mut self, kit: &RecoveryKit<'_>) -> Result<(), Error> {
        self.canvas.block();
        self.canvas.text(&mut self.setter, &self.words.say("kit-code")?, SMALL, X, 43.6);
        // A row is one line with single spaces: then every reader of the file keeps its groups in order.
        let step = mm(self.setter.line("05S4 ", GROUP).width());
        for (row, groups) in (0_u8..).zip(kit.groups.chunks(3)) {
            let y = 47.9 + 12.9 * f32::from(row);
            self.canvas.block();
            for column in 0..3_u8 {
                let n = row * 3 + column + 1;
                self.canvas.text(&mut self.setter, &n.to_string(), SMALL, X + step * f32::from(column), y);
            }
            let line = Zeroizing::new(groups.join(" "));
            self.canvas.block();
            self.canvas.text(&mut self.setter, &line, GROUP, X, y + 2.9);
        }
        let code = QrCode::new(kit.age_identity.as_bytes())?;
        self.canvas.fill(code.rects(X + W - CODE, 43.6, CODE), Colour::INK);
        let caption = self.words.say("kit-scan")?;
        let lines = self.setter.paragraph(&caption, SMALL, crate::pdf::pt(W - 50.0));
        self.canvas.block();
        self.canvas.text(&mut self.setter, &self.words.say("kit-identity")?, SMALL, X, 91.2);
        self.canvas.block();
        for line in lines {
            self.canvas.put_right(line, X + W, 85.4);
        }
        self.canvas.block();
        self.canvas.text(&mut self.setter, kit.age_identity, TOKEN, X, 95.2);
        self.canvas.dots(0.0, FOLD, 210.0, Colour::LABEL);
        self.canvas.block();
        let fold = self.setter.line(&self.words.say("kit-fold")?, SMALL);
        let left = (210.0 - mm(fold.width())) / 2.0;
        self.canvas.put(fold, left, FOLD + 1.8);
        Ok(())
    }

    /// Returns the bottom of the text.
    fn advice(&mut self) -> Result<f32, Error> {
        let left = self.list("kit-keep", &["kit-keep-1", "kit-keep-2", "kit-keep-3"], X, 118.0, 78.0)?;
        let right = self.list("kit-when", &["kit-when-1", "kit-when-2", "kit-when-3"], X + 87.0, 118.0, 78.0)?;
        let bottom = self.list("kit-app", &["kit-app-1", "kit-app-2", "kit-app-3"], X, left.max(right) + 6.0, W)?;
        self.commands(bottom + 6.0)
    }

    /// A heading and its numbered points; returns the bottom.
    fn list(&mut self, heading: &'static str, points: &[&'static str], x: f32, y: f32, w: f32) -> Result<f32, Error> {
        self.canvas.block();
        self.canvas.text(&mut self.setter, &self.words.say(heading)?, HEADING, x, y);
        let mut y = y + 6.2;
        for (n, point) in (1..).zip(points) {
            self.canvas.block();
            self.canvas.text(&mut self.setter, &format!("{n}"), TEXT.label(), x, y);
            y = self.canvas.paragraph(&mut self.setter, &self.words.say(point)?, TEXT, x + 5.0, y, w - 5.0) + 0.9;
        }
        Ok(y)
    }

    fn commands(&mut self, y: f32) -> Result<f32, Error> {
        self.canvas.block();
        self.canvas.text(&mut self.setter, &self.words.say("kit-age")?, HEADING, X, y);
        self.canvas.block();
        let y = self.canvas.paragraph(&mut self.setter, &self.words.say("kit-age-intro")?, TEXT, X, y + 6.2, W) + 1.8;
        let height = 12.8;
        self.canvas.fill(vec![Rect { x: X, y, w: W, h: height }], Colour::GROUND);
        let mut line = y + 2.3;
        for command in COMMANDS {
            self.canvas.block();
            self.canvas.text(&mut self.setter, command, COMMAND, X + 3.0, line);
            line += mm(COMMAND.leading);
        }
        self.canvas.block();
        Ok(self.canvas.paragraph(&mut self.setter, &self.words.say("kit-age-after")?, TEXT, X, y + height + 2.4, W))
    }

    /// Lines to fill in by hand.
    fn copy(&mut self, above: f32) -> Result<(), Error> {
        let y = (above + 6.0).max(229.0);
        self.canvas.block();
        self.canvas.text(&mut self.setter, &self.words.say("kit-copy")?, HEADING, X, y);
        for (x, key) in [(X, "kit-kept-at"), (X + 57.0, "kit-handed-to"), (X + 114.0, "kit-checked")] {
            self.canvas.rule(x, y + 16.0, 51.0, 0.35, Colour::INK);
            self.canvas.block();
            self.canvas.text(&mut self.setter, &self.words.say(key)?, SMALL, x, y + 17.2);
        }
        Ok(())
    }

    fn foot(&mut self, kit: &RecoveryKit<'_>) -> Result<(), Error> {
        self.canvas.rule(X, 266.0, W, 0.25, Colour::HAIR);
        let made = long_date(kit.date, kit.language);
        for (y, key, value) in [(268.4, "kit-made", made.as_str()), (272.0, "kit-vault", kit.vault_id)] {
            self.canvas.block();
            self.canvas.text(&mut self.setter, &self.words.say(key)?, SMALL, X, y);
            self.canvas.text(&mut self.setter, value, SMALL.coloured(Colour::INK), X + 34.0, y);
        }
        self.canvas.dots(X, 285.6, W, Colour::HAIR);
        self.canvas.block();
        self.canvas.text(&mut self.setter, &self.words.say("kit-foot")?, SMALL, X, 287.4);
        let page = self.words.say_with("page", &[("page", "1"), ("pages", "1")])?;
        self.canvas.block();
        self.canvas.text_right(&mut self.setter, &page, SMALL, X + W, 287.4);
        Ok(())
    }
}
