//! Keys: by which weights a cost is shared, and among whom.

use crate::agreement::TakeYears;
use crate::format_reference::form::Form;
use crate::format_reference::table::{By, Field, Holds, Table, Variant, field};
use crate::rounding::Mode;

pub(super) fn tables() -> Vec<Table> {
    vec![key(), part(), weight(), percentage(), point()]
}

fn key() -> Table {
    Table::new("key", "The weights by which a cost is shared.", among())
        .cited()
        .choosing(By::OneOf, forms())
}

/// A key of a `mix`: a key, how much it counts, and how it is rounded.
fn part() -> Table {
    let mut fields = vec![
        field(
            "percent",
            Form::Decimal,
            "How much it counts; all of a mix add up to 100.",
        )
        .unit("percent")
        .missing("`weight` is needed")
        .like("\"60\""),
        field("weight", Form::Decimal, "How much it counts, instead of `percent`.")
            .unit("1")
            .missing("`percent` is needed")
            .like("\"0.6\""),
    ];
    fields.extend(rounded("its part of the whole"));
    fields.extend(among());
    Table::new("part-of-key", "One of the keys of a `mix`.", fields)
        .cited()
        .choosing(By::OneOf, forms())
        .rule(Holds::There("percent"), Holds::Missing("weight"))
        .rule(Holds::Missing("percent"), Holds::There("weight"))
        .rule(Holds::There("mode"), Holds::There("decimals"))
}

/// Who takes part, and of which whole.
fn among() -> Vec<Field> {
    vec![
        field("only", Form::some(Form::Buyer), "Only these take part.").missing("all do"),
        field("except", Form::some(Form::Buyer), "All but these take part.")
            .missing("all do"),
        field(
            "where",
            Form::table("condition"),
            "Only those take part for whom this holds.",
        )
        .missing("all do")
        .like(r#"{ "figure": "population", "below": "10000" }"#),
        field(
            "total",
            Form::Figure,
            "Each pays its part of this whole, and the rest stays unbilled.",
        )
        .unit("that of the weights")
        .missing("the sum of the weights")
        .like("\"100000\""),
    ]
}

fn forms() -> Vec<Variant> {
    let other = "another of the six is needed";
    let measure = [
        field("measure", Form::FigureName, "A measure or a step, of each buyer.")
            .missing(other)
            .like("\"population\""),
        field("years_before", Form::Whole(0, 9), "How many years before the billed one.")
            .unit("years")
            .or("0"),
        field("to", Form::DayOfYear, "The last day of the last quarter or month.")
            .or("12-31"),
        field(
            "take",
            Form::choice(&TakeYears::NAMES),
            "Whether several are added up or averaged.",
        )
        .or("sum"),
    ];
    let percentages = [
        field("percentages", Form::some(Form::table("percentage")), "As written, one for every buyer.")
            .missing(other)
            .like(r#"[{ "buyer": "179", "percent": "63" }, { "buyer": "435", "percent": "37" }]"#),
        field("normalised", Form::Choice(vec!["yes", "no"]), "What holds where they do not add up to 100: they are divided by their sum, or each pays its own.")
            .missing("they add up to 100"),
        field("tolerance", Form::DecimalFromZero, "The most by which their sum may miss 100.")
            .unit("percent")
            .missing("none; with `normalised` any")
            .like("\"0.1\""),
    ];
    vec![
        Variant::new("measure", "A figure of each buyer.", measure)
            .choosing(By::AtMostOne, counts()),
        Variant::alone(
            field("equal", Form::Choice(vec!["buyers"]), "One for every buyer.").missing(other),
        ),
        Variant::alone(
            field("weights", Form::some(Form::table("weight")), "As written, one for every buyer; divided by their sum.")
                .missing(other)
                .like(r#"[{ "buyer": "179", "weight": "63" }, { "buyer": "435", "weight": "37" }]"#),
        ),
        Variant::new("percentages", "Percentages of the buyers.", percentages),
        Variant::alone(
            field("mix", Form::some(Form::table("part-of-key")), "Keys, each with its percentage of the whole.")
                .missing(other)
                .like(r#"[{ "measure": "use", "percent": "60" }, { "equal": "buyers", "percent": "40" }]"#),
        ),
        Variant::alone(
            field("points", Form::some(Form::table("point")), "Figures of unlike units, each by its factor, added up.")
                .missing(other)
                .like(r#"[{ "of": "population", "factor": "0.01" }]"#),
        ),
    ]
}

/// How many years, quarters or months of a measure.
pub(in super::super) fn counts() -> Vec<Variant> {
    [("years", 9), ("quarters", 40), ("months", 120)]
        .into_iter()
        .map(|(name, most)| {
            let meaning = match name {
                "years" => "How many years, back from there.",
                "quarters" => "How many quarters, of which the last ends on `to`.",
                _ => "How many months, of which the last ends on `to`.",
            };
            let count = field(name, Form::Whole(1, most), meaning).unit(name);
            Variant::alone(count.missing("one year, where none of the three is there"))
        })
        .collect()
}

/// `decimals` and `mode`.
fn rounded(what: &'static str) -> [Field; 2] {
    let meaning = match what {
        "its points" => "To so many decimals its points are rounded.",
        _ => "To so many decimals its part of the whole is rounded.",
    };
    [
        field("decimals", Form::Whole(0, 12), meaning)
            .missing("not rounded")
            .like("\"4\""),
        field(
            "mode",
            Form::choice(&Mode::NAMES),
            "Where a value between two multiples goes; only with `decimals`.",
        )
        .missing("the mode of the agreement"),
    ]
}

fn weight() -> Table {
    Table::new(
        "weight",
        "The weight of a buyer.",
        [
            field("buyer", Form::Buyer, "The buyer."),
            field("weight", Form::DecimalFromZero, "Its weight.")
                .or_not_stated()
                .like("\"63\""),
        ],
    )
}

fn percentage() -> Table {
    Table::new(
        "percentage",
        "The percentage of a buyer.",
        [
            field("buyer", Form::Buyer, "The buyer."),
            field("percent", Form::DecimalFromZero, "Its percentage.")
                .unit("percent")
                .like("\"63\""),
        ],
    )
}

fn point() -> Table {
    let mut fields = vec![
        field("of", Form::Figure, "The figure."),
        field("factor", Form::Decimal, "Points for one of its unit.").like("\"0.01\""),
    ];
    fields.extend(rounded("its points"));
    Table::new("point", "One of the figures of `points`.", fields)
}
