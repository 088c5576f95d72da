//! Several agreements on one command line, each perhaps with a name, a year and terms of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use osuus::call::{GivenAlternative, GivenFacts};

use crate::args::Agreement;
use crate::failure::Failure;
use crate::input;
use crate::render::Texts;

/// Agreements that are held against each other.
#[derive(clap::Args)]
pub struct Alternatives {
    /// An embedded identifier or a file, perhaps with a name before it and a year behind it:
    /// `new=agreement.toml@2003`.
    #[arg(value_name = "[NAME=]AGREEMENT[@YEAR]", required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub terms: Terms,
}

/// What is asked of each of them. A value with a name before it is of that one alone.
#[derive(clap::Args)]
pub struct Terms {
    /// The calendar year of those that name none.
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999))]
    pub year: Option<i16>,
    /// A table of facts (CSV or JSON) that all share, or `illustrative` for the made-up ones of an embedded
    /// agreement; with a name before it (`new:FILE`) facts of that one.
    #[arg(long, value_name = "[NAME:]FILE")]
    pub facts: Vec<String>,
    /// Count the shared facts of one measure as another of an agreement: `fund:pair-work=use`.
    #[arg(long = "count", value_name = "[NAME:]OWN=SHARED")]
    pub counted: Vec<String>,
    /// Charges whose price holds on past its end.
    #[arg(long, value_name = "[NAME:]CHARGE")]
    pub hold: Vec<String>,
    /// The price or amount of a charge for which an agreement states none.
    #[arg(long = "price", value_name = "[NAME:]CHARGE=PRICE")]
    pub prices: Vec<String>,
    /// An amendment of one of them.
    #[arg(long = "amendment", value_name = "NAME:FILE")]
    pub amendments: Vec<String>,
    /// Show the results on the map of this later day.
    #[arg(long, value_name = "[NAME:]DAY")]
    pub restated_on: Vec<String>,
    /// As they were known on this day.
    #[arg(long, value_name = "[NAME:]DAY")]
    pub as_of: Vec<String>,
}

/// The alternatives of a call, and what all of them share.
pub struct Read {
    pub alternatives: Vec<GivenAlternative>,
    pub year: Option<i16>,
    pub facts: Option<GivenFacts>,
    pub texts: Texts,
}

/// A word of the command line that names an agreement.
struct Word {
    /// What it is called here.
    name: String,
    agreement: String,
    year: Option<i16>,
}

impl Word {
    fn new(word: &str) -> Result<Self, Failure> {
        let (name, rest) = match word.split_once('=') {
            Some((name, rest)) => (Some(name), rest),
            None => (None, word),
        };
        let (agreement, year) = match rest.rsplit_once('@') {
            Some((agreement, year)) => {
                let wrong = || Failure::Call(format!("`{year}` in `{word}` is no year"));
                (agreement, Some(year.parse().map_err(|_| wrong())?))
            }
            None => (rest, None),
        };
        // A file is called by its name without folder and ending.
        let own = Path::new(agreement).file_stem().and_then(|stem| stem.to_str());
        let own = if agreement.contains('.') { own } else { None };
        let name = name.or(own).unwrap_or(agreement).to_owned();
        Ok(Self { name, agreement: agreement.to_owned(), year })
    }
}

/// The words of an option that are of one alternative, and those that are of all.
struct Scope<'a> {
    names: Vec<&'a str>,
}

impl Scope<'_> {
    /// The name before a value, if it is one of the names, and the value.
    fn split<'w>(&self, word: &'w str) -> (Option<&'w str>, &'w str) {
        match word.split_once(':') {
            Some((name, value)) if self.names.contains(&name) => (Some(name), value),
            _ => (None, word),
        }
    }

    /// Those of one alternative, and those of all.
    fn of(&self, name: &str, words: &[String]) -> Vec<String> {
        let all = words.iter().map(|word| self.split(word));
        let own = all.filter(|(of, _)| of.is_none_or(|of| of == name));
        own.map(|(_, value)| value.to_owned()).collect()
    }

    /// Those of one alternative alone.
    fn only(&self, name: &str, words: &[String]) -> Vec<String> {
        let all = words.iter().map(|word| self.split(word));
        let own = all.filter(|(of, _)| *of == Some(name));
        own.map(|(_, value)| value.to_owned()).collect()
    }

    /// Those of none alone.
    fn shared(&self, words: &[String]) -> Vec<String> {
        let all = words.iter().map(|word| self.split(word));
        all.filter(|(of, _)| of.is_none()).map(|(_, value)| value.to_owned()).collect()
    }
}

impl Alternatives {
    /// Reads every file that is named.
    pub fn read(self) -> Result<Read, Failure> {
        let Self { words, terms } = self;
        let words: Vec<Word> =
            words.iter().map(|word| Word::new(word)).collect::<Result<_, _>>()?;
        let scope =
            Scope { names: words.iter().map(|word| word.name.as_str()).collect() };
        if let Some(word) = scope.shared(&terms.amendments).first() {
            let what = "an amendment is of one agreement: give it as NAME:FILE, not as";
            return Err(Failure::Call(format!("{what} `{word}`")));
        }
        let mut texts = Texts::default();
        let mut alternatives = Vec::with_capacity(words.len());
        for word in &words {
            alternatives.push(word.read(&scope, &terms, &mut texts)?);
        }
        let facts = one_table(&scope.shared(&terms.facts), &words, &mut texts)?;
        Ok(Read { alternatives, year: terms.year, facts, texts })
    }
}

impl Word {
    fn read(
        &self,
        scope: &Scope<'_>,
        terms: &Terms,
        texts: &mut Texts,
    ) -> Result<GivenAlternative, Failure> {
        let of = |words: &[String]| scope.of(&self.name, words);
        let amendments = scope.only(&self.name, &terms.amendments);
        let (agreement, own) = input::given(&Agreement {
            word: self.agreement.clone(),
            amendments: amendments.iter().map(PathBuf::from).collect(),
        })?;
        texts.alternatives.push((self.name.clone(), own));
        let facts = scope.only(&self.name, &terms.facts);
        Ok(GivenAlternative {
            name: (self.name != self.agreement).then(|| self.name.clone()),
            agreement,
            year: self.year,
            facts: one_table(&facts, std::slice::from_ref(self), texts)?,
            measures: pairs(&of(&terms.counted))?,
            hold: of(&terms.hold),
            prices: pairs(&of(&terms.prices))?,
            restated_on: of(&terms.restated_on).pop(),
            stage: None,
            as_of: of(&terms.as_of).pop(),
            earlier: Vec::new(),
        })
    }
}

/// The only table of facts that is given; `illustrative` is that of the first agreement that has one.
fn one_table(
    files: &[String],
    words: &[Word],
    texts: &mut Texts,
) -> Result<Option<GivenFacts>, Failure> {
    match files {
        [] => Ok(None),
        [word] if word == input::ILLUSTRATIVE => {
            let mut ids = words.iter().map(|word| &word.agreement);
            let none = "none of these agreements comes with illustrative facts";
            let id = ids.find(|id| osuus::library::facts(id).is_ok());
            let id = id.ok_or_else(|| Failure::Call(none.to_owned()))?;
            Ok(Some(GivenFacts::Embedded(id.clone())))
        }
        [path] => input::given_facts(Some(Path::new(path)), "", texts),
        [_, second, ..] => Err(Failure::Call(format!(
            "facts are given twice; the second time `{second}`"
        ))),
    }
}

/// Words such as `a=b`.
fn pairs(words: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let pair = |word: &String| {
        let wrong = || Failure::Call(format!("`{word}` is not written as A=B"));
        let (name, value) = word.split_once('=').ok_or_else(wrong)?;
        Ok((name.to_owned(), value.to_owned()))
    };
    words.iter().map(pair).collect()
}
