//! Why a text is no JSON, in the reader's language: the parser says it in English.

use jsonc_parser::ParseStringErrorKind as OfString;
use jsonc_parser::errors::ParseErrorKind as Kind;

use crate::text::Text;

/// What is wrong, in every language.
#[expect(
    clippy::match_wildcard_for_single_variants,
    reason = "features of the parser that others switch on add variants"
)]
pub(super) fn reason(kind: &Kind) -> Text {
    let (fi, sv, en) = match kind {
        Kind::BareDecimalPointNumbersNotAllowed => (
            "luvun alussa tai lopussa ei voi olla desimaalipistettä",
            "ett tal kan varken börja eller sluta med en decimalpunkt",
            "a number neither begins nor ends with its decimal point",
        ),
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => (
            "JSONissa ei ole kommentteja",
            "JSON har inga kommentarer",
            "JSON has no comments",
        ),
        Kind::ExpectedColonAfterObjectKey => (
            "nimen jälkeen odotettiin `:`",
            "efter namnet väntades `:`",
            "expected `:` after the name",
        ),
        Kind::ExpectedObjectValue => (
            "merkin `:` jälkeen odotettiin arvo",
            "efter `:` väntades ett värde",
            "expected a value after `:`",
        ),
        Kind::ExpectedDigit | Kind::ExpectedDigitFollowingNegativeSign => {
            ("odotettiin numero", "en siffra väntades", "expected a digit")
        }
        Kind::ExpectedPlusMinusOrDigitInNumberLiteral => (
            "odotettiin `+`, `-` tai numero",
            "`+`, `-` eller en siffra väntades",
            "expected `+`, `-` or a digit",
        ),
        Kind::ExpectedStringObjectProperty => (
            "odotettiin nimi lainausmerkeissä",
            "ett namn inom citattecken väntades",
            "expected a name in double quotes",
        ),
        Kind::HexadecimalNumbersNotAllowed => (
            "luku kirjoitetaan kymmenjärjestelmässä",
            "ett tal skrivs i tiosystemet",
            "a number is written in decimal",
        ),
        Kind::ExpectedComma => ("odotettiin `,`", "`,` väntades", "expected `,`"),
        Kind::MultipleRootJsonValues => (
            "arvon jälkeen on vielä tekstiä",
            "det finns mera text efter värdet",
            "more text follows the value",
        ),
        Kind::NonFiniteNumbersNotAllowed => (
            "ääretön ja NaN eivät ole lukuja",
            "oändligt och NaN är inga tal",
            "infinity and NaN are no numbers",
        ),
        Kind::SingleQuotedStringsNotAllowed => (
            "teksti kirjoitetaan lainausmerkkeihin `\"`",
            "text skrivs inom citattecken `\"`",
            "a text is written in double quotes `\"`",
        ),
        Kind::String(kind) => return of_a_string(kind),
        Kind::TrailingCommasNotAllowed => (
            "viimeisen kohdan jälkeen ei ole pilkkua",
            "efter det sista står inget kommatecken",
            "no comma follows the last one",
        ),
        Kind::UnaryPlusNumbersNotAllowed => (
            "luvun edessä ei ole merkkiä `+`",
            "framför ett tal står inget `+`",
            "no `+` stands before a number",
        ),
        Kind::UnexpectedCloseBrace => return in_place_of_a_value('}'),
        Kind::UnexpectedCloseBracket => return in_place_of_a_value(']'),
        Kind::UnexpectedColon => return in_place_of_a_value(':'),
        Kind::UnexpectedComma => return in_place_of_a_value(','),
        Kind::UnexpectedToken | Kind::UnexpectedTokenInObject | Kind::UnexpectedWord => (
            "outo merkki tai sana ilman lainausmerkkejä",
            "ett oväntat tecken eller ett ord utan citattecken",
            "an unexpected character or a word without quotes",
        ),
        Kind::UnterminatedArray => (
            "luetteloa ei ole suljettu merkillä `]`",
            "listan är inte avslutad med `]`",
            "the list is not closed with `]`",
        ),
        Kind::UnterminatedObject => (
            "aaltosulkeita ei ole suljettu merkillä `}`",
            "klamrarna är inte avslutade med `}`",
            "the braces are not closed with `}`",
        ),
        // Depth is told elsewhere.
        other => return Text::same(&other.to_string()),
    };
    Text::in_all(fi, sv, en)
}

fn in_place_of_a_value(sign: char) -> Text {
    Text::in_all(
        format!("arvon paikalla on `{sign}`"),
        format!("`{sign}` står där ett värde väntades"),
        format!("`{sign}` stands where a value was expected"),
    )
}

fn of_a_string(kind: &OfString) -> Text {
    let (fi, sv, en) = match kind {
        OfString::InvalidEscapeInSingleQuoteString
        | OfString::InvalidEscapeInDoubleQuoteString
        | OfString::InvalidEscape => (
            "merkin `\\` jälkeen on väärä merkki",
            "efter `\\` står fel tecken",
            "a wrong character follows `\\`",
        ),
        OfString::ExpectedFourHexDigits => (
            "merkin `\\u` jälkeen odotettiin neljä heksadesimaalinumeroa",
            "efter `\\u` väntades fyra hexadecimala siffror",
            "expected four hexadecimal digits after `\\u`",
        ),
        OfString::ExpectedTwoHexDigits => (
            "merkin `\\x` jälkeen odotettiin kaksi heksadesimaalinumeroa",
            "efter `\\x` väntades två hexadecimala siffror",
            "expected two hexadecimal digits after `\\x`",
        ),
        OfString::InvalidUnicodeEscapeSequence(_) => (
            "merkkiä ei ole Unicodessa",
            "tecknet finns inte i Unicode",
            "no such character in Unicode",
        ),
        OfString::UnterminatedStringLiteral => (
            "tekstiä ei ole suljettu lainausmerkillä `\"`",
            "texten är inte avslutad med `\"`",
            "the text is not closed with `\"`",
        ),
    };
    Text::in_all(fi, sv, en)
}

#[cfg(test)]
#[path = "json_reasons_tests.rs"]
mod tests;
