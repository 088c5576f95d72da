//! What may stand in a field.

/// What may stand in a field.
#[derive(Debug, Clone)]
pub enum Form {
    /// The number of the format.
    FormatOne,
    /// A text that says something.
    Line,
    /// A name that others refer to.
    Identifier,
    /// The identifier of something else: of what.
    Reference(&'static str),
    /// The identifier of a step, perhaps of one that the words of a charge are made of.
    Made,
    /// An exact number in quotes.
    Decimal,
    /// As [`Form::Decimal`], not below zero.
    DecimalFromZero,
    /// As [`Form::Decimal`], above zero.
    DecimalAboveZero,
    /// A whole number in quotes, from the first to the last.
    Whole(u16, u16),
    /// A day.
    Day,
    /// A day of every year.
    DayOfYear,
    /// A year, quarter, month, day or interval.
    Period,
    /// Three capital letters.
    Currency,
    /// What the register calls its codes, or `party`.
    Scheme,
    /// The code of a buyer.
    Buyer,
    /// The code of a municipality.
    Municipality,
    /// A unit that has a name of its own.
    UnitName,
    /// A unit, made of others perhaps.
    Unit,
    /// The name of a measure, a step or a part of a fund.
    FigureName,
    /// The name of a figure, a number, or what a charge bills.
    Figure,
    /// As [`Form::Figure`], where a number is not below zero.
    FigureFromZero,
    /// As [`Form::Figure`], without numbers.
    Column,
    /// One of these.
    Choice(Vec<&'static str>),
    /// A cell of a table of facts.
    Cell,
    /// A cell that may say nothing.
    MaybeCell,
    /// A cell with a decimal, or an empty one.
    DecimalCell,
    /// A cell with one of these, or an empty one.
    ChoiceCell(Vec<&'static str>),
    /// Another table.
    Table(&'static str),
    /// A list of at least so many, and perhaps at most so many.
    List(Box<Form>, usize, Option<usize>),
    /// Any of these forms.
    Either(Vec<Form>),
}

impl Form {
    pub(super) fn reference(of: &'static str) -> Self {
        Self::Reference(of)
    }

    pub(super) fn table(name: &'static str) -> Self {
        Self::Table(name)
    }

    /// A list that may be empty.
    pub(super) fn list(of: Self) -> Self {
        Self::List(Box::new(of), 0, None)
    }

    /// A list of one or more.
    pub(super) fn some(of: Self) -> Self {
        Self::List(Box::new(of), 1, None)
    }

    /// Figures, two or more.
    pub(super) fn figures() -> Self {
        Self::List(Box::new(Self::Figure), 2, None)
    }

    /// Two figures.
    pub(super) fn pair() -> Self {
        Self::List(Box::new(Self::Figure), 2, Some(2))
    }

    /// One of the names that the reader knows.
    pub(super) fn choice<T>(names: &[(&'static str, T)]) -> Self {
        Self::Choice(names.iter().map(|(name, _)| *name).collect())
    }

    /// As [`Self::choice`], for a cell that may be empty.
    pub(super) fn choice_cell<T>(names: &[(&'static str, T)]) -> Self {
        Self::ChoiceCell(names.iter().map(|(name, _)| *name).collect())
    }

    /// What it is called on a page.
    pub(super) fn told(&self) -> String {
        match self {
            Self::FormatOne => "`1`".into(),
            Self::Line | Self::Cell | Self::MaybeCell => "text".into(),
            Self::Identifier => "identifier".into(),
            Self::Reference(of) => format!("identifier of {of}"),
            Self::Made => "identifier of a step".into(),
            Self::Decimal => "decimal in quotes".into(),
            Self::DecimalFromZero => "decimal in quotes, from zero".into(),
            Self::DecimalAboveZero => "decimal in quotes, above zero".into(),
            Self::Whole(from, to) => format!("`\"{from}\"` to `\"{to}\"`"),
            Self::Day => "day".into(),
            Self::DayOfYear => "`MM-DD`".into(),
            Self::Period => "period".into(),
            Self::Currency => "three letters, ISO 4217".into(),
            Self::Scheme => {
                "`fi-municipality`, that of another country, or `party`".into()
            }
            Self::Buyer => "code of a buyer".into(),
            Self::Municipality => "code of a municipality".into(),
            Self::UnitName => "identifier of a unit, or the currency".into(),
            Self::Unit => "unit".into(),
            Self::FigureName => "identifier of a measure or a step".into(),
            Self::Figure => "figure".into(),
            Self::FigureFromZero => "figure, a number from zero".into(),
            Self::Column => "figure, no number".into(),
            Self::DecimalCell => "decimal".into(),
            Self::Choice(names) | Self::ChoiceCell(names) => {
                let quoted: Vec<String> =
                    names.iter().map(|name| format!("`\"{name}\"`")).collect();
                quoted.join(", ")
            }
            Self::Table("text") => "text in languages".into(),
            Self::Table(name) => format!("table *{name}*"),
            Self::List(of, least, _) if matches!(**of, Self::Table(_)) => {
                let many = if *least > 0 { "one or more" } else { "list" };
                format!("{many} of {}", of.told().replace("table ", ""))
            }
            Self::List(of, least, most) => {
                let many = match (least, most) {
                    (2, Some(2)) => "two".to_owned(),
                    (2, _) => "two or more".to_owned(),
                    (1, _) => "one or more".to_owned(),
                    _ => "list".to_owned(),
                };
                format!("{many}: {}", of.told())
            }
            Self::Either(forms) => {
                let told: Vec<String> = forms.iter().map(Self::told).collect();
                told.join(", or ")
            }
        }
    }

    /// A value of this form, in JSON.
    pub(super) fn example(&self) -> String {
        match self {
            Self::FormatOne => "1".into(),
            Self::Line | Self::Cell | Self::MaybeCell => "\"as agreed\"".into(),
            Self::Identifier | Self::Reference(_) => "\"base-fee\"".into(),
            Self::Decimal
            | Self::DecimalFromZero
            | Self::DecimalAboveZero
            | Self::DecimalCell => "\"0.39\"".into(),
            Self::Whole(from, _) => format!("\"{from}\""),
            Self::Day => "\"2002-01-01\"".into(),
            Self::DayOfYear => "\"12-31\"".into(),
            Self::Period => "\"2008\"".into(),
            Self::Currency => "\"EUR\"".into(),
            Self::Scheme => "\"fi-municipality\"".into(),
            Self::Buyer | Self::Municipality => "\"435\"".into(),
            Self::UnitName => "\"resident\"".into(),
            Self::Unit => "\"EUR/resident\"".into(),
            Self::FigureName
            | Self::Figure
            | Self::FigureFromZero
            | Self::Made
            | Self::Column => "\"population\"".into(),
            Self::Choice(names) | Self::ChoiceCell(names) => {
                format!("\"{}\"", names.first().copied().unwrap_or_default())
            }
            Self::Table(_) => "{ \"fi\": \"Perusmaksu\", \"en\": \"Base fee\" }".into(),
            Self::List(of, ..) => format!("[{}]", of.example()),
            Self::Either(forms) => forms.first().map(Self::example).unwrap_or_default(),
        }
    }
}
