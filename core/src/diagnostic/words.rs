//! How messages call what a text holds, and what has a name in it.

use crate::text::Text;

/// What stands in a text, or should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Number,
    Bool,
    Date,
    Null,
    List,
    Table,
    QuotedText,
    QuotedDecimal,
    Day,
    NameOrDecimal,
    One,
    ListOfTables,
    TwoFigures,
    TwoFiguresOrMore,
    /// A list with so many entries.
    ListOf(usize),
    WholeMetres,
    PeriodAsText,
    Time,
}

impl Form {
    /// What it is called.
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Text => ["teksti", "en text", "a text"],
            Self::Number => ["luku", "ett tal", "a number"],
            Self::Bool => ["true tai false", "true eller false", "true or false"],
            Self::Date => ["päivämäärä", "ett datum", "a date"],
            Self::Null => ["null", "null", "null"],
            Self::List => ["luettelo", "en lista", "a list"],
            Self::Table => ["taulukko", "en tabell", "a table"],
            Self::QuotedText => [
                "teksti lainausmerkeissä",
                "en text inom citattecken",
                "a text in quotes",
            ],
            Self::QuotedDecimal => [
                "desimaaliluku lainausmerkeissä",
                "ett decimaltal inom citattecken",
                "a decimal in quotes",
            ],
            Self::Day => [
                "päivä, esimerkiksi \"2002-12-31\"",
                "en dag, till exempel \"2002-12-31\"",
                "a day such as \"2002-12-31\"",
            ],
            Self::NameOrDecimal => [
                "nimi tai desimaaliluku lainausmerkeissä",
                "ett namn eller ett decimaltal inom citattecken",
                "a name or a decimal in quotes",
            ],
            Self::One => ["luku 1", "talet 1", "the number 1"],
            Self::ListOfTables => {
                ["taulukoiden luettelo", "en lista med tabeller", "a list of tables"]
            }
            Self::TwoFigures => {
                ["kahden luvun luettelo", "en lista med två tal", "a list of two figures"]
            }
            Self::TwoFiguresOrMore => [
                "vähintään kahden luvun luettelo",
                "en lista med minst två tal",
                "a list of two figures or more",
            ],
            Self::ListOf(count) => {
                return Text::in_all(
                    format!("luettelo, jossa on {count}"),
                    format!("en lista med {count}"),
                    format!("a list of {count}"),
                );
            }
            Self::WholeMetres => ["kokonaisia metrejä", "hela meter", "whole metres"],
            Self::PeriodAsText => [
                "jakso tekstinä, esimerkiksi 2002-03",
                "en period som text, till exempel 2002-03",
                "a period as text, such as 2002-03",
            ],
            Self::Time => ["kellonaika", "ett klockslag", "a time"],
        };
        Text::in_all(fi, sv, en)
    }
}

/// What has names that others refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Among<'n> {
    Alternatives,
    Areas,
    Arrangements,
    /// The areas of a division.
    AreasOf(&'n str),
    Buyers,
    Charges,
    Conditions,
    ChargesAndFunders,
    Divisions,
    Figures,
    Funders,
    Groups,
    /// Key figures, and the phases that they may be sums of.
    KeyFigures,
    Measures,
    MeasuresAndSteps,
    Notes,
    Offices,
    Parts,
    Phases,
    Printed,
    Series,
    Services,
    Sources,
    Steps,
    Units,
}

impl Among<'_> {
    /// Among which a name is not: in Finnish the genitive.
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Alternatives => ["vaihtoehtojen", "alternativen", "alternatives"],
            Self::Areas => ["alueiden", "områdena", "areas"],
            Self::Arrangements => ["järjestelyjen", "arrangemangen", "arrangements"],
            Self::AreasOf(division) => {
                return Text::in_all(
                    format!("jaon `{division}` alueiden"),
                    format!("områdena i `{division}`"),
                    format!("areas of `{division}`"),
                );
            }
            Self::Buyers => ["maksajien", "betalarna", "buyers"],
            Self::Charges => ["maksujen", "avgifterna", "charges"],
            Self::ChargesAndFunders => [
                "maksujen ja rahoittajien",
                "avgifterna och finansiärerna",
                "charges and funders",
            ],
            Self::Conditions => ["ehtojen", "villkoren", "conditions"],
            Self::Divisions => ["aluejakojen", "områdesindelningarna", "divisions"],
            Self::Figures => ["lukujen", "talen", "figures"],
            Self::Funders => ["rahoittajien", "finansiärerna", "funders"],
            Self::Groups => ["ryhmien", "grupperna", "groups"],
            Self::KeyFigures => [
                "tunnuslukujen ja vaiheiden",
                "nyckeltalen och faserna",
                "key figures and phases",
            ],
            Self::Measures => ["suureiden", "måtten", "measures"],
            Self::MeasuresAndSteps => {
                ["suureiden ja vaiheiden", "måtten och stegen", "measures and steps"]
            }
            Self::Notes => ["huomautusten", "anmärkningarna", "notes"],
            Self::Offices => ["toimipisteiden", "verksamhetsställena", "offices"],
            Self::Parts => ["osien", "delarna", "parts"],
            Self::Phases => ["hankkeen vaiheiden", "projektets faser", "phases"],
            Self::Printed => {
                ["painettujen summien", "de tryckta summorna", "printed totals"]
            }
            Self::Services => ["palvelujen", "tjänsterna", "services"],
            Self::Series => ["sarjojen", "serierna", "series"],
            Self::Sources => ["lähteiden", "källorna", "sources"],
            Self::Steps => ["vaiheiden", "stegen", "steps"],
            Self::Units => ["yksiköiden", "enheterna", "units"],
        };
        Text::in_all(fi, sv, en)
    }
}
