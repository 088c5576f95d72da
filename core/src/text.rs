//! Texts for people, in their languages.

use std::fmt;
use std::str::FromStr;

/// A language of the reader.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English, the default.
    #[default]
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The code: `fi`, `sv` or `en`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The one of three that is in this language.
    #[must_use]
    pub fn choose<T>(self, fi: T, sv: T, en: T) -> T {
        match self {
            Self::Fi => fi,
            Self::Sv => sv,
            Self::En => en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A code that is not `fi`, `sv` or `en`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the languages `fi`, `sv`, `en`")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == code).ok_or(UnknownLang)
    }
}

/// A text in one or more languages.
///
/// ```
/// use osuus::text::{Lang, Text};
/// let name = Text { fi: Some("Jyväskylä".into()), ..Text::default() };
/// assert_eq!(name.get(Lang::Sv), "Jyväskylä");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// In Finnish.
    pub fi: Option<String>,
    /// In Swedish.
    pub sv: Option<String>,
    /// In English.
    pub en: Option<String>,
}

impl Text {
    /// A text in each of the three.
    pub(crate) fn in_all(
        fi: impl Into<String>,
        sv: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { fi: Some(fi.into()), sv: Some(sv.into()), en: Some(en.into()) }
    }

    /// What stands where something of a person would.
    pub(crate) fn withheld() -> Self {
        Self::in_all("(ei näytetä)", "(visas inte)", "(withheld)")
    }

    /// What `say` says in each of the three.
    pub(crate) fn each(say: impl Fn(Lang) -> String) -> Self {
        Self::in_all(say(Lang::Fi), say(Lang::Sv), say(Lang::En))
    }

    /// The same text in every language.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { fi: Some(text.to_owned()), ..Self::default() }
    }

    /// The text in `lang`, else in English, Finnish, Swedish, whichever there is first.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let wanted = lang.choose(&self.fi, &self.sv, &self.en);
        [wanted, &self.en, &self.fi, &self.sv]
            .into_iter()
            .find_map(Option::as_deref)
            .unwrap_or_default()
    }

    /// Every language in which there is a text.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&self.fi, &self.sv, &self.en].into_iter().filter_map(Option::as_deref)
    }
}
