//! The words printed on documents: one Fluent catalogue a language, compiled in.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use rust_decimal::Decimal;
use unic_langid::LanguageIdentifier;

use crate::Error;
use crate::format::long_date;
use billing::{IssuedInvoice, TypeCode};

/// A language that documents can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// The language of a BCP 47 tag by its primary subtag; English where there is no catalogue for it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next() {
            Some(primary) if primary.eq_ignore_ascii_case("de") => Self::German,
            _ => Self::English,
        }
    }

    /// BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
}

/// What a line of a credit note is called that stands for a sum, not for one line of the invoice `number`.
///
/// # Errors
/// Only if the program is damaged.
pub fn credit_line(number: &str, language: Language) -> Result<String, Error> {
    Words::of(language)?.say_with("credit-line", &[("number", number)])
}

/// What a line of a deposit (386) or partial invoice (326) is called: a share of a quote, or of a job without one.
///
/// # Errors
/// Only if the program is damaged.
pub fn portion_line(kind: TypeCode, quote: Option<&IssuedInvoice>, language: Language) -> Result<String, Error> {
    let words = Words::of(language)?;
    let deposit = kind == TypeCode::Prepayment;
    let Some(quote) = quote else { return words.say(if deposit { "deposit-line" } else { "part-line" }) };
    let (number, date) = (quote.number().as_str(), long_date(quote.issue_date(), language));
    let key = if deposit { "deposit-line-quote" } else { "part-line-quote" };
    words.say_with(key, &[("number", number), ("date", &date)])
}

/// What a line is called that takes a deposit or partial invoice off the invoice that ends their job.
///
/// # Errors
/// Only if the program is damaged.
pub fn deduction_line(part: &IssuedInvoice, language: Language) -> Result<String, Error> {
    let (number, date) = (part.number().as_str(), long_date(part.issue_date(), language));
    let key = if part.type_code() == TypeCode::Prepayment { "less-deposit" } else { "less-part" };
    Words::of(language)?.say_with(key, &[("number", number), ("date", &date)])
}

type Bundle = FluentBundle<FluentResource>;

/// The catalogue of one language.
#[derive(Clone, Copy)]
pub(crate) struct Words(&'static Bundle);

impl Words {
    pub(crate) fn of(language: Language) -> Result<Self, Error> {
        static ENGLISH: LazyLock<Option<Bundle>> =
            LazyLock::new(|| bundle("en", include_str!("../../../assets/locales/en/documents.ftl")));
        static GERMAN: LazyLock<Option<Bundle>> =
            LazyLock::new(|| bundle("de", include_str!("../../../assets/locales/de/documents.ftl")));
        let bundle = match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        };
        bundle.as_ref().map(Self).ok_or(Error::Wording { key: "documents.ftl" })
    }

    /// The wording of `key`.
    pub(crate) fn say(self, key: &'static str) -> Result<String, Error> {
        self.say_with(key, &[])
    }

    /// The wording of `key` with its variables filled in.
    pub(crate) fn say_with(self, key: &'static str, values: &[(&str, &str)]) -> Result<String, Error> {
        let args: FluentArgs<'_> = values.iter().copied().collect();
        self.lookup(key, Some(&args)).ok_or(Error::Wording { key })
    }

    /// The wording of a key put together at run time, such as a unit's; None if the catalogue has none.
    pub(crate) fn find(self, key: &str) -> Option<String> {
        self.lookup(key, None)
    }

    /// What a unit of UN/ECE Recommendation 20 is called after a quantity; its code where the catalogue has no word.
    pub(crate) fn unit(self, code: &str, quantity: Decimal) -> String {
        let n = if quantity.abs() == Decimal::ONE { "one" } else { "other" };
        let args: FluentArgs<'_> = [("n", n)].into_iter().collect();
        self.lookup(&format!("unit-{code}"), Some(&args)).unwrap_or_else(|| code.to_owned())
    }

    fn lookup(self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = self.0.format_pattern(pattern, args, &mut faults).into_owned();
        faults.is_empty().then_some(text)
    }
}

fn bundle(tag: &str, source: &str) -> Option<Bundle> {
    let language: LanguageIdentifier = tag.parse().ok()?;
    let resource = FluentResource::try_new(source.to_owned()).ok()?;
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Isolation marks would end up in the text that is copied out of the PDF.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).ok()?;
    Some(bundle)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(source: &str) -> BTreeSet<&str> {
        source
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn both_catalogues_have_the_same_keys() {
        let english = keys(include_str!("../../../assets/locales/en/documents.ftl"));
        let german = keys(include_str!("../../../assets/locales/de/documents.ftl"));
        assert_eq!(english, german);
        assert!(english.len() > 100);
    }

    #[test]
    fn variables_are_filled_in_without_isolation_marks() {
        let words = Words::of(Language::German).unwrap();
        assert_eq!(words.say_with("page", &[("page", "2"), ("pages", "3")]).unwrap(), "Seite 2 von 3");
        assert!(
            matches!(words.say("page"), Err(Error::Wording { key: "page" })),
            "a missing variable is a fault, not a gap"
        );
    }

    #[test]
    fn unknown_languages_fall_back_to_english() {
        assert_eq!(Language::from_tag("de-AT"), Language::German);
        assert_eq!(Language::from_tag("fr"), Language::English);
    }
}
