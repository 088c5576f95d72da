//! How shapes are called in messages.

use crate::agreement::{Division, Shape};
use crate::text::Text;

fn text(fi: &str, sv: &str, en: &str) -> Text {
    Text { fi: Some(fi.to_owned()), sv: Some(sv.to_owned()), en: Some(en.to_owned()) }
}

pub(in crate::agreement) fn scalar() -> Text {
    text(
        "yksi koko sopimuksen luku",
        "ett tal för hela avtalet",
        "one figure of the agreement",
    )
}

pub(in crate::agreement) fn column() -> Text {
    text(
        "maksajien tai alueiden sarake",
        "en kolumn över betalare eller områden",
        "a column",
    )
}

pub(super) fn buyers() -> Text {
    text("maksajien sarake", "en kolumn över betalarna", "a column of buyers")
}

pub(super) fn any_areas() -> Text {
    text("alueiden sarake", "en kolumn över områden", "a column of areas")
}

pub(super) fn clients() -> Text {
    text("asiakkaiden suure", "ett mått för klienter", "a measure of clients")
}

pub(super) fn no_clients() -> Text {
    text(
        "koko sopimuksen luku tai sarake",
        "ett tal för hela avtalet eller en kolumn",
        "one figure of the agreement or a column",
    )
}

pub(super) fn shape(shape: Shape, divisions: &[Division]) -> Text {
    match shape {
        Shape::Scalar => scalar(),
        Shape::Buyers => buyers(),
        Shape::Areas(place) => {
            let division = divisions.get(place).map_or("", |division| &division.id.value);
            text(
                &format!("jaon `{division}` alueiden sarake"),
                &format!("en kolumn över områdena i `{division}`"),
                &format!("a column of areas of `{division}`"),
            )
        }
    }
}

/// One figure, or what is said.
pub(super) fn scalar_or(other: &Text) -> Text {
    let one = scalar();
    let either = |one: &Option<String>, or: &str, other: &Option<String>| {
        one.as_ref().zip(other.as_ref()).map(|(one, other)| format!("{one} {or} {other}"))
    };
    Text {
        fi: either(&one.fi, "tai", &other.fi),
        sv: either(&one.sv, "eller", &other.sv),
        en: either(&one.en, "or", &other.en),
    }
}
