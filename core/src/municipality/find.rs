//! Finding a municipality by its code or by any name that it has had.

use unicode_normalization::UnicodeNormalization;

use super::{Municipality, Register};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::text::Text;

/// A municipality that was found, and the name by which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'r> {
    /// The municipality.
    pub municipality: &'r Municipality,
    /// The name or code that was meant.
    pub by: &'r str,
}

impl Register {
    /// The municipalities of this code or name, those that still exist first.
    ///
    /// A name may be in any language, in capitals or not, in composed or decomposed Unicode, an old one,
    /// or short (`Jyväskylän mlk`).
    ///
    /// ```
    /// # #[cfg(feature = "finland")] {
    /// let found = osuus::finland::register().find("Jyva\u{308}skyla\u{308}n mlk").unwrap();
    /// assert_eq!(found[0].municipality.code().as_str(), "180");
    /// # }
    /// ```
    ///
    /// # Errors
    /// `unknown-name`, with the names that are nearest.
    pub fn find(&self, words: &str) -> Result<Vec<Found<'_>>, Diagnostics> {
        if let Some(municipality) =
            words.trim().parse().ok().and_then(|code| self.get(&code))
        {
            return Ok(vec![Found { municipality, by: municipality.code.as_str() }]);
        }
        let wanted = plain(words);
        let mut found: Vec<Found<'_>> = self
            .municipalities()
            .iter()
            .filter_map(|municipality| {
                let by = spellings(municipality).find(|name| plain(name) == wanted)?;
                Some(Found { municipality, by })
            })
            .collect();
        if found.is_empty() {
            return Err(Diagnostic::new(Code::UnknownName, Input::Call)
                .with("name", words)
                .with_text("known", self.near(&wanted))
                .into());
        }
        let end = |found: &Found<'_>| {
            found.municipality.names.last().and_then(|named| named.days.to)
        };
        found.sort_by_key(|one| (end(one).is_some(), std::cmp::Reverse(end(one))));
        Ok(found)
    }

    /// The names nearest to one that nobody has, with their codes.
    fn near(&self, wanted: &str) -> Text {
        /// More than these help nobody.
        const MOST: usize = 5;
        let length = wanted.chars().count();
        let allowed = length / 3 + 1;
        let mut near: Vec<(usize, String)> = self
            .municipalities()
            .iter()
            .filter_map(|one| {
                let distance = |name: &str| {
                    let name = plain(name);
                    // Far apart in length is far apart.
                    (name.chars().count().abs_diff(length) <= allowed)
                        .then(|| strsim::damerau_levenshtein(&name, wanted))
                };
                let (distance, name) = spellings(one)
                    .filter_map(|name| Some((distance(name)?, name)))
                    .min()?;
                (distance <= allowed).then(|| (distance, format!("{} {name}", one.code)))
            })
            .collect();
        near.sort();
        near.truncate(MOST);
        let names: Vec<String> = near.into_iter().map(|(_, name)| name).collect();
        if names.is_empty() {
            return Text {
                fi: Some("mikään nimi ei ole lähellä".into()),
                sv: Some("inget namn ligger nära".into()),
                en: Some("no name is near it".into()),
            };
        }
        Text::same(&names.join(", "))
    }
}

fn spellings(municipality: &Municipality) -> impl Iterator<Item = &str> {
    let names = municipality.names.iter().rev().flat_map(|named| named.name.all());
    names.chain(municipality.aliases.iter().map(String::as_str))
}

/// A name without what writers do differently.
fn plain(name: &str) -> String {
    let composed: String = name.nfc().collect::<String>().to_lowercase();
    let words =
        composed.split_whitespace().map(|word| match word.trim_end_matches('.') {
            "mlk" => "maalaiskunta",
            "lk" => "landskommun",
            word => word,
        });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
