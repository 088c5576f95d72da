//! What an agreement says that it does not state: nobody is billed by a guess.

use super::{Agreement, ChargeKind, Placed, asked_as};
use crate::diagnostic::{Code, Diagnostic, Input, Position};
use crate::source::Citation;
use crate::text::{Lang, Text};

/// A clause that is left open, with its place and its source.
pub(crate) struct NotStated {
    id: String,
    what: Text,
    position: Option<Position>,
    source: Option<String>,
}

impl NotStated {
    fn new(id: &str, what: [String; 3], position: Option<Position>) -> Self {
        let [fi, sv, en] = what;
        let what = Text::in_all(fi, sv, en);
        Self { id: id.to_owned(), what, position, source: None }
    }

    /// A price, an amount or a value of a charge or a step.
    pub fn figure(agreement: &Agreement, id: &str, position: Option<Position>) -> Self {
        let name = asked_as(id);
        let charge = agreement.charges.iter().find(|charge| charge.id.value == id);
        match charge.map(|charge| &charge.kind) {
            Some(ChargeKind::Rate { .. }) => Self::price(name, position),
            Some(ChargeKind::Pool { .. }) => Self::amount(name, position),
            _ if id.strip_suffix(".rate").is_some() => Self::price(name, position),
            _ if id.strip_suffix(".pool").is_some() => Self::amount(name, position),
            _ => Self::value(name, position),
        }
    }

    fn price(id: &str, position: Option<Position>) -> Self {
        let fi = format!("kohdan `{id}` hintaa");
        let what = [fi, format!("priset för `{id}`"), format!("the price of `{id}`")];
        Self::new(id, what, position)
    }

    pub fn amount(id: &str, position: Option<Position>) -> Self {
        let fi = format!("kohdan `{id}` rahamäärää");
        let what = [fi, format!("beloppet för `{id}`"), format!("the amount of `{id}`")];
        Self::new(id, what, position)
    }

    fn value(id: &str, position: Option<Position>) -> Self {
        let fi = format!("kohdan `{id}` arvoa");
        let what = [fi, format!("värdet för `{id}`"), format!("the value of `{id}`")];
        Self::new(id, what, position)
    }

    pub fn weight(of: &str, buyer: &Placed<String>, position: Option<Position>) -> Self {
        let code = &buyer.value;
        let what = [
            format!("maksajan `{code}` painoa kohdassa `{of}`"),
            format!("vikten för betalaren `{code}` i `{of}`"),
            format!("the weight of the buyer `{code}` in `{of}`"),
        ];
        Self::new(of, what, position)
    }

    pub fn percent(fund: &str, funder: &str, position: Option<Position>) -> Self {
        let what = [
            format!("rahoittajan `{funder}` prosenttiosuutta vaiheessa `{fund}`"),
            format!("procenten för finansiären `{funder}` i `{fund}`"),
            format!("the percentage of the funder `{funder}` in `{fund}`"),
        ];
        Self::new(fund, what, position)
    }

    pub fn buyers(position: Option<Position>) -> Self {
        let what = ["maksajia", "vilka betalarna är", "who the buyers are"];
        Self::new("buyers", what.map(str::to_owned), position)
    }

    pub fn charges(position: Option<Position>) -> Self {
        let what = ["maksuja", "några avgifter", "any charges"];
        Self::new("charges", what.map(str::to_owned), position)
    }

    pub fn charge_of(service: &Placed<String>) -> Self {
        let id = &service.value;
        let what = [
            format!("palvelun `{id}` maksua"),
            format!("vilken avgift som täcker tjänsten `{id}`"),
            format!("which charge covers the service `{id}`"),
        ];
        Self::new(id, what, service.position)
    }

    /// With the source of the clause.
    pub fn cited(self, citation: Option<&Citation>) -> Self {
        Self { source: citation.map(|cited| cited.source.title.clone()), ..self }
    }

    /// Why nobody is billed.
    pub fn error(self) -> Diagnostic {
        let source = self.source.unwrap_or_default();
        let said = |lang: Lang| match (source.as_str(), lang) {
            ("", _) => String::new(),
            (title, Lang::Fi) => format!("; lähde: ”{title}”"),
            (title, Lang::Sv) => format!("; källan: ”{title}”"),
            (title, Lang::En) => format!("; the source: “{title}”"),
        };
        Diagnostic::new(Code::NotStated, Input::Agreement)
            .at(self.position)
            .with("id", self.id)
            .with_text("what", self.what)
            .with_text("source", Text::each(said))
    }

    /// The same, told before anybody is billed, or of what is only shown.
    pub fn warning(self) -> Diagnostic {
        self.error().warned()
    }
}
