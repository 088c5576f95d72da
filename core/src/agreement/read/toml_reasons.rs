//! Why a text is no TOML, in the reader's language: the parser says it in English.

use crate::text::Text;

/// Between what is wrong and what would be right.
const EXPECTED: &str = ", expected ";

/// What the parser says, in every language; what has no words here stays as it is.
pub(super) fn reason(message: &str) -> Text {
    let (wrong, right) = match message.split_once(EXPECTED) {
        Some((wrong, right)) => (wrong, Some(right)),
        None => (message, None),
    };
    let Some((_, fi, sv)) = WRONG.iter().find(|(en, _, _)| *en == wrong) else {
        return Text::same(message);
    };
    let [right_fi, right_sv] = right.and_then(rights).unwrap_or_default();
    Text::in_all(
        joined(fi, "odotettiin", &right_fi),
        joined(sv, "väntade", &right_sv),
        message,
    )
}

fn joined(wrong: &str, expected: &str, right: &str) -> String {
    if right.is_empty() {
        wrong.to_owned()
    } else {
        format!("{wrong}, {expected} {right}")
    }
}

/// Signs stay as they are; where a word is not known nothing is said of what would be right.
fn rights(right: &str) -> Option<[String; 2]> {
    let each = right.split(", ").map(|one| {
        if one.starts_with('`') {
            return Some((one, one));
        }
        RIGHT.iter().find(|(en, _, _)| *en == one).map(|(_, fi, sv)| (*fi, *sv))
    });
    let (fi, sv): (Vec<_>, Vec<_>) =
        each.collect::<Option<Vec<_>>>()?.into_iter().unzip();
    Some([fi.join(", "), sv.join(", ")])
}

/// What is wrong: as the parser says it, in Finnish, in Swedish.
const WRONG: [(&str, &str, &str); 61] = [
    (
        "`_` may only go between digits",
        "`_` voi olla vain numeroiden välissä",
        "`_` får stå bara mellan siffror",
    ),
    (
        "carriage return must be followed by newline",
        "rivin lopussa on vain puolet rivinvaihdosta",
        "raden slutar med en halv radbrytning",
    ),
    ("duplicate key", "sama nimi on kahdesti", "samma namn står två gånger"),
    ("extra `=`", "ylimääräinen `=`", "ett `=` för mycket"),
    (
        "extra assignment between key-value pairs",
        "ylimääräinen `=`",
        "ett `=` för mycket",
    ),
    (
        "extra comma in array",
        "luettelossa on ylimääräinen pilkku",
        "listan har ett kommatecken för mycket",
    ),
    (
        "extra comma in inline table",
        "aaltosulkeissa on ylimääräinen pilkku",
        "ett kommatecken för mycket inom klamrarna",
    ),
    ("floating-point number overflowed", "luku on liian suuri", "talet är för stort"),
    ("integer number overflowed", "luku on liian suuri", "talet är för stort"),
    (
        "integers with a radix cannot be signed",
        "muun kantaluvun luvulla ei ole etumerkkiä",
        "tal i en annan bas har inget tecken",
    ),
    ("invalid basic string", "teksti on väärin", "texten är felaktig"),
    ("invalid binary number", "binääriluku on väärin", "det binära talet är felaktigt"),
    (
        "invalid boolean",
        "arvo on väärin: tosi on `true`, epätosi `false`",
        "värdet är felaktigt: sant är `true`, falskt `false`",
    ),
    (
        "invalid comment character",
        "huomautuksessa on kielletty merkki",
        "kommentaren har ett otillåtet tecken",
    ),
    ("invalid date", "päivä on väärin", "datumet är felaktigt"),
    ("invalid date-time", "aika on väärin", "tiden är felaktig"),
    ("invalid datetime", "aika on väärin", "tiden är felaktig"),
    ("invalid exponent", "eksponentti on väärin", "exponenten är felaktig"),
    ("invalid float", "desimaaliluku on väärin", "decimaltalet är felaktigt"),
    ("invalid fraction", "desimaalit ovat väärin", "decimalerna är felaktiga"),
    (
        "invalid hexadecimal number",
        "heksadesimaaliluku on väärin",
        "det hexadecimala talet är felaktigt",
    ),
    (
        "invalid inline table element",
        "aaltosulkeissa on jotakin, mikä ei kuulu sinne",
        "inom klamrarna står något som inte hör dit",
    ),
    ("invalid integer number", "kokonaisluku on väärin", "heltalet är felaktigt"),
    ("invalid key", "nimi on väärin", "namnet är felaktigt"),
    (
        "invalid key-value pair",
        "rivillä ei ole nimeä ja arvoa",
        "raden har inte ett namn och ett värde",
    ),
    ("invalid literal string", "teksti on väärin", "texten är felaktig"),
    ("invalid mantissa", "luku on väärin", "talet är felaktigt"),
    (
        "invalid multi-line basic string",
        "moniriviinen teksti on väärin",
        "texten på flera rader är felaktig",
    ),
    (
        "invalid multi-line literal string",
        "moniriviinen teksti on väärin",
        "texten på flera rader är felaktig",
    ),
    ("invalid octal number", "oktaaliluku on väärin", "det oktala talet är felaktigt"),
    ("invalid string", "teksti on väärin", "texten är felaktig"),
    ("invalid table", "taulun nimi on väärin", "tabellens namn är felaktigt"),
    ("invalid time", "kellonaika on väärin", "klockslaget är felaktigt"),
    (
        "invalid unquoted key",
        "nimi on väärin ilman lainausmerkkejä",
        "namnet är felaktigt utan citattecken",
    ),
    ("invalid value", "arvo on väärin", "värdet är felaktigt"),
    ("key with no value", "nimellä ei ole arvoa", "namnet har inget värde"),
    (
        "keys cannot be multi-line basic strings",
        "nimi ei voi olla monella rivillä",
        "ett namn kan inte stå på flera rader",
    ),
    (
        "keys cannot be multi-line literal strings",
        "nimi ei voi olla monella rivillä",
        "ett namn kan inte stå på flera rader",
    ),
    ("missing array opening", "luettelon alku `[` puuttuu", "listans början `[` saknas"),
    (
        "missing assignment between key-value pairs",
        "nimen ja arvon välistä puuttuu `=`",
        "`=` saknas mellan namn och värde",
    ),
    (
        "missing comma between array elements",
        "luettelon osien välistä puuttuu pilkku",
        "ett kommatecken saknas mellan listans delar",
    ),
    (
        "missing comma between key-value pairs",
        "aaltosulkeissa osien välistä puuttuu pilkku",
        "ett kommatecken saknas mellan delarna inom klamrarna",
    ),
    (
        "missing comment start",
        "huomautuksen alku `#` puuttuu",
        "kommentarens början `#` saknas",
    ),
    (
        "missing escaped value",
        "merkin `\\` jälkeen puuttuu jotakin",
        "något saknas efter tecknet `\\`",
    ),
    ("missing inline table opening", "alku `{` puuttuu", "början `{` saknas"),
    (
        "missing key for inline table element",
        "aaltosulkeissa puuttuu nimi",
        "ett namn saknas inom klamrarna",
    ),
    (
        "missing opening quote",
        "alusta puuttuu lainausmerkki",
        "citattecknet i början saknas",
    ),
    ("missing table open", "taulun alku `[` puuttuu", "tabellens början `[` saknas"),
    ("missing value", "arvo puuttuu", "värdet saknas"),
    ("missing value for key", "nimellä ei ole arvoa", "namnet har inget värde"),
    (
        "radix must be lowercase",
        "kantaluku kirjoitetaan pienellä",
        "basen skrivs med liten bokstav",
    ),
    (
        "string values must be quoted",
        "tekstin ympärillä on oltava lainausmerkit",
        "en text måste stå inom citattecken",
    ),
    (
        "too few unicode value digits",
        "merkin numerossa on liian vähän numeroita",
        "tecknets nummer har för få siffror",
    ),
    ("unclosed array", "luetteloa ei ole suljettu", "listan är inte avslutad"),
    (
        "unclosed array table",
        "taulun nimeä ei ole suljettu",
        "tabellens namn är inte avslutat",
    ),
    (
        "unclosed inline table",
        "aaltosulkeita ei ole suljettu",
        "klamrarna är inte avslutade",
    ),
    ("unclosed table", "taulun nimeä ei ole suljettu", "tabellens namn är inte avslutat"),
    (
        "unexpected key or value",
        "tässä on jotakin ylimääräistä",
        "här står något för mycket",
    ),
    (
        "unexpected leading zero",
        "luvun alussa on nolla liikaa",
        "talet har en nolla för mycket i början",
    ),
    ("unexpected sign", "etumerkki ei kuulu tähän", "tecknet hör inte hit"),
    ("unquoted keys cannot be empty", "nimi puuttuu", "namnet saknas"),
];

/// What would be right there, in the same languages.
const RIGHT: [(&str, &str, &str); 14] = [
    ("basic string", "tekstiä lainausmerkeissä", "text inom citattecken"),
    ("characters", "merkkejä", "tecken"),
    ("day", "päivää", "dag"),
    ("digits", "numeroita", "siffror"),
    ("key", "nimeä", "ett namn"),
    ("letters", "kirjaimia", "bokstäver"),
    ("literal string", "tekstiä lainausmerkeissä", "text inom citattecken"),
    ("month between 01 and 12", "kuukautta väliltä 01–12", "en månad mellan 01 och 12"),
    ("newline", "rivinvaihtoa", "radbyte"),
    ("nothing", "ei mitään", "ingenting"),
    ("numbers", "numeroita", "siffror"),
    ("printable characters", "näkyviä merkkejä", "synliga tecken"),
    ("unicode hexadecimal value", "merkin numeroa", "tecknets nummer"),
    ("value", "arvoa", "ett värde"),
];

#[cfg(test)]
#[path = "toml_reasons_tests.rs"]
mod tests;
