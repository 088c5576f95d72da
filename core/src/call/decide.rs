//! Who decides on a placement, and by when.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Given, GivenRegister, chosen, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::municipality::{MunicipalityCode, Register};
use crate::placement::{Age, Case, Child, Matter, Purpose, Rules, Times, Urgency, View};
use crate::report::{Cell, Report};
use crate::text::{Lang, Text};

/// Who prepares, chooses and decides, on what basis and by when (`docs/decisions.md`). What is not given is
/// told to be lacking, and never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideCall {
    /// Whose division of work and delegations hold; without it the law alone.
    #[serde(default)]
    pub agreement: Option<Given>,
    /// What is to be decided: a name of [`Matter`].
    pub measure: String,
    /// Code of the municipality.
    #[serde(default)]
    pub municipality: Option<String>,
    /// Day of the decision.
    #[serde(default)]
    pub on: Option<String>,
    /// Day on which the child was in fact placed.
    #[serde(default)]
    pub placed: Option<String>,
    /// Of an extension: day of the decision on the emergency placement.
    #[serde(default)]
    pub emergency: Option<String>,
    /// Day on which the application for taking into care was made.
    #[serde(default)]
    pub applied: Option<String>,
    /// Day of birth of the child.
    #[serde(default)]
    pub born: Option<String>,
    /// Age of the child on the day of the decision, in full years.
    #[serde(default)]
    pub age: Option<String>,
    /// What each guardian says: names of [`View`].
    #[serde(default)]
    pub guardians: Vec<String>,
    /// What the child says: a name of [`View`].
    #[serde(default)]
    pub child: Option<String>,
    /// What the child is placed for in open care: a name of [`Purpose`].
    #[serde(default)]
    pub purpose: Option<String>,
    /// Whether it can wait: a name of [`Urgency`].
    #[serde(default)]
    pub urgency: Option<String>,
    /// Who prepares it; never told again.
    #[serde(default)]
    pub preparer: Option<String>,
    /// Who is to decide; never told again.
    #[serde(default)]
    pub decider: Option<String>,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl DecideCall {
    pub(super) fn report(mut self, own: &Register) -> Result<Report, Diagnostics> {
        let register = chosen(self.register.take(), own)?;
        let mut problems = Diagnostics::new();
        let case = self.case(&mut problems);
        let named = self.named(case.as_ref().and_then(|(_, on)| *on), &register);
        let municipality = named.unwrap_or_else(|found| {
            problems.extend(found);
            None
        });
        let agreement = self.agreement.as_ref().map(Given::read).transpose();
        let agreement = agreement.unwrap_or_else(|found| {
            problems.extend(found);
            None
        });
        let (Some((case, on)), true) = (case, problems.is_empty()) else {
            return Err(problems);
        };
        let none = Rules::default();
        let rules = agreement.as_ref().map_or(&none, |one| one.held_on(on).rules());
        let mut report = case.decide(rules)?.report();
        if let Some((code, name)) = municipality {
            let label = Text::in_all("Kunta", "Kommun", "Municipality");
            let cell = Cell::text(code);
            let name = Cell::Local(name);
            report = report
                .value(
                    "municipality",
                    Text::in_all("Kunnan koodi", "Kommunkod", "Code of the municipality"),
                    cell,
                )
                .value("municipality_name", label, name);
        }
        Ok(report)
    }

    /// The municipality, and what it is called.
    fn named(
        &self,
        on: Option<Date>,
        register: &Register,
    ) -> Result<Option<(&str, Text)>, Diagnostics> {
        let Some(code) = self.municipality.as_deref() else { return Ok(None) };
        Ok(Some((code, named(code, on, register)?)))
    }

    /// The case, and the day of the decision.
    fn case(&self, problems: &mut Diagnostics) -> Option<(Case, Option<Date>)> {
        let matter = one_of(Some(&self.measure), &Matter::NAMES, problems);
        let mut dated =
            |text: &Option<String>| noted(text.as_deref().map(words::day), problems);
        let times = Times {
            on: dated(&self.on),
            placed: dated(&self.placed),
            emergency: dated(&self.emergency),
            applied: dated(&self.applied),
        };
        // The day of birth is not told again.
        let born = self.born.as_deref().and_then(|text| {
            let born = crate::period::date(text);
            if born.is_none() {
                problems.push(hidden(Code::NotADate));
            }
            born
        });
        let years = self.age.as_deref().and_then(|text| {
            let years = text.parse::<u8>().ok().filter(|_| plain(text));
            if years.is_none() {
                problems.push(hidden(Code::NotWhole));
            }
            years.map(Age::Years)
        });
        let born = born.map(Age::Born);
        if let (Some(born), Some(years), Some(on)) = (born, years, times.on)
            && born.on(Some(on)).is_some()
            && born.on(Some(on)) != years.on(None)
        {
            problems.push(Diagnostic::new(Code::AgeDiffers, Input::Call));
        }
        let age = match times.on {
            Some(_) => born.or(years),
            None => years.or(born),
        };
        let child =
            Child { age, view: one_of(self.child.as_ref(), &View::NAMES, problems) };
        let guardians = self.guardians.iter();
        let guardians =
            guardians.filter_map(|view| one_of(Some(view), &View::NAMES, problems));
        let guardians: Vec<View> = guardians.collect();
        let purpose = one_of(self.purpose.as_ref(), &Purpose::NAMES, problems);
        let urgency = one_of(self.urgency.as_ref(), &Urgency::NAMES, problems);
        let mut case =
            Case::new(matter?).at(times).of_child(child).with_guardians(guardians);
        if let Some(code) = &self.municipality {
            case = case.of_municipality(code);
        }
        if let Some(purpose) = purpose {
            case = case.to(purpose);
        }
        if let Some(urgency) = urgency {
            case = case.urgent(urgency);
        }
        if let Some(person) = &self.preparer {
            case = case.prepared_by(person);
        }
        if let Some(person) = &self.decider {
            case = case.decided_by(person);
        }
        Some((case, times.on))
    }
}

fn plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A problem of what is said of the child, without what that is.
fn hidden(code: Code) -> Diagnostic {
    Diagnostic::new(code, Input::Call).with_text("value", Text::withheld())
}

/// One of the names, or none with a problem more.
fn one_of<T: Copy>(
    text: Option<&String>,
    names: &[(&str, T)],
    problems: &mut Diagnostics,
) -> Option<T> {
    noted(text.map(|text| words::choice(text, names)), problems)
}

/// What was read, or none with a problem more.
fn noted<T>(
    read: Option<Result<T, Diagnostic>>,
    problems: &mut Diagnostics,
) -> Option<T> {
    read?.map_err(|problem| problems.push(problem)).ok()
}

/// What a municipality is called. Where the register knows its day, it has to have existed on it.
fn named(code: &str, on: Option<Date>, register: &Register) -> Result<Text, Diagnostics> {
    let unknown = || {
        let day = on.map_or_else(
            || Text::in_all("minään päivänä", "någon dag", "any day"),
            |on| Text::each(|lang| crate::format::day(on, lang)),
        );
        Diagnostic::new(Code::UnknownMunicipality, Input::Call)
            .with("code", code)
            .with_text("date", day)
    };
    let parsed: MunicipalityCode = code.parse().map_err(|_| unknown())?;
    if register.municipalities().is_empty() {
        return Ok(Text::same(code));
    }
    let map = on.and_then(|on| register.map_on(on).ok());
    let name = match map {
        Some(map) => map.name(&parsed).cloned(),
        None => {
            register.get(&parsed).map(|one| Text::each(|lang| one.name(lang).to_owned()))
        }
    };
    Ok(name.ok_or_else(unknown)?)
}
