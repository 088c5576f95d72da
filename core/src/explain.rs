//! Explanations: the tree of steps under a figure, made of what the steps recorded.

mod figures;
mod tree;
mod wording;

pub(crate) use figures::columns;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use crate::agreement::Stage;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::statement::{Published, Statement};
use crate::text::Lang;

/// Why a bill, or the whole statement, is what it is.
#[derive(Debug, Clone)]
pub struct Explanation {
    statement: Statement,
    buyer: Option<usize>,
    clients: ClientView,
}

/// Whether single clients are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClientView {
    /// Only sums over them.
    #[default]
    Hidden,
    /// Each with its key and figure: personal data, for those who may see it.
    Shown,
}

/// One figure with the figures it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What was done, one of the steps of `docs/json.md`.
    pub step: &'static str,
    /// What people call it.
    pub label: String,
    /// What was done, in a sentence.
    pub text: String,
    /// The exact value.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The value as the reader's language writes it.
    pub shown: String,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<FigureSource>,
    /// Particulars of the step, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub detail: BTreeMap<&'static str, Detail>,
    /// The figures it was made of.
    pub inputs: Vec<Figure>,
}

/// Where a figure stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureSource {
    /// Identifier of the document.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

/// A particular of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Detail {
    /// A text.
    Text(String),
    /// A list of texts.
    #[serde(serialize_with = "shared_list")]
    List(Arc<[String]>),
}

/// A list that many figures share is written for each.
fn shared_list<S: Serializer>(list: &Arc<[String]>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(list.iter())
}

#[derive(Serialize)]
pub(crate) struct ExplanationDocument {
    schema: &'static str,
    agreement: String,
    title: String,
    period: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    lang: Lang,
    currency: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amendments: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    buyer: Option<crate::statement::BuyerView>,
    figure: Figure,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    memos: Vec<Figure>,
    funders: Vec<Figure>,
    warnings: Vec<crate::statement::WarningView>,
}

impl Statement {
    /// The explanation of a buyer's bill, or of the whole statement.
    ///
    /// # Errors
    /// A code that is not one of the buyers.
    pub fn explain(&self, buyer: Option<&str>) -> Result<Explanation, Diagnostics> {
        let place = match buyer {
            None => None,
            Some(code) => {
                let bills = self.bills();
                let place = bills.iter().position(|bill| bill.code() == code);
                Some(place.ok_or_else(|| {
                    crate::facts::unknown_buyer(code, &self.plan().buyers, Input::Call)
                })?)
            }
        };
        Ok(Explanation::new(self.clone(), place))
    }
}

impl Published {
    /// The explanation of a bill, or of the whole statement, where nothing is withheld: the explanation
    /// of one bill lists those of others wherever it has a sum over all.
    ///
    /// # Errors
    /// A code that is not one of the buyers, or something that is withheld.
    pub fn explain(&self, buyer: Option<&str>) -> Result<Explanation, Diagnostics> {
        let explanation = self.statement().explain(buyer)?;
        let withheld = self.withheld();
        if withheld.is_empty() {
            return Ok(explanation);
        }
        Err(Diagnostic::new(Code::Withheld, Input::Call)
            .with("fewest", self.fewest())
            .with("codes", withheld.join(", "))
            .into())
    }
}

impl Explanation {
    pub(crate) fn new(statement: Statement, buyer: Option<usize>) -> Self {
        Self { statement, buyer, clients: ClientView::Hidden }
    }

    /// The same with every client by its key.
    #[must_use]
    pub fn with_clients(self, clients: ClientView) -> Self {
        Self { clients, ..self }
    }

    fn tree(&self, lang: Lang) -> tree::Tree<'_> {
        tree::Tree::new(&self.statement, lang, self.clients)
    }

    /// The tree in one language.
    #[must_use]
    pub fn figure(&self, lang: Lang) -> Figure {
        self.tree(lang).root(self.buyer)
    }

    /// What is shown on the bill and adds to nothing, in one language.
    #[must_use]
    pub fn memos(&self, lang: Lang) -> Vec<Figure> {
        self.tree(lang).memos(self.buyer)
    }

    /// What funders pay beside the bills, in one language: shown, and part of no sum.
    #[must_use]
    pub fn funders(&self, lang: Lang) -> Vec<Figure> {
        self.tree(lang).funders()
    }

    /// The tree as `osuus.explanation/1` (`docs/json.md`).
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        crate::json::document(&self.document(lang))
    }

    pub(crate) fn document(&self, lang: Lang) -> ExplanationDocument {
        let statement = &self.statement;
        let bill = self.buyer.and_then(|place| statement.bills().get(place));
        ExplanationDocument {
            schema: "osuus.explanation/1",
            agreement: statement.agreement().to_owned(),
            title: statement.title(lang).to_owned(),
            period: statement.period().to_string(),
            stage: statement.stage(),
            lang,
            currency: statement.currency().to_string(),
            amendments: statement.amendment_ids(),
            as_of: statement.as_of().map(|day| day.to_string()),
            buyer: bill.map(|bill| crate::statement::BuyerView {
                code: bill.code().to_owned(),
                name: bill.name(lang).to_owned(),
            }),
            figure: self.figure(lang),
            memos: self.memos(lang),
            funders: self.funders(lang),
            warnings: statement.warning_views(lang),
        }
    }

    /// The tree as plain text, a figure a line, with its source below it.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut text =
            format!("{}, {}\n", self.statement.title(lang), self.statement.told(lang));
        for told in self.statement.holds_by(lang) {
            text.push_str(&format!("{told}\n"));
        }
        let figures = std::iter::once(self.figure(lang));
        for figure in figures.chain(self.memos(lang)).chain(self.funders(lang)) {
            write_figure(&figure, lang, &mut Vec::new(), &mut text);
        }
        for warning in self.statement.warnings() {
            let mark = lang.choose("Huomaa", "Obs", "Note");
            text.push_str(&format!("{mark}: {}\n", warning.message(lang)));
        }
        text
    }
}

/// Writes a figure and what it was made of; `open` says which levels have more to come.
fn write_figure(figure: &Figure, lang: Lang, open: &mut Vec<bool>, text: &mut String) {
    let stem = |open: &[bool]| -> String {
        open.iter().map(|more| if *more { "│  " } else { "   " }).collect()
    };
    let (own, parents) = match open.split_last() {
        Some((last, parents)) => (if *last { "├─ " } else { "└─ " }, stem(parents)),
        None => ("", String::new()),
    };
    text.push_str(&format!("{parents}{own}{}: {}\n", figure.label, figure.shown));
    let below = if figure.inputs.is_empty() { "   " } else { "│  " };
    let indent = format!("{}{below}", stem(open));
    text.push_str(&format!("{indent}{}\n", figure.text));
    if let Some(source) = &figure.source {
        let quote = source.quote.as_ref();
        let quote = quote.map(|words| format!(" {}", wording::quoted(words, lang)));
        let quote = quote.unwrap_or_default();
        text.push_str(&format!("{indent}[{}]{quote}\n", source.title));
    }
    for (place, input) in figure.inputs.iter().enumerate() {
        open.push(place + 1 < figure.inputs.len());
        write_figure(input, lang, open, text);
        open.pop();
    }
}

#[cfg(test)]
#[path = "explain/explain_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "explain/words_tests.rs"]
mod words_tests;
