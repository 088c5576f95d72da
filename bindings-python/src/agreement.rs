//! Agreements: the embedded ones, and those that somebody wrote.

use osuus::agreement::{Agreement, Amendment, Syntax};
use osuus::diagnostic::{Diagnostic, Input};
use osuus::library;
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict, PyTuple};
use serde_json::{Value, json};

use crate::convert::{Text, language, language_or, read_file, syntax, written};
use crate::diagnostic::{found, refused, refused_in};
use crate::facts::PyFacts;
use crate::html;
use crate::pickled::{self, Made, Origin, hash};
use crate::plan::PyPlan;
use crate::register::PyRegister;
use crate::report::PyReport;
use crate::request::Question;
use crate::statement::PyStatement;

/// The agreements that come with the library.
///
/// Returns:
///     Their identifiers, in order.
///
/// Example:
///     >>> import osuus
///     >>> "jyvaskyla-fund-model" in osuus.agreements()
///     True
#[pyfunction]
pub fn agreements() -> Vec<&'static str> {
    library::ids()
}

/// Checks the text of an agreement, and finds all mistakes at once.
///
/// Besides mistakes it finds what reads well and is a trap: shares that miss a hundred,
/// prices that end before the term, buyers that never pay, what is not stated. With facts
/// every row is held against the agreement.
///
/// Args:
///     text: The agreement, as `str` or as the bytes of a file.
///     syntax: `"toml"` or `"json"`.
///     amendments: What is laid over it; see `Agreement.amended`.
///     facts: `Facts`, an iterable of mappings, or a data frame; see `Facts.rows`.
///     register: Used in place of the embedded register, or laid over it if it is a part.
///     lang: Language of the messages: `"fi"`, `"sv"` or `"en"`.
///
/// Returns:
///     What was found, errors first, each in the order of the text; a text without fault
///     gives an empty list, or the agreement's reservations as warnings.
///
/// Raises:
///     OsuusError: The part cannot be laid over the embedded register, or the facts cannot
///         be read.
///     ValueError: Syntax or language is unknown.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
///     >>> [(found.severity, found.id) for found in osuus.check(agreement.source)]
///     [('warning', 'year-assumed'), ('warning', 'two-without-agreement')]
#[pyfunction]
#[pyo3(signature = (
    text, *, syntax = "toml", amendments = Vec::new(), facts = None, register = None, lang = "en"
))]
pub fn check<'py>(
    py: Python<'py>,
    text: Text,
    syntax: &str,
    amendments: Vec<Bound<'_, PyAny>>,
    facts: Option<&Bound<'_, PyAny>>,
    register: Option<&Bound<'_, PyRegister>>,
    lang: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let lang = language(lang)?;
    let syntax = crate::convert::syntax(syntax)?;
    let amendments = all_written(&amendments, syntax)?;
    let read = Agreement::read(text.bytes(), syntax)
        .and_then(|agreement| agreement.amended(texts(&amendments)));
    let register = PyRegister::chosen(py, register, lang)?;
    let facts = PyFacts::from_argument(facts, lang)?;
    let all = read.map_or_else(|found| found, |one| one.check_facts(&facts, &register));
    found(py, all, |one| meant(one, text.bytes(), &amendments), lang)
}

/// The text that a diagnostic speaks of.
fn meant<'t>(
    one: &Diagnostic,
    agreement: &'t [u8],
    amendments: &'t [(Text, Syntax)],
) -> &'t [u8] {
    let number = one.position().and_then(|place| place.amendment);
    let amendment = number.and_then(|number| amendments.get(number.checked_sub(1)?));
    match (one.input(), amendment) {
        (Input::Agreement, _) => agreement,
        (Input::Amendment, Some((text, _))) => text.bytes(),
        _ => b"",
    }
}

/// Amendments as Python gave them.
fn all_written(
    given: &[Bound<'_, PyAny>],
    syntax: Syntax,
) -> PyResult<Vec<(Text, Syntax)>> {
    given.iter().map(|one| written(one, syntax)).collect()
}

/// The same as core reads them.
fn texts(written: &[(Text, Syntax)]) -> impl Iterator<Item = (&[u8], Syntax)> {
    written.iter().map(|(text, syntax)| (text.bytes(), *syntax))
}

/// A whole agreement: parties, services, charges, rules and sources. It never changes.
///
/// Agreements are equal if they say the same in the same language. A pickle holds the text
/// and what is laid over it.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
///     >>> agreement.years, agreement.currency
///     ([2002], 'EUR')
#[pyclass(name = "Agreement", module = "osuus", frozen)]
pub struct PyAgreement {
    inner: Agreement,
    source: String,
    syntax: Syntax,
    lang: Lang,
    laid: Option<Laid>,
}

/// What was laid over an agreement: each amendment holds from its own day on.
#[derive(Clone)]
struct Laid {
    /// The agreement without them.
    base: String,
    /// Each behind the name of its syntax.
    texts: Vec<(String, String)>,
}

fn named(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Toml => "toml",
        Syntax::Json => "json",
    }
}

impl PyAgreement {
    /// The agreement as a call gives it.
    pub fn given(&self) -> Value {
        match &self.laid {
            None => json!({ "json": self.inner.to_json() }),
            Some(Laid { base, texts }) => {
                let texts = texts.iter().map(|(syntax, text)| json!({ syntax: text }));
                json!({ "json": base, "amendments": texts.collect::<Vec<Value>>() })
            }
        }
    }

    fn read_as(
        py: Python<'_>,
        text: &Text,
        syntax: Syntax,
        lang: Lang,
    ) -> PyResult<Self> {
        let inner = Agreement::read(text.bytes(), syntax).map_err(|found| {
            refused_in(py, found, |one| meant(one, text.bytes(), &[]), lang)
        })?;
        let source = text.utf8()?.to_owned();
        Ok(Self { inner, source, syntax, lang, laid: None })
    }

    /// The plan for what is asked, in a language or in its own.
    fn planned(
        slf: &Bound<'_, Self>,
        question: &Question<'_, '_>,
        lang: Option<&str>,
    ) -> PyResult<PyPlan> {
        PyPlan::new(slf, question, language_or(lang, slf.get().lang)?)
    }

    /// What was read.
    pub fn inner(&self) -> &Agreement {
        &self.inner
    }
}

#[pymethods]
impl PyAgreement {
    /// One of the agreements that come with the library.
    ///
    /// Args:
    ///     id: Its identifier; `osuus.agreements()` lists them.
    ///     lang: Language of names and messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The agreement.
    ///
    /// Raises:
    ///     OsuusError: There is none of this name.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> osuus.Agreement.embedded("jyvaskyla-fund-model").id
    ///     'jyvaskyla-fund-model'
    #[staticmethod]
    #[pyo3(signature = (id, *, lang = "en"))]
    fn embedded(py: Python<'_>, id: &str, lang: &str) -> PyResult<Self> {
        let lang = language(lang)?;
        let inner = library::agreement(id).map_err(|found| refused(py, found, lang))?;
        let source = library::source(id).unwrap_or_default().to_owned();
        Ok(Self { inner, source, syntax: Syntax::Toml, lang, laid: None })
    }

    /// Reads an agreement from text.
    ///
    /// Args:
    ///     text: The agreement, as `str` or as the bytes of a file.
    ///     syntax: `"toml"` or `"json"`.
    ///     lang: Language of names and messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The agreement.
    ///
    /// Raises:
    ///     OsuusError: The text has mistakes; `diagnostics` has all of them, with line
    ///         and column.
    ///     ValueError: Syntax or language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> text = osuus.Agreement.embedded("jyvaskyla-fund-model").source
    ///     >>> osuus.Agreement.read(text.replace('"0.39"', '"0.40"')).bill(year=2002)["435"].lines[0].rate
    ///     Decimal('0.40')
    #[staticmethod]
    #[pyo3(signature = (text, *, syntax = "toml", lang = "en"))]
    fn read(py: Python<'_>, text: Text, syntax: &str, lang: &str) -> PyResult<Self> {
        Self::read_as(py, &text, crate::convert::syntax(syntax)?, language(lang)?)
    }

    /// Reads an agreement from a file.
    ///
    /// Args:
    ///     path: The file, or one that is open; `.toml` or `.json` at the end of its name says
    ///         the syntax.
    ///     lang: Language of names and messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The agreement.
    ///
    /// Raises:
    ///     OsuusError: The text has mistakes; `diagnostics` has all of them, with line
    ///         and column.
    ///     OSError: There is no such file, or it may not be read.
    ///     ValueError: The name ends otherwise.
    ///
    /// Example:
    ///     >>> import osuus, pathlib, tempfile
    ///     >>> text = osuus.Agreement.embedded("jyvaskyla-fund-model").source
    ///     >>> with tempfile.TemporaryDirectory() as folder:
    ///     ...     path = pathlib.Path(folder, "ours.toml")
    ///     ...     _ = path.write_text(text, encoding="utf-8")
    ///     ...     osuus.Agreement.open(path).id
    ///     'jyvaskyla-fund-model'
    #[staticmethod]
    #[pyo3(signature = (path, *, lang = "en"))]
    fn open(path: &Bound<'_, PyAny>, lang: &str) -> PyResult<Self> {
        let lang = language(lang)?;
        let (text, suffix) = read_file(path)?;
        let syntax = syntax(suffix.trim_start_matches('.'))?;
        Self::read_as(path.py(), &text, syntax, lang)
    }

    /// The agreement with amendments laid over it, each from its first day on.
    ///
    /// Their order means nothing. An agreement that is amended already takes more.
    ///
    /// Args:
    ///     amendments: Texts, as `str` or as the bytes of a file, or paths of files; `.toml`
    ///         or `.json` at the end of its name says the syntax of a file.
    ///     syntax: That of texts, `"toml"` or `"json"`.
    ///     lang: Language of names and messages; the agreement's own if none is given.
    ///
    /// Returns:
    ///     The amended agreement; this one stays as it is.
    ///
    /// Raises:
    ///     OsuusError: A text has mistakes, or the agreement has when it is laid over it;
    ///         `diagnostics` has what was found, with amendment, line and column.
    ///     OSError: There is no such file, or it may not be read.
    ///     ValueError: Syntax or language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    ///     >>> amendment = '''
    ///     ... format = 1
    ///     ... amends = "jyvaskyla-fund-model"
    ///     ... id = "dearer"
    ///     ... title = { en = "A dearer annual fee" }
    ///     ... from = "2002-01-01"
    ///     ... agreed = "2002-11-20"
    ///     ...
    ///     ... [[charges]]
    ///     ... id = "annual-fee"
    ///     ... rates = [{ from = "2002-01-01", to = "2002-12-31", price = "0.40" }]
    ///     ... '''
    ///     >>> amended = agreement.amended(amendment)
    ///     >>> amended.bill(year=2002)["435"].lines[0].rate
    ///     Decimal('0.40')
    ///
    ///     What was billed before it was agreed:
    ///
    ///     >>> amended.bill(year=2002, as_of="2002-06-30")["435"].lines[0].rate
    ///     Decimal('0.39')
    #[pyo3(signature = (*amendments, syntax = "toml", lang = None))]
    fn amended(
        &self,
        py: Python<'_>,
        amendments: Vec<Bound<'_, PyAny>>,
        syntax: &str,
        lang: Option<&str>,
    ) -> PyResult<Self> {
        let lang = language_or(lang, self.lang)?;
        let written = all_written(&amendments, crate::convert::syntax(syntax)?)?;
        let inner = self.inner.amended(texts(&written)).map_err(|found| {
            refused_in(py, found, |one| meant(one, b"", &written), lang)
        })?;
        if written.is_empty() {
            let (source, laid) = (self.source.clone(), self.laid.clone());
            return Ok(Self { inner, source, syntax: self.syntax, lang, laid });
        }
        let base = || Laid { base: self.inner.to_json(), texts: Vec::new() };
        let mut laid = self.laid.clone().unwrap_or_else(base);
        for (text, syntax) in &written {
            laid.texts.push((named(*syntax).to_owned(), text.utf8()?.to_owned()));
        }
        let source = inner.to_json();
        Ok(Self { inner, source, syntax: Syntax::Json, lang, laid: Some(laid) })
    }

    /// An agreement in JSON with texts laid over it, each behind the name of its syntax: what
    /// a pickle calls.
    #[staticmethod]
    fn _laid(
        py: Python<'_>,
        base: String,
        texts: Vec<(String, String)>,
        lang: &str,
    ) -> PyResult<Self> {
        let lang = language(lang)?;
        let mut written = Vec::new();
        for (name, text) in &texts {
            written.push((text.as_bytes(), syntax(name)?));
        }
        let read = Agreement::read(base.as_bytes(), Syntax::Json);
        let inner = read.and_then(|base| base.amended(written));
        let inner = inner.map_err(|found| refused(py, found, lang))?;
        let (source, laid) = (inner.to_json(), Some(Laid { base, texts }));
        Ok(Self { inner, source, syntax: Syntax::Json, lang, laid })
    }

    /// The identifiers of the amendments, in the order in which they are laid over it.
    #[getter]
    fn amendments(&self) -> Vec<&str> {
        self.inner.amendments().iter().map(Amendment::id).collect()
    }

    /// The agreement's identifier.
    #[getter]
    fn id(&self) -> &str {
        self.inner.id()
    }

    /// The agreement's title, in the agreement's language (`lang`).
    #[getter]
    fn title(&self) -> &str {
        self.inner.title(self.lang)
    }

    /// What the agreement is about, in the agreement's language (`lang`).
    #[getter]
    fn summary(&self) -> Option<&str> {
        self.inner.summary(self.lang)
    }

    /// The years that lie in the agreement's term.
    #[getter]
    fn years(&self) -> Vec<i16> {
        self.inner.years()
    }

    /// The currency of every amount, for example `"EUR"`.
    #[getter]
    fn currency(&self) -> String {
        self.inner.currency().to_string()
    }

    /// The language of names and messages: `"fi"`, `"sv"` or `"en"`.
    #[getter]
    fn lang(&self) -> &str {
        self.lang.as_str()
    }

    /// The text that the agreement was read from: a good start for one's own. Of an amended
    /// one it is JSON, with all amendments laid over it.
    #[getter]
    fn source(&self) -> &str {
        &self.source
    }

    /// Finds what is wrong with the agreement and its facts, and what reads well and is a trap.
    ///
    /// Args:
    ///     facts: `Facts`, an iterable of mappings, or a data frame; see `Facts.rows`.
    ///     register: Used in place of the embedded register, or laid over it if it is a
    ///         part.
    ///     lang: Language of the messages; the agreement's own if none is given.
    ///
    /// Returns:
    ///     What was found, errors first.
    ///
    /// Raises:
    ///     OsuusError: The part cannot be laid over the embedded register, or the facts
    ///         cannot be read.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    ///     >>> row = {"buyer": "435", "measure": "pair-work", "period": 1999, "value": 10}
    ///     >>> agreement.check(facts=[row])[-1].code
    ///     'fact-outside-term'
    #[pyo3(signature = (*, facts = None, register = None, lang = None))]
    fn check<'py>(
        &self,
        py: Python<'py>,
        facts: Option<&Bound<'_, PyAny>>,
        register: Option<&Bound<'_, PyRegister>>,
        lang: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let lang = language_or(lang, self.lang)?;
        let register = PyRegister::chosen(py, register, lang)?;
        let facts = PyFacts::from_argument(facts, lang)?;
        let all = py.detach(|| self.inner.check_facts(&facts, &register));
        found(py, all, |one| meant(one, self.source.as_bytes(), &[]), lang)
    }

    /// Works out what every buyer pays in a year.
    ///
    /// Args:
    ///     year: The calendar year.
    ///     facts: What the agreement counts and the register does not know: `Facts`, an
    ///         iterable of mappings, or a data frame; see `Facts.rows`.
    ///     earlier: What was paid before, where the agreement goes back to it, or what was
    ///         billed before in the year, where a stage takes it off: statements, or their
    ///         documents `osuus.statement/1` as text.
    ///     hold: Charges whose price or amount holds on past its end.
    ///     prices: The price or amount of charges for which the agreement states none, by
    ///         charge, as text, integer or `Decimal`.
    ///     restated_on: The day on whose map the result is shown, as `date` or text: what
    ///         merged municipalities owe is added up.
    ///     stage: `"advance"`, `"settlement"` or `"correction"`: the last two take off what
    ///         the statements of the year among `earlier` come to, all of which are given in
    ///         the order in which they were made. Without it the whole year is billed.
    ///     as_of: The day as of which it is asked, as `date` or text: what was agreed or
    ///         became known later does not count.
    ///     register: Used in place of the embedded register, or laid over it if it is a
    ///         part.
    ///     lang: Language of names, labels and messages; the agreement's own if none is
    ///         given.
    ///
    /// Returns:
    ///     The statement, exact and explained.
    ///
    /// Raises:
    ///     OsuusError: A fact is missing or contradicts another, or the agreement has no
    ///         rate for the year; `diagnostics` has all that was found.
    ///     OsuusTypeError: A value among facts or prices is a `float` or of another kind,
    ///         or what is given as an earlier statement is none.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    ///     >>> facts = [{"buyer": "435", "measure": "pair-work", "period": 2002, "value": 10}]
    ///     >>> agreement.bill(year=2002, facts=facts)["435"].total
    ///     Decimal('907.63')
    ///
    ///     What merged municipalities owed in 2002, on the map of 2022:
    ///
    ///     >>> agreement.bill(year=2002, facts=facts, restated_on="2022-01-01").restated
    ///     (datetime.date(2002, 1, 1), datetime.date(2022, 1, 1))
    ///
    ///     A closed year corrected: performances that were not known then.
    ///
    ///     >>> closed = agreement.bill(year=2002, facts=facts)
    ///     >>> more = [facts[0] | {"value": 12}]
    ///     >>> agreement.bill(
    ///     ...     year=2002, facts=more, stage="correction", earlier=[closed]
    ///     ... ).total
    ///     Decimal('110.00')
    #[pyo3(signature = (
        *, year, facts = None, earlier = None, hold = Vec::new(), prices = None,
        restated_on = None, stage = None, as_of = None, register = None, lang = None
    ))]
    #[expect(clippy::too_many_arguments, reason = "each has its name in the call")]
    fn bill(
        slf: &Bound<'_, Self>,
        year: i64,
        facts: Option<&Bound<'_, PyAny>>,
        earlier: Option<&Bound<'_, PyAny>>,
        hold: Vec<String>,
        prices: Option<&Bound<'_, PyAny>>,
        restated_on: Option<&Bound<'_, PyAny>>,
        stage: Option<&str>,
        as_of: Option<&Bound<'_, PyAny>>,
        register: Option<&Bound<'_, PyRegister>>,
        lang: Option<&str>,
    ) -> PyResult<PyStatement> {
        let question =
            Question { year, hold, prices, restated_on, stage, as_of, register };
        let plan = Self::planned(slf, &question, lang)?;
        PyPlan::worked_out(&Bound::new(slf.py(), plan)?, facts, earlier, None)
    }

    /// Binds the agreement to a year, to work it out with many facts or in many scenarios.
    ///
    /// Args:
    ///     year: The calendar year.
    ///     hold: Charges whose price or amount holds on past its end.
    ///     prices: The price or amount of charges for which the agreement states none, by
    ///         charge, as text, integer or `Decimal`.
    ///     restated_on: The day on whose map the result is shown, as `date` or text.
    ///     stage: `"advance"`, `"settlement"` or `"correction"`; see `bill`.
    ///     as_of: The day as of which it is asked, as `date` or text: what was agreed or
    ///         became known later does not count.
    ///     register: Used in place of the embedded register, or laid over it if it is a
    ///         part.
    ///     lang: Language of names, labels and messages; the agreement's own if none is
    ///         given.
    ///
    /// Returns:
    ///     The plan.
    ///
    /// Raises:
    ///     OsuusError: The agreement has nothing to say about the year; `diagnostics` has
    ///         all that was found.
    ///     OsuusTypeError: A price is a `float` or of another kind.
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> plan = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002)
    ///     >>> plan.buyers[:2], plan.figures[:2]
    ///     (['077', '172'], ['population', 'annual-fee'])
    #[pyo3(signature = (
        *, year, hold = Vec::new(), prices = None, restated_on = None, stage = None,
        as_of = None, register = None, lang = None
    ))]
    #[expect(clippy::too_many_arguments, reason = "each has its name in the call")]
    fn plan(
        slf: &Bound<'_, Self>,
        year: i64,
        hold: Vec<String>,
        prices: Option<&Bound<'_, PyAny>>,
        restated_on: Option<&Bound<'_, PyAny>>,
        stage: Option<&str>,
        as_of: Option<&Bound<'_, PyAny>>,
        register: Option<&Bound<'_, PyRegister>>,
        lang: Option<&str>,
    ) -> PyResult<PyPlan> {
        let question =
            Question { year, hold, prices, restated_on, stage, as_of, register };
        Self::planned(slf, &question, lang)
    }

    /// An empty table of the facts that a year needs, to be filled in.
    ///
    /// Args:
    ///     year: The calendar year.
    ///     syntax: `"csv"`, `"json"` for the document `osuus.facts/1`, or `"sheets"` for what
    ///         `osuus.excel.template` makes a workbook of.
    ///     style: How the CSV is written: `"plain"`, or `"finnish"` for a spreadsheet with
    ///         Finnish settings.
    ///     hold: Charges whose price or amount holds on past its end.
    ///     prices: The price or amount of charges for which the agreement states none, by
    ///         charge, as text, integer or `Decimal`.
    ///     restated_on: The day on whose map the result is shown, as `date` or text.
    ///     stage: `"advance"`, `"settlement"` or `"correction"`.
    ///     as_of: The day as of which it is asked, as `date` or text.
    ///     register: Used in place of the embedded register, or laid over it if it is a
    ///         part.
    ///     lang: Language of names; the agreement's own if none is given.
    ///
    /// Returns:
    ///     The table as text, one row for each buyer and measure.
    ///
    /// Raises:
    ///     OsuusError: The agreement has nothing to say about the year.
    ///     OsuusTypeError: A price is a `float` or of another kind.
    ///     ValueError: Syntax, style or language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    ///     >>> agreement.facts_template(year=2002).splitlines()[0][:27]
    ///     'buyer,name,measure,unit,per'
    #[pyo3(signature = (
        *, year, syntax = "csv", style = "plain", hold = Vec::new(), prices = None,
        restated_on = None, stage = None, as_of = None, register = None, lang = None
    ))]
    #[expect(clippy::too_many_arguments, reason = "each has its name in the call")]
    fn facts_template(
        slf: &Bound<'_, Self>,
        year: i64,
        syntax: &str,
        style: &str,
        hold: Vec<String>,
        prices: Option<&Bound<'_, PyAny>>,
        restated_on: Option<&Bound<'_, PyAny>>,
        stage: Option<&str>,
        as_of: Option<&Bound<'_, PyAny>>,
        register: Option<&Bound<'_, PyRegister>>,
        lang: Option<&str>,
    ) -> PyResult<String> {
        let question =
            Question { year, hold, prices, restated_on, stage, as_of, register };
        Self::planned(slf, &question, lang)?.template(syntax, style)
    }

    /// What the agreement says at a glance.
    ///
    /// Args:
    ///     lang: Language of the texts; the agreement's own if none is given.
    ///
    /// Returns:
    ///     A report with the tables `charges` (with their prices through time), `measures`
    ///     and `sources`; its reservations are remarks.
    ///
    /// Raises:
    ///     ValueError: The language is unknown.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> overview = osuus.Agreement.embedded("jyvaskyla-fund-model").overview()
    ///     >>> row = overview["charges"].rows[0]
    ///     >>> row["charge"], row["price"]
    ///     ('annual-fee', Decimal('0.39'))
    #[pyo3(signature = (*, lang = None))]
    fn overview(slf: &Bound<'_, Self>, lang: Option<&str>) -> PyResult<PyReport> {
        let (py, own) = (slf.py(), slf.get());
        let lang = language_or(lang, own.lang)?;
        let keywords = [("lang", lang.as_str())].into_py_dict(py)?;
        let none = PyTuple::empty(py);
        let origin = Origin::new(slf.as_any(), "overview", none, keywords);
        Ok(PyReport::new(own.inner.overview(), lang, origin))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.lang == other.lang && self.given() == other.given()
    }

    fn __hash__(&self) -> u64 {
        hash(self.inner.id())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let (class, lang) = (py.get_type::<Self>(), self.lang.as_str());
        if let Some(Laid { base, texts }) = &self.laid {
            let laid = (base, texts, lang).into_pyobject(py)?;
            return pickled::asked(class, "_laid", laid, PyDict::new(py));
        }
        let keywords = [("syntax", named(self.syntax)), ("lang", lang)];
        let source = (&self.source,).into_pyobject(py)?;
        pickled::asked(class, "read", source, keywords.into_py_dict(py)?)
    }

    fn __repr__(&self) -> String {
        let (id, title) = (self.inner.id(), self.inner.title(self.lang));
        format!("<osuus.Agreement {id}: {title}>")
    }

    fn _repr_html_(&self) -> String {
        html::report(&self.inner.overview(), self.lang)
    }
}
