//! Modes and carriers, in words.

use super::printed::Printed;
use crate::rounding::{Balance, Mode};
use crate::text::Text;

/// A mode by its stable name, and what people call it.
pub(super) fn mode(mode: Mode) -> (&'static str, Text) {
    let named = Mode::NAMES.into_iter().find(|(_, known)| *known == mode);
    let [fi, sv, en] = match mode {
        Mode::HalfUp => [
            "lähimpään, puolikas ylös",
            "till närmaste, halva uppåt",
            "to the nearest, halves up",
        ],
        Mode::HalfEven => [
            "lähimpään, puolikas parilliseen",
            "till närmaste, halva till jämnt",
            "to the nearest, halves to even",
        ],
        Mode::HalfDown => [
            "lähimpään, puolikas alas",
            "till närmaste, halva nedåt",
            "to the nearest, halves down",
        ],
        Mode::Down => ["alas", "nedåt", "down"],
        Mode::Up => ["ylös", "uppåt", "up"],
    };
    (named.map_or("", |(name, _)| name), Text::in_all(fi, sv, en))
}

/// A carrier by its stable name, and what people call it.
pub(super) fn carrier(balance: &Balance, printed: &Printed) -> (&'static str, Text) {
    let say = |name, fi: &str, sv: &str, en: &str| (name, Text::in_all(fi, sv, en));
    match balance {
        Balance::LargestRemainder => say(
            "largest-remainder",
            "suurin jakojäännös",
            "största resten",
            "the largest remainder",
        ),
        Balance::First => say("first", "ensimmäinen", "den första", "the first"),
        Balance::Last => say("last", "viimeinen", "den sista", "the last"),
        Balance::Largest(_, rank) if rank.get() == 1 => say(
            "largest",
            "painoltaan suurin",
            "den med störst vikt",
            "the largest by weight",
        ),
        Balance::Largest(..) => say(
            "second-largest",
            "painoltaan toiseksi suurin",
            "den med näst störst vikt",
            "the second largest by weight",
        ),
        Balance::Smallest(_, rank) if rank.get() == 1 => say(
            "smallest",
            "painoltaan pienin",
            "den med minst vikt",
            "the smallest by weight",
        ),
        Balance::Smallest(..) => say(
            "second-smallest",
            "painoltaan toiseksi pienin",
            "den med näst minst vikt",
            "the second smallest by weight",
        ),
        Balance::Descending(_) => say(
            "descending",
            "yksikkö kerrallaan suurimmasta painosta alkaen",
            "en enhet i taget från den största vikten",
            "one unit at a time from the largest weight down",
        ),
        Balance::Nobody => say("nobody", "ei kukaan", "ingen", "nobody"),
        Balance::Buyer(code) => {
            let name = printed.shown(code);
            ("buyer", Text::same(name))
        }
    }
}

/// The code of the carrier that is named.
pub(super) fn named(balance: &Balance) -> Option<&str> {
    match balance {
        Balance::Buyer(code) => Some(code),
        _ => None,
    }
}

/// Several, one behind the other.
pub(super) fn listed(all: &[Text]) -> Text {
    Text::each(|lang| {
        let all: Vec<&str> = all.iter().map(|one| one.get(lang)).collect();
        all.join("; ")
    })
}
