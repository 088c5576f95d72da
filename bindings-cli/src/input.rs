//! Agreements and facts, from the library or from files.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use osuus::agreement::{Agreement, Syntax};
use osuus::call::{
    Given, GivenAgreement, GivenAmendment, GivenFacts, GivenRegister, GivenTable,
};
use osuus::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use osuus::digest::Salt;
use osuus::facts::{Earlier, Facts};
use osuus::municipality::{FiguresTable, Register};
use osuus::receipt::Receipt;
use osuus::{finland, library};

use crate::args;
use crate::failure::Failure;
use crate::render::{Text, Texts};

/// An agreement of the command line: read or not, with its texts for messages.
pub struct Named {
    pub read: Result<Agreement, Diagnostics>,
    pub texts: Texts,
    /// Of the text of the agreement itself.
    pub syntax: Syntax,
}

/// The embedded agreement of this identifier, or that of a file, with its amendments.
pub fn agreement(of: &args::Agreement) -> Result<Named, Failure> {
    let named = unamended(&of.word)?;
    if of.amendments.is_empty() {
        return Ok(named);
    }
    let largest = osuus::agreement::LARGEST;
    let read = of.amendments.iter().map(|path| text(path, largest));
    let amendments = read.collect::<Result<Vec<Text>, Failure>>()?;
    let texts = amendments.iter().zip(&of.amendments);
    let texts = texts.map(|(text, path)| (text.bytes.as_slice(), syntax(path)));
    let read = named.read.and_then(|agreement| agreement.amended(texts));
    Ok(Named { read, texts: Texts { amendments, ..named.texts }, ..named })
}

fn unamended(word: &str) -> Result<Named, Failure> {
    let own = |text| Texts { agreement: Some(text), ..Texts::default() };
    if let Some(source) = library::source(word) {
        let text =
            Text { name: format!("{word}.toml"), bytes: source.as_bytes().to_vec() };
        let read = library::agreement(word);
        return Ok(Named { read, texts: own(text), syntax: Syntax::Toml });
    }
    let path = Path::new(word);
    if !path.exists() {
        return Err(match library::agreement(word) {
            Err(unknown) if !word.contains(['/', '\\', '.']) => {
                Failure::Wrong(unknown, Texts::default())
            }
            _ => Failure::Call(format!("there is no file `{word}`")),
        });
    }
    let text = text(path, osuus::agreement::LARGEST)?;
    let syntax = syntax(path);
    let read = Agreement::read(&text.bytes, syntax);
    Ok(Named { read, texts: own(text), syntax })
}

/// The same for a call of the façade: texts that it will read.
pub fn given(of: &args::Agreement) -> Result<(Given, Texts), Failure> {
    let largest = osuus::agreement::LARGEST;
    let mut texts = Texts::default();
    let path = Path::new(&of.word);
    let agreement = if library::source(&of.word).is_none() && path.exists() {
        let read = text(path, largest)?;
        let words = words(&read, Input::Agreement)?;
        texts.agreement = Some(read);
        match syntax(path) {
            Syntax::Json => GivenAgreement::Json(words),
            Syntax::Toml => GivenAgreement::Toml(words),
        }
    } else if of.word.contains(['/', '\\', '.']) {
        return Err(Failure::Call(format!("there is no file `{}`", of.word)));
    } else {
        GivenAgreement::Embedded(of.word.clone())
    };
    let mut amendments = Vec::new();
    for path in &of.amendments {
        let read = text(path, largest)?;
        let words = words(&read, Input::Amendment)?;
        texts.amendments.push(read);
        amendments.push(match syntax(path) {
            Syntax::Json => GivenAmendment::Json(words),
            Syntax::Toml => GivenAmendment::Toml(words),
        });
    }
    Ok((Given { agreement, amendments }, texts))
}

/// The words of a text that a call takes as such.
fn words(text: &Text, of: Input) -> Result<String, Failure> {
    String::from_utf8(text.bytes.clone()).map_err(|_| {
        let problem = Diagnostic::new(Code::NotUtf8, of);
        Failure::Wrong(problem.into(), Texts::default())
    })
}

/// A table in CSV for a call of the façade; its text is kept for messages.
pub fn table(
    path: Option<&Path>,
    of: Input,
    texts: &mut Texts,
) -> Result<Option<GivenTable>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let read = text(path, osuus::facts::LARGEST)?;
    let words = words(&read, of)?;
    texts.tables.push((of, read));
    Ok(Some(GivenTable::Csv(words)))
}

fn syntax(path: &Path) -> Syntax {
    let json = path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"));
    if json { Syntax::Json } else { Syntax::Toml }
}

/// Facts in CSV for a call of the façade, or the embedded ones of the agreement.
pub fn given_facts(
    path: Option<&Path>,
    agreement: &str,
    texts: &mut Texts,
) -> Result<Option<GivenFacts>, Failure> {
    let Some(path) = path else { return Ok(None) };
    if path == Path::new(ILLUSTRATIVE) {
        return Ok(Some(GivenFacts::Embedded(agreement.to_owned())));
    }
    let read = text(path, osuus::facts::LARGEST)?;
    let words = words(&read, Input::Facts)?;
    texts.facts = Some(read);
    Ok(Some(GivenFacts::Csv(words)))
}

/// A register for a call of the façade.
pub fn given_register(
    path: Option<&Path>,
    texts: &mut Texts,
) -> Result<Option<GivenRegister>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let read = text(path, osuus::municipality::LARGEST)?;
    let words = words(&read, Input::Register)?;
    texts.register = Some(read);
    Ok(Some(match syntax(path) {
        Syntax::Json => GivenRegister::Json(words),
        Syntax::Toml => GivenRegister::Csv(words),
    }))
}

impl Named {
    /// The agreement, or why it could not be read.
    pub fn good(self) -> Result<(Agreement, Texts), Failure> {
        match self.read {
            Ok(agreement) => Ok((agreement, self.texts)),
            Err(problems) => Err(Failure::Wrong(problems, self.texts)),
        }
    }
}

/// In place of a file: the embedded facts of the agreement, which are made up.
pub const ILLUSTRATIVE: &str = "illustrative";

/// The facts of a file, CSV or JSON, or the embedded ones of the agreement; without either there are none.
pub fn facts(
    path: Option<&Path>,
    agreement: &str,
) -> Result<(Facts, Option<Text>), Failure> {
    let Some(path) = path else { return Ok((Facts::none(), None)) };
    if path == Path::new(ILLUSTRATIVE) {
        let facts = library::facts(agreement);
        return Ok((facts.map_err(|e| Failure::Wrong(e, Texts::default()))?, None));
    }
    let text = text(path, osuus::facts::LARGEST)?;
    let json = path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"));
    let read = match std::str::from_utf8(&text.bytes) {
        Ok(words) if json => Facts::from_json(words),
        // Bytes that are no text are told of by the reader of tables.
        _ => Facts::from_csv(&text.bytes),
    };
    match read {
        Ok(facts) => Ok((facts, Some(text))),
        Err(problems) => {
            let texts = Texts { facts: Some(text), ..Texts::default() };
            Err(Failure::Wrong(problems, texts))
        }
    }
}

/// What earlier statements say was paid.
pub fn earlier(paths: &[PathBuf]) -> Result<Vec<Earlier>, Failure> {
    let read = |path: &PathBuf| {
        let text = text(path, osuus::facts::LARGEST)?;
        // Bytes that are no text are no JSON either.
        let words = std::str::from_utf8(&text.bytes).unwrap_or_default();
        Earlier::from_json(words).map_err(|problems| {
            let texts = Texts { earlier: Some(text.clone()), ..Texts::default() };
            Failure::Wrong(problems, texts)
        })
    };
    paths.iter().map(read).collect()
}

/// The embedded register; or that of a file, alone or laid over the embedded one.
pub fn register(
    path: Option<&Path>,
) -> Result<(Cow<'static, Register>, Option<Text>), Failure> {
    let embedded = finland::register();
    let Some(path) = path else { return Ok((Cow::Borrowed(embedded), None)) };
    let text = text(path, osuus::municipality::LARGEST)?;
    let json = path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"));
    let read = if json { Register::from_json } else { Register::from_csv };
    match read(&text.bytes).and_then(|own| embedded.or_over(own)) {
        Ok(register) => Ok((Cow::Owned(register), Some(text))),
        Err(problems) => {
            let texts = Texts { register: Some(text), ..Texts::default() };
            Err(Failure::Wrong(problems, texts))
        }
    }
}

/// A table of figures.
pub fn figures(path: &Path) -> Result<(FiguresTable, Text), Failure> {
    let text = text(path, osuus::municipality::LARGEST)?;
    match FiguresTable::from_csv(&text.bytes) {
        Ok(figures) => Ok((figures, text)),
        Err(problems) => {
            let texts = Texts { figures: Some(text), ..Texts::default() };
            Err(Failure::Wrong(problems, texts))
        }
    }
}

/// The most bytes of a receipt, and of a salt.
const RECEIPT: usize = 1 << 20;
const SALT: usize = 1 << 12;

/// A receipt, as JSON.
pub fn receipt(path: &Path) -> Result<Receipt, Failure> {
    let text = text(path, RECEIPT)?;
    Receipt::from_json(&String::from_utf8_lossy(&text.bytes))
        .map_err(|e| Failure::Wrong(e, Texts::default()))
}

/// The salt of a file. It comes in no other way: what stands on a command line is seen by others.
pub fn salt(path: Option<&Path>) -> Result<Option<Salt>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let text = text(path, SALT)?;
    let salt = Salt::from_hex(String::from_utf8_lossy(&text.bytes).trim());
    salt.map(Some).map_err(|e| Failure::Wrong(e, Texts::default()))
}

/// At most one byte more than the library reads, so that it can say what is too large.
fn text(path: &Path, most: usize) -> Result<Text, Failure> {
    let cannot = |error: std::io::Error| {
        Failure::Call(format!("`{}` cannot be read: {error}", path.display()))
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(cannot)?;
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(Text { name: path.display().to_string(), bytes })
}
